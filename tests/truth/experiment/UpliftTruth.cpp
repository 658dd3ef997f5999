// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Uplift.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

UpliftMetrics measured(const std::vector<double>& y, const std::vector<double>& t, const std::vector<double>& s, UpliftOptions options = {{}, 2, 0, 1, 0.95})
{
    core::JobContext job;
    return *upliftMetrics(y, t, s, options, job);
}

} // namespace

class UpliftTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Four rows by score: treated 1, control 0, treated 0, control 1.
    // qini 1, 1, 1, 2 treated 1 of 2 against 1 of 2: 1 - 1 = 0; gain 1, 2, 1.5, 0.
    void byHand()
    {
        const auto m = measured({1, 0, 0, 1}, {1, 0, 1, 0}, {4, 3, 2, 1}, {{0.25, 0.5, 1}, 2, 0, 1, .95});
        QVERIFY(std::abs(m.qiniArea - (0.5 + 1 + 1 + 0.5) / 4) < 1e-12);
        QVERIFY(std::abs(m.qini - 0.75) < 1e-12 && m.qiniRandom == 0);
        QVERIFY(std::abs(*m.qiniPerTreated - 0.375) < 1e-12);
        QVERIFY(std::abs(m.gainArea - (0.5 + 1.5 + 1.75 + 0.75) / 4) < 1e-12);
        QCOMPARE(m.curve[1].gain, 2.0);
        QCOMPARE(m.curve[2].qini, 0.0);
        QCOMPARE(*m.groups[0].uplift, 1.0);
        QCOMPARE(*m.groups[1].uplift, -1.0);
        QVERIFY(!m.qiniLower);
    }

    // Treatment helps only where z is high: a score that knows has an interval above 0, a random one around it, a reversed one below.
    void planted()
    {
        core::Random random(1);
        std::vector<double> y, t, known, blind, reversed;
        for (int i = 0; i < 6000; ++i) {
            const double z = random.uniform();
            t.push_back(random.chance(.5) ? 1 : 0);
            y.push_back(random.chance(.2 + (t.back() > 0 ? .5 * z : 0)) ? 1 : 0);
            known.push_back(z);
            blind.push_back(random.uniform());
            reversed.push_back(-z);
        }
        const UpliftOptions options {{}, 10, 200, 7, .95};
        const auto a = measured(y, t, known, options), b = measured(y, t, blind, options), c = measured(y, t, reversed, options);
        QVERIFY(*a.qiniLower > 0 && a.qini > *a.qiniLower && a.qini < *a.qiniUpper);
        QVERIFY(*b.qiniLower < 0 && *b.qiniUpper > 0);
        QVERIFY(*c.qiniUpper < 0);
        QVERIFY(*a.groups[0].uplift > *a.groups[9].uplift);
        QVERIFY(*a.groups[0].lower < *a.groups[0].uplift && *a.groups[0].upper > *a.groups[0].uplift);
        QCOMPARE(measured(y, t, known, options).qiniLower, a.qiniLower); // same seed, same answer
    }

    // Spread of the bootstrap against samples drawn anew from the same law.
    void intervalHasTheRightWidth()
    {
        std::vector<double> values;
        double width = 0;
        for (std::uint64_t round = 0; round < 40; ++round) {
            core::Random random(100 + round);
            std::vector<double> y, t, s;
            for (int i = 0; i < 1000; ++i) {
                s.push_back(random.uniform());
                t.push_back(random.chance(.5) ? 1 : 0);
                y.push_back(random.chance(.3 + (t.back() > 0 ? .3 * s.back() : 0)) ? 1 : 0);
            }
            const auto m = measured(y, t, s, {{}, 10, 100, 3, .95});
            values.push_back(m.qini);
            width += (*m.qiniUpper - *m.qiniLower) / 40;
        }
        double mean = 0, squares = 0;
        for (const double v : values)
            mean += v / 40;
        for (const double v : values)
            squares += (v - mean) * (v - mean) / 39;
        const double expected = 2 * 1.96 * std::sqrt(squares); // known to about 11 %
        QVERIFY2(width / expected > 0.7 && width / expected < 1.4, qPrintable(QString::number(width / expected)));
    }

    void edges()
    {
        core::JobContext job;
        QCOMPARE(upliftMetrics({}, {}, {}, {}, job).error().code, core::Code::NotEnoughData);
        const auto one = measured({1}, {1}, {0.5}, {{0, 1}, 10, 20, 1, .95});
        QVERIFY(one.groups.size() == 1 && !one.groups[0].uplift && one.curve[0].qini == 0);
        const auto untreated = measured({1, 0}, {0, 0}, {1, 1});
        QVERIFY(!untreated.qiniPerTreated && std::isfinite(untreated.qini));
        const auto amounts = measured({10.5, 0, 3, 1, 7, 2}, {1, 1, 1, 0, 0, 0}, {1, 1, 1, 1, 1, 1}, {{}, 1, 0, 1, .95});
        QVERIFY(std::abs(*amounts.groups[0].uplift - (4.5 - 10.0 / 3)) < 1e-12 && amounts.groups[0].lower);
        job.stop();
        QCOMPARE(upliftMetrics(std::vector<double> {1}, std::vector<double> {1}, std::vector<double> {1}, {}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(UpliftTruth)
#include "UpliftTruth.moc"
