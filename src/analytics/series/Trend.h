// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

struct MannKendall {
    std::int64_t s = 0; // rising pairs minus falling ones
    double variance = 0; // of s without a trend, corrected for ties
    std::optional<double> z; // with continuity correction; none where all values are equal
    std::optional<double> tau; // s by the pairs that could differ (Kendall's tau-b against time)
    std::optional<double> p; // two-sided, normal
};

// Whether a series rises or falls. O(n log n).
// Reference: Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods.
MannKendall mannKendall(std::span<const double> x);

// The same within each position of a season of `period` values, summed over the positions taken as independent.
// Reference: Hirsch, Slack, Smith (1982), Water Resources Research 18, 107-121.
MannKendall mannKendallSeasonal(std::span<const double> x, std::size_t period);

struct TheilSen {
    double slope = 0; // per step: median of the slopes of all pairs
    double intercept = 0; // median of x - slope * step, steps from 0
    std::optional<double> lower, upper; // of the slope at `level`; none where all values are equal
};

// n(n-1)/2 slopes; kept in memory up to some millions, else counted in several passes. not-enough-data under 2 values; cancelled.
// Reference: Sen (1968), J. Am. Stat. Assoc. 63, 1379-1389; the ranks of the interval rounded as SciPy `theilslopes`.
core::Result<TheilSen> theilSen(std::span<const double> x, double level, core::JobContext& job);

struct LinearTrend {
    double slope = 0, intercept = 0; // per step, steps from 0
    std::optional<double> r, se, p; // none under 3 values or without variation
};
// Least squares on 0, 1, 2, …; not-enough-data under 2 values.
core::Result<LinearTrend> linearTrend(std::span<const double> x);

struct Pettitt {
    double u = 0; // largest |U|
    std::size_t index = 0; // last value before the change, from 1
    double p = 1; // approximate, two-sided, at most 1
};
// One change of the middle of a series. not-enough-data under 2 values.
// Reference: Pettitt (1979), Applied Statistics 28, 126-135.
core::Result<Pettitt> pettitt(std::span<const double> x);

} // namespace holdfast::analytics
