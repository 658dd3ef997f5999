// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Churn by bin: wide pale bars for everybody, narrow ones with their interval for the selection, a dashed line for the whole.
#include "charts/PaintFacet.h"

#include "charts/PaintSupport.h"

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using present::FacetRates;
using present::FacetSpec;

namespace {

struct Colours {
    QColor bar, whisker;
};

// Bins of few customers are pale; those a filter leaves out as well.
Colours coloursOf(const FacetSpec& spec, int bin, const FacetRates& rates, const Theme& theme)
{
    const bool pale = rates.bins[bin].small || (spec.filtered && !spec.bins[bin].chosen);
    const QColor solid = theme.series[Theme::Teal];
    return {pale ? mixed(solid, theme.surface, 0.35) : solid, rates.bins[bin].small ? theme.ink3 : theme.ink};
}

} // namespace

void paintFacetRates(QPainter& painter, const FacetSpec& spec, const FacetLayout& layout, const FacetRates& rates, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QRectF plot = layout.plot;
    const bool upright = !spec.horizontal;
    const double length = upright ? plot.height() - 6 : plot.width();
    const auto along = [&](double share) { return rates.top > 0 ? std::clamp(share / rates.top, 0.0, 1.0) * length : 0; };
    // From the axis outwards, `thick` across, in the middle of the place.
    const auto bar = [&](const QRectF& place, double share, double thick) {
        const double far = share > 0 ? std::max(1.0, along(share)) : 0;
        return snapped(painter, upright ? QRectF(place.center().x() - thick / 2, plot.bottom() - far, thick, far) : QRectF(plot.left(), place.center().y() - thick / 2, far, thick));
    };
    const int bins = int(std::min(spec.bins.size(), rates.bins.size()));
    for (int i = 0; i < bins; ++i) {
        const QRectF place = layout.places[i];
        if (place.isNull())
            continue;
        const FacetRates::Bin& bin = rates.bins[i];
        if (upright && spec.filtered && spec.bins[i].chosen) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.accentSoft);
            painter.drawRect(snapped(painter, place));
        }
        const double across = upright ? place.width() : std::min(place.height(), 20.0);
        const Colours colours = coloursOf(spec, i, rates, theme);
        painter.setPen(Qt::NoPen);
        if (std::isfinite(bin.all)) {
            painter.setBrush(theme.ghost);
            painter.drawRoundedRect(bar(place, bin.all, std::max(1.0, across * (upright ? 0.86 : 0.6))), 1, 1);
        }
        if (!std::isfinite(bin.rate))
            continue;
        painter.setBrush(colours.bar);
        painter.drawRoundedRect(bar(place, bin.rate, std::max(1.0, across * (upright ? 0.5 : 0.3))), 1, 1);
        // The whisker may end beyond the axis: then it has no cap.
        painter.setPen(QPen(colours.whisker, 1));
        const double from = along(bin.lower), to = along(bin.upper), cap = std::min(3.0, across * 0.2);
        const auto at = [&](double far, double side) {
            return upright ? QPointF(snapX(painter, place.center().x()) + side, plot.bottom() - far) : QPointF(plot.left() + far, snapY(painter, place.center().y()) + side);
        };
        painter.drawLine(at(from, 0), at(to, 0));
        painter.drawLine(at(from, -cap), at(from, cap));
        if (bin.upper <= rates.top)
            painter.drawLine(at(to, -cap), at(to, cap));
    }
    if (std::isfinite(rates.reference) && rates.reference <= rates.top && rates.top > 0) {
        QPen pen(theme.ink3, 1, Qt::DashLine);
        painter.setPen(pen);
        const double far = along(rates.reference);
        if (upright)
            painter.drawLine(QPointF(plot.left(), snapY(painter, plot.bottom() - far)), QPointF(plot.right(), snapY(painter, plot.bottom() - far)));
        else
            painter.drawLine(QPointF(snapX(painter, plot.left() + far), plot.top()), QPointF(snapX(painter, plot.left() + far), plot.top() + layout.rowHeight * layout.visibleRows));
        // Upright bars have no figures: the line says how high they are.
        if (upright) {
            const QFont font = options.type.figures(Type::Caption);
            const double line = lineHeight(font), y = std::max(plot.top(), plot.bottom() - far - line);
            drawElided(painter, {plot.left(), y, plot.width(), line}, Qt::AlignRight | Qt::AlignVCenter, rates.referenceText, font, theme.ink2);
        }
    }
}

} // namespace holdfast::charts
