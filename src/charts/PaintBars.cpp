// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using present::BarsSpec;
using present::GapSpec;
using present::PartsSpec;

namespace {

double widest(const QFont& font, const QStringList& texts)
{
    double width = 0;
    for (const QString& text : texts)
        width = std::max(width, textWidth(font, text));
    return std::ceil(width);
}

template <class Items> QStringList namesOf(const Items& items)
{
    QStringList names;
    for (const auto& item : items)
        names.append(item.name);
    return names;
}

template <class Items> QStringList textsOf(const Items& items)
{
    QStringList texts;
    for (const auto& item : items)
        texts.append(item.text);
    return texts;
}

// Rows with a name at the left, a plot on one number line and a figure at the right; the axis below.
struct Rows {
    QRectF plot;
    double nameLeft = 0, nameWidth = 0, textWidth = 0, height = 0;
    Ticks ticks;
    double x(double value) const { return plot.left() + (value - ticks.low) / (ticks.high - ticks.low) * plot.width(); }
    QRectF row(qsizetype index) const { return {nameLeft, plot.top() + double(index) * height, plot.right() + textWidth - nameLeft, height}; }
};

Rows rowsOf(const QRectF& rect, qsizetype count, const QStringList& names, const QStringList& texts, const Ticks& ticks, const PaintOptions& options)
{
    const Typography& type = options.type;
    const QFont table = type.font(Type::Table);
    Rows rows;
    rows.ticks = ticks;
    rows.nameLeft = rect.left();
    // Names give way before the plot does: at most 45 % of the width.
    rows.nameWidth = std::min(widest(table, names), rect.width() * 0.45);
    const double figures = widest(type.figures(Type::Table, true), texts);
    rows.textWidth = figures > 0 ? figures + 12 : 4;
    const double axis = std::ceil(lineHeight(type.font(Type::Caption), type.chinese)) + 3;
    rows.plot = rect.adjusted(rows.nameWidth + 12, 2, -rows.textWidth, -std::min(axis, rect.height()));
    rows.height = count > 0 ? std::min(std::max(0.0, rows.plot.height()) / double(count), type.px(32)) : 0;
    rows.plot.setHeight(rows.height * double(count));
    return rows;
}

void paintAxis(QPainter& painter, const Rows& rows, bool isShare, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QFont figures = options.type.figures(Type::Caption);
    const double line = std::ceil(lineHeight(figures, options.type.chinese));
    Placer placer;
    for (const double tick : rows.ticks.at) {
        painter.setPen(hairline(painter, tick == 0 ? theme.line2 : theme.grid, options));
        const double x = snapX(painter, rows.x(tick));
        painter.drawLine(QPointF(x, rows.plot.top()), QPointF(x, rows.plot.bottom()));
        const QString text = isShare ? percentText(tick, std::max(0, rows.ticks.decimals - 2), options.locale) : tickText(tick, rows.ticks.decimals, options.locale);
        const double wide = textWidth(figures, text) + 2;
        const QRectF place(rows.x(tick) - wide / 2, rows.plot.bottom() + 3, wide, line);
        if (placer.place(place.adjusted(-3, 0, 3, 0)))
            drawElided(painter, place, Qt::AlignCenter, text, figures, theme.ink3);
    }
}

ItemLayout layoutOf(const Rows& rows, const QList<double>& anchors)
{
    ItemLayout layout;
    layout.plot = rows.plot;
    for (qsizetype i = 0; i < anchors.size(); ++i) {
        layout.targets.append(rows.row(i));
        layout.anchors.append({std::isfinite(anchors[i]) ? rows.x(anchors[i]) : rows.plot.center().x(), rows.row(i).center().y()});
    }
    return layout;
}

// Without names of its two values, each row goes on where the one before ended.
bool isSteps(const GapSpec& spec)
{
    return spec.fromName.isEmpty() && spec.toName.isEmpty();
}

Rows rowsOf(const QRectF& rect, const GapSpec& spec, const PaintOptions& options)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const auto& row : spec.rows)
        for (const double value : {row.from, row.to})
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
    const double room = high > low ? (high - low) * 0.06 : 0.5;
    if (isSteps(spec)) // texts stand beside the bars
        return rowsOf(rect, spec.rows.size(), namesOf(spec.rows), {}, ticksFor(std::min(low, 0.0), high, low >= 0), options);
    return rowsOf(rect, spec.rows.size(), namesOf(spec.rows), textsOf(spec.rows), ticksFor(low - room, high + room, false), options);
}

