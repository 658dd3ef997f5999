// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/JobContext.h"

#include <cstdint>
#include <vector>

namespace holdfast::analytics {

// Rows in blocks of 16, feature by feature within a block, in single precision: what the inner loops of k-means read.
class RowBlocks {
public:
    static constexpr std::size_t kLanes = 16;
    static constexpr std::size_t kChunk = 1024; // blocks; sums are kept by chunk, so that threads do not change them

    // Columns are shifted by their mean: single precision then holds differences, not levels.
    explicit RowBlocks(const Matrix& rows);

    std::size_t rows() const { return m_rows; }
    std::size_t features() const { return m_features; }
    std::size_t blocks() const { return (m_rows + kLanes - 1) / kLanes; }
    std::size_t chunks() const { return (blocks() + kChunk - 1) / kChunk; }
    const float* block(std::size_t index) const { return m_values.data() + index * m_features * kLanes; }
    float at(std::size_t row, std::size_t feature) const { return m_values[(row / kLanes * m_features + feature) * kLanes + row % kLanes]; }

private:
    std::size_t m_rows, m_features;
    std::vector<float> m_values;
};

// One run of Lloyd's iterations from given centres (clusters by features, row by row, in the shifted units of RowBlocks).
struct LloydRun {
    std::vector<std::uint32_t> of;
    std::vector<double> centers;
    double inertia = 0; // from single-precision distances
    std::size_t steps = 0;
    bool settled = false;
};
LloydRun lloyd(const RowBlocks& rows, std::vector<double> centers, std::size_t clusters, std::size_t mostSteps, unsigned threads,
    const core::JobContext& job);

// Centres by k-means++: each next one a row drawn with its squared distance to the nearest so far as weight.
std::vector<double> plusPlusCenters(const RowBlocks& rows, std::size_t clusters, std::uint64_t seed, const core::JobContext& job);

} // namespace holdfast::analytics
