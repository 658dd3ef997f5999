// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/PrunedTree.h"

#include "core/Random.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::analytics {

using core::Code;

namespace {

double rateOf(const TreeNode& node)
{
    return static_cast<double>(node.events) / static_cast<double>(node.n);
}

// Squared error of the rows of a node about their rate, a row of the root.
double errorOf(const TreeNode& node, double rows)
{
    return static_cast<double>(node.events) * (1 - rateOf(node)) / rows;
}

struct Cost {
    double error = 0;
    std::size_t leaves = 1;
};

// By node, of the whole subtree below it; children stand behind their parents.
std::vector<Cost> costsOf(const std::vector<TreeNode>& nodes)
{
    std::vector<Cost> costs(nodes.size());
    const auto rows = static_cast<double>(nodes.front().n);
    for (std::size_t i = nodes.size(); i-- > 0;) {
        if (nodes[i].column < 0) {
            costs[i] = {errorOf(nodes[i], rows), 1};
            continue;
        }
        const Cost &left = costs[static_cast<std::size_t>(nodes[i].left)], &right = costs[static_cast<std::size_t>(nodes[i].right)];
        costs[i] = {left.error + right.error, left.leaves + right.leaves};
    }
    return costs;
}

int copyOf(const std::vector<TreeNode>& nodes, const std::vector<bool>& cut, std::size_t from, int parent, std::vector<TreeNode>& to)
{
    const int index = static_cast<int>(to.size());
    TreeNode node = nodes[from];
    node.parent = parent;
    node.left = node.right = -1;
    if (cut[from]) {
        node.column = -1;
        node.threshold = node.gain = 0;
    }
    to.push_back(node);
    if (node.column >= 0) {
        const int left = copyOf(nodes, cut, static_cast<std::size_t>(nodes[from].left), index, to);
        to[static_cast<std::size_t>(index)].left = left;
        const int right = copyOf(nodes, cut, static_cast<std::size_t>(nodes[from].right), index, to);
        to[static_cast<std::size_t>(index)].right = right;
    }
    return index;
}

// The price a leaf must have for the next cut; infinite for the root alone.
double nextAlpha(const std::vector<TreeNode>& nodes)
{
    const auto costs = costsOf(nodes);
    const auto rows = static_cast<double>(nodes.front().n);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].column >= 0)
            least = std::min(least, (errorOf(nodes[i], rows) - costs[i].error) / static_cast<double>(costs[i].leaves - 1));
    return std::max(least, 0.0);
}

// Fold of each row: rows with 1 and with 0 are dealt out one by one, each in random order.
std::vector<std::size_t> foldsOf(std::span<const double> y, const PruneOptions& options)
{
    core::Random random(options.seed);
    std::vector<std::size_t> order(y.size()), folds(y.size());
    for (std::size_t i = 0; i < y.size(); ++i)
        order[i] = i;
    for (std::size_t i = y.size(); i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return y[a] < y[b]; });
    for (std::size_t i = 0; i < order.size(); ++i)
        folds[order[i]] = i % options.folds;
    return folds;
}

