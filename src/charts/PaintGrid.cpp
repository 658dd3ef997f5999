// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using present::GridSpec;

static constexpr double kGap = 2; // between cells

static int columnCount(const GridSpec& spec)
{
    qsizetype columns = spec.columnHeads.size();
    for (const auto& row : spec.rows)
        columns = std::max(columns, row.size());
    return int(columns);
}

static double widest(const QFont& font, const QStringList& texts)
{
    double width = 0;
    for (const QString& text : texts)
        width = std::max(width, textWidth(font, text));
    return std::ceil(width);
}

QRectF GridLayout::cell(int column, int row) const
{
    return {cells.left() + column * cellWidth, cells.top() + row * cellHeight, cellWidth, cellHeight};
}

QPoint GridLayout::cellAt(const QPointF& position) const
{
    if (!cells.contains(position) || cellWidth <= 0 || cellHeight <= 0)
        return {-1, -1};
    return {int((position.x() - cells.left()) / cellWidth), int((position.y() - cells.top()) / cellHeight)};
}

GridLayout layoutGrid(const QRectF& rect, const GridSpec& spec, const PaintOptions& options)
{
    const Typography& type = options.type;
    GridLayout layout;
    const int columns = columnCount(spec);
    const auto rows = int(spec.rows.size());
    layout.headsBelow = spec.rowCounts.isEmpty() && !spec.yTitle.isEmpty();
    const QFont head = type.font(Type::Caption), counts = type.figures(Type::Caption);
    const double line = std::ceil(lineHeight(head, type.chinese));
    const bool hasHeads = !spec.columnHeads.isEmpty();
    const double headHeight = hasHeads ? line + 4 : 0;
    const double titleHeight = spec.xTitle.isEmpty() ? 0 : line;
    const double titleWidth = spec.yTitle.isEmpty() || !layout.headsBelow ? 0 : line + 2;
    // Row heads give way before the cells do: at most two fifths of the width.
    double headWidth = std::min(widest(head, spec.rowHeads), rect.width() * 0.4);
    const double countWidth = widest(counts, spec.rowCounts);
    const double left = titleWidth + headWidth + (headWidth > 0 ? 8 : 0) + (countWidth > 0 ? countWidth + 10 : 0);
    const double barWidth = spec.rowBars.isEmpty() ? 0 : type.px(spec.barsFromLeft ? 92 : 118);
    const double width = std::max(0.0, rect.width() - left - barWidth);
    const double height = std::max(0.0, rect.height() - headHeight - titleHeight);
    layout.cellWidth = columns > 0 ? width / columns : 0;
    layout.cellHeight = rows > 0 ? height / rows : 0;
    if (!layout.headsBelow) {
        // A triangle stays a table: rows and columns do not grow without end.
        layout.cellHeight = std::min(layout.cellHeight, type.px(30));
        layout.cellWidth = std::min(layout.cellWidth, type.px(72));
    }
    const double top = layout.headsBelow ? rect.top() : rect.top() + headHeight;
    layout.cells = {rect.left() + left, top, layout.cellWidth * columns, layout.cellHeight * rows};
    for (int column = 0; column < columns && hasHeads; ++column)
        layout.columnHeads.append({layout.cells.left() + column * layout.cellWidth,
            layout.headsBelow ? layout.cells.bottom() + 2 : rect.top(), layout.cellWidth, line});
    if (barWidth > 0)
        layout.bars = {layout.cells.right() + type.px(8), layout.cells.top(), barWidth - type.px(8), layout.cells.height()};
    for (int row = 0; row < rows; ++row) {
        const double y = top + row * layout.cellHeight;
        layout.rowHeads.append({rect.left() + titleWidth, y, headWidth, layout.cellHeight});
        if (countWidth > 0)
            layout.rowCounts.append({layout.cells.left() - 10 - countWidth, y, countWidth, layout.cellHeight});
    }
    if (titleHeight > 0)
        layout.xTitle = {layout.cells.left(),
            layout.headsBelow ? layout.cells.bottom() + headHeight : rect.bottom() - titleHeight, layout.cells.width(),
            titleHeight};
    if (titleWidth > 0)
        layout.yTitle = {rect.left(), top, line, layout.cells.height()};
    return layout;
}

