// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintFacet.h"

#include "charts/PaintSupport.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace holdfast::charts {

using present::FacetSpec;

static constexpr double kThumbRoom = 8; // right of the figures, where rows are scrolled

namespace {

struct Shares {
    QList<double> all, selected;
    double top = 0; // the largest of them
};

Shares sharesOf(const FacetSpec& spec)
{
    Shares shares;
    double all = 0, selected = 0;
    for (const auto& bin : spec.bins) {
        all += std::isfinite(bin.all) ? bin.all : 0;
        selected += std::isfinite(bin.selected) ? bin.selected : 0;
    }
    for (const auto& bin : spec.bins) {
        shares.all.append(all > 0 && std::isfinite(bin.all) ? bin.all / all : 0);
        shares.selected.append(selected > 0 && std::isfinite(bin.selected) ? bin.selected / selected : 0);
        shares.top = std::max({shares.top, shares.all.last(), shares.selected.last()});
    }
    return shares;
}

// In the letters of a chosen bin, so that a choice neither cuts a name nor moves the bars.
double nameWidth(const FacetSpec& spec, const Typography& type, double available)
{
    const QFont font = type.font(Type::Caption, true);
    double width = 0;
    for (const auto& bin : spec.bins)
        width = std::max(width, textWidth(font, bin.label));
    return std::min(std::ceil(width), available * 0.42);
}

} // namespace

int FacetLayout::binAt(const QPointF& position) const
{
    if (places.isEmpty())
        return -1;
    if (rowHeight > 0) {
        for (int bin = 0; bin < places.size(); ++bin)
            if (places[bin].top() <= position.y() && position.y() < places[bin].bottom())
                return bin;
        return -1;
    }
    // A drag may leave the plot: the nearest bin still counts.
    const double width = places.first().width();
    if (width <= 0)
        return -1;
    return std::clamp(int(std::floor((position.x() - plot.left()) / width)), 0, int(places.size()) - 1);
}

FacetLayout layoutFacet(const QRectF& rect, const FacetSpec& spec, const PaintOptions& options)
{
    const Typography& type = options.type;
    FacetLayout layout;
    const auto bins = int(spec.bins.size());
    const QFont caption = type.font(Type::Caption);
    if (!spec.horizontal) {
        const double axis = std::ceil(lineHeight(caption, type.chinese)) + 3;
        layout.plot = rect.adjusted(0, 2, 0, -std::min(axis, rect.height()));
        const double width = bins > 0 ? layout.plot.width() / bins : 0;
        for (int bin = 0; bin < bins; ++bin)
            layout.places.append({layout.plot.left() + bin * width, layout.plot.top(), width, layout.plot.height()});
        return layout;
    }
    const double names = nameWidth(spec, type, rect.width());
    const double figures = textWidth(type.figures(Type::Caption), QStringLiteral("100%"));
    const double least = std::max(type.px(18), lineHeight(caption, type.chinese));
    layout.visibleRows = std::max(1, std::min(bins, int(rect.height() / least)));
    const double thumb = layout.visibleRows < bins ? kThumbRoom : 0;
    layout.plot = {
        rect.left() + names + 10, rect.top(), std::max(0.0, rect.width() - names - figures - 18 - thumb), rect.height()};
    layout.rowHeight = std::min(rect.height() / layout.visibleRows, type.px(30));
    const int first = std::clamp(options.firstRow, 0, std::max(0, bins - layout.visibleRows));
    for (int bin = 0; bin < bins; ++bin)
        layout.places.append(bin < first || bin >= first + layout.visibleRows
                ? QRectF()
                : QRectF(rect.left(), rect.top() + (bin - first) * layout.rowHeight, rect.width(), layout.rowHeight));
    return layout;
}

