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
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace holdfast::app {

CustomerView::CustomerView(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_quick(new LiveAnswer<flow::CustomerCard>(with.workbench, QStringLiteral("customer-card"), [] { return tr("Reading the customer"); }, {}, this))
    , m_deep(new LiveAnswer<flow::CustomerCard>(with.workbench, QStringLiteral("customer-card-deep"), [] { return tr("Measuring the customer"); }, {}, this))
    , m_story(new LiveAnswer<flow::CustomerStory>(with.workbench, QStringLiteral("customer-story"), [] { return tr("Looking for similar customers"); }, {}, this))
    , m_advice(new LiveAnswer<flow::CustomerAdvice>(with.workbench, QStringLiteral("customer-advice"), [] { return tr("Weighing the offers"); }, {}, this))
    , m_initials(new QLabel(this))
    , m_name(new QLabel(this))
    , m_since(new QLabel(this))
    , m_noteText(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_tags(new QHBoxLayout)
    , m_roles(new QHBoxLayout)
    , m_note(new QPushButton(this))
    , m_plan(new QPushButton(this))
    , m_body(new QWidget(this))
    , m_timelineTitle(new QLabel(this))
    , m_timelineNote(new QLabel(this))
    , m_parts {new QPushButton(this), new QPushButton(this), new QPushButton(this)}
    , m_below(new QStackedLayout)
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
        block->setMinimumSize(180, QLatin1String(id) == QLatin1String("segments") ? 118 : 90);
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
    m_plan->setObjectName(QStringLiteral("customerPlan"));
    m_plan->setProperty("density", QStringLiteral("small"));
    noteRow->addWidget(m_noteText, 1);
    noteRow->addWidget(m_plan);
    noteRow->addWidget(m_note);
    headRows->addLayout(noteRow);
    left->addWidget(head);
    left->addWidget(frame("profile"), 11);
    block(QStringLiteral("profile"))->setMinimumWidth(258); // a field and its value
    left->addWidget(frame("value"), 7);
    left->addWidget(frame("segments"), 4);
    columns->addLayout(left, 23);

    auto* middle = new QVBoxLayout;
    middle->setSpacing(12);
    auto* line = new QFrame(this);
    line->setProperty("surface", QStringLiteral("block"));
    auto* lineRows = new QVBoxLayout(line);
    lineRows->setContentsMargins(8, 8, 8, 4);
    auto* lineHead = new QHBoxLayout;
    m_timelineTitle->setProperty("type", QStringLiteral("block"));
    m_timelineNote->setProperty("type", QStringLiteral("caption"));
    m_timelineNote->setTextFormat(Qt::PlainText);
    m_timelineNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    lineHead->addWidget(m_timelineTitle);
    lineHead->addWidget(m_timelineNote, 1);
    lineHead->addWidget(m_how);
    lineRows->addLayout(lineHead);
    m_timeline->setObjectName(QStringLiteral("customerTimeline"));
    lineRows->addWidget(m_timeline, 1);
    middle->addWidget(line, 13);
    auto* belowBox = new QVBoxLayout;
    belowBox->setSpacing(6);
    auto* partsRow = new QHBoxLayout;
    partsRow->setSpacing(6);
    auto* switcher = new QFrame(this);
    switcher->setProperty("surface", QStringLiteral("segment"));
    auto* switches = new QHBoxLayout(switcher);
    switches->setContentsMargins(2, 2, 2, 2);
    switches->setSpacing(0);
    for (int part = Events; part <= Signs; ++part) {
        m_parts[part]->setObjectName(QStringLiteral("customerPart-%1").arg(part));
        m_parts[part]->setProperty("role", QStringLiteral("segment"));
        m_parts[part]->setCheckable(true);
        m_parts[part]->setAutoExclusive(true);
        switches->addWidget(m_parts[part]);
        connect(m_parts[part], &QPushButton::clicked, this, [this, part] { showPart(Part(part)); });
    }
    partsRow->addWidget(switcher);
    partsRow->addStretch(1);
    belowBox->addLayout(partsRow);
    auto* eventsPage = new QWidget(this);
    auto* eventsBox = new QVBoxLayout(eventsPage);
    eventsBox->setContentsMargins(0, 0, 0, 0);
    eventsBox->setSpacing(6);
    m_roles->setSpacing(6);
    eventsBox->addLayout(m_roles);
    eventsBox->addWidget(frame("events"), 1);
    m_below->addWidget(eventsPage);
    for (const char* id : {"rhythm", "indicators"})
        m_below->addWidget(frame(id));
    belowBox->addLayout(m_below, 1);
    middle->addLayout(belowBox, 9);
    columns->addLayout(middle, 57);

    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(frame("why"), 11);
    right->addWidget(frame("next-action"), 10);
    right->addWidget(frame("similar"), 8);
    columns->addLayout(right, 37);

    for (const char* id : {"why", "next-action"})
        connect(block(QLatin1String(id)), &BlockFrame::actionWanted, this, &CustomerView::trainingWanted);
    BlockFrame* similar = block(QStringLiteral("similar"));
    connect(similar->body(), &BlockBody::viewMade, this, [this, similar] {
        if (auto* table = similar->body()->table())
            connect(table, &charts::TableSpecView::rowOpened, this, &CustomerView::openSimilar);
    });
    BlockFrame* profile = block(QStringLiteral("profile"));
    connect(profile->body(), &BlockBody::viewMade, this, [this, profile] {
        if (auto* table = profile->body()->table())
            connect(table, &charts::TableSpecView::rowOpened, this, &CustomerView::openField);
    });
    connect(m_timeline, &TimelineView::eventChosen, this, [this](int event) {
        showPart(Events);
        if (!m_role.isEmpty())
            setRole({});
        if (auto* table = block(QStringLiteral("events"))->body()->table()) {
            table->chooseRows({event});
            if (const QModelIndexList rows = table->selectionModel()->selectedRows(); !rows.isEmpty())
                table->scrollTo(rows.first());
        }
    });
    connect(m_how, &QAbstractButton::clicked, this, [this] {
        auto* popover = new ProvenancePopover(m_timeline->spec().provenance, m_with.appearance, this);
        popover->showAt({m_how->mapToGlobal(QPoint(0, 0)), m_how->size()});
    });
    connect(m_note, &QPushButton::clicked, this, &CustomerView::editNote);
    connect(m_plan, &QPushButton::clicked, this, &CustomerView::planCampaign);
    BlockFrame* offers = block(QStringLiteral("next-action"));
    connect(offers->body(), &BlockBody::viewMade, this, [this, offers] {
        if (auto* table = offers->body()->table())
            connect(table, &charts::TableSpecView::rowOpened, this, &CustomerView::planCampaign);
    });
    for (LiveAnswerBase* answer : answers()) {
        connect(answer, &LiveAnswerBase::changed, this, &CustomerView::refresh);
        // A note, a segment or a model that changes is no change of the facts.
        connect(&with.workbench, &Workbench::stateChanged, answer, &LiveAnswerBase::invalidate);
    }
    const auto look = [this] {
        m_how->setTheme(m_with.appearance.theme());
        m_how->setTypography(m_with.appearance.type());
        m_timeline->setTheme(m_with.appearance.theme());
        m_timeline->setTypography(m_with.appearance.type());
    };
    connect(&with.appearance, &Appearance::changed, this, look);
    look();
    showPart(Events);
    retranslate();
}

QList<LiveAnswerBase*> CustomerView::answers() const
{
    return {m_quick, m_deep, m_story, m_advice};
}

bool CustomerView::isComputing() const
{
    return std::ranges::any_of(answers(), &LiveAnswerBase::isComputing);
}

void CustomerView::showPart(Part part)
{
    m_parts[part]->setChecked(true);
    m_below->setCurrentIndex(part);
}

CustomerView::Part CustomerView::part() const
{
    return Part(m_below->currentIndex());
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

// Of another customer, or of this one before something changed: not shown.
template <class Answer> static const Answer* currentOf(const LiveAnswer<Answer>* answer, const QString& id)
{
    return answer->answer() && answer->answer()->customer == id.toStdString() && !answer->isComputing() ? answer->answer() : nullptr;
}

const flow::CustomerStory* CustomerView::story() const
{
    return currentOf(m_story, m_id);
}

const flow::CustomerAdvice* CustomerView::advice() const
{
    return currentOf(m_advice, m_id);
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
    m_story->setWork([id = id.toStdString()](flow::Session& session, const flow::Scope& scope, core::JobContext& job) { return flow::customerStory(session, {scope, id}, job); });
    m_advice->setWork([id = id.toStdString()](flow::Session& session, const flow::Scope& scope, core::JobContext& job) { return flow::customerAdvice(session, {scope, id}, job); });
}

void CustomerView::setActive(bool active)
{
    active = active && !m_id.isEmpty();
    for (LiveAnswerBase* answer : answers())
        answer->setActive(active);
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
    m_plan->setText(tr("Plan campaign…"));
    m_plan->setToolTip(tr("A campaign for this customer; also by Enter or a double click on an offer"));
    m_how->setAccessibleName(tr("How computed"));
    m_timelineTitle->setText(tr("Timeline"));
    m_timeline->setAccessibleName(tr("Timeline of the customer"));
    m_parts[Events]->setText(tr("Events"));
    m_parts[Rhythm]->setText(tr("Own rhythm"));
    m_parts[Signs]->setText(tr("Warning signs"));
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
    for (QPushButton* button : {m_note, m_plan})
        button->setEnabled(shownCard && !m_with.workbench.isReadOnly());
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
    m_page = present::customerPage(*shownCard, fmt, m_role, story(), advice());
    if (!m_advice->isComputing() && m_advice->problem())
        m_page.blocks.append(present::nextActionMissing(*m_advice->problem()));
    for (BlockFrame* frame : m_blocks)
        if (const present::Block* made = m_page.block(frame->objectName().mid(9)))
            frame->setBlock(*made);
    const std::pair<const char*, const LiveAnswerBase*> others[] = {{"why", m_deep}, {"indicators", m_deep}, {"segments", m_deep}, {"similar", m_story}, {"next-action", m_advice}};
    for (const auto& [id, answer] : others)
        block(QLatin1String(id))->setComputing(answer->isComputing());
    m_timeline->setSpec(present::customerTimeline(*shownCard, fmt, story()));
    m_timelineNote->setText(m_timeline->spec().note);
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

void CustomerView::planCampaign()
{
    if (card() == nullptr || m_with.workbench.isReadOnly())
        return;
    domain::CampaignAudience audience;
    audience.customers = {m_id.toStdString()};
    audience.from = "selection";
    Q_EMIT campaignWanted(audience);
}

void CustomerView::openSimilar(int row)
{
    const flow::CustomerStory* told = story();
    if (told && told->similar && row >= 0 && row < int(told->similar->nearest.size()))
        Q_EMIT customerWanted(QString::fromStdString(told->similar->nearest[std::size_t(row)].customer));
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
