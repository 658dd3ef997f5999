// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Cohorts.h"
#include "features/RepeatPurchase.h"
#include "features/Rfm.h"
#include "support/TestMain.h"
#include "unit/features/MadeFacts.h"

#include <algorithm>
#include <numeric>

using namespace holdfast;
using namespace holdfast::tests;

class CohortsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void triangleByHand()
    {
        MadeFacts facts;
        facts.customers = 4;
        const std::int32_t january = core::daysFromCivil(2024, 1, 1);
        // 0: January and March, a return in February. 1: January only. 2: a return before the first purchase in March.
        facts.events = {{0, january + 3, 100, 1}, {0, january + 40, -30, 1}, {0, january + 65, 50, 2}, {1, january + 9, 10, 3},
            {2, january + 5, -7, 4}, {2, january + 70, 70, 5}, {3, january + 5, 0, 6}};
        core::JobContext job;
        const auto snapshot = facts.at(january + 80);
        const auto t = features::cohortTriangle(features::purchasesOf(snapshot), core::Grain::Month, false, job);
        QCOMPARE(t->customers, 3);
        QCOMPARE(t->withoutPurchase, 1);
        QCOMPARE(t->eventsBeforeFirst, 1);
        QCOMPARE(t->cohorts.size(), std::size_t {3});
        QCOMPARE(t->cohorts[0].size, 2);
        QCOMPARE(t->cohorts[0].cells[0].revenue, 110);
        QCOMPARE(t->cohorts[0].cells[1].retained, 0);
        QCOMPARE(t->cohorts[0].cells[1].revenue, -30);
        QCOMPARE(t->cohorts[0].cells[2].retained, 1);
        QVERIFY(t->cohorts[0].cells[2].partial && !t->cohorts[0].cells[1].partial);
        QCOMPARE(t->cohorts[0].cells[2].retention.n, 2);
        QCOMPARE(t->cohorts[1].size, 0); // nobody began in February
        QVERIFY(!t->cohorts[1].cells[0].retention.value);
        QCOMPARE(t->cohorts[2].cells.size(), std::size_t {1});
        QCOMPARE(*t->means[2].weighted, 0.5);
        QVERIFY(!t->means[2].weightedFull); // only a partial month is that old
        QCOMPARE(t->means[0].cohorts, 2);
        const auto bought = features::cohortTriangle(features::purchasesOf(snapshot), core::Grain::Month, true, job);
        QCOMPARE(bought->cohorts[0].cells[1].revenue, 0);
        const auto monthEnd = facts.at(january + 90); // 31 March
        const auto full = features::cohortTriangle(features::purchasesOf(monthEnd), core::Grain::Month, false, job);
        QVERIFY(!full->cohorts[0].cells[2].partial);
        QCOMPARE(*full->means[2].weightedFull, 0.5);
    }

    // One id that stands for many guests: half a million orders in a month, each in two lines, the codes falling. By the square of them
    // this would not end.
    void oneIdWithManyOrders()
    {
        constexpr std::uint32_t kOrders = 500'000;
        MadeFacts facts;
        facts.customers = 1;
        const std::int32_t january = core::daysFromCivil(2024, 1, 1);
        for (std::uint32_t order = kOrders; order > 0; --order)
            for (const int line : {0, 1})
                facts.events.push_back({0, january + static_cast<std::int32_t>((kOrders - order) / 20'000), 100 + line, order});
        facts.events.push_back({0, january + 40, 100, kOrders}); // its lines run over the end of the month: in both
        core::JobContext job;
        const auto snapshot = facts.at(january + 59);
        const auto t = features::cohortTriangle(features::purchasesOf(snapshot), core::Grain::Month, false, job);
        QCOMPARE(t->cohorts[0].cells[0].orders, kOrders);
        QCOMPARE(t->cohorts[0].cells[1].orders, 1);
    }

    void everyCustomerIsInOneCohort()
    {
        core::JobContext job;
        const auto snapshot = randomFacts(4, 500, 18000, 800).at(18700);
        const auto history = features::purchaseHistory(features::purchasesOf(snapshot), job);
        for (const core::Grain grain : {core::Grain::Day, core::Grain::Week, core::Grain::Month, core::Grain::Quarter, core::Grain::Year}) {
            const auto t = features::cohortTriangle(features::purchasesOf(snapshot), grain, false, job);
            std::int64_t sizes = 0;
            for (const auto& cohort : t->cohorts) {
                sizes += cohort.size;
                QCOMPARE(cohort.cells[0].retained, cohort.size);
            }
            QCOMPARE(sizes, history->buyers);
        }
    }

    void limitsAndEdges()
    {
        core::JobContext job;
        MadeFacts facts;
        facts.customers = 1;
        const auto none = facts.at(18000);
        QVERIFY(features::cohortTriangle(features::purchasesOf(none), core::Grain::Month, false, job)->cohorts.empty());
        QCOMPARE(features::repeatPurchase(features::purchasesOf(none), {}, job)->customers, 0);
        frame::Snapshot nothing; // no customers, no offsets at all
        QVERIFY(features::cohortTriangle(features::purchasesOf(nothing), core::Grain::Month, false, job)->cohorts.empty());
        QCOMPARE(features::purchaseHistory(features::purchasesOf(nothing), job)->buyers, 0);
        facts.events = {{0, 0, 5, 1}, {0, 18000, 5, 2}};
        const auto wide = facts.at(18000);
        QCOMPARE(features::cohortTriangle(features::purchasesOf(wide), core::Grain::Day, false, job).error().code,
            core::Code::LimitsExceeded);
        QVERIFY(features::cohortTriangle(features::purchasesOf(wide), core::Grain::Month, false, job).has_value());
        core::JobContext stopped;
        stopped.stop();
        QCOMPARE(features::cohortTriangle(features::purchasesOf(wide), core::Grain::Month, false, stopped).error().code,
            core::Code::Cancelled);
        QCOMPARE(features::repeatPurchase(features::purchasesOf(wide), {}, stopped).error().code, core::Code::Cancelled);
    }

    void repeatOnTheLastDay()
    {
        MadeFacts facts;
        facts.customers = 2;
        facts.events = {{0, 18000, 5, 1}, {1, 17900, 5, 2}, {1, 18000, 5, 3}};
        core::JobContext job;
        const auto snapshot = facts.at(18000);
        const auto r = features::repeatPurchase(features::purchasesOf(snapshot), {}, job);
        QCOMPARE(r->second.n, 1); // first seen on the last day: watched for no time
        QCOMPARE(r->windows[0].eligible, 1);
        QCOMPARE(r->windows[0].repeat, 0);
        QCOMPARE(*r->gaps.mean, 100.0);
        QVERIFY(!r->gaps.sd);
    }

    void rfmTable()
    {
        using enum features::RfmGroup;
        QCOMPARE(features::rfmGroup(5, 5, 5), Champions);
        QCOMPARE(features::rfmGroup(5, 1, 1), New);
        QCOMPARE(features::rfmGroup(4, 1, 1), Promising);
        QCOMPARE(features::rfmGroup(1, 1, 1), Lost);
        QCOMPARE(features::rfmGroup(1, 5, 5), CannotLose);
        QCOMPARE(features::rfmGroup(2, 3, 3), AtRisk);
        QCOMPARE(features::rfmGroup(3, 5, 5), Loyal);
        QCOMPARE(features::rfmGroup(3, 1, 2), NeedAttention); // v = (1 + 2 + 1) / 2 = 2
        QCOMPARE(features::rfmGroup(10, 10, 10, 10), Champions);
        QCOMPARE(features::rfmGroup(1, 1, 1, 10), Lost);
        std::vector<bool> seen(features::kRfmGroups);
        for (int r = 1; r <= 5; ++r)
            for (int f = 1; f <= 5; ++f)
                for (int m = 1; m <= 5; ++m)
                    seen[static_cast<std::size_t>(features::rfmGroup(r, f, m))] = true;
        QVERIFY(std::find(seen.begin(), seen.end(), false) == seen.end());
        for (int g = 0; g < features::kRfmGroups; ++g)
            QVERIFY(!features::word(static_cast<features::RfmGroup>(g)).empty());
    }

    void rfmAddsUp()
    {
        core::JobContext job;
        const auto snapshot = randomFacts(6, 700, 18000, 500).at(18450);
        const auto history = *features::purchaseHistory(features::purchasesOf(snapshot), job);
        const auto input = features::rfmInput(history, snapshot.asOf, 2, features::RfmMoney::Net, snapshot.customers);
        for (const auto score : {features::RfmScore::Quantile, features::RfmScore::Ntile})
            for (const int bins : {2, 5, 10}) {
                const auto r = *features::rfm(input, score, bins, job);
                QCOMPARE(r.customers, history.buyers);
                for (const auto* axis : {&r.recency, &r.frequency, &r.monetary})
                    QCOMPARE(std::accumulate(axis->counts.begin(), axis->counts.end(), std::int64_t {0}), r.customers);
                std::int64_t cells = 0, groups = 0, halves = 0;
                double revenue = 0, total = 0;
                for (const auto& row : r.grid)
                    cells += std::accumulate(row.begin(), row.end(), std::int64_t {0});
                for (const auto& g : r.groups) {
                    groups += g.n;
                    revenue += g.revenue;
                }
                for (const auto& h : r.halves)
                    halves += h.n;
                for (const double m : input.monetary)
                    total += m;
                QCOMPARE(cells, r.customers);
                QCOMPARE(groups, r.customers);
                QCOMPARE(halves, r.customers);
                QVERIFY(std::abs(revenue - total) < 1e-6 * total);
            }
    }

    void rfmEdges()
    {
        core::JobContext job;
        const auto empty = *features::rfm({}, features::RfmScore::Quantile, 5, job);
        QCOMPARE(empty.customers, 0);
        QVERIFY(!empty.recency.mean && empty.recency.cuts.empty());
        features::RfmInput one {{0}, {3}, {1}, {9.5}, {}};
        const auto single = *features::rfm(one, features::RfmScore::Ntile, 5, job);
        QCOMPARE(int(single.r[0]), 1);
        QVERIFY(!single.recency.sd);
        features::RfmInput same {{0, 1, 2}, {3, 3, 3}, {1, 1, 1}, {2, 2, 2}, {}};
        const auto ties = *features::rfm(same, features::RfmScore::Quantile, 5, job);
        QVERIFY(ties.r == (std::vector<std::uint8_t> {5, 5, 5})); // nobody is less recent than anybody
        QVERIFY(ties.f == (std::vector<std::uint8_t> {1, 1, 1}));
        QCOMPARE(ties.halves[0].n, 3);
        QCOMPARE(features::rfm(one, features::RfmScore::Ntile, 1, job).error().code, core::Code::InvalidParameter);
    }
};

HOLDFAST_TEST(CohortsTest)
#include "CohortsTest.moc"
