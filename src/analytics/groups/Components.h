// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"
#include "core/Error.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// Correlations of columns, with what they were standardised by.
struct Correlations {
    std::int64_t n = 0;
    std::vector<double> means, sds; // sd with n-1
    Matrix r;
};
// A row a case, no missing cells. `weights` empty or one > 0 a row: they weigh means and products, whatever their sum, and n is Kish's
// effective number of cases, rounded.
//   not-enough-data         fewer than two columns or three rows
//   no-variation {name}     a column has one value; name = its index
// Reference: Kish (1965), Survey Sampling, section 11.7.
core::Result<Correlations> correlationMatrix(const Matrix& x, std::span<const double> weights = {});

// Whether correlations are worth a factor analysis.
struct Adequacy {
    double determinant = 0;
    std::optional<double> kmo; // Kaiser-Meyer-Olkin over all, 0..1, from partial correlations; none when singular
    std::vector<double> kmoItems; // by column; empty when singular
    std::optional<double> chi2, df, p; // Bartlett: are all correlations zero?
};
// Reference: Kaiser (1974), An index of factorial simplicity, Psychometrika 39; Bartlett (1951), Biometrika 38.
Adequacy adequacy(const Correlations& correlations);

// Principal components of the correlations, largest first; each vector sums above 0.
struct Components {
    std::vector<double> eigenvalues;
    std::vector<double> explained, cumulative; // shares of the number of columns
    Matrix vectors, loadings; // a row a column of x, a column a component; loading = vector times root of the eigenvalue
    std::size_t kaiserCount = 0; // eigenvalues above 1
};
// Reference: Hotelling (1933), J. Educ. Psych. 24; Kaiser (1960), Educ. Psych. Measurement 20.
Components principalComponents(const Correlations& correlations);

// Standardised rows times `weights` (columns by scores): component scores with vectors, factor scores with their weights.
Matrix scores(const Matrix& x, const Correlations& correlations, const Matrix& weights);

} // namespace holdfast::analytics
