// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Multiplicity.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast::analytics;

class MultiplicityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void benjaminiHochbergByHand()
    {
        // Benjamini, Hochberg (1995), section 4: the 15 ordered p-values of the myocardial infarction study.
        const std::vector<double> p {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0000};
        const auto adjusted = benjaminiHochberg(p);
        QCOMPARE(adjusted[0], 0.0015);
        QCOMPARE(adjusted[3], 0.0095 * 15 / 4);
        // 0.0278 x 15/6 = 0.0695 is over 0.0298 x 15/7 = 0.06386: the later, smaller one holds for both.
        QCOMPARE(adjusted[5], 0.0298 * 15 / 7);
        QCOMPARE(adjusted[14], 1.0);
        // The procedure rejects four at 0.05.
        QCOMPARE(std::count_if(adjusted.begin(), adjusted.end(), [](double q) { return q <= 0.05; }), 4);
    }

    void orderAndGaps()
    {
        const double gap = std::nan("");
        const std::vector<double> p {0.04, gap, 0.01, 0.03};
        const auto adjusted = benjaminiHochberg(p);
        QVERIFY(std::isnan(adjusted[1]));
        QCOMPARE(adjusted[2], 0.03);
        QCOMPARE(adjusted[3], 0.04);
        QCOMPARE(adjusted[0], 0.04);
        QVERIFY(benjaminiHochberg({}).empty());
    }

    void twoShares()
    {
        // By hand: 15/100 against 5/100, pooled 0.1, z = 0.1 / sqrt(0.09 x 0.02) = 2.357023, p = 0.018422.
        QVERIFY(std::abs(twoShareP(15, 100, 5, 100) - 0.018422) < 1e-6);
        QCOMPARE(twoShareP(5, 100, 5, 100), 1.0);
        QVERIFY(std::isnan(twoShareP(0, 10, 0, 10)));
        QVERIFY(std::isnan(twoShareP(0, 0, 1, 10)));
    }
};

HOLDFAST_TEST(MultiplicityTest)
#include "MultiplicityTest.moc"
