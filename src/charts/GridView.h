// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"

#include <QPixmap>

namespace holdfast::charts {

// Cohort triangle, RFM grid and any other heat map. Points are (column, row).
// Mouse: click one cell, drag a rectangle, Ctrl adds or removes, Shift extends. Keys: arrows move, Shift+arrows extend,
// Space chooses, Enter opens, Esc clears. A choice shows at once and is told by one signal when it is finished. A head, where it can be
// chosen, is the point with -1 for the column or the row; the arrow keys go over the edge to it.
class GridView : public ChartWidget {
    Q_OBJECT
public:
    explicit GridView(QWidget* parent = nullptr);
    void setSpec(const present::GridSpec& spec);
    const present::GridSpec& spec() const { return m_spec; }
    void setSelectable(bool on); // off: cells are only read and opened
    void setHeadsChoosable(bool on);
    // The current cell is framed whatever has the focus: for grids whose cells are edited one by one.
    void setCurrent(QPoint cell);
    QList<QPoint> chosen() const;
    QPoint current() const { return m_options.currentCell; }
    QRectF cellRect(int column, int row) const; // in widget coordinates
    QPoint placeAt(const QPointF& position) const; // a cell that is there, a head that can be chosen, else (-1, -1)
    QRectF placeRect(QPoint place) const;

Q_SIGNALS:
    void cellsChosen(const QList<QPoint>& cells); // empty = cleared
    void headChosen(const QPoint& head); // a click or Space
    void cellOpened(const QPoint& cell); // double click or Enter
    void cellMovedTo(const QPoint& cell); // by a click or a key

protected:
    void restyled() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override; // tooltips

    int readableRows() const override { return int(m_spec.rows.size()); }
    int readableColumns() const override;
    QString readableCell(int row, int column) const override;
    QRect readableRect(int row, int column) const override { return cellRect(column, row).toAlignedRect(); }
    bool readableSelected(int row, int column) const override;

private:
    bool exists(QPoint cell) const;
    bool isHead(QPoint place) const;
    QString headText(QPoint head) const;
    void chooseHead(QPoint head);
    QRectF body() const;
    void choose(const QList<QPoint>& cells); // shows, without a signal
    QList<QPoint> rectangle(QPoint from, QPoint to) const;
    void moveTo(QPoint cell, bool extend);
    void changed();

    present::GridSpec m_spec;
    QPixmap m_picture; // everything but hover and keyboard frame
    bool m_selectable = true, m_headsChoosable = false, m_dragging = false, m_byKeyboard = false, m_showsCurrent = false;
    QPoint m_anchor{-1, -1}, m_place{-1, -1};
    QList<QPoint> m_before; // chosen cells when the drag began
};

} // namespace holdfast::charts
