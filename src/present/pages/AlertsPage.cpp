// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/DoubtText.h"
#include "present/pages/Build.h"
#include "present/pages/FigureParts.h"
#include "present/pages/WarningPages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Alerts)
};

using Kind = TableSpec::Kind;

TableSpec::Cell amountCell(domain::ThresholdKind kind, const std::optional<double>& amount, const Fmt& fmt)
{
    auto cell = textCell(amount ? thresholdAmountText(kind, *amount, fmt) : fmt.missing());
    cell.number = amount.value_or(kUndefined);
    return cell;
}

} // namespace

Page alertsPage(const flow::AlertAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("alerts");
    page.title = Text::tr("Alerts");
    page.question = Text::tr("Which indicators crossed a threshold, where, and who is affected?");
    describePage(page, answer.basis, fmt);
    if (answer.current)
        page.periodText = fmt.period(*answer.current);
    if (answer.alerts.empty()) {
        page.blocks = {emptyBlock(page.id, page.title, answer.seriesWatched > 0 ? Text::tr("No indicator crossed a threshold in the periods looked at.")
                                                                                 : Text::tr("No indicator has enough history to be watched: at least 8 full periods are needed."),
            {})};
        return page;
    }
    const QString currency = currencyOf(answer.basis);
    Block block;
    block.id = page.id;
    block.title = page.title;
    const auto open = std::count_if(answer.alerts.begin(), answer.alerts.end(), [](const auto& alert) { return alert.open; });
    const auto fresh = std::count_if(answer.alerts.begin(), answer.alerts.end(), [](const auto& alert) { return alert.state == flow::AlertState::New; });
    block.subtitle = Text::tr("%1 open, %2 new").arg(fmt.count(open), fmt.count(fresh));
    block.caveats.append(Text::tr("%1 series are watched at once; some cross a limit by chance.").arg(fmt.count(qint64(answer.seriesWatched))));
    TableSpec table;
    table.columns = {column(Text::tr("Level")), column(Text::tr("What"), Kind::Text, 0, QStringLiteral("what")), column(Text::tr("Segment")),
        column(Text::tr("Threshold")), column(Text::tr("Since")), column(Text::tr("Until")), column(Text::tr("Affected"), Kind::Number, 0, QStringLiteral("affected")), column(Text::tr("State")),
        column(Text::tr("Note")), column(Text::tr("Id"), Kind::Text, 0, QStringLiteral("id"))};
    for (const auto& alert : answer.alerts) {
        QStringList kinds;
        for (const auto kind : alert.kinds)
            kinds.append(thresholdKindText(kind));
        auto level = textCell(alert.level == 2 ? Text::tr("▲ Breach") : Text::tr("● Watch"));
        level.tone = alert.level == 2 && alert.open ? Tone::Worse : Tone::Neutral;
        level.strong = alert.state == flow::AlertState::New;
        auto what = textCell(alertTitle(alert, currency, fmt));
        what.strong = level.strong;
        table.rows.append({level, what,
            textCell(alert.segment.empty() ? Text::tr("All customers") : QString::fromStdString(alert.segment)), textCell(listText(kinds, fmt)),
            textCell(fmt.period(alert.since)), textCell(alert.open ? Text::tr("now") : fmt.period(alert.until)), countCell(alert.affected, fmt),
            textCell(alert.reopened ? Text::tr("New (it got worse)") : alertStateText(alert.state)), textCell(QString::fromStdString(alert.note)),
            textCell(QString::fromStdString(alert.id))});
        table.muted.append(!alert.open || alert.state == flow::AlertState::Closed);
    }
    block.asTable = table;
    block.body = std::move(table);
    block.provenance = provenanceOf(answer.basis, page.title, fmt);
    block.provenance.definition = Text::tr("One alert for each series and segment, from the first period over a threshold to the last one, however many thresholds are crossed. Limits come from the "
                                           "periods before each point. Segments alert at red only; saved lists of ids are not watched.");
    page.blocks = {block};
    return page;
}

Page thresholdsPage(const std::vector<domain::Threshold>& thresholds, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("thresholds");
    page.title = Text::tr("Thresholds");
    Block block;
    block.id = page.id;
    block.title = page.title;
    TableSpec table;
    table.columns = {column(Text::tr("Indicator")), column(Text::tr("Threshold")), column(Text::tr("Watch from"), Kind::Number, 2), column(Text::tr("Breach from"), Kind::Number, 2),
        column(Text::tr("In force"))};
    for (const auto& threshold : thresholds) {
        table.rows.append({textCell(indicatorName(QString::fromStdString(threshold.indicator))), textCell(thresholdKindText(threshold.kind)),
            amountCell(threshold.kind, threshold.amber, fmt), amountCell(threshold.kind, threshold.red, fmt),
            textCell(threshold.on ? Text::tr("yes") : Text::tr("no"))});
        table.muted.append(!threshold.on);
    }
    block.asTable = table;
    block.body = std::move(table);
    page.blocks = {block};
    return page;
}

