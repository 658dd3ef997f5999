// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A planned sheet put into the workbook: table, frozen head, ramp, chart.
#include "briefing/CellText.h"
#include "briefing/Typeset.h"
#include "briefing/Workbook.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace holdfast::briefing {

namespace {

int shownWidth(const QString& text)
{
    int width = 0;
    for (const QChar c : text.section(u'\n', 0, 0))
        width += c.unicode() >= 0x2E80 ? 2 : 1;
    return width;
}

double widthOf(const SheetColumn& column, qsizetype rows, double most)
{
    int width = std::min(shownWidth(column.title), 18);
    const auto widen = [&](const SheetCell& cell) { width = std::max(width, std::isfinite(cell.number) ? 9 : shownWidth(cell.text)); };
    std::ranges::for_each(column.cells, widen);
    constexpr qsizetype kLooked = 1000; // of a large table's first rows
    for (qsizetype row = 0; column.make && row < std::min(rows, kLooked); ++row)
        widen(column.make(row));
    return std::clamp(width + 3.0, 9.0, most);
}

// Heads of a native table must be there, differ without regard to case, and hold no line breaks.
QStringList uniqueHeads(const SheetPlan& plan)
{
    QStringList heads;
    QSet<QString> taken;
    for (size_t c = 0; c < plan.columns.size(); ++c) {
        const QString base = cellText(plan.columns[c].title.simplified()).text;
        QString head = base.isEmpty() ? QStringLiteral("#%1").arg(c + 1) : base.left(250);
        for (int i = 2; taken.contains(head.toCaseFolded()); ++i)
            head = base.left(250) + QStringLiteral(" (%1)").arg(i);
        taken.insert(head.toCaseFolded());
        heads.append(head);
    }
    return heads;
}

void addTable(Workbook& book, lxw_worksheet* sheet, const SheetPlan& plan, const QStringList& heads)
{
    if (plan.rows == 0 || plan.tableColumns == 0 || book.failed())
        return;
    std::vector<QByteArray> names;
    std::vector<lxw_table_column> columns(plan.tableColumns);
    std::vector<lxw_table_column*> pointers;
    for (size_t c = 0; c < plan.tableColumns; ++c) {
        names.push_back(heads[static_cast<qsizetype>(c)].toUtf8());
        columns[c] = {};
    }
    CellLook look;
    look.head = true;
    for (size_t c = 0; c < plan.tableColumns; ++c) {
        columns[c].header = names[c].data();
        columns[c].header_format = book.format(look);
        pointers.push_back(&columns[c]);
    }
    pointers.push_back(nullptr);
    lxw_table_options options{};
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 1;
    options.columns = pointers.data();
    // The heads are in their cells already. Of rows that have left the memory the library says it knows no tables, though
    // a table needs no more than its heads: it is given the heads as if they were still to be written.
    const auto large = std::exchange(sheet->optimize, static_cast<std::uint8_t>(LXW_FALSE));
    book.check(worksheet_add_table(sheet, 0, 0, static_cast<lxw_row_t>(plan.rows),
                   static_cast<lxw_col_t>(plan.tableColumns - 1), &options),
        "add_table");
    sheet->optimize = large;
}

void addRamp(Workbook& book, lxw_worksheet* sheet, const SheetPlan& plan)
{
    if (plan.ramped.empty() || plan.rows == 0 || book.failed())
        return;
    lxw_conditional_format scale{};
    scale.type = LXW_CONDITIONAL_3_COLOR_SCALE;
    scale.min_color = plan.ember ? 0xFEF7F2 : 0xF4F9F9;
    scale.mid_color = plan.ember ? 0xF4B999 : 0xA8D2D5;
    scale.max_color = plan.ember ? 0xE2804E : 0x63ABB2;
    scale.mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_PERCENTILE;
    scale.mid_value = 50;
    // One scale over neighbouring columns, so that colours can be compared between them.
    const auto [first, last] = std::minmax_element(plan.ramped.begin(), plan.ramped.end());
    const bool dense = static_cast<size_t>(*last - *first + 1) == plan.ramped.size();
    const auto range = [&](int from, int to) {
        book.check(worksheet_conditional_format_range(sheet, 1, static_cast<lxw_col_t>(from),
                       static_cast<lxw_row_t>(plan.rows), static_cast<lxw_col_t>(to), &scale),
            "conditional_format");
    };
    if (dense)
        range(*first, *last);
    else
        for (const int column : plan.ramped)
            range(column, column);
}

lxw_color_t rgb(QRgb colour)
{
    return colour & 0xFFFFFF;
}

// Colours and dashes of the design's series (design.md sections 6 and 9).
void dress(lxw_chart_series* series, SheetSeries::Look look, bool filled)
{
    using Look = SheetSeries::Look;
    lxw_chart_line line{};
    line.width = 2;
    line.color = rgb(ink::kTeal);
    switch (look) {
    case Look::Subject:
    case Look::Gained:
        break;
    case Look::Returned:
        line.color = 0x8CC5CA;
        break;
    case Look::Lost:
    case Look::Mark:
        line.color = rgb(ink::kOrange);
        break;
    case Look::Comparison:
        line.color = rgb(ink::kSlate);
        line.dash_type = LXW_CHART_LINE_DASH_DASH;
        line.width = 1.5;
        break;
    case Look::Bound:
        line.color = 0x8CC5CA;
        line.width = 0.75;
        break;
    case Look::Limit:
        line.color = rgb(ink::kSlate);
        line.dash_type = LXW_CHART_LINE_DASH_ROUND_DOT;
        line.width = 1;
        break;
    case Look::Ghost:
        line.color = 0xCDD5DA;
        break;
    }
    if (filled) {
        lxw_chart_fill fill{};
        fill.color = line.color;
        chart_series_set_fill(series, &fill);
    } else {
        chart_series_set_line(series, &line);
        chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
    }
}

} // namespace

