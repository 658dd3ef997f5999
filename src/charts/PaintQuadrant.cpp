// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::charts {

using present::QuadrantSpec;

namespace {

constexpr double kDot = 3.5; // radius
constexpr double kLargestDisc = 16; // radius
constexpr double kMember = 1.6; // radius

bool drawn(const QuadrantSpec::Point& point)
{
    return std::isfinite(point.x) && std::isfinite(point.y);
}

double radiusOf(const QuadrantSpec& spec, const QuadrantSpec::Point& point)
{
    double heaviest = 0;
    for (const auto& other : spec.points)
        heaviest = std::isfinite(other.weight) ? std::max(heaviest, other.weight) : heaviest;
    return !std::isfinite(point.weight) || heaviest <= 0 ? kDot : std::max(kDot, kLargestDisc * std::sqrt(std::max(0.0, point.weight) / heaviest));
}

// Groups are told apart by colour and by their names; there are more groups than colours only where nobody can tell them apart anyway.
QColor colourOf(const QuadrantSpec& spec, qsizetype point, const Theme& theme)
{
    if (spec.points[point].members.isEmpty())
        return spec.points[point].muted ? theme.ink4 : theme.series[spec.points[point].marked ? Theme::Orange : Theme::Teal];
    return theme.series[static_cast<std::size_t>(point) % theme.series.size()];
}

struct Axes {
    QRectF plot;
    Ticks x, y;
    double left(double value) const { return plot.left() + (value - x.low) / (x.high - x.low) * plot.width(); }
    double top(double value) const { return plot.bottom() - (value - y.low) / (y.high - y.low) * plot.height(); }
};

QString tickOf(bool isShare, const Ticks& ticks, double value, const QLocale& locale)
{
    return isShare ? percentText(value, std::max(0, ticks.decimals - 2), locale) : tickText(value, ticks.decimals, locale);
}

Axes axesOf(const QRectF& rect, const QuadrantSpec& spec, const PaintOptions& options)
{
    double left = 0, right = 0, low = 0, high = 0;
    bool any = false;
    const auto take = [&](double x, double y) {
        left = any ? std::min(left, x) : x;
        right = any ? std::max(right, x) : x;
        low = any ? std::min(low, y) : y;
        high = any ? std::max(high, y) : y;
        any = true;
    };
    for (const auto& point : spec.points)
        if (drawn(point)) {
            take(point.x, point.y);
            for (const auto& [x, y] : point.members)
                take(x, y);
        }
    if (std::isfinite(spec.xCut) && std::isfinite(spec.yCut))
        take(spec.xCut, spec.yCut);
    // Room for dots and labels at the edges.
    const double wide = right > left ? (right - left) * 0.1 : 1, tall = high > low ? (high - low) * 0.12 : 0.1;
    Axes axes;
    axes.x = ticksFor(left - wide, right + wide, false);
    axes.y = ticksFor(low >= 0 ? std::max(0.0, low - tall) : low - tall, high + tall, low >= 0);
    const QFont caption = options.type.font(Type::Caption);
    const double line = std::ceil(lineHeight(caption, options.type.chinese));
    double figures = 0;
    for (const double tick : axes.y.at)
        figures = std::max(figures, textWidth(options.type.figures(Type::Caption), tickOf(spec.yIsShare, axes.y, tick, options.locale)));
    axes.plot = rect.adjusted(figures + 8, 4, -4, -line * (spec.xTitle.isEmpty() ? 1 : 2) - 6);
    return axes;
}

// Places of the names: beside their dots, none over another name or dot. An empty rectangle: left out.
QList<QRectF> namePlaces(const QuadrantSpec& spec, const Axes& axes, Placer placer, const PaintOptions& options)
{
    QList<QRectF> places(spec.points.size());
    QList<qsizetype> order;
    for (qsizetype i = 0; i < spec.points.size(); ++i)
        if (drawn(spec.points[i])) {
            order.append(i);
            const double reach = radiusOf(spec, spec.points[i]) + 1;
            placer.block(QRectF(axes.left(spec.points[i].x) - reach, axes.top(spec.points[i].y) - reach, 2 * reach, 2 * reach));
        }
    // What is to be fixed is named first; then from the top.
    std::ranges::stable_sort(order, [&](qsizetype a, qsizetype b) {
        const auto &first = spec.points[a], &second = spec.points[b];
        return first.marked != second.marked ? first.marked : first.y > second.y;
    });
    for (const qsizetype i : order) {
        const auto& point = spec.points[i];
        const QFont font = options.type.font(Type::Caption, point.marked);
        const double wide = textWidth(font, point.name) + 2, high = QFontMetricsF(font).height() - 2;
        const double x = axes.left(point.x), y = axes.top(point.y), gap = radiusOf(spec, point) + 3;
        const std::array<QPointF, 8> corners {QPointF(x + gap, y - high / 2), QPointF(x - gap - wide, y - high / 2), QPointF(x + gap, y - high - 1), QPointF(x - gap - wide, y - high - 1),
            QPointF(x + gap, y + 1), QPointF(x - gap - wide, y + 1), QPointF(x - wide / 2, y - gap - high), QPointF(x - wide / 2, y + gap)};
        for (const QPointF& corner : corners) {
            const QRectF place(corner, QSizeF(wide, high));
            if (axes.plot.adjusted(2, 2, -2, -2).contains(place) && placer.place(place)) {
                places[i] = place;
                break;
            }
        }
    }
    return places;
}

} // namespace

