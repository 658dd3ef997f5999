// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/SheetPlan.h"

#include "briefing/CellText.h"
#include "core/CivilDate.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace holdfast::briefing {

using present::TableSpec;
using Kind = TableSpec::Kind;

QString numberFormat(int decimals, bool percent, bool withSign, const QString& currency)
{
    QString base = percent ? QStringLiteral("0") : QStringLiteral("#,##0");
    if (decimals > 0)
        base += u'.' + QString(decimals, u'0');
    if (percent)
        base += u'%';
    if (!currency.isEmpty())
        base.prepend(u'"' + currency + u'"');
    return withSign ? u'+' + base + QStringLiteral(";-") + base + u';' + base : base;
}

namespace {

bool missing(const QString& text)
{
    if (text.isEmpty())
        return true;
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() || trimmed == QStringLiteral("–") || trimmed == QStringLiteral("-");
}

// Every row, or of large tables some over all its length.
qsizetype stepOf(const TableSpec& table)
{
    constexpr qsizetype kLooked = 1000;
    return isLarge(table) ? std::max<qsizetype>(1, table.rows.size() / kLooked) : 1;
}

// How a column's numbers stand to what is shown of them.
struct Manner {
    double factor = 1; // number in the sheet = raw number x factor
    bool percent = false;
    int decimals = 0;
    bool withSign = false;
    QString currency;
};

Manner mannerOf(const TableSpec& table, int column)
{
    const TableSpec::Column& spec = table.columns[column];
    Manner manner;
    manner.percent = spec.kind == Kind::Percent;
    manner.withSign = spec.kind == Kind::Delta;
    int same = 0, hundredfold = 0, percents = 0, shown = 0, deepest = 0;
    const qsizetype step = stepOf(table);
    for (qsizetype r = 0; r < table.rows.size(); r += step) {
        const auto& row = table.rows[r];
        if (column >= row.size())
            continue;
        const auto number = shownNumber(row[column].text);
        if (!number)
            continue;
        ++shown;
        deepest = std::max(deepest, number->decimals);
        percents += number->percent ? 1 : 0;
        if (!number->currency.isEmpty())
            manner.currency = number->currency;
        const double raw = row[column].number;
        if (!std::isfinite(raw) || raw == 0 || number->value == 0)
            continue;
        const double half = 0.51 * std::pow(10, -number->decimals); // rounding of what is shown
        if (std::abs(number->value - raw) <= half)
            ++same;
        else if (std::abs(number->value - 100 * raw) <= half)
            ++hundredfold;
    }
    manner.percent |= shown > 0 && 2 * percents > shown;
    manner.decimals = shown > 0 ? deepest : spec.decimals;
    // A share is stored as such and shown in percent; points shown "5.9" but held as a share of 0.059 become 5.9.
    if (manner.percent)
        manner.factor = same > hundredfold ? 0.01 : 1;
    else
        manner.factor = hundredfold > same ? 100 : 1;
    return manner;
}

// Numbers spreadsheets cannot hold without losing digits stay text.
bool holdable(double value)
{
    return std::isfinite(value) && (std::abs(value) < 1e15 || value != std::floor(value));
}

SheetCell numberCell(const TableSpec::Cell& cell, const Manner& manner)
{
    SheetCell made;
    if (std::isfinite(cell.number)) {
        if (holdable(cell.number))
            made.number = cell.number * manner.factor;
        else
            made.text = cell.text;
        return made;
    }
    if (missing(cell.text))
        return made;
    if (const auto shown = shownNumber(cell.text))
        made.number = shown->percent ? shown->value / 100 : shown->value;
    else
        made.text = cell.text;
    return made;
}

SheetCell plainNumber(double value, double factor = 1)
{
    SheetCell made;
    if (std::isfinite(value))
        made.number = value * factor;
    return made;
}

const TableSpec::Cell& cellAt(const QList<TableSpec::Cell>& row, int column)
{
    static const TableSpec::Cell none;
    return column < row.size() ? row[column] : none;
}

// Excel's day number of 1900-01-01 and later; days before 1900-03-01 are off by one there and stay text.
std::optional<double> excelDay(const QString& text)
{
    const auto date = core::parseIsoDate(text.trimmed().toStdString());
    if (!date || date->days < core::daysFromCivil(1900, 3, 1))
        return {};
    return date->days + 25569.0;
}

SheetCell dayCell(const QString& text)
{
    const auto day = missing(text) ? std::nullopt : excelDay(text);
    return {day.value_or(present::kUndefined), day || missing(text) ? QString() : text, {}};
}

SheetColumn textColumn(const TableSpec& table, int column)
{
    SheetColumn made{table.columns[column].title, {}, {}};
    bool dates = true, some = false;
    const qsizetype step = stepOf(table);
    for (qsizetype r = 0; r < table.rows.size() && dates; r += step) {
        const QString& text = cellAt(table.rows[r], column).text;
        dates = missing(text) || excelDay(text).has_value();
        some |= !missing(text);
    }
    dates &= some;
    if (dates)
        made.format = QStringLiteral("yyyy-mm-dd");
    const auto cell = [&table, column, dates](qsizetype row) {
        const QString& text = cellAt(table.rows[row], column).text;
        return dates ? dayCell(text) : SheetCell {present::kUndefined, text, {}};
    };
    if (isLarge(table))
        made.make = cell;
    for (qsizetype r = 0; !made.make && r < table.rows.size(); ++r)
        made.cells.push_back(cell(r));
    return made;
}

void addNumbers(SheetPlan& plan, const TableSpec& table, int column, const Words& words)
{
    const TableSpec::Column& spec = table.columns[column];
    const Manner manner = mannerOf(table, column);
    SheetColumn made{spec.title, numberFormat(manner.decimals, manner.percent, manner.withSign, manner.currency), {}};
    SheetColumn lower{words.low.arg(spec.title), made.format, {}}, upper{words.high.arg(spec.title), made.format, {}};
    bool bounds = false;
    if (isLarge(table)) {
        bounds = std::ranges::any_of(table.rows, [&](const auto& row) { return std::isfinite(cellAt(row, column).lower) || std::isfinite(cellAt(row, column).upper); });
        made.make = [&table, column, manner](qsizetype row) { return numberCell(cellAt(table.rows[row], column), manner); };
        lower.make = [&table, column, manner](qsizetype row) { return plainNumber(cellAt(table.rows[row], column).lower, manner.factor); };
        upper.make = [&table, column, manner](qsizetype row) { return plainNumber(cellAt(table.rows[row], column).upper, manner.factor); };
    }
    for (qsizetype r = 0; !made.make && r < table.rows.size(); ++r) {
        const auto& cell = cellAt(table.rows[r], column);
        made.cells.push_back(numberCell(cell, manner));
        lower.cells.push_back(plainNumber(cell.lower, manner.factor));
        upper.cells.push_back(plainNumber(cell.upper, manner.factor));
        bounds |= std::isfinite(cell.lower) || std::isfinite(cell.upper);
    }
    plan.columns.push_back(std::move(made));
    if (bounds) {
        plan.columns.push_back(std::move(lower));
        plan.columns.push_back(std::move(upper));
    }
}

// A drawn series becomes one column a point, oldest first.
void addSeries(SheetPlan& plan, const TableSpec& table, int column)
{
    qsizetype points = 0;
    for (const auto& row : table.rows)
        points = std::max(points, cellAt(row, column).series.size());
    for (qsizetype p = 0; p < points; ++p) {
        SheetColumn made{table.columns[column].title + u' ' + QString::number(p + 1), QStringLiteral("General"), {}};
        for (const auto& row : table.rows) {
            const auto& series = cellAt(row, column).series;
            made.cells.push_back(plainNumber(p < series.size() ? series[p] : present::kUndefined));
        }
        plan.columns.push_back(std::move(made));
    }
}

} // namespace

