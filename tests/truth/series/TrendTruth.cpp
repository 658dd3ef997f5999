// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/Trend.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

class TrendTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mannKendallByHand()
    {
        // 1 2 3 4: six rising pairs, variance 4 3 13 / 18.
        const auto test = mannKendall(std::vector<double> {1, 2, 3, 4});
        QCOMPARE(test.s, std::int64_t(6));
        QVERIFY(tests::within(test.variance, 156.0 / 18, 1e-12));
        QVERIFY(tests::within(*test.z, 5 / std::sqrt(156.0 / 18), 1e-12));
        QVERIFY(tests::within(*test.tau, 1, 1e-12));
        // 2 1 1 3, a tie of two: S = 2, variance (156 - 18) / 18, tau 2 / sqrt(6 x 5).
        const auto tied = mannKendall(std::vector<double> {2, 1, 1, 3});
        QCOMPARE(tied.s, std::int64_t(1));
        QVERIFY(tests::within(tied.variance, (156.0 - 18) / 18, 1e-12));
        QVERIFY(tests::within(*tied.tau, 1 / std::sqrt(30), 1e-12));
        QVERIFY(tests::within(*tied.z, 0, 1e-12));
        QVERIFY(tests::within(*tied.p, 1, 1e-12));
    }

    // Merging counts the same pairs as looking at each.
    void pairsByBruteForce()
    {
        core::Random random(31);
        for (int round = 0; round < 30; ++round) {
            std::vector<double> x;
            for (int i = 0; i < 20 + round; ++i)
                x.push_back(std::floor(8 * random.uniform()));
            std::int64_t s = 0;
            for (std::size_t i = 0; i < x.size(); ++i)
                for (std::size_t j = i + 1; j < x.size(); ++j)
                    s += (x[j] > x[i]) - (x[j] < x[i]);
            QCOMPARE(mannKendall(x).s, s);
            auto back = x;
            std::reverse(back.begin(), back.end());
            QCOMPARE(mannKendall(back).s, -s);
        }
    }

    void seasonsAreSummed()
    {
        const std::vector<double> x {1, 9, 2, 8, 3, 7, 4, 6};
        const auto test = mannKendallSeasonal(x, 2);
        QCOMPARE(test.s, std::int64_t(0));
        QVERIFY(tests::within(test.variance, 2 * 156.0 / 18, 1e-12));
        QCOMPARE(mannKendallSeasonal(x, 1).s, mannKendall(x).s);
    }

    void lineByHand()
    {
        // 1 3 2: slope 0.5, middle 2, r = 0.5; se = sqrt((1 - 0.25) * 2 / 2 / 1).
        const auto line = linearTrend(std::vector<double> {1, 3, 2});
        QVERIFY(tests::within(line->slope, 0.5, 1e-12));
        QVERIFY(tests::within(line->intercept, 1.5, 1e-12));
        QVERIFY(tests::within(*line->r, 0.5, 1e-12));
        QVERIFY(tests::within(*line->se, std::sqrt(0.75), 1e-12));
        // One degree of freedom: p = 1 - 2/pi atan(t).
        QVERIFY(tests::within(*line->p, 1 - 2 / M_PI * std::atan(0.5 / std::sqrt(0.75)), 1e-9));
    }

    // The definition: U_t sums the signs of all pairs across the cut.
    void pettittByDefinition()
    {
        core::Random random(6);
        for (int round = 0; round < 20; ++round) {
            std::vector<double> x;
            for (int i = 0; i < 25; ++i)
                x.push_back(std::floor(5 * random.uniform()) + (i > 14 ? round % 4 : 0));
            double largest = -1;
            std::size_t index = 0;
            for (std::size_t t = 1; t < x.size(); ++t) {
                double u = 0;
                for (std::size_t i = 0; i < t; ++i)
                    for (std::size_t j = t; j < x.size(); ++j)
                        u += (x[i] > x[j]) - (x[i] < x[j]);
                if (std::abs(u) > largest)
                    largest = std::abs(u), index = t;
            }
            const auto test = pettitt(x);
            QCOMPARE(test->u, largest);
            QCOMPARE(test->index, index);
            QVERIFY(tests::within(test->p, std::min(1.0, 2 * std::exp(-6 * largest * largest / (25 * 25 * 26))), 1e-12));
        }
    }

    void edges()
    {
        QCOMPARE(mannKendall(std::vector<double> {}).s, std::int64_t(0));
        QVERIFY(!mannKendall(std::vector<double> {3}).p);
        QVERIFY(!mannKendall(std::vector<double>(6, 2.0)).p);
        QVERIFY(!mannKendall(std::vector<double>(6, 2.0)).tau);
        QCOMPARE(linearTrend(std::vector<double> {1}).error().code, core::Code::NotEnoughData);
        QVERIFY(!linearTrend(std::vector<double>(5, 1.0))->r);
        QCOMPARE(pettitt(std::vector<double> {1}).error().code, core::Code::NotEnoughData);
        QCOMPARE(pettitt(std::vector<double>(5, 1.0))->p, 1.0);
    }
};

HOLDFAST_TEST(TrendTruth)
#include "TrendTruth.moc"
