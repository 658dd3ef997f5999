// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "domain/CampaignPlan.h"
#include "domain/CampaignSchedule.h"
#include "domain/CampaignTemplates.h"

#include <set>
#include <string>

using namespace holdfast;
using domain::CampaignPlan;

namespace {

core::CivilDate day(const char* text)
{
    return *core::parseIsoDate(text);
}

std::string problemOf(const core::Error& error, const std::string& key = "problem")
{
    for (const auto& [name, value] : error.arguments)
        if (name == key)
            return value;
    return {};
}

std::string problemIn(const std::string& json, const std::string& key = "problem")
{
    const auto plan = domain::parsePlan(json);
    return plan ? "sound" : problemOf(plan.error(), key);
}

CampaignPlan fullPlan()
{
    CampaignPlan plan = domain::planFrom(domain::PlanTemplate::WinBack, day("2026-07-01"), true);
    plan.id = "C7";
    plan.state = domain::CampaignState::Locked;
    plan.created = day("2026-06-30");
    plan.goal = {"少流失 \"15 %\"", "churn-rate", 0.194, 0.145, 60};
    plan.audience = {{}, {"A-1", "客户 2"}, "watch-list", {"complaints", "recency"}};
    plan.tasks[1].actualStart = day("2026-07-02");
    plan.tasks[1].actualEnd = day("2026-07-05");
    plan.tasks[1].progress = 1;
    plan.tasks[2].owner = "L. Haas";
    plan.tasks[2].note = "two\nlines";
    plan.tasks[2].progress = 0.1;
    plan.budgetLimit = 48000;
    plan.budget[0].planned = 17200.55;
    plan.budget[0].spent = 0.1;
    plan.risks[0].owner = "A. Roux";
    plan.amendments.push_back({1'790'000'000, "window 90 days"});
    plan.sections["offers"] = R"({"list":[1,2]})";
    return plan;
}

} // namespace

class CampaignPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jsonAndBack()
    {
        const CampaignPlan plan = fullPlan();
        const auto again = domain::parsePlan(domain::toJson(plan));
        QVERIFY2(again.has_value(), again ? "" : problemOf(again.error()).c_str());
        QVERIFY(*again == plan);
        QCOMPARE(domain::toJson(*again), domain::toJson(plan));
    }

    void smallestPlanGetsIds()
    {
        const auto plan = domain::parsePlan(R"({"name":"X","tasks":[{"name":"a"},{"id":"t1","name":"b","after":["t2"]}],"phases":[{"name":"p"}]})");
        QVERIFY(plan.has_value());
        QCOMPARE(plan->tasks[0].id, std::string("t2")); // t1 is taken
        QCOMPARE(plan->phases[0].id, std::string("p1"));
        QVERIFY(plan->state == domain::CampaignState::Draft && !plan->budgetLimit && plan->goal.windowDays == 90);
        QVERIFY(!domain::spanOf(*plan).start.isValid());
        QCOMPARE(domain::freeId(*plan, 't'), std::string("t3"));
    }

    void flawsAreNamed_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* json, const char* problem, const char* key = "", const char* named = "") {
            QTest::newRow(name) << QString::fromUtf8(json) << QString::fromLatin1(problem) << QString::fromLatin1(key) << QString::fromUtf8(named);
        };
        row("no json", "{", "plan-json");
        row("an array", "[]", "plan-json");
        row("later format", R"({"format":2,"name":"X"})", "plan-newer", "value", "2");
        row("unknown key", R"({"name":"X","colour":"red"})", "plan-key", "key", "colour");
        row("unknown key in a task", R"({"name":"X","tasks":[{"name":"a"},{"nam":"b"}]})", "plan-key", "key", "tasks/1/nam");
        row("unknown key in a line", R"({"name":"X","budget":{"lines":[{"cost":3}]}})", "plan-key", "key", "budget/lines/0/cost");
        row("text for a number", R"({"name":"X","tasks":[{"progress":"half"}]})", "plan-value", "key", "tasks/0/progress");
        row("no such day", R"({"name":"X","tasks":[{"start":"2026-02-30","end":"2026-03-01"}]})", "plan-value", "value", "\"2026-02-30\"");
        row("unknown state", R"({"name":"X","state":"open"})", "plan-value", "key", "state");
        row("unknown level", R"({"name":"X","risks":[{"impact":"severe"}]})", "plan-value", "key", "risks/0/impact");
        row("segment and ids", R"({"name":"X","audience":{"segment":"s","customers":["1"]}})", "plan-value", "key", "audience/customers");
        row("task is no object", R"({"name":"X","tasks":[3]})", "plan-value", "key", "tasks/0");
        row("offers is no object", R"({"name":"X","offers":[]})", "plan-value", "key", "offers");
        row("no name", R"({"goal":{}})", "plan-name");
        row("blank name", R"({"name":"  "})", "plan-name");
        row("end before start", R"({"name":"X","tasks":[{"name":"a","start":"2026-03-02","end":"2026-03-01"}]})", "plan-dates", "task", "a");
        row("start without end", R"({"name":"X","tasks":[{"name":"a","start":"2026-03-02"}]})", "plan-dates", "task", "a");
        row("long milestone", R"({"name":"X","tasks":[{"name":"a","milestone":true,"start":"2026-03-02","end":"2026-03-03"}]})", "plan-dates");
        row("ended, not begun", R"({"name":"X","tasks":[{"name":"a","actual_end":"2026-03-03"}]})", "plan-dates");
        row("phase ends before it starts", R"({"name":"X","phases":[{"name":"P","start":"2026-03-03","end":"2026-03-02"}]})", "plan-dates", "task", "P");
        row("progress above 1", R"({"name":"X","tasks":[{"progress":1.1}]})", "plan-value", "key", "progress");
        row("unknown phase", R"({"name":"X","tasks":[{"name":"a","phase":"p9"}]})", "plan-reference", "value", "p9");
        row("unknown task", R"({"name":"X","tasks":[{"name":"a","after":["t9"]}]})", "plan-reference", "value", "t9");
        row("unknown resource", R"({"name":"X","tasks":[{"name":"a","uses":[{"resource":"r9"}]}]})", "plan-reference", "value", "r9");
        row("id twice", R"({"name":"X","tasks":[{"id":"a"},{"id":"a"}]})", "plan-twice", "value", "a");
        row("waits for itself", R"({"name":"X","tasks":[{"id":"a","name":"A","after":["a"]}]})", "plan-cycle", "tasks", "A");
        row("cycle of three", R"({"name":"X","tasks":[{"id":"d"},{"id":"a","name":"A","after":["c","d"]},{"id":"b","name":"B","after":["a"]},{"id":"c","name":"C","after":["b"]}]})",
            "plan-cycle", "tasks", "B → C → A");
        row("negative money", R"({"name":"X","budget":{"limit":-1}})", "plan-value", "key", "limit");
        row("share above 1", R"({"name":"X","goal":{"kpi":"churn-rate","target":15}})", "plan-value", "value", "15");
        row("no window", R"({"name":"X","goal":{"window_days":0}})", "plan-value", "key", "window_days");
    }

    void flawsAreNamed()
    {
        QFETCH(QString, json);
        QFETCH(QString, problem);
        QFETCH(QString, key);
        QFETCH(QString, named);
        QCOMPARE(problemIn(json.toStdString()), problem.toStdString());
        if (!key.isEmpty())
            QCOMPARE(problemIn(json.toStdString(), key.toStdString()), named.toStdString());
    }

    void tooMuchIsRefused()
    {
        CampaignPlan plan;
        plan.name = "X";
        for (int i = 0; i < 2001; ++i)
            plan.tasks.emplace_back().id = "t" + std::to_string(i);
        const auto sound = domain::checkPlan(plan);
        QVERIFY(!sound && sound.error().code == core::Code::LimitsExceeded);
        plan.tasks.pop_back();
        QVERIFY(domain::checkPlan(plan).has_value());
    }

    void templatesAreSound_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<bool>("chinese");
        for (int i = 0; i < domain::kPlanTemplates; ++i)
            for (const bool chinese : {false, true})
                QTest::addRow("%s %d", std::string(domain::word(domain::PlanTemplate(i))).c_str(), int(chinese)) << i << chinese;
    }

    void templatesAreSound()
    {
        QFETCH(int, from);
        QFETCH(bool, chinese);
        const auto which = domain::PlanTemplate(from);
        QVERIFY(domain::parsePlanTemplate(domain::word(which)) == which);
        for (const char* start : {"2026-07-01", "2026-01-31", "2024-02-29", "2025-12-31"}) {
            const CampaignPlan plan = domain::planFrom(which, day(start), chinese);
            QVERIFY(domain::checkPlan(plan).has_value());
            QVERIFY(*domain::parsePlan(domain::toJson(plan)) == plan);
            if (which == domain::PlanTemplate::Blank) {
                QVERIFY(plan.tasks.empty());
                continue;
            }
            QVERIFY(plan.phases.size() == 3 && plan.tasks.size() >= 10 && plan.risks.size() >= 2 && plan.budget.size() == 4);
            QCOMPARE(domain::spanOf(plan).start, day(start));
            // No gaps: a critical path leads from the first day to the last.
            const auto timing = domain::timingOf(plan);
            std::set<std::string> criticalPhases;
            for (std::size_t i = 0; i < plan.tasks.size(); ++i)
                if (timing->tasks[i].critical)
                    criticalPhases.insert(plan.tasks[i].phase);
            QCOMPARE(criticalPhases.size(), plan.phases.size());
            QVERIFY(std::ranges::none_of(timing->tasks, &domain::TaskTiming::pushed));
            QCOMPARE(timing->end, domain::spanOf(plan).end);
            for (const auto& task : plan.tasks) {
                const auto phase = std::ranges::find(plan.phases, task.phase, &domain::PlanPhase::id);
                QVERIFY(task.start >= phase->start && task.end <= phase->end);
                for (const auto& before : task.after)
                    QVERIFY2(domain::taskOf(plan, before)->end < task.start || task.milestone, task.name.c_str());
                const bool hasChinese = std::ranges::any_of(task.name, [](char c) { return static_cast<unsigned char>(c) > 0x7f; });
                QCOMPARE(hasChinese, chinese);
            }
        }
    }

    void phasesOfAYear()
    {
        const CampaignPlan plan = domain::planFrom(domain::PlanTemplate::ThreePhase, day("2026-07-01"), false);
        QCOMPARE(plan.phases[0].end, day("2026-09-30"));
        QCOMPARE(plan.phases[1].end, day("2027-03-31"));
        QCOMPARE(plan.phases[2].end, day("2027-06-30"));
        // A start on the 31st ends on the last days of shorter months.
        const CampaignPlan late = domain::planFrom(domain::PlanTemplate::ThreePhase, day("2026-08-31"), false);
        QCOMPARE(late.phases[0].end, day("2026-11-29"));
    }

    void shifting()
    {
        CampaignPlan plan = fullPlan();
        const auto before = domain::spanOf(plan);
        domain::shiftPlan(plan, 10);
        QCOMPARE(domain::spanOf(plan).start, before.start + 10);
        QCOMPARE(domain::spanOf(plan).end, before.end + 10);
        QCOMPARE(plan.tasks[1].actualStart, day("2026-07-02")); // what has happened stays
        domain::shiftPlan(plan, -10);
        QVERIFY(plan == fullPlan());
    }
};

HOLDFAST_TEST(CampaignPlanTest)
#include "CampaignPlanTest.moc"
