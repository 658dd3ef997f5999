// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/Smoothing.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

// International airline passengers, thousands a month, 1949-1960.
// Source: Box, Jenkins (1976), Time Series Analysis, series G.
const std::vector<double> kAir {
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
    145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194,
    196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
    242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306,
    315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337,
    360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432};

} // namespace

class SmoothingTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void levelByHand()
    {
        // alpha 0.5 on 10 12 11: level 10, error 2, level 11, error 0, forecast 11.
        core::JobContext job;
        SmoothingSettings how;
        how.model = SmoothingModel::Level;
        how.alpha = 0.5;
        how.horizon = 2;
        const auto fit = smoothExponentially(std::vector<double> {10, 12, 11}, how, job);
        QVERIFY(fit.has_value());
        QCOMPARE(fit->fitted, (std::vector<double> {10, 11}));
        QVERIFY(tests::within(fit->sse, 4, 1e-12));
        QVERIFY(tests::within(fit->forecast[1].value, 11, 1e-12));
        // Errors 2 and 0: variance 2; two steps ahead 1 + alpha^2.
        QVERIFY(tests::within(*fit->forecast[0].upper - 11, 1.959964 * std::sqrt(2), 1e-6));
        QVERIFY(tests::within(*fit->forecast[1].upper - 11, 1.959964 * std::sqrt(2 * 1.25), 1e-6));
    }

    void trendByHand()
    {
        // alpha 0.5, beta 0.4 on 1 3 6: level 3, trend 2; expects 5, level 5.5, trend 0.4 * 2.5 + 0.6 * 2 = 2.2.
        core::JobContext job;
        SmoothingSettings how;
        how.model = SmoothingModel::Trend;
        how.alpha = 0.5;
        how.beta = 0.4;
        how.horizon = 2;
        const auto fit = smoothExponentially(std::vector<double> {1, 3, 6}, how, job);
        QCOMPARE(fit->fitted, std::vector<double> {5});
        QVERIFY(tests::within(fit->end.level, 5.5, 1e-12));
        QVERIFY(tests::within(*fit->end.trend, 2.2, 1e-12));
        QVERIFY(tests::within(fit->forecast[1].value, 9.9, 1e-12));
        QVERIFY(!fit->forecast[0].lower); // one error has no variance
        QVERIFY(std::any_of(fit->doubts.begin(), fit->doubts.end(), [](const Doubt& d) { return d.code == DoubtCode::IntervalNotDefined; }));
    }

    // The help page of R's HoltWinters prints the weights of this series to seven digits; the optimum is flat, so four agree.
    void publishedWeights()
    {
        core::JobContext job;
        SmoothingSettings how;
        how.composition = Composition::Multiplicative;
        how.period = 12;
        const auto fit = smoothExponentially(kAir, how, job);
        QVERIFY(tests::within(*fit->alpha, 0.2755925, 2e-4));
        QVERIFY(tests::within(*fit->beta, 0.03269295, 2e-4));
        QVERIFY(tests::within(*fit->gamma, 0.8707292, 5e-4));
        QCOMPARE(fit->first, std::size_t(12));
        QCOMPARE(fit->fitted.size(), std::size_t(132));
        QVERIFY(fit->doubts.empty());
    }

    // No weights on a grid around do better than the fitted ones.
    void optimumIsAValley()
    {
        core::JobContext job;
        for (const auto composition : {Composition::Additive, Composition::Multiplicative}) {
            SmoothingSettings how;
            how.composition = composition;
            how.period = 12;
            const auto fit = smoothExponentially(kAir, how, job);
            for (const double a : {-0.01, 0.0, 0.01})
                for (const double b : {-0.01, 0.0, 0.01})
                    for (const double c : {-0.01, 0.0, 0.01}) {
                        SmoothingSettings near = how;
                        near.alpha = std::clamp(*fit->alpha + a, 0.0, 1.0);
                        near.beta = std::clamp(*fit->beta + b, 0.0, 1.0);
                        near.gamma = std::clamp(*fit->gamma + c, 0.0, 1.0);
                        QVERIFY(smoothExponentially(kAir, near, job)->sse >= fit->sse * (1 - 1e-9));
                    }
        }
    }

    // A series without noise goes on as it was, whatever the weights.
    void exactContinuation()
    {
        core::JobContext job;
        std::vector<double> x;
        const std::vector<double> season {4, -1, -3};
        for (std::size_t i = 0; i < 18; ++i)
            x.push_back(20 + 2 * static_cast<double>(i) + season[i % 3]);
        SmoothingSettings how;
        how.period = 3;
        how.alpha = 0.4;
        how.beta = 0.3;
        how.gamma = 0.2;
        how.horizon = 7;
        const auto fit = smoothExponentially(x, how, job);
        // The start level stands half a season behind the first forecast; that error fades with the weights.
        SmoothingSettings fitted = how;
        fitted.alpha = fitted.beta = fitted.gamma = {};
        const auto best = smoothExponentially(x, fitted, job);
        QVERIFY(best->sse <= fit->sse);
        for (std::size_t h = 1; h <= 7; ++h) {
            const std::size_t i = 17 + h;
            QVERIFY(tests::within(best->forecast[h - 1].value, 20 + 2 * static_cast<double>(i) + season[i % 3], 0.05));
        }
    }

    // Simulated series of the additive model: the interval of the next value holds about 95 % of them.
    void coverage()
    {
        core::JobContext job;
        core::Random random(21);
        int inside = 0;
        constexpr int kRounds = 300;
        for (int round = 0; round < kRounds; ++round) {
            std::vector<double> x {100};
            double level = 100;
            for (int i = 0; i < 80; ++i) {
                const double error = random.normal();
                x.push_back(level + error);
                level += 0.4 * error;
            }
            SmoothingSettings how;
            how.model = SmoothingModel::Level;
            how.horizon = 5;
            const double last = x.back();
            x.pop_back();
            const auto fit = smoothExponentially(x, how, job);
            inside += last >= *fit->forecast[0].lower && last <= *fit->forecast[0].upper;
        }
        // 3 standard errors of 1.3 % each.
        QVERIFY2(inside > kRounds * 0.91 && inside <= kRounds * 0.99, qPrintable(QString::number(inside)));
    }

    void multiplicativeVariance()
    {
        core::JobContext job;
        SmoothingSettings how;
        how.composition = Composition::Multiplicative;
        how.period = 12;
        how.variance = ForecastVariance::Chatfield;
        const auto fit = smoothExponentially(kAir, how, job);
        // The first step is one step's error, no less.
        double mean = 0, sum = 0;
        for (std::size_t i = 0; i < 132; ++i)
            mean += (kAir[i + 12] - fit->fitted[i]) / 132;
        for (std::size_t i = 0; i < 132; ++i)
            sum += std::pow(kAir[i + 12] - fit->fitted[i] - mean, 2) / 131;
        QVERIFY(tests::within(*fit->forecast[0].upper - fit->forecast[0].value, 1.959964 * std::sqrt(sum), 1e-6));
        how.variance = ForecastVariance::AsR;
        QVERIFY(*smoothExponentially(kAir, how, job)->forecast[0].upper < *fit->forecast[0].upper);
    }

    void edges()
    {
        core::JobContext job;
        SmoothingSettings how;
        how.period = 4;
        QCOMPARE(smoothExponentially(std::vector<double>(7, 1.0), how, job).error().code, core::Code::NotEnoughData);
        how.composition = Composition::Multiplicative;
        QCOMPARE(smoothExponentially(std::vector<double>(9, 0.0), how, job).error().code, core::Code::InvalidValue);
        how.composition = Composition::Additive;
        const auto flat = smoothExponentially(std::vector<double>(12, 3.0), how, job);
        QVERIFY(flat.has_value());
        QVERIFY(tests::within(flat->forecast[5].value, 3, 1e-12));
        QVERIFY(std::any_of(flat->doubts.begin(), flat->doubts.end(), [](const Doubt& d) { return d.code == DoubtCode::NoVariation; }));
        how.model = SmoothingModel::Trend;
        QCOMPARE(smoothExponentially(std::vector<double> {1, 2}, how, job).error().code, core::Code::NotEnoughData);
        how.model = SmoothingModel::Level;
        QCOMPARE(smoothExponentially(std::vector<double> {1}, how, job).error().code, core::Code::NotEnoughData);
        how.model = SmoothingModel::Seasonal;
        core::JobContext stopped;
        stopped.stop();
        // The check comes with the first value that is looked at and every 65,536th.
        std::vector<double> many(70'000);
        core::Random random(1);
        for (double& value : many)
            value = random.normal();
        QCOMPARE(smoothExponentially(many, how, stopped).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(SmoothingTruth)
#include "SmoothingTruth.moc"
