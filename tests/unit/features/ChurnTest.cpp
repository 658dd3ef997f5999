// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ChurnTimeline.h"
#include "features/ReturnCurve.h"
#include "support/TestMain.h"
#include "unit/features/MadeFacts.h"

#include <cmath>
#include <map>
#include <set>

using namespace holdfast;
using namespace holdfast::tests;

namespace {

domain::ChurnDefinition inactivity(int days)
{
    return {domain::ChurnKind::Inactivity, days, 30, 1};
}

// Active on a day by the words of the definition: a purchase in [day - D, day].
bool activeOn(const std::set<std::int32_t>& purchases, std::int32_t day, int silent)
{
    const auto after = purchases.upper_bound(day);
    return after != purchases.begin() && *std::prev(after) >= day - silent;
}

std::map<std::uint32_t, std::set<std::int32_t>> purchaseDays(const MadeFacts& facts, std::int32_t asOf)
{
    std::map<std::uint32_t, std::set<std::int32_t>> result;
    for (const MadeEvent& e : facts.events)
        if (e.amount > 0 && e.day <= asOf)
            result[e.customer].insert(e.day);
    return result;
}

} // namespace

class ChurnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Every period of every grain against the definition, day by day; and the identity.
    void timelineAgainstTheDefinition()
    {
        core::JobContext job;
        for (const int silent : {1, 20, 45, 200}) {
            const MadeFacts facts = randomFacts(static_cast<std::uint64_t>(silent), 250, 18000, 600);
            const std::int32_t asOf = 18500;
            const auto snapshot = facts.at(asOf);
            const auto spans = features::activitySpans(snapshot, inactivity(silent), job);
            const auto days = purchaseDays(facts, asOf);
            for (const core::Grain grain : {core::Grain::Week, core::Grain::Month, core::Grain::Quarter, core::Grain::Year}) {
                const auto timeline = features::churnTimeline(*spans, grain, nullptr, job);
                std::int64_t before = 0;
                QVERIFY(!timeline->periods.empty());
                for (const auto& p : timeline->periods) {
                    std::int64_t start = 0, end = 0, lost = 0, fresh = 0, back = 0;
                    const std::int32_t first = core::firstDay(p.period).days, last = std::min(core::lastDay(p.period).days, asOf);
                    for (const auto& [customer, bought] : days) {
                        const bool a = activeOn(bought, first - 1, silent), b = activeOn(bought, last, silent);
                        start += a;
                        end += b;
                        lost += a && !b;
                        fresh += b && !a && *bought.begin() >= first;
                        back += b && !a && *bought.begin() < first;
                    }
                    QCOMPARE(p.activeStart, start);
                    QCOMPARE(p.activeEnd, end);
                    QCOMPARE(p.churned, lost);
                    QCOMPARE(p.newActive, fresh);
                    QCOMPARE(p.returning, back);
                    QCOMPARE(p.activeEnd, p.activeStart + p.newActive + p.returning - p.churned);
                    QCOMPARE(p.activeStart, before);
                    before = p.activeEnd;
                    QCOMPARE(p.partial, core::lastDay(p.period).days > asOf);
                    QCOMPARE(p.notEnoughHistory, first - snapshot.firstDay.days < silent);
                    if (start > 0) {
                        QCOMPARE(*p.churnRate.value, static_cast<double>(lost) / static_cast<double>(start));
                        QVERIFY(std::abs(*p.churnRate.value + *p.retentionRate.value - 1) < 1e-15);
                        QVERIFY(*p.churnRate.lower <= *p.churnRate.value && *p.churnRate.value <= *p.churnRate.upper);
                    } else {
                        QVERIFY(!p.churnRate.value && !p.growthRate);
                    }
                    const auto window = features::churnWindow(*spans, p.from, p.to);
                    QCOMPARE(static_cast<std::int64_t>(window.activeAtStart.count()), start);
                    QCOMPARE(static_cast<std::int64_t>(window.churned.count()), lost);
                    QCOMPARE(static_cast<std::int64_t>(window.activeAtEnd.count()), end);
                }
                QCOMPARE(timeline->periods.back().period, core::periodOf({asOf}, grain));
                QCOMPARE(timeline->known, static_cast<std::int64_t>(days.size()));
                std::int64_t gone = 0;
                for (const auto& [customer, bought] : days)
                    gone += !activeOn(bought, asOf, silent);
                QCOMPARE(timeline->churnedNow, gone);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void scopesAddUp()
    {
        core::JobContext job;
        const auto snapshot = randomFacts(9, 300, 18000, 500).at(18480);
        const auto spans = features::activitySpans(snapshot, inactivity(40), job);
        frame::Selection half(300);
        for (std::size_t c = 0; c < 300; c += 3)
            half.insert(c);
        frame::Selection rest = half;
        rest.invert();
        const auto all = features::churnTimeline(*spans, core::Grain::Month, nullptr, job);
        const auto a = features::churnTimeline(*spans, core::Grain::Month, &half, job);
        const auto b = features::churnTimeline(*spans, core::Grain::Month, &rest, job);
        for (std::size_t i = 0; i < all->periods.size(); ++i) {
            QCOMPARE(a->periods[i].churned + b->periods[i].churned, all->periods[i].churned);
            QCOMPARE(a->periods[i].activeStart + b->periods[i].activeStart, all->periods[i].activeStart);
        }
        const auto latest = features::churnTimeline(*spans, core::Grain::Month, nullptr, job, 3);
        QCOMPARE(latest->periods.size(), std::size_t {3});
        QCOMPARE(latest->periods[2].activeEnd, all->periods.back().activeEnd);
        QCOMPARE(latest->periods[0].activeStart, all->periods[all->periods.size() - 3].activeStart);
    }

    void everybodyGone()
    {
        MadeFacts facts;
        facts.customers = 4;
        facts.events = {{0, 18000, 5, 1}, {1, 18000, 5, 2}, {2, 18000, 5, 3}, {3, 18000, 5, 4}};
        core::JobContext job;
        const auto spans = features::activitySpans(facts.at(18300), inactivity(30), job);
        const auto timeline = features::churnTimeline(*spans, core::Grain::Month, nullptr, job);
        QCOMPARE(timeline->churnedNow, 4);
        QCOMPARE(*timeline->overall.value, 1.0);
        QCOMPARE(timeline->periods.back().activeEnd, 0);
        QVERIFY(!timeline->periods.back().churnRate.value);
        QVERIFY(timeline->lastFull() < timeline->periods.size());
    }

    void lapsedAndBackIsNotChurned()
    {
        MadeFacts facts;
        facts.customers = 1;
        const std::int32_t june = core::daysFromCivil(2024, 6, 1);
        facts.events = {{0, june - 1, 5, 1}, {0, june + 25, 5, 2}};
        core::JobContext job;
        const auto spans = features::activitySpans(facts.at(june + 29), inactivity(10), job);
        const auto timeline = features::churnTimeline(*spans, core::Grain::Month, nullptr, job);
        const auto& period = timeline->periods.back();
        QCOMPARE(period.activeStart, 1);
        QCOMPARE(period.churned, 0);
        QCOMPARE(period.returning, 0);
        QCOMPARE(period.lapsedAndBack, 1);
        QVERIFY(!period.partial); // asOf is the last day of June
    }

    void words()
    {
        for (const char* word : {"Churned", " YES ", "1", "true", "流失", "Exited", "Attrited Customer", "inactive"})
            QVERIFY2(features::meansChurned(word) == std::optional(true), word);
        for (const char* word : {"No", "active", "0", "FALSE", "正常", "Existing Customer", "否"})
            QVERIFY2(features::meansChurned(word) == std::optional(false), word);
        for (const char* word : {"", "maybe", "gold", "2"})
            QVERIFY2(!features::meansChurned(word), word);
    }

    void labelWithoutDates()
    {
        MadeFacts facts;
        facts.customers = 5;
        facts.columns.push_back(wordColumn("status", {"Yes", "No", "No", "", "gold"}));
        core::JobContext job;
        const auto spans = features::activitySpans(facts.at(18000), {domain::ChurnKind::Label, 0, 30, 1}, job);
        QVERIFY(!spans->dated);
        QCOMPARE(spans->known.count(), std::size_t {3});
        QVERIFY(spans->notUnderstood == (std::vector<std::string> {"gold"}));
        const auto timeline = features::churnTimeline(*spans, core::Grain::Month, nullptr, job);
        QVERIFY(timeline->seriesMissing && timeline->periods.empty());
        QCOMPARE(timeline->overall.n, 3);
        QCOMPARE(*timeline->overall.value, 1.0 / 3);
        QCOMPARE(timeline->unknown, 2);
        const auto window = features::churnWindow(*spans, {17000}, {17100});
        QVERIFY(window.overall);
        QCOMPARE(window.activeAtStart.count(), std::size_t {3});
        QCOMPARE(window.churned.count(), std::size_t {1});
        QCOMPARE(window.activeAtEnd.count(), std::size_t {2});
    }

    void labelAsNumbers()
    {
        MadeFacts facts;
        facts.customers = 4;
        frame::CustomerColumn status;
        status.name = status.field = "status";
        status.type = frame::ValueType::Decimal;
        status.scale = 1;
        status.numbers = {10, 0, frame::kMissing, 25};
        facts.columns.push_back(status);
        core::JobContext job;
        const auto spans = features::activitySpans(facts.at(18000), {domain::ChurnKind::Label, 0, 30, 1}, job);
        QVERIFY(spans->churnedNow.contains(0) && !spans->churnedNow.contains(1));
        QCOMPARE(spans->known.count(), std::size_t {2});
        QCOMPARE(spans->notUnderstood.size(), std::size_t {1});
    }

    void labelWithDates()
    {
        MadeFacts facts;
        facts.customers = 6;
        const std::int32_t january = core::daysFromCivil(2024, 1, 1), march = core::daysFromCivil(2024, 3, 1);
        const std::int64_t none = frame::kMissing;
        facts.columns.push_back(dateColumn("signup_date", {january, january, march + 4, january, none, january}));
        facts.columns.push_back(dateColumn("churn_date", {march + 10, none, none, march, none, march + 500}));
        facts.columns.push_back(wordColumn("status", {"yes", "no", "no", "yes", "no", ""}));
        core::JobContext job;
        const auto spans = features::activitySpans(facts.at(march + 30), {domain::ChurnKind::Label, 0, 30, 1}, job);
        QVERIFY(!spans->known.contains(5)); // its date lies in the future and its status is empty: nothing is known
        const auto timeline = features::churnTimeline(*spans, core::Grain::Month, nullptr, job);
        QCOMPARE(timeline->periods.size(), std::size_t {3});
        const auto& p = timeline->periods[2];
        QCOMPARE(p.activeStart, 4); // 0, 1, 3 and 4, of whom no beginning is known
        QCOMPARE(p.churned, 2);
        QCOMPARE(p.newActive, 1);
        QCOMPARE(p.activeEnd, 3);
        QCOMPARE(timeline->periods[0].newActive, 3);
        QCOMPARE(timeline->periods[0].activeStart, 1);
        // A day earlier nothing of the tenth is known.
        const auto earlier = features::activitySpans(facts.at(march + 9), {domain::ChurnKind::Label, 0, 30, 1}, job);
        QVERIFY(earlier->undated.contains(0)); // the word stands there, its date does not yet
    }

    void contractWithGrace()
    {
        MadeFacts facts;
        facts.customers = 3;
        const std::int32_t day = core::daysFromCivil(2024, 1, 1);
        facts.columns.push_back(dateColumn("signup_date", {day, day, day}));
        facts.columns.push_back(dateColumn("contract_end", {day + 59, day + 400, frame::kMissing}));
        core::JobContext job;
        const domain::ChurnDefinition definition {domain::ChurnKind::Contract, 0, 30, 1};
        QCOMPARE(features::activitySpans(facts.at(day + 89), definition, job)->churnedNow.count(), std::size_t {0});
        QCOMPARE(features::activitySpans(facts.at(day + 90), definition, job)->churnedNow.count(), std::size_t {1});
        const auto timeline
            = features::churnTimeline(*features::activitySpans(facts.at(day + 120), definition, job), core::Grain::Month, nullptr, job);
        QCOMPARE(timeline->periods[2].churned, 1); // 31 March: 30 days after 29 February
        QCOMPARE(timeline->periods.back().activeEnd, 2);
    }

    void saysWhatIsMissing()
    {
        core::JobContext job;
        MadeFacts facts;
        facts.customers = 2;
        const auto snapshot = facts.at(18000);
        QCOMPARE(features::activitySpans(snapshot, {domain::ChurnKind::Label, 0, 30, 1}, job).error().code, core::Code::MissingField);
        QCOMPARE(features::activitySpans(snapshot, {domain::ChurnKind::Contract, 0, 30, 1}, job).error().code, core::Code::MissingField);
        QCOMPARE(features::activitySpans(snapshot, inactivity(30), job).error().code, core::Code::NotEnoughData);
        QCOMPARE(features::activitySpans(snapshot, inactivity(0), job).error().code, core::Code::InvalidParameter);
        QCOMPARE(features::resolved(inactivity(0), snapshot, job).error().code, core::Code::NotEnoughData);
        core::JobContext stopped;
        stopped.stop();
        const auto some = randomFacts(3, 20, 18000, 100).at(18100);
        QCOMPARE(features::activitySpans(some, inactivity(9), stopped).error().code, core::Code::Cancelled);
        QCOMPARE(features::returnCurve(features::purchasesOf(some), {}, stopped).error().code, core::Code::Cancelled);
    }

    // Gaps are exponential with a mean of 30 days, and after each purchase one in five never comes back. Then the chance
    // to return after D silent days is known: 0.8 e^(-D/30) (1 - e^(-365/30)) / (0.8 e^(-D/30) + 0.2).
    void returnCurveFindsThePlantedD()
    {
        core::Random random(12);
        MadeFacts facts;
        facts.customers = 30000;
        const std::int32_t first = 16000, asOf = first + 4 * 365;
        for (std::uint32_t c = 0; c < facts.customers; ++c) {
            double day = first + random.uniform() * 2 * 365;
            do {
                facts.events.push_back({c, static_cast<std::int32_t>(day), 10, 0});
                day += 1 + std::floor(random.exponential(30));
            } while (day <= asOf && random.chance(0.8));
        }
        core::JobContext job;
        const auto snapshot = facts.at(asOf);
        const auto curve = features::returnCurve(features::purchasesOf(snapshot), {}, job);
        QCOMPARE(curve->doubt, features::ReturnDoubt::None);
        QCOMPARE(curve->horizonDays, 365);
        const auto planted = [](double d) {
            const double still = 0.8 * std::exp(-d / 30);
            return still * (1 - std::exp(-365 / 30.0)) / (still + 0.2);
        };
        double expected = 0;
        while (planted(expected) > 0.10)
            expected += 0.5;
        QVERIFY2(std::abs(*curve->proposedDays - expected) <= 4, qPrintable(QString::number(*curve->proposedDays)));
        QVERIFY(*curve->chanceAtProposed.value <= 0.10);
        QVERIFY(*curve->chance[static_cast<std::size_t>(*curve->proposedDays) - 1].value > 0.10);
        QVERIFY(*curve->chanceAtProposed.lower < *curve->chanceAtProposed.value);
        QVERIFY(*curve->chanceAtProposed.upper > *curve->chanceAtProposed.value);
        QCOMPARE(features::resolved(inactivity(0), snapshot, job)->inactiveDays, *curve->proposedDays);
        QCOMPARE(features::resolved(inactivity(77), snapshot, job)->inactiveDays, 77);
        // From ten months of the same facts a year ahead can't be seen: the horizon shrinks and the answer says so.
        MadeFacts young;
        young.customers = facts.customers;
        for (const MadeEvent& e : facts.events)
            if (e.day >= first + 600 && e.day < first + 900)
                young.events.push_back(e);
        const auto recent = young.at(first + 899);
        const auto doubtful = features::returnCurve(features::purchasesOf(recent), {}, job);
        QCOMPARE(doubtful->doubt, features::ReturnDoubt::ShorterThanAYear);
        QVERIFY(doubtful->horizonDays < 200);
        QVERIFY(doubtful->proposedDays && *doubtful->proposedDays + doubtful->horizonDays <= doubtful->judgedDays);
    }

    void returnCurveEdges()
    {
        core::JobContext job;
        MadeFacts facts;
        facts.customers = 3;
        const auto empty = facts.at(18000);
        QCOMPARE(features::returnCurve(features::purchasesOf(empty), {}, job)->doubt, features::ReturnDoubt::NoGaps);
        facts.events = {{0, 17000, 5, 1}, {1, 17100, 5, 2}};
        const auto once = facts.at(18000);
        const auto curve = features::returnCurve(features::purchasesOf(once), {}, job);
        QCOMPARE(curve->doubt, features::ReturnDoubt::NoGaps);
        QVERIFY(!curve->proposedDays);
        QCOMPARE(curve->openGaps, 2);
        facts.events.push_back({0, 17010, 5, 3});
        const auto few = facts.at(18000);
        QVERIFY(features::returnCurve(features::purchasesOf(few), {}, job)->doubt != features::ReturnDoubt::None);
        // Everybody comes every week and never leaves: after a longer silence nothing is known, so nothing is invented.
        MadeFacts weekly;
        weekly.customers = 50;
        for (std::uint32_t c = 0; c < 50; ++c)
            for (std::int32_t day = 17000; day <= 18000; day += 7)
                weekly.events.push_back({c, day, 5, 0});
        const auto steady = weekly.at(18000);
        const auto regular = features::returnCurve(features::purchasesOf(steady), {}, job);
        QVERIFY(regular->proposedDays && *regular->proposedDays >= 1 && *regular->proposedDays <= 8);
    }
};

HOLDFAST_TEST(ChurnTest)
#include "ChurnTest.moc"
