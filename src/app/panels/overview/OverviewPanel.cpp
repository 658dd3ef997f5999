// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/overview/OverviewPanel.h"

#include "app/look/Icons.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/FlowView.h"
#include "charts/PlotView.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "present/ErrorText.h"
#include "present/pages/Pages.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace holdfast::app {

static constexpr int kLeastHeight = 560; // below it the panel scrolls
static const std::array<const char*, 4> kBlocks {"churn-trend", "customer-flow", "cohort-retention", "groups-at-risk"};

OverviewPanel::OverviewPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_controller(new OverviewController(
          surroundings.workbench, QStringLiteral("overview"), [] { return tr("Computing the overview"); }, &flow::measureOverview, this))
{
    setObjectName(QStringLiteral("overviewPanel"));
    setProperty("briefingPage", QStringLiteral("overview"));
    m_export = new QPushButton(icon(QStringLiteral("dl"), with().appearance), {}, this);
    m_export->setObjectName(QStringLiteral("overviewExport"));
    connect(m_export, &QPushButton::clicked, this, &OverviewPanel::exportWanted);
    header()->addAction(m_export);

    auto* scroll = new FitScrollArea(this);
    auto* body = new QWidget;
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
        m_grid->addWidget(frame, i / 2, i % 2);
        m_blocks.append(frame);
    }
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
}

void OverviewPanel::hideEvent(QHideEvent* event)
{
    m_controller->setActive(false);
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

void OverviewPanel::openGroup(int row)
{
    const flow::OverviewAnswer* answer = m_controller->answer();
    const flow::Exploration* exploration = workbench().exploration();
    if (!answer || !exploration || row < 0 || row >= int(answer->groups.size()))
        return;
    const flow::GroupRisk& group = answer->groups[std::size_t(row)];
    for (const flow::Facet& facet : exploration->facets()) {
        if (facet.field != group.field)
            continue;
        for (int bin = 0; bin < int(facet.bins.size()); ++bin)
            if (facet.bins[std::size_t(bin)].from == group.value || facet.bins[std::size_t(bin)].label == group.value) {
                workbench().setFilter(QString::fromStdString(group.field), {bin});
                Q_EMIT filterWanted();
                return;
            }
    }
}

} // namespace holdfast::app
