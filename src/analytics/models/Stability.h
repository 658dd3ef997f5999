// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// How far a distribution has moved from the one a model was made on. Bins between the quantiles (type 7) of `expected`, closed on the
// right and open at both ends; equal quantiles make one bin. Shares count as at least 0.0001 in the sum.
struct StabilityBin {
    std::optional<double> lower, upper; // none at the ends
    double expected = 0, actual = 0; // shares 0..1
    double psi = 0; // (actual - expected) ln(actual / expected)
};
struct Stability {
    double psi = 0; // their sum; by custom below 0.1 stable, above 0.25 changed
    std::vector<StabilityBin> bins;
};
// None when either side has no values. Reference: Siddiqi (2006), Credit Risk Scorecards, chapter 7.
std::optional<Stability> populationStability(std::span<const double> expected, std::span<const double> actual, int bins = 10);

} // namespace holdfast::analytics