Rows rowsOf(const QRectF& rect, const BarsSpec& spec, const PaintOptions& options)
{
    double low = 0, high = 0;
    for (const auto& bar : spec.bars)
        for (const double value : {bar.value, bar.lower, bar.upper, spec.reference})
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
    return rowsOf(rect, spec.bars.size(), namesOf(spec.bars), textsOf(spec.bars), ticksFor(low, high, true), options);
}

void paintSteps(QPainter& painter, const GapSpec& spec, const Rows& rows, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QFont table = options.type.font(Type::Table), strong = options.type.font(Type::Table, true), figures = options.type.figures(Type::Caption, true);
    const double high = std::clamp(rows.height * 0.66, 3.0, options.type.px(16)), line = std::ceil(lineHeight(figures, options.type.chinese));
    for (qsizetype i = 0; i < spec.rows.size(); ++i) {
        const auto& row = spec.rows[i];
        const QRectF place = rows.row(i);
        const bool whole = row.from == 0 && (i == 0 || i + 1 == spec.rows.size());
        if (int(i) == options.hovered)
            painter.fillRect(snapped(painter, place), theme.hover);
        drawElided(painter, {place.left(), place.top(), rows.nameWidth, place.height()}, Qt::AlignLeft | Qt::AlignVCenter, row.name, whole ? strong : table, theme.ink);
        if (!std::isfinite(row.from) || !std::isfinite(row.to))
            continue;
        const double left = rows.x(std::min(row.from, row.to)), right = rows.x(std::max(row.from, row.to)), middle = place.center().y();
        const QColor colour = row.tone == present::Tone::Neutral ? theme.series[Theme::Slate] : toneSeries(row.tone, theme);
        painter.fillRect(snapped(painter, QRectF(left, middle - high / 2, std::max(1.0, right - left), high)), mixed(colour, theme.surface, 0.88));
        if (i + 1 < spec.rows.size()) { // on to where the next one begins
            painter.setPen(hairline(painter, theme.line2, options));
            const double x = snapX(painter, rows.x(row.to));
            painter.drawLine(QPointF(x, middle + high / 2), QPointF(x, rows.row(i + 1).center().y() - high / 2));
        }
        const double wide = textWidth(figures, row.text) + 4;
        const bool fitsRight = right + 4 + wide <= rows.plot.right() + rows.textWidth, fitsLeft = left - 4 - wide >= rows.plot.left();
        const QRectF label(fitsRight ? right + 4 : fitsLeft ? left - 4 - wide : right - wide - 2, middle - line / 2, wide, line);
        drawElided(painter, label, Qt::AlignLeft | Qt::AlignVCenter, row.text, figures, fitsRight || fitsLeft ? toneColour(row.tone, theme) : theme.surface);
    }
}

// From best (teal) to worst (orange), the middle without a colour.
QColor partColour(qsizetype index, qsizetype count, const Theme& theme)
{
    const double place = count > 1 ? double(index) / double(count - 1) : 0;
    const double strength = std::abs(place - 0.5) * 2;
    if (count > 2 && strength < 0.2)
        return theme.ghost;
    return mixed(theme.series[place < 0.5 ? Theme::Teal : Theme::Orange], theme.surface, 0.35 + 0.65 * strength);
}

struct Strip {
    QRectF bar;
    QList<QRectF> parts; // empty for a part of no size
    double labels = 0; // their top
};

