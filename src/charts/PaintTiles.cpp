// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"

#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using present::Direction;
using present::State;
using present::Tile;

static void drawArrow(QPainter& painter, const QPointF& centre, bool up, double size, const QColor& colour)
{
    const double half = size / 2, height = size * 0.8;
    const QPolygonF triangle = up
        ? QPolygonF({{centre.x() - half, centre.y() + height / 2}, {centre.x() + half, centre.y() + height / 2},
            {centre.x(), centre.y() - height / 2}})
        : QPolygonF({{centre.x() - half, centre.y() - height / 2}, {centre.x() + half, centre.y() - height / 2},
            {centre.x(), centre.y() + height / 2}});
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(triangle);
}

// Up to `lines` lines of wrapped text, the last one elided.
static void drawNote(
    QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, double line, const QColor& ink)
{
    const auto most = std::max(1, int((rect.height() + 1) / line));
    QTextLayout layout(text, font);
    QTextOption wrap(Qt::AlignLeft);
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    QList<int> starts;
    for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine()) {
        part.setLineWidth(rect.width());
        starts.append(part.textStart());
    }
    layout.endLayout();
    for (int i = 0; i < std::min(most, int(starts.size())); ++i) {
        const bool last = i == most - 1 || i == starts.size() - 1;
        const QString part = last ? text.mid(starts[i]) : text.mid(starts[i], starts[i + 1] - starts[i]).trimmed();
        drawElided(painter, {rect.left(), rect.top() + i * line, rect.width(), line}, Qt::AlignLeft | Qt::AlignVCenter,
            part, font, ink);
    }
}

static double tilePadding(const Typography& type)
{
    return type.px(12);
}

static bool intervalFitsBeside(const Tile& tile, double width, const Typography& type)
{
    return tile.interval.isEmpty()
        || textWidth(type.font(Type::Kpi), tile.value) + 8 + textWidth(type.figures(Type::Caption), tile.interval)
        <= width - 2 * tilePadding(type);
}

bool tilesFitTwoLines(const QList<Tile>& tiles, double width, const Typography& type)
{
    return std::ranges::all_of(tiles, [&](const Tile& tile) {
        return tile.state != State::Empty && tile.delta.isEmpty() && tile.versus.isEmpty() && tile.note.isEmpty() && tile.spark.size() < 2
            && !std::isfinite(tile.ring) && intervalFitsBeside(tile, width / double(tiles.size()), type);
    });
}

