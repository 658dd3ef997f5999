// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/SurveyIndex.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace holdfast::features {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// Which nodes have a score, and the weights among the children that have.
std::vector<double> effectiveWeights(const ScoreTree& tree, std::span<const double> itemMeans, std::vector<char>& there)
{
    const std::size_t n = tree.nodes.size();
    there.assign(n, 0);
    std::vector<double> shares(n, 0), sums(n, 0);
    std::vector<int> children(n, 0);
    for (std::size_t i = n; i-- > 0;) {
        const auto& node = tree.nodes[i];
        if (node.item >= 0)
            there[i] = !std::isnan(itemMeans[static_cast<std::size_t>(node.item)]);
        else
            there[i] = children[i] > 0;
        if (there[i] && node.parent >= 0) {
            sums[static_cast<std::size_t>(node.parent)] += node.weight;
            ++children[static_cast<std::size_t>(node.parent)];
        }
    }
    for (std::size_t i = 1; i < n; ++i) {
        if (!there[i])
            continue;
        const auto parent = static_cast<std::size_t>(tree.nodes[i].parent);
        // Only parts that weigh nothing have answers: they count alike.
        shares[i] = sums[parent] > 0 ? tree.nodes[i].weight / sums[parent] : 1.0 / children[parent];
    }
    return shares;
}

} // namespace

std::vector<double> composed(const ScoreTree& tree, std::span<const double> itemMeans)
{
    std::vector<char> there;
    const auto shares = effectiveWeights(tree, itemMeans, there);
    std::vector<double> scores(tree.nodes.size(), 0);
    for (std::size_t i = tree.nodes.size(); i-- > 0;) {
        const auto& node = tree.nodes[i];
        if (node.item >= 0 && there[i])
            scores[i] = itemMeans[static_cast<std::size_t>(node.item)];
        if (!there[i])
            scores[i] = kNone;
        else if (node.parent >= 0)
            scores[static_cast<std::size_t>(node.parent)] += shares[i] * scores[i];
    }
    return scores;
}

std::vector<NodeScore> nodeScores(const ScoreSheet& sheet, const ScoreTree& tree, std::span<const std::uint32_t> rows, const std::vector<char>& allowed)
{
    const std::size_t items = sheet.items, n = tree.nodes.size();
    // Most answer everything: their rows are added up without looking at single answers.
    std::vector<double> sums(items, 0), totals(items, 0);
    std::vector<char> whole(rows.size(), 0);
    double wholeSum = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const double w = sheet.weight(rows[k]);
        const double* scores = &sheet.scores[rows[k] * items];
        whole[k] = !std::isnan(std::accumulate(scores, scores + items, 0.0));
        if (whole[k]) {
            wholeSum += w;
            for (std::size_t j = 0; j < items; ++j)
                totals[j] += w * scores[j];
            continue;
        }
        for (std::size_t j = 0; j < items; ++j)
            if (!std::isnan(scores[j])) {
                sums[j] += w;
                totals[j] += w * scores[j];
            }
    }
    std::vector<double> means(items, kNone);
    for (std::size_t j = 0; j < items; ++j) {
        sums[j] += wholeSum;
        if (sums[j] > 0 && (allowed.empty() || allowed[j]))
            means[j] = totals[j] / sums[j];
    }

    std::vector<char> there;
    const auto shares = effectiveWeights(tree, means, there);
    const auto scores = composed(tree, means);
    struct Leaf {
        std::size_t node, item, parent;
        double mean, sum, share;
    };
    std::vector<Leaf> leaves;
    std::vector<std::size_t> inner; // from below
    for (std::size_t i = n; i-- > 0;) {
        const auto& node = tree.nodes[i];
        if (there[i] && node.item >= 0) {
            const auto j = static_cast<std::size_t>(node.item);
            leaves.push_back({i, j, static_cast<std::size_t>(std::max(0, node.parent)), means[j], sums[j], shares[i]});
        } else if (there[i]) {
            inner.push_back(i);
        }
    }
    std::vector<double> errors(n), squares(n, 0);
    std::vector<char> answered(n);
    std::vector<std::int64_t> counts(n, 0);
    const auto addInner = [&](bool all) {
        for (const std::size_t i : inner) {
            if (!all && !answered[i])
                continue;
            const int parent = tree.nodes[i].parent;
            squares[i] += errors[i] * errors[i];
            counts[i] += 1;
            if (parent < 0)
                continue;
            errors[static_cast<std::size_t>(parent)] += shares[i] * errors[i];
            answered[static_cast<std::size_t>(parent)] = 1;
        }
    };
    std::int64_t complete = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const double w = sheet.weight(rows[k]);
        const double* own = &sheet.scores[rows[k] * items];
        for (const std::size_t i : inner)
            errors[i] = answered[i] = 0;
        complete += whole[k];
        for (const Leaf& leaf : leaves) {
            if (!whole[k] && std::isnan(own[leaf.item]))
                continue;
            const double error = w * (own[leaf.item] - leaf.mean) / leaf.sum;
            squares[leaf.node] += error * error;
            errors[leaf.parent] += leaf.share * error;
            answered[leaf.parent] = 1;
            counts[leaf.node] += !whole[k];
        }
        addInner(whole[k]);
    }
    for (const Leaf& leaf : leaves)
        counts[leaf.node] += complete;
    std::vector<NodeScore> out(n);
    for (std::size_t i = 0; i < n; ++i) {
        out[i].n = counts[i];
        if (!there[i])
            continue;
        out[i].score = scores[i];
        const double m = static_cast<double>(counts[i]);
        if (counts[i] > 1)
            out[i].se = std::sqrt(squares[i] * m / (m - 1));
    }
    return out;
}

} // namespace holdfast::features
