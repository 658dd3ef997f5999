// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Tree.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

std::vector<TreeNode> grown(const Matrix& x, const std::vector<double>& y, int depth, std::int64_t leaf)
{
    core::JobContext job;
    return *growTree(x, y, {depth, leaf}, job);
}

double gini(double n, double ones)
{
    return n > 0 ? 2 * ones / n * (1 - ones / n) : 0;
}

} // namespace

class TreeTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Planted: outcome 1 exactly where a > 2 and b > 5.
    void plantedQuestions()
    {
        Matrix x(48, 3);
        std::vector<double> y;
        for (std::size_t i = 0; i < 48; ++i) {
            x(i, 0) = 1;
            x(i, 1) = static_cast<double>(i % 6);
            x(i, 2) = static_cast<double>(i / 6 + 2); // 2 … 9
            y.push_back(x(i, 1) > 2 && x(i, 2) > 5 ? 1 : 0);
        }
        const auto nodes = grown(x, y, 5, 1);
        QCOMPARE(nodes.size(), std::size_t(5));
        QCOMPARE(nodes[0].column, 1);
        QCOMPARE(nodes[0].threshold, 2.5);
        QCOMPARE(nodes[0].left, 1);
        QCOMPARE(nodes[2].column, 2);
        QCOMPARE(nodes[2].threshold, 5.5);
        QCOMPARE(nodes[4].events, nodes[4].n);
        QCOMPARE(nodes[4].parent, 2);
        QVERIFY(std::abs(nodes[0].gain + nodes[2].gain - gini(48, 12)) < 1e-12); // all impurity is gone
    }

    // The first split against every column and threshold tried one by one.
    void bestSplitByBruteForce()
    {
        core::Random random(9);
        for (int round = 0; round < 30; ++round) {
            const std::size_t n = 40;
            Matrix x(n, 3);
            std::vector<double> y;
            for (std::size_t i = 0; i < n; ++i) {
                for (std::size_t c = 0; c < 3; ++c)
                    x(i, c) = std::floor(random.uniform() * 8);
                y.push_back(random.chance(0.2 + 0.07 * x(i, 1)) ? 1 : 0);
            }
            double ones = 0, best = 0;
            for (const double v : y)
                ones += v;
            for (std::size_t c = 0; c < 3; ++c)
                for (double cut = 0.5; cut < 7; ++cut) {
                    double left = 0, leftOnes = 0;
                    for (std::size_t i = 0; i < n; ++i)
                        if (x(i, c) <= cut) {
                            left += 1;
                            leftOnes += y[i];
                        }
                    if (left < 5 || n - left < 5)
                        continue;
                    best = std::max(best, gini(n, ones) - left / n * gini(left, leftOnes) - (n - left) / n * gini(n - left, ones - leftOnes));
                }
            const auto nodes = grown(x, y, 1, 5);
            QVERIFY(std::abs(nodes[0].gain - best) < 1e-9);
            if (nodes.size() == 3)
                QVERIFY(nodes[1].n >= 5 && nodes[2].n >= 5 && nodes[1].n + nodes[2].n == 40 && nodes[1].events + nodes[2].events == nodes[0].events);
        }
    }

    void edges()
    {
        core::JobContext job;
        QCOMPARE(growTree(Matrix(0, 1), {}, {}, job).error().code, core::Code::NotEnoughData);
        Matrix x(4, 1);
        for (std::size_t i = 0; i < 4; ++i)
            x(i, 0) = static_cast<double>(i);
        QCOMPARE(grown(x, {1, 1, 1, 1}, 4, 1).size(), std::size_t(1)); // pure
        QCOMPARE(grown(Matrix(4, 1), {1, 0, 1, 0}, 4, 1).size(), std::size_t(1)); // nothing to ask
        QCOMPARE(grown(x, {0, 0, 1, 1}, 4, 3).size(), std::size_t(1)); // leaves would be too small
        QCOMPARE(grown(x, {0, 0, 1, 1}, 4, 2).size(), std::size_t(3));
        Matrix one(1, 1);
        QCOMPARE(grown(one, {1}, 4, 1).size(), std::size_t(1));
        job.stop();
        QCOMPARE(growTree(x, std::vector<double> {0, 0, 1, 1}, {}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(TreeTruth)
#include "TreeTruth.moc"
