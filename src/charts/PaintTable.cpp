// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"
#include "charts/TableLayout.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::charts {

using present::TableSpec;
using Kind = present::TableSpec::Kind;

double tableRowHeight(const Typography& type)
{
    return std::ceil(type.px(26));
}

double tableHeadHeight(const Typography& type)
{
    return std::ceil(type.px(24));
}

QColor toneColour(present::Tone tone, const Theme& theme)
{
    switch (tone) {
    case present::Tone::Better:
        return theme.good;
    case present::Tone::Worse:
        return theme.bad;
    case present::Tone::Neutral:
        break;
    }
    return theme.ink2;
}

QColor toneSeries(present::Tone tone, const Theme& theme)
{
    switch (tone) {
    case present::Tone::Better:
        return theme.series[Theme::Teal];
    case present::Tone::Worse:
        return theme.series[Theme::Orange];
    case present::Tone::Neutral:
        break;
    }
    return theme.series[Theme::Slate];
}

void paintSpark(QPainter& painter, const QRectF& rect, const QList<double>& values, const QColor& colour,
    const PaintOptions& options, double leastSpan)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double value : values) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (!(low <= high))
        return;
    if (const double lacking = leastSpan - (high - low); lacking > 0) {
        low -= lacking / 2;
        high += lacking / 2;
    }
    const DesignSpace space(painter, rect, options);
    const QRectF area = space.rect().adjusted(2, 3, -3, -3);
    if (area.width() <= 0 || area.height() <= 0)
        return;
    const double step = values.size() > 1 ? area.width() / double(values.size() - 1) : 0;
    const auto place = [&](qsizetype index) {
        const double share = high > low ? (values[index] - low) / (high - low) : 0.5;
        return QPointF(values.size() > 1 ? area.left() + step * double(index) : area.right(),
            area.bottom() - share * area.height());
    };
    QPainterPath line;
    bool open = false;
    qsizetype last = -1;
    for (qsizetype index = 0; index < values.size(); ++index) {
        if (!std::isfinite(values[index])) {
            open = false;
            continue;
        }
        if (open)
            line.lineTo(place(index));
        else
            line.moveTo(place(index));
        open = true;
        last = index;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(place(last), 2.25, 2.25);
}

