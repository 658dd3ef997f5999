// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/CampaignEvaluate.h"
#include "flow/CampaignRun.h"
#include "flow/CampaignTarget.h"
#include "flow/Campaigns.h"
#include "flow/ExportLog.h"
#include "flow/MakeSample.h"
#include "flow/WatchList.h"

#include <QStandardPaths>

#include <cmath>
#include <set>

using namespace holdfast;

// Once: MUST asks its argument twice.
#define DONE(call) \
    do { \
        const auto done = (call); \
        MUST(done); \
    } while (false)

namespace {

std::string problemOf(const core::Error& error)
{
    for (const auto& [key, value] : error.arguments)
        if (key == "problem")
            return value;
    return std::string(core::word(error.code));
}

flow::EvaluateRequest judged(const std::string& id)
{
    flow::EvaluateRequest request;
    request.campaign = id;
    return request;
}

} // namespace

// Watch list, draft, target, lock, list, outcomes, evaluation, lesson, and the next draft that has learned.
class CampaignLoopTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    std::vector<std::string> m_watched;
    std::string m_id;
    domain::TargetPlan m_plan;

    flow::TargetRequest asked(const std::string& id)
    {
        flow::TargetRequest request;
        request.campaign = id;
        request.limit = 100000;
        request.risk.kind = "logistic";
        return request;
    }
    std::string draft(const std::string& name)
    {
        flow::DraftRequest request;
        request.name = name;
        request.audience.customers = m_watched;
        request.audience.from = "watch-list";
        core::JobContext job;
        const auto id = flow::createDraft(*m_session, request, job);
        return id ? *id : std::string();
    }
    std::string written(const char* name, const std::string& text)
    {
        const std::string path = m_folder.filePath(QString::fromLatin1(name)).toStdString();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        flow::SampleRequest sample;
        sample.customers = 2500;
        sample.months = 18;
        core::JobContext job;
        auto session = flow::makeSample(m_folder.filePath("loop.holdfast").toStdString(), sample, job, tests::fixedClock());
        MUST(session);
        m_session = *session;
        flow::RiskRequest risk;
        risk.kind = "logistic";
        DONE(flow::trainRisk(*m_session, risk, job));
        flow::WatchRequest watch;
        watch.risk = risk;
        watch.tier = "all";
        watch.limit = 100000;
        watch.reasons = 0;
        const auto list = flow::watchList(*m_session, watch, job);
        MUST(list);
        for (const auto& entry : list->entries)
            m_watched.push_back(entry.customer);
        QVERIFY(m_watched.size() > 500);
        m_plan.tiers = {};
        m_plan.budget = 900;
        m_plan.capacity["phone"] = 40;
        m_plan.holdoutShare = 0.3;
        m_plan.outcome = "converted";
        m_plan.windowDays = 60;
    }

    void targetsWithinItsLimits()
    {
        core::JobContext job;
        m_id = draft("Come home");
        QVERIFY(!m_id.empty());
        DONE(flow::setTarget(*m_session, m_id, m_plan, job));
        QCOMPARE(flow::campaign(*m_session, m_id)->plan.state, domain::CampaignState::Targeted);
        DONE(flow::undo(*m_session)); // undo works up to the lock
        QCOMPARE(flow::campaign(*m_session, m_id)->plan.state, domain::CampaignState::Draft);
        DONE(flow::redo(*m_session));

        const auto answer = flow::targetCampaign(*m_session, asked(m_id), job);
        MUST(answer);
        std::uint64_t excluded = 0;
        for (const auto& reason : answer->excluded)
            excluded += reason.n;
        QCOMPARE(answer->audience, answer->candidates + excluded);
        QVERIFY(answer->chosen > 50 && answer->treated + answer->control == answer->chosen);
        QVERIFY(answer->control >= 0.3 * static_cast<double>(answer->chosen) - static_cast<double>(answer->offers.size()));
        QVERIFY2(answer->spent <= 900 + 1e-6, qPrintable(QString::number(answer->spent)));
        QVERIFY(answer->gap <= 0.001 && answer->bound > 0);
        std::uint64_t calls = 0;
        for (const auto& offer : answer->offers) {
            QVERIFY(!offer.learned); // nothing was measured yet
            if (offer.strategy.channel == "phone")
                calls += offer.treated;
        }
        QVERIFY(calls <= 40);
        QVERIFY(answer->value.lower && *answer->value.lower < *answer->value.value);
        QVERIFY(answer->curve && answer->curve->points.size() > 3);
        for (const auto& point : answer->curve->points)
            QVERIFY(point.best <= point.bound + 1e-6 && point.highestRisk <= point.bound + 1e-6 && point.random <= point.bound + 1e-6);
        QCOMPARE(answer->customers.size(), answer->chosen);
        for (const auto& line : answer->balance)
            if (line.id == "risk" || line.id == "value")
                QVERIFY(line.difference && std::abs(*line.difference) < 0.35);
        const auto again = flow::targetCampaign(*m_session, asked(m_id), job);
        for (std::size_t i = 0; i < answer->customers.size(); ++i)
            QVERIFY(answer->customers[i].customer == again->customers[i].customer && answer->customers[i].control == again->customers[i].control);

        // With the lower bound of the effects less is expected and chosen.
        auto careful = asked(m_id);
        careful.plan = m_plan;
        careful.plan->cautious = true;
        const auto cautious = flow::targetCampaign(*m_session, careful, job);
        if (cautious)
            QVERIFY(cautious->chosen < answer->chosen || cautious->bound < answer->bound);
        else
            QCOMPARE(problemOf(cautious.error()), std::string("campaign-nothing-pays"));
    }

    void impossibleIsTold()
    {
        core::JobContext job;
        auto broke = asked(m_id);
        broke.plan = m_plan;
        broke.plan->budget = 0;
        broke.plan->strategies = {"care-call"};
        QCOMPARE(problemOf(flow::targetCampaign(*m_session, broke, job).error()), std::string("campaign-nothing-pays"));
        broke.plan->strategies = {"nothing-of-that-name"};
        QCOMPARE(problemOf(flow::targetCampaign(*m_session, broke, job).error()), std::string("target-strategy"));
        QCOMPARE(problemOf(flow::contactList(*m_session, {m_id, false, {}, {}, {}}, job).error()), std::string("campaign-not-locked"));
        QCOMPARE(problemOf(flow::evaluateCampaign(*m_session, judged(m_id), job).error()), std::string("campaign-not-locked"));
        QCOMPARE(problemOf(flow::targetCampaign(*m_session, asked("nobody knows"), job).error()), std::string("campaign-unknown"));
        flow::DraftRequest empty;
        empty.name = "For nobody";
        const auto id = flow::createDraft(*m_session, empty, job);
        MUST(id);
        QCOMPARE(problemOf(flow::targetCampaign(*m_session, asked(*id), job).error()), std::string("campaign-no-audience"));
        DONE(flow::removeCampaign(*m_session, *id, job));
    }

    void theLoop()
    {
        core::JobContext job;
        const auto locked = flow::lockCampaign(*m_session, asked(m_id), job);
        MUST(locked);
        QVERIFY(locked->locked && locked->digest.size() == 64);
        QCOMPARE(problemOf(flow::setTarget(*m_session, m_id, m_plan, job).error()), std::string("campaign-locked"));
        QCOMPARE(problemOf(flow::lockCampaign(*m_session, asked(m_id), job).error()), std::string("campaign-locked"));
        QVERIFY(!flow::undo(*m_session)); // the lock is the end of undo
        QCOMPARE(flow::campaign(*m_session, m_id)->plan.state, domain::CampaignState::Locked);
        DONE(flow::amendCampaign(*m_session, m_id, "Starts a week later", job));
        QCOMPARE(flow::campaign(*m_session, m_id)->plan.amendments.size(), std::size_t(1));

        // The list: treated only, under pseudonyms.
        const auto list = flow::contactList(*m_session, {m_id, false, {}, {}, {}}, job);
        MUST(list);
        QCOMPARE(list->lines.size(), locked->treated);
        const std::set<std::string> ids(m_watched.begin(), m_watched.end());
        for (const auto& line : list->lines)
            QVERIFY(!ids.contains(line.customer) && line.customer.size() == 32);
        const auto digest = flow::recordContactExport(*m_session, {m_id, false, "mailing", "agency", "DE"}, list->lines.size(), "the file", job);
        MUST(digest);
        const auto exports = flow::contactExports(*m_session, m_id, job);
        MUST(exports);
        QVERIFY(exports->size() == 1 && exports->front().digest == *digest && exports->front().recipient == "agency" && exports->front().rows == locked->treated);
        QVERIFY(flow::exportLogIsWhole(*m_session, job).value_or(false));
        QCOMPARE(flow::campaign(*m_session, m_id)->plan.state, domain::CampaignState::Running);

        // Outcomes: four in ten of the control convert, seven in ten of the treated. Some rows are wrong.
        core::Random random(4);
        std::string file = "Customer ID,contacted,converted,cost\n";
        std::string control, treated;
        for (const auto& customer : locked->customers) {
            if (customer.control && control.empty())
                control = customer.customer;
            if (!customer.control && treated.empty())
                treated = customer.customer;
            file += customer.customer + "," + (customer.control && customer.customer != control ? "no" : "yes") + "," + (random.chance(customer.control ? 0.4 : 0.7) ? "1" : "0")
                + "," + (customer.control ? "0" : "1.5") + "\n";
        }
        file += treated + ",yes,1,1\nnobody,yes,1,1\n";
        const auto outcomes = flow::importOutcomes(*m_session, m_id, written("outcomes.csv", file), job);
        MUST(outcomes);
        QCOMPARE(outcomes->matched, locked->chosen);
        std::map<std::string, std::uint64_t> issues;
        for (const auto& issue : outcomes->issues)
            issues[issue.kind] = issue.count;
        QCOMPARE(issues, (std::map<std::string, std::uint64_t> {{"control-contacted", 1}, {"duplicate-customer", 1}, {"unknown-customer", 1}}));
        const auto monitor = flow::monitorCampaign(*m_session, m_id, job);
        MUST(monitor);
        QCOMPARE(monitor->contacted, locked->treated);
        QCOMPARE(monitor->controlContacted, std::uint64_t(1));
        QVERIFY(std::find(monitor->alarms.begin(), monitor->alarms.end(), "control-contacted") != monitor->alarms.end());
        QVERIFY(std::abs(monitor->cost - 1.5 * static_cast<double>(locked->treated)) < 1e-6);

        const auto answer = flow::evaluateCampaign(*m_session, judged(m_id), job);
        MUST(answer);
        QVERIFY(answer->hasControl && answer->unchanged && !answer->ratioBroken && answer->drawn);
        QVERIFY(*answer->effect.lower < 0.3 && 0.3 < *answer->effect.upper);
        QCOMPARE(answer->decision, std::string(*answer->effect.lower > 0 ? "met" : "not-met"));
        QVERIFY(answer->money.costKnown && answer->money.value.value && answer->money.roi.lower);
        QVERIFY(std::abs(*answer->money.profit.value - (*answer->money.value.value - answer->money.cost)) < 1e-6);
        QVERIFY(answer->lines.size() > 3 && answer->lines.front().field == "all" && answer->qini && answer->beforeAfter);
        QCOMPARE(answer->funnel.assigned, locked->treated);

        // Closed: lessons in the library, and the next draft reckons with them.
        const auto closed = flow::closeCampaign(*m_session, judged(m_id), "It works", job);
        MUST(closed);
        QVERIFY(!closed->lessons.empty());
        const auto library = flow::strategyLibrary(*m_session);
        MUST(library);
        std::set<std::string> learned;
        for (const auto& entry : *library)
            if (entry.learned) {
                learned.insert(entry.strategy.id);
                QCOMPARE(entry.lessons.front().text, std::string("It works"));
                // Between the assumption and what was measured, and surer than the assumption.
                const double assumed = entry.strategy.effect.saved, measured = *entry.lessons.front().saved.value;
                QVERIFY((entry.inForce.saved - assumed) * (entry.inForce.saved - measured) <= 0);
                QVERIFY(entry.inForce.savedSd < entry.strategy.effect.savedSd);
            }
        QCOMPARE(learned.size(), closed->lessons.size());
        const auto promises = flow::promisesKept(*m_session);
        MUST(promises);
        QVERIFY(promises->size() == 1 + closed->lessons.size() && promises->front().measured.value);

        const auto next = draft("Come home again");
        DONE(flow::setTarget(*m_session, next, m_plan, job));
        auto second = flow::targetCampaign(*m_session, asked(next), job);
        MUST(second);
        for (const auto& offer : second->offers)
            QCOMPARE(offer.learned, learned.contains(offer.strategy.id));
        // Whoever was just contacted is left alone.
        std::set<std::string> contacted;
        for (const auto& customer : locked->customers)
            if (!customer.control)
                contacted.insert(customer.customer);
        for (const auto& customer : second->customers)
            QVERIFY(!contacted.contains(customer.customer));
    }

    // Arms that were drawn elsewhere come with the file.
    void armsFromAFile()
    {
        core::JobContext job;
        const auto id = draft("Measured elsewhere");
        core::Random random(9);
        std::string file = "customer,arm,outcome,before\n";
        std::int64_t k[2] {}, n[2] {};
        for (std::size_t i = 0; i < 500; ++i) {
            const bool treated = random.chance(0.5), kept = random.chance(treated ? 0.6 : 0.5);
            ++n[treated];
            k[treated] += kept;
            file += m_watched[i] + "," + (treated ? "treated" : "control") + "," + (kept ? "yes" : "no") + ",1" + std::to_string(i) + "\n";
        }
        const auto outcomes = flow::importOutcomes(*m_session, id, written("arms.csv", file), job);
        MUST(outcomes);
        QVERIFY(outcomes->adopted && outcomes->matched == 500);
        const auto answer = flow::evaluateCampaign(*m_session, judged(id), job);
        MUST(answer);
        QVERIFY(!answer->drawn && answer->treated.n == n[1] && answer->control.n == n[0]);
        const double difference = static_cast<double>(k[1]) / static_cast<double>(n[1]) - static_cast<double>(k[0]) / static_cast<double>(n[0]);
        QVERIFY(std::abs(*answer->effect.value - difference) < 1e-12);
        QVERIFY(answer->cuped.has_value());
        const auto nobody = draft("Nobody in the file");
        QCOMPARE(flow::importOutcomes(*m_session, nobody, written("none.csv", "customer,arm,outcome\nx,treated,1\n"), job).error().code, core::Code::NotEnoughData);
        QCOMPARE(flow::importOutcomes(*m_session, nobody, written("noid.csv", "arm,outcome\ntreated,1\n"), job).error().code, core::Code::UnknownColumn);
        QCOMPARE(problemOf(flow::importOutcomes(*m_session, nobody, written("noarm.csv", "customer,outcome\n" + m_watched[0] + ",1\n"), job).error()), std::string("campaign-not-locked"));
    }

    // Nobody held back: no causal estimate, but customers alike and before and after, labelled so. Nothing was sent in fact: the interval
    // of the drawn comparison holds zero.
    void fromTheFacts()
    {
        core::JobContext job;
        const auto state = flow::describeWorkspace(*m_session);
        MUST(state);
        for (const double held : {0.0, 0.4}) {
            const auto id = draft("From the facts");
            auto request = asked(id);
            request.risk.scope.asOf = state->dataTo - 70;
            request.plan = m_plan;
            request.plan->budget.reset();
            request.plan->holdoutShare = held;
            request.plan->outcome = "amount";
            request.plan->contactGapDays = 0;
            const auto locked = flow::lockCampaign(*m_session, request, job);
            MUST(locked);
            QCOMPARE(locked->lockedOn, state->dataTo - 70);
            const auto answer = flow::evaluateCampaign(*m_session, judged(id), job);
            MUST(answer);
            QVERIFY(!answer->open && answer->lessons.empty());
            if (held == 0) {
                QVERIFY(!answer->hasControl && !answer->effect.value && answer->decision == "no-control");
                QVERIFY(answer->matched && answer->matched->pairs > 10 && answer->matched->difference.lower);
                QVERIFY(answer->beforeAfter && answer->beforeAfter->matched && answer->beforeAfter->did.value);
            } else {
                QVERIFY(answer->hasControl && !answer->matched && answer->cuped);
                QVERIFY(*answer->effect.lower <= 0 && 0 <= *answer->effect.upper);
                QVERIFY(answer->beforeAfter && !answer->beforeAfter->matched);
            }
            DONE(flow::removeCampaign(*m_session, id, job));
        }
    }

    // A file without the group that was held back is no proof that nobody was.
    void outcomesOfOneGroupOnly()
    {
        core::JobContext job;
        const auto id = draft("One side");
        auto request = asked(id);
        request.plan = m_plan;
        request.plan->budget.reset();
        request.plan->contactGapDays = 0;
        const auto locked = flow::lockCampaign(*m_session, request, job);
        MUST(locked);
        QVERIFY(locked->control > 0);
        for (const bool control : {false, true}) {
            std::string file = "customer,converted\n";
            for (const auto& one : locked->customers)
                if (one.control == control)
                    file += one.customer + ",1\n";
            if (control) // of the second file nobody has an outcome yet: the treated are known from the first
                file = "customer,contacted\n" + locked->customers.front().customer + ",yes\n";
            const auto outcomes = flow::importOutcomes(*m_session, id, written("side.csv", file), job);
            MUST(outcomes);
            const auto missing = std::find_if(outcomes->issues.begin(), outcomes->issues.end(), [](const auto& issue) { return issue.kind == "arm-missing"; });
            QVERIFY(missing != outcomes->issues.end());
            QCOMPARE(missing->examples, (std::vector<std::string> {"control"}));
            const auto answer = flow::evaluateCampaign(*m_session, judged(id), job);
            MUST(answer);
            QVERIFY(!answer->hasControl && answer->ratioBroken && !answer->effect.value && answer->lessons.empty());
            QCOMPARE(answer->decision, std::string("broken"));
            QVERIFY(std::any_of(answer->doubts.begin(), answer->doubts.end(), [](const auto& doubt) { return doubt.code == analytics::DoubtCode::SampleRatioMismatch; }));
        }
        DONE(flow::removeCampaign(*m_session, id, job));
    }

    void libraryIsEdited()
    {
        core::JobContext job;
        auto list = domain::standardStrategies();
        list[0].contactCost = 99;
        DONE(flow::setStrategies(*m_session, list, job));
        QCOMPARE(flow::strategyLibrary(*m_session)->front().strategy.contactCost, 99.0);
        list[0].effect.saved = 3;
        QCOMPARE(problemOf(flow::setStrategies(*m_session, list, job).error()), std::string("strategy-value"));
        DONE(flow::setStrategies(*m_session, {}, job));
        QVERIFY(flow::strategyLibrary(*m_session)->front().strategy.contactCost != 99.0);
        for (const auto& strategy : domain::standardStrategies())
            QVERIFY(!strategy.nameZh.empty() && strategy.source == "assumption");
        const auto parsed = domain::parseStrategies(domain::toJson(domain::standardStrategies()));
        MUST(parsed);
        QVERIFY(*parsed == domain::standardStrategies());
    }
};

HOLDFAST_TEST(CampaignLoopTest)
#include "CampaignLoopTest.moc"
