// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Error.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace holdfast::analytics {

// What a process chart signals on.
enum class ChartRule : std::uint8_t {
    Beyond3Sigma, // a point beyond the limits (3 sigma unless another width is asked for)
    TwoOfThree, // 2 of 3 beyond 2 sigma on one side, the last one among them
    FourOfFive, // 4 of 5 beyond 1 sigma on one side, the last one among them
    EightOneSide, // 8 in a row on one side of the centre
    Range, // a step from the point before beyond its limit
    BeyondLimit, // a point beyond its own limits
    Plus, // upper sum over the decision interval
    Minus // lower sum over the decision interval
};
// "beyond_3s", "2_of_3_beyond_2s", "4_of_5_beyond_1s", "8_same_side", "range", "beyond_limit", "plus", "minus".
std::string_view word(ChartRule rule);

struct ChartSignal {
    std::size_t index = 0; // the point that completes the pattern, from 0
    ChartRule rule = ChartRule::BeyondLimit;
    bool operator==(const ChartSignal&) const = default;
};

struct ProcessChart {
    double center = 0;
    std::optional<double> sigma; // of a single value; none where each point has its own
    std::vector<double> points, lower, upper; // NaN where a point is not defined (no cases)
    struct MovingRange {
        double mean = 0, upper = 0;
    };
    std::optional<MovingRange> range; // individuals
    struct Sums {
        std::vector<double> plus, minus;
        double slack = 0, decision = 0; // k sigma and h sigma, in units of the values
    };
    std::optional<Sums> sums; // CUSUM
    std::vector<ChartSignal> signals; // by index, then rule
    Doubts doubts; // not-independent, short-series, no-variation
};

struct ChartBase {
    std::optional<double> center, sigma; // taken from the values where not given: mean, mean moving range / 1.128
};

// Individual values with the Western Electric rules and the moving range (limit 3.267 times its mean).
// not-enough-data: no value, or a single one without a sigma given.
// Reference: Western Electric (1956), Statistical Quality Control Handbook; Montgomery, Introduction to Statistical
// Quality Control, section 6.4.
core::Result<ProcessChart> individualsChart(std::span<const double> x, const ChartBase& base, double width);

// Exponentially weighted means, begun at the centre. `exact` limits widen over the first points, else they are those of
// the long run.
// Reference: Roberts (1959), Technometrics 1, 239-250; NIST/SEMATECH e-Handbook 6.3.2.4.
core::Result<ProcessChart> ewmaChart(std::span<const double> x, const ChartBase& base, double lambda, double width, bool exact);

// Tabular sums with slack k sigma and decision interval h sigma; begun at 0, not reset after a signal.
// Reference: Page (1954), Biometrika 41, 100-115; Montgomery, section 9.1.
core::Result<ProcessChart> cusumChart(std::span<const double> x, const ChartBase& base, double k, double h);

// Counts c[i] of equal areas of opportunity. invalid-value: below 0.
core::Result<ProcessChart> countChart(std::span<const double> c, std::optional<double> center, double width);

// Shares k[i]/n[i], limits by each point's own n. invalid-value: k below 0 or over n, n below 0.
// Reference: Shewhart (1931), Economic Control of Quality of Manufactured Product.
core::Result<ProcessChart> shareChart(std::span<const double> k, std::span<const double> n, std::optional<double> center,
    double width);

} // namespace holdfast::analytics
