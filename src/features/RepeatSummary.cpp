// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/RepeatSummary.h"

#include <cmath>

namespace holdfast::features {

core::Result<RepeatSummary> repeatSummary(const Purchases& purchases, core::CivilDate end, double unitDays, core::JobContext& job)
{
    RepeatSummary summary;
    const double unit = std::pow(10.0, -purchases.amountScale);
    for (std::size_t c = 0; c < purchases.customers(); ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        if (!purchases.counts(c))
            continue;
        std::int32_t first = core::CivilDate::kNone, last = first;
        std::int64_t days = 0, spent = 0;
        for (std::uint64_t i = purchases.offsets[c]; i < purchases.offsets[c + 1] && purchases.days[i] <= end.days;) {
            // One day at a time.
            const std::int32_t day = purchases.days[i];
            bool bought = false;
            std::int64_t net = 0;
            for (; i < purchases.offsets[c + 1] && purchases.days[i] == day; ++i) {
                bought |= purchases.isPurchase(i);
                net += purchases.amounts.empty() ? 0 : purchases.amounts[i];
            }
            if (!bought)
                continue;
            if (++days == 1)
                first = day;
            else
                spent += net;
            last = day;
        }
        if (days == 0)
            continue;
        summary.customer.push_back(static_cast<std::uint32_t>(c));
        summary.firstDay.push_back(first);
        summary.x.push_back(static_cast<double>(days - 1));
        summary.recency.push_back((last - first) / unitDays);
        summary.age.push_back((end.days - first) / unitDays);
        summary.spend.push_back(days > 1 ? static_cast<double>(spent) * unit / static_cast<double>(days - 1) : 0);
    }
    return summary;
}

std::vector<double> purchaseDaysIn(const Purchases& purchases, const RepeatSummary& summary, double fromDay, double toDay)
{
    std::vector<double> counts;
    counts.reserve(summary.customer.size());
    for (const auto c : summary.customer) {
        std::int32_t last = core::CivilDate::kNone;
        double days = 0;
        for (std::uint64_t i = purchases.offsets[c]; i < purchases.offsets[c + 1]; ++i) {
            const std::int32_t day = purchases.days[i];
            if (day == last || day <= fromDay || day > toDay || !purchases.isPurchase(i))
                continue;
            last = day;
            ++days;
        }
        counts.push_back(days);
    }
    return counts;
}

} // namespace holdfast::features
