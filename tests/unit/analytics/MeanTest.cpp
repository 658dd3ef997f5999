// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Mean.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast::analytics;

class MeanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        // 1 2 3 4 5: mean 3, sd sqrt(2.5), t(4, 0.975) = 2.776445: half width 1.963243.
        const auto estimate = meanInterval(5, 15, 55);
        QCOMPARE(*estimate.value, 3.0);
        QVERIFY(std::abs(*estimate.lower - 1.036757) < 1e-6);
        QVERIFY(std::abs(*estimate.upper - 4.963243) < 1e-6);
    }

    void edges()
    {
        QVERIFY(!meanInterval(0, 0, 0).value);
        QVERIFY(!meanInterval(1, 7, 49).lower);
        const auto constant = meanInterval(3, 0.3, 0.03);
        QVERIFY(std::abs(*constant.upper - *constant.lower) < 1e-7);
    }
};

HOLDFAST_TEST(MeanTest)
#include "MeanTest.moc"