void writeChart(
    Workbook& book, lxw_worksheet* sheet, const SheetPlan& plan, const std::vector<int>& columnOf, const QString& title)
{
    if (plan.chart == SheetPlan::Chart::None || plan.series.empty() || book.failed())
        return;
    uint8_t type = LXW_CHART_LINE;
    switch (plan.chart) {
    case SheetPlan::Chart::StackedColumns:
        type = LXW_CHART_COLUMN_STACKED;
        break;
    case SheetPlan::Chart::Scatter:
        type = LXW_CHART_SCATTER_STRAIGHT;
        break;
    case SheetPlan::Chart::Columns:
        type = LXW_CHART_COLUMN;
        break;
    case SheetPlan::Chart::Bars:
        type = LXW_CHART_BAR;
        break;
    default:
        break;
    }
    lxw_chart* chart = workbook_add_chart(book.book(), type);
    if (chart == nullptr) {
        book.check(LXW_ERROR_MEMORY_MALLOC_FAILED, "add_chart");
        return;
    }
    const QByteArray name = book.utf8Name(sheet);
    const auto column = [&](int c) { return static_cast<lxw_col_t>(columnOf[static_cast<size_t>(c)]); };
    const bool filled = type == LXW_CHART_COLUMN_STACKED || type == LXW_CHART_COLUMN || type == LXW_CHART_BAR;
    for (const SheetSeries& from : plan.series) {
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        if (series == nullptr) {
            book.check(LXW_ERROR_MEMORY_MALLOC_FAILED, "add_series");
            return;
        }
        const auto last = static_cast<lxw_row_t>(from.rows);
        chart_series_set_categories(
            series, name.constData(), 1, column(from.categories), last, column(from.categories));
        chart_series_set_values(series, name.constData(), 1, column(from.values), last, column(from.values));
        chart_series_set_name_range(series, name.constData(), 0, column(from.values));
        dress(series, from.look, filled);
    }
    // A section's title begins with its number: it can't be taken for a formula.
    chart_title_set_name(chart, plainTitle(title).left(250).toUtf8().constData());
    lxw_chart_font font{};
    font.size = 11;
    font.bold = LXW_TRUE;
    chart_title_set_name_font(chart, &font);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
    const QString& format = plan.columns[static_cast<size_t>(plan.series.front().values)].format;
    if (format.endsWith(u'%'))
        chart_axis_set_num_format(chart->y_axis, "0.0%");
    if (type == LXW_CHART_COLUMN_STACKED)
        chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (type == LXW_CHART_BAR)
        chart_axis_set_reverse(chart->y_axis);
    lxw_chart_options options{};
    options.x_scale = 1.5;
    options.y_scale = 1.3;
    book.check(worksheet_insert_chart_opt(sheet, 1, static_cast<lxw_col_t>(columnOf.back() + 2), chart, &options),
        "insert_chart");
}

void writeSheet(Workbook& book, lxw_worksheet* sheet, const SheetPlan& plan, const QString& chartTitle, bool wrap,
    const std::function<bool(double share)>& told)
{
    if (sheet == nullptr || book.failed())
        return;
    if (plan.rows + 1 > LXW_ROW_MAX || static_cast<qsizetype>(plan.columns.size()) + 20 > LXW_COL_MAX) {
        book.check(LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, "sheet");
        return;
    }
    const QStringList heads = uniqueHeads(plan);
    std::vector<int> columnOf; // columns beyond the table stand apart by one
    for (size_t c = 0; c < plan.columns.size(); ++c)
        columnOf.push_back(static_cast<int>(c) + (c >= plan.tableColumns && plan.tableColumns > 0 ? 1 : 0));
    CellLook head;
    head.head = true;
    for (size_t c = 0; c < plan.columns.size(); ++c) {
        const SheetColumn& column = plan.columns[c];
        const auto at = static_cast<lxw_col_t>(columnOf[c]);
        book.check(worksheet_set_column(sheet, at, at, widthOf(column, plan.rows, wrap ? 48 : 40), nullptr), "set_column");
        book.text(sheet, 0, columnOf[c], heads[static_cast<qsizetype>(c)], head);
    }
    qsizetype rows = plan.rows;
    for (const SheetColumn& column : plan.columns)
        rows = std::max(rows, static_cast<qsizetype>(column.cells.size()));
    std::vector<Workbook::ColumnFormats> formats(plan.columns.size());
    for (qsizetype row = 0; row < rows && !book.failed(); ++row) {
        if (row % 256 == 255 && told && !told(static_cast<double>(row) / static_cast<double>(rows)))
            return;
        for (size_t c = 0; c < plan.columns.size(); ++c) {
            const SheetColumn& column = plan.columns[c];
            if (column.make)
                book.cell(sheet, row + 1, columnOf[c], column.make(row), column, formats[c], wrap);
            else if (static_cast<size_t>(row) < column.cells.size())
                book.cell(sheet, row + 1, columnOf[c], column.cells[static_cast<size_t>(row)], column, formats[c], wrap);
        }
    }
    addTable(book, sheet, plan, heads);
    addRamp(book, sheet, plan);
    worksheet_freeze_panes(sheet, 1, plan.tableColumns > 4 ? 1 : 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    book.check(worksheet_repeat_rows(sheet, 0, 0), "repeat_rows");
    if (!plan.columns.empty())
        writeChart(book, sheet, plan, columnOf, chartTitle);
}

} // namespace holdfast::briefing
