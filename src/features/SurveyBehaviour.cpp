// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/SurveyBehaviour.h"

#include "core/Decimal.h"
#include "frame/FactTable.h"

#include <algorithm>
#include <cmath>

namespace holdfast::features {

bool activeOn(const ActivitySpans& spans, std::size_t customer, std::int32_t day)
{
    for (std::uint64_t i = spans.offsets[customer]; i < spans.offsets[customer + 1]; ++i)
        if (spans.begin[i] <= day && day <= spans.end[i])
            return true;
    return false;
}

core::Result<BehaviourAfter> behaviourAfter(const frame::Snapshot& snapshot, const ActivitySpans* spans, std::span<const std::uint32_t> customers,
    std::span<const std::int32_t> days, int horizonDays, core::JobContext& job)
{
    const std::size_t n = days.size();
    const double none = std::nan("");
    BehaviourAfter after {horizonDays, std::vector<std::uint8_t>(n), std::vector<std::uint8_t>(n), std::vector<double>(n, none), std::vector<double>(n, none)};
    const Purchases purchases = purchasesOf(snapshot);
    const double unit = core::Decimal {1, snapshot.amountScale}.toDouble();
    const bool churn = spans != nullptr && spans->dated;
    for (std::size_t i = 0; i < n; ++i) {
        if (i % 4096 == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        const std::int64_t end = std::int64_t {days[i]} + horizonDays;
        if (customers[i] == frame::kNoCustomer || days[i] == core::CivilDate::kNone || end > snapshot.asOf.days)
            continue;
        after.complete[i] = 1;
        const std::size_t c = customers[i];
        if (c < purchases.customers()) {
            const auto from = purchases.days.begin() + static_cast<std::ptrdiff_t>(purchases.offsets[c]);
            const auto to = purchases.days.begin() + static_cast<std::ptrdiff_t>(purchases.offsets[c + 1]);
            double spend = 0;
            for (auto day = std::upper_bound(from, to, days[i]); day != to && *day <= end; ++day) {
                const auto event = static_cast<std::size_t>(day - purchases.days.begin());
                after.bought[i] |= purchases.isPurchase(event);
                if (!purchases.amounts.empty())
                    spend += static_cast<double>(purchases.amounts[event]) * unit;
            }
            if (!purchases.amounts.empty())
                after.spend[i] = spend;
        }
        if (churn && spans->known.contains(c) && activeOn(*spans, c, days[i]))
            after.gone[i] = !activeOn(*spans, c, static_cast<std::int32_t>(end));
    }
    return after;
}

} // namespace holdfast::features
