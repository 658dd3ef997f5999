// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survival/Survival.h"
#include "core/Random.h"
#include "truth/Near.h"
#include "truth/survival/Arms.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class CurveReadingTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Medians of the leukaemia arms: 23 weeks with limits 16 and none (log scale), 8 with 4 and 12 (R survfit, widely printed).
    void medians()
    {
        const tests::Remission data;
        const LifeTable table = lifeTable({data.time, data.event, {}, data.group, 2});
        const auto treated = curveOf(table, 0).quantileWithInterval(0.5, SurvivalInterval::Log);
        QCOMPARE(*treated.value, 23.0);
        QCOMPARE(*treated.lower, 16.0);
        QVERIFY(!treated.upper);
        const auto placebo = curveOf(table, 1).quantileWithInterval(0.5, SurvivalInterval::Log);
        QCOMPARE(*placebo.value, 8.0);
        QCOMPARE(*placebo.lower, 4.0);
        QCOMPARE(*placebo.upper, 12.0);
    }

    // S is exactly 1/2 between 2 and 3: the middle. Where it ends there: the middle to the last time.
    void flatAtTheQuantile()
    {
        const std::vector<double> time {1, 2, 3, 4};
        const auto all = kaplanMeier(time, std::vector<std::uint8_t> {1, 1, 1, 1});
        QCOMPARE(*all.quantileWithInterval(0.5, SurvivalInterval::LogLog).value, 2.5);
        QCOMPARE(*all.quantile(0.5), 2.0);
        const auto open = kaplanMeier(time, std::vector<std::uint8_t> {1, 1, 0, 0});
        QCOMPARE(*open.quantileWithInterval(0.5, SurvivalInterval::LogLog).value, 3.0);
        QVERIFY(!open.quantileWithInterval(0.75, SurvivalInterval::LogLog).value);
    }

    // The three limits by their definitions, from S = 0.6 and Greenwood's sum.
    void limits()
    {
        const auto curve = kaplanMeier(std::vector<double> {1, 2, 3, 4, 5}, std::vector<std::uint8_t> {1, 1, 0, 0, 0}, 0.9);
        const double z = 1.6448536269514722, v = 1.0 / 20 + 1.0 / 12, s = 0.6;
        const auto log = curve.read(2.5, SurvivalInterval::Log), plain = curve.read(2.5, SurvivalInterval::Plain),
                   loglog = curve.read(2.5, SurvivalInterval::LogLog);
        QVERIFY(close(log.se, s * std::sqrt(v)));
        QVERIFY(close(log.lower, s * std::exp(-z * std::sqrt(v))) && close(log.upper, 1));
        QVERIFY(close(plain.lower, s - z * s * std::sqrt(v)) && close(plain.upper, s + z * s * std::sqrt(v)));
        const double spread = z * std::sqrt(v) / std::log(s);
        QVERIFY(close(loglog.upper, std::exp(-std::exp(std::log(-std::log(s)) + spread))));
        QVERIFY(close(loglog.lower, std::exp(-std::exp(std::log(-std::log(s)) - spread))));
        QCOMPARE(log.atRisk, 3);
        QCOMPARE(curve.read(9, SurvivalInterval::Log).atRisk, 0);
        QVERIFY(close(curve.read(9, SurvivalInterval::Log).survival, 0.6)); // extended
        QVERIFY(close(log.cumulativeHazard, 1.0 / 5 + 1.0 / 4));
    }

    // Without censoring the restricted mean is the mean of min(time, tau), its variance that of the mean (divisor n).
    void restrictedMean()
    {
        core::Random random(9);
        std::vector<double> time;
        for (int i = 0; i < 200; ++i)
            time.push_back(std::ceil(random.exponential(20)) / 3);
        const std::vector<std::uint8_t> event(time.size(), 1);
        const double tau = 8;
        double mean = 0, squares = 0;
        for (const double t : time)
            mean += std::min(t, tau) / 200;
        for (const double t : time)
            squares += (std::min(t, tau) - mean) * (std::min(t, tau) - mean);
        const auto result = kaplanMeier(time, event).restrictedMean(tau);
        QVERIFY(close(result.value, mean));
        QVERIFY(close(result.se, std::sqrt(squares) / 200));
        QVERIFY(!result.extended);
        QVERIFY(kaplanMeier(time, event).restrictedMean(1e6).extended);
    }

    void edges()
    {
        const auto none = kaplanMeier({}, {});
        QVERIFY(!none.read(1, SurvivalInterval::Log).survival);
        QVERIFY(!none.quantileWithInterval(0.5, SurvivalInterval::Log).value);
        QCOMPARE(none.restrictedMean(5).value, 5.0);
        const auto dead = kaplanMeier(std::vector<double> {0, 0}, std::vector<std::uint8_t> {1, 1});
        QCOMPARE(*dead.read(0, SurvivalInterval::Log).survival, 0.0);
        QVERIFY(!dead.read(0, SurvivalInterval::Log).lower && !dead.read(0, SurvivalInterval::Plain).se);
        QCOMPARE(dead.restrictedMean(3).value, 0.0);
    }
};

HOLDFAST_TEST(CurveReadingTruth)
#include "CurveReadingTruth.moc"
