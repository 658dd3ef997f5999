// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survival/LogRank.h"
#include "core/Random.h"
#include "truth/Near.h"
#include "truth/survival/Arms.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class LogRankTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The sum of observed less expected is 10.25 and its variance 6.257: Cox and Oakes (1984), section 7.
    void asPublished()
    {
        const tests::Remission data;
        const LifeTable table = lifeTable({data.time, data.event, {}, data.group, 2});
        const RankTest test = rankTest(table, RankWeight::LogRank);
        QVERIFY(close(test.observed[1] - test.expected[1], 10.25, 0, 0.005)); // printed with two decimals
        QVERIFY(close(test.chi2, 16.793, 0, 0.0005)); // R survdiff, widely printed
        QCOMPARE(test.df, 1);
        QVERIFY(close(test.observed[0], 9) && close(test.observed[1], 21));
        QVERIFY(close(test.expected[0] + test.expected[1], 30));
    }

    // Two lives a group, worked by hand: events at 1 (A), 2 (B), 3 (A), one censored at 4 (B).
    void byHand()
    {
        const std::vector<double> time {1, 3, 2, 4};
        const std::vector<std::uint8_t> event {1, 1, 1, 0};
        const std::vector<std::uint32_t> group {0, 0, 1, 1};
        const LifeTable table = lifeTable({time, event, {}, group, 2});
        const RankTest test = rankTest(table, RankWeight::LogRank);
        const double expected = 2.0 / 4 + 1.0 / 3 + 1.0 / 2, variance = 1.0 / 4 + 2.0 / 9 + 1.0 / 4;
        QVERIFY(close(test.expected[0], expected));
        QVERIFY(close(test.chi2, (2 - expected) * (2 - expected) / variance));
        // Peto: weights 1, 3/4, 1/2.
        const RankTest peto = rankTest(table, RankWeight::Peto);
        QVERIFY(close(peto.observed[0], 1 + 0.5) && close(peto.observed[1], 0.75));
        QVERIFY(close(peto.expected[0], 0.5 + 0.75 / 3 + 0.25));
    }

    // Late entry: a life that enters after the last event changes nothing; one row twice counts as two.
    void entries()
    {
        const std::vector<double> time {1, 3, 2, 4, 9}, none {0, 0, 0, 0, 5};
        const std::vector<std::uint8_t> event {1, 1, 1, 0, 0};
        const std::vector<std::uint32_t> group {0, 0, 1, 1, 0};
        const RankTest test = rankTest(lifeTable({time, event, none, group, 2}), RankWeight::LogRank);
        QVERIFY(close(test.expected[0], 2.0 / 4 + 1.0 / 3 + 1.0 / 2));
    }

    // The test of two groups does not depend on which is first, nor on the order of rows, and scale of time.
    void properties()
    {
        core::Random random(4);
        std::vector<double> time, scaled, reversed;
        std::vector<std::uint8_t> event, reversedEvent;
        std::vector<std::uint32_t> group, swapped;
        for (int i = 0; i < 300; ++i) {
            time.push_back(std::ceil(random.exponential(10)));
            scaled.push_back(time.back() / 7);
            event.push_back(random.chance(0.6));
            group.push_back(static_cast<std::uint32_t>(random.below(3)));
            swapped.push_back(2 - group.back());
        }
        const RankTest a = rankTest(lifeTable({time, event, {}, group, 3}), RankWeight::Peto);
        QVERIFY(close(rankTest(lifeTable({scaled, event, {}, group, 3}), RankWeight::Peto).chi2, *a.chi2));
        QVERIFY(close(rankTest(lifeTable({time, event, {}, swapped, 3}), RankWeight::Peto).chi2, *a.chi2));
        std::vector<std::uint32_t> backwards(group.rbegin(), group.rend());
        reversed.assign(time.rbegin(), time.rend());
        reversedEvent.assign(event.rbegin(), event.rend());
        QVERIFY(close(rankTest(lifeTable({reversed, reversedEvent, {}, backwards, 3}), RankWeight::Peto).chi2, *a.chi2));
    }

    void edges()
    {
        QVERIFY(!rankTest(lifeTable({}), RankWeight::LogRank).chi2);
        const std::vector<double> time {2, 2, 2};
        const std::vector<std::uint8_t> all {1, 1, 1}, none {0, 0, 0};
        const std::vector<std::uint32_t> group {0, 1, 1};
        QVERIFY(!rankTest(lifeTable({time, none, {}, group, 2}), RankWeight::LogRank).chi2); // no events
        QVERIFY(!rankTest(lifeTable({time, all, {}, group, 2}), RankWeight::LogRank).chi2); // all at once: no variance
        QVERIFY(!rankTest(lifeTable({time, all}), RankWeight::LogRank).chi2); // one group
        QVERIFY(!rankTest(lifeTable({time, all, {}, group, 3}), RankWeight::LogRank).p); // an empty group does not crash
    }
};

HOLDFAST_TEST(LogRankTruth)
#include "LogRankTruth.moc"
