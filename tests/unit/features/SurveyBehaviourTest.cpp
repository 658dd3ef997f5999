// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/SurveyBehaviour.h"
#include "frame/FactTable.h"
#include "support/TestMain.h"
#include "unit/features/MadeFacts.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::tests;

namespace {

const domain::ChurnDefinition kSilent {domain::ChurnKind::Inactivity, 40, 30, 1};

features::BehaviourAfter after(const MadeFacts& facts, std::int32_t asOf, std::vector<std::uint32_t> customers, std::vector<std::int32_t> days, int horizon)
{
    core::JobContext job;
    const auto snapshot = facts.at(asOf);
    const auto spans = features::activitySpans(snapshot, kSilent, job);
    return *features::behaviourAfter(snapshot, spans ? &*spans : nullptr, customers, days, horizon, job);
}

} // namespace

class SurveyBehaviourTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Purchases on days 100, 110 and 150, a return on 155; answers on 110.
    void byHand()
    {
        MadeFacts facts;
        facts.customers = 2;
        facts.events = {{0, 100, 500, 1}, {0, 110, 700, 2}, {0, 150, 900, 3}, {0, 155, -200, 0}, {1, 90, 100, 4}};
        const auto short30 = after(facts, 200, {0, 1, frame::kNoCustomer}, {110, 110, 110}, 30);
        QCOMPARE(short30.bought, (std::vector<std::uint8_t> {0, 0, 0}));
        QCOMPARE(short30.complete, (std::vector<std::uint8_t> {1, 1, 0}));
        QCOMPARE(short30.spend[0], 0.0);
        QCOMPARE(short30.gone[0], 0.0); // on day 140: 30 silent days of 40
        QCOMPARE(short30.gone[1], 1.0); // day 140: 50 silent days
        const auto long45 = after(facts, 200, {0}, {110}, 45);
        QCOMPARE(long45.bought[0], std::uint8_t {1});
        QCOMPARE(long45.spend[0], 7.0); // 9 less the return of 2 on the last day
        QCOMPARE(after(facts, 154, {0}, {110}, 45).complete[0], std::uint8_t {0}); // one day is still to come
        QCOMPARE(after(facts, 155, {0}, {110}, 45).complete[0], std::uint8_t {1});
        QVERIFY(std::isnan(after(facts, 400, {1}, {200}, 30).gone[0])); // was not active any more
    }

    // Nothing on the day, before it or after the horizon counts.
    void plantedFuture()
    {
        MadeFacts facts = randomFacts(3, 60, 18000, 400);
        std::vector<std::uint32_t> customers;
        std::vector<std::int32_t> days;
        core::Random random(8);
        for (int i = 0; i < 300; ++i) {
            customers.push_back(static_cast<std::uint32_t>(random.below(60)));
            days.push_back(18100);
        }
        const auto plain = after(facts, 18390, customers, days, 60);
        for (std::uint32_t c = 0; c < 60; ++c)
            for (const std::int32_t day : {18100, 18161, 18300, 18395})
                facts.events.push_back({c, day, 99999, 900000 + c});
        const auto planted = after(facts, 18390, customers, days, 60);
        QCOMPARE(planted.bought, plain.bought);
        QCOMPARE(planted.spend, plain.spend);
        facts.events.push_back({customers[0], 18160, 5, 1});
        QCOMPARE(after(facts, 18390, customers, days, 60).bought[0], std::uint8_t {1});
    }

    // Every answer against the words of the header.
    void againstTheDefinition()
    {
        const MadeFacts facts = randomFacts(5, 80, 18000, 500);
        std::vector<std::uint32_t> customers;
        std::vector<std::int32_t> days;
        core::Random random(2);
        for (int i = 0; i < 2000; ++i) {
            customers.push_back(static_cast<std::uint32_t>(random.below(80)));
            days.push_back(18000 + static_cast<std::int32_t>(random.below(500)));
        }
        const int horizon = 90;
        const auto got = after(facts, 18450, customers, days, horizon);
        std::size_t closed = 0, gone = 0;
        for (std::size_t i = 0; i < days.size(); ++i) {
            const bool complete = days[i] + horizon <= 18450;
            QCOMPARE(got.complete[i] != 0, complete);
            if (!complete)
                continue;
            bool bought = false, start = false, end = false, seen = false;
            double spend = 0;
            for (const auto& event : facts.events) {
                if (event.customer != customers[i] || event.day > 18450)
                    continue;
                seen |= event.amount > 0;
                if (event.day > days[i] && event.day <= days[i] + horizon) {
                    bought |= event.amount > 0;
                    spend += static_cast<double>(event.amount) / 100;
                }
                start |= event.amount > 0 && event.day <= days[i] && event.day >= days[i] - 40;
                end |= event.amount > 0 && event.day <= days[i] + horizon && event.day >= days[i] + horizon - 40;
            }
            QCOMPARE(got.bought[i] != 0, bought);
            QVERIFY(std::abs(got.spend[i] - spend) < 1e-6);
            QCOMPARE(std::isnan(got.gone[i]), !(seen && start));
            if (seen && start)
                QCOMPARE(got.gone[i] == 1, !end);
            ++closed;
            gone += got.gone[i] == 1;
        }
        QVERIFY(closed > 1000 && gone > 50);
    }

    void edges()
    {
        core::JobContext job;
        MadeFacts facts;
        facts.customers = 1;
        const auto snapshot = facts.at(100);
        QVERIFY(features::behaviourAfter(snapshot, nullptr, {}, {}, 30, job)->complete.empty());
        const auto alone = *features::behaviourAfter(snapshot, nullptr, std::vector<std::uint32_t> {0}, std::vector<std::int32_t> {50}, 30, job);
        QVERIFY(alone.complete[0] == 1 && alone.bought[0] == 0 && std::isnan(alone.gone[0]));
        const auto undated = *features::behaviourAfter(snapshot, nullptr, std::vector<std::uint32_t> {0}, std::vector<std::int32_t> {core::CivilDate::kNone}, 30, job);
        QVERIFY(undated.complete[0] == 0);
        job.stop();
        QCOMPARE(features::behaviourAfter(snapshot, nullptr, std::vector<std::uint32_t> {0}, std::vector<std::int32_t> {50}, 30, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(SurveyBehaviourTest)
#include "SurveyBehaviourTest.moc"
