// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// Silhouettes from the sums of the distances of each row to the rows of each cluster ([row * clusters + cluster]).
struct Silhouettes {
    double mean = 0; // over rows; a row alone in its cluster counts 0
    std::vector<std::optional<double>> byCluster; // none for an empty one
};
Silhouettes silhouettesOf(const std::vector<double>& sums, std::span<const std::uint32_t> of, std::size_t clusters);

// Euclidean distances between all pairs of some rows, kept for the silhouettes of several ways to cluster them: half of rows^2 numbers.
// Reference: Rousseeuw (1987), Silhouettes, J. Comput. Appl. Math. 20.
class PairDistances {
public:
    PairDistances(const Matrix& rows, const core::JobContext& job); // incomplete when the job is stopped
    Silhouettes silhouettes(std::span<const std::uint32_t> of, std::size_t clusters) const;

private:
    std::size_t m_rows;
    std::vector<float> m_distances; // row by row, to the rows after it
};

} // namespace holdfast::analytics
