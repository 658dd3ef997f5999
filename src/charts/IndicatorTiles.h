// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"

namespace holdfast::charts {

class HowMark;

// Small multiples of the early-warning indicators, five in a row where there is room. A tile is chosen by a click, or by the
// arrow keys and Enter.
class IndicatorTiles : public ChartWidget {
    Q_OBJECT
public:
    explicit IndicatorTiles(QWidget* parent = nullptr);
    void setTiles(const QList<present::IndicatorTile>& tiles);
    const QList<present::IndicatorTile>& tiles() const { return m_tiles; }
    void setChosen(const QString& id); // framed; empty = none
    HowMark* mark(int tile) const; // null for a tile without provenance
    QRect tileRect(int tile) const;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void tileChosen(const QString& id);
    void howComputed(int tile, const QRect& anchor); // anchor in global coordinates

protected:
    void restyled() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override; // tooltips

    int readableRows() const override { return 1; }
    int readableColumns() const override { return int(m_tiles.size()); }
    QString readableCell(int row, int column) const override;
    QRect readableRect(int, int column) const override { return tileRect(column); }
    bool readableSelected(int, int column) const override { return m_tiles[column].id == m_chosen; }

private:
    int columns(int width) const;
    int tileAt(const QPoint& position) const;
    void placeMarks();
    QList<present::IndicatorTile> m_tiles;
    QList<HowMark*> m_marks;
    QString m_chosen;
    int m_current = 0, m_hoveredTile = -1;
};

} // namespace holdfast::charts
