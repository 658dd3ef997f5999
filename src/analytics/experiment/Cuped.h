// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace holdfast::analytics {

// Difference of the arms' means (treated minus control) with each arm's own variance and a normal interval.
struct MeanDifference {
    double effect = 0;
    std::optional<double> se, z, p, lower, upper; // none when an arm has fewer than two rows or nothing varies
};
// None when an arm is empty. `treated` holds 0 and 1.
std::optional<MeanDifference> meanDifference(std::span<const double> y, std::span<const double> treated, double level = 0.95);

// The same after the part of y that a covariate from before the experiment explains was taken away:
// theta = cov(x, y) / var(x) over both arms together, y* = y - theta (x - mean x).
struct Cuped {
    double theta = 0, correlation = 0;
    double varianceReduction = 0; // 1 - var(y*) / var(y)
    MeanDifference adjusted, plain;
};
// None when an arm is empty, or x or y do not vary.
// Reference: Deng, Xu, Kohavi, Walker (2013), Improving the sensitivity of online controlled experiments, WSDM.
std::optional<Cuped> cuped(std::span<const double> y, std::span<const double> x, std::span<const double> treated, double level = 0.95);

} // namespace holdfast::analytics
