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

// Which items measure which factors; factors are all correlated. Items are columns of the data.
struct MeasurementModel {
    std::vector<std::vector<std::size_t>> factors; // items of each factor; the first has its loading fixed to 1
    std::vector<std::pair<std::size_t, std::size_t>> correlatedErrors; // pairs of items
};

// A parameter of the model: loading, variance or covariance, of an item's error or of factors.
struct MeasurementParameter {
    enum class Kind { Loading, ErrorCovariance, FactorCovariance } kind = Kind::Loading;
    std::size_t left = 0, right = 0; // Loading: factor, item; ErrorCovariance: items; FactorCovariance: factors
    double value = 0;
    double se = 0; // 0 where fixed
    bool fixed = false;
    double standardised = 0; // with all variances 1
};

struct MeasurementFit {
    std::int64_t n = 0;
    std::vector<MeasurementParameter> parameters; // loadings, errors, variances of factors, covariances of factors
    std::size_t free = 0;
    double chi2 = 0, df = 0;
    std::optional<double> p, cfi, tli; // p and tli need degrees of freedom
    std::optional<double> rmsea, rmseaLower, rmseaUpper; // interval at `rmseaLevel`
    double srmr = 0;
    double loglik = 0, aic = 0, bic = 0; // of the items as one normal vector, means as observed and not counted
    Doubts doubts; // HeywoodCase (an error variance below 0; subject = index of the item), FewRows (under ten cases a free parameter)
};

// Fits covariances (divisor n) by maximum likelihood with Fisher scoring; errors from the expected information; the chi-square is n
// times the discrepancy. A factor with one item that measures nothing else has no error of its own. No missing cells. `weights` empty
// or one > 0 a row: covariances are weighted (pseudo maximum likelihood) and n is Kish's effective number of rows, rounded.
//   not-enough-data               no factor, fewer rows than items + 1, or more free parameters than variances and covariances
//   no-variation {name}           an item has one value; name = its index
//   singular-matrix, not-converged, cancelled
// Reference: Jöreskog (1969), A general approach to confirmatory maximum likelihood factor analysis, Psychometrika 34; Bentler
// (1990), Psych. Bulletin 107 (CFI); Tucker, Lewis (1973), Psychometrika 38; Steiger (1990), Multivariate Behav. Res. 25 (RMSEA);
// Hu, Bentler (1999), Struct. Equation Modeling 6 (SRMR); Skinner, Holt, Smith (1989), Analysis of Complex Surveys (weights). Conventions as lavaan's default.
core::Result<MeasurementFit> fitMeasurement(
    const Matrix& x, const MeasurementModel& model, const core::JobContext& job, double rmseaLevel = 0.9, std::span<const double> weights = {});

} // namespace holdfast::analytics
