// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/RiskView.h"

#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/CaveatLine.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/TileStrip.h"
#include "present/ErrorText.h"
#include "present/pages/RiskPages.h"

#include <QGridLayout>

namespace holdfast::app {

static constexpr int kLeastHeight = 900; // below it the view scrolls
static const std::array<const char*, 6> kBlocks {"risk-importance", "risk-calibration", "risk-tiers", "risk-lift", "risk-tests", "risk-card"};

static core::Result<flow::RiskAnswer> measured(flow::Session& session, const flow::Scope& scope, core::JobContext& job)
{
    flow::RiskRequest request;
    request.scope = scope;
    request.makeWhenMissing = false;
    return flow::measureRisk(session, request, job);
}

RiskView::RiskView(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_risk(new LiveAnswer<flow::RiskAnswer>(with.workbench, QStringLiteral("risk"), [] { return tr("Scoring the customers"); }, &measured, this))
    , m_tiles(new charts::TileStrip(this))
    , m_caveats(new CaveatLine(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new FitScrollArea(this);
    outer->addWidget(scroll);
    auto* layout = new QVBoxLayout;
    QWidget* body = scroll->makeContent(layout, kLeastHeight);
    m_tiles->setObjectName(QStringLiteral("riskTiles"));
    layout->addWidget(m_tiles);
    layout->addWidget(m_caveats);
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    for (int i = 0; i < int(kBlocks.size()); ++i) {
        auto* block = new BlockFrame(with, body);
        block->setObjectName(QString::fromLatin1(kBlocks[std::size_t(i)]));
        block->setProperty("briefingPage", QStringLiteral("risk"));
        block->setMinimumSize(320, 180);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        connect(block, &BlockFrame::actionWanted, this, &RiskView::train);
        grid->addWidget(block, i / 2, i % 2);
        grid->setRowStretch(i / 2, 1);
        m_blocks.append(block);
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid, 1);
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        auto* popover = new ProvenancePopover(m_page.tiles[tile].provenance, m_with.appearance, this);
        popover->showAt(anchor);
    });
    connect(m_risk, &LiveAnswerBase::changed, this, &RiskView::refresh);
    // A model is trained, or a training undone: a change of the workspace, not of the facts.
    connect(&with.workbench, &Workbench::stateChanged, m_risk, &LiveAnswerBase::invalidate);
    const auto look = [this] {
        m_tiles->setTheme(m_with.appearance.theme());
        m_tiles->setTypography(m_with.appearance.type());
    };
    connect(&with.appearance, &Appearance::changed, this, look);
    look();
    refresh();
}

void RiskView::refresh()
{
    if (const auto& problem = m_risk->problem()) {
        m_tiles->setTiles({});
        m_caveats->setCaveats({});
        m_tiles->hide();
        for (int i = 0; i < m_blocks.size(); ++i) {
            present::Block none;
            none.id = QString::fromLatin1(kBlocks[std::size_t(i)]);
            none.state = present::State::Empty;
            none.emptyText = present::errorText(*problem);
            none.emptyAction = problem->code == core::Code::ModelMissing ? QStringLiteral("train") : QString();
            m_blocks[i]->setVisible(i == 0); // one sentence, one button
            m_blocks[i]->setBlock(none);
        }
    } else if (m_risk->answer() && !m_risk->isComputing()) {
        m_page = present::riskPage(*m_risk->answer(), m_with.appearance.fmt());
        m_tiles->setTiles(m_page.tiles);
        m_caveats->setCaveats(m_page.caveats);
        m_tiles->show();
        for (int i = 0; i < m_blocks.size(); ++i) {
            m_blocks[i]->show();
            if (const present::Block* block = m_page.block(QString::fromLatin1(kBlocks[std::size_t(i)])))
                m_blocks[i]->setBlock(*block);
        }
    }
    for (BlockFrame* block : m_blocks)
        block->setComputing(m_risk->isComputing());
}

void RiskView::train()
{
    m_with.workbench.change(
        tr("Training the risk model"),
        [scope = m_with.workbench.scope()](flow::Session& session, core::JobContext& job) -> core::Status {
            flow::RiskRequest request;
            request.scope = scope;
            auto answer = flow::trainRisk(session, request, job);
            return answer ? core::Status {} : core::Status(std::unexpected(answer.error()));
        },
        1, [this] { Q_EMIT trained(); });
}

} // namespace holdfast::app
