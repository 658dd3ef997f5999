// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::learning {

// Exact Shapley values of an ensemble of small trees, read from tables: a tree of up to ten questions has at most 2^10 patterns of
// answers, and each pattern its values once and for all. Some forty times as fast as walking the trees for each row.
// Reference: Lundberg, Erion, Lee (2018), Consistent individualized feature attribution for tree ensembles: expectations along the
// tree, weighed by the training rows' curvature; equal to their recursion.
class ShallowShap {
public:
    // From the model as the library's JSON; nothing when a tree asks more than ten questions or the text is another one.
    static std::optional<ShallowShap> of(const std::string& modelJson);
    // Adds the log-odds of one row's features to `to`, a place for each column and a last one for the base.
    void add(const float* row, double* to) const;

private:
    struct Node {
        std::uint32_t column = 0;
        float threshold = 0; // yes: value < threshold
        bool missingIsYes = false;
    };
    struct Tree {
        std::vector<Node> nodes; // questions, bit k of a pattern = yes to nodes[k]
        std::vector<std::uint32_t> columns; // that it asks for
        std::vector<double> values; // [pattern * columns + k]
    };
    struct Raw; // a tree as the library writes it
    static std::optional<Tree> tableOf(const Raw& raw, double& expectation);
    std::vector<Tree> m_trees;
    double m_base = 0;
    std::uint32_t m_columns = 0;
};

} // namespace holdfast::learning
