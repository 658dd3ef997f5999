// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/PrunedTree.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

double errorOf(const TreeNode& node, double rows)
{
    const double rate = static_cast<double>(node.events) / static_cast<double>(node.n);
    return static_cast<double>(node.n) * rate * (1 - rate) / rows;
}

// Every way to cut a tree back, one by one: the cheapest of each node with its number of leaves.
std::vector<std::pair<double, int>> waysOf(const std::vector<TreeNode>& nodes, std::size_t at)
{
    std::vector<std::pair<double, int>> ways {{errorOf(nodes[at], static_cast<double>(nodes[0].n)), 1}};
    if (nodes[at].column >= 0)
        for (const auto& [leftError, leftLeaves] : waysOf(nodes, static_cast<std::size_t>(nodes[at].left)))
            for (const auto& [rightError, rightLeaves] : waysOf(nodes, static_cast<std::size_t>(nodes[at].right)))
                ways.emplace_back(leftError + rightError, leftLeaves + rightLeaves);
    return ways;
}

struct Planted {
    Matrix x;
    std::vector<double> y;
};

// Rate 0.6 where the first column is above 0.5 and the second above 0.5, else 0.1; the third says nothing.
Planted planted(std::size_t n, std::uint64_t seed, bool anything)
{
    core::Random random(seed);
    Planted data {Matrix(n, 3), {}};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t c = 0; c < 3; ++c)
            data.x(i, c) = random.uniform();
        data.y.push_back(random.chance(anything && data.x(i, 0) > 0.5 && data.x(i, 1) > 0.5 ? 0.6 : 0.1) ? 1 : 0);
    }
    return data;
}

} // namespace

class PrunedTreeTruth : public QObject {
    Q_OBJECT
    core::JobContext m_job;

private Q_SLOTS:
    // 8 rows: 4 with 0, then 1 1 1 0. By hand: root 8 x 3/8 x 5/8 / 8 = 0.234; a first question leaves 4 x 3/4 x 1/4 / 8 = 0.094, a second
    // one nothing. Prices: 0.094 for the second alone (both at once would cost 0.117 each), then 0.141 for the first.
    void pricesByHand()
    {
        Matrix x(8, 1);
        const std::vector<double> y {0, 0, 0, 0, 1, 1, 1, 0};
        for (std::size_t i = 0; i < 8; ++i)
            x(i, 0) = static_cast<double>(i);
        PruneOptions options;
        options.tree = {3, 1};
        options.folds = 4;
        const auto tree = growPrunedTree(x, y, options, m_job);
        QVERIFY(tree);
        QCOMPARE(tree->steps.size(), std::size_t(3));
        QCOMPARE(tree->steps[0].leaves, std::size_t(3));
        QCOMPARE(tree->steps[1].leaves, std::size_t(2));
        QCOMPARE(tree->steps[2].leaves, std::size_t(1));
        QVERIFY(std::abs(tree->steps[1].alpha - 0.09375) < 1e-12);
        QVERIFY(std::abs(tree->steps[2].alpha - (0.234375 - 0.09375)) < 1e-12); // of the tree that is left: one question
    }

    // At any price no other way to cut back is cheaper, and none as cheap has fewer leaves.
    void cheapestOfAllWays()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto data = planted(60, seed, true);
            const auto nodes = *growTree(data.x, data.y, {3, 3}, m_job);
            for (const double alpha : {0.0, 0.001, 0.004, 0.01, 0.02, 0.05, 0.3}) {
                const auto cut = prunedAt(nodes, alpha);
                double error = 0;
                int leaves = 0;
                for (std::size_t i = 0; i < cut.size(); ++i) {
                    if (cut[i].column < 0) {
                        error += errorOf(cut[i], 60);
                        ++leaves;
                    } else {
                        QCOMPARE(cut[static_cast<std::size_t>(cut[i].left)].parent, int(i));
                        QCOMPARE(cut[i].n, cut[static_cast<std::size_t>(cut[i].left)].n + cut[static_cast<std::size_t>(cut[i].right)].n);
                    }
                }
                for (const auto& [otherError, otherLeaves] : waysOf(nodes, 0)) {
                    const double own = error + alpha * leaves, other = otherError + alpha * otherLeaves;
                    QVERIFY(own <= other + 1e-12);
                    QVERIFY(other > own + 1e-9 || otherLeaves >= leaves);
                }
            }
        }
    }

    // What was planted is found again and nothing more; from noise comes the root alone.
    void plantedQuestionsAndNoise()
    {
        int found = 0, alone = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const auto data = planted(1000, seed, true);
            const auto tree = growPrunedTree(data.x, data.y, {}, m_job);
            QVERIFY(tree);
            bool own = tree->nodes.size() >= 5;
            for (const auto& node : tree->nodes)
                own = own && node.column != 2 && (node.column < 0 || std::abs(node.threshold - 0.5) < 0.1);
            found += own;
            QVERIFY(tree->steps[tree->chosen].error < 1);
            QVERIFY(tree->steps.back().leaves == 1 && std::abs(tree->steps.back().error - 1) < 0.02);
            const auto noise = planted(1000, seed + 100, false);
            const auto none = growPrunedTree(noise.x, noise.y, {}, m_job);
            QVERIFY(none);
            alone += none->nodes.size() == 1;
        }
        QVERIFY2(found >= 8, qPrintable(QString::number(found)));
        QVERIFY2(alone >= 9, qPrintable(QString::number(alone)));
    }

    void everyRowFallsIntoTheLeafItWasCountedIn()
    {
        const auto data = planted(500, 3, true);
        const auto tree = *growPrunedTree(data.x, data.y, {}, m_job);
        std::vector<std::int64_t> n(tree.nodes.size()), events(tree.nodes.size());
        for (std::size_t i = 0; i < 500; ++i) {
            const auto leaf = leafOf(tree.nodes, data.x, i);
            ++n[leaf];
            events[leaf] += data.y[i] > 0;
        }
        for (std::size_t i = 0; i < tree.nodes.size(); ++i)
            if (tree.nodes[i].column < 0) {
                QCOMPARE(n[i], tree.nodes[i].n);
                QCOMPARE(events[i], tree.nodes[i].events);
            }
    }

    void edges()
    {
        const Matrix one(1, 1);
        const auto single = growPrunedTree(one, std::vector<double> {1}, {}, m_job);
        QVERIFY(single && single->nodes.size() == 1 && single->steps.size() == 1);
        const Matrix equal(50, 2, 4.0);
        std::vector<double> y(50, 0);
        y[3] = 1;
        const auto constant = growPrunedTree(equal, y, {}, m_job);
        QVERIFY(constant && constant->nodes.size() == 1);
        const auto data = planted(100, 1, true);
        const auto allOne = growPrunedTree(data.x, std::vector<double>(100, 1), {}, m_job);
        QVERIFY(allOne && allOne->nodes.size() == 1);
        QVERIFY(!growPrunedTree(Matrix(0, 2), {}, {}, m_job));
        core::JobContext stopped;
        stopped.stop();
        QVERIFY(!growPrunedTree(data.x, data.y, {}, stopped));
    }
};

HOLDFAST_TEST(PrunedTreeTruth)
#include "PrunedTreeTruth.moc"
