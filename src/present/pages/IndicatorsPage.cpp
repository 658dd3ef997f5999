// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/WarningPages.h"

#include "present/DoubtText.h"
#include "present/pages/Build.h"
#include "present/pages/IndicatorWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EarlyWarning)
};

using Kind = TableSpec::Kind;
using Series = flow::IndicatorSeriesAnswer;

const flow::IndicatorComparison* comparisonWith(const Series& series, const char* with)
{
    const auto found = std::ranges::find(series.comparisons, with, &flow::IndicatorComparison::with);
    return found != series.comparisons.end() ? &*found : nullptr;
}

const flow::IndicatorPoint* currentOf(const Series& series)
{
    return series.current < series.points.size() ? &series.points[series.current] : nullptr;
}

QString lackText(const flow::IndicatorAnswerEntry& entry)
{
    return entry.missing.empty() ? Text::tr("Dated events only: they are drawn in the other indicators.") : missingText(QString::fromStdString(entry.missing));
}

// The unit; of an outside series its name in the data.
QString unitOf(const Series& series, const QString& currency)
{
    return series.label.empty() ? indicatorUnitText(series.unit, QString::fromStdString(series.id), currency) : QString::fromStdString(series.label);
}

// The series a tile shows: the one in the worst state, of those the first.
const Series* leading(const flow::IndicatorAnswerEntry& entry)
{
    const Series* best = nullptr;
    for (const Series& series : entry.series)
        if (best == nullptr || static_cast<int>(series.state) > static_cast<int>(best->state))
            best = &series;
    return best;
}

Provenance indicatorProvenance(const flow::IndicatorAnswer& answer, const QString& name, const Series& series, const Fmt& fmt)
{
    const QString currency = currencyOf(answer.basis);
    Provenance made = provenanceOf(answer.basis, name, fmt);
    made.formula = unitOf(series, currency);
    if (const auto* point = currentOf(series)) {
        made.figures = QStringLiteral("%1: %2").arg(fmt.period(point->period), indicatorWithInterval(point->value, series.unit, currency, fmt));
        made.facts.prepend({Text::tr("n"), fmt.count(point->value.n)});
        if (!point->value.method.empty())
            made.interval = Text::tr("95% interval: %1").arg(QString::fromStdString(point->value.method));
        if (point->lowerLimit && point->upperLimit)
            made.facts.append({Text::tr("Control limits"),
                QStringLiteral("%1 – %2").arg(indicatorValueText(series.unit, *point->lowerLimit, currency, fmt), indicatorValueText(series.unit, *point->upperLimit, currency, fmt))});
    }
    return made;
}

QList<IndicatorTile::Line> linesOf(const Series& series, const QString& currency, const Fmt& fmt)
{
    QList<IndicatorTile::Line> lines;
    for (const auto& rule : series.rules)
        if (rule.threshold.on && rule.redAt && rule.threshold.kind != domain::ThresholdKind::Control
            && (rule.changed || rule.threshold.kind == domain::ThresholdKind::Fixed || rule.level > 0))
            lines.append({IndicatorTile::Line::Kind::Threshold, *rule.redAt, indicatorValueText(series.unit, *rule.redAt, currency, fmt)});
    if (const auto* benchmark = comparisonWith(series, "benchmark"); benchmark != nullptr && benchmark->then)
        lines.append({IndicatorTile::Line::Kind::Benchmark, *benchmark->then, indicatorValueText(series.unit, *benchmark->then, currency, fmt)});
    return lines;
}