static void paintHistogram(QPainter& painter, const FacetSpec& spec, const FacetLayout& layout, const Shares& shares,
    const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QRectF plot = layout.plot;
    const double baseline = plot.bottom();
    const QColor solid = theme.series[Theme::Teal];
    const QColor pale = mixed(solid, theme.surface, 0.45);

    // The brush: shaded runs of chosen bins.
    if (spec.filtered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accentSoft);
        for (int bin = 0; bin < spec.bins.size(); ++bin)
            if (spec.bins[bin].chosen)
                painter.drawRect(snapped(painter, layout.places[bin]));
    }
    for (int bin = 0; bin < spec.bins.size(); ++bin) {
        const QRectF place = layout.places[bin];
        const auto bar = [&](double share, double width) {
            const double height = shares.top > 0 ? share / shares.top * (plot.height() - 6) : 0;
            const double w = std::max(1.0, place.width() * width);
            // Something is not nothing: a filled bin shows at least one pixel.
            return snapped(painter,
                {place.center().x() - w / 2, baseline - (share > 0 ? std::max(1.0, height) : 0), w,
                    share > 0 ? std::max(1.0, height) : 0});
        };
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.ghost);
        painter.drawRoundedRect(bar(shares.all[bin], place.width() > 6 ? 0.86 : 1.0), 1, 1);
        painter.setBrush(spec.filtered && !spec.bins[bin].chosen ? pale : solid);
        painter.drawRoundedRect(bar(shares.selected[bin], place.width() > 6 ? 0.5 : 0.6), 1, 1);
    }
}

// The line under the bars and the texts of the bins.
static void paintAxis(QPainter& painter, const FacetSpec& spec, const FacetLayout& layout, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QRectF plot = layout.plot;
    const double baseline = plot.bottom();
    painter.setPen(hairline(painter, theme.line2, options));
    const double y = snapY(painter, baseline);
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));

    // The last label first (an open class like "85+"), then from the left as many as fit.
    const QFont font = options.type.figures(Type::Caption);
    const double line = lineHeight(font, options.type.chinese);
    Placer placer;
    const auto label = [&](int bin) {
        const QString& text = spec.bins[bin].label;
        const double width = textWidth(font, text);
        double x = layout.places[bin].center().x() - width / 2;
        x = std::clamp(x, plot.left(), std::max(plot.left(), plot.right() - width));
        const QRectF place(x, baseline + 3, width, line);
        if (!text.isEmpty() && width <= plot.width() && placer.place(place.adjusted(-3, 0, 3, 0)))
            drawElided(painter, place, Qt::AlignHCenter | Qt::AlignVCenter, text, font,
                spec.bins[bin].chosen && spec.filtered ? theme.ink : theme.ink2);
    };
    if (!spec.bins.isEmpty())
        label(int(spec.bins.size()) - 1);
    for (int bin = 0; bin + 1 < spec.bins.size(); ++bin)
        label(bin);
}

static void paintCategories(QPainter& painter, const FacetSpec& spec, const FacetLayout& layout, const Shares& shares,
    const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QColor solid = theme.series[Theme::Teal];
    const QColor pale = mixed(solid, theme.surface, 0.45);
    for (int bin = 0; bin < spec.bins.size(); ++bin) {
        const QRectF row = layout.places[bin];
        if (row.isNull())
            continue;
        const QRectF plot(layout.plot.left(), row.top(), layout.plot.width(), row.height());
        const auto bar = [&](double share, double height) {
            const double width = shares.top > 0 ? share / shares.top * plot.width() : 0;
            return snapped(
                painter, {plot.left(), plot.center().y() - height / 2, share > 0 ? std::max(1.0, width) : 0, height});
        };
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.ghost);
        painter.drawRoundedRect(bar(shares.all[bin], std::min(12.0, row.height() * 0.6)), 1.5, 1.5);
        painter.setBrush(!spec.filtered || spec.bins[bin].chosen ? solid : pale);
        painter.drawRoundedRect(bar(shares.selected[bin], std::min(6.0, row.height() * 0.3)), 1.5, 1.5);
    }
}

// Names on the left, figures on the right, and where the rows are of those there are.
static void paintRowTexts(QPainter& painter, const FacetSpec& spec, const FacetLayout& layout, const std::function<QString(int)>& figure, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QFont names = options.type.font(Type::Caption), strong = options.type.font(Type::Caption, true);
    const QFont figures = options.type.figures(Type::Caption);
    const bool scrolls = layout.visibleRows < spec.bins.size();
    for (int bin = 0; bin < spec.bins.size(); ++bin) {
        const QRectF row = layout.places[bin];
        if (row.isNull())
            continue;
        const auto& item = spec.bins[bin];
        drawElided(painter, {row.left(), row.top(), layout.plot.left() - row.left() - 10, row.height()},
            Qt::AlignLeft | Qt::AlignVCenter, item.label, item.chosen && spec.filtered ? strong : names,
            !spec.filtered || item.chosen ? theme.ink : theme.ink2);
        drawElided(painter, {layout.plot.right() + 4, row.top(), row.right() - (scrolls ? kThumbRoom : 0) - layout.plot.right() - 4, row.height()},
            Qt::AlignRight | Qt::AlignVCenter, figure(bin), figures, theme.ink2);
    }
    // Rows beyond the edge: a slim position bar, as in a list.
    if (scrolls) {
        const double height = layout.rowHeight * layout.visibleRows;
        const double first = std::clamp(options.firstRow, 0, int(spec.bins.size()) - layout.visibleRows);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.line2);
        const double count = double(spec.bins.size());
        const double right = layout.plot.right() + 8 + textWidth(figures, QStringLiteral("100%")) + kThumbRoom;
        painter.drawRoundedRect(QRectF(right - 3, layout.plot.top() + first / count * height, 3, std::max(6.0, layout.visibleRows / count * height)), 1.5, 1.5);
    }
}

