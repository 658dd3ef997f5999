// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/BriefingsPanel.h"

#include "app/look/Icons.h"
#include "app/panels/briefing/PagePictures.h"
#include "app/panels/briefing/PageStack.h"
#include "app/panels/briefing/PartEditor.h"
#include "flow/Briefings.h"
#include "present/ErrorText.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdfast::app {

using Kind = domain::BriefingItem::Kind;

BriefingsPanel::BriefingsPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_which(new QComboBox(this))
    , m_copy(new QPushButton(icon(QStringLiteral("copy"), surroundings.appearance), {}, this))
    , m_review(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_removeAll(new QPushButton(this))
    , m_pages(new PageStack(surroundings.appearance, this))
{
    setObjectName(QStringLiteral("briefingsPanel"));
    m_which->setObjectName(QStringLiteral("briefingChoice"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_copy->setObjectName(QStringLiteral("briefingCopy"));
    m_review->setObjectName(QStringLiteral("briefingReview"));
    connect(m_review, &QPushButton::clicked, this, &BriefingsPanel::review);
    m_removeAll->setObjectName(QStringLiteral("briefingRemove"));
    m_export->setObjectName(QStringLiteral("briefingExport"));
    m_export->setProperty("role", QStringLiteral("primary"));
    connect(m_which, &QComboBox::activated, this, [this](int index) { choose(m_which->itemData(index).toString()); });
    connect(m_copy, &QPushButton::clicked, this, &BriefingsPanel::makeOwn);
    connect(m_removeAll, &QPushButton::clicked, this, [this] {
        workbench().change(tr("Removing a briefing"),
            [name = m_name.toStdString()](flow::Session& session, core::JobContext& job) { return flow::removeBriefing(session, name, job); });
    });
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(m_name); });
    for (QWidget* action : std::initializer_list<QWidget*> {m_which, m_copy, m_review, m_removeAll, m_export})
        header()->addAction(action);
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(16, 0, 16, 12);
    columns->setSpacing(12);
    columns->addWidget(makeContents());
    columns->addWidget(m_pages, 1);
    columns->addWidget(makeSide());
    bodyLayout()->addLayout(columns);

    Workbench& bench = workbench();
    connect(&bench, &Workbench::stateChanged, this, [this] {
        m_stale = true;
        if (m_active)
            read();
    });
    const auto again = [this] {
        m_drawStale = true;
        if (m_active)
            draw();
    };
    connect(&bench, &Workbench::factsChanged, this, again);
    connect(&bench, &Workbench::filtersSettled, this, again);
    connect(&bench, &Workbench::closed, this, [this] {
        m_own.clear();
        m_issues.clear();
        m_template.reset();
        m_name.clear();
        m_stale = m_drawStale = true;
        m_pages->setText({});
    });
    word();
}

QToolButton* BriefingsPanel::tool(const QString& name, const char* iconName, std::function<void()> run)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("role", QStringLiteral("icon"));
    button->setIcon(icon(QString::fromLatin1(iconName), with().appearance));
    button->setFixedSize(26, 26);
    connect(button, &QToolButton::clicked, this, std::move(run));
    return button;
}

