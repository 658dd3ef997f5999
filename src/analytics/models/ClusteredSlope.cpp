// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/ClusteredSlope.h"

#include "analytics/compare/Tail.h"

#include <cmath>
#include <unordered_map>

namespace holdfast::analytics {

ClusteredSlope clusteredSlope(std::span<const double> x, std::span<const double> y, std::span<const std::uint32_t> cluster,
    std::span<const double> weights, double level)
{
    ClusteredSlope result;
    result.slope.level = level;
    result.slope.n = static_cast<std::int64_t>(x.size());
    result.slope.method = "Liang, Zeger (1986)";
    const double n = static_cast<double>(x.size());
    const auto weight = [&](std::size_t i) { return weights.empty() ? 1 : weights[i]; };
    double sum = 0, meanX = 0, meanY = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum += weight(i);
        meanX += weight(i) * x[i];
        meanY += weight(i) * y[i];
    }
    meanX /= sum;
    meanY /= sum;
    double xx = 0, xy = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += weight(i) * (x[i] - meanX) * (x[i] - meanX);
        xy += weight(i) * (x[i] - meanX) * (y[i] - meanY);
        yy += weight(i) * (y[i] - meanY) * (y[i] - meanY);
    }
    std::unordered_map<std::uint32_t, double> sums;
    const double slope = xx > 0 ? xy / xx : 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sums[cluster[i]] += weight(i) * (x[i] - meanX) * (y[i] - meanY - slope * (x[i] - meanX));
    result.clusters = static_cast<std::int64_t>(sums.size());
    if (!(xx > 0))
        return result;
    result.slope.value = slope;
    if (yy > 0)
        result.correlation = xy / std::sqrt(xx * yy);
    const double g = static_cast<double>(sums.size());
    if (sums.size() < 2 || x.size() < 3)
        return result;
    double squares = 0;
    for (const auto& [id, score] : sums)
        squares += score * score;
    const double se = std::sqrt(squares * g / (g - 1) * (n - 1) / (n - 2)) / xx;
    const double half = studentHalfWidth(level, g - 1) * se;
    result.se = se;
    result.slope.lower = slope - half;
    result.slope.upper = slope + half;
    if (se > 0)
        result.p = studentTwoSided(slope / se, g - 1);
    return result;
}

} // namespace holdfast::analytics
