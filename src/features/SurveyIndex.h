// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::features {

// Scores of items, 0-100, a row a respondent: NaN = no answer. Row by row, for one pass over all items.
struct ScoreSheet {
    std::size_t rows = 0, items = 0;
    std::vector<double> scores; // [row * items + item]
    std::vector<double> weights; // of rows; empty = all 1
    double weight(std::size_t row) const { return weights.empty() ? 1.0 : weights[row]; }
};

// A tree over the items, children after their parents; node 0 is the whole.
struct ScoreTree {
    struct Node {
        int parent = -1;
        int item = -1; // column of the sheet; -1 = a dimension, or an item nothing measures
        double weight = 1; // among its siblings, >= 0; siblings sum 1
    };
    std::vector<Node> nodes;
};

struct NodeScore {
    std::optional<double> score, se; // se from two respondents up
    std::int64_t n = 0; // respondents with an answer to one of its items at least
};

// Score of a node = weighted mean of its children's scores, of an item its mean. Children without any answer among these rows,
// or not in `allowed` (by item; empty = all), take no part: their siblings share their weight. The error is that of the weighted
// sum of ratio means over respondents, who may have left out items: Taylor linearised, n/(n-1).
// `rows`: which rows of the sheet; two passes.
// Reference: Särndal, Swensson, Wretman (1992), Model Assisted Survey Sampling, sections 5.5-5.6.
std::vector<NodeScore> nodeScores(const ScoreSheet& sheet, const ScoreTree& tree, std::span<const std::uint32_t> rows, const std::vector<char>& allowed);

// Scores of the nodes from given item means (none = no answer), for trying other weights. NaN = no score.
std::vector<double> composed(const ScoreTree& tree, std::span<const double> itemMeans);

} // namespace holdfast::features