QWidget* BriefingsPanel::makeContents()
{
    m_contents = new BriefingCard(this);
    BriefingCard* frame = m_contents;
    frame->setFixedWidth(228);
    auto* layout = static_cast<QVBoxLayout*>(frame->layout());
    m_locked = new QLabel(frame);
    m_locked->setProperty("type", QStringLiteral("caption"));
    m_locked->setWordWrap(true);
    layout->addWidget(m_locked);
    m_parts = new QListWidget(frame);
    m_parts->setObjectName(QStringLiteral("briefingParts"));
    m_parts->setDragDropMode(QAbstractItemView::InternalMove);
    m_parts->viewport()->installEventFilter(this);
    m_parts->setTextElideMode(Qt::ElideRight);
    m_parts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_parts, &QListWidget::currentRowChanged, this, [this] {
        if (!m_filling)
            fillPart();
    });
    connect(m_parts->model(), &QAbstractItemModel::rowsMoved, this, [this](const QModelIndex&, int from, int, const QModelIndex&, int to) {
        // The view has moved its row already; the plan follows, and is read again when it is kept.
        moveTo(from, to > from ? to - 1 : to);
    });
    layout->addWidget(m_parts, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    m_up = tool(QStringLiteral("briefingUp"), "chevron-up", [this] { moveTo(this->row(), this->row() - 1); });
    m_down = tool(QStringLiteral("briefingDown"), "chevron-down", [this] { moveTo(this->row(), this->row() + 1); });
    const auto own = [this](Kind kind, const QString& words) {
        Item item;
        item.kind = kind;
        item.words = words.toStdString();
        add(std::move(item));
    };
    m_heading = tool(QStringLiteral("briefingHeading"), "doc", [own, this] { own(Kind::Heading, tr("Heading")); });
    m_text = tool(QStringLiteral("briefingText"), "edit", [own, this] { own(Kind::Text, tr("Text")); });
    m_break = tool(QStringLiteral("briefingBreak"), "box", [own] { own(Kind::Break, {}); });
    m_delete = tool(QStringLiteral("briefingDelete"), "trash", [this] { remove(); });
    for (QToolButton* button : {m_up, m_down, m_heading, m_text, m_break})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_delete);
    layout->addLayout(row);
    const auto key = [this](const QKeySequence& keys, std::function<void()> run) {
        auto* shortcut = new QShortcut(keys, m_parts);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, std::move(run));
    };
    key(Qt::ALT | Qt::Key_Up, [this] { moveTo(this->row(), this->row() - 1); });
    key(Qt::ALT | Qt::Key_Down, [this] { moveTo(this->row(), this->row() + 1); });
    key(Qt::Key_Delete, [this] { remove(); });
    key(Qt::ALT | Qt::Key_W, [this] { toggleHalf(); });
    return frame;
}

QWidget* BriefingsPanel::makeSide()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(256);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);

    m_basket = new BasketCard(with().appearance, side);
    connect(m_basket, &BasketCard::taken, this, [this](int pin) { takeFromBasket(pin); });
    connect(m_basket, &BasketCard::dropped, this, &BriefingsPanel::removeFromBasket);
    column->addWidget(m_basket, 1);
    m_part = new PartEditor(side);
    connect(m_part, &PartEditor::edited, this, [this](const Item& part) {
        const Plan* now = plan();
        const int at = row();
        if (!now || !isOwn() || at < 0)
            return;
        Plan changed = *now;
        changed.items[std::size_t(at)] = part;
        save(changed, at);
    });
    connect(m_part, &PartEditor::panelWanted, this, &BriefingsPanel::panelWanted);
    column->addWidget(m_part);
    return side;
}

// A pin dropped on the contents is taken in there.
bool BriefingsPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool drop = event->type() == QEvent::Drop;
    if (watched != m_parts->viewport() || !(drop || event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove))
        return Panel::eventFilter(watched, event);
    auto* dragged = static_cast<QDropEvent*>(event);
    const auto* from = qobject_cast<QWidget*>(dragged->source());
    if (!from || !m_basket->isAncestorOf(from))
        return Panel::eventFilter(watched, event);
    dragged->setDropAction(Qt::CopyAction);
    dragged->accept();
    if (drop) {
        const int before = m_parts->indexAt(dragged->position().toPoint()).row();
        takeFromBasket(m_basket->chosen(), before < 0 ? m_parts->count() : before);
    }
    return true;
}

void BriefingsPanel::activate()
{
    m_active = true;
    if (m_stale)
        read();
    else if (m_drawStale)
        draw();
}

void BriefingsPanel::hideEvent(QHideEvent* event)
{
    m_active = false;
    Panel::hideEvent(event);
}

void BriefingsPanel::recompute()
{
    workbench().recompute();
}

