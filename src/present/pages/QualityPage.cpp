// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/QualityRules.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(QualityPage)
};

using Kind = TableSpec::Kind;
using flow::Dimension;

constexpr int kFirstScore = 2; // columns of the scores: name, rows, five dimensions, score, loads

QString labelOf(const flow::ColumnQuality& column)
{
    return QString::fromStdString(column.label.empty() ? column.name : column.label);
}

QString tableLabel(const std::string& table)
{
    return roleName(QString::fromStdString(table));
}

const flow::TableQuality* tableOf(const flow::QualityAnswer& answer, const std::string& name)
{
    const auto found = std::ranges::find(answer.tables, name, &flow::TableQuality::name);
    return found != answer.tables.end() ? &*found : nullptr;
}

const flow::ColumnQuality* columnOf(const flow::TableQuality* table, const std::string& name)
{
    if (table == nullptr)
        return nullptr;
    const auto found = std::ranges::find(table->columns, name, &flow::ColumnQuality::name);
    return found != table->columns.end() ? &*found : nullptr;
}

QString nameIn(const flow::QualityAnswer& answer, const std::string& table, const std::string& column)
{
    const flow::ColumnQuality* found = columnOf(tableOf(answer, table), column);
    return found != nullptr ? labelOf(*found) : column.empty() ? tableLabel(table) : QString::fromStdString(column);
}

TableSpec::Cell scoreCell(const std::optional<double>& score, const Fmt& fmt)
{
    TableSpec::Cell cell;
    cell.number = orUndefined(score);
    cell.text = score ? fmt.number(*score, *score >= 99.95 ? 0 : 1) : fmt.missing();
    return cell;
}

// Change since the load before: better up.
void compare(Tile& tile, const std::vector<double>& series, const Fmt& fmt)
{
    if (series.size() < 2 || !std::isfinite(series.back()) || !std::isfinite(series[series.size() - 2]))
        return;
    const double change = series.back() - series[series.size() - 2];
    tile.delta = fmt.number(std::abs(change), 1);
    if (std::abs(change) < 0.05)
        return;
    tile.direction = change > 0 ? Direction::Up : Direction::Down;
    tile.tone = change > 0 ? Tone::Better : Tone::Worse;
}

Provenance scoreProvenance(const flow::QualityAnswer& answer, const QString& name, const Fmt& fmt)
{
    Provenance made;
    made.title = Text::tr("How %1 is scored").arg(name);
    made.definition = Text::tr("Of the rows or cells that a rule looks at, the share that passes, from 0 to 100. A column's dimension is the worst of "
                               "its rules; a table's the mean of its columns weighted by their use in the analyses; the workspace's the mean of its "
                               "tables in the same way. Rules marked as expected do not count.");
    made.formula = Text::tr("100 × passed ÷ checked");
    made.facts = {{Text::tr("Rows"), fmt.count(qint64(answer.rows))}, {Text::tr("Columns"), fmt.count(qint64(answer.columns))}};
    if (answer.dataTo.isValid())
        made.facts.append({Text::tr("Data to"), fmt.date(answer.dataTo)});
    made.facts.append({Text::tr("Change and line"), Text::tr("after each load, the last twelve")});
    return made;
}

QList<Tile> tilesOf(const flow::QualityAnswer& answer, const Fmt& fmt)
{
    QList<Tile> tiles;
    Tile all;
    all.id = QStringLiteral("quality-score");
    all.label = Text::tr("Overall");
    all.value = fmt.number(answer.score, 1);
    all.ring = answer.score / 100;
    all.versus = Text::tr("%1 rows").arg(fmt.count(qint64(answer.rows)));
    std::vector<double> series;
    for (const auto& load : answer.loads)
        series.push_back(load.score);
    compare(all, series, fmt);
    all.provenance = scoreProvenance(answer, Text::tr("quality"), fmt);
    tiles.append(all);
    for (int d = 0; d < flow::kDimensions; ++d) {
        const auto dimension = Dimension(d);
        Tile tile;
        tile.id = QString::fromLatin1(flow::word(dimension).data(), qsizetype(flow::word(dimension).size()));
        tile.label = dimensionName(dimension);
        const auto& score = answer.scores[std::size_t(d)];
        tile.value = score ? fmt.number(*score, 1) : fmt.missing();
        tile.state = score ? State::Ready : State::Empty;
        tile.note = score ? QString() : Text::tr("Nothing to judge yet.");
        tile.versus = dimensionNote(dimension);
        series.clear();
        for (const auto& load : answer.loads)
            series.push_back(orUndefined(load.scores[std::size_t(d)]));
        compare(tile, series, fmt);
        tile.spark = QList<double>(series.begin(), series.end());
        tile.sparkSpan = 2;
        tile.provenance = scoreProvenance(answer, tile.label, fmt);
        tiles.append(tile);
    }
    return tiles;
}

