// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/Build.h"
#include "present/pages/ChurnWords.h"
#include "present/pages/CohortBlock.h"
#include "present/pages/GroupsBlock.h"
#include "present/pages/KpiTiles.h"
#include "present/pages/Pages.h"

#include "present/ErrorText.h"
#include "present/Words.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OverviewPage)
};

using Kind = TableSpec::Kind;

std::vector<core::Period> periodsOf(const std::vector<flow::PeriodChurn>& series)
{
    std::vector<core::Period> periods;
    for (const auto& entry : series)
        periods.push_back(entry.period);
    return periods;
}

const flow::PeriodChurn* yearBefore(const flow::ChurnAnswer& churn, core::Period period)
{
    for (const auto& entry : churn.periods)
        if (entry.period == core::yearBefore(period) && entry.enoughHistory && !entry.partial)
            return &entry;
    return nullptr;
}

QString whyNoSeries(const flow::ChurnAnswer& churn)
{
    if (churn.definition.kind == domain::ChurnKind::Label)
        return Text::tr("The churn label has no dates, so there is no series over time. Load a churn date to see one.");
    return Text::tr("No period is long enough for the churn rule yet. Widen the period or change the rule.");
}

QString noSeriesAction(const flow::ChurnAnswer& churn)
{
    return churn.definition.kind == domain::ChurnKind::Label ? QStringLiteral("import") : QStringLiteral("churn-rule");
}

void addPeriodCaveats(Block& block, const flow::ChurnAnswer& churn, const Fmt& fmt)
{
    int withoutHistory = 0, comparable = 0;
    for (const auto& entry : churn.periods) {
        withoutHistory += entry.enoughHistory ? 0 : 1;
        comparable += entry.enoughHistory && !entry.partial ? 1 : 0;
        if (entry.partial) {
            block.caveats.append(
                Text::tr("%1 is not over: it is partial and not compared.").arg(fmt.period(entry.period)));
            block.state = State::Partial;
        }
    }
    if (withoutHistory > 0)
        block.caveats.append(
            Text::tr("%Ln periods have too little history before them for the churn rule.", nullptr, withoutHistory));
    constexpr int kFewestForLimits = 8;
    if (comparable < kFewestForLimits && block.id == QStringLiteral("churn-trend"))
        block.caveats.append(Text::tr("Control limits need 8 full periods; there are %Ln.", nullptr, comparable));
}

QString trendSubtitle(core::Grain grain)
{
    switch (grain) {
    case core::Grain::Day:
        return Text::tr("daily, % of active customers");
    case core::Grain::Week:
        return Text::tr("weekly, % of active customers");
    case core::Grain::Month:
        return Text::tr("monthly, % of active customers");
    case core::Grain::Quarter:
        return Text::tr("quarterly, % of active customers");
    case core::Grain::Year:
        return Text::tr("yearly, % of active customers");
    }
    return {};
}

TableSpec trendTable(const flow::ChurnAnswer& churn, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Period"), Kind::Text, 0, QStringLiteral("period")),
        column(Text::tr("Active at start"), Kind::Number, 0, QStringLiteral("active-at-start")),
        column(Text::tr("Churned"), Kind::Number, 0, QStringLiteral("churned")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")),
        column(Text::tr("95% CI from"), Kind::Percent, 2, QStringLiteral("lower")),
        column(Text::tr("95% CI to"), Kind::Percent, 2, QStringLiteral("upper")),
        column(Text::tr("Lower limit"), Kind::Percent, 2, QStringLiteral("lower-limit")),
        column(Text::tr("Upper limit"), Kind::Percent, 2, QStringLiteral("upper-limit")),
        column(Text::tr("A year before"), Kind::Percent, 2, QStringLiteral("year-before")),
        column(Text::tr("Note"), Kind::Text, 0, QStringLiteral("note"))};
    for (const auto& entry : churn.periods) {
        const auto* before = entry.partial ? nullptr : yearBefore(churn, entry.period);
        const core::Estimate rate = entry.enoughHistory ? entry.churnRate : core::Estimate{};
        QString note;
        if (!entry.enoughHistory)
            note = Text::tr("too little history");
        else if (entry.partial)
            note = Text::tr("partial");
        else if (entry.signal)
            note = Text::tr("signal");
        table.rows.append({textCell(fmt.period(entry.period)), countCell(entry.activeAtStart, fmt),
            countCell(entry.churned, fmt), rateCell(rate, fmt), shareCell(orUndefined(rate.lower), fmt),
            shareCell(orUndefined(rate.upper), fmt), shareCell(entry.lowerLimit, fmt), shareCell(entry.upperLimit, fmt),
            shareCell(before != nullptr ? orUndefined(before->churnRate.value) : kUndefined, fmt), textCell(note)});
        table.muted.append(entry.activeAtStart < std::uint64_t(kSmallSample));
    }
    return table;
}

