// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// The first three of the eight rules.
// Reference: Nelson (1984), The Shewhart control chart: tests for special causes, J. Quality Technology 16.
enum class NelsonRule : std::uint8_t {
    BeyondLimits = 1, // one point beyond 3 sigma
    NineOnOneSide = 2, // nine in a row on one side of the centre
    SixInATrend = 3 // six in a row all rising or all falling
};

struct ControlSignal {
    std::size_t index = 0; // the point that completes the pattern, from 0
    NelsonRule rule = NelsonRule::BeyondLimits;
    bool operator==(const ControlSignal&) const = default;
};

struct PChart {
    std::optional<double> center; // sum k / sum n; none without cases
    std::vector<double> lower, upper; // per point, within 0..1; NaN where n is 0
    std::vector<ControlSignal> signals; // by index, then rule
};

// Shares k[i]/n[i] with limits at `width` standard errors of each point's own n. Points with n = 0 break runs.
// Reference: Shewhart (1931); Montgomery, Introduction to Statistical Quality Control, section 7.2.
PChart pChartLimits(std::span<const std::int64_t> k, std::span<const std::int64_t> n, double width = 3);

// Signals on standardised points (NaN breaks runs): rule 1 at |z| > width, rules 2 and 3.
std::vector<ControlSignal> nelsonSignals(std::span<const double> z, double width = 3);

} // namespace holdfast::analytics