int ItemLayout::itemAt(const QPointF& position) const
{
    int nearest = -1;
    double least = 0;
    for (int item = 0; item < targets.size(); ++item) {
        if (!targets[item].contains(position))
            continue;
        const QPointF away = targets[item].center() - position;
        const double distance = QPointF::dotProduct(away, away);
        if (nearest < 0 || distance < least) {
            nearest = item;
            least = distance;
        }
    }
    return nearest;
}

ItemLayout layoutItems(const QRectF& rect, const QuadrantSpec& spec, const PaintOptions& options)
{
    constexpr double kLeastReach = 11; // a target is at least 22 pixels
    ItemLayout layout;
    const Axes axes = axesOf(rect, spec, options);
    layout.plot = axes.plot;
    for (const auto& point : spec.points) {
        const QPointF centre = drawn(point) ? QPointF(axes.left(point.x), axes.top(point.y)) : QPointF();
        QRectF target;
        if (drawn(point) && !point.outline.isEmpty()) {
            QPolygonF outline;
            for (const auto& [x, y] : point.outline)
                outline.append(QPointF(axes.left(x), axes.top(y)));
            target = outline.boundingRect();
        } else if (drawn(point)) {
            const double reach = std::max(kLeastReach, radiusOf(spec, point));
            target = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach);
        }
        layout.targets.append(target);
        layout.anchors.append(centre);
    }
    return layout;
}

