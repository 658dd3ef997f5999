// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/Decomposition.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace holdfast::analytics {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double variance(const std::vector<double>& values)
{
    double mean = 0;
    for (const double value : values)
        mean += value;
    mean /= static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return sum / static_cast<double>(values.size() - 1);
}

} // namespace

void addStrengths(Decomposition& parts, Composition composition)
{
    parts.strengthTrend.reset();
    parts.strengthSeasonal.reset();
    const bool logs = composition == Composition::Multiplicative;
    std::vector<double> remainder, withTrend, withSeasonal;
    for (std::size_t i = 0; i < parts.trend.size(); ++i) {
        double t = parts.trend[i], s = parts.seasonal[i], r = parts.remainder[i];
        if (logs) {
            if (t <= 0 || s <= 0 || r <= 0)
                return;
            t = std::log(t), s = std::log(s), r = std::log(r);
        }
        if (!std::isfinite(t + s + r))
            continue;
        remainder.push_back(r);
        withTrend.push_back(t + r);
        withSeasonal.push_back(s + r);
    }
    if (remainder.size() < 2)
        return;
    const double rest = variance(remainder);
    if (const double all = variance(withTrend); all > 0)
        parts.strengthTrend = std::max(0.0, 1 - rest / all);
    if (const double all = variance(withSeasonal); all > 0)
        parts.strengthSeasonal = std::max(0.0, 1 - rest / all);
}

core::Result<Decomposition> decomposeClassical(std::span<const double> x, std::size_t period, Composition composition)
{
    const std::size_t n = x.size();
    if (period < 2 || n < 2 * period)
        return core::fail(core::Code::NotEnoughData);
    const bool factors = composition == Composition::Multiplicative;
    if (factors)
        for (const double value : x)
            if (value <= 0)
                return core::fail(core::Code::InvalidValue, {{"name", "value"}, {"value", std::to_string(value)}});

    Decomposition parts;
    parts.trend.assign(n, kNone);
    parts.remainder.assign(n, kNone);
    // An even season takes half of the values at both ends of its window; an odd one has none.
    const std::size_t half = period / 2;
    const double length = static_cast<double>(period);
    for (std::size_t i = half; i + half < n; ++i) {
        double sum = 0;
        for (std::size_t j = i - half; j <= i + half; ++j)
            sum += period % 2 == 0 && (j == i - half || j == i + half) ? 0.5 * x[j] : x[j];
        parts.trend[i] = sum / length;
    }
    parts.figure.assign(period, 0);
    double mean = 0;
    for (std::size_t position = 0; position < period; ++position) {
        double sum = 0, count = 0;
        for (std::size_t i = position; i < n; i += period) {
            if (std::isnan(parts.trend[i]))
                continue;
            sum += factors ? x[i] / parts.trend[i] : x[i] - parts.trend[i];
            ++count;
        }
        parts.figure[position] = sum / count;
        mean += parts.figure[position] / length;
    }
    for (double& value : parts.figure)
        value = factors ? value / mean : value - mean;
    parts.seasonal.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        parts.seasonal[i] = parts.figure[i % period];
        parts.remainder[i] = factors ? x[i] / (parts.seasonal[i] * parts.trend[i]) : x[i] - parts.seasonal[i] - parts.trend[i];
    }
    addStrengths(parts, composition);
    return parts;
}

} // namespace holdfast::analytics