Strip stripOf(const QRectF& rect, const PartsSpec& spec, const PaintOptions& options)
{
    Strip strip;
    const Typography& type = options.type;
    const double line = std::ceil(lineHeight(type.font(Type::Caption), type.chinese));
    const double high = std::clamp(rect.height() - 2 * line - 8, type.px(8), type.px(18));
    strip.bar = {rect.left(), rect.top() + 2, rect.width(), high};
    strip.labels = strip.bar.bottom() + 4;
    double total = 0, before = 0;
    for (const auto& part : spec.parts)
        total += std::max(0.0, part.share);
    for (const auto& part : spec.parts) {
        const double share = total > 0 ? std::max(0.0, part.share) / total : 0;
        strip.parts.append({strip.bar.left() + before * strip.bar.width(), strip.bar.top(), share * strip.bar.width(), high});
        before += share;
    }
    return strip;
}

} // namespace

ItemLayout layoutItems(const QRectF& rect, const GapSpec& spec, const PaintOptions& options)
{
    QList<double> anchors;
    for (const auto& row : spec.rows)
        anchors.append(row.to);
    return layoutOf(rowsOf(rect, spec, options), anchors);
}

ItemLayout layoutItems(const QRectF& rect, const BarsSpec& spec, const PaintOptions& options)
{
    QList<double> anchors;
    for (const auto& bar : spec.bars)
        anchors.append(bar.value);
    return layoutOf(rowsOf(rect, spec, options), anchors);
}

ItemLayout layoutItems(const QRectF& rect, const PartsSpec& spec, const PaintOptions& options)
{
    const Strip strip = stripOf(rect, spec, options);
    ItemLayout layout;
    layout.plot = strip.bar;
    const double column = spec.parts.isEmpty() ? 0 : rect.width() / double(spec.parts.size());
    for (qsizetype i = 0; i < spec.parts.size(); ++i) {
        // The part of the strip is hit first; its name below stands in a column of its own.
        layout.targets.append(strip.parts[i].width() >= 1 ? strip.parts[i] : QRectF(rect.left() + double(i) * column, strip.labels, column, rect.bottom() - strip.labels));
        layout.anchors.append(strip.parts[i].center());
    }
    return layout;
}

