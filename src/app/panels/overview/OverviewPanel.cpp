// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/overview/OverviewPanel.h"

#include "app/look/Icons.h"
#include "app/panels/overview/EventNotesDialog.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/FlowView.h"
#include "charts/PlotView.h"
#include "charts/TileStrip.h"
#include "domain/RuleParts.h"
#include "flow/MarkRules.h"
#include "present/ErrorText.h"
#include "present/pages/EventNotes.h"
#include "present/pages/Pages.h"
#include "present/pages/WhatChangedPage.h"

#include <QActionGroup>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace holdfast::app {

static constexpr int kLeastHeight = 560; // of what is in view first; below it that scrolls too
static constexpr int kFlowHeight = 200; // of the block under it
static const std::array<const char*, 4> kBlocks {"churn-trend", "customer-flow", "cohort-retention", "groups-at-risk"};

OverviewPanel::OverviewPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_controller(new OverviewController(
          surroundings.workbench, QStringLiteral("overview"), [] { return tr("Computing the overview"); }, &flow::measureOverview, this))
    , m_changed(new LiveAnswer<flow::WhatChangedAnswer>(
          surroundings.workbench, QStringLiteral("what-changed"), [] { return tr("Comparing the periods"); }, &flow::measureWhatChanged, this))
    , m_cohorts(new LiveAnswer<flow::CohortGrid>(
          surroundings.workbench, QStringLiteral("cohort-grid"), [] { return tr("Counting the cohorts"); }, &flow::measureCohortGrid, this))
    , m_events(new LiveAnswer<std::vector<flow::EventNote>>(
          surroundings.workbench, QStringLiteral("events"), [] { return tr("Reading the events"); },
          [](flow::Session& session, const flow::Scope& scope, core::JobContext& job) { return flow::eventNotes(session, scope.asOf, job); }, this))
{
    setObjectName(QStringLiteral("overviewPanel"));
    setProperty("briefingPage", QStringLiteral("overview"));
    m_export = new QPushButton(icon(QStringLiteral("dl"), with().appearance), {}, this);
    m_export->setObjectName(QStringLiteral("overviewExport"));
    connect(m_export, &QPushButton::clicked, this, &OverviewPanel::exportWanted);
    header()->addAction(m_export);

    auto* scroll = new FitScrollArea(this);
    auto* layout = new QVBoxLayout;
    auto* body = m_body = scroll->makeContent(layout, kLeastHeight);
    m_tiles = new charts::TileStrip(body);
    m_tiles->setObjectName(QStringLiteral("overviewTiles"));
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        if (tile < m_page.tiles.size()) {
            auto* popover = new ProvenancePopover(m_page.tiles[tile].provenance, with().appearance, this);
            popover->showAt(anchor);
        }
    });
    layout->addWidget(m_tiles);
    m_caveats = new QLabel(body);
    m_caveats->setProperty("type", QStringLiteral("secondary"));
    m_caveats->setWordWrap(true);
    layout->addWidget(m_caveats);
    m_grid = new QGridLayout;
    m_grid->setSpacing(12);
    for (int i = 0; i < int(kBlocks.size()); ++i) {
        auto* frame = new BlockFrame(with(), body);
        frame->setObjectName(QString::fromLatin1(kBlocks[std::size_t(i)]));
        frame->setMinimumSize(320, 180);
        frame->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // the stretches decide
        connect(frame, &BlockFrame::actionWanted, this, &OverviewPanel::wanted);
        if (i == 1)
            m_grid->addWidget(frame, 2, 0, 1, 2); // below the fold
        else
            m_grid->addWidget(frame, i / 2, i % 2);
        m_blocks.append(frame);
    }
    m_changes = new BlockFrame(with(), body);
    m_changes->setObjectName(QStringLiteral("what-changed"));
    m_changes->setMinimumSize(320, 180);
    m_changes->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    connect(m_changes, &BlockFrame::actionWanted, this, &OverviewPanel::wanted);
    connect(m_changed, &LiveAnswerBase::changed, this, &OverviewPanel::refreshChanges);
    m_grid->addWidget(m_changes, 0, 1);
    m_grid->setRowMinimumHeight(2, kFlowHeight);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    layout->addLayout(m_grid, 1);
    bodyLayout()->addWidget(scroll);

    new Marks(with(), m_blocks[0], [this](const MarkPlace& place) { return ruleOfTrend(place); });
    new Marks(with(), m_blocks[1], [this](const MarkPlace& place) { return ruleOfFlow(place); });
    new Marks(with(), m_blocks[2], [this](const MarkPlace& place) { return ruleOfCohort(place); });
    new Marks(with(), m_blocks[3], [this](const MarkPlace& place) { return ruleOfGroup(place); });
    new Marks(with(), m_changes, [this](const MarkPlace& place) { return ruleOfChange(place); });
    addCohortMenu();
    m_blocks[0]->menu()->addSeparator();
    m_eventsAction = m_blocks[0]->menu()->addAction(QString(), this, &OverviewPanel::showEvents);
    m_eventsAction->setObjectName(QStringLiteral("trendEvents"));
    connect(m_events, &LiveAnswerBase::changed, this, &OverviewPanel::refreshEvents);
    connect(&workbench(), &Workbench::stateChanged, m_events, &LiveAnswerBase::invalidate);
    connect(m_cohorts, &LiveAnswerBase::changed, this, &OverviewPanel::refreshCohorts);

    // Time charts share one crosshair.
    const auto tie = [this] {
        auto* trend = qobject_cast<charts::TrendView*>(m_blocks[0]->body()->view());
        auto* flow = qobject_cast<charts::FlowView*>(m_blocks[1]->body()->view());
        if (!trend || !flow)
            return;
        connect(trend, &charts::PlotView::hovered, flow, &charts::FlowView::setHovered, Qt::UniqueConnection);
        connect(flow, &charts::FlowView::hovered, trend, &charts::PlotView::setHovered, Qt::UniqueConnection);
    };
    connect(m_blocks[0]->body(), &BlockBody::viewMade, this, tie);
    connect(m_blocks[1]->body(), &BlockBody::viewMade, this, tie);
    connect(m_controller, &OverviewController::changed, this, &OverviewPanel::refresh);
    connect(&with().appearance, &Appearance::changed, this, [this] {
        m_tiles->setTheme(with().appearance.theme());
        m_tiles->setTypography(with().appearance.type());
    });
    m_tiles->setTheme(with().appearance.theme());
    m_tiles->setTypography(with().appearance.type());
    retranslate();
}

