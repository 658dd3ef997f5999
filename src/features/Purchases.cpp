// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Purchases.h"

#include "features/DistinctCodes.h"

#include <algorithm>

namespace holdfast::features {

static core::CivilDate earliest(std::span<const std::uint64_t> offsets, std::span<const std::int32_t> days)
{
    core::CivilDate first;
    for (std::size_t c = 0; c + 1 < offsets.size(); ++c)
        if (offsets[c] < offsets[c + 1] && (!first.isValid() || days[offsets[c]] < first.days))
            first.days = days[offsets[c]];
    return first;
}

Purchases purchasesOf(const frame::EventLog& log, core::CivilDate asOf, int amountScale, const frame::Selection* scope)
{
    Purchases result {log.offsets, log.days, log.amounts, log.orders, asOf, {}, amountScale, scope};
    result.firstDay = earliest(log.offsets, log.days);
    if (!asOf.isValid() && !log.days.empty())
        result.asOf.days = *std::max_element(log.days.begin(), log.days.end());
    return result;
}

Purchases purchasesOf(const frame::Snapshot& snapshot, const frame::Selection* scope)
{
    return purchasesOf(snapshot.transactions, snapshot.asOf, snapshot.amountScale, scope);
}

frame::EventLog groupEvents(std::size_t customers, std::span<const std::uint32_t> customer,
    std::span<const std::int32_t> days, std::span<const std::int64_t> amounts, std::span<const std::uint32_t> orders)
{
    frame::EventLog log;
    const std::size_t n = customer.size();
    // Two stable counting sorts, by day and then by customer.
    std::vector<std::uint32_t> byDay(n);
    if (n > 0) {
        const auto [low, high] = std::minmax_element(days.begin(), days.end());
        std::vector<std::uint32_t> starts(static_cast<std::size_t>(*high - *low) + 2, 0);
        for (const std::int32_t day : days)
            ++starts[static_cast<std::size_t>(day - *low) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i)
            starts[i] += starts[i - 1];
        for (std::size_t i = 0; i < n; ++i)
            byDay[starts[static_cast<std::size_t>(days[i] - *low)]++] = static_cast<std::uint32_t>(i);
    }
    log.offsets.assign(customers + 1, 0);
    for (const std::uint32_t c : customer)
        ++log.offsets[c + 1];
    for (std::size_t c = 1; c <= customers; ++c)
        log.offsets[c] += log.offsets[c - 1];
    std::vector<std::uint64_t> next(log.offsets.begin(), log.offsets.end());
    log.days.resize(n);
    log.amounts.resize(amounts.empty() ? 0 : n);
    log.orders.resize(orders.empty() ? 0 : n);
    for (const std::uint32_t i : byDay) {
        const std::uint64_t place = next[customer[i]]++;
        log.days[place] = days[i];
        if (!amounts.empty())
            log.amounts[place] = amounts[i];
        if (!orders.empty())
            log.orders[place] = orders[i];
    }
    return log;
}

core::Result<PurchaseHistory> purchaseHistory(const Purchases& purchases, core::JobContext& job)
{
    const std::size_t n = purchases.customers();
    PurchaseHistory history;
    history.firstDay.assign(n, core::CivilDate::kNone);
    history.lastDay.assign(n, core::CivilDate::kNone);
    history.purchaseDays.assign(n, 0);
    history.orders.assign(n, 0);
    history.ordersLastYear.assign(n, 0);
    history.net.assign(n, 0);
    history.purchased.assign(n, 0);
    const std::int32_t yearBegin = purchases.asOf.isValid() ? purchases.asOf.days - 364 : core::CivilDate::kNone;
    DistinctCodes seen, seenLastYear;
    for (std::size_t c = 0; c < n; ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        const std::uint64_t begin = purchases.offsets[c], end = purchases.offsets[c + 1];
        if (begin == end || !purchases.counts(c))
            continue;
        std::int64_t net = 0, bought = 0, events = 0, returns = 0;
        std::int32_t first = core::CivilDate::kNone, last = core::CivilDate::kNone;
        std::uint32_t dayCount = 0, orders = 0, ordersLastYear = 0;
        const bool codes = !purchases.orders.empty();
        if (codes) {
            seen.begin();
            seenLastYear.begin();
        }
        for (std::uint64_t i = begin; i < end; ++i) {
            const std::int64_t amount = purchases.amounts.empty() ? 0 : purchases.amounts[i];
            net += amount;
            if (!purchases.isPurchase(i)) {
                returns += amount < 0;
                continue;
            }
            const std::int32_t day = purchases.days[i];
            ++events;
            bought += amount;
            dayCount += day != last;
            if (first == core::CivilDate::kNone)
                first = day;
            last = day;
            const std::uint32_t code = codes ? purchases.orders[i] : 0;
            orders += code == 0 || seen.add(code);
            if (day >= yearBegin)
                ordersLastYear += code == 0 || seenLastYear.add(code);
        }
        history.firstDay[c] = first;
        history.lastDay[c] = last;
        history.purchaseDays[c] = dayCount;
        history.orders[c] = orders;
        history.ordersLastYear[c] = ordersLastYear;
        history.net[c] = net;
        history.purchased[c] = bought;
        history.buyers += events > 0;
        history.purchases += events;
        history.returns += returns;
        history.zeroAmounts += static_cast<std::int64_t>(end - begin) - events - returns;
    }
    return history;
}

} // namespace holdfast::features