Block trendBlock(const flow::OverviewAnswer& answer, const Fmt& fmt)
{
    const auto& churn = answer.churn;
    const QString title = Text::tr("Churn trend");
    if (churn.periods.empty())
        return emptyBlock(QStringLiteral("churn-trend"), title, whyNoSeries(churn), noSeriesAction(churn));
    Block block;
    block.id = QStringLiteral("churn-trend");
    block.title = title;
    block.subtitle = trendSubtitle(churn.periods.front().period.grain);
    block.reading = churnReading(churn, fmt);
    TrendSpec spec;
    spec.unit = QStringLiteral("%");
    spec.seriesName = Text::tr("Rate, 95% CI");
    spec.comparisonName = Text::tr("A year before");
    const auto periods = periodsOf(churn.periods);
    const QStringList ticks = tickTexts(periods, fmt);
    bool anyComparison = false;
    for (std::size_t i = 0; i < churn.periods.size(); ++i) {
        const auto& entry = churn.periods[i];
        TrendSpec::Point point;
        point.label = fmt.period(entry.period);
        point.tick = ticks.value(qsizetype(i));
        point.partial = entry.partial;
        point.current = churn.current && churn.current->period == entry.period;
        if (entry.enoughHistory) {
            point.value = orUndefined(entry.churnRate.value) * 100;
            point.lower = orUndefined(entry.churnRate.lower) * 100;
            point.upper = orUndefined(entry.churnRate.upper) * 100;
            point.valueText = rateText(entry.churnRate, fmt);
            point.intervalText = fmt.rateInterval(entry.churnRate);
            point.signal = entry.signal && !entry.partial;
        }
        point.lowerLimit = entry.lowerLimit * 100;
        point.upperLimit = entry.upperLimit * 100;
        if (const auto* before = entry.partial ? nullptr : yearBefore(churn, entry.period);
            before != nullptr && before->churnRate.value) {
            point.comparison = *before->churnRate.value * 100;
            point.comparisonText = fmt.rate(*before->churnRate.value);
            anyComparison = true;
        }
        spec.points.append(point);
    }
    if (!anyComparison)
        spec.comparisonName.clear();
    block.body = spec;
    block.asTable = trendTable(churn, fmt);
    block.footnote =
        Text::tr("% of the customers active at the start of each period. Band: 95% interval (Wilson). Limits: p-chart, "
                 "3σ, over the full periods shown. Rings: beyond a limit, or Nelson rules 2 and 3.");
    block.provenance = provenanceOf(churn.basis, title, fmt);
    block.provenance.formula = churnRateFormula();
    if (churn.current) {
        block.provenance.definition = churnRateDefinition(churn.basis, churn.current->period, fmt);
        block.provenance.figures = ratioLine(fmt.count(qint64(churn.current->churned)),
            fmt.count(qint64(churn.current->activeAtStart)), rateText(churn.current->churnRate, fmt));
        block.provenance.interval = intervalLine(churn.current->churnRate, fmt);
        if (churn.current->activeAtStart < std::uint64_t(kSmallSample))
            block.state = State::SmallN;
    }
    addPeriodCaveats(block, churn, fmt);
    return block;
}