// What the heat map shows, in the menu of its block.
void OverviewPanel::addCohortMenu()
{
    QMenu* menu = m_blocks[2]->menu();
    menu->addSeparator();
    auto* measures = new QActionGroup(menu);
    for (int i = 0; i < 5; ++i) {
        QAction* action = menu->addAction(QString());
        action->setCheckable(true);
        if (i < 3)
            measures->addAction(action);
        if (i == 2)
            menu->addSeparator();
        connect(action, &QAction::triggered, this, [this, i](bool on) {
            present::CohortView view = m_cohortView;
            if (i < 3)
                view.measure = static_cast<present::CohortMeasure>(i);
            else
                (i == 3 ? view.since : view.plainMean) = on;
            setCohortView(view);
        });
        m_cohortActions.append(action);
    }
    static constexpr const char* kNames[] {"cohortCustomers", "cohortOrders", "cohortRevenue", "cohortSince", "cohortPlain"};
    for (int i = 0; i < 5; ++i)
        m_cohortActions[i]->setObjectName(QString::fromLatin1(kNames[i]));
}

void OverviewPanel::setCohortView(const present::CohortView& view)
{
    m_cohortView = view;
    m_cohorts->setActive(m_seen && !cohortsAsUsual());
    refreshCohorts();
}

bool OverviewPanel::isSettled() const
{
    return m_controller->answer() && !m_controller->isComputing() && !m_changed->isComputing() && !m_events->isComputing() && (cohortsAsUsual() || (m_cohorts->answer() && !m_cohorts->isComputing()));
}

void OverviewPanel::activate()
{
    m_seen = true;
    m_controller->setActive(true);
    m_changed->setActive(true);
    m_events->setActive(true);
    m_cohorts->setActive(!cohortsAsUsual());
}

void OverviewPanel::hideEvent(QHideEvent* event)
{
    m_seen = false;
    m_controller->setActive(false);
    m_changed->setActive(false);
    m_events->setActive(false);
    m_cohorts->setActive(false);
    Panel::hideEvent(event);
}

// Below this height the charts keep the room that readings would take.
static constexpr int kTightHeight = 700;

void OverviewPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    const bool tight = height() < kTightHeight;
    for (int i = 0; i < m_blocks.size(); ++i)
        m_blocks[i]->setRoom(!tight ? BlockFrame::Room::Full : i < 2 ? BlockFrame::Room::Finding : BlockFrame::Room::None);
    m_changes->setRoom(tight ? BlockFrame::Room::Finding : BlockFrame::Room::Full);
    m_body->setMinimumHeight(std::max(kLeastHeight, height() - header()->height()) + kFlowHeight + m_grid->spacing());
    m_grid->setRowStretch(0, 10);
    m_grid->setRowStretch(1, tight ? 13 : 11);
}

void OverviewPanel::recompute()
{
    workbench().recompute();
}

void OverviewPanel::retranslate()
{
    header()->setTexts(tr("Overview"), tr("Who is leaving, what changed, and where?"));
    m_export->setText(tr("Export briefing…"));
    m_eventsAction->setText(tr("Events on the trend…"));
    const QStringList texts {tr("Customers who buy again"), tr("Orders per customer"), tr("Revenue per customer"), tr("From then on"), tr("Plain mean of the cohorts")};
    for (int i = 0; i < m_cohortActions.size(); ++i)
        m_cohortActions[i]->setText(texts[i]);
    refresh();
    refreshChanges();
    refreshCohorts();
}

void OverviewPanel::refresh()
{
    const flow::OverviewAnswer* answer = m_controller->answer();
    m_export->setEnabled(answer != nullptr);
    if (m_controller->problem()) {
        const QString sentence = present::errorText(*m_controller->problem());
        for (BlockFrame* frame : m_blocks)
            frame->setError(sentence);
        m_tiles->setTiles({});
        m_caveats->hide();
        return;
    }
    if (answer && !m_controller->isComputing()) {
        wordPage(*answer);
        m_tiles->setTiles(m_page.tiles);
        m_caveats->setText(m_page.caveats.join(u' '));
        m_caveats->setVisible(!m_page.caveats.isEmpty());
        for (int i = 0; i < m_blocks.size(); ++i)
            if (const present::Block* block = m_page.block(QString::fromLatin1(kBlocks[std::size_t(i)])); block && (i != 2 || cohortsAsUsual()))
                m_blocks[i]->setBlock(*block);
    } else if (!answer) {
        m_tiles->setTiles({});
        m_caveats->hide();
    }
    for (BlockFrame* frame : m_blocks)
        if (frame != m_blocks[2] || cohortsAsUsual())
            frame->setComputing(m_controller->isComputing());
}

void OverviewPanel::showEvents()
{
    const core::CivilDate asOf = workbench().scope().asOf; // what comes later has not happened yet
    auto* dialog = new EventNotesDialog(with(), asOf.isValid() ? asOf : workbench().state().dataTo, this);
    const auto fill = [this, dialog] {
        if (m_events->answer())
            dialog->setNotes(*m_events->answer());
    };
    connect(m_events, &LiveAnswerBase::changed, dialog, fill);
    fill();
    dialog->open();
}

void OverviewPanel::wordPage(const flow::OverviewAnswer& answer)
{
    m_page = present::overviewPage(answer, with().appearance.fmt());
    if (m_events->answer())
        present::noteEvents(m_page, answer.churn, *m_events->answer(), with().appearance.fmt());
}

// Events stand on the trend alone.
void OverviewPanel::refreshEvents()
{
    const flow::OverviewAnswer* answer = m_controller->answer();
    if (!answer || m_controller->isComputing() || m_events->isComputing())
        return;
    wordPage(*answer);
    if (const present::Block* trend = m_page.block(m_blocks[0]->objectName()))
        m_blocks[0]->setBlock(*trend);
}

void OverviewPanel::refreshCohorts()
{
    for (int i = 0; i < m_cohortActions.size(); ++i)
        m_cohortActions[i]->setChecked(i < 3 ? i == int(m_cohortView.measure) : i == 3 ? m_cohortView.since : m_cohortView.plainMean);
    BlockFrame* frame = m_blocks[2];
    // A briefing has it as usual only: what shows something else is not pinned in its place.
    frame->setProperty("briefingPage", cohortsAsUsual() ? QVariant() : QVariant(QString()));
    if (cohortsAsUsual()) {
        if (const present::Block* block = m_page.block(frame->objectName()); block && m_controller->answer())
            frame->setBlock(*block);
        frame->setComputing(m_controller->isComputing());
        return;
    }
    if (m_cohorts->problem() && m_cohorts->problem()->code != core::Code::NotEnoughData) {
        frame->setError(present::errorText(*m_cohorts->problem()));
        return;
    }
    if (m_cohorts->problem())
        frame->setBlock(present::cohortBlock(nullptr, with().appearance.fmt()));
    else if (m_cohorts->answer() && !m_cohorts->isComputing())
        frame->setBlock(present::cohortBlock(*m_cohorts->answer(), m_cohortView, with().appearance.fmt()));
    frame->setComputing(m_cohorts->isComputing());
}

