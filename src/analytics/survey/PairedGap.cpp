// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/PairedGap.h"

#include "analytics/compare/Tail.h"

#include <cmath>
#include <vector>

namespace holdfast::analytics {

namespace {

struct Moments {
    std::int64_t n = 0;
    double mean = 0, se = 0;
};

Moments momentsOf(std::span<const double> values, std::span<const double> weights)
{
    Moments m;
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        const double w = weights.empty() ? 1 : weights[i];
        ++m.n;
        sum += w;
        total += w * values[i];
    }
    if (m.n == 0)
        return m;
    m.mean = total / sum;
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isnan(values[i])) {
            const double e = (weights.empty() ? 1 : weights[i]) * (values[i] - m.mean);
            squares += e * e;
        }
    const double n = static_cast<double>(m.n);
    m.se = m.n > 1 ? std::sqrt(squares * n / (n - 1)) / sum : 0;
    return m;
}

core::Estimate estimateOf(const Moments& m, double level)
{
    core::Estimate estimate;
    estimate.level = level;
    estimate.n = m.n;
    estimate.method = "Student (1908)";
    if (m.n > 0)
        estimate.value = m.mean;
    if (m.n > 1) {
        const double half = studentHalfWidth(level, static_cast<double>(m.n - 1)) * m.se;
        estimate.lower = m.mean - half;
        estimate.upper = m.mean + half;
    }
    return estimate;
}

} // namespace

core::Estimate weightedMean(std::span<const double> values, std::span<const double> weights, double level)
{
    return estimateOf(momentsOf(values, weights), level);
}

PairedGap pairedGap(std::span<const double> perceived, std::span<const double> expected, std::span<const double> weights, double level)
{
    std::vector<double> a, b, gaps, kept;
    for (std::size_t i = 0; i < perceived.size(); ++i)
        if (!std::isnan(perceived[i]) && !std::isnan(expected[i])) {
            a.push_back(perceived[i]);
            b.push_back(expected[i]);
            gaps.push_back(perceived[i] - expected[i]);
            if (!weights.empty())
                kept.push_back(weights[i]);
        }
    PairedGap gap;
    gap.perceived = weightedMean(a, kept, level);
    gap.expected = weightedMean(b, kept, level);
    const Moments m = momentsOf(gaps, kept);
    gap.gap = estimateOf(m, level);
    if (m.n > 1 && m.se > 0) {
        gap.t = m.mean / m.se;
        gap.p = studentTwoSided(*gap.t, static_cast<double>(m.n - 1));
    }
    return gap;
}

} // namespace holdfast::analytics
