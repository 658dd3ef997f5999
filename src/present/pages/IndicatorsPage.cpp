// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/DoubtText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/WarningPages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Indicators)
};

using domain::IndicatorUnit;
using Kind = TableSpec::Kind;

// Shares are drawn in percent.
double drawn(IndicatorUnit unit, const std::optional<double>& value)
{
    return value ? (unit == IndicatorUnit::Share ? *value * 100 : *value) : kUndefined;
}

class Making {
public:
    Making(const flow::IndicatorAnswer& answer, const Fmt& fmt) : m_answer(answer), m_fmt(fmt), m_currency(currencyOf(answer.basis)) { }

    Page page()
    {
        Page page;
        page.id = QStringLiteral("indicators");
        page.title = Text::tr("Early warning");
        page.question = Text::tr("What signals churn before it happens?");
        describePage(page, m_answer.basis, m_fmt);
        if (m_answer.current)
            page.periodText = m_fmt.period(*m_answer.current);
        for (const auto& entry : m_answer.indicators)
            page.tiles.append(tile(entry));
        for (const auto& entry : m_answer.indicators)
            for (const auto& series : entry.series)
                if (series.current < series.points.size())
                    page.blocks.append(trend(entry, series));
        page.blocks.append(heat());
        page.blocks.append(correlation());
        page.blocks.append(links());
        page.blocks.append(riskGroups());
        page.blocks.append(regression());
        return page;
    }

private:
    QString value(const flow::IndicatorSeriesAnswer& series, const std::optional<double>& number) const
    {
        return indicatorValueText(series.unit, number.value_or(kUndefined), m_currency, m_fmt);
    }
    QString difference(const flow::IndicatorSeriesAnswer& series, double number) const
    {
        if (series.unit == IndicatorUnit::Share)
            return m_fmt.points(std::abs(number));
        return value(series, std::abs(number));
    }
    static QString nameOf(const flow::IndicatorSeriesAnswer& series)
    {
        return indicatorSeriesName(QString::fromStdString(series.id), QString::fromStdString(series.label));
    }
    QString withText(const flow::IndicatorComparison& comparison) const
    {
        if (comparison.with == "previous")
            return Text::tr("previous period");
        if (comparison.with == "last-year")
            return Text::tr("same period last year");
        if (comparison.with == "baseline")
            return Text::tr("own baseline");
        return Text::tr("benchmark (%1)").arg(QString::fromStdString(comparison.name));
    }

    Tile tile(const flow::IndicatorAnswerEntry& entry) const
    {
        Tile tile;
        tile.id = QString::fromStdString(entry.id);
        tile.label = indicatorName(tile.id);
        tile.value = m_fmt.missing();
        if (entry.series.empty()) {
            tile.state = State::Empty;
            tile.note = entry.missing.empty() ? Text::tr("Dated events only; see the event study.") : missingText(QString::fromStdString(entry.missing));
            return tile;
        }
        const auto& series = entry.series.front();
        for (const auto& point : series.points)
            if (!point.partial)
                tile.spark.append(drawn(series.unit, point.value.value));
        if (tile.spark.size() > 24)
            tile.spark = tile.spark.last(24);
        tile.provenance = provenanceOf(m_answer.basis, tile.label, m_fmt);
        tile.provenance.definition = indicatorUnitText(series.unit, QString::fromStdString(series.id), m_currency);
        tile.note = indicatorStateText(series.state);
        if (series.current >= series.points.size())
            return tile;
        const auto& now = series.points[series.current].value;
        tile.value = value(series, now.value);
        tile.interval = now.lower ? QStringLiteral("%1–%2").arg(value(series, now.lower), value(series, now.upper)) : QString();
        for (const auto& comparison : series.comparisons)
            if (comparison.with == "previous" && comparison.difference.value) {
                const double by = *comparison.difference.value;
                tile.direction = by > 0 ? Direction::Up : by < 0 ? Direction::Down : Direction::None;
                tile.delta = difference(series, by);
                tile.versus = Text::tr("vs %1").arg(value(series, comparison.then));
                if (by != 0 && series.worse != domain::Worse::Both)
                    tile.tone = (by > 0) == (series.worse == domain::Worse::Higher) ? Tone::Worse : Tone::Better;
            }
        return tile;
    }

