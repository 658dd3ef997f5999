// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/RepeatPurchase.h"

#include "analytics/compare/Proportion.h"
#include "features/DistinctCodes.h"
#include "features/PeriodIndex.h"

#include <algorithm>
#include <cmath>

namespace holdfast::features {

namespace {

constexpr std::int64_t kMostPeriods = 40000;

// What the pass over the events leaves behind, to be made into rates afterwards.
struct Tally {
    explicit Tally(std::size_t days, std::size_t periods, std::size_t windows)
        : gaps(days)
        , secondEvents(days)
        , secondCensored(days)
        , active(periods + 1)
        , newBuyers(periods + 1)
        , retained(periods + 1)
        , eligible(windows)
        , repeated(windows)
    {
    }
    std::vector<std::int64_t> gaps, secondEvents, secondCensored; // by days
    std::vector<std::int64_t> active, newBuyers, retained; // by period
    std::vector<std::int64_t> eligible, repeated; // by window
    std::vector<double> customerGaps;
    double amount = 0; // minor units; exact below 2^53
};

void countWindows(Tally& tally, const std::vector<int>& windows, std::int32_t first, std::int32_t second, std::int32_t asOf)
{
    for (std::size_t w = 0; w < windows.size(); ++w) {
        if (asOf - first < windows[w])
            continue;
        ++tally.eligible[w];
        tally.repeated[w] += second != core::CivilDate::kNone && second - first <= windows[w];
    }
}

void makePeriods(RepeatPurchase& result, const Tally& tally, const PeriodIndex& index, core::CivilDate asOf)
{
    for (std::int32_t p = 0; p < index.count(); ++p) {
        const auto at = static_cast<std::size_t>(p);
        BuyerPeriod period;
        period.period = index.period(p);
        period.active = tally.active[at];
        period.newBuyers = tally.newBuyers[at];
        period.retained = tally.retained[at];
        period.reactivated = period.active - period.newBuyers - period.retained;
        period.partial = core::lastDay(period.period) > asOf;
        if (p > 0) {
            const std::int64_t before = tally.active[at - 1];
            period.churned = before - period.retained;
            if (before > 0) {
                period.retentionRate = static_cast<double>(period.retained) / static_cast<double>(before);
                period.churnRate = static_cast<double>(period.churned) / static_cast<double>(before);
            }
        }
        result.periods.push_back(period);
    }
}

} // namespace

core::Result<RepeatPurchase> repeatPurchase(
    const Purchases& purchases, const RepeatParameters& parameters, core::JobContext& job)
{
    RepeatPurchase result;
    const std::size_t n = purchases.customers();
    core::CivilDate first;
    for (std::size_t c = 0; c < n; ++c) {
        if (!purchases.counts(c))
            continue;
        for (std::uint64_t i = purchases.offsets[c]; i < purchases.offsets[c + 1]; ++i)
            if (purchases.isPurchase(i)) {
                if (!first.isValid() || purchases.days[i] < first.days)
                    first.days = purchases.days[i];
                break;
            }
    }
    if (!first.isValid() || first > purchases.asOf)
        return result;
    if (PeriodIndex::span(first, purchases.asOf, parameters.grain) > kMostPeriods)
        return core::fail(core::Code::LimitsExceeded, {{"limit", std::to_string(kMostPeriods)}, {"what", "periods"}});

    const PeriodIndex index(first, purchases.asOf, parameters.grain);
    const std::int32_t asOf = purchases.asOf.days;
    Tally tally(static_cast<std::size_t>(asOf - first.days) + 1, static_cast<std::size_t>(index.count()),
        parameters.windowDays.size());
    DistinctCodes seen;
    const bool codes = !purchases.orders.empty();
    for (std::size_t c = 0; c < n; ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        if (!purchases.counts(c))
            continue;
        const std::uint64_t begin = purchases.offsets[c], end = purchases.offsets[c + 1];
        if (codes)
            seen.begin();
        std::int32_t firstDay = core::CivilDate::kNone, second = firstDay, last = firstDay;
        std::int32_t lastPeriod = -2;
        std::int64_t orders = 0, days = 0, amount = 0;
        for (std::uint64_t i = begin; i < end; ++i) {
            if (!purchases.isPurchase(i))
                continue;
            const std::uint32_t code = codes ? purchases.orders[i] : 0;
            orders += code == 0 || seen.add(code);
            if (!purchases.amounts.empty())
                amount += purchases.amounts[i];
            const std::int32_t day = purchases.days[i];
            if (day == last)
                continue;
            ++days;
            if (days == 1)
                firstDay = day;
            else
                ++tally.gaps[static_cast<std::size_t>(day - last)];
            if (days == 2)
                second = day;
            last = day;
            const std::int32_t period = index[day];
            if (period != lastPeriod) {
                const auto at = static_cast<std::size_t>(period);
                ++tally.active[at];
                if (days == 1)
                    ++tally.newBuyers[at];
                else if (lastPeriod + 1 == period)
                    ++tally.retained[at];
                lastPeriod = period;
            }
        }
        if (days == 0)
            continue;
        ++result.customers;
        result.orders += orders;
        tally.amount += static_cast<double>(amount);
        result.repeatByOrders += orders >= 2;
        result.repeatByDays += days >= 2;
        if (days >= 2)
            tally.customerGaps.push_back(static_cast<double>(last - firstDay) / static_cast<double>(days - 1));
        if (second != core::CivilDate::kNone)
            ++tally.secondEvents[static_cast<std::size_t>(second - firstDay)];
        else if (firstDay < asOf)
            ++tally.secondCensored[static_cast<std::size_t>(asOf - firstDay)];
        countWindows(tally, parameters.windowDays, firstDay, second, asOf);
    }

    result.ordersMean = static_cast<double>(result.orders) / static_cast<double>(result.customers);
    if (!purchases.amounts.empty())
        result.orderValue = tally.amount / std::pow(10.0, purchases.amountScale) / static_cast<double>(result.orders);
    result.rateByOrders = analytics::wilsonInterval(result.repeatByOrders, result.customers, parameters.level);
    result.rateByDays = analytics::wilsonInterval(result.repeatByDays, result.customers, parameters.level);
    result.gaps = analytics::summaryOfCounts(tally.gaps);
    result.customerGaps = analytics::summaryOf(std::move(tally.customerGaps));
    result.second = analytics::kaplanMeierOfCounts(tally.secondEvents, tally.secondCensored, parameters.level);
    for (std::size_t w = 0; w < parameters.windowDays.size(); ++w)
        result.windows.push_back({parameters.windowDays[w], tally.eligible[w], tally.repeated[w],
            analytics::wilsonInterval(tally.repeated[w], tally.eligible[w], parameters.level)});
    makePeriods(result, tally, index, purchases.asOf);
    return result;
}

} // namespace holdfast::features