Block flowBlock(const flow::OverviewAnswer& answer, const Fmt& fmt)
{
    const auto& churn = answer.churn;
    const QString title = Text::tr("Customer flow");
    std::vector<flow::PeriodChurn> shown;
    for (const auto& entry : churn.periods)
        if (entry.enoughHistory)
            shown.push_back(entry);
    if (shown.empty())
        return emptyBlock(QStringLiteral("customer-flow"), title, whyNoSeries(churn), noSeriesAction(churn));
    Block block;
    block.id = QStringLiteral("customer-flow");
    block.title = title;
    block.subtitle = Text::tr("customers gained and lost");
    FlowSpec spec;
    spec.gainedName = Text::tr("New");
    spec.returnedName = Text::tr("Returning");
    spec.lostName = Text::tr("Lost");
    const QStringList ticks = tickTexts(periodsOf(shown), fmt);
    TableSpec& table = block.asTable;
    table.columns = {column(Text::tr("Period"), Kind::Text, 0, QStringLiteral("period")),
        column(Text::tr("Active at start"), Kind::Number, 0, QStringLiteral("active-at-start")),
        column(Text::tr("New"), Kind::Number, 0, QStringLiteral("new")),
        column(Text::tr("Returning"), Kind::Number, 0, QStringLiteral("returning")),
        column(Text::tr("Lost"), Kind::Number, 0, QStringLiteral("lost")),
        column(Text::tr("Active at end"), Kind::Number, 0, QStringLiteral("active-at-end")),
        column(Text::tr("Growth rate"), Kind::Percent, 2, QStringLiteral("growth-rate")),
        column(Text::tr("Note"), Kind::Text, 0, QStringLiteral("note"))};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto& entry = shown[i];
        spec.points.append({fmt.period(entry.period), ticks.value(qsizetype(i)), double(entry.fresh),
            double(entry.returning), double(entry.churned), entry.partial});
        const double growth = entry.activeAtStart > 0
            ? (double(entry.activeAtEnd) - double(entry.activeAtStart)) / double(entry.activeAtStart)
            : kUndefined;
        table.rows.append(
            {textCell(fmt.period(entry.period)), countCell(entry.activeAtStart, fmt), countCell(entry.fresh, fmt),
                countCell(entry.returning, fmt), countCell(entry.churned, fmt), countCell(entry.activeAtEnd, fmt),
                shareCell(growth, fmt), textCell(entry.partial ? Text::tr("partial") : QString())});
    }
    block.body = spec;
    block.provenance = provenanceOf(churn.basis, title, fmt);
    block.provenance.definition =
        Text::tr("New: active for the first time. Returning: active before, not at the start, active again. "
                 "Lost: active at the start and churned in the period.");
    block.provenance.formula = Text::tr("active at end = active at start + new + returning − lost");
    block.footnote = Text::tr("Counts of customers in each period; lost customers below zero.");
    if (churn.current) {
        const auto& now = *churn.current;
        const int net = int(std::int64_t(now.activeAtEnd) - std::int64_t(now.activeAtStart));
        block.provenance.figures = QStringLiteral("%1 + %2 + %3 − %4 = %5")
                                       .arg(fmt.count(qint64(now.activeAtStart)), fmt.count(qint64(now.fresh)),
                                           fmt.count(qint64(now.returning)), fmt.count(qint64(now.churned)),
                                           fmt.count(qint64(now.activeAtEnd)));
        block.reading.finding = net > 0 ? Text::tr("%Ln customers more at the end than at the start.", nullptr, net)
            : net < 0                   ? Text::tr("%Ln customers fewer at the end than at the start.", nullptr, -net)
                                        : Text::tr("As many customers at the end as at the start.");
        block.reading.rest = Text::tr("%1: %2 new, %3 returning, %4 lost.")
                                 .arg(fmt.period(now.period), fmt.count(qint64(now.fresh)),
                                     fmt.count(qint64(now.returning)), fmt.count(qint64(now.churned)));
    }
    addPeriodCaveats(block, churn, fmt);
    return block;
}

} // namespace

Page overviewPage(const flow::OverviewAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("overview");
    page.title = Text::tr("Overview");
    page.question = Text::tr("Who is leaving, what changed, and where?");
    describePage(page, answer.basis, fmt);
    page.workspaceName = QString::fromStdString(answer.settings.name);
    if (answer.churn.current)
        page.periodText = fmt.period(answer.churn.current->period);
    if (answer.churn.previous)
        page.comparisonText = fmt.period(answer.churn.previous->period);
    page.tiles = kpiTiles(answer, fmt);
    page.blocks = {trendBlock(answer, fmt), flowBlock(answer, fmt),
        cohortBlock(answer.cohorts ? &*answer.cohorts : nullptr, fmt), groupsBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