void BriefingsPanel::read()
{
    const flow::SessionPtr session = workbench().session();
    if (!session)
        return;
    m_stale = false;
    JobRequest request;
    request.name = tr("Reading the briefings");
    request.key = QStringLiteral("briefings");
    request.visible = false;
    workbench().jobs().run<Stored>(
        request, this, [session](core::JobContext&) { return stored(*session); },
        [this, session](core::Result<Stored> all) {
            if (workbench().session() != session)
                return;
            if (!all) {
                m_pages->setText(present::errorText(all.error()));
                return;
            }
            const bool same = m_own == all->plans && m_issues == all->issues && !m_name.isEmpty();
            m_own = std::move(all->plans);
            m_issues = std::move(all->issues);
            if (m_name.isEmpty())
                m_name = QStringLiteral("weekly-churn");
            if (!same || m_drawStale)
                choose(m_name);
        });
}

core::Result<BriefingsPanel::Stored> BriefingsPanel::stored(flow::Session& session)
{
    auto plans = flow::briefings(session);
    if (!plans)
        return std::unexpected(plans.error());
    Stored all {std::move(*plans), {}};
    std::vector<std::string> names = flow::briefingTemplates();
    for (const auto& [name, plan] : all.plans)
        names.push_back(name);
    for (const std::string& name : names) {
        auto issues = flow::briefingIssues(session, name);
        if (!issues)
            return std::unexpected(issues.error());
        if (!issues->empty())
            all.issues.emplace(name, std::move(issues->back()));
    }
    return all;
}

void BriefingsPanel::choose(const QString& name)
{
    m_name = name;
    m_template.reset();
    if (!isOwn()) {
        auto found = flow::templatePlan(name.toStdString());
        if (!found) { // it was removed
            m_name = QStringLiteral("weekly-churn");
            found = flow::templatePlan(m_name.toStdString());
        }
        m_template = std::move(*found);
    }
    fill();
    draw();
}

const BriefingsPanel::Plan* BriefingsPanel::plan() const
{
    if (const auto it = m_own.find(m_name.toStdString()); it != m_own.end())
        return &it->second;
    return m_template ? &*m_template : nullptr;
}

void BriefingsPanel::fill()
{
    m_filling = true;
    m_which->clear();
    for (const std::string& name : flow::briefingTemplates())
        m_which->addItem(briefing::briefingTitle(QString::fromStdString(name)), QString::fromStdString(name));
    bool first = true;
    for (const auto& [name, own] : m_own) {
        if (name == flow::kBriefingBasket)
            continue;
        if (std::exchange(first, false))
            m_which->insertSeparator(m_which->count());
        m_which->addItem(QString::fromStdString(name), QString::fromStdString(name));
    }
    m_which->setCurrentIndex(m_which->findData(m_name));

    const int before = m_wantedRow >= 0 ? m_wantedRow : row();
    m_wantedRow = -1;
    m_parts->clear();
    if (const Plan* now = plan())
        for (const Item& item : now->items) {
            QStringList words {PartEditor::wordsOf(item)};
            if (item.half)
                words.append(tr("half width"));
            if (item.asOf.isValid())
                words.append(tr("as of %1").arg(with().appearance.fmt().date(item.asOf)));
            auto* entry = new QListWidgetItem(words.join(QStringLiteral(" · ")), m_parts);
            entry->setToolTip(entry->text());
        }
    m_parts->setCurrentRow(std::min(before, m_parts->count() - 1));
    QStringList pins;
    if (const auto basket = m_own.find(std::string(flow::kBriefingBasket)); basket != m_own.end())
        for (const Item& item : basket->second.items)
            pins.append(PartEditor::wordsOf(item)
                + (item.segment.empty() && !item.rule ? QString() : QStringLiteral(" · ") + (item.segment.empty() ? tr("filtered") : QString::fromStdString(item.segment))));
    m_basket->setPins(pins);
    m_filling = false;
    fillPart();
    word();
}

void BriefingsPanel::fillPart()
{
    const Plan* now = plan();
    const int at = row();
    const bool chosen = now && at >= 0 && at < int(now->items.size());
    m_part->setPart(chosen ? std::optional(now->items[std::size_t(at)]) : std::nullopt, isOwn() && !workbench().isReadOnly(), asOf());
    for (QToolButton* button : {m_up, m_down, m_delete})
        button->setEnabled(chosen && isOwn() && !workbench().isReadOnly());
}

