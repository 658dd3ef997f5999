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

class StabilityTestsTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        // 0 0 0 4 4 4: residuals -2 2, sums -2 -4 -6 -4 -2 0, sd^2 = 24/5.
        const std::vector<double> x {0, 0, 0, 4, 4, 4.5};
        const double mean = 12.5 / 6, largest = 3 * mean;
        double squares = 0;
        for (const double value : x)
            squares += (value - mean) * (value - mean);
        const auto cusum = cusumTest(x);
        QVERIFY(tests::within(cusum->statistic, largest / std::sqrt(squares / 5 * 6), 1e-12));
        // The split after three leaves 3 (mean 12.5/3) within: F = (all - within) / (within / 4).
        const double within = 2 * std::pow(4 - 12.5 / 3, 2) + std::pow(4.5 - 12.5 / 3, 2);
        const auto f = supFTest(x, 0.3);
        QVERIFY(tests::within(f->statistic, (squares - within) / (within / 4), 1e-9));
    }

    // Both hold their level on noise: 5 % of the series are called unstable. 2000 series: standard error 0.5 %; the
    // asymptotic p of the cusum test is known to be cautious in finite series.
    void levelOnNoise()
    {
        core::Random random(17);
        int cusum = 0, f = 0;
        for (int round = 0; round < 2000; ++round) {
            std::vector<double> x;
            for (int i = 0; i < 150; ++i)
                x.push_back(random.normal());
            cusum += *cusumTest(x)->p < 0.05;
            f += *supFTest(x, 0.15)->p < 0.05;
        }
        QVERIFY2(cusum > 50 && cusum < 120, qPrintable(QString::number(cusum)));
        QVERIFY2(f > 60 && f < 140, qPrintable(QString::number(f)));
    }

    void critical()
    {
        // Kolmogorov: 1.3581 has p 0.05. The series is made so that its largest sum gives just that.
        // Andrews (2003), Econometrica 71, table I: sup F of one parameter, trimming 0.15, 5 %: 8.68.
        core::Random random(4);
        double below = 0, above = 1e300, pBelow = 1, pAbove = 0, kolmogorov = 1;
        for (int round = 0; round < 4000; ++round) {
            std::vector<double> x;
            for (int i = 0; i < 100; ++i)
                x.push_back(random.normal() + (i < 50 ? 0 : 0.4));
            const auto f = supFTest(x, 0.15);
            if (f->statistic <= 8.68 && f->statistic > below)
                below = f->statistic, pBelow = *f->p;
            if (f->statistic >= 8.68 && f->statistic < above)
                above = f->statistic, pAbove = *f->p;
            const auto cusum = cusumTest(x);
            if (std::abs(cusum->statistic - 1.3581) < 0.002)
                kolmogorov = *cusum->p;
        }
        QVERIFY(above - below < 0.1);
        QVERIFY2(pBelow > 0.045 && pBelow < 0.057 && pAbove <= pBelow, qPrintable(QString::number(pBelow)));
        QVERIFY(tests::within(kolmogorov, 0.05, 0.002));
    }

    void edges()
    {
        QCOMPARE(cusumTest(std::vector<double> {1}).error().code, core::Code::NotEnoughData);
        QCOMPARE(supFTest(std::vector<double> {1, 2, 3}, 0.15).error().code, core::Code::NotEnoughData);
        QVERIFY(!cusumTest(std::vector<double>(8, 3.0))->p);
        QVERIFY(!supFTest(std::vector<double>(8, 3.0), 0.15)->p);
        // One place left: Chow's test by F(1, n-2).
        const auto chow = supFTest(std::vector<double> {1, 2, 1, 2, 1, 2, 1, 3}, 0.5);
        QVERIFY(chow->p && *chow->p > 0.2 && *chow->p < 1);
        QCOMPARE(*supFTest(std::vector<double> {0, 0, 0, 1, 1, 1}, 0.15)->p, 0.0);
    }
};

HOLDFAST_TEST(StabilityTestsTruth)
#include "StabilityTestsTruth.moc"
