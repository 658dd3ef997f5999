// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::charts {

using present::QuadrantSpec;

namespace {

constexpr double kDot = 3.5, kMember = 1.6; // radius
constexpr int kFewestForOutline = 3;

bool drawn(const QuadrantSpec::Point& point)
{
    return std::isfinite(point.x) && std::isfinite(point.y);
}

// A point without a name stands for nobody alone: it belongs to the named point whose name is its detail, and is drawn in that one's
// colour with a line around all of them.
bool isMember(const QuadrantSpec::Point& point)
{
    return point.name.isEmpty();
}

QList<QPointF> membersOf(const QuadrantSpec& spec, const QuadrantSpec::Point& group)
{
    QList<QPointF> members;
    for (const auto& point : spec.points)
        if (isMember(point) && point.detail == group.name && drawn(point))
            members.append(QPointF(point.x, point.y));
    return members;
}

// The smallest convex line around the four fifths that lie nearest to the middle.
QPolygonF outlineOf(QList<QPointF> members, const QPointF& middle)
{
    std::ranges::sort(members, {}, [&](const QPointF& place) { return std::hypot(place.x() - middle.x(), place.y() - middle.y()); });
    members.resize(members.size() - members.size() / 5);
    if (members.size() < kFewestForOutline)
        return {};
    std::ranges::sort(members, {}, [](const QPointF& place) { return std::pair(place.x(), place.y()); });
    const auto turn = [](const QPointF& o, const QPointF& a, const QPointF& b) { return (a.x() - o.x()) * (b.y() - o.y()) - (a.y() - o.y()) * (b.x() - o.x()); };
    QPolygonF outline;
    for (const bool back : {false, true}) {
        const qsizetype begin = outline.size();
        for (qsizetype i = 0; i < members.size(); ++i) {
            const QPointF& next = members[back ? members.size() - 1 - i : i];
            while (outline.size() >= begin + 2 && turn(outline[outline.size() - 2], outline.last(), next) <= 0)
                outline.removeLast();
            outline.append(next);
        }
        outline.removeLast(); // where the other side begins
    }
    return outline;
}

struct Axes {
    QRectF plot;
    Ticks x, y;
    double left(double value) const { return plot.left() + (value - x.low) / (x.high - x.low) * plot.width(); }
    double top(double value) const { return plot.bottom() - (value - y.low) / (y.high - y.low) * plot.height(); }
};

QString tickOf(const QuadrantSpec& spec, const Ticks& ticks, double value, const QLocale& locale)
{
    return spec.yIsShare ? percentText(value, std::max(0, ticks.decimals - 2), locale) : tickText(value, ticks.decimals, locale);
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
        if (drawn(point))
            take(point.x, point.y);
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
        figures = std::max(figures, textWidth(options.type.figures(Type::Caption), tickOf(spec, axes.y, tick, options.locale)));
    axes.plot = rect.adjusted(figures + 8, 4, -4, -line * (spec.xTitle.isEmpty() ? 1 : 2) - 6);
    return axes;
}

// Places of the names: beside their dots, none over another name or dot. An empty rectangle: left out.
QList<QRectF> namePlaces(const QuadrantSpec& spec, const Axes& axes, Placer placer, const PaintOptions& options)
{
    QList<QRectF> places(spec.points.size());
    QList<qsizetype> order;
    for (qsizetype i = 0; i < spec.points.size(); ++i)
        if (drawn(spec.points[i]) && !isMember(spec.points[i])) {
            order.append(i);
            placer.block(QRectF(axes.left(spec.points[i].x) - kDot - 1, axes.top(spec.points[i].y) - kDot - 1, 2 * kDot + 2, 2 * kDot + 2));
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
        const double x = axes.left(point.x), y = axes.top(point.y), gap = kDot + 3;
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
    constexpr double kReach = 11; // a target is at least 22 pixels
    ItemLayout layout;
    const Axes axes = axesOf(rect, spec, options);
    layout.plot = axes.plot;
    for (const auto& point : spec.points) {
        if (isMember(point))
            break; // they come last
        const QPointF centre = drawn(point) ? QPointF(axes.left(point.x), axes.top(point.y)) : QPointF();
        layout.targets.append(drawn(point) ? QRectF(centre.x() - kReach, centre.y() - kReach, 2 * kReach, 2 * kReach) : QRectF());
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
        painter.fillRect(snapped(painter, QRectF(plot.topLeft(), QPointF(x, y))), theme.badSoft);
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
            tickOf(spec, axes.y, tick, options.locale), figures, theme.ink3);
    Placer ticks;
    for (const double tick : axes.x.at) {
        const QString text = tickText(tick, axes.x.decimals, options.locale);
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
        corner(spec.topLeft, false, false, theme.bad);
        corner(spec.topRight, true, false, theme.ink2);
        corner(spec.bottomLeft, false, true, theme.ink2);
        corner(spec.bottomRight, true, true, theme.ink2);
    }
    const bool grouped = std::ranges::any_of(spec.points, isMember);
    const auto colourOf = [&](qsizetype i) {
        const auto& point = spec.points[i];
        return grouped ? theme.series[static_cast<std::size_t>(i) % theme.series.size()] : point.muted ? theme.ink4 : theme.series[point.marked ? Theme::Orange : Theme::Teal];
    };
    for (qsizetype i = 0; i < spec.points.size() && grouped; ++i) {
        if (isMember(spec.points[i]) || !drawn(spec.points[i]))
            continue;
        const QList<QPointF> members = membersOf(spec, spec.points[i]);
        QPolygonF outline = outlineOf(members, QPointF(spec.points[i].x, spec.points[i].y));
        for (QPointF& corner : outline)
            corner = QPointF(axes.left(corner.x()), axes.top(corner.y()));
        QColor colour = colourOf(i);
        painter.setPen(QPen(colour, int(i) == options.hovered ? 1.5 : 0.8));
        colour.setAlphaF(int(i) == options.hovered ? 0.22f : 0.10f);
        painter.setBrush(colour);
        painter.drawPolygon(outline);
        colour.setAlphaF(0.65f);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        for (const QPointF& member : members)
            painter.drawEllipse(QPointF(axes.left(member.x()), axes.top(member.y())), kMember, kMember);
    }
    const QList<QRectF> names = namePlaces(spec, axes, taken, options);
    for (qsizetype i = 0; i < spec.points.size(); ++i) {
        const auto& point = spec.points[i];
        if (!drawn(point) || isMember(point))
            continue;
        const QColor colour = colourOf(i);
        const QPointF centre(axes.left(point.x), axes.top(point.y));
        painter.setPen(int(i) == options.hovered ? QPen(theme.ink, 1.5) : QPen(theme.surface, 1));
        painter.setBrush(colour);
        painter.drawEllipse(centre, kDot + (int(i) == options.hovered ? 1.5 : 0.5), kDot + (int(i) == options.hovered ? 1.5 : 0.5));
    }
    for (qsizetype i = 0; i < names.size(); ++i)
        if (names[i].isValid())
            drawHaloed(painter, names[i], Qt::AlignCenter, spec.points[i].name, spec.points[i].marked ? strong : caption, spec.points[i].muted ? theme.ink3 : theme.ink,
                spec.points[i].marked && cut && names[i].right() < x && names[i].bottom() < y ? theme.badSoft : theme.surface);
}

} // namespace holdfast::charts
