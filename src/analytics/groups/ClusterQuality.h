// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"
#include "analytics/groups/KMeans.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace holdfast::analytics {

// Silhouettes over all pairs of rows up to here; beyond, over the pairs among so many rows drawn at random.
inline constexpr std::size_t kMostSilhouetteRows = 10000;

// How well clusters are told apart; none with a single cluster.
struct ClusterQuality {
    std::optional<double> silhouette; // -1..1, mean over rows; a row alone in its cluster counts 0
    std::vector<std::optional<double>> silhouettes; // mean by cluster; none where no row was drawn
    std::optional<double> calinskiHarabasz; // larger is better; none when all rows lie on their centres
    std::optional<double> daviesBouldin; // smaller is better
    Doubts doubts; // SampledNotExact with the number of rows drawn
};

// Rows as they were clustered. `cancelled` when stopped.
// Reference: Rousseeuw (1987), Silhouettes, J. Comput. Appl. Math. 20; Caliński, Harabasz (1974), Commun. Stat. 3; Davies, Bouldin
// (1979), IEEE Trans. Pattern Anal. 1.
core::Result<ClusterQuality> clusterQuality(
    const Matrix& rows, const Clusters& clusters, std::uint64_t seed, const core::JobContext& job);

// How many clusters the data bear: the drop of log inertia against rows spread evenly over the range of each column.
struct GapStatistic {
    std::vector<double> gap, se; // for 1 … most clusters; se of the simulation
    std::size_t chosen = 1; // the least k with gap(k) >= gap(k+1) - se(k+1); the last when none is
};
// `options` for each fit (its number of clusters does not count); `references` sets of even rows. NaN where all rows are equal.
//   as kMeans
// Reference: Tibshirani, Walther, Hastie (2001), Estimating the number of clusters via the gap statistic, JRSS B 63.
core::Result<GapStatistic> gapStatistic(
    const Matrix& rows, std::size_t most, std::size_t references, const KMeansOptions& options, core::JobContext& job);

} // namespace holdfast::analytics
