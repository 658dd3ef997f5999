// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/Trend.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::analytics {

namespace {

// Pairs i < j with values[i] > values[j], by merging; sorts the values.
std::int64_t fallingPairs(std::span<double> values, std::vector<double>& spare)
{
    if (values.size() < 2)
        return 0;
    const std::size_t half = values.size() / 2;
    const auto left = values.first(half), right = values.subspan(half);
    std::int64_t pairs = fallingPairs(left, spare) + fallingPairs(right, spare);
    spare.clear();
    std::size_t i = 0;
    for (const double value : right) {
        while (i < left.size() && left[i] <= value)
            spare.push_back(left[i++]);
        pairs += static_cast<std::int64_t>(left.size() - i);
        spare.push_back(value);
    }
    spare.insert(spare.end(), left.begin() + static_cast<std::ptrdiff_t>(i), left.end());
    std::copy(spare.begin(), spare.end(), values.begin());
    return pairs;
}

struct Score {
    std::int64_t s = 0;
    double variance = 0;
    double rootPairs = 0; // what s is divided by for tau
};

Score scoreOf(std::vector<double> values)
{
    const double n = static_cast<double>(values.size());
    std::vector<double> spare;
    spare.reserve(values.size());
    const std::int64_t falling = fallingPairs(values, spare);
    const auto all = static_cast<std::int64_t>(values.size() * (values.size() - (values.empty() ? 0 : 1)) / 2);
    std::int64_t tied = 0;
    double variance = n * (n - 1) * (2 * n + 5);
    for (std::size_t i = 0, j = 0; i < values.size(); i = j) {
        while (j < values.size() && values[j] == values[i])
            ++j;
        const double t = static_cast<double>(j - i);
        variance -= t * (t - 1) * (2 * t + 5);
        tied += static_cast<std::int64_t>((j - i) * (j - i - 1) / 2);
    }
    return {all - tied - 2 * falling, variance / 18, std::sqrt(static_cast<double>(all) * static_cast<double>(all - tied))};
}

MannKendall tested(const Score& score)
{
    MannKendall result;
    result.s = score.s;
    result.variance = score.variance;
    if (score.rootPairs > 0)
        result.tau = static_cast<double>(score.s) / score.rootPairs;
    if (score.variance > 0) {
        const double s = static_cast<double>(score.s);
        result.z = (s - (s > 0) + (s < 0)) / std::sqrt(score.variance);
        result.p = 2 * cdf(complement(boost::math::normal(), std::abs(*result.z)));
    }
    return result;
}

} // namespace

MannKendall mannKendall(std::span<const double> x)
{
    return tested(scoreOf({x.begin(), x.end()}));
}

MannKendall mannKendallSeasonal(std::span<const double> x, std::size_t period)
{
    Score sum;
    for (std::size_t position = 0; position < std::min(period, x.size()); ++position) {
        std::vector<double> values;
        for (std::size_t i = position; i < x.size(); i += period)
            values.push_back(x[i]);
        const Score score = scoreOf(std::move(values));
        sum.s += score.s;
        sum.variance += score.variance;
        sum.rootPairs += score.rootPairs;
    }
    return tested(sum);
}

core::Result<LinearTrend> linearTrend(std::span<const double> x)
{
    const std::size_t count = x.size();
    if (count < 2)
        return core::fail(core::Code::NotEnoughData);
    const double n = static_cast<double>(count), middle = (n - 1) / 2;
    double mean = 0;
    for (const double value : x)
        mean += value / n;
    double stt = 0, sty = 0, syy = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) - middle, y = x[i] - mean;
        stt += t * t, sty += t * y, syy += y * y;
    }
    LinearTrend line;
    line.slope = sty / stt;
    line.intercept = mean - line.slope * middle;
    if (count < 3 || syy <= 0)
        return line;
    line.r = std::clamp(sty / std::sqrt(stt * syy), -1.0, 1.0);
    const double rest = (1 - *line.r * *line.r) * syy / stt / (n - 2);
    line.se = std::sqrt(rest);
    line.p = rest > 0 ? 2 * cdf(complement(boost::math::students_t(n - 2), std::abs(line.slope) / *line.se)) : 0;
    return line;
}

core::Result<Pettitt> pettitt(std::span<const double> x)
{
    const std::size_t n = x.size();
    if (n < 2)
        return core::fail(core::Code::NotEnoughData);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    std::vector<double> rank(n);
    for (std::size_t i = 0, j = 0; i < n; i = j) {
        while (j < n && x[order[j]] == x[order[i]])
            ++j;
        for (std::size_t k = i; k < j; ++k)
            rank[order[k]] = static_cast<double>(i + j + 1) / 2;
    }
    Pettitt result;
    double sum = 0;
    result.u = -1;
    for (std::size_t i = 0; i + 1 < n; ++i) {
        sum += rank[i];
        const double u = std::abs(2 * sum - static_cast<double>((i + 1) * (n + 1)));
        if (u > result.u) {
            result.u = u;
            result.index = i + 1;
        }
    }
    const double size = static_cast<double>(n);
    result.p = std::min(1.0, 2 * std::exp(-6 * result.u * result.u / (size * size * size + size * size)));
    return result;
}

} // namespace holdfast::analytics
