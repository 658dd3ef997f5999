// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/TwoShares.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast::analytics;

namespace {

bool near(double a, double b, double tolerance = 1e-10)
{
    return std::abs(a - b) <= tolerance;
}

double choose(int n, int k)
{
    return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0));
}

} // namespace

class TwoSharesTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fisher's tea: three of four right; two-sided p = 34/70.
    void tea()
    {
        QVERIFY(near(*fisherExactP({3, 4, 1, 4}), 34.0 / 70));
        QVERIFY(near(*fisherExactP({4, 4, 0, 4}), 2.0 / 70));
    }

    // All tables with the margins of small samples, by factorials.
    void fisherByEnumeration()
    {
        for (int n1 = 1; n1 <= 7; ++n1)
            for (int n2 = 1; n2 <= 7; ++n2)
                for (int k1 = 0; k1 <= n1; ++k1)
                    for (int k2 = 0; k2 <= n2; ++k2) {
                        const double here = choose(n1, k1) * choose(n2, k2);
                        double sum = 0, all = 0;
                        for (int k = std::max(0, k1 + k2 - n2); k <= std::min(n1, k1 + k2); ++k) {
                            const double weight = choose(n1, k) * choose(n2, k1 + k2 - k);
                            all += weight;
                            sum += weight <= here * (1 + 1e-7) ? weight : 0;
                        }
                        QVERIFY(near(*fisherExactP({k1, n1, k2, n2}), sum / all));
                    }
    }

    // 2 x 2 by hand: 15 of 100 against 28 of 110. The chi-square is the square of the pooled z.
    void byHand()
    {
        const Shares s {15, 100, 28, 110};
        const double pooled = 43.0 / 210, d = .15 - 28.0 / 110;
        QVERIFY(near(*pooledZ(s), d / std::sqrt(pooled * (1 - pooled) * (1.0 / 100 + 1.0 / 110))));
        QVERIFY(near(*chiSquare(s, false), *pooledZ(s) * *pooledZ(s)));
        double yates = 0;
        const double cells[] = {15, 85, 28, 82}, expected[] = {100 * pooled, 100 * (1 - pooled), 110 * pooled, 110 * (1 - pooled)};
        for (int i = 0; i < 4; ++i)
            yates += std::pow(std::abs(cells[i] - expected[i]) - .5, 2) / expected[i];
        QVERIFY(near(*chiSquare(s, true), yates));
        const auto rr = riskRatio(s), odds = oddsRatio(s);
        QVERIFY(near(*rr.value, .15 / (28.0 / 110)));
        QVERIFY(near(std::log(*rr.upper / *rr.lower), 2 * 1.959963984540054 * std::sqrt(1.0 / 15 - .01 + 1.0 / 28 - 1.0 / 110)));
        QVERIFY(near(*odds.value, 15.0 * 82 / (85.0 * 28)));
        QVERIFY(near(*odds.lower * *odds.upper, *odds.value * *odds.value));
        QVERIFY(near(*relativeLift(s).value, *rr.value - 1));
        const auto ac = agrestiCaffoDifference(s);
        QVERIFY(near((*ac.lower + *ac.upper) / 2, 16.0 / 102 - 29.0 / 112));
        QVERIFY(near(*cohensH(s), -*cohensH({28, 110, 15, 100})));
    }

    void sampleRatioByHand()
    {
        const auto ratio = sampleRatio(520, 480);
        QVERIFY(near(*ratio.chi2, 1.6) && near(ratio.expected1, 500));
        QVERIFY(near(sampleRatio(200, 100, 2).chi2.value_or(9), 0));
        QVERIFY(!sampleRatio(0, 0).chi2);
    }

    void edges()
    {
        QVERIFY(!pooledZ({0, 0, 1, 5}) && !chiSquare({0, 5, 0, 5}, false) && !fisherExactP({0, 0, 0, 0}));
        QVERIFY(!pooledZ({5, 5, 5, 5}) && !waldDifference({1, 0, 1, 5}).value && !agrestiCaffoDifference({0, 0, 1, 1}).value);
        QVERIFY(!riskRatio({1, 5, 0, 5}).value && !oddsRatio({5, 5, 1, 5}).value);
        QCOMPARE(*riskRatio({0, 5, 1, 5}).value, 0.0);
        QVERIFY(!riskRatio({0, 5, 1, 5}).lower);
        QCOMPARE(*fisherExactP({0, 5, 0, 5}), 1.0);
        QVERIFY(agrestiCaffoDifference({0, 5, 0, 5}).upper > 0.1); // not the point Wald gives
        QCOMPARE(*fisherExactP({1000000, 1000000, 0, 1000000}), 0.0); // below the smallest number, no overflow
    }
};

HOLDFAST_TEST(TwoSharesTruth)
#include "TwoSharesTruth.moc"
