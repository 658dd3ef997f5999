// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/value/Special.h"
#include "truth/Near.h"

using namespace holdfast::analytics;
using holdfast::tests::close;

class SpecialTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gammaRatios()
    {
        QVERIFY(close(gammaRatio(3, 4).value, std::log(3.0 * 4 * 5 * 6)));
        QVERIFY(close(gammaRatio(3, 4).first, 1.0 / 3 + 1.0 / 4 + 1.0 / 5 + 1.0 / 6));
        QVERIFY(close(gammaRatio(3, 4).second, -1.0 / 9 - 1.0 / 16 - 1.0 / 25 - 1.0 / 36));
        // Both ways meet: 16 steps as a product, 17 by logarithms of Gamma.
        QVERIFY(close(gammaRatio(0.3, 17).value, gammaRatio(0.3, 16).value + std::log(16.3)));
        QVERIFY(close(gammaRatio(0.3, 17).first, gammaRatio(0.3, 16).first + 1 / 16.3));
        QVERIFY(close(gammaRatio(2.5, 0.5).value, std::lgamma(3) - std::lgamma(2.5)));
        QCOMPARE(gammaRatio(1, 0).value, 0.0);
    }

    // 2F1(1, 1; 2; z) = -ln(1 - z) / z, 2F1(a, b; b; z) = (1 - z)^-a; Abramowitz, Stegun 15.1.
    void hypergeometrics()
    {
        for (const double z : {0.0, 0.3, 0.9, 0.99}) {
            QVERIFY(close(hypergeometric(1, 1, 2, z), z > 0 ? -std::log(1 - z) / z : 1, 1e-12));
            QVERIFY(close(hypergeometric(0.7, 2.2, 2.2, z), std::pow(1 - z, -0.7), 1e-12));
        }
        QVERIFY(close(hypergeometric(-2, 3, 4, 0.5), 1 - 2 * 3 / 4.0 * 0.5 + 12 / 20.0 * 0.25)); // ends by itself
    }

    // Parameters of millions end soon: 2F1(a, b; c; z) tends to (1 - b z / c)^-a when b and c grow together.
    void hypergeometricsOfLargeParameters()
    {
        for (const double z : {0.1, 0.5, 0.9})
            QVERIFY(close(hypergeometric(3.5, 1e7, 2e7, z), std::pow(1 - z / 2, -3.5), 1e-5));
    }

    // Powers 0 and 1 against exp and the exponential integral (E1(0.2) = 1.222650543...).
    void discountedPowers()
    {
        QVERIFY(close(discountedPower(0.2, 3, 0), 5, 1e-10));
        QVERIFY(close(discountedPower(0.1, 2, 1), 2 * std::exp(0.2) * 1.2226505441838834, 1e-9));
        // Integration by parts: power b I(power + 1) = b (1 - rate I(power)).
        for (const double power : {0.5, 2.0, 40.0})
            for (const double rate : {0.001, 0.5, 20.0})
                QVERIFY(close(power * discountedPower(rate, 7, power + 1), 7 * (1 - rate * discountedPower(rate, 7, power)), 1e-8));
    }

    void gauss()
    {
        double sum = 0;
        for (std::size_t i = 0; i < kGaussNodes; ++i)
            sum += gaussRule().weight[i] * std::pow(gaussRule().node[i], 39);
        QVERIFY(close(sum, 1.0 / 40)); // exact up to degree 39
    }
};

HOLDFAST_TEST(SpecialTruth)
#include "SpecialTruth.moc"
