// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// A series cut into segments of constant mean. Positions count from 1: the last value of a segment.
struct Segmentation {
    std::vector<std::size_t> index; // ascending, without the end of the series
    double rss = 0; // squared distances to the segment means
    std::optional<double> bic; // none where rss is 0
};

struct ChangePoints {
    std::vector<Segmentation> breaks; // by number of changes, from none; PELT: none and the one found
    std::size_t chosen = 0; // into breaks
    std::vector<double> means; // of the segments chosen
    Doubts doubts; // no-variation, not-independent, short-series
};

// The best segmentation for each number of changes up to `maxBreaks`, chosen by BIC with 2 parameters a segment.
// `minSegment` values at least in a segment, 2 or more. At most ceil(n/minSegment) - 2 changes. O(n^2 changes).
// not-enough-data: n < 2 minSegment; invalid-value {name: value}: squares beyond the largest number; cancelled.
// Reference: Bai, Perron (2003), J. Applied Econometrics 18, 1-22; choices as R `strucchange::breakpoints`.
core::Result<ChangePoints> changePointsOptimal(std::span<const double> x, std::size_t minSegment, std::size_t maxBreaks,
    core::JobContext& job);

// The segmentation with the least rss/sigma^2 + penalty * changes; sigma from the middle absolute first difference.
// penalty: 2 log n is BIC, 4 is AIC. About linear in n where there are many changes.
// Reference: Killick, Fearnhead, Eckley (2012), J. Am. Stat. Assoc. 107, 1590-1598.
core::Result<ChangePoints> changePointsPelt(std::span<const double> x, std::size_t minSegment, double penalty,
    core::JobContext& job);

struct StabilityTest {
    double statistic = 0;
    std::optional<double> p; // none without variation
};

// Largest |cumulative sum of the residuals| / (sd sqrt n) against the Brownian bridge.
// Reference: Ploberger, Krämer (1992), Econometrica 60, 271-285. not-enough-data under 2 values.
core::Result<StabilityTest> cusumTest(std::span<const double> x);

// Largest Chow statistic of a change of the mean, each side with at least `trim` (0..0.5) of the values; p by Hansen's
// approximation, by F where only one place is left. not-enough-data under 4 values.
// Reference: Andrews (1993), Econometrica 61, 821-856; Hansen (1997), J. Business & Economic Statistics 15, 60-67.
core::Result<StabilityTest> supFTest(std::span<const double> x, double trim);

} // namespace holdfast::analytics