void paint(QPainter& painter, const QRectF& rect, const QuadrantSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const Axes axes = axesOf(space.rect(), spec, options);
    const QRectF plot = axes.plot;
    if (spec.points.isEmpty() || plot.width() < 40 || plot.height() < 40)
        return;
    const QFont caption = options.type.font(Type::Caption), strong = options.type.font(Type::Caption, true), figures = options.type.figures(Type::Caption);
    const bool cut = std::isfinite(spec.xCut) && std::isfinite(spec.yCut);
    const double x = cut ? axes.left(spec.xCut) : 0, y = cut ? axes.top(spec.yCut) : 0;
    if (cut)
        painter.fillRect(snapped(painter, spec.shadesTopRight ? QRectF(QPointF(x, plot.top()), QPointF(plot.right(), y)) : QRectF(plot.topLeft(), QPointF(x, y))),
            spec.shadesTopRight ? theme.accentSoft : theme.badSoft);
    painter.setPen(hairline(painter, theme.grid, options));
    for (const double tick : axes.x.at) {
        const double at = snapX(painter, axes.left(tick));
        painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
    }
    for (const double tick : axes.y.at) {
        const double at = snapY(painter, axes.top(tick));
        painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at));
    }
    const double line = std::ceil(lineHeight(caption, options.type.chinese));
    for (const double tick : axes.y.at)
        drawElided(painter, {space.rect().left(), axes.top(tick) - line / 2, plot.left() - 6 - space.rect().left(), line}, Qt::AlignRight | Qt::AlignVCenter,
            tickOf(spec.yIsShare, axes.y, tick, options.locale), figures, theme.ink3);
    Placer ticks;
    for (const double tick : axes.x.at) {
        const QString text = tickOf(spec.xIsShare, axes.x, tick, options.locale);
        const double wide = textWidth(figures, text) + 4;
        const QRectF place(axes.left(tick) - wide / 2, plot.bottom() + 3, wide, line);
        if (ticks.place(place.adjusted(-3, 0, 3, 0)))
            drawElided(painter, place, Qt::AlignCenter, text, figures, theme.ink3);
    }
    drawElided(painter, {plot.left(), plot.bottom() + 3 + line, plot.width(), line}, Qt::AlignHCenter | Qt::AlignVCenter, spec.xTitle, caption, theme.ink3);
    Placer taken;
    if (cut) {
        painter.setPen(hairline(painter, theme.ink2, options));
        painter.drawLine(QPointF(snapX(painter, x), plot.top()), QPointF(snapX(painter, x), plot.bottom()));
        painter.drawLine(QPointF(plot.left(), snapY(painter, y)), QPointF(plot.right(), snapY(painter, y)));
        // The names of the fields stand in the corners of the plot; a field too narrow for its name has none.
        const auto corner = [&](const QString& text, bool right, bool bottom, const QColor& ink) {
            const double room = (right ? plot.right() - x : x - plot.left()) - 8, wide = textWidth(strong, text) + 2;
            if (text.isEmpty() || wide > room)
                return;
            const QRectF place(right ? plot.right() - 4 - wide : plot.left() + 4, bottom ? plot.bottom() - line - 2 : plot.top() + 2, wide, line);
            taken.block(place);
            drawElided(painter, place, Qt::AlignLeft | Qt::AlignVCenter, text, strong, ink);
        };
        corner(spec.topLeft, false, false, spec.shadesTopRight ? theme.ink2 : theme.bad);
        corner(spec.topRight, true, false, theme.ink2);
        corner(spec.bottomLeft, false, true, theme.ink2);
        corner(spec.bottomRight, true, true, theme.ink2);
    }
    for (qsizetype i = 0; i < spec.points.size(); ++i) {
        const auto& point = spec.points[i];
        if (!drawn(point) || point.members.isEmpty())
            continue;
        QColor area = colourOf(spec, i, theme);
        QPolygonF outline;
        for (const auto& [memberX, memberY] : point.outline)
            outline.append(QPointF(axes.left(memberX), axes.top(memberY)));
        area.setAlphaF(int(i) == options.hovered ? 0.22f : 0.10f);
        painter.setBrush(area);
        area.setAlphaF(0.8f);
        painter.setPen(QPen(area, int(i) == options.hovered ? 1.5 : 1));
        painter.drawPolygon(outline);
        painter.setPen(Qt::NoPen);
        area.setAlphaF(0.65f);
        painter.setBrush(area);
        for (const auto& [memberX, memberY] : point.members)
            painter.drawEllipse(QPointF(axes.left(memberX), axes.top(memberY)), kMember, kMember);
    }
    const QList<QRectF> names = namePlaces(spec, axes, taken, options);
    for (qsizetype i = 0; i < spec.points.size(); ++i) {
        const auto& point = spec.points[i];
        if (!drawn(point))
            continue;
        QColor colour = colourOf(spec, i, theme);
        const double radius = radiusOf(spec, point) + (int(i) == options.hovered ? 1 : 0) + (std::isfinite(point.weight) ? 0 : 0.5);
        if (std::isfinite(point.weight))
            colour.setAlphaF(0.75f);
        const QPointF centre(axes.left(point.x), axes.top(point.y));
        painter.setPen(int(i) == options.hovered ? QPen(theme.ink, 1.5) : QPen(theme.surface, 1));
        painter.setBrush(colour);
        painter.drawEllipse(centre, radius, radius);
    }
    for (qsizetype i = 0; i < names.size(); ++i)
        if (names[i].isValid())
            drawHaloed(painter, names[i], Qt::AlignCenter, spec.points[i].name, spec.points[i].marked ? strong : caption, spec.points[i].muted ? theme.ink3 : theme.ink,
                spec.points[i].marked && cut && names[i].right() < x && names[i].bottom() < y ? theme.badSoft : theme.surface);
}

} // namespace holdfast::charts
