// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// How unevenly a sum is spread over its parts. Shares are 0..1.
struct Concentration {
    std::optional<double> gini; // none when there are no values or the sum is not positive; over 1 only with negative values
    std::int64_t topCount = 0; // ceil(topShare x n) largest values …
    std::optional<double> topSumShare; // … hold this share of the sum
    std::vector<double> lorenz; // cumulative share of the sum at 0, 1/k, …, 1 of the values, smallest first; empty as gini
};

// Gini = sum((2i - n - 1) x_i) / (n sum(x)), x ascending, no small-sample factor. The curve has `points` + 1 values.
// Reference: Gini (1912); formula as in Dixon et al. (1987), Ecology 68.
Concentration concentrationOf(std::vector<double> values, double topShare = 0.2, int points = 100);
Concentration concentrationOfSorted(std::span<const double> sorted, double topShare = 0.2, int points = 100);

} // namespace holdfast::analytics
