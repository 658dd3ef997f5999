// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/Concentration.h"
#include "analytics/series/ControlChart.h"
#include "analytics/compare/Proportion.h"
#include "analytics/compare/Quantile.h"
#include "analytics/survival/Survival.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <algorithm>
#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

bool close(const std::optional<double>& got, double expected, double tolerance)
{
    return got && std::abs(*got - expected) <= tolerance;
}

using Events = std::vector<std::uint8_t>;

} // namespace

class StatisticsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Newcombe (1998), Stat. Med. 17:857, table I, method 3; printed with four digits.
    void wilsonAsPublished()
    {
        const struct { std::int64_t k, n; double lower, upper; } rows[]
            = {{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}};
        for (const auto& row : rows) {
            const auto e = wilsonInterval(row.k, row.n);
            QVERIFY(close(e.lower, row.lower, 5e-5));
            QVERIFY(close(e.upper, row.upper, 5e-5));
            QCOMPARE(e.n, row.n);
        }
        QVERIFY(!wilsonInterval(0, 0).value);
        QVERIFY(!wilsonInterval(0, 0).lower);
        QCOMPARE(*wilsonInterval(7, 7).upper, 1.0);
        QVERIFY(*wilsonInterval(5, 20, 0.99).lower < *wilsonInterval(5, 20, 0.90).lower);
        // The bounds are the shares whose score statistic is exactly z: the defining equation.
        const auto e = wilsonInterval(37, 120, 0.9);
        const double z = normalQuantileTwoSided(0.9);
        for (const double bound : {*e.lower, *e.upper})
            QVERIFY(std::abs(std::abs(37 / 120.0 - bound) / std::sqrt(bound * (1 - bound) / 120) - z) < 1e-9);
    }

    // Newcombe (1998), Stat. Med. 17:873, table II, method 10.
    void differenceAsPublished()
    {
        const auto a = differenceOfShares(56, 70, 48, 80);
        QVERIFY(close(a.value, 0.2, 1e-12) && close(a.lower, 0.0524, 5e-5) && close(a.upper, 0.3339, 5e-5));
        const auto b = differenceOfShares(9, 10, 3, 10);
        QVERIFY(close(b.lower, 0.1705, 5e-5) && close(b.upper, 0.8090, 5e-5));
        QVERIFY(!differenceOfShares(1, 2, 0, 0).value);
    }

    void quantiles()
    {
        const std::vector<double> v {1, 2, 3, 4, 10};
        QCOMPARE(*quantile7(v, 0.5), 3.0);
        QCOMPARE(*quantile7(v, 0.9), 4 + 0.6 * 6);
        QCOMPARE(*quantile7(v, 1), 10.0);
        QCOMPARE(*quantile7(std::vector<double> {5}, 0.3), 5.0);
        QVERIFY(!quantile7({}, 0.5));
        const std::vector<std::int64_t> counts {0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1};
        for (const double p : {0.0, 0.1, 0.25, 0.5, 0.77, 0.9, 1.0})
            QCOMPARE(*quantile7OfCounts(counts, p), *quantile7(v, p));
        const Summary a = summaryOf({10, 3, 1, 4, 2}), b = summaryOfCounts(counts);
        QCOMPARE(*a.sd, *b.sd);
        QVERIFY(close(a.sd, std::sqrt(12.5), 1e-12));
        QCOMPARE(*a.p90, *b.p90);
        QVERIFY(!summaryOf({1}).sd);
        QVERIFY(!summaryOf({}).mean);
        QVERIFY(!summaryOfCounts({}).mean);
    }

    void sortedLikeTheStandard()
    {
        core::Random random(3);
        std::vector<double> values;
        for (int i = 0; i < 20000; ++i)
            values.push_back(i % 7 == 0 ? -0.0 : std::round(random.normal() * 1e4) / 8);
        values.push_back(-1e300);
        values.push_back(1e-300);
        auto expected = values;
        std::sort(expected.begin(), expected.end());
        const auto got = sorted(values);
        QVERIFY(got == expected);
    }

    void scoresAndTiles()
    {
        const std::vector<double> ties(9, 4.0);
        const auto cuts = quantileCuts(ties, 5);
        QCOMPARE(cuts.size(), std::size_t {4});
        QCOMPARE(cutScore(4.0, cuts), 1); // equal values share a score
        QVERIFY(quantileCuts({}, 5).empty());
        // 7 into 5: the first two tiles get one more.
        const std::vector<double> v {30, 10, 20, 70, 50, 40, 60};
        QVERIFY(ntile(v, 5) == (std::vector<std::uint8_t> {2, 1, 1, 5, 3, 2, 4}));
        const std::vector<double> same {1, 1, 1, 1};
        const std::vector<std::uint32_t> backwards {3, 2, 1, 0};
        QVERIFY(ntile(same, 2) == (std::vector<std::uint8_t> {1, 1, 2, 2}));
        QVERIFY(ntile(same, 2, backwards) == (std::vector<std::uint8_t> {2, 2, 1, 1}));
        QVERIFY(ntile({}, 5).empty());
    }

    void concentration()
    {
        QCOMPARE(*concentrationOf({3, 3, 3, 3}).gini, 0.0);
        QCOMPARE(*concentrationOf({0, 0, 0, 8}).gini, 0.75);
        const auto c = concentrationOf({1, 2, 3, 4, 10}, 0.2, 5);
        QCOMPARE(c.topCount, 1);
        QCOMPARE(*c.topSumShare, 0.5);
        QVERIFY(close(c.gini, (-4 * 1 - 2 * 2 + 0 * 3 + 2 * 4 + 4 * 10) / (5 * 20.0), 1e-12));
        QVERIFY(c.lorenz == (std::vector<double> {0, 0.05, 0.15, 0.3, 0.5, 1}));
        QVERIFY(!concentrationOf({}).gini);
        QVERIFY(!concentrationOf({0, 0}).gini);
        QVERIFY(!concentrationOf({-5, 3}).topSumShare);
    }

    // 6-mercaptopurine arm of Freireich et al. (1963), as in Cox and Oakes (1984), table 1.1; survival and Greenwood
    // error as printed there and in R's survival manuals.
    void kaplanMeierAsPublished()
    {
        const std::vector<double> t {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
        const Events e {1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0};
        const SurvivalCurve curve = kaplanMeier(t, e);
        QCOMPARE(curve.n, 21);
        QCOMPARE(curve.events, 9);
        const std::pair<double, double> expected[]
            = {{6, 0.857}, {7, 0.807}, {10, 0.753}, {13, 0.690}, {16, 0.627}, {22, 0.538}, {23, 0.448}};
        for (const auto& [time, survival] : expected)
            QVERIFY(close(curve.at(time).value, survival, 5e-4));
        QCOMPARE(curve.at(6).n, 21);
        QCOMPARE(curve.at(22).n, 7);
        QVERIFY(close(curve.at(6).lower, 0.620, 5e-4));
        QVERIFY(close(curve.at(6).upper, 0.952, 5e-4));
        const auto& point = *std::find_if(curve.points.begin(), curve.points.end(), [](const auto& p) { return p.time == 23; });
        QVERIFY(std::abs(point.survival * std::sqrt(point.varianceSum) - 0.1346) < 5e-5);
        QCOMPARE(*curve.quantile(0.5), 23.0);
        QVERIFY(!curve.quantile(0.9));
        QVERIFY(!curve.at(36).value); // never extended
        QVERIFY(curve.at(35).value);
        QCOMPARE(*curve.at(3).value, 1.0);
        QVERIFY(!curve.at(3).lower);
    }

    void survivalFromCountsIsTheSame()
    {
        core::Random random(5);
        std::vector<double> t;
        Events e;
        std::vector<std::int64_t> d(40), c(40);
        for (int i = 0; i < 500; ++i) {
            const auto time = random.below(40);
            const bool event = random.chance(0.6);
            t.push_back(static_cast<double>(time));
            e.push_back(event);
            ++(event ? d : c)[time];
        }
        const SurvivalCurve a = kaplanMeier(t, e), b = kaplanMeierOfCounts(d, c);
        QCOMPARE(a.points.size(), b.points.size());
        for (std::size_t i = 0; i < a.points.size(); ++i) {
            QCOMPARE(a.points[i].survival, b.points[i].survival);
            QCOMPARE(a.points[i].varianceSum, b.points[i].varianceSum);
            QCOMPARE(a.points[i].atRisk, b.points[i].atRisk);
        }
        // Conditional survival from 10 on is the curve of those still there after 10.
        std::vector<double> late;
        Events lateEvents;
        for (std::size_t i = 0; i < t.size(); ++i)
            if (t[i] > 10) {
                late.push_back(t[i]);
                lateEvents.push_back(e[i]);
            }
        const SurvivalCurve rest = kaplanMeier(late, lateEvents);
        for (int to = 10; to < 39; ++to) {
            const auto got = a.conditional(10, to), wanted = rest.at(to);
            QVERIFY(close(got.value, *wanted.value, 1e-12));
            if (wanted.lower)
                QVERIFY(close(got.lower, *wanted.lower, 1e-9));
        }
        QCOMPARE(a.conditional(10, 20).n, static_cast<std::int64_t>(late.size()));
    }

    void survivalEdges()
    {
        const SurvivalCurve none = kaplanMeier({}, {});
        QVERIFY(!none.at(1).value && !none.quantile(0.5) && !none.conditional(0, 1).value);
        const SurvivalCurve censored = kaplanMeier(std::vector<double> {3, 3, 5}, Events {0, 0, 0});
        QCOMPARE(*censored.at(5).value, 1.0);
        QVERIFY(!censored.quantile(0.5));
        const SurvivalCurve all = kaplanMeier(std::vector<double> {2, 2, 2}, Events {1, 1, 1});
        QCOMPARE(*all.at(2).value, 0.0);
        QCOMPARE(*all.at(99).value, 0.0); // it ended: known for ever
        QVERIFY(!all.at(2).lower);
        QVERIFY(!all.conditional(2, 4).value);
        QCOMPARE(*all.quantile(0.5), 2.0);
    }

    void controlLimits()
    {
        const std::vector<std::int64_t> k {10, 12, 8, 11, 40, 0}, n {100, 110, 90, 100, 100, 0};
        const PChart chart = pChartLimits(k, n);
        const double center = 81 / 500.0;
        QVERIFY(close(chart.center, center, 1e-12));
        QVERIFY(std::abs(chart.upper[4] - (center + 3 * std::sqrt(center * (1 - center) / 100))) < 1e-12);
        QVERIFY(std::isnan(chart.upper[5]));
        QVERIFY(chart.signals == (std::vector<ControlSignal> {{4, NelsonRule::BeyondLimits}}));
        QVERIFY(!pChartLimits({}, {}).center);
        QVERIFY(pChartLimits(std::vector<std::int64_t> {0, 0}, std::vector<std::int64_t> {5, 5}).signals.empty());
    }

    void runRules()
    {
        using enum NelsonRule;
        const std::vector<double> side {1, -0.5, 0.4, 0.1, 0.5, 0.2, 0.6, 0.3, 0.2, 0.5, 0.1, 0.2};
        const auto a = nelsonSignals(side);
        QVERIFY(a == (std::vector<ControlSignal> {{10, NineOnOneSide}, {11, NineOnOneSide}}));
        const std::vector<double> trend {0.5, -1, -0.8, -0.3, 0.1, 0.2, 0.9, 0.4};
        QVERIFY(nelsonSignals(trend) == (std::vector<ControlSignal> {{6, SixInATrend}}));
        std::vector<double> broken = trend;
        broken[4] = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(nelsonSignals(broken).empty());
        const std::vector<double> constant(20, 0.0);
        QVERIFY(nelsonSignals(constant).empty());
    }
};

HOLDFAST_TEST(StatisticsTest)
#include "StatisticsTest.moc"
