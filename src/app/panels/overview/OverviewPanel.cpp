// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/overview/OverviewPanel.h"

#include "app/look/Icons.h"
#include "app/shell/OpenCustomers.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/FlowView.h"
#include "charts/PlotView.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "domain/RuleParts.h"
#include "present/ErrorText.h"
#include "present/RuleText.h"
#include "present/pages/Pages.h"
#include "present/pages/WhatChangedPage.h"

#include <QGridLayout>
#include <QLabel>
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
{
    setObjectName(QStringLiteral("overviewPanel"));
    setProperty("briefingPage", QStringLiteral("overview"));
    m_export = new QPushButton(icon(QStringLiteral("dl"), with().appearance), {}, this);
    m_export->setObjectName(QStringLiteral("overviewExport"));
    connect(m_export, &QPushButton::clicked, this, &OverviewPanel::exportWanted);
    header()->addAction(m_export);

    auto* scroll = new FitScrollArea(this);
    auto* body = m_body = new QWidget;
    body->setMinimumHeight(kLeastHeight);
    body->setProperty("surface", QStringLiteral("window"));
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(12);
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
    connect(m_changes->body(), &BlockBody::viewMade, this, [this] {
        if (auto* table = m_changes->body()->table())
            connect(table, &charts::TableSpecView::rowOpened, this, &OverviewPanel::openChange);
    });
    connect(m_changed, &LiveAnswerBase::changed, this, &OverviewPanel::refreshChanges);
    m_grid->addWidget(m_changes, 0, 1);
    m_grid->setRowMinimumHeight(2, kFlowHeight);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    layout->addLayout(m_grid, 1);
    scroll->setContent(body);
    bodyLayout()->addWidget(scroll);

    // Time charts share one crosshair; a row of the groups leads to its customers.
    connect(m_blocks[3]->body(), &BlockBody::viewMade, this, [this] {
        if (auto* table = m_blocks[3]->body()->table())
            connect(table, &charts::TableSpecView::rowOpened, this, &OverviewPanel::openGroup);
    });
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

void OverviewPanel::activate()
{
    m_controller->setActive(true);
    m_changed->setActive(true);
}

void OverviewPanel::hideEvent(QHideEvent* event)
{
    m_controller->setActive(false);
    m_changed->setActive(false);
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
    refresh();
    refreshChanges();
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
        m_page = present::overviewPage(*answer, with().appearance.fmt());
        m_tiles->setTiles(m_page.tiles);
        m_caveats->setText(m_page.caveats.join(u' '));
        m_caveats->setVisible(!m_page.caveats.isEmpty());
        for (int i = 0; i < m_blocks.size(); ++i)
            if (const present::Block* block = m_page.block(QString::fromLatin1(kBlocks[std::size_t(i)])))
                m_blocks[i]->setBlock(*block);
    } else if (!answer) {
        m_tiles->setTiles({});
        m_caveats->hide();
    }
    for (BlockFrame* frame : m_blocks)
        frame->setComputing(m_controller->isComputing());
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

// The customers of the group whose part it is.
void OverviewPanel::openChange(int row)
{
    const flow::WhatChangedAnswer* answer = m_changed->answer();
    if (!answer || row < 0 || row >= int(answer->changes.size()))
        return;
    const flow::ChurnChange& change = answer->changes[std::size_t(row)];
    domain::Rule rule;
    if (change.field == "segment") {
        rule.kind = domain::Rule::Kind::Segment;
        rule.segment = change.value;
    } else {
        rule = change.value.empty() ? domain::comparison(change.field, domain::Rule::Op::Missing, {})
                                    : domain::comparison(change.field, domain::Rule::Op::Equal, {change.value});
    }
    openCustomers(this, rule, present::ruleText(rule));
}

void OverviewPanel::openGroup(int row)
{
    const flow::OverviewAnswer* answer = m_controller->answer();
    if (!answer || row < 0 || row >= int(answer->groups.size()))
        return;
    const flow::GroupRisk& group = answer->groups[std::size_t(row)];
    const domain::Rule rule = domain::comparison(group.field, domain::Rule::Op::Equal, {group.value});
    openCustomers(this, rule, present::ruleText(rule));
}

} // namespace holdfast::app
