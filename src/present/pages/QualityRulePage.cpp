// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The selected cell of the scores: one rule, what it found and where.
#include "core/CivilDate.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/QualityRules.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(QualityRulePage)
};

using Kind = TableSpec::Kind;

QString valueText(double value, const QString& type, bool year, int decimals, const Fmt& fmt)
{
    if (type == QStringLiteral("date") || type == QStringLiteral("datetime"))
        return fmt.date(core::CivilDate {int(std::floor(value))});
    return year ? QString::number(std::lround(value)) : fmt.number(value, decimals);
}

// A limit of a range rule as a number of the axis.
double limitOf(const flow::RuleResult& rule, const char* key, const QString& type)
{
    for (const auto& [name, value] : rule.parameters) {
        if (name != key)
            continue;
        if (type == QStringLiteral("date") || type == QStringLiteral("datetime")) {
            const auto date = core::parseIsoDate(value.substr(0, 10));
            return date ? double(date->days) : kUndefined;
        }
        bool ok = false;
        const double number = QString::fromStdString(value).toDouble(&ok);
        return ok ? number : kUndefined;
    }
    return kUndefined;
}

DistributionSpec distributionOf(const flow::ColumnQuality& column, const flow::RuleResult& rule, const Fmt& fmt)
{
    DistributionSpec spec;
    const QString type = QString::fromStdString(column.type);
    const auto& bins = column.distribution;
    const double span = bins.back().high - bins.front().low;
    const bool year = type == QStringLiteral("integer") && bins.front().low > 0 && bins.back().high < 10000
        && QString::fromStdString(column.name + column.field).contains(QStringLiteral("year"), Qt::CaseInsensitive);
    const int decimals = span >= 20 || span <= 0 ? 0 : span >= 2 ? 1 : 2;
    const auto text = [&](double value) { return valueText(value, type, year, decimals, fmt); };
    for (const auto& bin : bins) {
        const QString low = text(bin.low), high = text(bin.high);
        spec.bins.append({bin.low, bin.high, double(bin.count), bin.failing, low == high ? low : QStringLiteral("%1–%2").arg(low, high)});
    }
    spec.lowest = limitOf(rule, "low", type);
    spec.highest = limitOf(rule, "high", type);
    if (std::isfinite(spec.lowest))
        spec.lowestText = Text::tr("from %1").arg(text(spec.lowest));
    if (std::isfinite(spec.highest))
        spec.highestText = Text::tr("up to %1").arg(text(spec.highest));
    // Steps of 1, 2 or 5 times a power of ten that give four to nine texts.
    double step = span > 0 ? std::pow(10, std::floor(std::log10(span / 4))) : 1;
    if (span / step > 20)
        step *= 5;
    else if (span / step > 9)
        step *= 2;
    if (span > 0)
        for (double at = std::ceil(bins.front().low / step) * step; at <= bins.back().high + step * 1e-6; at += step)
            spec.ticks.append({at, text(at)});
    else
        spec.ticks.append({bins.front().low, text(bins.front().low)});
    spec.countName = Text::tr("values");
    return spec;
}

TableSpec tableOf(const DistributionSpec& spec, const QString& head, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(head, Kind::Text, 0, QStringLiteral("range")), column(Text::tr("Values"), Kind::Number, 0, QStringLiteral("values")),
        column(Text::tr("Fails"), Kind::Text, 0, QStringLiteral("fails"))};
    for (const auto& bin : spec.bins) {
        auto fails = textCell(bin.failing ? Text::tr("yes") : QString());
        fails.tone = Tone::Worse;
        table.rows.append({textCell(bin.label), countCell(std::uint64_t(bin.count), fmt), fails});
    }
    return table;
}

TableSpec valuesTable(const flow::RuleResult& rule, const QString& head, const Fmt& fmt)
{
    TableSpec table;
    if (rule.rule == "missing-for") {
        table.columns = {column(Text::tr("Missing"), Kind::Text, 0, QStringLiteral("value"))};
        for (const auto& [key, fields] : rule.parameters)
            if (key == "fields")
                for (const QString& field : QString::fromStdString(fields).split(u' ', Qt::SkipEmptyParts))
                    table.rows.append({textCell(fieldName(field))});
        return table;
    }
    const bool gap = rule.rule == "gap";
    table.columns = {column(gap ? Text::tr("No rows from") : head, Kind::Text, 0, QStringLiteral("value")),
        column(gap ? Text::tr("Periods") : Text::tr("Rows"), Kind::Number, 0, QStringLiteral("rows"))};
    for (const auto& [value, rows] : rule.examples) {
        auto cell = textCell(value.empty() ? fmt.missing() : QString::fromStdString(value));
        cell.tone = Tone::Worse;
        table.rows.append({cell, countCell(rows, fmt)});
    }
    return table;
}

} // namespace

