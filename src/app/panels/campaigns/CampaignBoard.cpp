// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/CampaignBoard.h"

#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/CaveatLine.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/TileStrip.h"
#include "present/ErrorText.h"

#include <QGridLayout>
#include <QMap>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace holdfast::app {

static constexpr int kColumns = 12;
static constexpr int kRowHeight = 236, kStretchHeight = 79; // least of a row, and for each unit of its stretch; below it the board scrolls

CampaignBoard::CampaignBoard(const Surroundings& with, const QString& name, const QList<Place>& places, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_tiles(new charts::TileStrip(this))
    , m_caveats(new CaveatLine(this))
    , m_places(places)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new FitScrollArea(this);
    outer->addWidget(scroll);
    auto* body = new QWidget(scroll->viewport());
    body->setProperty("surface", QStringLiteral("window"));
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_tiles->setObjectName(name + QStringLiteral("Tiles"));
    m_caveats->setObjectName(name + QStringLiteral("Caveats"));
    layout->addWidget(m_tiles);
    layout->addWidget(m_caveats);
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    QMap<int, int> heights; // least ones of the rows
    for (const Place& place : places) {
        auto* block = new BlockFrame(with, body);
        block->setObjectName(QString::fromLatin1(place.id));
        block->setMinimumSize(160, 160);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        grid->addWidget(block, place.row, place.column, 1, place.width);
        grid->setRowStretch(place.row, place.stretch);
        heights[place.row] = std::max(kRowHeight, place.stretch * kStretchHeight);
        m_blocks.append(block);
    }
    for (int column = 0; column < kColumns; ++column)
        grid->setColumnStretch(column, 1);
    layout->addLayout(grid, 1);
    body->setMinimumHeight(std::accumulate(heights.begin(), heights.end(), 90));
    scroll->setContent(body);
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        auto* popover = new ProvenancePopover(m_page.tiles[tile].provenance, m_with.appearance, this);
        popover->showAt(anchor);
    });
    const auto look = [this] {
        m_tiles->setTheme(m_with.appearance.theme());
        m_tiles->setTypography(m_with.appearance.type());
    };
    connect(&with.appearance, &Appearance::changed, this, look);
    look();
}

void CampaignBoard::setPage(const present::Page& page)
{
    setProperty("briefingPage", page.id == QStringLiteral("campaign-target") ? QString() : page.id); // its list names customers
    setProperty("briefingChoices", QVariantMap {{QStringLiteral("campaign"), page.title}});
    m_page = page;
    m_tiles->setTiles(page.tiles);
    m_tiles->setVisible(!page.tiles.isEmpty());
    m_caveats->setCaveats(page.caveats);
    for (qsizetype i = 0; i < m_blocks.size(); ++i) {
        const present::Block* block = page.block(QString::fromLatin1(m_places[i].id));
        m_blocks[i]->setVisible(block != nullptr);
        if (block != nullptr)
            m_blocks[i]->setBlock(*block);
    }
}

void CampaignBoard::setProblem(const core::Error& error)
{
    m_tiles->hide();
    m_caveats->hide();
    present::Block none;
    none.id = QString::fromLatin1(m_places.front().id);
    none.state = present::State::Empty;
    none.emptyText = present::errorText(error);
    for (qsizetype i = 0; i < m_blocks.size(); ++i)
        m_blocks[i]->setVisible(i == 0);
    m_blocks.front()->setBlock(none);
}

void CampaignBoard::setComputing(bool computing)
{
    for (BlockFrame* block : m_blocks)
        block->setComputing(computing);
}

BlockFrame* CampaignBoard::block(const QString& id) const
{
    for (BlockFrame* block : m_blocks)
        if (block->objectName() == id)
            return block;
    return nullptr;
}

} // namespace holdfast::app
