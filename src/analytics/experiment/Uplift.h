// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// How well a score puts first whom the treatment moves. Rows by descending score, ties in row order. With the counts and sums of the
// first k rows of N:  qini(k) = Yt - Yc Nt / Nc (the second term 0 while Nc = 0),  gain(k) = (Yt / Nt - Yc / Nc) k (a term 0 while its
// n is 0). Areas by trapezoid over k / N. "Random" is half the last value: the area of the straight line.
struct UpliftPoint {
    double share = 0, qini = 0, gain = 0; // at k = round(share N)
};
struct UpliftGroup {
    int group = 0; // from 1; the first n mod groups have one more
    std::int64_t treated = 0, control = 0;
    std::optional<double> rateTreated, rateControl, uplift; // means of the outcome; none when an arm is missing
    std::optional<double> lower, upper; // of uplift: Newcombe where the outcome is 0 or 1 everywhere, else normal
};
struct UpliftMetrics {
    double qiniArea = 0, qiniRandom = 0;
    double qini = 0; // area less random
    std::optional<double> qiniLower, qiniUpper; // quantiles of the bootstrap
    std::optional<double> qiniPerTreated; // none without treated rows
    double gainArea = 0, gainPerRow = 0, gainAboveRandom = 0; // the last two divided by N
    std::vector<UpliftPoint> curve;
    std::vector<UpliftGroup> groups;
};
struct UpliftOptions {
    std::vector<double> at; // shares 0..1 of the curve
    int groups = 10, replicates = 200; // replicates 0 = no interval
    std::uint64_t seed = 1;
    double level = 0.95;
};
// y any numbers, treated 0 or 1, score finite. not-enough-data (no rows), cancelled. Each replicate draws every row anew (Poisson).
// Reference: Radcliffe (2007), Using control groups to target on predicted lift; Gutierrez, Gerardy (2017), PMLR 67 (gain);
// bootstrap: Chamandy et al. (2012), Estimating uncertainty for massive data streams.
core::Result<UpliftMetrics> upliftMetrics(std::span<const double> y, std::span<const double> treated, std::span<const double> score,
    const UpliftOptions& options, core::JobContext& job);

} // namespace holdfast::analytics
