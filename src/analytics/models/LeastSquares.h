// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/Error.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast::analytics {

struct LeastSquaresCoefficient {
    double coef = 0;
    // None without degrees of freedom; t, p and the interval by Student with n less the number of coefficients.
    std::optional<double> se, t, p, lower, upper;
    std::optional<double> seHc1; // robust against unequal variances, HC1: White's times n / (n - k)
};

struct LeastSquares {
    std::vector<LeastSquaresCoefficient> coefficients; // the constant first, then the columns of x
    std::vector<double> residuals;
    std::optional<double> r2; // none when y does not vary
    double degrees = 0; // of freedom of the residuals
};

// y on the columns of x and a constant, by QR of columns scaled to length 1.
// Failures: not-enough-data (fewer rows than coefficients), singular-matrix {name} (a column of `names` follows from those before it).
// Reference: Golub, Van Loan (2013), chapter 5; MacKinnon, White (1985), J. Econometrics 29.
core::Result<LeastSquares> fitLeastSquares(
    const Matrix& x, std::span<const double> y, const std::vector<std::string>& names, double level = 0.95);

} // namespace holdfast::analytics