Page backtestPage(const flow::BacktestAnswer& answer, const Fmt& fmt, std::optional<double> chosen)
{
    Page page;
    page.id = QStringLiteral("backtest");
    page.title = Text::tr("What a threshold would have done");
    page.question = Text::tr("How often would it have fired, and how often before churn rose?");
    describePage(page, answer.basis, fmt);
    const QString name = indicatorSeriesName(QString::fromStdString(answer.series), {});
    Block curve;
    curve.id = page.id;
    curve.title = Text::tr("%1: %2").arg(name, thresholdKindText(answer.kind));
    curve.subtitle = Text::tr("%1 periods, %2 rises of churn").arg(fmt.count(qint64(answer.periods)), fmt.count(qint64(answer.rises.size())));
    CurveSpec spec;
    spec.xTitle = Text::tr("Threshold");
    spec.yTitle = Text::tr("False alarms a year");
    if (answer.red) {
        spec.markX = *answer.red;
        spec.markText = Text::tr("Breach from %1").arg(thresholdAmountText(answer.kind, *answer.red, fmt));
    }
    TableSpec table;
    table.columns = {column(Text::tr("Threshold"), Kind::Number, 2), column(Text::tr("Fired"), Kind::Number), column(Text::tr("Before churn rose"), Kind::Number),
        column(Text::tr("As churn rose"), Kind::Number), column(Text::tr("False alarms"), Kind::Number), column(Text::tr("False alarms a year"), Kind::Number, 1),
        column(Text::tr("Lead, periods"), Kind::Number, 1), column(Text::tr("Rises foretold"), Kind::Number)};
    const std::optional<double> asked = chosen ? chosen : answer.red;
    const flow::BacktestPoint* nearest = nullptr;
    for (const auto& point : answer.points) {
        spec.points.append({point.threshold, point.falseAlarmsPerYear.value_or(kUndefined)});
        if (asked && (nearest == nullptr || std::abs(point.threshold - *asked) < std::abs(nearest->threshold - *asked)))
            nearest = &point;
        auto at = numberCell(point.threshold, fmt, 2);
        at.text = thresholdAmountText(answer.kind, point.threshold, fmt);
        table.rows.append({at, countCell(point.fired, fmt), countCell(point.before, fmt), countCell(point.with, fmt), countCell(point.falseAlarms, fmt),
            numberCell(point.falseAlarmsPerYear.value_or(kUndefined), fmt, 1), numberCell(point.leadPeriods.value_or(kUndefined), fmt, 1),
            countCell(point.risesForetold, fmt)});
    }
    if (nearest != nullptr)
        curve.reading.finding = Text::tr("At %1 it would have fired %2 times, %3 before churn rose.")
                                    .arg(thresholdAmountText(answer.kind, nearest->threshold, fmt), fmt.count(qint64(nearest->fired)), fmt.count(qint64(nearest->before)));
    for (const auto& doubt : answer.doubts)
        curve.caveats.append(doubtText(doubt));
    curve.body = std::move(spec);
    curve.asTable = table;
    curve.provenance = provenanceOf(answer.basis, curve.title, fmt);
    Block rows;
    rows.id = QStringLiteral("backtest-table");
    rows.title = Text::tr("What it would have done");
    rows.subtitle = curve.subtitle;
    rows.reading = curve.reading;
    rows.caveats = curve.caveats;
    rows.asTable = table;
    rows.body = std::move(table);
    rows.provenance = curve.provenance;
    page.blocks = {curve, rows};
    return page;
}

namespace {

QList<Tile> labTiles(const flow::LabAnswer& answer, const flow::LabPoint& point, const Fmt& fmt)
{
    const auto rate = [&](const char* id, const QString& label, const core::Estimate& estimate, const QString& definition) {
        return figureTile(id, label, rateText(estimate, fmt), fmt.rateInterval(estimate), definition, answer.basis, fmt);
    };
    const QString at = point.threshold ? fmt.number(*point.threshold, 2) : fmt.missing();
    return {figureTile("flagged", Text::tr("Flagged"), fmt.count(qint64(point.flagged)), answer.higherIsWorse ? Text::tr("from %1 up").arg(at) : Text::tr("from %1 down").arg(at),
                Text::tr("Customers over the threshold, summed over the origins."), answer.basis, fmt),
        rate("hit-rate", Text::tr("Churners caught"), point.hitRate, Text::tr("Share of those who left within the horizon that were flagged.")),
        rate("precision", Text::tr("Flags that were right"), point.precision, Text::tr("Share of the flagged that left within the horizon.")),
        rate("false-alarms", Text::tr("False alarms"), point.falseAlarmRate, Text::tr("Share of those who stayed that were flagged all the same.")),
        figureTile("lead", Text::tr("Lead time, median"), point.leadDaysMedian ? Text::tr("%n day(s)", nullptr, int(std::lround(*point.leadDaysMedian))) : fmt.missing(),
            point.leadDays ? Text::tr("mean %1").arg(fmt.number(*point.leadDays, 0)) : QString(), Text::tr("From the origin to the day a flagged customer left."), answer.basis, fmt),
        figureTile("value-caught", Text::tr("Value caught"), point.valueCaught ? fmt.share(*point.valueCaught, 1) : fmt.missing(), {},
            Text::tr("Share of the last year's net amount of those who left that the flagged ones held."), answer.basis, fmt)};
}

} // namespace