IndicatorTile tileOf(const flow::IndicatorAnswer& answer, const flow::IndicatorAnswerEntry& entry, const Fmt& fmt)
{
    IndicatorTile tile;
    tile.id = QString::fromStdString(entry.id);
    tile.title = indicatorName(tile.id);
    const Series* series = leading(entry);
    if (series == nullptr || series->points.empty()) {
        tile.missing = lackText(entry);
        return tile;
    }
    const QString currency = currencyOf(answer.basis);
    switch (series->state) {
    case flow::IndicatorState::Breach:
        tile.level = IndicatorTile::Level::Breach;
        break;
    case flow::IndicatorState::Watch:
        tile.level = IndicatorTile::Level::Watch;
        break;
    case flow::IndicatorState::InControl:
        tile.level = IndicatorTile::Level::InControl;
        break;
    case flow::IndicatorState::NotEnoughData:
        break;
    }
    tile.levelText = indicatorStateText(series->state);
    tile.unit = unitOf(*series, currency);
    for (const auto& point : series->points) {
        const double value = orUndefined(point.value.value);
        tile.points.append({value, point.comparable && (point.beyond || point.level == 2), point.partial,
            QStringLiteral("%1: %2%3").arg(fmt.period(point.period), indicatorWithInterval(point.value, series->unit, currency, fmt),
                point.partial ? Text::tr(", not over yet") : QString())});
    }
    tile.firstLabel = fmt.periodTick(series->points.front().period, true);
    tile.lastLabel = fmt.periodTick(series->points.back().period, true);
    if (const auto* point = currentOf(*series)) {
        const double now = orUndefined(point->value.value);
        tile.value = indicatorValueText(series->unit, now, currency, fmt);
        tile.lowerLimit = orUndefined(point->lowerLimit);
        tile.upperLimit = orUndefined(point->upperLimit);
        if (const auto* before = comparisonWith(*series, "previous"); before != nullptr && before->difference.value) {
            tile.delta = indicatorDifferenceText(now, *before->difference.value, series->unit, fmt);
            tile.tone = toneOf(*before->difference.value, series->worse);
        }
    } else {
        tile.value = fmt.missing();
    }
    tile.lines = linesOf(*series, currency, fmt);
    tile.provenance = indicatorProvenance(answer, tile.title, *series, fmt);
    return tile;
}

QString correlationText(const Series& series, const Fmt& fmt)
{
    if (!series.strongest)
        return fmt.missing();
    const auto& lag = series.lags[*series.strongest];
    return lag.r ? QStringLiteral("%1 (%2)").arg(fmt.signedNumber(*lag.r, 2), fmt.count(lag.lag)) : fmt.missing();
}

TableSpec indicatorTable(const Series& series, const QString& currency, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Period"), Kind::Text, 0, QStringLiteral("period")), column(unitOf(series, currency), Kind::Number, 2, QStringLiteral("value")),
        column(Text::tr("95% CI from"), Kind::Number, 2, QStringLiteral("lower")), column(Text::tr("95% CI to"), Kind::Number, 2, QStringLiteral("upper")),
        column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n")), column(Text::tr("Lower limit"), Kind::Number, 2, QStringLiteral("lower-limit")),
        column(Text::tr("Upper limit"), Kind::Number, 2, QStringLiteral("upper-limit")), column(Text::tr("Note"), Kind::Text, 0, QStringLiteral("note"))};
    const auto cell = [&](const std::optional<double>& value) {
        TableSpec::Cell made = textCell(value ? indicatorValueText(series.unit, *value, currency, fmt) : fmt.missing());
        made.number = orUndefined(value);
        return made;
    };
    for (const auto& point : series.points) {
        QStringList notes;
        if (point.partial)
            notes.append(Text::tr("partial"));
        if (point.beyond)
            notes.append(Text::tr("beyond a limit"));
        if (point.run)
            notes.append(Text::tr("8 on one side"));
        if (point.change)
            notes.append(Text::tr("new level"));
        if (point.anomaly)
            notes.append(Text::tr("anomaly"));
        table.rows.append({textCell(fmt.period(point.period)), cell(point.value.value), cell(point.value.lower), cell(point.value.upper),
            countCell(std::uint64_t(std::max<std::int64_t>(0, point.value.n)), fmt), cell(point.lowerLimit), cell(point.upperLimit), textCell(notes.join(Text::tr(", ")))});
        table.muted.append(point.value.n < kSmallSample);
    }
    return table;
}

