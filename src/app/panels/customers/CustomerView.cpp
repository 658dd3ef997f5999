// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/customers/CustomerView.h"

#include "app/panels/customers/TimelineView.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "flow/WatchList.h"
#include "present/ErrorText.h"
#include "present/Words.h"
#include "present/pages/CustomerPages.h"
#include "present/pages/DataPages.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace holdfast::app {

CustomerView::CustomerView(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_quick(new LiveAnswer<flow::CustomerCard>(with.workbench, QStringLiteral("customer-card"), [] { return tr("Reading the customer"); }, {}, this))
    , m_deep(new LiveAnswer<flow::CustomerCard>(with.workbench, QStringLiteral("customer-card-deep"), [] { return tr("Measuring the customer"); }, {}, this))
    , m_initials(new QLabel(this))
    , m_name(new QLabel(this))
    , m_since(new QLabel(this))
    , m_noteText(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_tags(new QHBoxLayout)
    , m_roles(new QHBoxLayout)
    , m_note(new QPushButton(this))
    , m_body(new QWidget(this))
    , m_timelineTitle(new QLabel(this))
    , m_how(new charts::HowMark(this))
    , m_timeline(new TimelineView(with, this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 0, 16, 12);
    m_problem->setWordWrap(true);
    m_problem->hide();
    outer->addWidget(m_problem);
    outer->addWidget(m_body, 1);
    auto* columns = new QHBoxLayout(m_body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    const auto frame = [&](const char* id) {
        auto* block = new BlockFrame(with, this);
        block->setObjectName(QStringLiteral("customer-") + QLatin1String(id));
        block->setMinimumSize(180, 90);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        m_blocks.append(block);
        return block;
    };

    auto* left = new QVBoxLayout;
    left->setSpacing(10);
    auto* head = new QFrame(this);
    head->setProperty("surface", QStringLiteral("block"));
    auto* headRows = new QVBoxLayout(head);
    headRows->setContentsMargins(12, 10, 12, 10);
    auto* nameRow = new QHBoxLayout;
    m_initials->setProperty("tag", QStringLiteral("accent"));
    m_initials->setFixedSize(38, 38);
    m_initials->setAlignment(Qt::AlignCenter);
    nameRow->addWidget(m_initials);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    m_name->setProperty("type", QStringLiteral("emphasis"));
    m_name->setObjectName(QStringLiteral("customerName"));
    m_name->setTextFormat(Qt::PlainText);
    m_since->setProperty("type", QStringLiteral("caption"));
    m_since->setTextFormat(Qt::PlainText);
    names->addWidget(m_name);
    names->addWidget(m_since);
    nameRow->addLayout(names, 1);
    headRows->addLayout(nameRow);
    m_tags->setSpacing(5);
    headRows->addLayout(m_tags);
    auto* noteRow = new QHBoxLayout;
    m_noteText->setWordWrap(true);
    m_noteText->setTextFormat(Qt::PlainText);
    m_noteText->setProperty("type", QStringLiteral("secondary"));
    m_note->setObjectName(QStringLiteral("customerNote"));
    m_note->setProperty("density", QStringLiteral("small"));
    noteRow->addWidget(m_noteText, 1);
    noteRow->addWidget(m_note);
    headRows->addLayout(noteRow);
    left->addWidget(head);
    left->addWidget(frame("profile"), 12);
    left->addWidget(frame("value"), 7);
    left->addWidget(frame("segments"), 3);
    columns->addLayout(left, 24);

    auto* middle = new QVBoxLayout;
    middle->setSpacing(12);
    auto* line = new QFrame(this);
    line->setProperty("surface", QStringLiteral("block"));
    auto* lineRows = new QVBoxLayout(line);
    lineRows->setContentsMargins(8, 8, 8, 4);
    auto* lineHead = new QHBoxLayout;
    m_timelineTitle->setProperty("type", QStringLiteral("block"));
    lineHead->addWidget(m_timelineTitle);
    lineHead->addStretch(1);
    lineHead->addWidget(m_how);
    lineRows->addLayout(lineHead);
    m_timeline->setObjectName(QStringLiteral("customerTimeline"));
    lineRows->addWidget(m_timeline, 1);
    middle->addWidget(line, 11);
    auto* eventsBox = new QVBoxLayout;
    eventsBox->setSpacing(6);
    m_roles->setSpacing(6);
    eventsBox->addLayout(m_roles);
    eventsBox->addWidget(frame("events"), 1);
    middle->addLayout(eventsBox, 10);
    columns->addLayout(middle, 60);

    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(frame("why"), 10);
    right->addWidget(frame("rhythm"), 9);
    right->addWidget(frame("indicators"), 10);
    columns->addLayout(right, 33);

    connect(block(QStringLiteral("why")), &BlockFrame::actionWanted, this, &CustomerView::trainingWanted);
    BlockFrame* profile = block(QStringLiteral("profile"));
    connect(profile->body(), &BlockBody::viewMade, this, [this, profile] {
        if (auto* table = profile->body()->table())
            connect(table, &charts::TableSpecView::rowOpened, this, &CustomerView::openField);
    });
    connect(m_timeline, &TimelineView::eventChosen, this, [this](int event) {
        if (!m_role.isEmpty())
            setRole({});
        if (auto* table = block(QStringLiteral("events"))->body()->table()) {
            table->chooseRows({event});
            if (const QModelIndexList rows = table->selectionModel()->selectedRows(); !rows.isEmpty())
                table->scrollTo(rows.first());
        }
    });
    connect(m_how, &QAbstractButton::clicked, this, [this] {
        if (const present::Block* events = m_page.block(QStringLiteral("events"))) {
            auto* popover = new ProvenancePopover(events->provenance, m_with.appearance, this);
            popover->showAt({m_how->mapToGlobal(QPoint(0, 0)), m_how->size()});
        }
    });
    connect(m_note, &QPushButton::clicked, this, &CustomerView::editNote);
    connect(m_quick, &LiveAnswerBase::changed, this, &CustomerView::refresh);
    connect(m_deep, &LiveAnswerBase::changed, this, &CustomerView::refresh);
    // A note, a segment or a model that changes is no change of the facts.
    connect(&with.workbench, &Workbench::stateChanged, m_quick, &LiveAnswerBase::invalidate);
    connect(&with.workbench, &Workbench::stateChanged, m_deep, &LiveAnswerBase::invalidate);
    const auto look = [this] {
        m_how->setTheme(m_with.appearance.theme());
        m_how->setTypography(m_with.appearance.type());
        m_timeline->setTheme(m_with.appearance.theme());
        m_timeline->setTypography(m_with.appearance.type());
    };
    connect(&with.appearance, &Appearance::changed, this, look);
    look();
    retranslate();
}

BlockFrame* CustomerView::block(const QString& id) const
{
    for (BlockFrame* frame : m_blocks)
        if (frame->objectName() == QStringLiteral("customer-") + id)
            return frame;
    return nullptr;
}

const flow::CustomerCard* CustomerView::card() const
{
    const std::string id = m_id.toStdString();
    for (const auto* answer : {m_deep, m_quick})
        if (answer->answer() && answer->answer()->customer == id && (!answer->isComputing() || answer == m_quick))
            return answer->answer();
    return nullptr;
}

void CustomerView::setCustomer(const QString& id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_role.clear();
    for (auto [answer, deep] : {std::pair {m_quick, false}, std::pair {m_deep, true}})
        answer->setWork([id = id.toStdString(), deep = deep](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
            flow::CustomerCardRequest request;
            request.scope = scope;
            request.customer = id;
            request.deep = deep;
            return flow::customerCard(session, request, job);
        });
}

void CustomerView::setActive(bool active)
{
    active = active && !m_id.isEmpty();
    m_quick->setActive(active);
    m_deep->setActive(active);
}

void CustomerView::setNamesHidden(bool hidden)
{
    m_namesHidden = hidden;
    refresh();
}

void CustomerView::setRole(const QString& role)
{
    m_role = role;
    refresh();
}

void CustomerView::retranslate()
{
    m_note->setText(tr("Note…"));
    m_how->setAccessibleName(tr("How computed"));
    m_timelineTitle->setText(tr("Timeline"));
    m_timeline->setAccessibleName(tr("Timeline of the customer"));
    refresh();
}

static QString initialsOf(const QString& name)
{
    QString letters;
    for (const QString& word : name.split(u' ', Qt::SkipEmptyParts))
        letters += word.left(1);
    return letters.left(2).toUpper();
}

void CustomerView::refresh()
{
    const flow::CustomerCard* shownCard = card();
    const bool failed = m_quick->problem() && !m_quick->isComputing();
    m_problem->setVisible(failed);
    m_body->setVisible(!failed);
    if (failed)
        m_problem->setText(present::errorText(*m_quick->problem()));
    m_note->setEnabled(shownCard && !m_with.workbench.isReadOnly());
    for (BlockFrame* frame : m_blocks)
        frame->setComputing(!shownCard && isComputing());
    if (!shownCard)
        return;
    flow::CustomerCard hidden;
    if (m_namesHidden) {
        hidden = *shownCard;
        hidden.name.clear();
        hidden.note.clear();
        std::erase_if(hidden.fields, [](const flow::CardField& field) { return field.field.personal; });
        for (auto& event : hidden.events)
            std::erase_if(event.details, [](const auto& detail) { return detail.first == "text" || detail.first == "comment"; });
        shownCard = &hidden;
    }
    const present::Fmt fmt = m_with.appearance.fmt();
    m_page = present::customerPage(*shownCard, fmt, m_role);
    for (BlockFrame* frame : m_blocks)
        if (const present::Block* made = m_page.block(frame->objectName().mid(9)))
            frame->setBlock(*made);
    const bool deeper = m_deep->isComputing();
    for (const char* id : {"why", "indicators", "segments"})
        block(QLatin1String(id))->setComputing(deeper);
    m_timeline->setSpec(present::customerTimeline(*shownCard, fmt));
    const QString name = QString::fromStdString(shownCard->name);
    m_name->setText(name.isEmpty() ? m_id : name);
    m_initials->setText(initialsOf(name));
    m_initials->setVisible(!name.isEmpty());
    m_since->setText(shownCard->since.isValid() ? tr("%1 · since %2").arg(m_id, fmt.date(shownCard->since)) : m_id);
    while (QLayoutItem* item = m_tags->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& text : present::customerTags(*shownCard, fmt)) {
        auto* tag = new QLabel(text, this);
        tag->setTextFormat(Qt::PlainText);
        tag->setProperty("tag", QStringLiteral("neutral"));
        m_tags->addWidget(tag);
    }
    m_tags->addStretch(1);
    m_noteText->setText(QString::fromStdString(shownCard->note));
    refreshRoles(*shownCard);
    Q_EMIT shown();
}

void CustomerView::refreshRoles(const flow::CustomerCard& card)
{
    while (QLayoutItem* item = m_roles->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // it may be the one that was clicked
        }
        delete item;
    }
    const present::Fmt fmt = m_with.appearance.fmt();
    const auto add = [&](const QString& role, const QString& name, std::uint64_t n) {
        auto* chip = new QPushButton(QStringLiteral("%1 %2").arg(name, fmt.count(qint64(n))), this);
        chip->setObjectName(QStringLiteral("customerRole-") + role);
        chip->setProperty("role", role == m_role ? QStringLiteral("chip") : QStringLiteral("chip-plain"));
        connect(chip, &QPushButton::clicked, this, [this, role] { setRole(role); });
        m_roles->addWidget(chip);
    };
    add({}, tr("All"), card.events.size());
    constexpr int kMostChips = 5;
    int chips = 0;
    for (const char* role : {"transaction", "interaction", "complaint", "survey_response", "campaign_contact", "enquiry", "touchpoint", "payment", "renewal"})
        if (const auto it = card.eventCounts.find(role); it != card.eventCounts.end() && ++chips <= kMostChips)
            add(QLatin1String(role), present::roleName(QLatin1String(role)), it->second);
    m_roles->addStretch(1);
}

// Where a field comes from, told as "how computed".
void CustomerView::openField(int row)
{
    const flow::CustomerCard* shownCard = card();
    const flow::SessionPtr session = m_with.workbench.session();
    if (!shownCard || !session || row < 0)
        return;
    flow::CustomerCard seen = *shownCard;
    if (m_namesHidden)
        std::erase_if(seen.fields, [](const flow::CardField& field) { return field.field.personal; });
    const auto fields = present::profileFields(seen);
    if (row >= int(fields.size()))
        return;
    const std::string field = seen.fields[fields[std::size_t(row)]].field.name;
    JobRequest request;
    request.name = tr("Finding the origin of a field");
    request.key = QStringLiteral("cell-origin");
    request.visible = false;
    QWidget* anchor = block(QStringLiteral("profile"));
    m_with.workbench.jobs().run<flow::CellLineage>(
        request, this, [session, id = m_id.toStdString(), field](core::JobContext& job) { return flow::customerFieldLineage(*session, id, field, job); },
        [this, anchor](core::Result<flow::CellLineage> lineage) {
            if (!lineage) {
                if (lineage.error().code != core::Code::Cancelled)
                    m_with.dialogs.tell(this, tr("Origin not found"), present::errorText(lineage.error()), {});
                return;
            }
            auto* popover = new ProvenancePopover(present::lineageProvenance(*lineage, m_with.appearance.fmt()), m_with.appearance, anchor);
            popover->setObjectName(QStringLiteral("fieldOrigin"));
            popover->showAt({anchor->mapToGlobal(QPoint(40, 0)), QSize(10, 40)});
        });
}

void CustomerView::editNote()
{
    const flow::CustomerCard* shownCard = card();
    if (!shownCard)
        return;
    m_with.dialogs.askText(this, tr("Note on %1").arg(m_id), tr("Note"), QString::fromStdString(shownCard->note), [this](const QString& text) {
        m_with.workbench.change(tr("Writing a note"), [id = m_id.toStdString(), note = text.trimmed().toStdString()](flow::Session& session, core::JobContext& job) {
            return flow::setCustomerNote(session, id, note, job);
        });
    });
}

} // namespace holdfast::app
