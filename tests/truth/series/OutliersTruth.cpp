// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/Outliers.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

class OutliersTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        // 1..7 and 30: quartiles 2.75 and 6.25, fences -2.5 and 11.5; middle 4.5, distances 0.5 0.5 1.5 1.5 2.5 2.5 3.5 25.5.
        const auto found = outliersOf(std::vector<double> {30, 1, 2, 3, 4, 5, 6, 7});
        QVERIFY(tests::within(found->q1, 2.75, 1e-12));
        QVERIFY(tests::within(found->q3, 6.25, 1e-12));
        QVERIFY(tests::within(found->lower, -2.5, 1e-12));
        QVERIFY(tests::within(found->upper, 11.5, 1e-12));
        QVERIFY(tests::within(found->mad, 2, 1e-12));
        QCOMPARE(found->tukey, std::vector<std::size_t> {0});
        QCOMPARE(found->modifiedZ, std::vector<std::size_t> {0}); // 0.6745 x 25.5 / 2 = 8.6
    }

    // What drifts is no outlier; what sticks out of the drift is, though within the range of all values.
    void alongADrift()
    {
        std::vector<double> x;
        for (int i = 0; i < 60; ++i)
            x.push_back(10 * i + (i % 3));
        x[20] += 150;
        QCOMPARE(anomaliesAlong(x, 7), std::vector<std::size_t> {20});
        QVERIFY(outliersOf(x)->tukey.empty());
    }

    void edges()
    {
        QCOMPARE(outliersOf(std::vector<double> {}).error().code, core::Code::NotEnoughData);
        QVERIFY(outliersOf(std::vector<double> {5})->tukey.empty());
        QVERIFY(outliersOf(std::vector<double>(6, 2.0))->modifiedZ.empty());
        QVERIFY(anomaliesAlong(std::vector<double> {}, 7).empty());
        // More than half the values equal: the middle distance is 0, so only the fences speak.
        const auto ties = outliersOf(std::vector<double> {1, 1, 1, 1, 9});
        QVERIFY(ties->modifiedZ.empty());
        QCOMPARE(ties->tukey, std::vector<std::size_t> {4});
    }
};

HOLDFAST_TEST(OutliersTruth)
#include "OutliersTruth.moc"
