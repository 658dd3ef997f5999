// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Metrics.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

bool near(double a, double b, double tolerance = 1e-12)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

class MetricsTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Eight rows, two pairs of ties, worked by hand.
    void byHand()
    {
        const std::vector<double> p {.9, .8, .8, .6, .4, .4, .2, .1}, y {1, 1, 0, 1, 0, 1, 0, 0};
        // Positives .9 .8 .6 .4 against negatives .8 .4 .2 .1: 4 + 3.5 + 3 + 2.5 of 16.
        QVERIFY(near(*areaUnderCurve(y, p).value, 13.0 / 16));
        // Components of the positives 1 .875 .75 .625: variance 0.026041667; of the negatives (share of positives above, ties half)
        // .375 .875 1 1... : .8 beaten by .9 and half of .8 = .375; .4 by three and a half = .875; .2 and .1 by all.
        const double v1 = (0.1875 * 0.1875 * 2 + 0.0625 * 0.0625 * 2) / 3;
        const double m0 = 0.8125, v0 = ((.375 - m0) * (.375 - m0) + (.875 - m0) * (.875 - m0) + 2 * (1 - m0) * (1 - m0)) / 3;
        QVERIFY(near(*areaUnderCurve(y, p).se, std::sqrt(v1 / 4 + v0 / 4)));
        // Thresholds .9 (1/1), .8 (2/3), .6 (3/4), .4 (4/6): each adds a quarter of recall.
        QVERIFY(near(*averagePrecision(y, p), 0.25 * (1 + 2.0 / 3 + 0.75 + 4.0 / 6)));
        QVERIFY(near(*kolmogorovDistance(y, p), 0.5)); // after .6: 3/4 against 1/4
        QVERIFY(near(*brierScore(y, p), (.01 + .04 + .64 + .16 + .16 + .36 + .04 + .01) / 8));
        const auto c = confusion(y, p, 0.6);
        QCOMPARE(c.tp, 3);
        QCOMPARE(c.fp, 1);
        QCOMPARE(c.fn, 1);
        QCOMPARE(c.tn, 3);
        QVERIFY(near(*c.f1, 0.75) && near(*c.kappa, 0.5) && near(*c.mcc, 0.5));
        const auto lift = liftTable(y, p, 3); // 3, 3, 2 rows
        QCOMPARE(lift[0].n, 3);
        QCOMPARE(lift[2].n, 2);
        QVERIFY(near(*lift[0].lift, (2.0 / 3) / 0.5) && near(*lift[1].capture, 1) && near(*lift[2].cumulativeLift, 1));
        const auto bins = calibration(y, p, 2); // [0,.5) [.5,1]
        QVERIFY(near(*bins.bins[0].predicted, 1.1 / 4) && near(*bins.bins[0].observed, 0.25));
        QVERIFY(near(*bins.ece, (std::abs(1.1 / 4 - .25) + std::abs(3.1 / 4 - .75)) / 2));
    }

    // Every pair of a positive and a negative, and the error by the definition of DeLong's components.
    void areaByEveryPair()
    {
        core::Random random(4);
        for (int round = 0; round < 20; ++round) {
            std::vector<double> y, s;
            for (int i = 0; i < 60; ++i) {
                y.push_back(random.chance(0.3) ? 1 : 0);
                s.push_back(std::floor(10 * (random.uniform() + 0.3 * y.back())));
            }
            y[0] = 1;
            y[1] = 0;
            double sum = 0, ones = 0, zeros = 0;
            std::vector<double> v1, v0;
            const auto beats = [](double a, double b) { return a > b ? 1.0 : a == b ? 0.5 : 0.0; };
            for (std::size_t i = 0; i < y.size(); ++i) {
                double part = 0;
                for (std::size_t j = 0; j < y.size(); ++j)
                    if (y[i] != y[j])
                        part += y[i] > 0 ? beats(s[i], s[j]) : beats(s[j], s[i]);
                (y[i] > 0 ? v1 : v0).push_back(part);
                (y[i] > 0 ? ones : zeros) += 1;
                sum += y[i] > 0 ? part : 0;
            }
            const double area = sum / ones / zeros;
            const auto variance = [&](const std::vector<double>& v, double others) {
                double squares = 0;
                for (const double q : v)
                    squares += (q / others - area) * (q / others - area);
                return squares / (static_cast<double>(v.size()) - 1);
            };
            const auto result = areaUnderCurve(y, s);
            QVERIFY(near(*result.value, area));
            QVERIFY(near(*result.se, std::sqrt(variance(v1, zeros) / ones + variance(v0, ones) / zeros), 1e-10));
            // A rising change of the score changes no rank.
            std::vector<double> other;
            for (const double value : s)
                other.push_back(std::exp(value) - 5);
            QVERIFY(near(*areaUnderCurve(y, other).value, area));
        }
    }

    // Ten groups with known expectation: all p equal to the group's rate give 0; one row moved gives its share.
    void hosmerLemeshowByHand()
    {
        std::vector<double> y, p;
        for (int g = 1; g <= 4; ++g)
            for (int i = 0; i < 10; ++i) {
                p.push_back(0.2 * g);
                y.push_back(i < 2 * g ? 1 : 0);
            }
        QVERIFY(near(*hosmerLemeshow(y, p, 4).chi2, 0));
        y[0] = 0; // the first group has 1 of 2 expected: 1 / (2 * 0.8)
        const auto fit = hosmerLemeshow(y, p, 4);
        QVERIFY(near(*fit.chi2, 1 / 1.6));
        QCOMPARE(fit.df, 2);
        QVERIFY(near(*fit.p, std::exp(-1 / 3.2))); // chi-square with 2 degrees
    }

    void edges()
    {
        const std::vector<double> none;
        QVERIFY(!areaUnderCurve(none, none).value && !brierScore(none, none) && liftTable(none, none).empty());
        QVERIFY(!calibration(none, none).ece && !hosmerLemeshow(none, none).chi2 && !confusion(none, none).accuracy);
        const std::vector<double> one {1}, half {0.5};
        const auto single = predictionMetrics(one, half);
        QVERIFY(!single.auc.value && !single.ks && single.lift.size() == 1 && near(*single.averagePrecision, 1));
        const std::vector<double> y {1, 0, 1, 0}, flat {.5, .5, .5, .5}, sure {1, 0, 0, 0};
        const auto tied = predictionMetrics(y, flat);
        QVERIFY(near(*tied.auc.value, 0.5) && near(*tied.auc.se, 0) && near(*tied.ks, 0) && near(*tied.averagePrecision, 0.5));
        QVERIFY(std::isinf(*logLoss(y, sure))); // a 0 that happened
        QVERIFY(near(*logLoss(std::vector<double> {1, 0}, std::vector<double> {1, 0}), 0)); // not NaN
        QCOMPARE(calibration(y, sure, 10).bins[9].n, 1); // p = 1 is in the last bin
        QVERIFY(!confusion(std::vector<double> {0, 0}, std::vector<double> {0, 0}).precision);
    }
};

HOLDFAST_TEST(MetricsTruth)
#include "MetricsTruth.moc"