Block scoresBlock(const flow::QualityAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("quality-scores");
    block.title = Text::tr("Scores by table and column");
    block.subtitle = Text::tr("0–100, weighted by use in analyses");
    TableSpec table;
    table.columns = {column(Text::tr("Table / column"), Kind::Text, 0, QStringLiteral("name")),
        column(Text::tr("Rows"), Kind::Number, 0, QStringLiteral("rows"))};
    for (int d = 0; d < flow::kDimensions; ++d)
        table.columns.append(column(dimensionName(Dimension(d)), Kind::Score, 1, QStringLiteral("dimension-%1").arg(d)));
    table.columns.append(column(Text::tr("Score"), Kind::Number, 1, QStringLiteral("score")));
    table.columns.append(column(Text::tr("Loads"), Kind::Spark, 0, QStringLiteral("loads")));
    for (const auto& entry : answer.tables) {
        auto name = textCell(tableLabel(entry.name));
        name.strong = true;
        QList<TableSpec::Cell> row {name, countCell(entry.rows, fmt)};
        for (const auto& score : entry.scores)
            row.append(scoreCell(score, fmt));
        auto total = scoreCell(entry.score, fmt);
        total.strong = true;
        row.append(total);
        TableSpec::Cell loads;
        if (entry.loads.size() > 1) // a single load has no trend
            for (const auto& load : entry.loads)
                loads.series.append(load.score);
        row.append(loads);
        table.rows.append(row);
        table.levels.append(0);
        for (const auto& part : entry.columns) {
            row = {textCell(labelOf(part)), textCell(typeName(QString::fromStdString(part.type)))};
            for (const auto& score : part.scores)
                row.append(scoreCell(score, fmt));
            row.append(scoreCell(part.score, fmt));
            row.append(TableSpec::Cell());
            table.rows.append(row);
            table.levels.append(1);
        }
    }
    if (table.rows.isEmpty())
        return emptyBlock(block.id, block.title, Text::tr("Load a table to see its quality."), QStringLiteral("import"));
    block.body = table;
    block.asTable = table;
    block.provenance = scoreProvenance(answer, Text::tr("quality"), fmt);
    return block;
}

QString figureText(const flow::HeadlineEffect& effect, const QString& currency, const Fmt& fmt)
{
    const auto text = [&](const std::optional<double>& value) {
        if (!value)
            return fmt.missing();
        if (effect.figure == "churn-rate")
            return fmt.rate(*value);
        return effect.figure == "revenue-at-risk" ? fmt.money(*value, currency, true) : fmt.signedNumber(*value, 1);
    };
    const QString now = text(effect.now), without = text(effect.without);
    return now == without ? Text::tr("no change") : QStringLiteral("%1 → %2").arg(now, without);
}

