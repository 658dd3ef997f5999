// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"
#include "analytics/groups/Components.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <optional>
#include <vector>

namespace holdfast::analytics {

enum class FactorRotation { Varimax, Promax, None };
enum class FactorScores { Regression, Bartlett };

struct FactorOptions {
    std::size_t factors = 1;
    FactorRotation rotation = FactorRotation::Varimax;
    double power = 4; // of promax
    double lowestUniqueness = 0.001;
    FactorScores scores = FactorScores::Regression;
};

// Common factors by maximum likelihood, by the sum of their squared loadings; each column of loadings sums above 0.
struct FactorModel {
    Matrix loadings; // a row an item; with promax the pattern
    std::vector<double> uniquenesses; // variance of each item that the factors do not share, lowestUniqueness … 1
    std::vector<double> ssLoadings, explained, cumulative; // squares by factor; over the number of items
    Matrix factorCorrelations; // of the identity unless promax
    double objective = 0; // minimum of the discrepancy; 0 = the model meets the correlations
    double degrees = 0; // ((p-q)^2 - p - q) / 2
    std::optional<double> chi2, p; // with Bartlett's correction; p none without degrees of freedom
    Matrix scoreWeights; // of standardised items: scores(x, correlations, scoreWeights)
    Doubts doubts; // HeywoodCase (subject = index of the item), NotConverged, FewRows (under five cases an item)
};

//   invalid-parameter {name: factors, value}   none, or so many that no degree of freedom is left below 0
//   singular-matrix     the correlations have no inverse
//   cancelled
// Reference: Jöreskog (1967), Some contributions to maximum likelihood factor analysis, Psychometrika 32; Lawley, Maxwell (1971);
// Bartlett (1951); Thomson (1951) and Bartlett (1937) for scores. As R's factanal; Newton steps with the exact second derivatives.
core::Result<FactorModel> fitFactors(const Correlations& correlations, const FactorOptions& options, const core::JobContext& job);

} // namespace holdfast::analytics
