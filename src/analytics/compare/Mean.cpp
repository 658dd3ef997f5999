// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Mean.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

core::Estimate meanInterval(std::int64_t n, double sum, double sumOfSquares, double level)
{
    core::Estimate estimate;
    estimate.level = level;
    estimate.n = n;
    estimate.method = "Student (1908)";
    if (n <= 0)
        return estimate;
    const auto count = static_cast<double>(n);
    const double mean = sum / count;
    estimate.value = mean;
    if (n == 1)
        return estimate;
    // Rounding can push the difference slightly below zero for constant values.
    const double variance = std::max(0.0, (sumOfSquares - sum * mean) / (count - 1));
    const boost::math::students_t distribution(count - 1);
    const double half = boost::math::quantile(boost::math::complement(distribution, (1 - level) / 2)) * std::sqrt(variance / count);
    estimate.lower = mean - half;
    estimate.upper = mean + half;
    return estimate;
}

} // namespace holdfast::analytics