Reading readingOf(const Series& series, const QString& currency, const Fmt& fmt)
{
    const auto* point = currentOf(series);
    if (point == nullptr)
        return {Text::tr("Not enough history to judge."), Text::tr("At least 8 full periods with values are needed.")};
    Reading reading;
    switch (series.state) {
    case flow::IndicatorState::Breach:
        reading.finding = Text::tr("Beyond its threshold.");
        break;
    case flow::IndicatorState::Watch:
        reading.finding = Text::tr("Near its threshold.");
        break;
    default:
        reading.finding = series.state == flow::IndicatorState::InControl ? Text::tr("Within its limits.") : Text::tr("Not enough history to judge.");
    }
    QStringList rest {Text::tr("%1: %2.").arg(fmt.period(point->period), indicatorWithInterval(point->value, series.unit, currency, fmt))};
    for (const auto& comparison : series.comparisons)
        if (comparison.difference.value) {
            const double change = *comparison.difference.value;
            const bool clear = comparison.difference.lower && comparison.difference.upper && (*comparison.difference.lower > 0 || *comparison.difference.upper < 0);
            const QString text = indicatorDifferenceText(orUndefined(point->value.value), change, series.unit, fmt);
            rest.append(clear ? Text::tr("%1 against %2.").arg(text, comparisonName(comparison))
                              : Text::tr("%1 against %2, which chance can explain.").arg(text, comparisonName(comparison)));
        }
    if (series.trend.p && series.trend.slope)
        rest.append(*series.trend.p < 0.05
                ? Text::tr("Trend %1 a period (Theil-Sen; Mann-Kendall p %2).").arg(fmt.signedNumber(*series.trend.slope * (series.unit == domain::IndicatorUnit::Share ? 100 : 1), 3), fmt.pValue(*series.trend.p))
                : Text::tr("No clear trend (Mann-Kendall p %1).").arg(fmt.pValue(*series.trend.p)));
    reading.rest = rest.join(fmt.chinese() ? QString() : QStringLiteral(" "));
    return reading;
}

} // namespace

QList<IndicatorTile> indicatorTiles(const flow::IndicatorAnswer& answer, const Fmt& fmt)
{
    QList<IndicatorTile> tiles;
    for (const auto& entry : answer.indicators)
        tiles.append(tileOf(answer, entry, fmt));
    return tiles;
}

