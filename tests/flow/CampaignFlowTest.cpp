// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Campaigns.h"

using namespace holdfast;

class CampaignFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    flow::SessionPtr made()
    {
        auto session = flow::createWorkspace(file().toStdString(), tests::fixedClock());
        return session ? *session : nullptr;
    }
    QString file() { return m_folder.filePath(QStringLiteral("w%1.holdfast").arg(++m_files)); }

    // Every plan, its fixed list too.
    static std::string contentOf(flow::Session& session)
    {
        const auto list = flow::campaigns(session);
        if (!list)
            return tests::told(list.error());
        std::string text;
        for (const auto& one : *list) {
            const auto view = flow::campaign(session, one.id);
            text += view ? domain::toJson(view->plan) + "\n" : tests::told(view.error());
        }
        return text;
    }

    static std::string problemOf(const core::Error& error)
    {
        for (const auto& [key, value] : error.arguments)
            if (key == "problem")
                return value;
        return std::string(core::word(error.code));
    }

private Q_SLOTS:
    void everyStepBackAndForth()
    {
        auto session = made();
        QVERIFY(session);
        core::JobContext job;
        std::vector<std::string> contents {contentOf(*session)}, kinds {""}, subjects {""};
        QVERIFY(contents[0].empty());
        const auto took = [&](const char* kind, const char* subject) {
            contents.push_back(contentOf(*session));
            QVERIFY(contents.back() != contents[contents.size() - 2]);
            kinds.emplace_back(kind);
            subjects.emplace_back(subject);
            const auto history = flow::history(*session);
            QCOMPARE(history->undo, std::string(kind));
            QCOMPARE(history->undoSubject, std::string(subject));
        };
        const auto first = flow::createCampaignFrom(*session, R"({"name":"Hello","tasks":[{"name":"a","start":"2026-07-01","end":"2026-07-03"}]})", job);
        MUST(first);
        QCOMPARE(*first, std::string("C1"));
        took("campaign-new", "Hello");
        flow::DraftRequest request;
        request.from = domain::PlanTemplate::WinBack;
        request.chinese = true;
        request.audience.customers = {"1", "2", "3"};
        request.audience.from = "watch-list";
        request.audience.reasons = {"recency"};
        const auto second = flow::createDraft(*session, request, job);
        MUST(second);
        took("campaign-new", "客户赢回");
        auto view = flow::campaign(*session, *second);
        MUST(view);
        QCOMPARE(view->plan.created, core::CivilDate {1'790'000'000 / 86400});
        QCOMPARE(view->plan.tasks[0].start, view->plan.created);
        QVERIFY(view->timing.tasks.size() == view->plan.tasks.size() && view->loads.size() == 1);
        QCOMPARE(view->plan.audience.customers.size(), std::size_t(3));
        view->plan.tasks[0].end = view->plan.tasks[0].end + 3;
        const auto edited = flow::editCampaign(*session, view->plan, job);
        MUST(edited);
        took("campaign-edit", "客户赢回");
        view->plan.audience.customers.pop_back();
        const auto fewer = flow::editCampaign(*session, view->plan, job);
        MUST(fewer);
        took("campaign-edit", "客户赢回");
        const auto removed = flow::removeCampaign(*session, *second, job);
        MUST(removed);
        took("campaign-remove", "客户赢回");
        // The number of one that is gone is not given again.
        const auto third = flow::createCampaignFrom(*session, R"({"name":"Third","id":"C9"})", job);
        MUST(third);
        QCOMPARE(*third, std::string("C3"));
        took("campaign-new", "Third");

        for (int round = 0; round < 2; ++round) {
            for (std::size_t step = contents.size() - 1; step > 0; --step) {
                QCOMPARE(flow::history(*session)->undo, kinds[step]);
                QCOMPARE(flow::history(*session)->undoSubject, subjects[step]);
                const auto undone = flow::undo(*session);
                MUST(undone);
                QCOMPARE(contentOf(*session), contents[step - 1]);
            }
            for (std::size_t step = 1; step < contents.size(); ++step) {
                const auto redone = flow::redo(*session);
                MUST(redone);
                QCOMPARE(contentOf(*session), contents[step]);
            }
        }
        const std::string path = flow::pathOf(*session);
        session.reset();
        const auto check = flow::checkWorkspace(path, job);
        MUST(check);
        QVERIFY(check->sound);
    }

    void survivesReopening()
    {
        const QString path = file();
        core::JobContext job;
        std::string before;
        {
            const auto session = flow::createWorkspace(path.toStdString(), tests::fixedClock());
            MUST(session);
            flow::DraftRequest request;
            request.from = domain::PlanTemplate::ThreePhase;
            const auto drafted = flow::createDraft(**session, request, job);
            MUST(drafted);
            before = contentOf(**session);
        }
        const auto again = flow::openWorkspace(path.toStdString(), true);
        MUST(again);
        QCOMPARE(contentOf(**again), before);
        const auto refused = flow::createDraft(**again, {}, job);
        QVERIFY(!refused && refused.error().code == core::Code::WorkspaceReadOnly);
    }

    void listInOrderOfStart()
    {
        const auto session = made();
        core::JobContext job;
        for (const char* json : {R"({"name":"late","phases":[{"name":"p","start":"2026-09-01","end":"2026-09-30"}]})", R"({"name":"undated"})",
                 R"({"name":"early","tasks":[{"name":"a","start":"2026-07-01","end":"2026-07-10"}],"budget":{"limit":10,"lines":[{"name":"x","planned":12}]},"risks":[{"name":"r","likelihood":"high"}]})"}) {
            const auto created = flow::createCampaignFrom(*session, json, job);
            MUST(created);
        }
        const auto list = flow::campaigns(*session, *core::parseIsoDate("2026-07-06"));
        MUST(list);
        QCOMPARE(list->size(), std::size_t(3));
        QCOMPARE((*list)[0].name, std::string("early"));
        QCOMPARE((*list)[2].name, std::string("undated"));
        QCOMPARE((*list)[0].progress.planned, 0.5);
        QVERIFY((*list)[0].budget.overPlanned && (*list)[0].highRisks == 1);
        QCOMPARE(*flow::campaignId(*session, "late"), std::string("C1"));
        QCOMPARE(*flow::campaignId(*session, "C2"), std::string("C2"));
        const auto second = flow::createCampaignFrom(*session, R"({"name":"late"})", job);
        MUST(second);
        QCOMPARE(problemOf(flow::campaignId(*session, "late").error()), std::string("campaign-unknown")); // two of the name
    }

    void refusals()
    {
        const auto session = made();
        core::JobContext job;
        QCOMPARE(problemOf(flow::campaign(*session, "C1").error()), std::string("campaign-unknown"));
        QCOMPARE(problemOf(flow::removeCampaign(*session, "C1", job).error()), std::string("campaign-unknown"));
        const auto unknownKey = flow::createCampaignFrom(*session, R"({"name":"X","tasks":[{"ownr":"me"}]})", job);
        QVERIFY(!unknownKey);
        QCOMPARE(problemOf(unknownKey.error()), std::string("plan-key"));
        const auto nobody = flow::createCampaignFrom(*session, R"({"name":"X","audience":{"segment":"gold"}})", job);
        QVERIFY(!nobody && nobody.error().code == core::Code::UnknownSegment);
        const auto saved = flow::saveSegment(*session, {"gold", {}});
        MUST(saved);
        const auto id = flow::createCampaignFrom(*session, R"({"name":"X","audience":{"segment":"gold"},"tasks":[{"name":"a"},{"name":"b","after":["t1"]}]})", job);
        MUST(id);
        const std::string before = contentOf(*session);
        auto plan = flow::campaign(*session, *id)->plan;
        plan.tasks[0].after = {"t2"};
        const auto cycle = flow::editCampaign(*session, plan, job);
        QVERIFY(!cycle);
        QCOMPARE(problemOf(cycle.error()), std::string("plan-cycle"));
        QCOMPARE(contentOf(*session), before);
        core::JobContext stopped;
        stopped.stop();
        plan = flow::campaign(*session, *id)->plan;
        plan.name = "Y";
        const auto cancelled = flow::editCampaign(*session, plan, stopped);
        QVERIFY(!cancelled && cancelled.error().code == core::Code::Cancelled);
        QVERIFY(!flow::createDraft(*session, {}, stopped));
        QCOMPARE(contentOf(*session), before);
        const auto again = flow::editCampaign(*session, plan, job); // and the second run succeeds
        MUST(again);
    }

    void whatIsLockedStays()
    {
        const auto session = made();
        core::JobContext job;
        const auto id = flow::createCampaignFrom(*session, R"({"name":"X","state":"locked","lock":{},"tasks":[{"name":"a"}]})", job);
        MUST(id);
        auto plan = flow::campaign(*session, *id)->plan;
        QVERIFY(plan.state == domain::CampaignState::Draft && plan.sections.empty()); // a lock does not come with a file
        plan.state = domain::CampaignState::Locked;
        plan.sections["lock"] = "{}";
        const auto locked = flow::putCampaign(*session, plan, "campaign-lock", job);
        MUST(locked);
        plan.tasks[0].progress = 0.5;
        const auto goesOn = flow::editCampaign(*session, plan, job);
        MUST(goesOn);
        const auto refused = [&](auto change) {
            auto other = plan;
            change(other);
            const auto status = flow::editCampaign(*session, other, job);
            return !status && problemOf(status.error()) == "campaign-locked";
        };
        QVERIFY(refused([](auto& p) { p.goal.target = 0.1; }));
        QVERIFY(refused([](auto& p) { p.audience.customers = {"1"}; }));
        QVERIFY(refused([](auto& p) { p.sections["offers"] = "{}"; }));
        QVERIFY(refused([](auto& p) { p.sections.erase("lock"); }));
        QVERIFY(refused([](auto& p) { p.state = domain::CampaignState::Draft; }));
    }

    // A plan of the largest size: still one step, and read at once.
    void aLargePlan()
    {
        const auto session = made();
        core::JobContext job;
        domain::CampaignPlan plan;
        plan.name = "Large";
        for (int i = 0; i < 2000; ++i) {
            domain::PlanTask task;
            task.id = "t" + std::to_string(i);
            task.name = "Task " + std::to_string(i);
            task.start = core::CivilDate {20000 + i};
            task.end = task.start;
            if (i > 0)
                task.after = {"t" + std::to_string(i - 1)};
            plan.tasks.push_back(task);
        }
        for (int i = 0; i < 100'000; ++i)
            plan.audience.customers.push_back("customer-" + std::to_string(i));
        const auto id = flow::createCampaign(*session, plan, job);
        MUST(id);
        const auto view = flow::campaign(*session, *id);
        MUST(view);
        QCOMPARE(view->plan.audience.customers.size(), std::size_t(100'000));
        QCOMPARE(view->timing.end, core::CivilDate {21999});
        QVERIFY(std::ranges::all_of(view->timing.tasks, &domain::TaskTiming::critical));
    }
};

HOLDFAST_TEST(CampaignFlowTest)
#include "CampaignFlowTest.moc"
