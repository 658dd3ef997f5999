// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/ChangePoints.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

double rss(const std::vector<double>& x, std::size_t from, std::size_t to)
{
    const double mean = std::accumulate(x.begin() + static_cast<long>(from), x.begin() + static_cast<long>(to), 0.0)
        / static_cast<double>(to - from);
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += (x[i] - mean) * (x[i] - mean);
    return sum;
}

double middle(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

// Noise variance by the middle distance of the first differences to their middle.
double variance(const std::vector<double>& x)
{
    std::vector<double> steps;
    for (std::size_t i = 1; i < x.size(); ++i)
        steps.push_back(x[i] - x[i - 1]);
    const double center = middle(steps);
    for (double& step : steps)
        step = std::abs(step - center);
    const double sigma = 1.4826022185056018 * middle(steps);
    return sigma * sigma / 2;
}

} // namespace

class ChangePointsTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The dynamic programme against every possible segmentation.
    void optimalIsBest()
    {
        core::JobContext job;
        core::Random random(11);
        for (int round = 0; round < 20; ++round) {
            std::vector<double> x;
            for (int i = 0; i < 15; ++i)
                x.push_back(std::floor(6 * random.uniform()));
            const auto found = changePointsOptimal(x, 3, 2, job);
            QVERIFY(found.has_value());
            QCOMPARE(found->breaks.size(), std::size_t(3));
            double one = rss(x, 0, 15), two = one;
            for (std::size_t a = 3; a + 3 <= 15; ++a) {
                one = std::min(one, rss(x, 0, a) + rss(x, a, 15));
                for (std::size_t b = a + 3; b + 3 <= 15; ++b)
                    two = std::min(two, rss(x, 0, a) + rss(x, a, b) + rss(x, b, 15));
            }
            QVERIFY(tests::within(found->breaks[0].rss, rss(x, 0, 15), 1e-9));
            QVERIFY(tests::within(found->breaks[1].rss, one, 1e-9));
            QVERIFY(tests::within(found->breaks[2].rss, two, 1e-9));
        }
    }

    void bicByHand()
    {
        // 0 0 0 0 8 8 8 8 with a small ripple: one change at 4; bic = n(log rss + 1 - log n + log 2 pi) + 2(m+1) log n.
        const std::vector<double> x {0, 1, 0, 1, 8, 9, 8, 9};
        core::JobContext job;
        const auto found = changePointsOptimal(x, 2, 1, job);
        QCOMPARE(found->breaks[1].index, std::vector<std::size_t> {4});
        QCOMPARE(found->chosen, std::size_t(1));
        QVERIFY(tests::within(found->breaks[1].rss, 2, 1e-12));
        QVERIFY(tests::within(*found->breaks[1].bic, 8 * (std::log(2) + 1 - std::log(8) + std::log(2 * M_PI)) + 4 * std::log(8), 1e-12));
        QCOMPARE(found->means, (std::vector<double> {0.5, 8.5}));
    }

    // Pruning changes nothing: the same cost as the full recursion.
    void peltIsExact()
    {
        core::JobContext job;
        core::Random random(5);
        for (const std::size_t shortest : {std::size_t(1), std::size_t(4)})
            for (int round = 0; round < 10; ++round) {
                std::vector<double> x;
                for (int i = 0; i < 90; ++i)
                    x.push_back(random.normal() + (i / (10 + 2 * round)) % 3);
                const double penalty = 6;
                const auto found = changePointsPelt(x, shortest, penalty, job);
                QVERIFY(found.has_value());
                const double scale = variance(x);
                std::vector<double> best(x.size() + 1, 1e300);
                best[0] = -penalty;
                for (std::size_t to = shortest; to <= x.size(); ++to)
                    for (std::size_t from = 0; from + shortest <= to; ++from)
                        best[to] = std::min(best[to], best[from] + rss(x, from, to) / scale + penalty);
                const auto& cut = found->breaks[found->chosen];
                QVERIFY(tests::within(cut.rss / scale + penalty * static_cast<double>(cut.index.size()), best.back(), 1e-9));
            }
    }

    void plantedChangeIsFound()
    {
        core::JobContext job;
        core::Random random(2);
        std::vector<double> x;
        for (int i = 0; i < 200; ++i)
            x.push_back(random.normal() + (i >= 120 ? 4 : 0));
        for (const auto& found : {changePointsPelt(x, 10, 2 * std::log(200), job), changePointsOptimal(x, 20, 5, job)}) {
            QCOMPARE(found->breaks[found->chosen].index.size(), std::size_t(1));
            const auto at = found->breaks[found->chosen].index[0];
            QVERIFY(at >= 118 && at <= 122);
        }
        // Another unit and another zero move nothing.
        std::vector<double> other;
        for (const double value : x)
            other.push_back(1000 * value - 1e6);
        QCOMPARE(changePointsPelt(other, 10, 2 * std::log(200), job)->breaks.back().index,
            changePointsPelt(x, 10, 2 * std::log(200), job)->breaks.back().index);
    }

    void edges()
    {
        core::JobContext job;
        QCOMPARE(changePointsOptimal(std::vector<double> {}, 2, 3, job).error().code, core::Code::NotEnoughData);
        QCOMPARE(changePointsPelt(std::vector<double> {1}, 1, 3, job).error().code, core::Code::NotEnoughData);
        const std::vector<double> flat(30, 2.5);
        for (const auto& found : {changePointsPelt(flat, 3, 5, job), changePointsOptimal(flat, 3, 5, job)}) {
            QVERIFY(found.has_value());
            QVERIFY(found->breaks[found->chosen].index.empty());
            QCOMPARE(found->means, std::vector<double> {2.5});
            QCOMPARE(found->doubts.front().code, DoubtCode::NoVariation);
        }
        // A clean step has no noise at all within its segments.
        std::vector<double> step(20, 1.0);
        std::fill(step.begin() + 8, step.end(), 3.0);
        QCOMPARE(changePointsOptimal(step, 3, 3, job)->breaks[1].index, std::vector<std::size_t> {8});
        QCOMPARE(changePointsOptimal(step, 3, 3, job)->chosen, std::size_t(1));
        QCOMPARE(changePointsPelt(step, 3, 5, job)->breaks.back().index, std::vector<std::size_t> {8});
        core::JobContext stopped;
        stopped.stop();
        QCOMPARE(changePointsPelt(step, 3, 5, stopped).error().code, core::Code::Cancelled);
        QCOMPARE(changePointsOptimal(step, 3, 5, stopped).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(ChangePointsTruth)
#include "ChangePointsTruth.moc"
