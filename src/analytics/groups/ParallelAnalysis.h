// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <vector>

namespace holdfast::analytics {

// The `quantile` of each eigenvalue of the correlations of n rows of independent normal numbers, largest first. A factor is worth
// keeping whose eigenvalue is above the one at its place. The covariances are drawn from their own distribution, so that the cost
// does not grow with n. n > 1.
//   cancelled
// Reference: Horn (1965), A rationale and test for the number of factors in factor analysis, Psychometrika 30; Glorfeld (1995), Educ.
// Psych. Measurement 55 (95 % point instead of the mean); Smith, Hocking (1972), Wishart variate generator, Appl. Stat. 21.
core::Result<std::vector<double>> randomEigenvalues(
    std::int64_t n, std::size_t columns, double quantile, std::size_t draws, std::uint64_t seed, const core::JobContext& job);

} // namespace holdfast::analytics
