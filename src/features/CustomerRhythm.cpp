// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/CustomerRhythm.h"

#include "core/Decimal.h"
#include "features/Purchases.h"

#include <algorithm>
#include <array>
#include <bit>

namespace holdfast::features {

namespace {

constexpr std::int32_t kNone = core::CivilDate::kNone;
constexpr double kUnder = 0.7; // light: at least 30 % under the own baseline

std::uint64_t bitOf(std::uint32_t code)
{
    return code == 0 || code > 64 ? 0 : 1ull << (code - 1);
}

// Codes seen in two or more of the windows from 1 on, and not in window 0.
std::uint32_t stopped(const std::array<std::uint64_t, kBaselineWindows + 1>& seen, int windows)
{
    std::uint64_t once = 0, twice = 0;
    for (int w = 1; w <= windows; ++w) {
        twice |= once & seen[static_cast<std::size_t>(w)];
        once |= seen[static_cast<std::size_t>(w)];
    }
    return static_cast<std::uint32_t>(std::popcount(twice & ~seen[0]));
}

} // namespace

std::vector<std::int32_t> signupDays(const frame::Snapshot& snapshot)
{
    std::vector<std::int32_t> days(snapshot.size(), kNone);
    const auto* column = snapshot.column("signup_date");
    if (column == nullptr || column->numbers.empty())
        return days;
    for (std::size_t c = 0; c < days.size(); ++c) {
        std::int64_t value = column->numbers[c];
        if (value == frame::kMissing)
            continue;
        if (column->type == frame::ValueType::DateTime)
            value = (value >= 0 ? value : value - 86399) / 86400;
        days[c] = static_cast<std::int32_t>(value);
    }
    return days;
}

Rhythm rhythmAt(const frame::Snapshot& snapshot, std::size_t customer, std::int32_t day, int windowDays, std::int32_t start)
{
    Rhythm result;
    const auto& log = snapshot.transactions;
    if (customer + 1 >= log.offsets.size())
        return result;
    // Not purchasesOf(): it looks for the first day among all customers, and this is asked for each of them.
    const Purchases purchases {log.offsets, log.days, log.amounts, log.orders, snapshot.asOf, snapshot.firstDay, snapshot.amountScale};
    const auto begin = log.offsets[customer];
    const auto end = static_cast<std::uint64_t>(
        std::upper_bound(log.days.begin() + static_cast<std::ptrdiff_t>(begin), log.days.begin() + static_cast<std::ptrdiff_t>(log.offsets[customer + 1]), day)
        - log.days.begin());

    // A baseline window counts when all of it lies after the start of the customer and of the facts.
    std::int32_t first = kNone;
    for (auto e = begin; e < end && first == kNone; ++e)
        if (purchases.isPurchase(e))
            first = log.days[e];
    if (first == kNone && start == kNone)
        return result;
    const std::int32_t since = std::max(start == kNone ? first : first == kNone ? start : std::min(start, first), snapshot.firstDay.days);
    result.baselineWindows = std::clamp((day - windowDays - since + 1) / windowDays, 0, kBaselineWindows);

    std::array<double, kBaselineWindows + 1> orders {}, net {}, bought {};
    std::array<std::uint64_t, kBaselineWindows + 1> categories {}, channels {};
    std::uint32_t order = 0;
    bool inOrder = false;
    for (auto e = begin; e < end; ++e) {
        const std::int32_t at = log.days[e];
        const auto window = static_cast<std::size_t>(std::min((day - at) / windowDays, kBaselineWindows + 1));
        const double amount = log.amounts.empty() ? 0 : static_cast<double>(log.amounts[e]);
        const bool counts = window <= static_cast<std::size_t>(kBaselineWindows);
        if (counts)
            net[window] += amount;
        if (!purchases.isPurchase(e)) {
            result.recentReturns += window == 0;
            continue;
        }
        const std::uint32_t code = log.orders.empty() ? 0 : log.orders[e];
        const bool fresh = !inOrder || code == 0 || code != order || at != result.lastDay;
        inOrder = true;
        order = code;
        if (at != result.lastDay)
            ++result.purchaseDays;
        result.lastDay = at;
        if (fresh) {
            ++result.orders;
            result.ordersLastYear += at > day - 365;
        }
        if (counts) {
            orders[window] += fresh;
            bought[window] += amount;
            categories[window] |= bitOf(log.categories.empty() ? 0 : log.categories[e]);
            channels[window] |= bitOf(log.channels.empty() ? 0 : log.channels[e]);
        }
    }
    result.firstDay = first;
    const double unit = static_cast<double>(core::powerOfTen(snapshot.amountScale));
    result.recentOrders = orders[0];
    result.recentSpend = net[0] / unit;
    if (orders[0] > 0)
        result.recentValue = bought[0] / unit / orders[0];
    result.recentCategories = static_cast<std::uint32_t>(std::popcount(categories[0]));
    if (result.baselineWindows >= kFewestBaselineWindows) {
        double sumOrders = 0, sumNet = 0, sumBought = 0;
        for (int w = 1; w <= result.baselineWindows; ++w) {
            sumOrders += orders[static_cast<std::size_t>(w)];
            sumNet += net[static_cast<std::size_t>(w)];
            sumBought += bought[static_cast<std::size_t>(w)];
        }
        result.baselineOrders = sumOrders / result.baselineWindows;
        result.baselineSpend = sumNet / unit / result.baselineWindows;
        if (sumOrders > 0)
            result.baselineValue = sumBought / unit / sumOrders;
        result.stoppedCategories = stopped(categories, result.baselineWindows);
        result.stoppedChannels = stopped(channels, result.baselineWindows);
    }

    if (result.purchaseDays >= 3) {
        const std::int32_t silence = day - result.lastDay;
        std::int32_t previous = kNone;
        int longer = 0;
        for (auto e = begin; e < end; ++e) {
            if (log.days[e] == previous || !purchases.isPurchase(e))
                continue;
            longer += previous != kNone && log.days[e] - previous >= silence;
            previous = log.days[e];
        }
        const int gaps = static_cast<int>(result.purchaseDays) - 1;
        result.gapMean = static_cast<double>(result.lastDay - first) / gaps;
        result.gapTail = (1.0 + longer) / (1.0 + gaps);
    }
    return result;
}

std::string_view word(ChurnDegree degree)
{
    static constexpr std::string_view kWords[] = {"none", "light", "moderate", "severe"};
    return kWords[static_cast<std::size_t>(degree)];
}

ChurnDegree degreeOf(const Rhythm& rhythm, bool gone)
{
    if (gone)
        return ChurnDegree::Severe;
    if (rhythm.stoppedCategories > 0 && rhythm.recentOrders > 0)
        return ChurnDegree::Moderate;
    const bool fewer = rhythm.baselineOrders > 0 && rhythm.recentOrders <= kUnder * rhythm.baselineOrders;
    const bool less = rhythm.baselineSpend > 0 && rhythm.recentSpend <= kUnder * rhythm.baselineSpend;
    return fewer || less ? ChurnDegree::Light : ChurnDegree::None;
}

} // namespace holdfast::features