const flow::CohortAnswer* OverviewPanel::cohorts() const
{
    if (!cohortsAsUsual())
        return m_cohorts->answer() ? &m_cohorts->answer()->cohorts : nullptr;
    return m_controller->answer() && m_controller->answer()->cohorts ? &*m_controller->answer()->cohorts : nullptr;
}

void OverviewPanel::refreshChanges()
{
    if (m_changed->problem()) {
        m_changes->setError(present::errorText(*m_changed->problem()));
        return;
    }
    if (m_changed->answer() && !m_changed->isComputing()) {
        const present::Page page = present::whatChangedPage(*m_changed->answer(), with().appearance.fmt());
        if (const present::Block* block = page.block(QStringLiteral("what-changed")))
            m_changes->setBlock(*block);
    }
    m_changes->setComputing(m_changed->isComputing());
}

// ---- whom the marks stand for -----------------------------------------------------------------------------------------

std::optional<domain::Rule> OverviewPanel::ruleOfTrend(const MarkPlace& place) const
{
    const flow::OverviewAnswer* answer = m_controller->answer();
    if (!answer || place.row < 0 || place.row >= int(answer->churn.periods.size()))
        return std::nullopt;
    return flow::leftRule(answer->churn.periods[std::size_t(place.row)].period);
}

std::optional<domain::Rule> OverviewPanel::ruleOfFlow(const MarkPlace& place) const
{
    const flow::OverviewAnswer* answer = m_controller->answer();
    if (!answer)
        return std::nullopt;
    // Those with enough history are drawn.
    int row = place.row;
    for (const flow::PeriodChurn& each : answer->churn.periods) {
        if (!each.enoughHistory || row-- != 0)
            continue;
        std::vector<domain::Rule> any;
        if (place.column != 1)
            any = {flow::joinedRule(each.period), flow::returnedRule(each.period)};
        if (place.column != 0)
            any.push_back(flow::leftRule(each.period));
        return domain::joined(domain::Rule::Kind::Any, std::move(any));
    }
    return std::nullopt;
}

std::optional<domain::Rule> OverviewPanel::ruleOfCohort(const MarkPlace& place) const
{
    const flow::CohortAnswer* answer = cohorts();
    if (!answer)
        return std::nullopt;
    const auto at = place.table ? present::cohortOfTableRow(*answer, place.row) : present::cohortAt(*answer, place.row, place.column);
    if (!at)
        return std::nullopt;
    const core::Period first = answer->cohorts[at->cohort].cohort;
    if (at->age < 0)
        return flow::cohortRule(first);
    return flow::cohortAgeRule(first, answer->cohorts[at->last].cohort, at->age, m_cohortView.since);
}

std::optional<domain::Rule> OverviewPanel::ruleOfGroup(const MarkPlace& place) const
{
    const flow::OverviewAnswer* answer = m_controller->answer();
    if (!answer || place.row < 0 || place.row >= int(answer->groups.size()))
        return std::nullopt;
    const flow::GroupRisk& group = answer->groups[std::size_t(place.row)];
    return flow::valueRule(group.field, group.value);
}

// The group whose part it is.
std::optional<domain::Rule> OverviewPanel::ruleOfChange(const MarkPlace& place) const
{
    const flow::WhatChangedAnswer* answer = m_changed->answer();
    if (!answer || place.row < 0 || place.row >= int(answer->changes.size()))
        return std::nullopt;
    const flow::ChurnChange& change = answer->changes[std::size_t(place.row)];
    if (change.field != "segment")
        return flow::valueRule(change.field, change.value);
    domain::Rule rule;
    rule.kind = domain::Rule::Kind::Segment;
    rule.segment = change.value;
    return rule;
}

} // namespace holdfast::app
