// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/Autocorrelation.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

class AutocorrelationTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        // 1..5: centred -2..2, products 10, 4, -1, so r = 0.4, -0.1.
        const auto found = autocorrelation(std::vector<double> {1, 2, 3, 4, 5}, 2);
        QVERIFY(found.has_value());
        QVERIFY(tests::within(found->acf[0], 0.4, 1e-12));
        QVERIFY(tests::within(found->acf[1], -0.1, 1e-12));
        QVERIFY(tests::within(found->pacf[1], (-0.1 - 0.16) / (1 - 0.16), 1e-12));
        QVERIFY(tests::within(found->ljungBox.statistic, 5 * 7 * (0.16 / 4 + 0.01 / 3), 1e-12));
        QVERIFY(tests::within(found->boxPierce.statistic, 5 * 0.17, 1e-12));
        // Chi-square with 2 df: p = exp(-q/2).
        QVERIFY(tests::within(found->boxPierce.p, std::exp(-0.425), 1e-12));
    }

    // The partial autocorrelation is the last coefficient of the Yule-Walker equations, here solved by elimination.
    void partialSolvesYuleWalker()
    {
        core::Random random(7);
        std::vector<double> x {0};
        for (int i = 0; i < 300; ++i)
            x.push_back(0.6 * x.back() + random.normal());
        const auto found = autocorrelation(x, 6);
        QVERIFY(found.has_value());
        const auto r = [&](std::size_t lag) { return lag == 0 ? 1.0 : found->acf[lag - 1]; };
        for (std::size_t k = 1; k <= 6; ++k) {
            std::vector<std::vector<double>> a(k, std::vector<double>(k + 1));
            for (std::size_t i = 0; i < k; ++i) {
                for (std::size_t j = 0; j < k; ++j)
                    a[i][j] = r(i > j ? i - j : j - i);
                a[i][k] = r(i + 1);
            }
            for (std::size_t p = 0; p < k; ++p)
                for (std::size_t i = p + 1; i < k; ++i) {
                    const double f = a[i][p] / a[p][p];
                    for (std::size_t j = p; j <= k; ++j)
                        a[i][j] -= f * a[p][j];
                }
            QVERIFY(tests::within(found->pacf[k - 1], a[k - 1][k] / a[k - 1][k - 1], 1e-9));
        }
        QVERIFY(tests::within(found->pacf[0], 0.6, 0.1)); // planted; sd about 0.05
        QVERIFY(dependence(x).has_value());
    }

    void edges()
    {
        QCOMPARE(autocorrelation(std::vector<double> {}, 3).error().code, core::Code::NotEnoughData);
        QCOMPARE(autocorrelation(std::vector<double> {1, 2}, 3).error().code, core::Code::NotEnoughData);
        QCOMPARE(autocorrelation(std::vector<double>(9, 4.0), 3).error().code, core::Code::NoVariation);
        QCOMPARE(autocorrelation(std::vector<double> {1, 3, 2}, 50)->acf.size(), std::size_t(2));
        QVERIFY(!dependence(std::vector<double>(30, 1.0)));
        core::Random random(3);
        std::vector<double> noise;
        for (int i = 0; i < 400; ++i)
            noise.push_back(random.normal());
        QVERIFY(!dependence(noise));
    }
};

HOLDFAST_TEST(AutocorrelationTruth)
#include "AutocorrelationTruth.moc"
