// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/TwoShares.h"

#include "analytics/compare/Tail.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

core::Estimate blank(const Shares& shares, double level, const char* method)
{
    core::Estimate estimate;
    estimate.level = level;
    estimate.n = shares.n1 + shares.n2;
    estimate.method = method;
    return estimate;
}

core::Estimate logInterval(core::Estimate estimate, double value, double variance)
{
    estimate.value = value;
    const double half = normalHalfWidth(estimate.level) * std::sqrt(variance);
    if (value > 0 && std::isfinite(half)) {
        estimate.lower = value * std::exp(-half);
        estimate.upper = value * std::exp(half);
    }
    return estimate;
}

} // namespace

std::optional<double> pooledZ(const Shares& s)
{
    if (s.n1 <= 0 || s.n2 <= 0)
        return {};
    const auto n1 = static_cast<double>(s.n1), n2 = static_cast<double>(s.n2);
    const double pooled = static_cast<double>(s.k1 + s.k2) / (n1 + n2);
    const double error = std::sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
    return error > 0 ? std::optional((s.first() - s.second()) / error) : std::nullopt;
}

std::optional<double> differenceError(const Shares& s)
{
    if (s.n1 <= 0 || s.n2 <= 0)
        return {};
    const double p1 = s.first(), p2 = s.second();
    return std::sqrt(p1 * (1 - p1) / static_cast<double>(s.n1) + p2 * (1 - p2) / static_cast<double>(s.n2));
}

core::Estimate waldDifference(const Shares& s, double level)
{
    core::Estimate estimate = blank(s, level, "Wald");
    const auto error = differenceError(s);
    if (!error)
        return estimate;
    const double half = normalHalfWidth(level) * *error;
    estimate.value = s.first() - s.second();
    estimate.lower = *estimate.value - half;
    estimate.upper = *estimate.value + half;
    return estimate;
}

core::Estimate agrestiCaffoDifference(const Shares& s, double level)
{
    core::Estimate estimate = blank(s, level, "Agresti, Caffo (2000)");
    if (s.n1 <= 0 || s.n2 <= 0)
        return estimate;
    const core::Estimate moved = waldDifference({s.k1 + 1, s.n1 + 2, s.k2 + 1, s.n2 + 2}, level);
    estimate.value = s.first() - s.second();
    estimate.lower = moved.lower;
    estimate.upper = moved.upper;
    return estimate;
}

std::optional<double> chiSquare(const Shares& s, bool yates)
{
    const double n1 = static_cast<double>(s.n1), n2 = static_cast<double>(s.n2), n = n1 + n2;
    const double ones = static_cast<double>(s.k1 + s.k2), zeros = n - ones;
    if (n1 <= 0 || n2 <= 0 || ones <= 0 || zeros <= 0)
        return {};
    // Every cell lies equally far from its expectation.
    double distance = std::abs(static_cast<double>(s.k1) - n1 * ones / n);
    if (yates)
        distance -= std::min(0.5, distance);
    return distance * distance * n * (1 / (n1 * ones) + 1 / (n1 * zeros) + 1 / (n2 * ones) + 1 / (n2 * zeros));
}

std::optional<double> fisherExactP(const Shares& s)
{
    if (s.n1 <= 0 || s.n2 <= 0)
        return {};
    const std::int64_t ones = s.k1 + s.k2, low = std::max<std::int64_t>(0, ones - s.n2), high = std::min(ones, s.n1);
    // Weights of the tables relative to the observed one, by the ratio of neighbours; no factorial is needed.
    const auto ratioUp = [&](std::int64_t k) { // of k + 1 to k
        return static_cast<double>(s.n1 - k) * static_cast<double>(ones - k) / (static_cast<double>(k + 1) * static_cast<double>(s.n2 - ones + k + 1));
    };
    constexpr double kEqual = 1 + 1e-7; // tables as likely as the observed one but for rounding
    // From an observed table far out the way to the mode can overflow; that one then has p = 0 to every digit.
    double all = 1, extreme = 1, weight = 1;
    const auto take = [&] {
        all += weight;
        if (weight <= kEqual)
            extreme += weight;
    };
    for (std::int64_t k = s.k1; k < high; ++k) {
        weight *= ratioUp(k);
        take();
    }
    weight = 1;
    for (std::int64_t k = s.k1; k > low; --k) {
        weight /= ratioUp(k - 1);
        take();
    }
    return std::isfinite(all) ? std::min(1.0, extreme / all) : 0;
}

core::Estimate riskRatio(const Shares& s, double level)
{
    core::Estimate estimate = blank(s, level, "Katz et al. (1978)");
    if (s.n1 <= 0 || s.n2 <= 0 || s.k2 <= 0)
        return estimate;
    const auto inverse = [](std::int64_t v) { return 1 / static_cast<double>(v); };
    return logInterval(estimate, s.first() / s.second(), inverse(s.k1) - inverse(s.n1) + inverse(s.k2) - inverse(s.n2));
}

core::Estimate oddsRatio(const Shares& s, double level)
{
    core::Estimate estimate = blank(s, level, "Woolf (1955)");
    const std::int64_t b = s.n1 - s.k1, c = s.k2, d = s.n2 - s.k2;
    if (s.n1 <= 0 || s.n2 <= 0 || b <= 0 || c <= 0)
        return estimate;
    const auto inverse = [](std::int64_t v) { return 1 / static_cast<double>(v); };
    const double value = static_cast<double>(s.k1) / static_cast<double>(b) * (static_cast<double>(d) / static_cast<double>(c));
    return logInterval(estimate, value, inverse(s.k1) + inverse(b) + inverse(c) + inverse(d));
}

core::Estimate relativeLift(const Shares& s, double level)
{
    core::Estimate estimate = riskRatio(s, level);
    for (auto* part : {&estimate.value, &estimate.lower, &estimate.upper})
        if (*part)
            **part -= 1;
    return estimate;
}

std::optional<double> cohensH(const Shares& s)
{
    if (s.n1 <= 0 || s.n2 <= 0)
        return {};
    return 2 * (std::asin(std::sqrt(s.first())) - std::asin(std::sqrt(s.second())));
}

SampleRatio sampleRatio(std::int64_t n1, std::int64_t n2, double ratio)
{
    SampleRatio result;
    const auto n = static_cast<double>(n1 + n2);
    result.expected1 = n * ratio / (1 + ratio);
    result.expected2 = n / (1 + ratio);
    if (n1 + n2 <= 0)
        return result;
    const double distance = static_cast<double>(n1) - result.expected1;
    result.chi2 = distance * distance * (1 / result.expected1 + 1 / result.expected2);
    result.p = chiSquaredUpper(*result.chi2, 1);
    return result;
}

} // namespace holdfast::analytics
