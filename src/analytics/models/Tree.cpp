// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Tree.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::analytics {

using core::Code;

namespace {

struct Split {
    int column = -1;
    double threshold = 0;
    double gain = 0; // of impurity times rows
};

// Rows times Gini impurity.
double impurity(double n, double events)
{
    return n > 0 ? 2 * events * (n - events) / n : 0;
}

struct Grower {
    const Matrix& x;
    std::span<const double> y;
    const TreeOptions& options;
    core::JobContext& job;
    std::vector<std::vector<std::uint32_t>> order {}; // by column: rows by value, each node a run at the same place in all
    std::vector<std::uint8_t> goesLeft {};
    std::vector<std::uint32_t> room {};
    std::vector<TreeNode> nodes {};

    Split bestSplit(const TreeNode& node, std::size_t begin, std::size_t end) const
    {
        const auto n = static_cast<double>(node.n), events = static_cast<double>(node.events);
        const auto least = static_cast<std::size_t>(std::max<std::int64_t>(options.smallestLeaf, 1));
        Split best;
        for (std::size_t c = 0; c < x.columns; ++c) {
            if (job.shouldStop())
                return best;
            const auto values = x.column(c);
            const auto& rows = order[c];
            double left = 0;
            for (std::size_t i = begin; i + least < end; ++i) {
                left += y[rows[i]];
                const std::size_t taken = i - begin + 1;
                if (taken < least)
                    continue;
                const double here = values[rows[i]], next = values[rows[i + 1]];
                if (!(here < next))
                    continue;
                const auto many = static_cast<double>(taken);
                const double gain = impurity(n, events) - impurity(many, left) - impurity(n - many, events - left);
                if (gain > best.gain + 1e-10 * n)
                    best = {static_cast<int>(c), here + (next - here) / 2, gain};
            }
        }
        return best;
    }

    // Moves the rows that go left to the front of the node's run in every column, each side in order.
    std::size_t divide(const Split& split, std::size_t begin, std::size_t end)
    {
        const auto values = x.column(static_cast<std::size_t>(split.column));
        std::size_t middle = begin;
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = order.front()[i];
            goesLeft[row] = values[row] <= split.threshold;
            middle += goesLeft[row];
        }
        for (auto& rows : order) {
            std::size_t left = begin, right = 0;
            for (std::size_t i = begin; i < end; ++i) {
                if (goesLeft[rows[i]])
                    rows[left++] = rows[i];
                else
                    room[right++] = rows[i];
            }
            std::copy(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(right), rows.begin() + static_cast<std::ptrdiff_t>(left));
        }
        return middle;
    }

    int grow(int parent, std::size_t begin, std::size_t end, int depth)
    {
        const int index = static_cast<int>(nodes.size());
        TreeNode node;
        node.parent = parent;
        node.n = static_cast<std::int64_t>(end - begin);
        double events = 0;
        for (std::size_t i = begin; i < end; ++i)
            events += y[order.front()[i]];
        node.events = static_cast<std::int64_t>(events);
        nodes.push_back(node);
        if (depth == 0 || node.events == 0 || node.events == node.n)
            return index;
        const Split split = bestSplit(node, begin, end);
        if (split.column < 0)
            return index;
        const std::size_t middle = divide(split, begin, end);
        const auto at = static_cast<std::size_t>(index);
        nodes[at].column = split.column;
        nodes[at].threshold = split.threshold;
        nodes[at].gain = split.gain / static_cast<double>(y.size());
        const int left = grow(index, begin, middle, depth - 1);
        nodes[at].left = left;
        const int right = grow(index, middle, end, depth - 1);
        nodes[at].right = right;
        return index;
    }
};

} // namespace

core::Result<std::vector<TreeNode>> growTree(const Matrix& x, std::span<const double> y, const TreeOptions& options, core::JobContext& job)
{
    if (y.empty() || x.columns == 0)
        return core::fail(Code::NotEnoughData);
    Grower grower {x, y, options, job};
    std::vector<std::pair<double, std::uint32_t>> pairs(y.size());
    for (std::size_t c = 0; c < x.columns; ++c) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        for (std::size_t i = 0; i < y.size(); ++i)
            pairs[i] = {x(i, c), static_cast<std::uint32_t>(i)};
        std::sort(pairs.begin(), pairs.end());
        auto& rows = grower.order.emplace_back(y.size());
        for (std::size_t i = 0; i < y.size(); ++i)
            rows[i] = pairs[i].second;
    }
    grower.goesLeft.resize(y.size());
    grower.room.resize(y.size());
    grower.grow(-1, 0, y.size(), std::clamp(options.depth, 0, 30));
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    return std::move(grower.nodes);
}

} // namespace holdfast::analytics
