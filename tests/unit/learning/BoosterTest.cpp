// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Booster.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>
#include <limits>
#include <numeric>

using namespace holdfast;
using namespace holdfast::learning;
using analytics::Matrix;

namespace {

struct Sample {
    Matrix x;
    std::vector<double> y;
};
Sample planted(std::size_t n, std::uint64_t seed)
{
    core::Random random(seed);
    Sample s {Matrix(n, 4), {}};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t c = 0; c < 4; ++c)
            s.x(i, c) = random.normal();
        s.y.push_back(random.chance(s.x(i, 0) > 0 && s.x(i, 1) > 0 ? 0.8 : 0.1) ? 1 : 0);
    }
    return s;
}

BoosterOptions few()
{
    BoosterOptions options;
    options.trees = 80;
    options.rate = 0.1;
    return options;
}

Booster trained(const Sample& s, const BoosterOptions& options = few())
{
    core::JobContext job;
    return *Booster::train(s.x, s.y, options, job);
}

} // namespace

class BoosterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Shallow trees are read from tables, deep ones walked by the library: both add up to the log-odds, and a feature that only one of two
    // models knows gets nothing from the other.
    void tablesAndWalkAgree()
    {
        auto s = planted(2000, 11);
        for (std::size_t i = 0; i < s.x.rows; i += 5)
            s.x(i, 1) = std::numeric_limits<double>::quiet_NaN();
        for (const int depth : {1, 2, 3, 5}) {
            auto options = few();
            options.depth = depth;
            const auto model = trained(s, options);
            const auto parts = *model.contributions(s.x);
            const auto p = *model.probabilities(s.x);
            double means = 0;
            for (std::size_t i = 0; i < s.x.rows; ++i) {
                double sum = 0;
                for (std::size_t c = 0; c <= 4; ++c)
                    sum += parts(i, c);
                QVERIFY2(std::abs(1 / (1 + std::exp(-sum)) - p[i]) < 1e-5, qPrintable(QString::number(depth)));
                means += std::abs(parts(i, 3));
            }
            QVERIFY(depth > 1 || means / 2000 < 0.2); // column 3 is noise
        }
    }

    // One question, by hand: half the rows on either side, so the value is the distance from the mean of the two leaves.
    void oneQuestionByHand()
    {
        Sample s {Matrix(400, 4), {}};
        for (std::size_t i = 0; i < 400; ++i) {
            s.x(i, 2) = i % 2 == 0 ? 1 : -1;
            s.y.push_back(i % 2 == 0 ? i % 8 != 0 : i % 8 == 1);
        }
        BoosterOptions options;
        options.trees = 1;
        options.depth = 1;
        options.rate = 1;
        const auto model = trained(s, options);
        const auto parts = *model.contributions(s.x);
        QCOMPARE(parts(0, 0), 0.0);
        QVERIFY(parts(0, 2) > 0);
        QVERIFY(std::abs(parts(0, 2) + parts(1, 2)) < 1e-5);
        QCOMPARE(parts(0, 4), parts(1, 4));
    }

    void findsWhatWasPlanted()
    {
        const auto s = planted(3000, 1), fresh = planted(3000, 2);
        const auto model = trained(s);
        const auto p = *model.probabilities(fresh.x);
        double high = 0, low = 0, highs = 0, lows = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            const bool is = fresh.x(i, 0) > 0 && fresh.x(i, 1) > 0;
            (is ? high : low) += p[i];
            (is ? highs : lows) += 1;
        }
        QVERIFY(std::abs(high / highs - 0.8) < 0.05);
        QVERIFY(std::abs(low / lows - 0.1) < 0.03);
        const auto gains = *model.importance();
        QVERIFY(gains[0] > 5 * gains[2] && gains[1] > 5 * gains[3]);
    }

    // Without any question the model is the base rate; the trees then sum to what was observed.
    void meansAgree()
    {
        const auto s = planted(3000, 3);
        const auto p = *trained(s).probabilities(s.x);
        const double mean = std::accumulate(p.begin(), p.end(), 0.0) / 3000, rate = std::accumulate(s.y.begin(), s.y.end(), 0.0) / 3000;
        QVERIFY(std::abs(mean - rate) < 0.003);
    }

    // Shapley values add up to the log-odds, row by row.
    void contributionsAddUp()
    {
        const auto s = planted(500, 4);
        const auto model = trained(s);
        const auto p = *model.probabilities(s.x);
        const auto parts = *model.contributions(s.x);
        QCOMPARE(parts.columns, std::size_t(5));
        for (std::size_t i = 0; i < 500; ++i) {
            double sum = 0;
            for (std::size_t c = 0; c < 5; ++c)
                sum += parts(i, c);
            QVERIFY(std::abs(sum - std::log(p[i] / (1 - p[i]))) < 1e-3); // single precision
        }
    }

    void sameAnswerOnAnyNumberOfThreads()
    {
        const auto s = planted(6000, 5);
        BoosterOptions one, two;
        one.trees = two.trees = 25;
        one.depth = two.depth = 6;
        two.threads = 2;
        const auto a = *trained(s, one).probabilities(s.x), b = *trained(s, two).probabilities(s.x);
        QVERIFY(a == b);
        one.subsample = two.subsample = 0.7;
        QVERIFY(*trained(s, one).probabilities(s.x) == *trained(s, one).probabilities(s.x));
    }

    void keptAndReadBack()
    {
        const auto s = planted(300, 6);
        const auto model = trained(s);
        const auto copy = Booster::fromBytes(*model.bytes(), 4);
        QVERIFY(*copy->probabilities(s.x) == *model.probabilities(s.x));
        QCOMPARE(Booster::fromBytes("no model at all", 4).error().code, core::Code::InvalidValue);
        QCOMPARE(Booster::fromBytes(*model.bytes(), 7).error().code, core::Code::InvalidValue);
    }

    void edges()
    {
        core::JobContext job;
        QCOMPARE(Booster::train(Matrix(0, 2), {}, {}, job).error().code, core::Code::NotEnoughData);
        QCOMPARE(Booster::train(Matrix(2, 0), std::vector<double> {0, 1}, {}, job).error().code, core::Code::NotEnoughData);
        const Sample same {Matrix(30, 1), std::vector<double>(30, 1.0)};
        const double p = (*trained(same).probabilities(same.x))[0];
        QVERIFY(p > 0.9 && p < 1);
        QVERIFY(trained(same).probabilities(Matrix(0, 1))->empty());
        auto holes = planted(200, 7);
        holes.x(3, 0) = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(std::isfinite((*trained(holes).probabilities(holes.x))[3]));
        const Sample one {Matrix(1, 1), {0}};
        QVERIFY(std::isfinite((*trained(one).probabilities(one.x))[0]));
        job.stop();
        QCOMPARE(Booster::train(holes.x, holes.y, {}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(BoosterTest)
#include "BoosterTest.moc"
