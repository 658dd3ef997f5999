// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A weight of w stands for w equal cases, wherever weights are used; counts of answers say what the answers say.
#include "support/TestMain.h"

#include "analytics/compare/Groups.h"
#include "analytics/compare/Proportion.h"
#include "analytics/compare/Tail.h"
#include "analytics/groups/Confirmatory.h"
#include "analytics/models/ClusteredSlope.h"
#include "analytics/survey/Drivers.h"
#include "analytics/survey/PairedGap.h"
#include "analytics/survey/Promoter.h"
#include "analytics/survey/Rating.h"
#include "analytics/survey/Reliability.h"
#include "analytics/survey/WeightedShare.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

// Four items of two factors; each row once with a weight, and as often as its weight says.
struct Cases {
    Matrix once, copies;
    std::vector<double> weights;
};

Cases planted(std::size_t n)
{
    core::Random random(5);
    Cases cases {Matrix(n, 4), {}, {}};
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < n; ++r) {
        const double a = random.normal(), b = 0.4 * a + random.normal();
        for (std::size_t c = 0; c < 4; ++c)
            cases.once(r, c) = (c < 2 ? a : b) + random.normal();
        cases.weights.push_back(1 + static_cast<double>(r % 3));
        rows.insert(rows.end(), 1 + r % 3, r);
    }
    cases.copies = Matrix(rows.size(), 4);
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t c = 0; c < 4; ++c)
            cases.copies(i, c) = cases.once(rows[i], c);
    return cases;
}

} // namespace

class WeightedFiguresTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void correlationsAndReliability()
    {
        const Cases cases = planted(90);
        const auto a = *correlationMatrix(cases.once, cases.weights), b = *correlationMatrix(cases.copies);
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(close(a.means[i], b.means[i]));
            for (std::size_t j = 0; j < 4; ++j)
                QVERIFY(close(a.r(i, j), b.r(i, j)));
        }
        QCOMPARE(a.n, std::lround(180.0 * 180 / (30 * (1 + 4 + 9)))); // Kish
        QCOMPARE(b.n, 180);
        const std::vector<double> alike(90, 3);
        QVERIFY(close(correlationMatrix(cases.once, alike)->sds[2], correlationMatrix(cases.once)->sds[2]));

        const std::vector<std::size_t> all {0, 1, 2, 3}, two {3, 1};
        QVERIFY(close(reliability(a, all)->alpha, reliability(cases.copies)->alpha));
        const auto c = *correlationMatrix(cases.once);
        const auto fromItems = *reliability(cases.once), fromCorrelations = *reliability(c, all);
        QVERIFY(close(fromItems.alpha, fromCorrelations.alpha) && close(fromItems.lower, *fromCorrelations.lower));
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(close(fromItems.items[i].withRest, *fromCorrelations.items[i].withRest));
            QVERIFY(close(fromItems.items[i].alphaWithout, *fromCorrelations.items[i].alphaWithout));
        }
        Matrix turned(90, 2);
        for (std::size_t r = 0; r < 90; ++r) {
            turned(r, 0) = -cases.once(r, 3);
            turned(r, 1) = cases.once(r, 1);
        }
        QVERIFY(close(reliability(turned)->alpha, reliability(c, two, {true, false})->alpha));
        QCOMPARE(reliability(c, std::vector<std::size_t> {2}).error().code, core::Code::NotEnoughData);
    }

    void confirmatoryFactors()
    {
        const Cases cases = planted(300);
        MeasurementModel model;
        model.factors = {{0, 1, 2, 3}};
        const core::JobContext job;
        const auto a = fitMeasurement(cases.once, model, job, 0.9, cases.weights), b = fitMeasurement(cases.copies, model, job);
        QVERIFY(a && b);
        for (std::size_t i = 0; i < a->parameters.size(); ++i)
            QVERIFY(close(a->parameters[i].value, b->parameters[i].value, 1e-6));
        QCOMPARE(a->n, std::lround(600.0 * 600 / (100 * 14)));
        QVERIFY(close(a->chi2 / static_cast<double>(a->n), b->chi2 / 600, 1e-6));
    }

    // With all copies in the cluster of their case, sums by cluster are the same; the factor (n-1)/(n-2) is of the cases.
    void slope()
    {
        const Cases cases = planted(60);
        std::vector<std::uint32_t> once, copies;
        for (std::uint32_t r = 0; r < 60; ++r) {
            once.push_back(r);
            copies.insert(copies.end(), 1 + r % 3, r);
        }
        const auto a = clusteredSlope(cases.once.column(0), cases.once.column(1), once, cases.weights);
        const auto b = clusteredSlope(cases.copies.column(0), cases.copies.column(1), copies);
        QVERIFY(close(a.slope.value, *b.slope.value) && close(a.correlation, *b.correlation));
        QVERIFY(close(*a.se / std::sqrt(59.0 / 58), *b.se / std::sqrt(119.0 / 118)));
        QCOMPARE(a.clusters, b.clusters);
    }

    // 3 of 4 with weights 1, 1, 2 in and 4 out: 4 of 8; effective 64 / 22.
    void shares()
    {
        WeightedShare share;
        for (const double w : {1.0, 1.0, 2.0})
            share.add(true, w);
        share.add(false, 4);
        const auto estimate = share.estimate();
        QVERIFY(close(estimate.value, 0.5));
        QCOMPARE(estimate.n, 4);
        QVERIFY(close(share.effectiveN(), 64.0 / 22));
        const double z = 1.959963984540054, n = 64.0 / 22, half = z * std::sqrt(0.25 / n + z * z / (4 * n * n)) / (1 + z * z / n);
        QVERIFY(close(estimate.lower, 0.5 - half, 1e-9) && close(estimate.upper, 0.5 + half, 1e-9));
        WeightedShare plain, alike;
        for (int i = 0; i < 10; ++i) {
            plain.add(i < 3);
            alike.add(i < 3, 2.5);
        }
        QCOMPARE(*plain.estimate().lower, *wilsonInterval(3, 10).lower);
        QVERIFY(close(*alike.estimate().upper, *wilsonInterval(3, 10).upper, 1e-12));
        QVERIFY(!WeightedShare().estimate().value);
    }

    // From means and errors as from the cases, with two and with three groups.
    void welch()
    {
        core::Random random(8);
        for (const std::size_t groups : {2, 3}) {
            std::vector<double> values;
            std::vector<std::uint32_t> codes;
            std::vector<GroupMean> means;
            for (std::uint32_t g = 0; g < groups; ++g) {
                std::vector<double> own;
                for (std::uint32_t i = 0; i < 30 + 10 * g; ++i)
                    own.push_back(0.2 * g + (1 + g) * random.normal());
                const auto mean = weightedMean(own, {});
                means.push_back({*mean.value, (*mean.upper - *mean.value) / studentHalfWidth(0.95, static_cast<double>(own.size() - 1)), static_cast<double>(own.size())});
                values.insert(values.end(), own.begin(), own.end());
                codes.resize(values.size(), g);
            }
            std::optional<double> expected;
            for (const auto& test : compareGroups(values, codes, groups).tests)
                if (test.name == "welch_t" || test.name == "welch_anova")
                    expected = test.p;
            QVERIFY(expected && close(welchMeansP(means), *expected, 1e-8));
        }
        QVERIFY(!welchMeansP(std::vector<GroupMean> {{1, 0.1, 30}}));
        QVERIFY(!welchMeansP(std::vector<GroupMean> {{1, 0.1, 30}, {2, 0, 30}}));
    }

    // Counted answers tell what the answers tell, weighted or not; what is not whole or off the scale is not counted.
    void tallies()
    {
        core::Random random(3);
        std::vector<double> answers, weights;
        for (int i = 0; i < 200; ++i) {
            answers.push_back(static_cast<double>(random.below(11)));
            weights.push_back(0.5 + random.uniform());
        }
        for (const bool weighted : {false, true}) {
            AnswerTally tally(0, 10, weighted);
            for (std::size_t i = 0; i < answers.size(); ++i)
                QVERIFY(tally.add(answers[i], weighted ? weights[i] : 1));
            const auto by = weighted ? std::span<const double>(weights) : std::span<const double>();
            const auto scale = *promoterScale(0, 10);
            const auto a = promoterScore(tally, scale), b = promoterScore(answers, by, scale);
            QVERIFY(close(a.nps, *b.nps) && close(a.se, *b.se) && close(a.effectiveN, b.effectiveN));
            QCOMPARE(a.n, b.n);
            // One answer between two whole ones is read one by one: 200 of them, and what 199 counted and that one say together.
            auto some = answers;
            some[0] = 4.5;
            const auto listed = ratingSummary(some, by, {0, 10, 2});
            double sum = 0, total = 0;
            for (std::size_t i = 0; i < some.size(); ++i) {
                sum += weighted ? weights[i] : 1;
                total += (weighted ? weights[i] : 1) * some[i];
            }
            QVERIFY(close(listed.mean, total / sum));
            const auto counted = ratingSummary(tally, {0, 10, 2});
            const double shift = (weighted ? weights[0] : 1) * (4.5 - answers[0]) / sum;
            QVERIFY(close(*counted.mean + shift, *listed.mean));
            QVERIFY(close(*counted.median, *listed.median, 0.6));
            const auto mean = weightedMean(answers, by);
            QVERIFY(close(counted.mean, *mean.value) && close(counted.lower, *mean.lower) && close(counted.upper, *mean.upper));
        }
        AnswerTally tally(1, 5, false);
        QVERIFY(!tally.add(0) && !tally.add(6) && !tally.add(2.5) && !tally.add(std::nan("")));
        QCOMPARE(tally.n(), 0);
        QVERIFY(!ratingSummary(tally, {1, 5, 2}).mean && !promoterScore(tally, {1, 5, 5, 3}).nps);
    }

    // The median where exactly half of the weight lies below: between the two answers.
    void countedMedian()
    {
        AnswerTally tally(1, 5, true);
        tally.add(1, 2);
        tally.add(2, 1);
        tally.add(4, 3);
        QVERIFY(close(ratingSummary(tally, {1, 5, 2}).median, 3));
        tally.add(4, 1);
        QVERIFY(close(ratingSummary(tally, {1, 5, 2}).median, 4));
    }

    // The jackknife of groups says what the bootstrap says, a quarter as wide at sixteen times the rows; lmg is not asked for.
    void jackknife()
    {
        const auto drawn = [](std::size_t n) {
            core::Random random(17);
            std::pair<Matrix, std::vector<double>> made(Matrix(n, 3), {});
            for (std::size_t r = 0; r < n; ++r) {
                const double common = random.normal();
                for (std::size_t c = 0; c < 3; ++c)
                    made.first(r, c) = 0.6 * common + random.normal();
                made.second.push_back(0.7 * made.first(r, 0) + 0.3 * made.first(r, 1) + random.normal());
            }
            return made;
        };
        DriverOptions jackknife, bootstrap;
        jackknife.jackknife = 200;
        jackknife.lmg = false;
        bootstrap.bootstrap = 1000;
        const core::JobContext job;
        const auto [x, y] = drawn(1000);
        const auto [moreX, moreY] = drawn(16000);
        const auto a = *keyDrivers(x, y, {}, jackknife, job), b = *keyDrivers(x, y, {}, bootstrap, job), many = *keyDrivers(moreX, moreY, {}, jackknife, job);
        QVERIFY(close((*a.r2Upper - *a.r2Lower) / (*b.r2Upper - *b.r2Lower), 1, 0.25));
        for (std::size_t i = 0; i < 3; ++i) {
            const Driver &own = a.drivers[i], &other = b.drivers[i], &narrow = many.drivers[i];
            QVERIFY(std::isnan(own.lmg) && !own.lmgLower);
            QCOMPARE(own.johnson, other.johnson);
            const double width = *own.johnsonPartUpper - *own.johnsonPartLower;
            QVERIFY(close(width / (*other.johnsonPartUpper - *other.johnsonPartLower), 1, 0.25)); // both are estimates
            QVERIFY(*own.johnsonPartLower <= own.johnson / a.r2 && own.johnson / a.r2 <= *own.johnsonPartUpper);
            if (i < 2)
                QVERIFY(close((*narrow.johnsonPartUpper - *narrow.johnsonPartLower) / width, 0.25, 0.3));
        }
        QCOMPARE(*keyDrivers(x, y, {}, jackknife, job)->drivers[0].johnsonLower, *a.drivers[0].johnsonLower);
    }
};

HOLDFAST_TEST(WeightedFiguresTruth)
#include "WeightedFiguresTruth.moc"
