// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a block's native chart is drawn from: those of its table where they hold the series, further ones
// otherwise.
#include "briefing/SheetPlan.h"

#include "briefing/CellText.h"

#include <algorithm>
#include <cmath>

namespace holdfast::briefing {

namespace {

using Look = SheetSeries::Look;

bool sameNumber(double a, double b)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) == std::isnan(b);
    return std::abs(a - b) <= 1e-9 * std::max({1e-12, std::abs(a), std::abs(b)});
}

class ChartPlanner {
public:
    ChartPlanner(SheetPlan& plan, qsizetype points, bool percentUnit)
        : m_plan(plan)
        , m_points(points)
        , m_percentUnit(percentUnit)
    {
    }

    int labels(const QStringList& texts, const QString& title)
    {
        for (size_t c = 0; c < m_plan.tableColumns && m_plan.rows == m_points; ++c) {
            bool same = true;
            for (qsizetype i = 0; i < m_points && same; ++i)
                same = m_plan.columns[c].cells[static_cast<size_t>(i)].text == texts[i];
            if (same)
                return static_cast<int>(c);
        }
        SheetColumn made{title, {}, {}};
        for (const QString& text : texts)
            made.cells.push_back({present::kUndefined, text, {}});
        return add(std::move(made));
    }

    // -1 when nothing of the series is defined. A page may hold percent as 2.49 where its table holds 0.0249.
    int values(const std::vector<double>& numbers, const QString& title)
    {
        bool any = false;
        for (const double number : numbers)
            any |= std::isfinite(number);
        if (!any)
            return -1;
        const double factors[]{1, 0.01, 100};
        for (const double factor : factors)
            for (size_t c = 0; c < m_plan.tableColumns && m_plan.rows == m_points; ++c) {
                const SheetColumn& column = m_plan.columns[c];
                bool same = !column.format.isEmpty() && (factor == 1 || m_percentUnit);
                for (size_t i = 0; i < numbers.size() && same; ++i)
                    same = sameNumber(column.cells[i].number, numbers[i] * factor);
                if (same) {
                    m_factor = factor;
                    m_format = column.format;
                    return static_cast<int>(c);
                }
            }
        SheetColumn made{title, m_format.isEmpty() ? QStringLiteral("General") : m_format, {}};
        for (const double number : numbers)
            made.cells.push_back({std::isfinite(number) ? number * m_factor : present::kUndefined, {}, {}});
        return add(std::move(made));
    }

    void series(int categories, int column, Look look)
    {
        if (column >= 0)
            m_plan.series.push_back({categories, column, look, m_points});
    }

private:
    int add(SheetColumn column)
    {
        m_plan.columns.push_back(std::move(column));
        return static_cast<int>(m_plan.columns.size()) - 1;
    }
    SheetPlan& m_plan;
    qsizetype m_points;
    bool m_percentUnit;
    double m_factor = 1; // of the series found in the table; those that are not follow it
    QString m_format;
};

template <class Spec, class Get> auto column(const Spec& spec, Get get)
{
    std::vector<double> numbers;
    for (const auto& point : spec)
        numbers.push_back(get(point));
    return numbers;
}

template <class Spec> QStringList labelsOf(const Spec& spec)
{
    QStringList labels;
    for (const auto& point : spec)
        labels.append(point.label);
    return labels;
}

template <class Spec> QStringList namesOf(const Spec& items)
{
    QStringList names;
    for (const auto& item : items)
        names.append(item.name);
    return names;
}

void plan(SheetPlan& made, const present::TrendSpec& spec, const Words& words)
{
    if (spec.points.isEmpty())
        return;
    made.chart = SheetPlan::Chart::Line;
    ChartPlanner planner(made, spec.points.size(), spec.unit.contains(u'%'));
    const int labels = planner.labels(labelsOf(spec.points), words.period);
    using Point = present::TrendSpec::Point;
    planner.series(labels, planner.values(column(spec.points, [](const Point& p) { return p.value; }), spec.seriesName),
        Look::Subject);
    planner.series(labels,
        planner.values(column(spec.points, [](const Point& p) { return p.lower; }), words.low.arg(spec.seriesName)),
        Look::Bound);
    planner.series(labels,
        planner.values(column(spec.points, [](const Point& p) { return p.upper; }), words.high.arg(spec.seriesName)),
        Look::Bound);
    planner.series(labels,
        planner.values(column(spec.points, [](const Point& p) { return p.lowerLimit; }), words.lowerLimit),
        Look::Limit);
    planner.series(labels,
        planner.values(column(spec.points, [](const Point& p) { return p.upperLimit; }), words.upperLimit),
        Look::Limit);
    planner.series(labels,
        planner.values(column(spec.points, [](const Point& p) { return p.comparison; }), spec.comparisonName),
        Look::Comparison);
}

