// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Proportion.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

double normalQuantileTwoSided(double level)
{
    return boost::math::quantile(boost::math::normal_distribution<double>(), 0.5 + level / 2);
}

// The level is nearly always the same one: the quantile is kept instead of solved for each of thousands of cells.
static double cachedQuantile(double level)
{
    thread_local double lastLevel = 0.95, lastQuantile = 1.959963984540054;
    if (level != lastLevel) {
        lastQuantile = normalQuantileTwoSided(level);
        lastLevel = level;
    }
    return lastQuantile;
}

core::Estimate wilsonInterval(std::int64_t k, std::int64_t n, double level)
{
    core::Estimate result;
    result.level = level;
    result.n = n;
    result.method = "Wilson (1927)";
    if (n <= 0)
        return result;
    const double z = cachedQuantile(level), zz = z * z;
    const double cases = static_cast<double>(n), share = static_cast<double>(k) / cases;
    const double center = (share + zz / (2 * cases)) / (1 + zz / cases);
    const double half = z / (1 + zz / cases) * std::sqrt(share * (1 - share) / cases + zz / (4 * cases * cases));
    result.value = share;
    // At k = 0 and k = n the bound is 0 or 1 exactly; rounding must not leave the range.
    result.lower = k == 0 ? 0 : std::max(0.0, center - half);
    result.upper = k == n ? 1 : std::min(1.0, center + half);
    return result;
}

core::Estimate differenceOfShares(std::int64_t k1, std::int64_t n1, std::int64_t k2, std::int64_t n2, double level)
{
    core::Estimate result;
    result.level = level;
    result.n = n1 + n2;
    result.method = "Newcombe (1998)";
    if (n1 <= 0 || n2 <= 0)
        return result;
    const core::Estimate a = wilsonInterval(k1, n1, level), b = wilsonInterval(k2, n2, level);
    const double difference = *a.value - *b.value;
    result.value = difference;
    result.lower = difference - std::hypot(*a.value - *a.lower, *b.upper - *b.value);
    result.upper = difference + std::hypot(*a.upper - *a.value, *b.value - *b.lower);
    return result;
}

} // namespace holdfast::analytics
