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
#include <string>
#include <vector>

namespace holdfast::analytics {

struct LogisticOptions {
    // Half of this times the sum of squared coefficients of the columns scaled to standard deviation 1 is taken from the
    // log-likelihood; the constant is free. A change of a column's unit changes nothing.
    double penalty = 0; // 0 or more
    bool firth = false; // Jeffreys' prior: finite estimates also under separation; not together with penalty
    double level = 0.95;
};

// None where the column was left out or has no finite estimate (see doubts).
struct LogisticCoefficient {
    std::optional<double> coef, se, z, p, lower, upper; // z, p and the interval are Wald's
    std::optional<double> oddsRatio, oddsRatioLower, oddsRatioUpper;
};

struct LogisticFit {
    std::int64_t n = 0, events = 0;
    std::vector<LogisticCoefficient> coefficients; // the constant first, then a column of x each
    std::vector<double> beta; // the same for predicting: 0 for a column left out, the last step for one without finite estimate
    double logLikelihood = 0, logLikelihoodNull = 0; // without penalty
    double degrees = 0; // of freedom, without the constant; with penalty the trace of the shrinkage
    std::optional<double> lr, lrP; // likelihood ratio against the constant alone; none with firth
    double aic = 0, bic = 0;
    std::optional<double> mcfadden, coxSnell, nagelkerke;
    int iterations = 0;
    Doubts doubts; // Separation, Collinear, ConstantColumn (subject: the column), NotConverged, FewEvents (value: the rarer outcome)
};

// Maximum likelihood of y (0 or 1) on the columns of x and a constant. `names` are the columns' names, for doubts.
// Failures: not-enough-data (no rows), no-variation {name} (all y equal; name = `outcome`), cancelled.
// Newton's method in doubles; a large table starts from the fit of a part of its blocks.
// Reference: McCullagh, Nelder (1989), Generalized Linear Models; firth: Firth (1993), Biometrika 80, Heinze, Schemper (2002),
// Stat. Med. 21; separation is proven by a direction that never lowers any row's likelihood: Albert, Anderson (1984), Biometrika 71.
core::Result<LogisticFit> fitLogistic(const Matrix& x, std::span<const double> y, const std::vector<std::string>& names,
    const LogisticOptions& options, core::JobContext& job, const std::string& outcome = "y");

// 1 / (1 + exp(-(beta[0] + x beta[1...]))) for each row of x.
std::vector<double> logisticProbabilities(const Matrix& x, std::span<const double> beta);

} // namespace holdfast::analytics
