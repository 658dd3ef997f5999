// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"

#include <optional>
#include <vector>

namespace holdfast::analytics {

// Variance inflation of each column: the diagonal of the inverse of the columns' correlation matrix, 1 or more. None for a constant
// column and for one that follows from the columns before it; the others are computed without those.
// Reference: Belsley, Kuh, Welsch (1980), Regression Diagnostics.
std::vector<std::optional<double>> varianceInflation(const Matrix& x);

// Which columns follow from the ones before them, by a Cholesky sweep of a matrix of sums of squares and products: true where the
// part not explained is below `tolerance` of the whole. `first` columns are never tested (a constant).
std::vector<bool> dependentColumns(const Matrix& products, double tolerance, std::size_t first = 0);

} // namespace holdfast::analytics