void paintInterval(QPainter& painter, const QRectF& rect, const TableSpec& spec, const TableSpec::Cell& cell,
    bool muted, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const QRectF area = space.rect().adjusted(5, 0, -5, 0);
    if (area.width() <= 0 || !(spec.scaleHigh > spec.scaleLow))
        return;
    const double middle = area.center().y();
    const auto place = [&](double value) {
        return area.left() + rampPosition(value, spec.scaleLow, spec.scaleHigh) * area.width();
    };
    painter.setPen(QPen(theme.grid, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
    if (std::isfinite(spec.reference)) {
        QPen pen = hairline(painter, theme.ink3, options);
        pen.setDashPattern({2, 2});
        painter.setPen(pen);
        const double x = snapX(painter, place(spec.reference));
        painter.drawLine(QPointF(x, middle - 6), QPointF(x, middle + 6));
    }
    if (!std::isfinite(cell.number))
        return;
    const QColor colour = muted             ? theme.ink4
        : cell.tone == present::Tone::Worse ? theme.series[Theme::Orange]
                                            : theme.series[Theme::Teal];
    if (std::isfinite(cell.lower) && std::isfinite(cell.upper)) {
        painter.setPen(QPen(mixed(colour, theme.surface, 0.45), 5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(place(cell.lower), middle), QPointF(place(cell.upper), middle));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(place(cell.number), middle), 3.5, 3.5);
}

bool isNumeric(Kind kind)
{
    return kind == Kind::Number || kind == Kind::Percent || kind == Kind::Money || kind == Kind::Delta
        || kind == Kind::Score;
}

double naturalWidth(const TableSpec& spec, qsizetype column, const Typography& type)
{
    const auto& head = spec.columns[column];
    double width = textWidth(type.font(Type::Table), head.title);
    if (head.kind == Kind::Spark)
        return std::max(width, type.px(64)) + 16;
    if (head.kind == Kind::Interval)
        return std::max(width, type.px(100)) + 16;
    if (head.kind == Kind::Meter)
        return std::max(width, type.px(130)) + 16;
    const bool figures = isNumeric(head.kind);
    const QFont plain = figures ? type.figures(Type::Table) : type.font(Type::Table);
    const QFont strong = figures ? type.figures(Type::Table, true) : type.font(Type::Table, true);
    for (const auto& row : spec.rows)
        if (column < row.size())
            width = std::max(width, textWidth(row[column].strong ? strong : plain, row[column].text));
    return std::ceil(width) + 16 + (column == 0 && !spec.levels.isEmpty() ? 16 : 0);
}

QList<double> columnWidths(const TableSpec& spec, double available, const Typography& type)
{
    QList<double> widths;
    double total = 0;
    for (qsizetype column = 0; column < spec.columns.size(); ++column) {
        widths.append(naturalWidth(spec, column, type));
        total += widths.last();
    }
    if (widths.isEmpty())
        return widths;
    const auto shrink = [&](auto leastOf) {
        double room = 0;
        for (qsizetype column = 0; column < widths.size(); ++column)
            room += std::max(0.0, widths[column] - leastOf(column));
        const double missing = total - available;
        if (missing <= 0 || room <= 0)
            return;
        const double share = std::min(1.0, missing / room);
        for (qsizetype column = 0; column < widths.size(); ++column)
            widths[column] -= std::max(0.0, widths[column] - leastOf(column)) * share;
        total = std::accumulate(widths.begin(), widths.end(), 0.0);
    };
    // Plots give way first, down to their titles, then words are elided; figures stay whole, and columns from the right
    // are left out.
    const auto titled = [&](qsizetype column, double least) {
        return std::max(least, std::ceil(textWidth(type.font(Type::Table), spec.columns[column].title)) + 16);
    };
    shrink([&](qsizetype column) {
        const Kind kind = spec.columns[column].kind;
        return kind == Kind::Interval || kind == Kind::Spark || kind == Kind::Meter ? titled(column, type.px(kind == Kind::Meter ? 80 : 60)) : widths[column];
    });
    shrink([&](qsizetype column) {
        return spec.columns[column].kind == Kind::Text ? titled(column, type.px(column == 0 ? 120 : 90))
                                                       : widths[column];
    });
    for (qsizetype column = widths.size() - 1; column > 0 && total > available + 0.5; --column) {
        total -= widths[column];
        widths[column] = 0;
    }
    if (total > available + 0.5)
        widths[0] = available;
    else {
        const double share = (available - total) / double(widths.size() - std::ranges::count(widths, 0.0));
        for (double& width : widths)
            if (width > 0)
                width += share;
    }
    return widths;
}

void paintScore(
    QPainter& painter, const QRectF& rect, const TableSpec::Cell& cell, bool chosen, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const bool defined = std::isfinite(cell.number);
    const QRectF box = rect.adjusted(1.5, 1.5, -1.5, -1.5);
    if (defined || chosen) {
        painter.setPen(chosen ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(
            defined ? theme.scores.at(rampPosition(cell.number, kScoreLow, kScoreHigh)) : QColor(Qt::transparent));
        painter.drawRoundedRect(box, 2, 2);
    }
    drawElided(painter, box, Qt::AlignCenter, defined ? cell.text : QStringLiteral("–"),
        options.type.figures(Type::Table, cell.strong || chosen), defined ? theme.rampInk : theme.ink3);
}

void paintMeter(QPainter& painter, const QRectF& rect, const TableSpec::Cell& cell, bool muted, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QFont figures = options.type.figures(Type::Table, true);
    const double number = options.type.px(40), high = options.type.px(6);
    const QRectF bar(rect.left(), rect.center().y() - high / 2, rect.width() - number - 4, high);
    if (bar.width() > 8) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hover);
        painter.drawRoundedRect(bar, high / 2, high / 2);
        const double share = std::isfinite(cell.number) ? std::clamp(cell.number / 100, 0.0, 1.0) : 0;
        if (share > 0) {
            painter.setBrush(muted ? theme.ink4 : theme.series[cell.tone == present::Tone::Worse ? Theme::Orange : Theme::Teal]);
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(high, bar.width() * share), high), high / 2, high / 2);
        }
    }
    drawElided(painter, {rect.right() - number, rect.top(), number, rect.height()}, Qt::AlignRight | Qt::AlignVCenter,
        std::isfinite(cell.number) ? cell.text : QStringLiteral("–"), figures, muted || !std::isfinite(cell.number) ? theme.ink3 : theme.ink);
}

