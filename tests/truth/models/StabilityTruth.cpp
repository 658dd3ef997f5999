// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Stability.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast::analytics;

class StabilityTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Expected 1 … 8 in two bins (cut 4.5), actual a quarter below: (.25-.5) ln(.5) + (.75-.5) ln(1.5).
    void byHand()
    {
        const std::vector<double> expected {1, 2, 3, 4, 5, 6, 7, 8}, actual {1, 9, 5, 6};
        const auto s = populationStability(expected, actual, 2);
        QVERIFY(std::abs(s->psi - (-0.25 * std::log(0.5) + 0.25 * std::log(1.5))) < 1e-12);
        QCOMPARE(*s->bins[0].upper, 4.5);
        QVERIFY(!s->bins[0].lower && !s->bins[1].upper);
        QCOMPARE(populationStability(expected, expected, 4)->psi, 0.0);
    }

    void emptyBinsCountAsAlmostEmpty()
    {
        const std::vector<double> expected {1, 2, 3, 4}, actual {9, 9};
        const auto s = populationStability(expected, actual, 2);
        QVERIFY(std::abs(s->psi - ((1e-4 - 0.5) * std::log(1e-4 / 0.5) + 0.5 * std::log(2.0))) < 1e-12);
    }

    void edges()
    {
        const std::vector<double> none, flat {3, 3, 3}, one {5};
        QVERIFY(!populationStability(none, one) && !populationStability(one, none));
        const auto s = populationStability(flat, one, 10); // one cut is left: up to 3 and above
        QCOMPARE(s->bins.size(), std::size_t(2));
        QVERIFY(s->psi > 1);
        QCOMPARE(populationStability(flat, flat, 10)->psi, 0.0);
    }
};

HOLDFAST_TEST(StabilityTruth)
#include "StabilityTruth.moc"
