// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"

#include <QAbstractButton>

namespace holdfast::charts {

// The ƒ mark: a 22 px button that opens "How computed". Used on tiles and in block headers.
class HowMark : public QAbstractButton {
    Q_OBJECT
public:
    explicit HowMark(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setTypography(const Typography& type);
    void setOpen(bool open); // its popover is shown: accent colour
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Theme m_theme = Theme::light();
    Typography m_type = Typography::of();
    bool m_open = false;
};

// One framed strip of up to seven figures with dividers.
class TileStrip : public ChartWidget {
    Q_OBJECT
public:
    explicit TileStrip(QWidget* parent = nullptr);
    void setTiles(const QList<present::Tile>& tiles);
    void setSpec(const QList<present::Tile>& tiles) { setTiles(tiles); }
    const QList<present::Tile>& tiles() const { return m_tiles; }
    HowMark* mark(int tile) const; // null for a tile without provenance
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void howComputed(int tile, const QRect& anchor); // anchor in global coordinates

protected:
    void restyled() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

    int readableRows() const override { return 1; }
    int readableColumns() const override { return int(m_tiles.size()); }
    QString readableCell(int row, int column) const override;
    QRect readableRect(int row, int column) const override;
    bool readableSelected(int, int) const override { return false; }

private:
    QRectF tileRect(int tile) const;
    void placeMarks();
    void chooseHeight();

    QList<present::Tile> m_tiles;
    QList<HowMark*> m_marks;
    bool m_twoLines = false; // no tile says more than its name and its figure: the strip is low
};

} // namespace holdfast::charts
