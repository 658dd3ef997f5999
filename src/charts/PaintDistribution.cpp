// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using present::DistributionSpec;

double DistributionLayout::x(double value) const
{
    return high > low ? plot.left() + (value - low) / (high - low) * plot.width() : plot.center().x();
}

int DistributionLayout::binAt(const DistributionSpec& spec, const QPointF& position) const
{
    if (!plot.adjusted(0, 0, 1, 0).contains(position))
        return -1;
    for (int bin = 0; bin < spec.bins.size(); ++bin)
        if (position.x() >= x(spec.bins[bin].low) && position.x() < std::max(x(spec.bins[bin].high), x(spec.bins[bin].low) + 2))
            return bin;
    return -1;
}

DistributionLayout layoutDistribution(const QRectF& rect, const DistributionSpec& spec, const PaintOptions& options)
{
    DistributionLayout layout;
    const double line = std::ceil(lineHeight(options.type.font(Type::Caption), options.type.chinese));
    layout.plot = rect.adjusted(2, 2, -2, -line - 4);
    if (spec.bins.isEmpty())
        return layout;
    layout.low = spec.bins.first().low;
    layout.high = std::max(spec.bins.last().high, layout.low);
    if (!(layout.high > layout.low)) { // one value: a bar in the middle
        layout.low -= 0.5;
        layout.high += 0.5;
    }
    return layout;
}

void paint(QPainter& painter, const QRectF& rect, const DistributionSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const DistributionLayout layout = layoutDistribution(space.rect(), spec, options);
    if (spec.bins.isEmpty() || layout.plot.height() < 12 || layout.plot.width() < 20)
        return;
    const QRectF plot = layout.plot;
    const auto shade = [&](double from, double to) {
        const QRectF band(QPointF(std::max(plot.left(), from), plot.top()), QPointF(std::min(plot.right(), to), plot.bottom()));
        if (band.width() > 0)
            painter.fillRect(snapped(painter, band), theme.badSoft);
    };
    if (std::isfinite(spec.lowest))
        shade(plot.left(), layout.x(spec.lowest));
    if (std::isfinite(spec.highest))
        shade(layout.x(spec.highest), plot.right());
    double top = 0;
    for (const auto& bin : spec.bins)
        top = std::max(top, bin.count);
    for (qsizetype i = 0; i < spec.bins.size() && top > 0; ++i) {
        const auto& bin = spec.bins[i];
        if (!(bin.count > 0))
            continue;
        double left = layout.x(bin.low), right = layout.x(bin.high);
        if (right - left > 3)
            right -= 1;
        right = std::max(right, left + 1.5);
        const double height = std::max(1.0, bin.count / top * (plot.height() - 14));
        const QColor colour = theme.series[bin.failing ? Theme::Orange : Theme::Teal];
        painter.fillRect(snapped(painter, QRectF(left, plot.bottom() - height, right - left, height)),
            int(i) == options.hovered ? mixed(theme.ink, colour, 0.25) : colour);
    }
    painter.setPen(hairline(painter, theme.line2, options));
    const double base = snapY(painter, plot.bottom());
    painter.drawLine(QPointF(plot.left(), base), QPointF(plot.right(), base));
    const QFont caption = options.type.font(Type::Caption);
    Placer placer;
    const auto limit = [&](double value, const QString& text, bool rightOf) {
        if (!std::isfinite(value) || value < layout.low || value > layout.high)
            return;
        QPen pen = hairline(painter, theme.bad, options);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        const double x = snapX(painter, layout.x(value));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const double wide = textWidth(caption, text) + 2;
        QRectF place(rightOf ? x + 4 : x - 4 - wide, plot.top(), wide, 14);
        place.moveLeft(std::clamp(place.left(), plot.left(), std::max(plot.left(), plot.right() - wide)));
        if (!text.isEmpty() && placer.place(place))
            drawHaloed(painter, place, Qt::AlignCenter, text, caption, theme.bad, theme.surface);
    };
    limit(spec.lowest, spec.lowestText, true);
    limit(spec.highest, spec.highestText, false);
    Placer ticks;
    for (const auto& [value, text] : spec.ticks) {
        const double wide = textWidth(caption, text) + 4;
        QRectF place(layout.x(value) - wide / 2, plot.bottom() + 3, wide, space.rect().bottom() - plot.bottom() - 3);
        place.moveLeft(std::clamp(place.left(), plot.left(), std::max(plot.left(), plot.right() - wide)));
        if (value < layout.low || value > layout.high || !ticks.place(place.adjusted(-3, 0, 3, 0)))
            continue;
        drawElided(painter, place, Qt::AlignCenter, text, caption, theme.ink3);
    }
}

} // namespace holdfast::charts
