// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/ProfitThreshold.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

class ProfitThresholdTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        // A call costs 2 and keeps 10: break even at 0.2. Rows .9 (1), .5 (0), .3 (1), .1 (0): 8, 6, 14, 12.
        const std::vector<double> p {.9, .5, .3, .1}, y {1, 0, 1, 0};
        const auto best = profitThreshold(y, p, {8, -2, 0, 0});
        QVERIFY(std::abs(*best.breakEven - 0.2) < 1e-12);
        QCOMPARE(*best.threshold, 0.3);
        QCOMPARE(best.acted, 3);
        QCOMPARE(best.profit, 14.0);
        QCOMPARE(best.profitNone, 0.0);
        QCOMPARE(best.profitAll, 12.0);
    }

    // With calibrated probabilities and many rows the best threshold lies near the break-even point.
    void breakEvenIsBest()
    {
        core::Random random(2);
        std::vector<double> p, y;
        for (int i = 0; i < 200'000; ++i) {
            p.push_back(std::round(random.uniform() * 100) / 100);
            y.push_back(random.chance(p.back()) ? 1 : 0);
        }
        const auto best = profitThreshold(y, p, {3, -1, -0.5, 0.5});
        QVERIFY(std::abs(*best.breakEven - 0.3) < 1e-12);
        QVERIFY(std::abs(*best.threshold - 0.3) <= 0.03);
    }

    void edges()
    {
        const std::vector<double> none, p {.7, .7}, y {1, 0};
        QCOMPARE(profitThreshold(none, none, {1, -1, 0, 0}).profit, 0.0);
        const auto never = profitThreshold(y, p, {-1, -1, 0, 0});
        QVERIFY(!never.threshold && !never.breakEven && never.profit == 0);
        const auto tied = profitThreshold(y, p, {3, -1, 0, 0}); // equal rows go together
        QCOMPARE(tied.acted, 2);
        QCOMPARE(tied.profit, 2.0);
    }
};

HOLDFAST_TEST(ProfitThresholdTruth)
#include "ProfitThresholdTruth.moc"
