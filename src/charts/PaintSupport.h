// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Paint.h"

#include <QFontMetricsF>
#include <QPen>

namespace holdfast::charts {

// Saves the painter, maps `rect` to design pixels and clips to it; `rect()` is the area to draw in.
class DesignSpace {
public:
    DesignSpace(QPainter& painter, const QRectF& rect, const PaintOptions& options);
    ~DesignSpace() { m_painter.restore(); }
    DesignSpace(const DesignSpace&) = delete;
    DesignSpace& operator=(const DesignSpace&) = delete;
    QRectF rect() const { return m_rect; }

private:
    QPainter& m_painter;
    QRectF m_rect;
};

// One device pixel on screen, 0.75 design pixels in print.
QPen hairline(
    const QPainter& painter, const QColor& colour, const PaintOptions& options, Qt::PenStyle style = Qt::SolidLine);
// The coordinate nearest to `value` whose hairline fills whole device pixels.
double snapX(const QPainter& painter, double value);
double snapY(const QPainter& painter, double value);
// `rect` with its edges on device pixels, for fills.
QRectF snapped(const QPainter& painter, const QRectF& rect);

// Text with a 3 px outline in `halo`, inside `rect`.
void drawHaloed(QPainter& painter, const QRectF& rect, Qt::Alignment align, const QString& text, const QFont& font,
    const QColor& ink, const QColor& halo);
// Elided to the width of `rect`; draws nothing when not even one letter fits.
void drawElided(QPainter& painter, const QRectF& rect, Qt::Alignment align, const QString& text, const QFont& font,
    const QColor& ink);
double textWidth(const QFont& font, const QString& text);
double lineHeight(const QFont& font, bool chinese = false);

// Places labels first come, first served; a label that would touch an earlier one is dropped.
class Placer {
public:
    bool fits(const QRectF& rect) const;
    bool place(const QRectF& rect); // false = dropped
    void block(const QRectF& rect) { m_taken.append(rect); }

private:
    QList<QRectF> m_taken;
};

// 3 to 5 ticks at steps of 1, 2 or 5 times a power of ten inside low..high; the range grows where fewer would fit.
struct Ticks {
    QList<double> at;
    double low = 0, high = 1;
    int decimals = 0;
};
Ticks ticksFor(double low, double high, bool zeroBased);
QString tickText(double value, int decimals, const QLocale& locale);
QString percentText(double share, int decimals, const QLocale& locale); // 0.381 -> "38%"

// Diagonal lines over incomplete time.
void drawHatch(QPainter& painter, const QRectF& rect, const QColor& colour, const PaintOptions& options);

} // namespace holdfast::charts