void plan(SheetPlan& made, const present::FlowSpec& spec, const Words& words)
{
    if (spec.points.isEmpty())
        return;
    made.chart = SheetPlan::Chart::StackedColumns;
    ChartPlanner planner(made, spec.points.size(), false);
    const int labels = planner.labels(labelsOf(spec.points), words.period);
    using Point = present::FlowSpec::Point;
    planner.series(labels,
        planner.values(column(spec.points, [](const Point& p) { return p.gained; }), spec.gainedName), Look::Gained);
    planner.series(labels,
        planner.values(column(spec.points, [](const Point& p) { return p.returned; }), spec.returnedName),
        Look::Returned);
    planner.series(
        labels, planner.values(column(spec.points, [](const Point& p) { return -p.lost; }), spec.lostName), Look::Lost);
}

void plan(SheetPlan& made, const present::CurveSpec& spec, const Words& words)
{
    if (spec.points.isEmpty())
        return;
    made.chart = SheetPlan::Chart::Scatter;
    ChartPlanner planner(made, spec.points.size(), spec.yIsShare);
    using Point = present::CurveSpec::Point;
    const int x = planner.values(column(spec.points, [](const Point& p) { return p.x; }), spec.xTitle);
    planner.series(
        x, planner.values(column(spec.points, [](const Point& p) { return p.y; }), spec.yTitle), Look::Subject);
    planner.series(x,
        planner.values(column(spec.points, [](const Point& p) { return p.lower; }), words.low.arg(spec.yTitle)),
        Look::Bound);
    planner.series(x,
        planner.values(column(spec.points, [](const Point& p) { return p.upper; }), words.high.arg(spec.yTitle)),
        Look::Bound);
    if (std::isfinite(spec.thresholdY))
        planner.series(x,
            planner.values(
                std::vector<double>(static_cast<size_t>(spec.points.size()), spec.thresholdY), spec.thresholdText),
            Look::Limit);
    if (!std::isfinite(spec.markX))
        return;
    // An upright line: two points of their own.
    double low = 0, high = 0;
    for (const Point& p : spec.points) {
        low = std::min(low, p.y);
        high = std::max(high, p.y);
    }
    ChartPlanner mark(made, 2, false);
    SheetColumn xs{spec.xTitle + QStringLiteral(" (") + spec.markText + u')', QStringLiteral("General"), {}},
        ys{spec.markText, QStringLiteral("General"), {}};
    for (const double y : {low, high}) {
        xs.cells.push_back({spec.markX, {}, {}});
        ys.cells.push_back({y, {}, {}});
    }
    made.columns.push_back(std::move(xs));
    made.columns.push_back(std::move(ys));
    const auto last = static_cast<int>(made.columns.size()) - 1;
    mark.series(last - 1, last, Look::Mark);
}

void plan(SheetPlan& made, const present::FacetSpec& spec, const Words& words)
{
    if (spec.bins.isEmpty())
        return;
    made.chart = spec.horizontal ? SheetPlan::Chart::Bars : SheetPlan::Chart::Columns;
    ChartPlanner planner(made, spec.bins.size(), false);
    using Bin = present::FacetSpec::Bin;
    const int labels = planner.labels(labelsOf(spec.bins), words.label);
    planner.series(
        labels, planner.values(column(spec.bins, [](const Bin& b) { return b.all; }), words.value), Look::Ghost);
    if (spec.filtered)
        planner.series(labels, planner.values(column(spec.bins, [](const Bin& b) { return b.selected; }), words.value),
            Look::Subject);
}

// Columns of the table that hold the grid's cells; a column that is 100 % throughout is left plain.
void plan(SheetPlan& made, const present::GridSpec& spec, const Words&)
{
    made.ember = spec.ramp == present::GridSpec::Ramp::Ember;
    const auto number = [&](qsizetype row, qsizetype c) {
        const auto& cells = spec.rows[row];
        return c < cells.size() && !cells[c].text.isEmpty() ? cells[c].value : present::kUndefined;
    };
    qsizetype widest = 0;
    for (const auto& row : spec.rows)
        widest = std::max(widest, row.size());
    for (qsizetype c = 0; c < widest && made.rows == spec.rows.size(); ++c) {
        bool plain = true;
        for (const auto& row : spec.rows)
            plain &= c >= row.size() || row[c].plain || row[c].text.isEmpty();
        if (plain)
            continue;
        for (size_t t = 0; t < made.tableColumns; ++t) {
            for (const double factor : {1.0, 0.01, 100.0}) {
                bool same = !made.columns[t].format.isEmpty(), any = false;
                for (qsizetype row = 0; row < made.rows && same; ++row) {
                    same = sameNumber(made.columns[t].cells[static_cast<size_t>(row)].number, number(row, c) * factor);
                    any |= std::isfinite(number(row, c));
                }
                if (same && any
                    && std::find(made.ramped.begin(), made.ramped.end(), static_cast<int>(t)) == made.ramped.end())
                    made.ramped.push_back(static_cast<int>(t));
            }
        }
    }
}

