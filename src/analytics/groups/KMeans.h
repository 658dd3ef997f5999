// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace holdfast::analytics {

struct KMeansOptions {
    std::size_t clusters = 2;
    std::size_t starts = 25; // each by k-means++; the lowest inertia counts
    std::vector<std::size_t> startRows; // as many rows as clusters: the only start, from these as centres; empty = as above
    std::uint64_t seed = 1;
    std::size_t mostSteps = 1000; // of one start
    // Up to so many rows the best starts are improved by moving single points while that lowers the inertia, and the best of
    // all again after a few of its rows were put elsewhere.
    std::size_t polishRows = 20000;
    unsigned threads = 0; // 0 = as many as the machine has; the answer is the same for any number
};

struct Clusters {
    std::vector<std::uint32_t> of; // cluster of each row; clusters by size, the largest first
    Matrix centers; // a row a cluster
    std::vector<std::uint64_t> sizes;
    double inertia = 0; // sum of squared distances to the own centre
    double total = 0; // the same to the mean of all rows
    std::size_t steps = 0; // of the start that was best
    Doubts doubts; // EmptyGroup: fewer distinct rows than clusters, the empty ones are left out; NotConverged
};

// Euclidean k-means of rows (a column a feature, scaled by the caller). Distances in single precision by blocks of 16 rows, sums and
// the last passes in double; rows that tie go to the first cluster.
//   not-enough-data     no rows or no columns
//   invalid-parameter {name: k, value}   no cluster or more clusters than rows
//   invalid-parameter {name: startRows, value}   another number of them than clusters, or a row that is not there
//   cancelled
// Reference: Lloyd (1982), IEEE Trans. Inf. Theory 28; Arthur, Vassilvitskii (2007), k-means++, SODA; Hartigan, Wong (1979), Appl. Stat. 28
// (moving single points).
core::Result<Clusters> kMeans(const Matrix& rows, const KMeansOptions& options, core::JobContext& job);

} // namespace holdfast::analytics