bool isLarge(const TableSpec& table)
{
    const bool drawn = std::ranges::any_of(table.columns, [](const auto& column) { return column.kind == Kind::Spark; });
    return !drawn && table.rows.size() * table.columns.size() > kLargeTable;
}

SheetPlan planTable(const TableSpec& table, const Words& words)
{
    SheetPlan plan;
    plan.rows = table.rows.size();
    for (int column = 0; column < table.columns.size(); ++column) {
        switch (table.columns[column].kind) {
        case Kind::Text:
            plan.columns.push_back(textColumn(table, column));
            break;
        case Kind::Spark:
            addSeries(plan, table, column);
            break;
        default:
            addNumbers(plan, table, column, words);
        }
    }
    plan.tableColumns = plan.columns.size();
    return plan;
}

// The quotient of two counts that the tile's figures name ("3,341 ÷ 48,851 = 6.84%"), where it is what the tile shows rounded.
static std::optional<double> quotientOf(const present::Tile& tile, const ShownNumber& shown)
{
    static const QRegularExpression figures(QStringLiteral("^([\\d,]+) ÷ ([\\d,]+) ="));
    const auto match = figures.match(tile.provenance.figures);
    const auto top = shownNumber(match.captured(1)), bottom = shownNumber(match.captured(2));
    if (!top || !bottom || bottom->value == 0)
        return {};
    const double quotient = top->value / bottom->value;
    if (std::abs(quotient * (shown.percent ? 100 : 1) - shown.value) > 0.501 * std::pow(10, -shown.decimals))
        return {};
    return quotient;
}