static void paintTableCell(QPainter& painter, const QRectF& place, const TableSpec& spec, qsizetype row,
    qsizetype column, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const auto& cell = spec.rows[row][column];
    const Kind kind = spec.columns[column].kind;
    const bool muted = row < spec.muted.size() && spec.muted[row];
    const double indent = column == 0 && row < spec.levels.size() ? 16.0 * spec.levels[row] : 0;
    const QRectF inner = place.adjusted(8 + indent, 0, -8, 0);
    PaintOptions inside = options;
    inside.scale = 1;
    if (kind == Kind::Interval) {
        paintInterval(painter, inner, spec, cell, muted, inside);
        return;
    }
    if (kind == Kind::Spark) {
        paintSpark(painter, inner.adjusted(0, 2, 0, -2), cell.series, muted ? theme.ink4 : toneSeries(cell.tone, theme),
            inside);
        return;
    }
    if (kind == Kind::Score) {
        paintScore(painter, place, cell, false, inside);
        return;
    }
    if (kind == Kind::Meter) {
        paintMeter(painter, inner, cell, muted, inside);
        return;
    }
    QColor ink = theme.ink;
    if (muted || cell.text == QStringLiteral("–"))
        ink = theme.ink3;
    else if (cell.tone != present::Tone::Neutral)
        ink = toneColour(cell.tone, theme);
    const bool figures = isNumeric(kind);
    drawElided(painter, inner, (figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, cell.text,
        figures ? options.type.figures(Type::Table, cell.strong) : options.type.font(Type::Table, cell.strong), ink);
}

void paint(QPainter& painter, const QRectF& rect, const TableSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const QRectF area = space.rect();
    const QList<double> widths = columnWidths(spec, area.width(), options.type);
    const double head = tableHeadHeight(options.type), line = tableRowHeight(options.type);
    const auto rule = [&](double y, const QColor& colour) {
        painter.setPen(hairline(painter, colour, options));
        const double at = snapY(painter, y - 0.5);
        painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
    };
    double x = area.left();
    for (qsizetype column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0)
            drawElided(painter, QRectF(x, area.top(), widths[column], head).adjusted(8, 0, -8, 0),
                (isNumeric(spec.columns[column].kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                spec.columns[column].title, options.type.font(Type::Table), theme.ink2);
        x += widths[column];
    }
    rule(area.top() + head, theme.line2);
    double y = area.top() + head;
    for (qsizetype row = std::max(0, options.firstRow); row < spec.rows.size() && y + line <= area.bottom() + 0.5;
         ++row) {
        x = area.left();
        for (qsizetype column = 0; column < widths.size(); ++column) {
            if (widths[column] > 0 && column < spec.rows[row].size())
                paintTableCell(painter, {x, y, widths[column], line}, spec, row, column, options);
            x += widths[column];
        }
        y += line;
        rule(y, theme.line);
    }
}

} // namespace holdfast::charts
