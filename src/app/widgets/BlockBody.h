// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "present/Page.h"

#include <QWidget>

class QStackedLayout;

namespace holdfast::charts {
class FacetView;
class GridView;
class ItemPlotView;
class TableSpecView;
class TreeSpecView;
}

namespace holdfast::app {

// The chart or table of a block. Keeps its widget while the kind of the block stays the same, so that a new answer is
// a repaint and no rebuild.
class BlockBody : public QWidget {
    Q_OBJECT
public:
    BlockBody(const Surroundings& with, QWidget* parent);
    void setBlock(const present::Block& block);
    void forget(); // shows nothing
    void setShowsTable(bool table);
    bool showsTable() const { return m_showsTable; }
    void setFaded(bool faded);
    // The widget in view.
    QWidget* view() const { return m_view; }
    charts::FacetView* facet() const;
    charts::GridView* grid() const;
    charts::ItemPlotView* items() const;
    charts::TableSpecView* table() const;
    charts::TreeSpecView* tree() const;

Q_SIGNALS:
    void viewMade(); // a new widget: connect to it

private:
    void make();
    void drop();
    void applyLook();
    template <class View> View* reuse(int kind);

    Surroundings m_with;
    present::Block m_block;
    QStackedLayout* m_layout;
    QWidget* m_view = nullptr;
    int m_kind = -1;
    bool m_showsTable = false;
};

} // namespace holdfast::app