// With all digits where the tile tells how it came about; else what is shown is read.
static SheetCell tileValue(const present::Tile& tile)
{
    SheetCell cell;
    const auto shown = shownNumber(tile.value);
    if (shown) {
        cell.number = quotientOf(tile, *shown).value_or(shown->percent ? shown->value / 100 : shown->value);
        cell.format = numberFormat(shown->decimals, shown->percent, shown->plus, shown->currency);
    } else if (!missing(tile.value)) {
        cell.text = tile.value;
    }
    return cell;
}

static SheetCell tileChange(const present::Tile& tile)
{
    SheetCell cell;
    const auto shown = shownNumber(tile.delta);
    if (!shown || tile.direction == present::Direction::None) {
        cell.text = tile.delta;
        return cell;
    }
    const double size = shown->percent ? shown->value / 100 : shown->value;
    cell.number = tile.direction == present::Direction::Down ? -std::abs(size) : std::abs(size);
    cell.format = numberFormat(shown->decimals, shown->percent, true, shown->currency);
    if (shown->points)
        cell.format = cell.format.split(u';').join(QStringLiteral("\" pp\";")) + QStringLiteral("\" pp\"");
    return cell;
}

SheetPlan planTiles(const QList<Chapter>& chapters, const Words& words)
{
    SheetPlan plan;
    for (const QString& title : {words.measure, words.value, words.low.arg(words.value), words.high.arg(words.value),
             words.interval, words.change, words.versus, words.note})
        plan.columns.push_back({title, {}, {}});
    static const QRegularExpression between(QStringLiteral("\\s*–\\s*|\\s+(to|至)\\s+"));
    for (const Chapter& chapter : chapters)
        for (const present::Tile& tile : chapter.tiles) {
            const SheetCell value = tileValue(tile);
            SheetCell lower, upper;
            const QStringList ends = tile.interval.split(between);
            if (ends.size() == 2 && std::isfinite(value.number)) {
                const auto low = shownNumber(ends[0]), high = shownNumber(ends[1]);
                if (low && high) {
                    const double factor = value.format.contains(u'%') ? 0.01 : 1;
                    lower = {low->value * factor, {}, numberFormat(low->decimals, factor < 1, false)};
                    upper = {high->value * factor, {}, numberFormat(high->decimals, factor < 1, false)};
                }
            }
            const SheetCell row[]{{present::kUndefined, tile.label, {}}, value, lower, upper,
                {present::kUndefined, tile.interval, {}}, tileChange(tile), {present::kUndefined, tile.versus, {}},
                {present::kUndefined, tile.note, {}}};
            for (size_t c = 0; c < plan.columns.size(); ++c)
                plan.columns[c].cells.push_back(row[c]);
            ++plan.rows;
        }
    plan.tableColumns = plan.columns.size();
    return plan;
}

SheetPlan planDefinitions(const Briefing& briefing)
{
    const Words& words = briefing.words;
    QStringList labels; // every fact some definition states, in the order met
    for (const Definition& definition : briefing.definitions)
        for (const auto& fact : definition.facts)
            if (!labels.contains(fact.first))
                labels.append(fact.first);
    SheetPlan plan;
    const QStringList fixed{words.label, words.value, words.definition, words.formula, words.figures, words.interval,
        words.asOf, words.scope};
    for (const QString& title : fixed + labels)
        plan.columns.push_back({title, {}, {}});
    for (const Definition& d : briefing.definitions) {
        QStringList row{d.term, d.value, d.definition, d.formula, d.figures, d.interval, d.asOf, d.scope};
        for (const QString& label : std::as_const(labels)) {
            QStringList values;
            for (const auto& fact : d.facts)
                if (fact.first == label)
                    values.append(fact.second);
            row.append(values.join(QStringLiteral("; ")));
        }
        for (qsizetype c = 0; c < row.size(); ++c)
            plan.columns[static_cast<size_t>(c)].cells.push_back({present::kUndefined, row[c], {}});
        ++plan.rows;
    }
    plan.tableColumns = plan.columns.size();
    return plan;
}

} // namespace holdfast::briefing
