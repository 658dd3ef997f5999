// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast::analytics {

struct TreeOptions {
    int depth = 4; // questions from the root to a leaf, at most
    std::int64_t smallestLeaf = 20; // rows
};
struct TreeNode {
    int parent = -1, left = -1, right = -1; // indexes; -1 = none
    int column = -1; // asked here; -1 in a leaf
    double threshold = 0; // left: value <= threshold; halfway between two neighbouring values
    std::int64_t n = 0, events = 0;
    double gain = 0; // how much the split lowers the Gini impurity of all rows, 0..0.5
};

// A classification tree for y 0 or 1; the root first, children behind their parent. Each split lowers the Gini impurity most, on ties
// the first column and the lowest threshold. not-enough-data (no rows), cancelled. n log n per column once, then n per column and level.
// Reference: Breiman, Friedman, Olshen, Stone (1984), Classification and Regression Trees; without pruning.
core::Result<std::vector<TreeNode>> growTree(const Matrix& x, std::span<const double> y, const TreeOptions& options, core::JobContext& job);

} // namespace holdfast::analytics