// The outline of all selected cells as separate edges, so that any shape gets one frame.
static void paintSelection(
    QPainter& painter, const GridSpec& spec, const GridLayout& layout, const PaintOptions& options)
{
    const auto chosen = [&](qsizetype column, qsizetype row) {
        return row >= 0 && row < spec.rows.size() && column >= 0 && column < spec.rows[row].size()
            && spec.rows[row][column].selected;
    };
    painter.setPen(QPen(options.theme.accent, 2, Qt::SolidLine, Qt::SquareCap));
    for (int row = 0; row < spec.rows.size(); ++row) {
        for (int column = 0; column < spec.rows[row].size(); ++column) {
            if (!chosen(column, row))
                continue;
            const QRectF cell = layout.cell(column, row);
            if (!chosen(column - 1, row))
                painter.drawLine(cell.topLeft(), cell.bottomLeft());
            if (!chosen(column + 1, row))
                painter.drawLine(cell.topRight(), cell.bottomRight());
            if (!chosen(column, row - 1))
                painter.drawLine(cell.topLeft(), cell.topRight());
            if (!chosen(column, row + 1))
                painter.drawLine(cell.bottomLeft(), cell.bottomRight());
        }
    }
}

namespace {

struct CellStyle {
    double low = 0, high = 1;
    bool anySelected = false;
    bool showText = true, showSecond = true;
    QFont first, firstStrong, second;
};

void paintCell(QPainter& painter, const QRectF& place, const GridSpec::Cell& cell, const GridSpec& spec,
    const CellStyle& style, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    QRectF box = snapped(painter, place.adjusted(kGap / 2, kGap / 2, -kGap / 2, -kGap / 2));
    const Ramp& ramp = spec.ramp == GridSpec::Ramp::Ember ? theme.ember : spec.ramp == GridSpec::Ramp::Diverging ? theme.diverging : theme.tide;
    const bool onRamp = !cell.plain && !cell.small && std::isfinite(cell.value);
    QColor fill = onRamp ? ramp.at(rampPosition(cell.value, style.low, style.high)) : theme.sunken;
    const bool faded = style.anySelected && !cell.selected;
    if (faded)
        fill = mixed(fill, theme.surface, 0.45);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 2, 2);
    if (cell.partial)
        drawHatch(painter, box, withAlpha(theme.ink4, 0.35), options);
    QColor ink = onRamp && spec.ramp == GridSpec::Ramp::Diverging ? theme.rampInk : theme.ink;
    if (cell.plain || cell.small || (faded && !onRamp))
        ink = theme.ink3;
    else if (faded)
        ink = theme.ink2;
    const QFont& font = cell.selected ? style.firstStrong : style.first;
    if (style.showText && !cell.text.isEmpty()) {
        const bool both = style.showSecond && !cell.second.isEmpty();
        const double line = QFontMetricsF(font).height();
        const double top = box.center().y() - line * (both ? 1.0 : 0.5);
        drawElided(
            painter, {box.left(), top, box.width(), line}, Qt::AlignHCenter | Qt::AlignVCenter, cell.text, font, ink);
        if (both)
            drawElided(painter, {box.left(), top + line, box.width(), line}, Qt::AlignHCenter | Qt::AlignVCenter,
                cell.second, style.second, ink);
    }
    if (cell.marked) {
        painter.setPen(QPen(theme.series[Theme::Orange], 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 2, 2);
    }
}

CellStyle styleFor(const GridSpec& spec, const GridLayout& layout, const PaintOptions& options)
{
    CellStyle style;
    style.first = options.type.figures(Type::Caption);
    style.firstStrong = options.type.figures(Type::Caption, true);
    style.second = options.type.figures(Type::Caption);
    QList<double> values;
    double width = 0;
    bool second = false;
    for (const auto& row : spec.rows) {
        for (const auto& cell : row) {
            if (!cell.plain && !cell.small && !cell.text.isEmpty())
                values.append(cell.value);
            style.anySelected = style.anySelected || cell.selected;
            second = second || !cell.second.isEmpty();
            width = std::max(width, textWidth(style.first, cell.text));
        }
    }
    std::tie(style.low, style.high) = rampEnds(values);
    if (std::isfinite(spec.low) && std::isfinite(spec.high)) {
        style.low = spec.low;
        style.high = spec.high;
    }
    const double line = QFontMetricsF(style.first).height();
    // All or none: a grid in which only some cells carry text reads as missing values.
    style.showText = width <= layout.cellWidth - kGap && layout.cellHeight >= line * 0.85 + kGap;
    style.showSecond = second && layout.cellHeight >= 2 * line + kGap;
    return style;
}

} // namespace

