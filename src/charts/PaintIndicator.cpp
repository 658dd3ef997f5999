// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using present::IndicatorTile;
using Level = IndicatorTile::Level;

static QColor tagInk(Level level, const Theme& theme)
{
    return level == Level::Breach ? theme.bad : level == Level::Watch ? theme.warn : theme.ink2;
}

// State in a frame at the right end of `rect`; returns the width taken.
static double paintTag(QPainter& painter, const QRectF& rect, const IndicatorTile& tile, const PaintOptions& options)
{
    if (tile.levelText.isEmpty())
        return 0;
    const Theme& theme = options.theme;
    const QFont font = options.type.font(Type::Caption, true);
    const double sign = tile.level == Level::Breach || tile.level == Level::Watch ? options.type.px(11) : 0;
    const double width = textWidth(font, tile.levelText) + sign + options.type.px(12);
    const QRectF box(rect.right() - width, rect.top() + 1, width, rect.height() - 2);
    const QColor ink = tagInk(tile.level, theme);
    painter.setPen(sign > 0 ? QPen(Qt::NoPen) : hairline(painter, theme.line2, options));
    painter.setBrush(tile.level == Level::Breach ? theme.badSoft : tile.level == Level::Watch ? theme.warnSoft : theme.surface);
    painter.drawRoundedRect(box, 3, 3);
    if (sign > 0) {
        const QPointF at(box.left() + options.type.px(10), box.center().y());
        const double r = options.type.px(3.5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        if (tile.level == Level::Breach)
            painter.drawPolygon(QPolygonF({{at.x() - r - 0.5, at.y() + r}, {at.x() + r + 0.5, at.y() + r}, {at.x(), at.y() - r}}));
        else
            painter.drawEllipse(at, r, r);
    }
    drawElided(painter, box.adjusted(options.type.px(6) + sign, 0, -options.type.px(4), 0), Qt::AlignLeft | Qt::AlignVCenter, tile.levelText, font, ink);
    return width;
}

static void paintCourse(QPainter& painter, const QRectF& rect, const IndicatorTile& tile, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QFont figures = options.type.figures(Type::Caption);
    const double line = std::ceil(QFontMetricsF(figures).height());
    double low = std::numeric_limits<double>::infinity(), high = -low, labels = 0;
    const auto reach = [&](double value) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    };
    for (const auto& point : tile.points)
        reach(point.value);
    reach(tile.lowerLimit);
    reach(tile.upperLimit);
    for (const auto& mark : tile.lines) {
        reach(mark.value);
        labels = std::max(labels, textWidth(figures, mark.text) + 5);
    }
    const QRectF area = rect.adjusted(3, 4, -std::max(6.0, labels), -line - 2);
    if (!(low <= high) || area.width() < 20 || area.height() < 10)
        return;
    if (high - low <= 0) {
        low -= std::max(std::abs(low) * 0.05, 1e-9);
        high += std::max(std::abs(high) * 0.05, 1e-9);
    }
    const auto y = [&](double value) { return area.bottom() - (value - low) / (high - low) * area.height(); };
    const auto x = [&](qsizetype index) { return tile.points.size() < 2 ? area.center().x() : area.left() + area.width() * double(index) / double(tile.points.size() - 1); };
    if (std::isfinite(tile.lowerLimit) || std::isfinite(tile.upperLimit)) {
        const double top = std::isfinite(tile.upperLimit) ? y(tile.upperLimit) : area.top();
        const double bottom = std::isfinite(tile.lowerLimit) ? y(tile.lowerLimit) : area.bottom();
        painter.fillRect(snapped(painter, {area.left(), top, area.width(), bottom - top}), theme.sunken);
    }
    Placer placer;
    for (const auto& mark : tile.lines) {
        if (!std::isfinite(mark.value))
            continue;
        const bool threshold = mark.kind == IndicatorTile::Line::Kind::Threshold;
        const QColor ink = threshold ? theme.series[Theme::Orange] : theme.series[Theme::Slate];
        painter.setPen(hairline(painter, ink, options, threshold ? Qt::DashLine : Qt::DotLine));
        const double at = snapY(painter, y(mark.value));
        painter.drawLine(QPointF(area.left(), at), QPointF(area.right() + 2, at));
        const QRectF place(area.right() + 4, at - line / 2, rect.right() - area.right() - 4, line);
        if (placer.place(place))
            drawElided(painter, place, Qt::AlignLeft | Qt::AlignVCenter, mark.text, figures, threshold ? theme.bad : theme.ink2);
    }
    painter.setBrush(Qt::NoBrush);
    for (qsizetype i = 0, before = -1; i < tile.points.size(); ++i) {
        if (!std::isfinite(tile.points[i].value))
            continue;
        if (before >= 0) {
            // Periods without a value lie between: a thin line says that nothing is known of them.
            const bool near = before + 1 == i;
            painter.setPen(QPen(near ? theme.accent : theme.ink4, near ? 1.5 : 1, near && !tile.points[i].partial ? Qt::SolidLine : Qt::DotLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawLine(QPointF(x(before), y(tile.points[before].value)), QPointF(x(i), y(tile.points[i].value)));
        }
        before = i;
    }
    for (qsizetype i = 0; i < tile.points.size(); ++i) {
        const auto& point = tile.points[i];
        if (!std::isfinite(point.value))
            continue;
        const bool alone = (i == 0 || !std::isfinite(tile.points[i - 1].value)) && (i + 1 == tile.points.size() || !std::isfinite(tile.points[i + 1].value));
        const bool last = i + 1 == tile.points.size();
        if (!point.ringed && !last && !alone && i != options.hovered)
            continue;
        painter.setPen(point.ringed ? QPen(theme.series[Theme::Orange], 1.5) : QPen(Qt::NoPen));
        painter.setBrush(point.ringed ? theme.surface : theme.accent);
        painter.drawEllipse(QPointF(x(i), y(point.value)), point.ringed ? 3.2 : 2.4, point.ringed ? 3.2 : 2.4);
    }
    const QRectF labelsRow(area.left(), rect.bottom() - line, area.width(), line);
    drawElided(painter, labelsRow, Qt::AlignLeft | Qt::AlignVCenter, tile.firstLabel, figures, theme.ink2);
    drawElided(painter, labelsRow, Qt::AlignRight | Qt::AlignVCenter, tile.lastLabel, figures, theme.ink2);
}

void paint(QPainter& painter, const QRectF& rect, const IndicatorTile& tile, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const Typography& type = options.type;
    const double pad = type.px(10);
    const QRectF inner = space.rect().adjusted(pad, type.px(7), -pad, -type.px(6));
    if (inner.width() < 40 || inner.height() < 20)
        return;
    const QFont title = type.font(Type::Table, true), value = type.font(Type::Title, true), caption = type.font(Type::Caption);
    const double titleLine = std::ceil(QFontMetricsF(title).height()) + 3, valueLine = std::ceil(QFontMetricsF(value).height());
    const double tag = paintTag(painter, {inner.left(), inner.top(), inner.width() - type.px(20), titleLine}, tile, options);
    drawElided(painter, {inner.left(), inner.top(), inner.width() - tag - type.px(26), titleLine}, Qt::AlignLeft | Qt::AlignVCenter, tile.title, title,
        tile.missing.isEmpty() ? theme.ink : theme.ink2);
    const double below = inner.top() + titleLine + 1;
    if (!tile.missing.isEmpty()) {
        painter.setPen(theme.ink3);
        painter.setFont(caption);
        painter.drawText(QRectF(inner.left(), below, inner.width(), inner.bottom() - below), Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, tile.missing);
        return;
    }
    double at = inner.left();
    drawElided(painter, {at, below, inner.width(), valueLine}, Qt::AlignLeft | Qt::AlignVCenter, tile.value, value, theme.ink);
    at += textWidth(value, tile.value) + type.px(6);
    const QFont delta = type.font(Type::Caption, true);
    const QColor deltaInk = tile.tone == present::Tone::Worse ? theme.bad : tile.tone == present::Tone::Better ? theme.good : theme.ink2;
    drawElided(painter, {at, below + 1, std::max(0.0, inner.right() - at), valueLine}, Qt::AlignLeft | Qt::AlignVCenter, tile.delta, delta, deltaInk);
    at += tile.delta.isEmpty() ? 0 : textWidth(delta, tile.delta) + type.px(6);
    drawElided(painter, {at, below + 1, std::max(0.0, inner.right() - at), valueLine}, Qt::AlignLeft | Qt::AlignVCenter, tile.unit, caption, theme.ink2);
    paintCourse(painter, {inner.left(), below + valueLine + 2, inner.width(), inner.bottom() - below - valueLine - 2}, tile, options);
}

} // namespace holdfast::charts
