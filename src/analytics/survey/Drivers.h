// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

struct DriverOptions {
    double level = 0.95;
    // Resamples for the intervals of R^2, lmg and johnson; 0 = no intervals. Up to 4,096 rows each row is drawn for itself, beyond
    // in bundles put together at random.
    std::size_t bootstrap = 0;
    // Without resamples: intervals by the jackknife that leaves out one of so many groups of rows at a time (of so many rows, if there are
    // fewer), Student's t with one degree of freedom fewer; a few Johnson's weights instead of a thousand. 0 = no intervals.
    std::size_t jackknife = 0;
    bool lmg = true; // false: Johnson's weights alone, lmg is NaN
    std::size_t orders = 2000; // random orders when there are more than kMostExactItems items
    std::uint64_t seed = 1;
};

// One item of the linear model of the outcome.
struct Driver {
    std::size_t column = 0; // of x
    double mean = 0;
    std::optional<double> coef, se, t, p, lower, upper; // in the units of x and y
    double beta = 0; // standardised
    double correlation = 0; // with the outcome
    double pratt = 0, first = 0, last = 0; // beta r; r^2; drop of R^2 without the item
    double vif = 1;
    // Shares of R^2 by Lindeman-Merenda-Gold and by Johnson; intervals are percentiles of the bootstrap or of the
    // jackknife. part: johnson over R^2, 0..1.
    double lmg = 0, johnson = 0;
    std::optional<double> lmgLower, lmgUpper, johnsonLower, johnsonUpper, johnsonPartLower, johnsonPartUpper;
};

struct DriverModel {
    std::int64_t n = 0;
    double r2 = 0;
    std::optional<double> r2Lower, r2Upper; // as of the shares
    std::optional<double> adjustedR2, f, df, df2, p; // F of the whole model
    std::optional<double> intercept, interceptSe, interceptT, interceptP, interceptLower, interceptUpper;
    std::vector<Driver> drivers; // columns in order, without those left out
    // ConstantColumn, Collinear (subject = index of the column left out), SampledNotExact, FewRows (under 10 rows an item),
    // IntervalNotDefined where resamples cannot be fitted.
    Doubts doubts;
};

// Least squares with a constant. `weights` empty or one > 0 for each row: scaled to mean 1, they weigh means, correlations and
// residuals. Rows without missing cells.
//   not-enough-data   fewer than items + 2 rows, or no item left
//   no-variation      the outcome has one value
//   cancelled
// Reference: as lmgImportance and johnsonWeights; Pratt (1987); Efron, Tibshirani (1993), An Introduction to the Bootstrap; Kott (2001), The
// delete-a-group jackknife, J. Off. Stat. 17.
core::Result<DriverModel> keyDrivers(const Matrix& x, std::span<const double> y, std::span<const double> weights,
    const DriverOptions& options, const core::JobContext& job);

} // namespace holdfast::analytics