void paintFacet(QPainter& painter, const QRectF& rect, const FacetSpec& spec, const present::FacetRates& rates, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    if (spec.bins.isEmpty() || space.rect().height() < 8 || space.rect().width() < 8)
        return;
    const FacetLayout layout = layoutFacet(space.rect(), spec, options);
    paintFacetRates(painter, spec, layout, rates, options);
    if (spec.horizontal)
        paintRowTexts(painter, spec, layout, [&](int bin) { return bin < rates.bins.size() ? rates.bins[bin].text : QString(); }, options);
    else
        paintAxis(painter, spec, layout, options);
    paintFacetOverlay(painter, space.rect(), spec, layout, options);
}

void paint(QPainter& painter, const QRectF& rect, const FacetSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    if (spec.bins.isEmpty() || space.rect().height() < 8 || space.rect().width() < 8)
        return;
    const FacetLayout layout = layoutFacet(space.rect(), spec, options);
    const Shares shares = sharesOf(spec);
    if (spec.horizontal) {
        paintCategories(painter, spec, layout, shares, options);
        paintRowTexts(painter, spec, layout, [&](int bin) { return percentText(shares.selected[bin], 0, options.locale); }, options);
    } else {
        paintHistogram(painter, spec, layout, shares, options);
        paintAxis(painter, spec, layout, options);
    }
    paintFacetOverlay(painter, space.rect(), spec, layout, options);
}

void paintFacetOverlay(QPainter& painter, const QRectF& rect, const FacetSpec& spec, const FacetLayout& layout,
    const PaintOptions& options)
{
    const Theme& theme = options.theme;
    if (!spec.horizontal && spec.filtered) {
        // Edges of each run with a handle, as far as the run is one.
        const auto edge = [&](double x) {
            const double at = std::clamp(snapX(painter, x), rect.left() + 0.5, rect.right() - 0.5);
            painter.setPen(QPen(theme.accent, 1));
            painter.drawLine(QPointF(at, layout.plot.top()), QPointF(at, layout.plot.bottom()));
            painter.setBrush(theme.surface);
            painter.setPen(QPen(theme.accent, 1.25));
            const double height = std::min(16.0, layout.plot.height() * 0.4);
            painter.drawRoundedRect(QRectF(std::clamp(at - 2.5, rect.left() + 1, rect.right() - 6),
                                        layout.plot.center().y() - height / 2, 5, height),
                2, 2);
        };
        for (int bin = 0; bin < spec.bins.size(); ++bin) {
            if (!spec.bins[bin].chosen)
                continue;
            if (bin == 0 || !spec.bins[bin - 1].chosen)
                edge(layout.places[bin].left());
            if (bin + 1 == spec.bins.size() || !spec.bins[bin + 1].chosen)
                edge(layout.places[bin].right());
        }
    }
    const auto frame = [&](int bin, const QColor& colour, double width) {
        if (bin < 0 || bin >= layout.places.size() || layout.places[bin].isNull())
            return;
        painter.setPen(QPen(colour, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(layout.places[bin].intersected(rect).adjusted(1, 1, -1, -1), 3, 3);
    };
    if (options.hovered >= 0 && options.hovered < layout.places.size() && !layout.places[options.hovered].isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(withAlpha(theme.ink, 0.05));
        painter.drawRoundedRect(layout.places[options.hovered].intersected(rect), 3, 3);
    }
    frame(options.currentBin, theme.accent, 2);
}

} // namespace holdfast::charts