Page warningLabPage(const flow::LabAnswer& answer, const Fmt& fmt, int chosen)
{
    Page page;
    page.id = QStringLiteral("warning-lab");
    page.title = Text::tr("Early-warning laboratory");
    page.question = Text::tr("Who would have been flagged, and how long before they left?");
    describePage(page, answer.basis, fmt);
    Block curve;
    curve.id = QStringLiteral("lab");
    curve.title = figureText(QString::fromStdString(answer.figure));
    curve.subtitle = answer.auc ? Text::tr("AUC %1 on average of %2 origins, churn within %3 days")
                                      .arg(fmt.number(*answer.auc, 3), fmt.count(qint64(answer.origins.size())), fmt.count(answer.horizonDays))
                                : QString();
    CurveSpec spec;
    spec.xTitle = Text::tr("Customers flagged, %");
    spec.yTitle = Text::tr("Churned customers caught");
    spec.yIsShare = true;
    if (chosen >= 0 && chosen < int(answer.points.size())) {
        const auto& point = answer.points[std::size_t(chosen)];
        page.tiles = labTiles(answer, point, fmt);
        spec.markX = point.share * 100;
        spec.markText = point.threshold ? Text::tr("threshold %1").arg(fmt.number(*point.threshold, 2)) : QString();
        curve.reading.finding = Text::tr("Flagging %1 catches %2 of %3 who left.")
                                    .arg(fmt.share(point.share, 0), fmt.count(qint64(point.hits)),
                                        fmt.count(qint64(std::accumulate(answer.origins.begin(), answer.origins.end(), std::uint64_t {0}, [](auto sum, const auto& o) { return sum + o.churned; }))));
    }
    TableSpec table;
    table.columns = {column(Text::tr("Flagged"), Kind::Percent), column(Text::tr("Threshold"), Kind::Number, 2), column(Text::tr("Hit rate"), Kind::Percent, 1),
        column(Text::tr("Precision"), Kind::Percent, 1), column(Text::tr("False alarms"), Kind::Percent, 1), column(Text::tr("Value caught"), Kind::Percent, 1),
        column(Text::tr("Lead, days"), Kind::Number)};
    for (const auto& point : answer.points) {
        spec.points.append({point.share * 100, point.hitRate.value.value_or(kUndefined), point.hitRate.lower.value_or(kUndefined), point.hitRate.upper.value_or(kUndefined)});
        table.rows.append({shareCell(point.share, fmt, 0), numberCell(point.threshold.value_or(kUndefined), fmt, 2), rateCell(point.hitRate, fmt),
            rateCell(point.precision, fmt), rateCell(point.falseAlarmRate, fmt),
            point.valueCaught ? shareCell(*point.valueCaught, fmt, 1) : textCell(fmt.missing()), numberCell(point.leadDaysMedian.value_or(kUndefined), fmt, 0)});
    }
    for (const auto& doubt : answer.doubts)
        curve.caveats.append(doubtText(doubt));
    curve.body = std::move(spec);
    curve.asTable = table;
    curve.provenance = provenanceOf(answer.basis, curve.title, fmt);
    Block rows;
    rows.id = QStringLiteral("lab-table");
    rows.title = curve.title;
    rows.asTable = table;
    rows.body = std::move(table);
    rows.provenance = curve.provenance;
    TableSpec dates;
    dates.columns = {column(Text::tr("Origin")), column(Text::tr("n"), Kind::Number), column(Text::tr("Churned"), Kind::Number), column(Text::tr("AUC"), Kind::Number, 3)};
    for (const auto& origin : answer.origins)
        dates.rows.append({textCell(fmt.date(origin.day)), countCell(origin.n, fmt), countCell(origin.churned, fmt), numberCell(origin.auc.value_or(kUndefined), fmt, 3)});
    Block origins;
    origins.id = QStringLiteral("lab-origins");
    origins.title = Text::tr("Origins");
    origins.asTable = dates;
    origins.body = std::move(dates);
    origins.provenance = curve.provenance;
    page.blocks = {curve, rows, origins};
    return page;
}

} // namespace holdfast::present
