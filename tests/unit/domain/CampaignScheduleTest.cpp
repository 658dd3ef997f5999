// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Random.h"
#include "domain/CampaignSchedule.h"

#include <string>

using namespace holdfast;
using domain::Activity;
using domain::CampaignPlan;
using domain::PlanTask;
using domain::Standing;

namespace {

core::CivilDate day(const char* text)
{
    return *core::parseIsoDate(text);
}

PlanTask task(const char* id, const char* start, const char* end, std::vector<std::string> after = {})
{
    PlanTask one;
    one.id = one.name = id;
    one.start = day(start);
    one.end = day(end);
    one.after = std::move(after);
    return one;
}

} // namespace

class CampaignScheduleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The Reliable Construction Co. of Hillier & Lieberman, Introduction to Operations Research (8th ed. 2005), chapter 22:
    // fourteen activities, 44 weeks, critical A B C E F J L N; start, latest start and slack as tabled there.
    void textbookProject()
    {
        const std::string names = "ABCDEFGHIJKLMN";
        const std::vector<int> durations {2, 4, 10, 6, 4, 5, 7, 9, 7, 8, 4, 5, 2, 6};
        const std::vector<std::string> before {"", "A", "B", "C", "C", "E", "D", "EG", "C", "FI", "J", "J", "H", "KL"};
        std::vector<Activity> activities;
        for (std::size_t i = 0; i < durations.size(); ++i) {
            Activity one {durations[i], 0, {}};
            for (const char c : before[i])
                one.after.push_back(names.find(c));
            activities.push_back(one);
        }
        const auto times = domain::criticalPath(activities);
        QVERIFY(times.has_value());
        const std::vector<int> early {0, 2, 6, 16, 16, 20, 22, 29, 16, 25, 33, 33, 38, 38};
        const std::vector<int> late {0, 2, 6, 20, 16, 20, 26, 33, 18, 25, 34, 33, 42, 38};
        const std::vector<int> slack {0, 0, 0, 4, 0, 0, 4, 4, 2, 0, 1, 0, 4, 0};
        std::string critical;
        for (std::size_t i = 0; i < activities.size(); ++i) {
            QCOMPARE((*times)[i].earlyStart, early[i]);
            QCOMPARE((*times)[i].lateStart, late[i]);
            QCOMPARE((*times)[i].slack, slack[i]);
            QCOMPARE((*times)[i].earlyFinish, early[i] + durations[i]);
            if ((*times)[i].critical)
                critical += names[i];
        }
        QCOMPARE(critical, std::string("ABCEFJLN"));
        QCOMPARE((*times)[13].earlyFinish, 44);
        QCOMPARE((*times)[3].freeSlack, 0); // D: G follows at once
        QCOMPARE((*times)[8].freeSlack, 2); // I: J waits for F
    }

    void edges()
    {
        QVERIFY(domain::criticalPath({})->empty());
        const auto one = domain::criticalPath({{5, 0, {}}});
        QVERIFY((*one)[0].critical && (*one)[0].earlyFinish == 5);
        const auto alone = domain::criticalPath({{5, 0, {}}, {2, 0, {}}});
        QCOMPARE((*alone)[1].slack, 3);
        const auto same = domain::criticalPath({{3, 0, {}}, {3, 0, {}}}); // ties: both critical
        QVERIFY((*same)[0].critical && (*same)[1].critical);
        const auto none = domain::criticalPath({{0, 0, {}}, {0, 0, {0}}});
        QVERIFY((*none)[1].critical && (*none)[1].lateFinish == 0);
        const auto round = domain::criticalPath({{1, 0, {2}}, {1, 0, {0}}, {1, 0, {1}}, {1, 0, {}}});
        QVERIFY(!round && round.error().arguments[0].second == "plan-cycle");
        QCOMPARE(round.error().arguments[1].second, std::string("1 2 0"));
    }

    // Slack and end by their definition: an activity delayed by its slack leaves the end where it was, by one day more does not.
    void slackIsWhatItSays()
    {
        core::Random random(7);
        for (int round = 0; round < 200; ++round) {
            std::vector<Activity> activities;
            const std::size_t n = 1 + random.below(12);
            for (std::size_t i = 0; i < n; ++i) {
                Activity one {int(random.below(6)), int(random.below(8)), {}};
                for (std::size_t j = 0; j < i; ++j)
                    if (random.below(4) == 0)
                        one.after.push_back(j);
                activities.push_back(one);
            }
            const auto endOf = [](const std::vector<domain::ActivityTimes>& times) {
                int end = 0;
                for (const auto& one : times)
                    end = std::max(end, one.earlyFinish);
                return end;
            };
            const auto times = domain::criticalPath(activities);
            const int end = endOf(*times);
            for (std::size_t i = 0; i < n; ++i) {
                const auto& one = (*times)[i];
                QVERIFY(one.slack >= one.freeSlack && one.freeSlack >= 0);
                auto delayed = activities;
                delayed[i].earliest = one.earlyStart + one.slack;
                QCOMPARE(endOf(*domain::criticalPath(delayed)), end);
                ++delayed[i].earliest;
                QCOMPARE(endOf(*domain::criticalPath(delayed)), end + 1);
            }
        }
    }

    void timesOfAPlan()
    {
        CampaignPlan plan;
        plan.name = "X";
        // a 1-5 July; b 6-8 after a; milestone m on the 8th after b; c 9-20 after m; d 3-4 alone; e planned on the 7th after b: pushed.
        plan.tasks = {task("a", "2026-07-01", "2026-07-05"), task("b", "2026-07-06", "2026-07-08", {"a"}), task("m", "2026-07-08", "2026-07-08", {"b"}),
            task("c", "2026-07-09", "2026-07-20", {"m"}), task("d", "2026-07-03", "2026-07-04"), task("e", "2026-07-07", "2026-07-09", {"b"})};
        plan.tasks[2].milestone = true;
        PlanTask undated;
        undated.id = "u";
        undated.after = {"a"};
        plan.tasks.push_back(undated);
        QVERIFY(domain::checkPlan(plan).has_value());
        const auto timing = domain::timingOf(plan);
        QVERIFY(timing.has_value());
        QCOMPARE(timing->start, day("2026-07-01"));
        QCOMPARE(timing->end, day("2026-07-20"));
        std::string critical;
        for (std::size_t i = 0; i < plan.tasks.size(); ++i)
            if (timing->tasks[i].critical)
                critical += plan.tasks[i].id;
        QCOMPARE(critical, std::string("abmc"));
        QCOMPARE(timing->tasks[2].earlyStart, day("2026-07-08"));
        QCOMPARE(timing->tasks[4].slack, 16);
        QCOMPARE(timing->tasks[4].lateEnd, day("2026-07-20"));
        QVERIFY(timing->tasks[5].pushed && !timing->tasks[1].pushed);
        QCOMPARE(timing->tasks[5].earlyStart, day("2026-07-09"));
        QVERIFY(!timing->tasks[6].earlyStart.isValid());
        const auto nothing = domain::timingOf(CampaignPlan {});
        QVERIFY(nothing && !nothing->start.isValid() && nothing->tasks.empty());
    }

    void standing()
    {
        const core::CivilDate today = day("2026-07-10");
        PlanTask one = task("a", "2026-07-01", "2026-07-20");
        const auto is = [&] { return domain::standingOf(one, today); };
        QVERIFY(is() == Standing::LateToStart);
        one.progress = 0.3; // 9 of 20 days are over
        QVERIFY(is() == Standing::Behind);
        one.progress = 0.45;
        QVERIFY(is() == Standing::Running);
        one.end = day("2026-07-09");
        QVERIFY(is() == Standing::Overdue);
        one.progress = 1;
        QVERIFY(is() == Standing::Done);
        one.actualStart = day("2026-07-01");
        one.actualEnd = day("2026-07-10");
        QVERIFY(is() == Standing::DoneLate);
        one = task("a", "2026-07-10", "2026-07-20");
        QVERIFY(is() == Standing::Ahead); // begins today
        QVERIFY(domain::standingOf({}, today) == Standing::Unplanned);
    }

    void progress()
    {
        CampaignPlan plan;
        QCOMPARE(domain::progressOf(plan, day("2026-07-10")).planned, 0.0);
        plan.tasks = {task("a", "2026-07-01", "2026-07-09"), task("m", "2026-07-09", "2026-07-09"), task("b", "2026-07-06", "2026-07-15")};
        plan.tasks[1].milestone = true;
        plan.tasks[0].progress = 1;
        plan.tasks[2].progress = 0.2;
        const auto state = domain::progressOf(plan, day("2026-07-10"));
        QCOMPARE(state.planned, (9 + 1 + 4) / 20.0);
        QCOMPARE(state.actual, (9 + 0 + 2) / 20.0);
        QVERIFY(state.tasks == 3 && state.done == 1 && state.overdue == 1 && state.behind == 1);
    }

    void resources()
    {
        CampaignPlan plan;
        plan.resources = {{"r1", "Calls", "hours", 40.0}, {"r2", "Nobody", "", {}}};
        // Fourteen days from a Thursday: 4 + 7 + 3 days over three weeks.
        plan.tasks = {task("a", "2026-07-02", "2026-07-15"), task("b", "2026-07-06", "2026-07-12"), task("c", "2026-07-27", "2026-07-27")};
        plan.tasks[0].uses = {{"r1", 70}};
        plan.tasks[1].uses = {{"r1", 10}};
        plan.tasks[2].uses = {{"r1", 5}};
        auto loads = domain::resourceLoads(plan);
        QCOMPARE(loads.size(), std::size_t(2));
        const auto& weeks = loads[0].weeks;
        QCOMPARE(weeks.size(), std::size_t(5));
        QCOMPARE(weeks[0].monday, day("2026-06-29"));
        QCOMPARE(weeks[0].amount, 20.0);
        QCOMPARE(weeks[1].amount, 45.0);
        QCOMPARE(weeks[1].over, 5.0);
        QCOMPARE(weeks[3].amount, 0.0);
        QCOMPARE(weeks[4].amount, 5.0);
        QCOMPARE(loads[0].total, 85.0);
        QCOMPARE(loads[0].peak, 45.0);
        QCOMPARE(loads[0].weeksOver, std::size_t(1));
        QVERIFY(loads[1].weeks.empty());
        plan.resources[0].perWeek = 45.0; // just used up is not over
        QCOMPARE(domain::resourceLoads(plan)[0].weeksOver, std::size_t(0));
    }

    void budget()
    {
        CampaignPlan plan;
        plan.budget = {{"b1", "x", 0.1, 0}, {"b2", "y", 0.2, 0.35}};
        auto state = domain::budgetOf(plan);
        QVERIFY(state.planned == 0.3 && !state.left && !state.overPlanned); // 0.1 + 0.2 in doubles is not 0.3
        plan.budgetLimit = 0.3;
        state = domain::budgetOf(plan);
        QVERIFY(*state.left == 0 && !state.overPlanned && state.overSpent);
        plan.budgetLimit = 0;
        QVERIFY(domain::budgetOf(plan).overPlanned);
    }
};

HOLDFAST_TEST(CampaignScheduleTest)
#include "CampaignScheduleTest.moc"
