// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/ChurnWords.h"

#include "analytics/compare/Proportion.h"
#include "present/pages/Build.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Churn)
};

int daysOf(const flow::Basis& basis, const char* key)
{
    const auto found = basis.definitions.find(key);
    return found != basis.definitions.end() ? QString::fromStdString(found->second).toInt() : 0;
}

QString aboveLimit(core::Grain grain, int n)
{
    switch (grain) {
    case core::Grain::Day:
        return Text::tr("Above the upper control limit for %Ln days.", nullptr, n);
    case core::Grain::Week:
        return Text::tr("Above the upper control limit for %Ln weeks.", nullptr, n);
    case core::Grain::Month:
        return Text::tr("Above the upper control limit for %Ln months.", nullptr, n);
    case core::Grain::Quarter:
        return Text::tr("Above the upper control limit for %Ln quarters.", nullptr, n);
    case core::Grain::Year:
        return Text::tr("Above the upper control limit for %Ln years.", nullptr, n);
    }
    return {};
}

QString belowLimit(core::Grain grain, int n)
{
    switch (grain) {
    case core::Grain::Day:
        return Text::tr("Below the lower control limit for %Ln days.", nullptr, n);
    case core::Grain::Week:
        return Text::tr("Below the lower control limit for %Ln weeks.", nullptr, n);
    case core::Grain::Month:
        return Text::tr("Below the lower control limit for %Ln months.", nullptr, n);
    case core::Grain::Quarter:
        return Text::tr("Below the lower control limit for %Ln quarters.", nullptr, n);
    case core::Grain::Year:
        return Text::tr("Below the lower control limit for %Ln years.", nullptr, n);
    }
    return {};
}

// Full periods at the end of the series beyond the limit on one side: +n above, -n below, 0 none.
int runBeyondLimit(const flow::ChurnAnswer& answer)
{
    int run = 0;
    for (auto it = answer.periods.rbegin(); it != answer.periods.rend(); ++it) {
        if (it->partial)
            continue;
        const double rate = it->churnRate.value.value_or(kUndefined);
        const int side = rate > it->upperLimit ? 1 : rate < it->lowerLimit ? -1 : 0;
        if (side == 0 || (run != 0 && (run > 0) != (side > 0)))
            break;
        run += side;
    }
    return run;
}

const flow::PeriodChurn* lastFull(const flow::ChurnAnswer& answer)
{
    for (auto it = answer.periods.rbegin(); it != answer.periods.rend(); ++it)
        if (!it->partial)
            return &*it;
    return nullptr;
}

core::Estimate changeOf(const flow::PeriodChurn& now, const flow::PeriodChurn& before)
{
    return analytics::differenceOfShares(std::int64_t(now.churned), std::int64_t(now.activeAtStart),
        std::int64_t(before.churned), std::int64_t(before.activeAtStart));
}

} // namespace

std::optional<core::Period> lastFullPeriod(const flow::Basis& basis)
{
    const auto value = [&](const char* key) {
        const auto found = basis.definitions.find(key);
        return found != basis.definitions.end() ? found->second : std::string();
    };
    if (value("churn.dated") == "false" || (value("churn") == "label" && !basis.dataTo.isValid()))
        return std::nullopt;
    core::Grain grain = core::Grain::Month;
    if (const auto found = basis.parameters.find("period"); found != basis.parameters.end())
        grain = core::parseGrain(found->second).value_or(grain);
    const core::Period period = core::periodOf(basis.asOf, grain);
    return core::lastDay(period) <= basis.asOf ? period : period - 1;
}

QString churnRateDefinition(const flow::Basis& basis, const std::optional<core::Period>& period, const Fmt& fmt)
{
    const auto found = basis.definitions.find("churn");
    const std::string kind = found != basis.definitions.end() ? found->second : std::string();
    if (!period)
        return Text::tr(
            "Share of the customers with a churn label whom it marks as churned. The label has no dates, so no "
            "period is told apart.");
    const QString start = fmt.date(core::firstDay(*period) - 1), end = fmt.date(core::lastDay(*period));
    if (kind == "inactivity")
        return Text::tr("Share of the customers active on %1 who made no purchase for %Ln days by %2.", nullptr,
            daysOf(basis, "churn.inactive-days"))
            .arg(start, end);
    if (kind == "contract")
        return Text::tr(
            "Share of the customers active on %1 whose contract ended and was not renewed within %Ln days, by %2.",
            nullptr, daysOf(basis, "churn.grace-days"))
            .arg(start, end);
    return Text::tr("Share of the customers active on %1 whom the data mark as churned by %2.").arg(start, end);
}

QString churnRateFormula()
{
    return sharedChurnFormula(true);
}

QString sharedChurnFormula(bool dated)
{
    return dated ? Text::tr("churned in the period ÷ active at its start")
                 : Text::tr("marked as churned ÷ customers with a label");
}

Reading churnReading(const flow::ChurnAnswer& answer, const Fmt& fmt)
{
    const flow::PeriodChurn* last = answer.current ? &*answer.current : nullptr;
    if (last == nullptr || !last->churnRate.value)
        return {};
    const QString period = fmt.period(last->period);
    if (last->activeAtStart < std::uint64_t(kSmallSample))
        return {Text::tr("Too few customers to judge."),
            Text::tr("%1: %Ln customers were active at the start; at least 30 are needed.", nullptr,
                int(last->activeAtStart))
                .arg(period)};

    QString rest = Text::tr("%1: %2.").arg(period, rateWithInterval(last->churnRate, fmt));
    bool clear = false;
    core::Estimate change;
    if (answer.previous && answer.previous->churnRate.value) {
        change = changeOf(*last, *answer.previous);
        clear = change.lower && change.upper && (*change.lower > 0 || *change.upper < 0);
        if (change.value && change.lower && change.upper) {
            const int decimals = Fmt::rateDecimals(*last->churnRate.value);
            rest = Text::tr("%1: %2; %3: %4. Change %5 [%6].")
                       .arg(period, rateWithInterval(last->churnRate, fmt), fmt.period(answer.previous->period),
                           fmt.rate(*answer.previous->churnRate.value), fmt.signedPoints(*change.value, decimals),
                           fmt.interval(*change.lower * 100, *change.upper * 100, decimals));
        }
    }
    // Signals are of the last full period of the series; they lead only when that is the period chosen.
    const flow::PeriodChurn* end = lastFull(answer);
    const bool judged = end != nullptr && end->period == last->period;
    const int run = judged ? runBeyondLimit(answer) : 0;
    if (run > 0)
        return {aboveLimit(last->period.grain, run), rest};
    if (run < 0)
        return {belowLimit(last->period.grain, -run), rest};
    if (judged && last->signal)
        return {Text::tr("A run on one side of the mean or in one direction."), rest};
    if (clear) {
        const QString size = fmt.points(*change.value, Fmt::rateDecimals(*last->churnRate.value));
        return {*change.value > 0 ? Text::tr("Churn rose by %1.").arg(size) : Text::tr("Churn fell by %1.").arg(size),
            rest};
    }
    if (answer.previous && change.value)
        return {Text::tr("No clear change in churn."), rest};
    if (judged && std::isfinite(last->upperLimit))
        return {Text::tr("Within the control limits."), rest};
    return {{}, rest};
}

} // namespace holdfast::present