core::Status crossValidate(PrunedTree& tree, const Matrix& x, std::span<const double> y, const PruneOptions& options, core::JobContext& job)
{
    const auto folds = foldsOf(y, options);
    std::vector<double> sums(tree.steps.size(), 0), squares(tree.steps.size(), 0);
    for (std::size_t fold = 0; fold < options.folds; ++fold) {
        std::vector<std::size_t> seen, unseen;
        for (std::size_t i = 0; i < y.size(); ++i)
            (folds[i] == fold ? unseen : seen).push_back(i);
        if (seen.empty() || unseen.empty())
            continue;
        Matrix some(seen.size(), x.columns);
        std::vector<double> outcome(seen.size());
        for (std::size_t c = 0; c < x.columns; ++c)
            for (std::size_t i = 0; i < seen.size(); ++i)
                some(i, c) = x(seen[i], c);
        for (std::size_t i = 0; i < seen.size(); ++i)
            outcome[i] = y[seen[i]];
        const auto grown = growTree(some, outcome, options.tree, job);
        if (!grown)
            return std::unexpected(grown.error());
        for (std::size_t s = 0; s < tree.steps.size(); ++s) {
            const bool last = s + 1 == tree.steps.size();
            const auto cut = prunedAt(*grown, last ? std::numeric_limits<double>::infinity() : std::sqrt(tree.steps[s].alpha * tree.steps[s + 1].alpha));
            for (const auto row : unseen) {
                const double away = y[row] - rateOf(cut[leafOf(cut, x, row)]);
                sums[s] += away * away;
                squares[s] += away * away * away * away;
            }
        }
    }
    const auto n = static_cast<double>(y.size());
    const double plain = errorOf(tree.nodes.front(), n);
    for (std::size_t s = 0; s < tree.steps.size(); ++s) {
        const double mean = sums[s] / n;
        tree.steps[s].error = mean / plain;
        tree.steps[s].errorSe = std::sqrt(std::max(0.0, squares[s] / n - mean * mean) / n) / plain;
    }
    return {};
}

} // namespace

std::size_t leafOf(const std::vector<TreeNode>& nodes, const Matrix& x, std::size_t row)
{
    std::size_t at = 0;
    while (nodes[at].column >= 0)
        at = static_cast<std::size_t>(x(row, static_cast<std::size_t>(nodes[at].column)) <= nodes[at].threshold ? nodes[at].left : nodes[at].right);
    return at;
}

std::vector<TreeNode> prunedAt(const std::vector<TreeNode>& nodes, double alpha)
{
    const auto rows = static_cast<double>(nodes.front().n);
    std::vector<double> cheapest(nodes.size());
    std::vector<bool> cut(nodes.size(), false);
    for (std::size_t i = nodes.size(); i-- > 0;) {
        const double alone = errorOf(nodes[i], rows) + alpha;
        cheapest[i] = alone;
        if (nodes[i].column < 0)
            continue;
        const double kept = cheapest[static_cast<std::size_t>(nodes[i].left)] + cheapest[static_cast<std::size_t>(nodes[i].right)];
        cut[i] = alone <= kept * (1 + 1e-12);
        cheapest[i] = std::min(alone, kept);
    }
    std::vector<TreeNode> result;
    copyOf(nodes, cut, 0, -1, result);
    return result;
}

core::Result<PrunedTree> growPrunedTree(const Matrix& x, std::span<const double> y, const PruneOptions& options, core::JobContext& job)
{
    auto grown = growTree(x, y, options.tree, job);
    if (!grown)
        return std::unexpected(grown.error());
    PrunedTree tree;
    std::vector<std::vector<TreeNode>> trees {prunedAt(*grown, 0)};
    tree.steps.push_back({0, (trees.back().size() + 1) / 2, 1, 0});
    while (trees.back().size() > 1) {
        const double alpha = nextAlpha(trees.back());
        trees.push_back(prunedAt(trees.back(), alpha));
        tree.steps.push_back({alpha, (trees.back().size() + 1) / 2, 1, 0});
    }
    tree.nodes = trees.back();
    tree.chosen = trees.size() - 1;
    if (trees.size() > 1) {
        if (auto done = crossValidate(tree, x, y, options, job); !done)
            return std::unexpected(done.error());
        const auto best = std::min_element(tree.steps.begin(), tree.steps.end(), [](const PruneStep& a, const PruneStep& b) { return a.error < b.error; });
        const double most = best->error + (options.oneError ? best->errorSe : 0);
        tree.chosen = static_cast<std::size_t>(best - tree.steps.begin());
        for (std::size_t s = tree.chosen; s < tree.steps.size(); ++s)
            if (tree.steps[s].error <= most)
                tree.chosen = s;
        tree.nodes = trees[tree.chosen];
    }
    return tree;
}

} // namespace holdfast::analytics
