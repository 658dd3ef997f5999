// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Power.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast::analytics;

class PowerTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // R's help page of power.prop.test: n = 76.7 a group for .5 against .75 at power .9, power .740 with 50; Cohen (1988), table 2.3.1:
    // d = .5 needs 64, d = .2 needs 393.4 (394 there, rounded up).
    void published()
    {
        const PowerDesign design;
        QVERIFY(std::abs(*sizeForShares(.5, .75, .9, design) - 76.7) < 0.05);
        QVERIFY(std::abs(powerForShares(.5, .75, 50, design) - 0.740) < 0.0005);
        QVERIFY(std::abs(*sizeForMeans(.5, .8, design) - 63.77) < 0.005);
        QVERIFY(std::abs(*sizeForMeans(.2, .8, design) - 393.41) < 0.005);
    }

    // Size, power and detectable effect are one equation solved for three unknowns.
    void inverses()
    {
        for (const auto method : {SharePower::Pooled, SharePower::Arcsine})
            for (const double ratio : {0.5, 1.0, 3.0}) {
                const PowerDesign design {0.01, ratio, method};
                const double n = *sizeForShares(.1, .13, .85, design);
                QVERIFY(std::abs(powerForShares(.1, .13, n, design) - .85) < 1e-9);
                QVERIFY(std::abs(*detectableShare(.1, .85, n, design) - .03) < 1e-9);
                const double m = *sizeForMeans(-.3, .85, design);
                QVERIFY(std::abs(powerForMeans(.3, m, design) - .85) < 1e-9);
                QVERIFY(std::abs(*detectableMeans(.85, m, design) - .3) < 1e-9);
            }
    }

    // Without an effect the two-tailed power is the level of the test; with ever more rows the t test is the normal one.
    void limits()
    {
        const PowerDesign design {0.05, 1, SharePower::Arcsine};
        QVERIFY(std::abs(powerForShares(.2, .2, 500, design) - 0.05) < 1e-12);
        QVERIFY(std::abs(powerForMeans(0, 40, design) - 0.05) < 1e-12);
        const double before = powerForMeans(.002, 4.9e6, design), after = powerForMeans(.002, 5.1e6, design);
        QVERIFY(after > before && after - before < 0.02); // across the change to the normal
        QVERIFY(!sizeForShares(.2, .2, .8, design) && !sizeForMeans(0, .8, design));
        QVERIFY(!detectableShare(.9, .9, 5, {}));
        QVERIFY(powerForMeans(5, 1000, design) == 1);
        QVERIFY(std::isfinite(powerForShares(.5, .6, 2, {})));
    }
};

HOLDFAST_TEST(PowerTruth)
#include "PowerTruth.moc"
