// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace holdfast::analytics {

// Most items for which lmgImportance goes through every subset (2^20 take some 20 ms).
inline constexpr std::size_t kMostExactItems = 20;

// Shares of R^2 by the average over all orders in which the items can enter (Shapley value); they sum to R^2. `correlations` of
// the items among each other, `withOutcome` of each with the outcome. A column that follows from those before it adds nothing
// after them. Beyond kMostExactItems: the mean over `orders` random orders, each also taken backwards. `cancelled` when
// stopped.
// Reference: Lindeman, Merenda, Gold (1980); Grömping (2006), Relative importance for linear regression in R, J. Stat. Softw. 17;
// Shapley (1953); Castro, Gómez, Tejada (2009), Comput. Oper. Res. 36 (sampling).
core::Result<std::vector<double>> lmgImportance(const Matrix& correlations, std::span<const double> withOutcome, std::size_t orders,
    std::uint64_t seed, const core::JobContext& job);

// Johnson's relative weights: importance of the orthogonal items nearest to the given ones, handed back to these; they sum to R^2.
// Empty when the correlations are singular.
// Reference: Johnson (2000), A heuristic method for estimating the relative weight of predictor variables, Multivariate Behav. Res. 35.
std::vector<double> johnsonWeights(const Matrix& correlations, std::span<const double> withOutcome);

// Where an item stands in the grid of importance and performance.
enum class Quadrant { Concentrate, KeepUp, LowPriority, PossibleOverkill };
std::string_view word(Quadrant quadrant); // "concentrate", "keep-up", "low-priority", "possible-overkill"

// Important = at or above the cut; the cuts are the means over items unless given. Two spans of equal length.
// Reference: Martilla, James (1977), Importance-performance analysis, J. Marketing 41.
struct ImportancePerformance {
    double importanceCut = 0, performanceCut = 0;
    std::vector<Quadrant> quadrants;
};
ImportancePerformance importancePerformance(std::span<const double> importance, std::span<const double> performance);

} // namespace holdfast::analytics
