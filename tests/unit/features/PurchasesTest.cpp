// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h" // first: moc 6.4 fails where <compare> is the first standard header

#include "features/ComputedFields.h"
#include "features/PeriodIndex.h"
#include "features/Purchases.h"
#include "unit/features/MadeFacts.h"

#include <set>

using namespace holdfast;
using namespace holdfast::tests;

class PurchasesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void groupsByCustomerInDayOrder()
    {
        const std::uint32_t customer[] = {2, 0, 2, 2, 0};
        const std::int32_t days[] = {5, 9, -3, 5, 1};
        const std::int64_t amounts[] = {1, 2, 3, 4, 5};
        const auto log = features::groupEvents(3, customer, days, amounts, {});
        QVERIFY(log.offsets == (std::vector<std::uint64_t> {0, 2, 2, 5}));
        QVERIFY(log.days == (std::vector<std::int32_t> {1, 9, -3, 5, 5}));
        QVERIFY(log.amounts == (std::vector<std::int64_t> {5, 2, 3, 1, 4})); // equal days keep the order of the source
        QVERIFY(log.orders.empty());
        QCOMPARE(features::groupEvents(0, {}, {}, {}, {}).offsets.size(), std::size_t {1});
    }

    void historyByHand()
    {
        MadeFacts facts;
        facts.customers = 3;
        facts.events = {{0, 100, 500, 7}, {0, 100, 250, 7}, {0, 480, 300, 9}, {0, 481, -300, 9}, {0, 490, 100, 8}, {0, 491, 50, 0},
            {0, 491, 60, 0}, {1, 490, -40, 3}, {1, 491, 0, 4}};
        core::JobContext job;
        const auto snapshot = facts.at(500);
        const auto h = features::purchaseHistory(features::purchasesOf(snapshot), job);
        QCOMPARE(h->firstDay[0], 100);
        QCOMPARE(h->lastDay[0], 491);
        QCOMPARE(h->purchaseDays[0], 4u);
        QCOMPARE(h->orders[0], 5u); // 7, 9, 8 and two without a code
        QCOMPARE(h->ordersLastYear[0], 4u);
        QCOMPARE(h->net[0], 960);
        QCOMPARE(h->purchased[0], 1260);
        // Only a return and a gift: money moved, nothing bought.
        QCOMPARE(h->firstDay[1], core::CivilDate::kNone);
        QCOMPARE(h->orders[1], 0u);
        QCOMPARE(h->net[1], -40);
        QCOMPARE(h->buyers, 1);
        QCOMPARE(h->purchases, 6);
        QCOMPARE(h->returns, 2);
        QCOMPARE(h->zeroAmounts, 1);
        frame::Selection scope(3);
        scope.insert(1);
        const auto other = features::purchaseHistory(features::purchasesOf(snapshot, &scope), job);
        QCOMPARE(other->buyers, 0);
        QCOMPARE(other->orders[0], 0u);
    }

    void yearBoundary()
    {
        MadeFacts facts;
        facts.customers = 2;
        facts.events = {{0, 1000 - 365, 1, 1}, {1, 1000 - 364, 1, 2}};
        core::JobContext job;
        const auto snapshot = facts.at(1000);
        const auto h = features::purchaseHistory(features::purchasesOf(snapshot), job);
        QCOMPARE(h->ordersLastYear[0], 0u);
        QCOMPARE(h->ordersLastYear[1], 1u);
    }

    void historyAgainstSets()
    {
        core::JobContext job;
        const MadeFacts facts = randomFacts(11, 400, 18000, 900);
        const auto snapshot = facts.at(18800);
        const auto h = features::purchaseHistory(features::purchasesOf(snapshot), job);
        for (std::uint32_t c = 0; c < facts.customers; ++c) {
            std::set<std::int32_t> days;
            std::set<std::uint32_t> orders, lastYear;
            std::uint32_t loose = 0, looseLastYear = 0;
            std::int64_t net = 0;
            for (const MadeEvent& e : facts.events) {
                if (e.customer != c || e.day > 18800)
                    continue;
                net += e.amount;
                if (e.amount <= 0)
                    continue;
                days.insert(e.day);
                const bool recent = e.day > 18800 - 365;
                if (e.order == 0) {
                    ++loose;
                    looseLastYear += recent;
                } else {
                    orders.insert(e.order);
                    if (recent)
                        lastYear.insert(e.order);
                }
            }
            QCOMPARE(h->net[c], net);
            QCOMPARE(h->purchaseDays[c], static_cast<std::uint32_t>(days.size()));
            QCOMPARE(h->orders[c], static_cast<std::uint32_t>(orders.size()) + loose);
            QCOMPARE(h->ordersLastYear[c], static_cast<std::uint32_t>(lastYear.size()) + looseLastYear);
            QCOMPARE(h->firstDay[c], days.empty() ? core::CivilDate::kNone : *days.begin());
            QCOMPARE(h->lastDay[c], days.empty() ? core::CivilDate::kNone : *days.rbegin());
        }
    }

    // One customer with codes in every order, more of them than any starting size.
    void distinctOrders()
    {
        core::Random random(8);
        core::JobContext job;
        for (int round = 0; round < 3; ++round) {
            MadeFacts facts;
            facts.customers = 2;
            std::set<std::uint32_t> codes[2];
            for (int i = 0; i < 4000; ++i) {
                const auto c = static_cast<std::uint32_t>(random.below(2));
                const auto code = 1 + static_cast<std::uint32_t>(random.below(round == 0 ? 3000 : 50));
                facts.events.push_back({c, 100 + i / 10, 5, code});
                codes[c].insert(code);
            }
            const auto snapshot = facts.at(9999);
            const auto h = features::purchaseHistory(features::purchasesOf(snapshot), job);
            QCOMPARE(h->orders[0], static_cast<std::uint32_t>(codes[0].size()));
            QCOMPARE(h->orders[1], static_cast<std::uint32_t>(codes[1].size()));
        }
    }

    void withoutAmountsEveryEventIsAPurchase()
    {
        const std::uint32_t customer[] = {0, 0};
        const std::int32_t days[] = {3, 8};
        const auto log = features::groupEvents(1, customer, days, {}, {});
        core::JobContext job;
        const auto h = features::purchaseHistory(features::purchasesOf(log, {10}, 2), job);
        QCOMPARE(h->orders[0], 2u);
        QCOMPARE(h->net[0], 0);
    }

    void periodIndexIsTheCalendar()
    {
        for (const core::Grain grain : {core::Grain::Day, core::Grain::Week, core::Grain::Month, core::Grain::Quarter, core::Grain::Year}) {
            const features::PeriodIndex index({18321}, {19500}, grain);
            for (std::int32_t day = 18321; day <= 19500; ++day)
                QCOMPARE(index.period(index[day]), core::periodOf({day}, grain));
            QCOMPARE(index.count(), index[19500] + 1);
        }
    }

    void computedFields()
    {
        MadeFacts facts;
        facts.customers = 3;
        facts.events = {{0, 100, 501, 1}, {0, 110, 500, 2}, {1, 120, -30, 3}};
        facts.columns.push_back(dateColumn("signup_date", {50, frame::kMissing, frame::kMissing}));
        core::JobContext job;
        const auto snapshot = facts.at(130);
        const auto history = *features::purchaseHistory(features::purchasesOf(snapshot), job);
        const auto input = features::rfmInput(history, snapshot.asOf, 2, features::RfmMoney::Net);
        const auto rfm = *features::rfm(input, features::RfmScore::Quantile, 5, job);
        const auto spans = *features::activitySpans(snapshot, {domain::ChurnKind::Inactivity, 15, 30, 1}, job);
        const auto fields = features::computedFields(snapshot, &history, &rfm, &input, &spans);
        std::vector<std::string_view> names;
        for (const auto& field : fields)
            names.push_back(field.name);
        QVERIFY(names == features::computedFieldNames());
        const auto value = [&](std::string_view name, std::size_t c) {
            for (const auto& field : fields)
                if (field.name == name)
                    return field.codes.empty() ? field.numbers[c] : static_cast<std::int64_t>(field.codes[c]);
            return std::int64_t {-999};
        };
        QCOMPARE(value("tenure_days", 0), 80);
        QCOMPARE(value("tenure_days", 1), frame::kMissing);
        QCOMPARE(value("recency_days", 0), 20);
        QCOMPARE(value("recency_days", 1), frame::kMissing);
        QCOMPARE(value("orders", 0), 2);
        QCOMPARE(value("orders", 1), 0);
        QCOMPARE(value("net_amount", 1), -30);
        QCOMPARE(value("order_value", 0), 501); // 500.5 cents, half away from zero
        QCOMPARE(value("order_value", 1), frame::kMissing);
        QCOMPARE(value("churned", 0), 1);
        QCOMPARE(value("churned", 1), frame::kMissing);
        QCOMPARE(value("rfm.recency", 2), frame::kMissing);
        QVERIFY(value("rfm.group", 0) > 0);
        QCOMPARE(value("rfm.group", 1), 0);
        // Without events nothing is claimed about purchases.
        MadeFacts still = facts;
        still.events.clear();
        const auto quiet = still.at(130);
        const auto empty = *features::purchaseHistory(features::purchasesOf(quiet), job);
        QCOMPARE(features::computedFields(quiet, &empty, nullptr, nullptr, nullptr).size(), std::size_t {1});
    }

    void stops()
    {
        core::JobContext job;
        job.stop();
        const auto snapshot = randomFacts(1, 50, 18000, 100).at(18100);
        QCOMPARE(features::purchaseHistory(features::purchasesOf(snapshot), job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(PurchasesTest)
#include "PurchasesTest.moc"
