// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/WeightedShare.h"

#include "analytics/compare/Proportion.h"
#include "analytics/compare/ShareInterval.h"
#include "analytics/compare/Tail.h"

namespace holdfast::analytics {

core::Estimate WeightedShare::estimate(double level) const
{
    core::Estimate share = wilsonInterval(m_k, m_n, level);
    if (m_n == 0 || m_squares == m_sum) // weights of 1
        return share;
    const double effective = effectiveN(), in = m_in / m_sum;
    const auto [lower, upper] = shareInterval(ShareMethod::Wilson, in * effective, effective, level);
    share.value = in;
    share.lower = lower;
    share.upper = upper;
    return share;
}

std::optional<double> welchMeansP(std::span<const GroupMean> groups)
{
    const double k = static_cast<double>(groups.size());
    double sum = 0, total = 0;
    for (const GroupMean& group : groups) {
        if (!(group.se > 0) || !(group.n > 1))
            return std::nullopt;
        sum += 1 / (group.se * group.se);
        total += group.mean / (group.se * group.se);
    }
    if (groups.size() < 2)
        return std::nullopt;
    double between = 0, unsure = 0;
    for (const GroupMean& group : groups) {
        const double weight = 1 / (group.se * group.se), distance = group.mean - total / sum;
        between += weight * distance * distance;
        unsure += (1 - weight / sum) * (1 - weight / sum) / (group.n - 1);
    }
    const double f = between / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * unsure);
    return fisherUpper(f, k - 1, (k * k - 1) / (3 * unsure));
}

} // namespace holdfast::analytics