Block ruleBlock(const flow::QualityAnswer& answer, const QualityPlace& place, const flow::RuleResult* rule, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("quality-cell");
    const auto table = std::ranges::find(answer.tables, place.table, &flow::TableQuality::name);
    if (table == answer.tables.end()) {
        return emptyBlock(block.id, Text::tr("Cell"), Text::tr("Choose a cell to see its rules and the rows that fail."), {});
    }
    const std::string& columnName = rule != nullptr ? rule->column : place.column;
    const auto column = std::ranges::find(table->columns, columnName, &flow::ColumnQuality::name);
    const bool hasColumn = !columnName.empty() && column != table->columns.end();
    const QString tableName = roleName(QString::fromStdString(table->name));
    const QString name = !hasColumn ? tableName : QString::fromStdString(column->label.empty() ? column->name : column->label);
    // A rule of a column shown in its table's cell has a score of its own.
    const auto score = rule != nullptr && hasColumn && place.column.empty() ? std::optional(rule->score)
        : hasColumn                                                          ? column->scores[std::size_t(place.dimension)]
                                                                             : table->scores[std::size_t(place.dimension)];
    block.title = score ? Text::tr("%1, %2 %3").arg(name, dimensionName(place.dimension).toLower(), fmt.number(*score, 1))
                        : Text::tr("%1, %2").arg(name, dimensionName(place.dimension).toLower());
    block.subtitle = hasColumn ? Text::tr("%1, %2").arg(tableName, typeName(QString::fromStdString(column->type)).toLower()) : Text::tr("whole table");
    if (rule == nullptr) {
        Block none = emptyBlock(block.id, block.title, Text::tr("No rule looks at this here."), {});
        none.subtitle = block.subtitle;
        return none;
    }
    block.reading.finding = ruleSentence(*rule, name, fmt);
    if (rule->expected)
        block.reading.rest = Text::tr("Marked as expected: does not count.");
    if (hasColumn && column->distribution.size() > 1 && rule->dimension == flow::Dimension::Accuracy) {
        const DistributionSpec spec = distributionOf(*column, *rule, fmt);
        block.body = spec;
        block.asTable = tableOf(spec, name, fmt);
    } else {
        const TableSpec values = valuesTable(*rule, name, fmt);
        block.body = values;
        block.asTable = values;
    }
    block.provenance.title = Text::tr("How %1 is judged").arg(name);
    block.provenance.definition = ruleTitle(rule->rule);
    const QString condition = ruleCondition(*rule, name);
    block.provenance.formula = Text::tr("100 × passed ÷ checked");
    block.provenance.figures
        = Text::tr("100 × %1 ÷ %2 = %3").arg(fmt.count(qint64(rule->checked - std::min(rule->checked, rule->failed))), fmt.count(qint64(rule->checked)), fmt.number(rule->score, 1));
    if (!condition.isEmpty())
        block.provenance.facts.append({Text::tr("Rule"), condition});
    block.provenance.facts.append({Text::tr("Table"), tableName});
    return block;
}

Block failingRowsBlock(const flow::FailingRows& rows, const flow::RuleResult& rule, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("failing-rows");
    block.title = ruleTitle(rule.rule);
    block.subtitle = Text::tr("%1 of %2 rows").arg(fmt.count(qint64(rows.rows.size())), fmt.count(qint64(rows.total)));
    TableSpec table;
    const bool customers = std::ranges::any_of(rows.rows, [](const flow::FailingRow& row) { return !row.customer.empty(); });
    table.columns = {column(Text::tr("Row"), Kind::Number, 0, QStringLiteral("row"))};
    if (customers)
        table.columns.append(column(Text::tr("Customer"), Kind::Text, 0, QStringLiteral("customer")));
    table.columns.append(column(rule.column.empty() ? Text::tr("Value") : QString::fromStdString(rule.column), Kind::Text, 0, QStringLiteral("value")));
    table.columns.append(column(Text::tr("Why it fails"), Kind::Text, 0, QStringLiteral("why")));
    table.columns.append(column(Text::tr("File"), Kind::Text, 0, QStringLiteral("file")));
    for (const auto& row : rows.rows) {
        auto value = textCell(row.value.empty() ? fmt.missing() : QString::fromStdString(row.value));
        value.tone = Tone::Worse;
        value.strong = true;
        QList<TableSpec::Cell> cells {countCell(row.row, fmt)};
        if (customers)
            cells.append(textCell(row.customer.empty() ? fmt.missing() : QString::fromStdString(row.customer)));
        cells.append(value);
        cells.append(textCell(failureReason(rule, QString::fromStdString(row.value))));
        cells.append(textCell(QString::fromStdString(row.file).section(u'/', -1)));
        table.rows.append(cells);
    }
    block.body = table;
    block.asTable = table;
    return block;
}

} // namespace holdfast::present