    Block trend(const flow::IndicatorAnswerEntry& entry, const flow::IndicatorSeriesAnswer& series) const
    {
        Block block;
        const bool first = &series == &entry.series.front();
        block.id = QStringLiteral("indicator:") + QString::fromStdString(first ? entry.id : entry.id + ":" + series.id);
        block.title = nameOf(series);
        block.subtitle = indicatorUnitText(series.unit, QString::fromStdString(series.id), m_currency);
        TrendSpec spec;
        spec.unit = series.unit == IndicatorUnit::Share ? QStringLiteral("%") : QString();
        spec.seriesName = block.title;
        std::vector<core::Period> periods;
        for (const auto& point : series.points)
            periods.push_back(point.period);
        const auto ticks = tickTexts(periods, m_fmt);
        TableSpec table;
        table.columns = {column(Text::tr("Period")), column(block.title, Kind::Number, 2), column(Text::tr("95% CI")), column(Text::tr("n"), Kind::Number),
            column(Text::tr("Limits")), column(Text::tr("Remark"))};
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const auto& from = series.points[i];
            TrendSpec::Point point;
            point.label = m_fmt.period(from.period);
            point.tick = ticks[qsizetype(i)];
            point.value = drawn(series.unit, from.value.value);
            point.lower = drawn(series.unit, from.value.lower);
            point.upper = drawn(series.unit, from.value.upper);
            point.lowerLimit = drawn(series.unit, from.lowerLimit);
            point.upperLimit = drawn(series.unit, from.upperLimit);
            point.partial = from.partial;
            point.signal = from.beyond || from.level == 2;
            point.current = i == series.current;
            point.valueText = value(series, from.value.value);
            point.intervalText = from.value.lower ? QStringLiteral("%1–%2").arg(value(series, from.value.lower), value(series, from.value.upper)) : QString();
            QStringList remarks;
            if (from.partial)
                remarks.append(Text::tr("not over"));
            if (from.beyond)
                remarks.append(Text::tr("beyond the limits"));
            if (from.run)
                remarks.append(Text::tr("8 on one side"));
            if (from.change)
                remarks.append(Text::tr("change point"));
            if (from.anomaly)
                remarks.append(Text::tr("anomaly"));
            auto shown = numberCell(point.value, m_fmt, 2);
            shown.text = point.valueText;
            table.rows.append({textCell(point.label), shown, textCell(point.intervalText), countCell(std::uint64_t(from.value.n), m_fmt),
                textCell(from.lowerLimit ? QStringLiteral("%1–%2").arg(value(series, from.lowerLimit), value(series, from.upperLimit)) : QString()),
                textCell(remarks.join(Text::tr(", ")))});
            spec.points.append(std::move(point));
        }
        for (const auto& event : series.events) {
            const auto at = core::periodOf(event.day, m_answer.grain).index - series.points.front().period.index;
            if (at >= 0 && at < int(series.points.size()) && spec.notes.size() < 3)
                spec.notes.append({double(at), QStringLiteral("%1: %2").arg(m_fmt.date(event.day), QString::fromStdString(event.text))});
        }
        block.body = std::move(spec);
        block.asTable = std::move(table);
        read(block, series);
        for (const auto& doubt : series.doubts)
            block.caveats.append(doubtText(doubt));
        block.provenance = provenanceOf(m_answer.basis, block.title, m_fmt);
        return block;
    }

    void read(Block& block, const flow::IndicatorSeriesAnswer& series) const
    {
        block.reading.finding = Text::tr("%1: %2.").arg(indicatorStateText(series.state), value(series, series.points[series.current].value.value));
        QStringList rest;
        for (const auto& comparison : series.comparisons) {
            if (!comparison.difference.value)
                continue;
            const double by = *comparison.difference.value;
            const bool sure = comparison.difference.lower && (*comparison.difference.lower > 0 || *comparison.difference.upper < 0);
            const QString than = withText(comparison);
            const QString amount = difference(series, by);
            rest.append(by >= 0 ? (sure ? Text::tr("%1 above the %2").arg(amount, than) : Text::tr("%1 above the %2 (could be chance)").arg(amount, than))
                                : (sure ? Text::tr("%1 below the %2").arg(amount, than) : Text::tr("%1 below the %2 (could be chance)").arg(amount, than)));
        }
        const auto& trend = series.trend;
        if (trend.p && *trend.p < 0.05 && trend.slope)
            rest.append(*trend.slope >= 0 ? Text::tr("rising by %1 a period (p %2)").arg(difference(series, *trend.slope), m_fmt.pValue(*trend.p))
                                          : Text::tr("falling by %1 a period (p %2)").arg(difference(series, *trend.slope), m_fmt.pValue(*trend.p)));
        if (!trend.changes.empty())
            rest.append(Text::tr("changed level in %1").arg(m_fmt.period(trend.changes.back().period)));
        if (!rest.isEmpty())
            block.reading.rest = rest.join(Text::tr("; ")) + Text::tr(".");
    }

    Block heat() const
    {
        const QString id = QStringLiteral("heat"), title = Text::tr("Indicator × segment");
        if (m_answer.segments.empty())
            return emptyBlock(id, title, Text::tr("Save a segment, or choose an attribute, to compare the indicators by segment."), {});
        Block block;
        block.id = id;
        block.title = title;
        block.subtitle = m_answer.current ? Text::tr("distance from own past in sigmas, %1; above 0 is worse").arg(m_fmt.period(*m_answer.current)) : QString();
        GridSpec grid;
        grid.ramp = GridSpec::Ramp::Ember;
        grid.low = -4;
        grid.high = 4;
        grid.legendLow = Text::tr("better");
        grid.legendHigh = Text::tr("worse");
        TableSpec table;
        table.columns = {column(Text::tr("Indicator"))};
        for (const auto& segment : m_answer.segments) {
            grid.columnHeads.append(QString::fromStdString(segment));
            table.columns.append(column(grid.columnHeads.last(), Kind::Number, 1));
        }
        for (const auto& entry : m_answer.indicators)
            for (const auto& series : entry.series) {
                if (series.segments.empty())
                    continue;
                QList<GridSpec::Cell> cells;
                QList<TableSpec::Cell> row {textCell(nameOf(series))};
                for (std::size_t i = 0; i < series.segments.size(); ++i) {
                    const auto& from = series.segments[i];
                    GridSpec::Cell cell;
                    cell.value = from.z.value_or(kUndefined);
                    cell.text = from.z ? m_fmt.signedNumber(*from.z, 1) : m_fmt.missing();
                    cell.marked = from.level == 2;
                    cell.small = from.value.n < kSmallSample;
                    cell.detail = Text::tr("%1, %2: %3, n %4").arg(nameOf(series), QString::fromStdString(m_answer.segments[i]), value(series, from.value.value), m_fmt.count(from.value.n));
                    cells.append(cell);
                    auto shown = numberCell(cell.value, m_fmt, 1);
                    shown.text = cell.text;
                    row.append(shown);
                }
                grid.rowHeads.append(nameOf(series));
                grid.rows.append(cells);
                table.rows.append(row);
            }
        block.body = std::move(grid);
        block.asTable = std::move(table);
        block.provenance = provenanceOf(m_answer.basis, title, m_fmt);
        return block;
    }

    Block correlation() const
    {
        Block block;
        block.id = QStringLiteral("correlation");
        block.title = Text::tr("Correlation with the churn rate");
        block.subtitle = Text::tr("strongest lag of 0–6 periods; p adjusted (Benjamini-Hochberg)");
        TableSpec table;
        table.columns = {column(Text::tr("Indicator")), column(Text::tr("r"), Kind::Number, 2), column(Text::tr("95% CI")), column(Text::tr("Lag"), Kind::Number),
            column(Text::tr("n"), Kind::Number), column(Text::tr("p adjusted"), Kind::Number, 3)};
        for (const auto& entry : m_answer.indicators)
            for (const auto& series : entry.series)
                if (series.strongest) {
                    const auto& lag = series.lags[*series.strongest];
                    auto r = numberCell(lag.r.value_or(kUndefined), m_fmt, 2);
                    r.text = lag.r ? m_fmt.signedNumber(*lag.r, 2) : m_fmt.missing();
                    auto p = numberCell(lag.pAdjusted.value_or(kUndefined), m_fmt, 3);
                    p.text = lag.pAdjusted ? m_fmt.pValue(*lag.pAdjusted) : m_fmt.missing();
                    table.rows.append({textCell(nameOf(series)), r, textCell(lag.lower ? m_fmt.interval(*lag.lower, *lag.upper, 2) : QString()),
                        countCell(std::uint64_t(lag.lag), m_fmt), countCell(std::uint64_t(lag.n), m_fmt), p});
                }
        block.caveats.append(Text::tr("Correlation is not cause: both may follow a third thing."));
        return finished(block, std::move(table), Text::tr("Too few periods with both the indicator and the churn rate."));
    }

    Block finished(Block& block, TableSpec table, const QString& why) const
    {
        if (table.rows.isEmpty())
            return emptyBlock(block.id, block.title, why, {});
        block.asTable = table;
        block.body = std::move(table);
        block.provenance = provenanceOf(m_answer.basis, block.title, m_fmt);
        return block;
    }

    Block links() const
    {
        Block block;
        block.id = QStringLiteral("customer-links");
        block.title = Text::tr("Customers' figures and later churn");
        if (m_answer.origin.isValid())
            block.subtitle = Text::tr("figures of %1 against churn in the %2 days after").arg(m_fmt.date(m_answer.origin), m_fmt.count(m_answer.horizonDays));
        TableSpec table;
        table.columns = {column(Text::tr("Figure")), column(Text::tr("Churned"), Kind::Number, 2), column(Text::tr("Stayed"), Kind::Number, 2),
            column(Text::tr("Spearman"), Kind::Number, 2), column(Text::tr("n"), Kind::Number), column(Text::tr("p adjusted"), Kind::Number, 3)};
        for (const auto& entry : m_answer.indicators)
            for (const auto& link : entry.customers) {
                if (!link.spearman)
                    continue;
                auto rho = numberCell(*link.spearman, m_fmt, 2);
                rho.text = m_fmt.signedNumber(*link.spearman, 2);
                auto p = numberCell(link.pAdjusted.value_or(kUndefined), m_fmt, 3);
                p.text = link.pAdjusted ? m_fmt.pValue(*link.pAdjusted) : m_fmt.missing();
                table.rows.append({textCell(figureText(QString::fromStdString(link.id))), numberCell(link.meanChurned.value_or(kUndefined), m_fmt, 2),
                    numberCell(link.meanStayed.value_or(kUndefined), m_fmt, 2), rho, countCell(std::uint64_t(link.n), m_fmt), p});
            }
        block.caveats.append(Text::tr("Correlation is not cause: both may follow a third thing."));
        return finished(block, std::move(table), Text::tr("No dated churn to hold the figures against."));
    }

    Block riskGroups() const
    {
        Block block;
        block.id = QStringLiteral("risk-groups");
        block.title = Text::tr("Customers of like risk");
        TableSpec table;
        if (const auto& groups = m_answer.groups) {
            block.subtitle = Text::tr("%1 groups by silhouette, %2 by the gap statistic").arg(groups->bySilhouette).arg(groups->byGap);
            table.columns = {column(Text::tr("Group"), Kind::Number), column(Text::tr("n"), Kind::Number), column(Text::tr("Later churn"), Kind::Percent, 2),
                column(Text::tr("What sets it apart"))};
            int number = 0;
            for (const auto& group : groups->groups) {
                QStringList apart;
                for (const auto figure : group.apart)
                    apart.append(Text::tr("%1 %2 σ").arg(figureText(QString::fromStdString(groups->figures[figure])), m_fmt.signedNumber(group.distance[figure], 1)));
                table.rows.append({countCell(std::uint64_t(++number), m_fmt), countCell(group.n, m_fmt), rateCell(group.churnRate, m_fmt), textCell(apart.join(Text::tr("; ")))});
            }
            for (const auto& doubt : groups->doubts)
                block.caveats.append(doubtText(doubt));
        }
        return finished(block, std::move(table), Text::tr("Too few customers or figures to form groups."));
    }

    Block regression() const
    {
        Block block;
        block.id = QStringLiteral("regression");
        block.title = Text::tr("Logistic model of later churn");
        TableSpec table;
        if (const auto& model = m_answer.regression) {
            block.subtitle = model->auc ? Text::tr("AUC %1 in sample; figures in standard deviations").arg(m_fmt.number(*model->auc, 3)) : QString();
            table.columns = {column(Text::tr("Figure")), column(Text::tr("Odds ratio"), Kind::Number, 2), column(Text::tr("95% CI")), column(Text::tr("p"), Kind::Number, 3)};
            for (const auto& term : model->terms) {
                auto p = numberCell(term.p.value_or(kUndefined), m_fmt, 3);
                p.text = term.p ? m_fmt.pValue(*term.p) : m_fmt.missing();
                table.rows.append({textCell(figureText(QString::fromStdString(term.id))), numberCell(term.oddsRatio.value_or(kUndefined), m_fmt, 2),
                    textCell(term.oddsRatioLower && term.oddsRatioUpper ? m_fmt.interval(*term.oddsRatioLower, *term.oddsRatioUpper, 2) : QString()), p});
            }
            for (const auto& doubt : model->doubts)
                block.caveats.append(doubtText(doubt));
        }
        return finished(block, std::move(table), Text::tr("Too few customers who churned to fit a model."));
    }

    const flow::IndicatorAnswer& m_answer;
    const Fmt& m_fmt;
    QString m_currency;
};

} // namespace

Page indicatorsPage(const flow::IndicatorAnswer& answer, const Fmt& fmt)
{
    return Making(answer, fmt).page();
}

} // namespace holdfast::present