void paint(QPainter& painter, const QRectF& rect, const GapSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const Rows rows = rowsOf(space.rect(), spec, options);
    if (spec.rows.isEmpty() || rows.height < 6 || rows.plot.width() < 20)
        return;
    paintAxis(painter, rows, false, options);
    if (isSteps(spec))
        return paintSteps(painter, spec, rows, options);
    const QFont table = options.type.font(Type::Table);
    const double radius = std::min(4.0, rows.height / 3);
    for (qsizetype i = 0; i < spec.rows.size(); ++i) {
        const auto& row = spec.rows[i];
        const QRectF place = rows.row(i);
        if (int(i) == options.hovered)
            painter.fillRect(snapped(painter, place), theme.hover);
        drawElided(painter, {place.left(), place.top(), rows.nameWidth, place.height()}, Qt::AlignLeft | Qt::AlignVCenter, row.name, table, row.muted ? theme.ink3 : theme.ink);
        const QColor colour = row.muted ? theme.ink4 : toneSeries(row.tone, theme);
        const double middle = place.center().y();
        if (std::isfinite(row.from) && std::isfinite(row.to)) {
            painter.setPen(QPen(mixed(colour, theme.surface, 0.55), 3, Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(QPointF(rows.x(row.from), middle), QPointF(rows.x(row.to), middle));
        }
        if (std::isfinite(row.from)) {
            painter.setPen(QPen(theme.ink2, 1.75));
            painter.setBrush(theme.surface);
            painter.drawEllipse(QPointF(rows.x(row.from), middle), radius, radius);
        }
        if (std::isfinite(row.to)) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(QPointF(rows.x(row.to), middle), radius, radius);
        }
        drawElided(painter, {rows.plot.right(), place.top(), rows.textWidth - 2, place.height()}, Qt::AlignRight | Qt::AlignVCenter, row.text,
            options.type.figures(Type::Table, row.tone == present::Tone::Worse), row.muted ? theme.ink3 : toneColour(row.tone, theme));
    }
}

void paint(QPainter& painter, const QRectF& rect, const BarsSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const Rows rows = rowsOf(space.rect(), spec, options);
    if (spec.bars.isEmpty() || rows.height < 5 || rows.plot.width() < 20)
        return;
    paintAxis(painter, rows, spec.isShare, options);
    const QFont table = options.type.font(Type::Table), figures = options.type.figures(Type::Table, true);
    const double high = std::clamp(rows.height * 0.62, 3.0, options.type.px(16));
    for (qsizetype i = 0; i < spec.bars.size(); ++i) {
        const auto& bar = spec.bars[i];
        const QRectF place = rows.row(i);
        if (int(i) == options.hovered)
            painter.fillRect(snapped(painter, place), theme.hover);
        drawElided(painter, {place.left(), place.top(), rows.nameWidth, place.height()}, Qt::AlignLeft | Qt::AlignVCenter, bar.name, table, bar.muted ? theme.ink3 : theme.ink);
        drawElided(painter, {rows.plot.right(), place.top(), rows.textWidth - 2, place.height()}, Qt::AlignRight | Qt::AlignVCenter, bar.text, figures,
            bar.muted ? theme.ink3 : theme.ink);
        if (!std::isfinite(bar.value))
            continue;
        const double from = rows.x(0), to = rows.x(bar.value), middle = place.center().y();
        painter.fillRect(snapped(painter, QRectF(std::min(from, to), middle - high / 2, std::abs(to - from), high)),
            bar.muted ? theme.ink4 : mixed(theme.series[bar.marked ? Theme::Orange : Theme::Teal], theme.surface, 0.88));
        if (std::isfinite(bar.lower) && std::isfinite(bar.upper)) {
            painter.setPen(QPen(theme.ink, 1.25, Qt::SolidLine, Qt::FlatCap));
            const double lower = rows.x(bar.lower), upper = rows.x(bar.upper), tip = std::min(4.0, high / 2);
            painter.drawLine(QPointF(lower, middle), QPointF(upper, middle));
            painter.drawLine(QPointF(lower, middle - tip), QPointF(lower, middle + tip));
            painter.drawLine(QPointF(upper, middle - tip), QPointF(upper, middle + tip));
        }
    }
    if (std::isfinite(spec.reference)) {
        QPen pen = hairline(painter, theme.ink3, options);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        const double x = snapX(painter, rows.x(spec.reference));
        painter.drawLine(QPointF(x, rows.plot.top()), QPointF(x, rows.plot.bottom()));
    }
}

void paint(QPainter& painter, const QRectF& rect, const PartsSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const QRectF area = space.rect();
    const Strip strip = stripOf(area, spec, options);
    if (spec.parts.isEmpty() || area.width() < 40)
        return;
    const QFont caption = options.type.font(Type::Caption), strong = options.type.figures(Type::Caption, true), figures = options.type.figures(Type::Caption);
    const double line = std::ceil(lineHeight(caption, options.type.chinese)), column = area.width() / double(spec.parts.size());
    const bool anyChosen = std::ranges::any_of(spec.parts, [](const auto& part) { return part.chosen; });
    for (qsizetype i = 0; i < spec.parts.size(); ++i) {
        const auto& part = spec.parts[i];
        QColor colour = partColour(i, spec.parts.size(), theme);
        if (anyChosen && !part.chosen)
            colour = mixed(colour, theme.surface, 0.45);
        if (int(i) == options.hovered)
            colour = mixed(theme.ink, colour, 0.2);
        QRectF box = strip.parts[i];
        if (box.width() > 3 && i + 1 < spec.parts.size())
            box.setRight(box.right() - 1);
        painter.fillRect(snapped(painter, box), colour);
        if (part.chosen) {
            painter.setPen(QPen(theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box.adjusted(1, 1, -1, -1));
        }
        const QRectF name(area.left() + double(i) * column, strip.labels, column - 4, line);
        drawElided(painter, name, Qt::AlignLeft | Qt::AlignVCenter, part.name, caption, theme.ink2);
        const QRectF below = name.translated(0, line);
        if (below.bottom() > area.bottom() + 2)
            continue;
        drawElided(painter, below, Qt::AlignLeft | Qt::AlignVCenter, part.text, strong, theme.ink);
        const double used = textWidth(strong, part.text) + 5;
        drawElided(painter, below.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, part.second, figures, theme.ink3);
    }
}

} // namespace holdfast::charts