static void paintBars(QPainter& painter, const GridSpec& spec, const GridLayout& layout, const PaintOptions& options)
{
    const Theme& theme = options.theme;
    const QFont figures = options.type.figures(Type::Caption);
    const double half = spec.barsFromLeft ? options.type.px(36) : options.type.px(20);
    const double middle = layout.bars.left() + (spec.barsFromLeft ? 0 : half);
    for (int row = 0; row < spec.rowBars.size() && row < spec.rows.size(); ++row) {
        const double y = layout.bars.top() + row * layout.cellHeight, height = std::min(options.type.px(10), layout.cellHeight * 0.5);
        const GridSpec::Bar& bar = spec.rowBars[row];
        if (std::isfinite(bar.value)) {
            const double reach = std::clamp(bar.value, -1.0, 1.0) * half;
            painter.fillRect(snapped(painter, {std::min(middle, middle + reach), y + (layout.cellHeight - height) / 2, std::abs(reach), height}), spec.barsFromLeft ? theme.series[Theme::Teal] : theme.ink4);
            painter.setPen(hairline(painter, theme.line2, options));
            const double x = snapX(painter, middle);
            if (!spec.barsFromLeft)
                painter.drawLine(QPointF(x, y), QPointF(x, y + layout.cellHeight));
        }
        drawElided(painter, {middle + half + 4, y, layout.bars.right() - middle - half - 4, layout.cellHeight}, Qt::AlignRight | Qt::AlignVCenter, bar.text,
            spec.barsFromLeft ? options.type.figures(Type::Caption, true) : figures, spec.barsFromLeft ? theme.ink : theme.ink2);
    }
    if (!layout.columnHeads.isEmpty())
        drawElided(painter, {layout.bars.left(), layout.columnHeads.first().top(), layout.bars.width(), layout.columnHeads.first().height()},
            Qt::AlignRight | Qt::AlignVCenter, spec.barTitle, options.type.font(Type::Caption), theme.ink2);
}

void paint(QPainter& painter, const QRectF& rect, const GridSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const GridLayout layout = layoutGrid(space.rect(), spec, options);
    if (spec.rows.isEmpty() || layout.cellWidth < 3 || layout.cellHeight < 3)
        return;
    const CellStyle style = styleFor(spec, layout, options);
    const QFont head = options.type.font(Type::Caption), figures = options.type.figures(Type::Caption);

    // Heads that would touch are thinned evenly.
    double headWidth = 0;
    for (const QString& text : spec.columnHeads)
        headWidth = std::max(headWidth, textWidth(figures, text));
    const int every = std::max(1, int(std::ceil((headWidth + 4) / std::max(1.0, layout.cellWidth))));
    for (int column = 0; column < layout.columnHeads.size() && column < spec.columnHeads.size(); column += every) {
        const QRectF place = layout.columnHeads[column].adjusted(-layout.cellWidth, 0, layout.cellWidth, 0);
        drawElided(painter, every == 1 ? layout.columnHeads[column] : place, Qt::AlignHCenter | Qt::AlignVCenter,
            spec.columnHeads[column], figures, theme.ink2);
    }
    for (int row = 0; row < layout.rowHeads.size(); ++row) {
        if (row < spec.rowHeads.size())
            drawElided(painter, layout.rowHeads[row],
                (layout.headsBelow ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, spec.rowHeads[row], head,
                theme.ink2);
        if (row < layout.rowCounts.size() && row < spec.rowCounts.size())
            drawElided(painter, layout.rowCounts[row], Qt::AlignRight | Qt::AlignVCenter, spec.rowCounts[row], figures,
                theme.ink3);
    }
    if (!layout.bars.isNull())
        paintBars(painter, spec, layout, options);
    if (!layout.xTitle.isNull())
        drawElided(painter, layout.xTitle, Qt::AlignHCenter | Qt::AlignVCenter, spec.xTitle, head, theme.ink3);
    if (!layout.yTitle.isNull()) {
        painter.save();
        painter.translate(layout.yTitle.left(), layout.yTitle.bottom());
        painter.rotate(-90);
        drawElided(painter, {0, 0, layout.yTitle.height(), layout.yTitle.width()}, Qt::AlignHCenter | Qt::AlignVCenter,
            spec.yTitle, head, theme.ink3);
        painter.restore();
    }

    for (int row = 0; row < spec.rows.size(); ++row)
        for (int column = 0; column < spec.rows[row].size(); ++column)
            if (const auto& cell = spec.rows[row][column]; !cell.text.isEmpty() || cell.plain || cell.partial)
                paintCell(painter, layout.cell(column, row), cell, spec, style, options);
    if (style.anySelected)
        paintSelection(painter, spec, layout, options);

    const auto frame = [&](QPoint at, const QColor& colour, double width) {
        if (at.y() < 0 || at.y() >= spec.rows.size() || at.x() < 0 || at.x() >= spec.rows[at.y()].size())
            return;
        painter.setPen(QPen(colour, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(layout.cell(at.x(), at.y()).adjusted(1, 1, -1, -1), 2, 2);
    };
    frame(options.hoveredCell, theme.ink3, 1);
    frame(options.currentCell, theme.accent, 2);
}

} // namespace holdfast::charts
