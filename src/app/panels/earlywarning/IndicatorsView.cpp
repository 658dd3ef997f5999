// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/IndicatorsView.h"

#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/GridView.h"
#include "charts/IndicatorTiles.h"
#include "present/ErrorText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace holdfast::app {

static constexpr int kLeastBlocks = 330; // height of map and detail below which the panel scrolls

IndicatorsView::IndicatorsView(const Surroundings& with, LiveAnswer<flow::IndicatorAnswer>& indicators, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_indicators(indicators)
    , m_scroll(new FitScrollArea(this))
    , m_body(new QWidget)
    , m_tiles(new charts::IndicatorTiles(m_body))
    , m_legend(new QLabel(m_body))
    , m_map(new BlockFrame(with, m_body))
    , m_detail(new BlockFrame(with, m_body))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    m_body->setProperty("surface", QStringLiteral("window"));
    auto* layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(8);
    setProperty("briefingPage", QStringLiteral("indicators"));
    m_tiles->setObjectName(QStringLiteral("indicatorTiles"));
    layout->addWidget(m_tiles);
    m_legend->setProperty("type", QStringLiteral("caption"));
    layout->addWidget(m_legend);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    m_map->setObjectName(QStringLiteral("indicatorMap"));
    m_detail->setObjectName(QStringLiteral("indicatorDetail"));
    for (BlockFrame* block : {m_map, m_detail}) {
        block->setMinimumHeight(kLeastBlocks);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        connect(block, &BlockFrame::actionWanted, this, &IndicatorsView::actionWanted);
        row->addWidget(block, 1);
    }
    layout->addLayout(row, 1);
    m_scroll->setContent(m_body);
    connect(m_tiles, &charts::IndicatorTiles::tileChosen, this, &IndicatorsView::choose);
    connect(m_tiles, &charts::IndicatorTiles::howComputed, this, [this](int tile, const QRect& anchor) {
        auto* popover = new ProvenancePopover(m_tiles->tiles()[tile].provenance, m_with.appearance, this);
        popover->showAt(anchor);
    });
    connect(m_map->body(), &BlockBody::viewMade, this, [this] {
        if (charts::GridView* grid = m_map->body()->grid()) {
            grid->setSelectable(false);
            connect(grid, &charts::GridView::cellOpened, this, [this](const QPoint& cell) {
                if (cell.y() >= 0 && cell.y() < int(m_shown.rows.size()))
                    choose(QString::fromStdString(m_shown.rows[std::size_t(cell.y())]));
            });
        }
    });
    connect(&m_indicators, &LiveAnswerBase::changed, this, &IndicatorsView::refresh);
    const auto look = [this] {
        m_tiles->setTheme(m_with.appearance.theme());
        m_tiles->setTypography(m_with.appearance.type());
        fit();
    };
    connect(&m_with.appearance, &Appearance::changed, this, look);
    look();
    retranslate();
}

void IndicatorsView::retranslate()
{
    m_legend->setText(tr("Grey band: control limits (3σ of the periods before). Dashed: threshold. Dotted: benchmark. Ring: beyond one of them. Last period dotted while it is not over."));
    refresh();
}

void IndicatorsView::choose(const QString& indicator)
{
    m_chosen = indicator;
    m_tiles->setChosen(indicator);
    refreshDetail();
}

void IndicatorsView::fit()
{
    const int tiles = m_tiles->heightForWidth(std::max(200, width() - 32));
    m_tiles->setFixedHeight(tiles);
    m_body->setMinimumHeight(tiles + m_legend->sizeHint().height() + kLeastBlocks + 2 * 8 + 12);
    m_scroll->fit();
}

void IndicatorsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void IndicatorsView::refresh()
{
    const flow::IndicatorAnswer* answer = m_indicators.answer();
    if (m_indicators.problem()) {
        const QString sentence = present::errorText(*m_indicators.problem());
        m_tiles->setTiles({});
        m_map->setError(sentence);
        m_detail->setError(sentence);
        return;
    }
    if (answer && !m_indicators.isComputing()) {
        const present::Fmt fmt = m_with.appearance.fmt();
        m_tiles->setTiles(present::indicatorTiles(*answer, fmt));
        m_shown = present::indicatorMap(*answer, fmt);
        m_map->setBlock(m_shown.block);
        fit();
        refreshDetail();
    } else if (!answer) {
        m_tiles->setTiles({});
    }
    m_map->setComputing(m_indicators.isComputing());
    m_detail->setComputing(m_indicators.isComputing());
}

void IndicatorsView::refreshDetail()
{
    const flow::IndicatorAnswer* answer = m_indicators.answer();
    if (!answer || m_tiles->tiles().isEmpty())
        return;
    const auto& tiles = m_tiles->tiles();
    const bool known = std::ranges::any_of(tiles, [this](const auto& tile) { return tile.id == m_chosen; });
    if (!known) // the first of those in the worst state
        m_chosen = std::ranges::max_element(tiles, {}, [](const auto& tile) { return int(tile.level); })->id;
    m_tiles->setChosen(m_chosen);
    m_detail->setBlock(present::indicatorBlock(*answer, m_chosen, m_with.appearance.fmt()));
}

} // namespace holdfast::app