IndicatorMap indicatorMap(const flow::IndicatorAnswer& answer, const Fmt& fmt)
{
    IndicatorMap map;
    Block& block = map.block;
    block.id = QStringLiteral("indicator-map");
    block.title = Text::tr("Indicator × segment");
    block.subtitle = answer.current ? Text::tr("z-score against the own past, %1; above 0 is worse").arg(fmt.period(*answer.current))
                                    : Text::tr("z-score against the own past; above 0 is worse");
    GridSpec spec;
    spec.ramp = GridSpec::Ramp::Diverging;
    spec.low = -4;
    spec.high = 4;
    spec.legendLow = Text::tr("better");
    spec.legendHigh = Text::tr("worse");
    spec.barTitle = Text::tr("r with churn (lag)");
    for (const std::string& segment : answer.segments)
        spec.columnHeads.append(QString::fromStdString(segment));
    TableSpec& table = block.asTable;
    table.columns = {column(Text::tr("Indicator"), Kind::Text, 0, QStringLiteral("indicator"))};
    for (const QString& head : spec.columnHeads)
        table.columns.append(column(head, Kind::Number, 1));
    table.columns.append(column(spec.barTitle, Kind::Text, 0, QStringLiteral("correlation")));
    const QString currency = currencyOf(answer.basis);
    for (const auto& entry : answer.indicators) {
        const Series* series = leading(entry);
        if (series == nullptr || series->segments.size() != answer.segments.size() || series->segments.empty())
            continue;
        const QString name = indicatorName(QString::fromStdString(entry.id));
        map.rows.push_back(entry.id);
        spec.rowHeads.append(name);
        QList<GridSpec::Cell> cells;
        QList<TableSpec::Cell> row {textCell(name)};
        for (std::size_t i = 0; i < series->segments.size(); ++i) {
            const auto& reading = series->segments[i];
            GridSpec::Cell cell;
            cell.value = orUndefined(reading.z);
            cell.text = reading.z ? fmt.signedNumber(*reading.z, 1) : fmt.missing();
            cell.small = !reading.z || reading.value.n < kSmallSample;
            cell.marked = reading.level == 2;
            cell.detail = Text::tr("%1, %2: %3, n %4").arg(name, spec.columnHeads.value(qsizetype(i)), indicatorWithInterval(reading.value, series->unit, currency, fmt), fmt.count(reading.value.n));
            cells.append(cell);
            TableSpec::Cell figure = textCell(cell.text);
            figure.number = cell.value;
            row.append(figure);
        }
        const QString bar = entry.id == "churn_rate" ? Text::tr("target") : correlationText(*series, fmt);
        spec.rowBars.append({series->strongest ? orUndefined(series->lags[*series->strongest].r) : kUndefined, bar});
        row.append(textCell(bar));
        spec.rows.append(cells);
        table.rows.append(row);
    }
    if (spec.rows.isEmpty())
        return {emptyBlock(block.id, block.title, answer.segments.empty() ? Text::tr("There are no segments yet. Save one in Segments, or load customers with a region, plan or channel.")
                                                                          : Text::tr("No indicator has enough history by segment yet."),
                    {}),
            {}};
    block.body = spec;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.footnote = Text::tr("z: distance of the last full period from the mean of the periods before it, in their standard deviations. r: Pearson with the churn "
                              "rate so many periods later. Correlation is not cause.");
    return map;
}

Block indicatorBlock(const flow::IndicatorAnswer& answer, const QString& id, const Fmt& fmt)
{
    const auto entry = std::ranges::find(answer.indicators, id.toStdString(), &flow::IndicatorAnswerEntry::id);
    const QString name = indicatorName(id);
    const Series* series = entry != answer.indicators.end() ? leading(*entry) : nullptr;
    if (series == nullptr || series->points.empty())
        return emptyBlock(QStringLiteral("indicator:") + id, name,
            entry == answer.indicators.end() ? missingText(QStringLiteral("transaction")) : lackText(*entry), QStringLiteral("import"));
    const QString currency = currencyOf(answer.basis);
    const double scale = series->unit == domain::IndicatorUnit::Share ? 100 : 1;
    Block block;
    block.id = QStringLiteral("indicator:") + id;
    block.title = name;
    block.subtitle = unitOf(*series, currency);
    block.reading = readingOf(*series, currency, fmt);
    TrendSpec spec;
    spec.unit = series->unit == domain::IndicatorUnit::Share ? QStringLiteral("%") : QString();
    spec.seriesName = Text::tr("Value, 95% CI");
    std::vector<core::Period> periods;
    for (const auto& point : series->points)
        periods.push_back(point.period);
    const QStringList ticks = tickTexts(periods, fmt);
    for (std::size_t i = 0; i < series->points.size(); ++i) {
        const auto& point = series->points[i];
        TrendSpec::Point made;
        made.label = fmt.period(point.period);
        made.tick = ticks.value(qsizetype(i));
        made.value = orUndefined(point.value.value) * scale;
        made.lower = orUndefined(point.value.lower) * scale;
        made.upper = orUndefined(point.value.upper) * scale;
        made.lowerLimit = orUndefined(point.lowerLimit) * scale;
        made.upperLimit = orUndefined(point.upperLimit) * scale;
        made.partial = point.partial;
        made.signal = point.comparable && (point.beyond || point.run || point.level == 2);
        made.current = i == series->current;
        made.valueText = indicatorValueText(series->unit, orUndefined(point.value.value), currency, fmt);
        if (point.value.lower && point.value.upper)
            made.intervalText = QStringLiteral("%1–%2").arg(indicatorValueText(series->unit, *point.value.lower, currency, fmt), indicatorValueText(series->unit, *point.value.upper, currency, fmt));
        spec.points.append(made);
    }
    for (const auto& change : series->trend.changes) {
        const auto at = std::ranges::find(series->points, change.period, &flow::IndicatorPoint::period);
        if (at != series->points.end())
            spec.notes.append({double(at - series->points.begin()) - 0.5,
                Text::tr("%1: level %2 → %3").arg(fmt.periodTick(change.period, true), indicatorValueText(series->unit, change.before, currency, fmt), indicatorValueText(series->unit, change.after, currency, fmt))});
    }
    for (const auto& event : series->events) {
        const auto at = std::ranges::find_if(series->points, [&](const auto& point) { return core::firstDay(point.period) <= event.day && event.day <= core::lastDay(point.period); });
        if (at != series->points.end())
            spec.notes.append({double(at - series->points.begin()), QStringLiteral("%1: %2").arg(fmt.date(event.day), QString::fromStdString(event.text))});
    }
    block.body = spec;
    block.asTable = indicatorTable(*series, currency, fmt);
    for (const auto& doubt : series->doubts)
        block.caveats.append(doubtText(doubt));
    block.footnote = Text::tr("Limits: individuals chart (3σ) of the periods before each point. Rings: beyond a limit or threshold, or 8 on one side. Dotted: new level "
                              "(PELT), or an outside event.");
    block.provenance = indicatorProvenance(answer, name, *series, fmt);
    return block;
}

