// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "core/Error.h"
#include "present/Page.h"

#include <QWidget>

class QGridLayout;

namespace holdfast::charts {
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;
class CaveatLine;

// Tiles and blocks of one page, where each block has its place in a grid of twelve columns.
class CampaignBoard : public QWidget {
    Q_OBJECT
public:
    struct Place {
        const char* id;
        int row, column, width; // of twelve
        int stretch = 1; // of the row
    };
    CampaignBoard(const Surroundings& with, const QString& name, const QList<Place>& places, QWidget* parent);
    void setPage(const present::Page& page);
    // One sentence in the first block; the others go.
    void setProblem(const core::Error& error);
    void setComputing(bool computing);
    const present::Page& page() const { return m_page; }
    BlockFrame* block(const QString& id) const;

private:
    Surroundings m_with;
    present::Page m_page;
    charts::TileStrip* m_tiles;
    CaveatLine* m_caveats;
    QList<BlockFrame*> m_blocks;
    QList<Place> m_places;
};

} // namespace holdfast::app