Block fixBlock(const flow::QualityAnswer& answer, const QString& currency, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("fix-first");
    block.title = Text::tr("Fix first");
    block.subtitle = Text::tr("by points gained × use in analyses; figures now → without the failing rows");
    if (answer.fixFirst.empty())
        return emptyBlock(block.id, block.title,
            answer.tables.empty() ? Text::tr("Load a table to see its quality.") : Text::tr("No rule fails. Nothing needs to be fixed."), {});
    const std::array<std::pair<const char*, QString>, 3> figures {std::pair {"churn-rate", Text::tr("Churn rate")},
        std::pair {"revenue-at-risk", Text::tr("Revenue at risk")}, std::pair {"nps", Text::tr("NPS")}};
    const auto effectOf = [](const flow::Fix& fix, const char* figure) {
        return std::ranges::find(fix.effects, std::string(figure), &flow::HeadlineEffect::figure);
    };
    TableSpec table;
    table.columns = {column(Text::tr("Problem"), Kind::Text, 0, QStringLiteral("problem")),
        column(Text::tr("Where"), Kind::Text, 0, QStringLiteral("where")), column(Text::tr("Rows"), Kind::Number, 0, QStringLiteral("rows")),
        column(Text::tr("Gain"), Kind::Number, 2, QStringLiteral("gain"))};
    QList<const char*> shown;
    for (const auto& [figure, title] : figures)
        if (std::ranges::any_of(answer.fixFirst, [&](const flow::Fix& fix) { return effectOf(fix, figure) != fix.effects.end(); })) {
            table.columns.append(column(title, Kind::Text, 0, QString::fromLatin1(figure)));
            shown.append(figure);
        }
    for (const flow::Fix& fix : answer.fixFirst) {
        auto gain = numberCell(fix.gain, fmt, 2);
        gain.text = fmt.signedNumber(fix.gain, fix.gain < 0.1 ? 2 : 1);
        gain.tone = Tone::Better;
        gain.strong = true;
        QList<TableSpec::Cell> row {textCell(ruleTitle(fix.rule)),
            textCell(fix.column.empty() ? tableLabel(fix.table)
                                        : QStringLiteral("%1 · %2").arg(tableLabel(fix.table), nameIn(answer, fix.table, fix.column))),
            countCell(fix.failed, fmt), gain};
        for (const char* figure : shown) {
            const auto effect = effectOf(fix, figure);
            row.append(textCell(effect != fix.effects.end() ? figureText(*effect, currency, fmt) : fmt.missing()));
        }
        table.rows.append(row);
    }
    block.body = table;
    block.asTable = table;
    block.provenance.title = Text::tr("How the order was found");
    block.provenance.definition = Text::tr("Gain: the points the workspace's score would win if no row failed the rule. Use: 3 for a field that the table "
                                           "needs, 2 for another field that analyses read, 1 for a free attribute. Figures: the headline figure with all rows and "
                                           "without the rows that fail.");
    return block;
}

} // namespace

Page qualityPage(const flow::QualityAnswer& answer, const QString& currency, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("quality");
    page.title = Text::tr("Quality");
    page.question = Text::tr("Can the numbers be trusted, and what should be fixed first?");
    if (answer.dataTo.isValid())
        page.asOfText = fmt.date(answer.dataTo);
    if (!answer.tables.empty())
        page.tiles = tilesOf(answer, fmt);
    page.blocks = {scoresBlock(answer, fmt), fixBlock(answer, currency, fmt)};
    return page;
}

std::optional<QualityPlace> placeAt(const flow::QualityAnswer& answer, int row, int column)
{
    const auto dimension = Dimension(std::clamp(column - kFirstScore, 0, flow::kDimensions - 1));
    for (const auto& table : answer.tables) {
        if (row == 0)
            return QualityPlace {table.name, {}, dimension};
        --row;
        if (row < int(table.columns.size()))
            return row < 0 ? std::nullopt : std::optional(QualityPlace {table.name, table.columns[std::size_t(row)].name, dimension});
        row -= int(table.columns.size());
    }
    return {};
}

std::pair<int, int> cellOf(const flow::QualityAnswer& answer, const QualityPlace& place)
{
    int row = 0;
    for (const auto& table : answer.tables) {
        if (table.name == place.table && place.column.empty())
            return {row, kFirstScore + int(place.dimension)};
        ++row;
        for (const auto& part : table.columns) {
            if (table.name == place.table && part.name == place.column)
                return {row, kFirstScore + int(place.dimension)};
            ++row;
        }
    }
    return {-1, -1};
}

std::vector<flow::RuleResult> rulesAt(const flow::QualityAnswer& answer, const QualityPlace& place)
{
    std::vector<flow::RuleResult> rules;
    const flow::TableQuality* table = tableOf(answer, place.table);
    if (table == nullptr)
        return rules;
    const auto add = [&](const std::vector<flow::RuleResult>& from) {
        for (const auto& rule : from)
            if (rule.dimension == place.dimension)
                rules.push_back(rule);
    };
    if (const flow::ColumnQuality* part = columnOf(table, place.column)) {
        add(part->rules);
    } else if (place.column.empty()) {
        add(table->rules);
        for (const auto& each : table->columns)
            add(each.rules);
    }
    std::ranges::stable_sort(rules, [](const flow::RuleResult& a, const flow::RuleResult& b) {
        return std::pair(a.failed == 0, a.score) < std::pair(b.failed == 0, b.score);
    });
    return rules;
}

} // namespace holdfast::present
