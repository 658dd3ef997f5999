// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/CurveChart.h"
#include "charts/TrendChart.h"

#include <QGraphicsScene>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

template <class Chart, class Spec>
static void renderChart(QPainter& painter, const QRectF& rect, const Spec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const QSizeF size = space.rect().size();
    if (size.width() < 40 || size.height() < 30)
        return;
    QGraphicsScene scene;
    auto* chart = new Chart;
    scene.addItem(chart);
    chart->setSpec(spec, options);
    chart->setHovered(options.hovered);
    chart->arrange(size);
    scene.setSceneRect({QPointF(0, 0), size});
    scene.render(&painter, {QPointF(0, 0), size}, {QPointF(0, 0), size}, Qt::IgnoreAspectRatio);
}

void paint(QPainter& painter, const QRectF& rect, const present::TrendSpec& spec, const PaintOptions& options)
{
    renderChart<TrendChart>(painter, rect, spec, options);
}

void paint(QPainter& painter, const QRectF& rect, const present::CurveSpec& spec, const PaintOptions& options)
{
    renderChart<CurveChart>(painter, rect, spec, options);
}

FlowLayout layoutFlow(const QRectF& rect, const present::FlowSpec& spec, const PaintOptions& options)
{
    FlowLayout layout;
    double up = 0, down = 0;
    for (const auto& point : spec.points) {
        up = std::max(up, point.gained + point.returned);
        down = std::max(down, point.lost);
    }
    const Ticks ticks = ticksFor(-down * 1.04, up * 1.04, true);
    layout.ticks = ticks.at;
    layout.low = ticks.low;
    layout.high = ticks.high;
    layout.decimals = ticks.decimals;
    const QFont figures = options.type.figures(Type::Caption);
    double labels = 0;
    for (const double tick : ticks.at)
        labels = std::max(labels, textWidth(figures, tickText(std::abs(tick), ticks.decimals, options.locale)));
    const double line = std::ceil(lineHeight(options.type.font(Type::Caption)));
    layout.plot = rect.adjusted(std::ceil(labels) + 14, line / 2, -2, -(line + 8));
    layout.step = spec.points.isEmpty() ? 0 : layout.plot.width() / double(spec.points.size());
    return layout;
}

double FlowLayout::y(double value) const
{
    return high > low ? plot.bottom() - (value - low) / (high - low) * plot.height() : plot.bottom();
}

int FlowLayout::nearest(const QPointF& position) const
{
    if (step <= 0 || !plot.adjusted(0, 0, 0, 20).contains(position))
        return -1;
    return int((position.x() - plot.left()) / step);
}

void paint(QPainter& painter, const QRectF& rect, const present::FlowSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    if (spec.points.isEmpty() || space.rect().width() < 40 || space.rect().height() < 30)
        return;
    const FlowLayout layout = layoutFlow(space.rect(), spec, options);
    const QRectF plot = layout.plot;
    const QFont caption = options.type.font(Type::Caption), figures = options.type.figures(Type::Caption);
    const double line = lineHeight(caption);
    for (const double tick : layout.ticks) {
        const bool zero = std::abs(tick) < 1e-12;
        painter.setPen(hairline(painter, zero ? theme.ink4 : theme.grid, options));
        const double y = snapY(painter, layout.y(tick));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        // Counts below zero are customers lost: a count has no sign.
        drawElided(painter, {0, y - line / 2, plot.left() - 8, line}, Qt::AlignRight | Qt::AlignVCenter,
            tickText(std::abs(tick), layout.decimals, options.locale), figures, theme.ink2);
    }
    const QColor gained = theme.series[Theme::Teal], returned = mixed(gained, theme.surface, 0.5),
                 lost = theme.series[Theme::Orange];
    const double width = std::clamp(layout.step * 0.62, 1.0, 34.0);
    QRectF lastLabel;
    for (qsizetype i = 0; i < spec.points.size(); ++i) {
        const auto& point = spec.points[i];
        const double middle = plot.left() + layout.step * (double(i) + 0.5);
        const auto bar = [&](double from, double to, const QColor& colour) {
            if (!(to > from))
                return;
            const QRectF box =
                snapped(painter, {middle - width / 2, layout.y(to), width, layout.y(from) - layout.y(to)});
            if (point.partial) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(withAlpha(colour, 0.25));
                painter.drawRect(box);
                drawHatch(painter, box, colour, options);
                return;
            }
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawRect(box);
        };
        bar(0, point.gained, gained);
        bar(point.gained, point.gained + point.returned, returned);
        bar(-point.lost, 0, lost);
        if (static_cast<int>(i) == options.hovered) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(withAlpha(theme.ink, 0.06));
            painter.drawRect(QRectF(plot.left() + layout.step * double(i), plot.top(), layout.step, plot.height()));
        }
        if (point.tick.isEmpty())
            continue;
        const double wide = textWidth(caption, point.tick);
        QRectF box(middle - wide / 2, plot.bottom() + 5, wide, line);
        if (box.right() > space.rect().right())
            box.moveRight(space.rect().right());
        if (lastLabel.isNull() || box.left() > lastLabel.right() + 6) {
            drawElided(painter, box, Qt::AlignHCenter | Qt::AlignTop, point.tick, caption, theme.ink2);
            lastLabel = box;
        }
    }
}

} // namespace holdfast::charts
