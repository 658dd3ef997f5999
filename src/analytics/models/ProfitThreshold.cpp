// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/ProfitThreshold.h"

#include "analytics/models/Metrics.h"

namespace holdfast::analytics {

ProfitThreshold profitThreshold(std::span<const double> y, std::span<const double> p, const Payoff& payoff)
{
    ProfitThreshold result;
    const double gain = payoff.truePositive - payoff.falseNegative; // of acting on a 1
    const double loss = payoff.trueNegative - payoff.falsePositive; // of acting on a 0
    if (gain + loss != 0) {
        const double at = loss / (gain + loss);
        if (gain + loss > 0 && at >= 0 && at <= 1)
            result.breakEven = at;
    }
    for (const double outcome : y)
        result.profitNone += outcome > 0 ? payoff.falseNegative : payoff.trueNegative;
    result.profit = result.profitNone;
    const auto order = descendingOrder(p);
    double profit = result.profitNone;
    for (std::size_t i = 0; i < order.size(); ++i) {
        profit += y[order[i]] > 0 ? gain : -loss;
        const bool tied = i + 1 < order.size() && p[order[i + 1]] == p[order[i]];
        if (!tied && profit > result.profit) {
            result.profit = profit;
            result.threshold = p[order[i]];
            result.acted = static_cast<std::int64_t>(i) + 1;
        }
    }
    result.profitAll = profit;
    return result;
}

} // namespace holdfast::analytics
