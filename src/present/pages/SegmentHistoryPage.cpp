// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/SegmentHistoryPage.h"

#include "present/RuleText.h"
#include "present/pages/Build.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SegmentHistory)
};

using Kind = TableSpec::Kind;

} // namespace

Page segmentHistoryPage(const flow::SegmentHistory& history, const Fmt& fmt)
{
    const QString currency = currencyOf(history.basis);
    Page page;
    page.id = QStringLiteral("segment-history");
    page.title = QString::fromStdString(history.name);
    describePage(page, history.basis, fmt);
    Provenance provenance = provenanceOf(history.basis, page.title, fmt);
    provenance.definition = history.frozen
        ? Text::tr("A list of customers that no new data change. At the end of each period: those of them known by then.")
        : Text::tr("The rule asked again at the end of each period, of the events up to that day: %1. What the source says without a date stands as it is today.")
              .arg(ruleText(history.rule));
    provenance.interval = Text::tr("95% CI, Wilson (1927)");

    Block chart;
    chart.id = QStringLiteral("segment-size");
    chart.title = Text::tr("Customers in the segment");
    chart.provenance = provenance;
    TrendSpec trend;
    trend.seriesName = chart.title;
    trend.zeroBased = true;
    TableSpec table;
    table.columns = {column(Text::tr("As of"), Kind::Text, 0, QStringLiteral("as-of")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Share of all"), Kind::Percent, 1, QStringLiteral("share")), column(Text::tr("Of these in it now"), Kind::Percent, 1, QStringLiteral("still-in")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")), column(Text::tr("95% CI"), Kind::Interval, 2, QStringLiteral("interval")),
        column(Text::tr("Revenue, 12 months"), Kind::Money, 0, QStringLiteral("revenue"))};
    std::vector<core::Period> periods;
    for (const auto& point : history.points)
        periods.push_back(point.period);
    const QStringList ticks = tickTexts(periods, fmt);
    double top = 0;
    for (std::size_t i = 0; i < history.points.size(); ++i) {
        const auto& point = history.points[i];
        const auto& size = point.size;
        TrendSpec::Point drawn;
        drawn.label = fmt.date(point.day);
        drawn.tick = ticks.value(qsizetype(i));
        if (!size.problem) {
            drawn.value = double(size.n);
            drawn.valueText = fmt.count(qint64(size.n));
        }
        drawn.partial = core::lastDay(point.period) > point.day;
        trend.points.append(drawn);
        if (size.problem) {
            table.rows.append({textCell(drawn.label), textCell(fmt.missing()), textCell(fmt.missing()), textCell(fmt.missing()), textCell(fmt.missing()),
                textCell(fmt.missing()), textCell(fmt.missing())});
            table.muted.append(true);
            continue;
        }
        const auto share = [&](std::uint64_t part, std::uint64_t of) { return shareCell(of > 0 ? double(part) / double(of) : kUndefined, fmt, 1); };
        table.rows.append({textCell(drawn.label), countCell(size.n, fmt), share(size.n, point.all), share(point.stillIn, size.n), rateCell(size.churnRate, fmt),
            intervalCell(size.churnRate, fmt), std::isfinite(size.revenue) ? moneyCell(size.revenue, currency, fmt) : textCell(fmt.missing())});
        table.muted.append(size.churnRate.n < kSmallSample);
        if (size.churnRate.n >= kSmallSample)
            top = std::max(top, size.churnRate.upper.value_or(0));
    }
    table.scaleHigh = scaleFor(top);
    chart.body = trend;
    chart.asTable = table;
    Block rows;
    rows.id = QStringLiteral("segment-history");
    rows.title = Text::tr("At the end of each period");
    rows.provenance = provenance;
    rows.body = table;
    rows.asTable = table;
    if (history.points.size() < 2)
        chart.caveats.append(Text::tr("One day only: the data do not reach further back."));
    page.blocks = {chart, rows};
    return page;
}

} // namespace holdfast::present
