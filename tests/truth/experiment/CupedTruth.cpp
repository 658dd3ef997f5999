// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Cuped.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

class CupedTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        // x 0 1 2 3, y 1 3 2 6: means 1.5 and 3, sums xx 5, xy 7, yy 14. theta 1.4; y* = y - 1.4 (x - 1.5) = 3.1 3.7 1.3 3.9.
        const std::vector<double> x {0, 1, 2, 3}, y {1, 3, 2, 6}, t {0, 1, 0, 1};
        const auto c = cuped(y, x, t);
        QVERIFY(std::abs(c->theta - 1.4) < 1e-12);
        QVERIFY(std::abs(c->correlation - 7 / std::sqrt(70.0)) < 1e-12);
        QVERIFY(std::abs(c->varianceReduction - 49.0 / 70) < 1e-12);
        QVERIFY(std::abs(c->adjusted.effect - 1.6) < 1e-12);
        QVERIFY(std::abs(*c->adjusted.se - std::sqrt(1.62 / 2 + 0.02 / 2)) < 1e-12);
        QVERIFY(std::abs(c->plain.effect - 3) < 1e-12);
        QVERIFY(std::abs(*c->plain.se - std::sqrt(0.25 + 2.25)) < 1e-12);
    }

    // A strong covariate and a planted effect: the adjusted interval holds it and is as much narrower as the correlation says.
    void planted()
    {
        core::Random random(5);
        std::vector<double> x, y, t;
        for (int i = 0; i < 20'000; ++i) {
            x.push_back(random.normal() * 10);
            t.push_back(random.chance(.5) ? 1 : 0);
            y.push_back(2 * x.back() + 5 * random.normal() + 0.5 * t.back());
        }
        const auto c = cuped(y, x, t);
        QVERIFY(*c->adjusted.lower < .5 && *c->adjusted.upper > .5);
        QVERIFY(std::abs(*c->adjusted.se / *c->plain.se - std::sqrt(1 - c->correlation * c->correlation)) < 0.02);
    }

    void edges()
    {
        const std::vector<double> none, one {1}, zero {0}, two {1, 2}, same {3, 3}, arms {0, 1}, all {1, 1};
        QVERIFY(!meanDifference(none, none) && !meanDifference(two, all) && !cuped(none, none, none));
        QVERIFY(!meanDifference(two, arms)->se && meanDifference(two, arms)->effect == 1);
        QVERIFY(!cuped(two, same, arms) && !cuped(same, two, arms));
        const std::vector<double> flat {4, 4, 4, 4}, four {0, 0, 1, 1};
        QVERIFY(meanDifference(flat, four)->se == 0 && !meanDifference(flat, four)->p);
    }
};

HOLDFAST_TEST(CupedTruth)
#include "CupedTruth.moc"
