// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Cuped.h"

#include "analytics/compare/Tail.h"

#include <cmath>
#include <vector>

namespace holdfast::analytics {

std::optional<MeanDifference> meanDifference(std::span<const double> y, std::span<const double> treated, double level)
{
    double n[2] = {}, mean[2] = {}, squares[2] = {};
    for (std::size_t i = 0; i < y.size(); ++i) {
        const int arm = treated[i] > 0 ? 1 : 0;
        n[arm] += 1;
        const double distance = y[i] - mean[arm];
        mean[arm] += distance / n[arm];
        squares[arm] += distance * (y[i] - mean[arm]);
    }
    if (n[0] == 0 || n[1] == 0)
        return {};
    MeanDifference result;
    result.effect = mean[1] - mean[0];
    if (n[0] < 2 || n[1] < 2)
        return result;
    const double se = std::sqrt(squares[0] / (n[0] - 1) / n[0] + squares[1] / (n[1] - 1) / n[1]);
    result.se = se;
    if (se > 0) {
        const double half = normalHalfWidth(level) * se;
        result.z = result.effect / se;
        result.p = normalTwoSided(*result.z);
        result.lower = result.effect - half;
        result.upper = result.effect + half;
    }
    return result;
}

std::optional<Cuped> cuped(std::span<const double> y, std::span<const double> x, std::span<const double> treated, double level)
{
    const auto n = static_cast<double>(y.size());
    double meanX = 0, meanY = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        meanX += x[i] / n;
        meanY += y[i] / n;
    }
    double xx = 0, xy = 0, yy = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        xy += (x[i] - meanX) * (y[i] - meanY);
        yy += (y[i] - meanY) * (y[i] - meanY);
    }
    const auto plain = meanDifference(y, treated, level);
    if (!plain || !(xx > 0) || !(yy > 0))
        return {};
    Cuped result;
    result.theta = xy / xx;
    result.correlation = xy / std::sqrt(xx * yy);
    result.plain = *plain;
    std::vector<double> adjusted(y.size());
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        adjusted[i] = y[i] - result.theta * (x[i] - meanX);
        sum += adjusted[i] / n;
    }
    for (const double value : adjusted)
        squares += (value - sum) * (value - sum);
    result.varianceReduction = 1 - squares / yy;
    result.adjusted = *meanDifference(adjusted, treated, level);
    return result;
}

} // namespace holdfast::analytics
