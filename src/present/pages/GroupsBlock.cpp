// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/GroupsBlock.h"

#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Build.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GroupsBlock)
};

using Kind = TableSpec::Kind;

constexpr qsizetype kShown = 12;
constexpr double kSignificant = 0.05;

QString groupName(const flow::GroupRisk& group)
{
    const QString field = QString::fromStdString(group.field);
    const QString label = group.fieldLabel.empty() || group.fieldLabel == group.field
        ? fieldName(field)
        : QString::fromStdString(group.fieldLabel);
    return Text::tr("%1: %2").arg(label, valueText(field, QString::fromStdString(group.value)));
}

bool isSmall(const flow::GroupRisk& group)
{
    return group.active < std::uint64_t(kSmallSample);
}

core::Estimate overallRate(const flow::OverviewAnswer& answer)
{
    return answer.churn.current ? answer.churn.current->churnRate : answer.churn.overall;
}

// Worse or better only where the difference from the rest survives the correction for many comparisons.
Tone toneOf(const flow::GroupRisk& group, double overall)
{
    if (isSmall(group) || group.pAdjusted >= kSignificant || !group.churnRate.value)
        return Tone::Neutral;
    return *group.churnRate.value > overall ? Tone::Worse : Tone::Better;
}

QList<TableSpec::Cell> rowOf(
    const flow::GroupRisk& group, const flow::OverviewAnswer& answer, double overall, bool whole, const Fmt& fmt)
{
    const QString currency = QString::fromStdString(answer.settings.currency);
    const Tone tone = toneOf(group, overall);
    auto rate = rateCell(group.churnRate, fmt);
    rate.strong = !isSmall(group);
    auto interval = intervalCell(group.churnRate, fmt);
    interval.tone = tone;
    const bool tiny = group.active < std::uint64_t(kTinySample);
    const double change =
        group.before && group.churnRate.value && !tiny ? *group.churnRate.value - *group.before : kUndefined;
    TableSpec::Cell spark;
    spark.tone = tone;
    for (const double value : group.series)
        spark.series.append(value);
    QList<TableSpec::Cell> cells{
        textCell(groupName(group)), countCell(group.active, fmt), rate, interval, deltaCell(change, fmt, -1)};
    if (whole)
        cells << countCell(group.churned, fmt) << shareCell(tiny ? kUndefined : orUndefined(group.churnRate.lower), fmt)
              << shareCell(tiny ? kUndefined : orUndefined(group.churnRate.upper), fmt)
              << numberCell(group.pAdjusted, fmt, 4) << moneyCell(group.revenue, currency, fmt);
    else
        cells << moneyCell(group.revenue, currency, fmt, true) << spark;
    return cells;
}

Reading readingOf(const flow::OverviewAnswer& answer, const core::Estimate& overall, const Fmt& fmt)
{
    const flow::GroupRisk* worst = nullptr;
    for (const auto& group : answer.groups)
        if (toneOf(group, overall.value.value_or(kUndefined)) == Tone::Worse
            && (worst == nullptr || *group.churnRate.value > *worst->churnRate.value))
            worst = &group;
    if (worst == nullptr)
        return {Text::tr("No group churns clearly more than the rest."),
            Text::tr("After correction for %Ln comparisons.", nullptr, int(answer.groups.size()))};
    return {Text::tr("%1 churns more than the rest.").arg(groupName(*worst)),
        Text::tr("%1 against %2 of all customers; adjusted p %3.")
            .arg(rateWithInterval(worst->churnRate, fmt), rateText(overall, fmt), fmt.pValue(worst->pAdjusted))};
}

} // namespace

Block groupsBlock(const flow::OverviewAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Groups most at risk");
    if (answer.groups.empty())
        return emptyBlock(QStringLiteral("groups-at-risk"), title,
            Text::tr("Needs an attribute of customers with few values, such as region, plan or channel."),
            QStringLiteral("import"));
    Block block;
    block.id = QStringLiteral("groups-at-risk");
    block.title = title;
    block.subtitle = Text::tr("by churn rate; dashed = all customers");
    const core::Estimate overall = overallRate(answer);
    const double all = orUndefined(overall.value);

    double top = std::isfinite(all) ? all : 0;
    for (const auto& group : answer.groups)
        if (!isSmall(group))
            top = std::max(top, group.churnRate.upper.value_or(0));
    TableSpec shown, table;
    shown.scaleLow = table.scaleLow = 0;
    shown.scaleHigh = table.scaleHigh = scaleFor(top);
    shown.reference = table.reference = all;
    const QString scale = Text::tr("95% CI, 0–%1%").arg(fmt.number(shown.scaleHigh * 100, 0));
    const QString currency = QString::fromStdString(answer.settings.currency);
    const QString revenue =
        currency.isEmpty() ? Text::tr("Revenue, 365 days") : Text::tr("Revenue, 365 days, %1").arg(currency);
    const QList<TableSpec::Column> common{column(Text::tr("Group"), Kind::Text, 0, QStringLiteral("group")),
        column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")),
        column(scale, Kind::Interval, 1, QStringLiteral("interval")),
        column(Text::tr("Δ pp"), Kind::Delta, 1, QStringLiteral("change"))};
    shown.columns = table.columns = common;
    shown.columns << column(Text::tr("Revenue, 365 d"), Kind::Money, 0, QStringLiteral("revenue"))
                  << column(Text::tr("Last periods"), Kind::Spark, 0, QStringLiteral("series"));
    table.columns << column(Text::tr("Churned"), Kind::Number, 0, QStringLiteral("churned"))
                  << column(Text::tr("95% CI from"), Kind::Percent, 2, QStringLiteral("lower"))
                  << column(Text::tr("95% CI to"), Kind::Percent, 2, QStringLiteral("upper"))
                  << column(Text::tr("Adjusted p"), Kind::Number, 4, QStringLiteral("p"))
                  << column(revenue, Kind::Money, 2, QStringLiteral("revenue"));
    int small = 0;
    for (const auto& group : answer.groups) {
        small += isSmall(group) ? 1 : 0;
        table.rows.append(rowOf(group, answer, all, true, fmt));
        table.muted.append(isSmall(group));
        if (shown.rows.size() < kShown) {
            shown.rows.append(rowOf(group, answer, all, false, fmt));
            shown.muted.append(isSmall(group));
        }
    }
    block.body = shown;
    block.asTable = table;
    block.reading = readingOf(answer, overall, fmt);
    if (small > 0)
        block.caveats.append(Text::tr("%Ln groups have fewer than 30 customers: grey and not ranked.", nullptr, small));
    if (answer.groups.size() > std::size_t(kShown))
        block.caveats.append(
            Text::tr("The first %1 of %2 groups are shown; the table has all.").arg(kShown).arg(answer.groups.size()));
    block.footnote = Text::tr("Colour: the difference from the rest holds after correction for many comparisons "
                              "(Benjamini–Hochberg, 5%). A difference is an association, not a cause.");
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition =
        Text::tr("Churn rate of the customers with each value of an attribute, over the same period and by the "
                 "same definition as the churn rate of all customers.");
    block.provenance.formula = Text::tr("churned in the group ÷ active in the group at the start");
    const auto& firstGroup = answer.groups.front();
    block.provenance.figures = ratioLine(fmt.count(qint64(firstGroup.churned)), fmt.count(qint64(firstGroup.active)),
        rateText(firstGroup.churnRate, fmt));
    block.provenance.interval = intervalLine(firstGroup.churnRate, fmt);
    return block;
}

} // namespace holdfast::present
