// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/models/ClusteredSlope.h"
#include "analytics/models/LeastSquares.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class ClusteredSlopeTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Every case a cluster of its own: least squares with HC1.
    void singletons()
    {
        core::Random random(4);
        Matrix x(60, 1);
        std::vector<double> y;
        for (double& value : x.values) {
            value = random.normal();
            y.push_back(2 + 0.5 * value + (1 + std::abs(value)) * random.normal());
        }
        std::vector<std::uint32_t> own(60);
        std::iota(own.begin(), own.end(), 0u);
        const auto slope = clusteredSlope(x.column(0), y, own);
        const auto fit = *fitLeastSquares(x, y, {"x"});
        QVERIFY(close(*slope.slope.value, fit.coefficients[1].coef));
        QVERIFY(close(*slope.se, *fit.coefficients[1].seHc1));
        QCOMPARE(slope.clusters, std::int64_t {60});
    }

    // By hand: x 0 0 1 1, y 0 1 1 3, clusters a a b b. Slope 1.5, residuals -0.5 0.5 -1 1, sums of (x - 0.5) e: 0 and 0, error 0.
    // Clusters a b a b: sums 0.25 - 0.5 and -0.25 + 0.5; error sqrt(2 * 0.0625 * 2 * 3/2) = sqrt(0.375).
    void byHand()
    {
        const std::vector<double> x {0, 0, 1, 1}, y {0, 1, 1, 3};
        const auto pairs = clusteredSlope(x, y, std::vector<std::uint32_t> {1, 1, 2, 2});
        QVERIFY(close(*pairs.slope.value, 1.5) && close(*pairs.se, 0, 0, 1e-12) && !pairs.p);
        const auto crossed = clusteredSlope(x, y, std::vector<std::uint32_t> {7, 9, 7, 9});
        QVERIFY(close(*crossed.se, std::sqrt(0.375)));
        QVERIFY(close(*crossed.correlation, 1.5 / std::sqrt(1 * 4.75)));
    }

    // Repeating every case as a second one of its cluster must not narrow the interval by the root of two.
    void repeated()
    {
        core::Random random(9);
        std::vector<double> x, y, twiceX, twiceY;
        std::vector<std::uint32_t> own, both;
        for (std::uint32_t i = 0; i < 200; ++i) {
            x.push_back(random.normal());
            y.push_back(x.back() + random.normal());
            own.push_back(i);
            for (int k = 0; k < 2; ++k) {
                twiceX.push_back(x.back());
                twiceY.push_back(y.back());
                both.push_back(i);
            }
        }
        QVERIFY(close(*clusteredSlope(x, y, own).se, *clusteredSlope(twiceX, twiceY, both).se, 0.01));
    }

    void edges()
    {
        QVERIFY(!clusteredSlope({}, {}, {}).slope.value);
        const std::vector<double> flat(5, 2), rising {1, 2, 3, 4, 5};
        const std::vector<std::uint32_t> one(5, 3), own {1, 2, 3, 4, 5};
        QVERIFY(!clusteredSlope(flat, rising, own).slope.value);
        const auto level = clusteredSlope(rising, flat, own);
        QVERIFY(*level.slope.value == 0 && !level.correlation && !level.p);
        const auto single = clusteredSlope(rising, rising, one);
        QVERIFY(*single.slope.value == 1 && !single.slope.lower);
    }
};

HOLDFAST_TEST(ClusteredSlopeTruth)
#include "ClusteredSlopeTruth.moc"