core::CivilDate BriefingsPanel::asOf() const
{
    const core::CivilDate chosen = workbench().settings().asOf;
    return chosen.isValid() ? chosen : workbench().state().dataTo;
}

briefing::BriefingRequest BriefingsPanel::request() const
{
    briefing::BriefingRequest wanted;
    if (const Plan* now = plan())
        wanted.plan = *now;
    wanted.name = m_name.toStdString();
    wanted.scope = workbench().scope();
    wanted.chinese = with().appearance.language() == QStringLiteral("zh_CN");
    return wanted;
}

int BriefingsPanel::row() const
{
    return m_parts->currentRow();
}

void BriefingsPanel::draw()
{
    const flow::SessionPtr session = workbench().session();
    const Plan* now = plan();
    if (!session || !now || !workbench().hasData())
        return;
    m_drawStale = false;
    if (now->items.empty()) {
        m_pages->setText(tr("This briefing is empty. Pin a figure in another panel (its menu, or P), then add it here."));
        return;
    }
    briefing::BriefingRequest wanted = request();
    if (const auto last = m_issues.find(wanted.name); last != m_issues.end()) {
        wanted.since = last->second;
        wanted.onlyIfChanged = true;
    }
    const QString language = with().appearance.language();
    JobRequest drawing;
    drawing.name = tr("Drawing the pages");
    drawing.key = QStringLiteral("briefing-pages");
    drawing.visible = false;
    m_zoom = zoom();
    const double ratio = devicePixelRatioF(), scale = m_zoom * ratio;
    workbench().jobs().run<QList<QImage>>(
        drawing, this,
        [session, wanted, relay = sharedRelay(language), language, ratio, scale](core::JobContext& job) {
            return pagePictures(*session, wanted, language, relay, scale, ratio, job);
        },
        [this, session](core::Result<QList<QImage>> pages) {
            if (workbench().session() != session)
                return;
            if (pages)
                m_pages->setPages(*pages);
            else if (pages.error().code != core::Code::Cancelled)
                m_pages->setText(present::errorText(pages.error()));
            word();
        });
}

// The pages as wide as there is room for them.
double BriefingsPanel::zoom() const
{
    return std::clamp((m_pages->width() - 48) / briefing::Sheet().width(), 0.45, 1.0);
}

void BriefingsPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    if (m_active && m_pages->pages() > 0 && std::abs(zoom() - m_zoom) > 0.02)
        draw();
}

void BriefingsPanel::save(const Plan& changed, int at)
{
    if (workbench().isReadOnly())
        return;
    m_wantedRow = at;
    workbench().change(tr("Changing the briefing"), [name = m_name.toStdString(), changed](flow::Session& session, core::JobContext& job) {
        return flow::saveBriefing(session, name, changed, job);
    });
}

void BriefingsPanel::add(Item item, int at)
{
    if (!isOwn())
        return;
    Plan changed = *plan();
    if (at < 0)
        at = row() < 0 ? int(changed.items.size()) : row() + 1;
    changed.items.insert(changed.items.begin() + at, std::move(item));
    save(changed, at);
}

void BriefingsPanel::moveTo(int from, int to)
{
    const Plan* now = plan();
    if (!now || !isOwn() || from == to || from < 0 || to < 0 || from >= int(now->items.size()) || to >= int(now->items.size()))
        return;
    Plan changed = *now;
    Item item = std::move(changed.items[std::size_t(from)]);
    changed.items.erase(changed.items.begin() + from);
    changed.items.insert(changed.items.begin() + to, std::move(item));
    save(changed, to);
}

void BriefingsPanel::remove()
{
    const int at = row();
    if (!isOwn() || at < 0)
        return;
    Plan changed = *plan();
    changed.items.erase(changed.items.begin() + at);
    save(changed, at);
}