Page indicatorsPage(const flow::IndicatorAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("indicators");
    page.title = Text::tr("Early warning");
    page.question = Text::tr("What signals churn before it happens?");
    describePage(page, answer.basis, fmt);
    if (answer.current)
        page.periodText = fmt.period(*answer.current);
    Block all;
    all.id = page.id;
    all.title = Text::tr("Indicators");
    TableSpec table;
    table.columns = {column(Text::tr("Indicator"), Kind::Text, 0, QStringLiteral("indicator")), column(Text::tr("State"), Kind::Text, 0, QStringLiteral("state")),
        column(Text::tr("Value"), Kind::Text, 0, QStringLiteral("value")), column(Text::tr("Change"), Kind::Text, 0, QStringLiteral("change")),
        column(Text::tr("Unit"), Kind::Text, 0, QStringLiteral("unit")), column(Text::tr("Course"), Kind::Spark, 0, QStringLiteral("course"))};
    for (const IndicatorTile& tile : indicatorTiles(answer, fmt)) {
        TableSpec::Cell state = textCell(tile.levelText), change = textCell(tile.delta), course;
        state.tone = tile.level == IndicatorTile::Level::Breach ? Tone::Worse : Tone::Neutral;
        change.tone = tile.tone;
        for (const auto& point : tile.points)
            course.series.append(point.value);
        table.rows.append({textCell(tile.title), state, textCell(tile.value), change, textCell(tile.missing.isEmpty() ? tile.unit : tile.missing), course});
        table.muted.append(!tile.missing.isEmpty());
    }
    all.body = table;
    all.asTable = table;
    all.provenance = provenanceOf(answer.basis, all.title, fmt);
    page.blocks = {all, indicatorMap(answer, fmt).block};
    for (const auto& entry : answer.indicators)
        if (!entry.series.empty())
            page.blocks.append(indicatorBlock(answer, QString::fromStdString(entry.id), fmt));
    page.blocks += correlationBlocks(answer, fmt);
    return page;
}

} // namespace holdfast::present
