// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Multiplicity.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

namespace {

// Places of the p-values that are numbers, smallest first.
std::vector<std::size_t> ascending(std::span<const double> p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i]))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

// Step-up: the factor of rank i (1 = smallest), then the least from the largest p down.
template <class Factor> void stepUp(std::vector<double>& values, const std::vector<std::size_t>& order, Factor factor)
{
    double least = 1;
    for (std::size_t i = order.size(); i-- > 0;) {
        least = std::min(least, values[order[i]] * factor(static_cast<double>(i + 1)));
        values[order[i]] = least;
    }
}

// Wright (1992), section 4: for every m the least m p(i) / (i - n + m) of the last m - 1 bounds all.
bool hommel(std::vector<double>& values, const std::vector<std::size_t>& order, const core::JobContext& job)
{
    const std::size_t n = order.size();
    if (n < 2)
        return true;
    std::vector<double> p(n), q(n), best(n);
    for (std::size_t i = 0; i < n; ++i)
        p[i] = values[order[i]];
    double least = 1;
    for (std::size_t i = 0; i < n; ++i)
        least = std::min(least, static_cast<double>(n) * p[i] / static_cast<double>(i + 1));
    std::fill(best.begin(), best.end(), least);
    for (std::size_t m = n - 1; m >= 2; --m) {
        if (m % 256 == 0 && job.shouldStop())
            return false;
        const auto factor = static_cast<double>(m);
        const std::size_t head = n - m + 1; // the first n-m+1 p-values, then the last m-1
        double bound = std::numeric_limits<double>::infinity();
        for (std::size_t i = head; i < n; ++i)
            bound = std::min(bound, factor * p[i] / static_cast<double>(i - head + 2));
        for (std::size_t i = 0; i < head; ++i)
            q[i] = std::min(factor * p[i], bound);
        for (std::size_t i = head; i < n; ++i)
            q[i] = q[head - 1];
        for (std::size_t i = 0; i < n; ++i)
            best[i] = std::max(best[i], q[i]);
    }
    for (std::size_t i = 0; i < n; ++i)
        values[order[i]] = std::min(1.0, std::max(best[i], p[i]));
    return true;
}

} // namespace

std::vector<double> benjaminiHochberg(std::span<const double> p)
{
    std::vector<double> adjusted(p.begin(), p.end());
    const auto order = ascending(p);
    const auto m = static_cast<double>(order.size());
    stepUp(adjusted, order, [m](double rank) { return m / rank; });
    return adjusted;
}

core::Result<std::vector<double>> adjustedP(std::span<const double> p, Adjustment how, const core::JobContext& job)
{
    std::vector<double> values(p.begin(), p.end());
    const auto order = ascending(p);
    const auto m = static_cast<double>(order.size());
    switch (how) {
    case Adjustment::BenjaminiHochberg:
        stepUp(values, order, [m](double rank) { return m / rank; });
        break;
    case Adjustment::BenjaminiYekutieli: {
        double harmonic = 0;
        for (double i = 1; i <= m; ++i)
            harmonic += 1 / i;
        stepUp(values, order, [m, harmonic](double rank) { return m * harmonic / rank; });
        break;
    }
    case Adjustment::Hochberg:
        stepUp(values, order, [m](double rank) { return m - rank + 1; });
        break;
    case Adjustment::Holm: {
        double most = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            most = std::max(most, std::min(1.0, (m - static_cast<double>(i)) * values[order[i]]));
            values[order[i]] = most;
        }
        break;
    }
    case Adjustment::Hommel:
        if (!hommel(values, order, job))
            return core::fail(core::Code::Cancelled);
        break;
    case Adjustment::Bonferroni:
        for (const auto i : order)
            values[i] = std::min(1.0, m * values[i]);
        break;
    case Adjustment::None:
        break;
    }
    return values;
}

} // namespace holdfast::analytics
