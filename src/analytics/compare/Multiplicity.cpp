// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Multiplicity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace holdfast::analytics {

double twoShareP(std::int64_t k1, std::int64_t n1, std::int64_t k2, std::int64_t n2)
{
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    if (n1 <= 0 || n2 <= 0)
        return kUndefined;
    const auto a = static_cast<double>(n1), b = static_cast<double>(n2);
    const double pooled = static_cast<double>(k1 + k2) / (a + b);
    if (pooled <= 0 || pooled >= 1)
        return kUndefined;
    const double z = (static_cast<double>(k1) / a - static_cast<double>(k2) / b) / std::sqrt(pooled * (1 - pooled) * (1 / a + 1 / b));
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

std::vector<double> benjaminiHochberg(std::span<const double> p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i]))
            order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] > p[b]; });
    std::vector<double> adjusted(p.begin(), p.end());
    const auto m = static_cast<double>(order.size());
    double least = 1;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double rank = m - static_cast<double>(i); // largest p first
        least = std::min(least, p[order[i]] * m / rank);
        adjusted[order[i]] = least;
    }
    return adjusted;
}

} // namespace holdfast::analytics
