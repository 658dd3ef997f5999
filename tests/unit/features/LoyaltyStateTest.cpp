// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Loyalty.h"
#include "frame/FactTable.h"
#include "support/TestMain.h"
#include "unit/features/MadeFacts.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::tests;
using domain::LoyaltyKind;
using domain::LoyaltyTier;

namespace {

const double kNone = std::nan("");

features::LoyaltyState stateOf(const MadeFacts& facts, std::int32_t asOf, const features::AttitudeAnswers& answers, std::int32_t day,
    const domain::LoyaltyRules& rules = {})
{
    core::JobContext job;
    const auto snapshot = facts.at(asOf);
    const auto spans = features::activitySpans(snapshot, {domain::ChurnKind::Inactivity, 120, 30, 1}, job);
    return *features::loyaltyOn(snapshot, spans ? &*spans : nullptr, answers, rules, {day}, job);
}

} // namespace

class LoyaltyStateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Customer 0 buys every 80 days and likes it; 1 bought once and likes it; 2 buys and does not like it; 3 is gone; 4 nobody asked;
    // 5 is new.
    void byHand()
    {
        MadeFacts facts;
        facts.customers = 6;
        for (std::int32_t day = 600; day <= 1000; day += 80)
            facts.events.push_back({0, day, 100, 1});
        facts.events.push_back({1, 600, 100, 2});
        facts.events.push_back({1, 950, 100, 2});
        for (std::int32_t day = 500; day <= 1000; day += 50)
            facts.events.push_back({2, day, 100, 3});
        facts.events.push_back({3, 500, 100, 4});
        facts.events.push_back({4, 990, 100, 5});
        facts.events.push_back({5, 960, 100, 6});
        const features::AttitudeAnswers answers {{0, 1, 2, 0, 3, 5, frame::kNoCustomer}, {700, 800, 850, 900, 905, 970, 980},
            {50, 100, 25, 100, 100, 75, 0}, {100, 90, kNone, kNone, 100, kNone, 0}};
        const auto state = stateOf(facts, 1000, answers, 1000);
        const auto part = [&](std::size_t k, std::size_t c) { return state.parts[k][c]; };
        // The later answer counts, of each question by itself; day 700 is 300 days ago.
        QCOMPARE(part(0, 0), 100.0);
        QCOMPARE(part(1, 0), 100.0);
        QCOMPARE(part(2, 0), 100.0);
        QCOMPARE(part(3, 0), 100.0);
        QCOMPARE(state.index[0], 100.0);
        QCOMPARE(state.kinds[0], LoyaltyKind::True);
        // First purchase 400 days ago: four windows, one with a purchase. Index (100 + 90 + 25 + 100) / 4.
        QCOMPARE(part(2, 1), 25.0);
        QCOMPARE(state.index[1], 78.75);
        QCOMPARE(state.tiers[1], LoyaltyTier::Loyal);
        QCOMPARE(state.kinds[1], LoyaltyKind::Latent);
        // No recommendation: (25 + 100 + 100) / 3.
        QCOMPARE(state.index[2], 75.0);
        QCOMPARE(state.kinds[2], LoyaltyKind::Spurious);
        // Gone is lost whatever was said.
        QVERIFY(state.gone.contains(3));
        QCOMPARE(state.tiers[3], LoyaltyTier::Lost);
        QCOMPARE(state.kinds[3], LoyaltyKind::Latent);
        QVERIFY(!state.scored.contains(4) && std::isnan(state.index[4]));
        // Newer than a window: repeat purchase can't be told.
        QVERIFY(std::isnan(part(2, 5)) && state.index[5] == 87.5);
        QCOMPARE(state.scored.count(), std::size_t {5});
    }

    // What comes after the day moves nothing; an answer too old says nothing.
    void pointInTime()
    {
        MadeFacts facts = randomFacts(6, 100, 18000, 500);
        features::AttitudeAnswers answers;
        core::Random random(1);
        for (std::int32_t day = 18000; day < 18500; ++day) {
            answers.customers.push_back(static_cast<std::uint32_t>(random.below(100)));
            answers.days.push_back(day);
            answers.satisfaction.push_back(static_cast<double>(25 * random.below(5)));
            answers.recommendation.push_back(static_cast<double>(10 * random.below(11)));
        }
        const auto then = stateOf(facts, 18300, answers, 18300);
        for (std::uint32_t c = 0; c < 100; ++c) {
            facts.events.push_back({c, 18301, 9999, 7});
            facts.events.push_back({c, 18400, 9999, 8});
        }
        const auto later = stateOf(facts, 18450, answers, 18300);
        std::size_t scored = 0;
        for (std::size_t c = 0; c < 100; ++c) {
            QCOMPARE(later.scored.contains(c), then.scored.contains(c));
            if (!then.scored.contains(c))
                continue;
            ++scored;
            QCOMPARE(later.index[c], then.index[c]);
            QCOMPARE(later.tiers[c], then.tiers[c]);
        }
        QVERIFY(scored > 50);
        domain::LoyaltyRules rules;
        rules.answerDays = 1;
        QVERIFY(stateOf(facts, 18450, answers, 18300, rules).scored.count() <= 1);
    }

    // Unknown parts leave the index; without events only attitude is left.
    void edges()
    {
        core::JobContext job;
        MadeFacts facts;
        facts.customers = 2;
        const features::AttitudeAnswers answers {{0}, {50}, {80}, {kNone}};
        const auto snapshot = facts.at(100);
        const auto state = *features::loyaltyOn(snapshot, nullptr, answers, {}, {100}, job);
        QVERIFY(state.index[0] == 80 && state.scored.count() == 1 && state.sorted.count() == 0 && !state.present[3]);
        QCOMPARE(features::loyaltyOn(snapshot, nullptr, {}, {}, {100}, job)->scored.count(), std::size_t {0});
        job.stop();
        QCOMPARE(features::loyaltyOn(snapshot, nullptr, answers, {}, {100}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(LoyaltyStateTest)
#include "LoyaltyStateTest.moc"
