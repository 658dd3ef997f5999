// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/models/Tree.h"

namespace holdfast::analytics {

struct PruneOptions {
    TreeOptions tree {5, 20}; // of the tree that is cut back
    std::size_t folds = 10;
    std::uint64_t seed = 1;
    bool oneError = true; // the smallest tree within one standard error of the best; else the best
};
// One of the nested trees between the full one and the root alone.
struct PruneStep {
    double alpha = 0; // price of a leaf from which on this tree is the cheapest, in squared error a row
    std::size_t leaves = 1;
    double error = 0, errorSe = 0; // squared error of rows the tree has not seen, over that of the plain rate
};
struct PrunedTree {
    std::vector<TreeNode> nodes; // the tree chosen; root first, children behind their parent
    std::vector<PruneStep> steps; // from the full tree to the root; one alone where nothing is worth a question
    std::size_t chosen = 0; // step
};

// The tree of growTree cut back by cost and complexity, how far by cross-validation (folds with equal shares of 1 as far as
// may be). Squared error of 0 and 1, which the Gini impurity halves. y with one value gives the root alone.
// Failures as growTree.
// Reference: Breiman, Friedman, Olshen, Stone (1984), Classification and Regression Trees, chapters 3 and 8.5 (rule of one standard
// error; prices between two trees by their geometric mean).
core::Result<PrunedTree> growPrunedTree(const Matrix& x, std::span<const double> y, const PruneOptions& options, core::JobContext& job);

// The cheapest subtree where each leaf costs alpha, the smallest of those. Indexes are made new.
std::vector<TreeNode> prunedAt(const std::vector<TreeNode>& nodes, double alpha);

// The leaf a row falls into.
std::size_t leafOf(const std::vector<TreeNode>& nodes, const Matrix& x, std::size_t row);

} // namespace holdfast::analytics