void BriefingsPanel::toggleHalf()
{
    const int at = row();
    if (!isOwn() || at < 0 || plan()->items[std::size_t(at)].kind != Kind::Block)
        return;
    Plan changed = *plan();
    changed.items[std::size_t(at)].half = !changed.items[std::size_t(at)].half;
    save(changed, at);
}

void BriefingsPanel::makeOwn()
{
    const Plan* now = plan();
    if (!now)
        return;
    with().dialogs.askText(this, tr("New briefing"), tr("Name"), tr("My %1").arg(briefing::briefingTitle(m_name)), [this, copy = *now](const QString& entered) {
        const QString name = entered.trimmed();
        if (name.isEmpty())
            return;
        if (m_own.contains(name.toStdString())) {
            with().dialogs.tell(this, tr("New briefing"), tr("There is a briefing “%1” already. Choose another name.").arg(name), {});
            return;
        }
        Plan plan = copy;
        plan.title = name.toStdString();
        workbench().change(tr("Making a briefing"),
            [name, plan](flow::Session& session, core::JobContext& job) { return flow::saveBriefing(session, name.toStdString(), plan, job); }, 1,
            [this, name] { m_name = name; });
    });
}

void BriefingsPanel::takeFromBasket(int pin, int at)
{
    const auto basket = m_own.find(std::string(flow::kBriefingBasket));
    if (basket == m_own.end() || pin < 0 || pin >= int(basket->second.items.size()))
        return;
    if (isOwn())
        add(basket->second.items[std::size_t(pin)], at);
    else
        makeOwn();
}

void BriefingsPanel::removeFromBasket(int pin)
{
    const auto basket = m_own.find(std::string(flow::kBriefingBasket));
    if (basket == m_own.end() || pin < 0 || pin >= int(basket->second.items.size()))
        return;
    Plan changed = basket->second;
    changed.items.erase(changed.items.begin() + pin);
    workbench().change(tr("Changing the basket"), [changed](flow::Session& session, core::JobContext& job) {
        return flow::saveBriefing(session, std::string(flow::kBriefingBasket), changed, job);
    });
}

void BriefingsPanel::retranslate()
{
    word();
    if (plan()) {
        fill();
        m_drawStale = true;
        if (m_active)
            draw();
    }
}

void BriefingsPanel::word()
{
    header()->setTexts(tr("Briefings"), tr("What does the manager need to know?"));
    m_which->setAccessibleName(tr("Briefing"));
    m_copy->setText(isOwn() ? tr("Copy…") : tr("Make it mine…"));
    m_removeAll->setText(tr("Remove"));
    m_review->setText(tr("Review changes…"));
    m_review->setToolTip(tr("What changed since the last issue, to be accepted or kept part by part"));
    const bool editable = !workbench().isReadOnly();
    m_review->setVisible(editable && isOwn() && m_issues.contains(m_name.toStdString()));
    m_removeAll->setVisible(editable && isOwn());
    for (QWidget* edits : std::initializer_list<QWidget*> {m_copy, m_basket, m_up, m_down, m_heading, m_text, m_break, m_delete})
        edits->setVisible(editable);
    m_parts->setDragEnabled(editable && isOwn());
    m_export->setText(tr("Export…"));
    m_export->setEnabled(m_pages->pages() > 0);
    m_contents->setHeading(tr("Contents"));
    m_locked->setText(tr("A template. Make it mine to change its parts."));
    m_locked->setVisible(editable && !isOwn() && plan() != nullptr);
    m_basket->word();
    m_part->word();
    m_parts->setAccessibleName(tr("Contents"));
    for (const auto& [button, text] : {std::pair {m_up, tr("Up (Alt+Up)")}, {m_down, tr("Down (Alt+Down)")}, {m_heading, tr("Add a heading")},
             {m_text, tr("Add a text")}, {m_break, tr("Add a page break")}, {m_delete, tr("Take out (Del)")}}) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    }
    for (QToolButton* button : {m_heading, m_text, m_break})
        button->setEnabled(isOwn() && editable);
}

} // namespace holdfast::app