void plan(SheetPlan&, const present::TableSpec&, const Words&) { }
void plan(SheetPlan&, const present::DistributionSpec&, const Words&) { } // read from its table
// Points and pairs of points are read from their tables.
void plan(SheetPlan&, const present::QuadrantSpec&, const Words&) { }
void plan(SheetPlan&, const present::GapSpec&, const Words&) { }

void plan(SheetPlan& made, const present::BarsSpec& spec, const Words& words)
{
    if (spec.bars.isEmpty())
        return;
    made.chart = SheetPlan::Chart::Bars;
    ChartPlanner planner(made, spec.bars.size(), false);
    const int labels = planner.labels(namesOf(spec.bars), words.label);
    planner.series(labels, planner.values(column(spec.bars, [](const auto& bar) { return bar.value; }), words.value), Look::Subject);
}

void plan(SheetPlan& made, const present::PartsSpec& spec, const Words& words)
{
    if (spec.parts.isEmpty())
        return;
    made.chart = SheetPlan::Chart::Bars;
    ChartPlanner planner(made, spec.parts.size(), false);
    const int labels = planner.labels(namesOf(spec.parts), words.label);
    planner.series(labels, planner.values(column(spec.parts, [](const auto& part) { return part.share; }), words.value), Look::Subject);
}

void plan(SheetPlan&, std::monostate, const Words&) { }

} // namespace

SheetPlan planGrid(const present::GridSpec& grid, const Words& words)
{
    // Built as a table, so that numbers and formats follow the same rules.
    using Kind = present::TableSpec::Kind;
    present::TableSpec table;
    table.columns.append({grid.yTitle.isEmpty() ? words.label : grid.yTitle, Kind::Text, 0, {}});
    const bool counts = !grid.rowCounts.isEmpty();
    if (counts)
        table.columns.append({words.count, Kind::Number, 0, {}});
    qsizetype widest = grid.columnHeads.size();
    for (const auto& row : grid.rows)
        widest = std::max(widest, row.size());
    bool percent = false;
    for (const auto& row : grid.rows)
        for (const auto& cell : row)
            if (const auto shown = shownNumber(cell.text); shown && shown->value != 0 && std::isfinite(cell.value))
                percent |=
                    shown->percent || std::abs(shown->value - 100 * cell.value) < 0.51 * std::pow(10, -shown->decimals);
    for (qsizetype c = 0; c < widest; ++c)
        table.columns.append({grid.columnHeads.value(c), percent ? Kind::Percent : Kind::Number, 0, {}});
    for (qsizetype r = 0; r < grid.rows.size(); ++r) {
        QList<present::TableSpec::Cell> cells(1);
        cells[0].text = grid.rowHeads.value(r);
        if (counts) {
            present::TableSpec::Cell cell;
            cell.text = grid.rowCounts.value(r);
            cells.append(cell);
        }
        for (const auto& from : grid.rows[r]) {
            present::TableSpec::Cell cell;
            cell.text = from.text;
            cell.number = from.text.isEmpty() ? present::kUndefined : from.value;
            cells.append(cell);
        }
        table.rows.append(cells);
    }
    SheetPlan made = planTable(table, words);
    plan(made, grid, words);
    return made;
}

SheetPlan planBlock(const present::Block& block, const Words& words)
{
    const auto* body = std::get_if<present::TableSpec>(&block.body);
    SheetPlan made = planTable(body != nullptr && block.asTable.columns.isEmpty() ? *body : block.asTable, words);
    const bool charted = body == nullptr && !std::holds_alternative<std::monostate>(block.body);
    for (SheetColumn& column : made.columns)
        if (charted && column.make) { // charts are drawn from cells
            for (qsizetype row = 0; row < made.rows; ++row)
                column.cells.push_back(column.make(row));
            column.make = {};
        }
    if (block.state != present::State::Empty)
        std::visit([&](const auto& spec) { plan(made, spec, words); }, block.body);
    return made;
}

} // namespace holdfast::briefing
