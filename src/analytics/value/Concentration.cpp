// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/Concentration.h"

#include "analytics/compare/Quantile.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

Concentration concentrationOf(std::vector<double> values, double topShare, int points)
{
    return concentrationOfSorted(sorted(std::move(values)), topShare, points);
}

Concentration concentrationOfSorted(std::span<const double> values, double topShare, int points)
{
    Concentration result;
    const std::size_t n = values.size();
    if (n == 0)
        return result;
    // 0.2 x 5 must be 1, not the 1.0000000000000002 that would round up to 2.
    result.topCount = std::clamp<std::int64_t>(
        static_cast<std::int64_t>(std::ceil(topShare * static_cast<double>(n) - 1e-9)), 0, static_cast<std::int64_t>(n));
    double sum = 0, weighted = 0;
    for (std::size_t i = 0; i < n; ++i) {
        sum += values[i];
        weighted += (2.0 * static_cast<double>(i + 1) - static_cast<double>(n) - 1) * values[i];
    }
    if (!(sum > 0))
        return result;
    double top = 0;
    for (std::int64_t i = 0; i < result.topCount; ++i)
        top += values[n - 1 - static_cast<std::size_t>(i)];
    result.topSumShare = top / sum;
    result.gini = weighted / (static_cast<double>(n) * sum);

    result.lorenz.reserve(static_cast<std::size_t>(points) + 1);
    double before = 0;
    std::size_t taken = 0;
    for (int k = 0; k <= points; ++k) {
        const double place = static_cast<double>(n) * k / points;
        while (taken < n && static_cast<double>(taken + 1) <= place)
            before += values[taken++];
        const double rest = taken < n ? (place - static_cast<double>(taken)) * values[taken] : 0;
        result.lorenz.push_back((before + rest) / sum);
    }
    return result;
}

} // namespace holdfast::analytics