static void paintTile(QPainter& painter, const QRectF& rect, const Tile& tile, bool beside, bool twoLines, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const Typography& type = options.type;
    const QFont label = type.font(Type::Table), value = type.font(Type::Kpi), caption = type.font(Type::Caption);
    const QFont figures = type.figures(Type::Caption), delta = type.font(Type::Table, true);
    const double pad = tilePadding(type);
    QRectF inner = rect.adjusted(pad, 0, -pad, 0);
    if (std::isfinite(tile.ring)) {
        const double side = std::min(type.px(48), rect.height() - 16);
        const QRectF ring(inner.left() - 2, rect.center().y() - side / 2, side, side);
        const QRectF band = ring.adjusted(3, 3, -3, -3);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.grid, 5));
        painter.drawEllipse(band);
        painter.setPen(QPen(theme.accent, 5, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(band, 90 * 16, -int(std::lround(std::clamp(tile.ring, 0.0, 1.0) * 360 * 16)));
        drawElided(painter, ring, Qt::AlignCenter, QString::number(std::lround(tile.ring * 100)),
            type.figures(Type::Emphasis, true), theme.ink);
        inner.setLeft(ring.right() + type.px(8));
    }
    const double labelLine = type.px(18), valueLine = type.px(28), smallLine = type.px(15);
    double y = rect.top() + std::max(4.0, (rect.height() - labelLine - valueLine - (twoLines ? 0 : 2 * smallLine)) / 2 - 1);

    // The ƒ mark's button lies over the right end of the label line on screen.
    drawElided(painter,
        {inner.left(), y, inner.width() - (tile.provenance.title.isEmpty() || options.forPrint ? 0 : type.px(20)),
            labelLine},
        Qt::AlignLeft | Qt::AlignVCenter, tile.label, label, theme.ink2);
    y += labelLine;

    const bool empty = tile.state == State::Empty, small = tile.state == State::SmallN;
    const double valueWidth = textWidth(value, tile.value);
    const QFontMetricsF valueMetrics(value);
    drawElided(painter, {inner.left(), y, inner.width(), valueLine}, Qt::AlignLeft | Qt::AlignVCenter, tile.value,
        value, empty || small ? theme.ink3 : theme.ink);
    if (beside && !tile.interval.isEmpty()) {
        // On the value's baseline.
        const double baseline = y + valueLine / 2 + valueMetrics.capHeight() / 2;
        painter.setFont(figures);
        painter.setPen(theme.ink3);
        painter.drawText(QPointF(inner.left() + valueWidth + 8, baseline), tile.interval);
    }
    y += valueLine;
    if (empty) {
        drawNote(painter, {inner.left(), y, inner.width(), 2 * smallLine}, tile.note, caption, smallLine, theme.ink3);
        return;
    }

    // Words at the left, spark at the right: it goes when there is no room for both.
    double words = 0;
    if (!tile.delta.isEmpty()) {
        double x = inner.left();
        const QColor ink = small ? theme.ink3 : toneColour(tile.tone, theme);
        if (tile.direction != Direction::None) {
            const double size = type.px(9);
            drawArrow(painter, {x + size / 2, y + smallLine / 2}, tile.direction == Direction::Up, size, ink);
            x += size + 4;
        }
        drawElided(
            painter, {x, y, inner.right() - x, smallLine}, Qt::AlignLeft | Qt::AlignVCenter, tile.delta, delta, ink);
        words = x - inner.left() + textWidth(delta, tile.delta);
    }
    const QString second = beside ? tile.versus : tile.interval;
    if (!beside && !tile.versus.isEmpty()) {
        const double x = inner.left() + words + (words > 0 ? 6 : 0);
        drawElided(painter, {x, y, inner.right() - x, smallLine}, Qt::AlignLeft | Qt::AlignVCenter, tile.versus,
            caption, theme.ink2);
        words = inner.width();
    }
    y += smallLine;
    const QString last = second.isEmpty() && tile.delta.isEmpty() ? tile.note : second;
    drawElided(painter, {inner.left(), y, inner.width(), smallLine}, Qt::AlignLeft | Qt::AlignVCenter, last,
        beside ? caption : figures, theme.ink2);
    words = std::max(words, textWidth(caption, last));

    const double sparkWidth = std::min(type.px(64), inner.width() - words - 10);
    if (tile.spark.size() > 1 && sparkWidth >= type.px(34)) {
        PaintOptions inside = options;
        inside.scale = 1;
        paintSpark(painter, {inner.right() - sparkWidth, y - smallLine - 1, sparkWidth, 2 * smallLine}, tile.spark,
            small ? theme.ink4 : toneSeries(tile.tone, theme), inside, tile.sparkSpan);
    }
}

void paint(QPainter& painter, const QRectF& rect, const QList<Tile>& tiles, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    if (tiles.isEmpty())
        return;
    const QRectF area = space.rect();
    const double width = area.width() / double(tiles.size());
    // One strip, one arrangement: when one interval does not fit beside its value, all stand below.
    const bool beside =
        std::ranges::all_of(tiles, [&](const Tile& tile) { return intervalFitsBeside(tile, width, options.type); });
    const bool twoLines = tilesFitTwoLines(tiles, area.width(), options.type);
    for (qsizetype i = 0; i < tiles.size(); ++i) {
        const QRectF place(area.left() + double(i) * width, area.top(), width, area.height());
        if (i > 0) {
            painter.setPen(hairline(painter, options.theme.line, options));
            const double x = snapX(painter, place.left());
            painter.drawLine(QPointF(x, area.top() + (options.forPrint ? 4 : 0)),
                QPointF(x, area.bottom() - (options.forPrint ? 4 : 0)));
        }
        paintTile(painter, place, tiles[i], beside, twoLines, options);
    }
}

} // namespace holdfast::charts
