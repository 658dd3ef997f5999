// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"

#include <optional>
#include <span>

namespace holdfast::analytics {

// Mean by weights with Student's t interval on n-1 degrees of freedom; without weights that of the plain mean. `weights` empty or one
// > 0 for each; values that are NaN are left out with theirs. No value: none left; no interval: one.
// Reference: Särndal, Swensson, Wretman (1992), section 5.6 (linearised error of the ratio estimator).
core::Estimate weightedMean(std::span<const double> values, std::span<const double> weights, double level = 0.95);

// What was perceived minus what was expected, by the same people on the same scale: below 0 the expectation is not met.
struct PairedGap {
    core::Estimate expected, perceived, gap; // of those who answered both
    std::optional<double> t, p; // paired, two-sided; none with fewer than two or without spread
};
// Spans of equal length, NaN = no answer.
// Reference: Parasuraman, Zeithaml, Berry (1988), SERVQUAL, J. Retailing 64; Student (1908).
PairedGap pairedGap(std::span<const double> perceived, std::span<const double> expected, std::span<const double> weights, double level = 0.95);

} // namespace holdfast::analytics
