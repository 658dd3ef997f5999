// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One customer's course of risk, stages, offers, campaigns and similar customers against plain computation.
#include "flow/Shop.h"

#include "domain/RuleParts.h"
#include "flow/CampaignTarget.h"
#include "flow/Campaigns.h"
#include "flow/CustomerAdvice.h"
#include "flow/CustomerCard.h"
#include "flow/CustomerStory.h"
#include "flow/MakeSample.h"
#include "flow/WatchList.h"

#include <cmath>

using namespace holdfast;

class CustomerStoryTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session; // a sample with a kept model
    core::JobContext m_job;
    std::vector<flow::WatchEntry> m_watched; // riskiest first
    core::CivilDate m_asOf;

    // The customers of a stage on a day, by the field of rules.
    bool isIn(const std::string& customer, const std::string& stage, core::CivilDate day)
    {
        flow::Scope scope;
        scope.asOf = day;
        scope.rule = domain::comparison("lifecycle_stage", domain::Rule::Op::Equal, {stage});
        const auto table = flow::customerTable(*m_session, scope, m_job);
        return table && (*table)->rowOf(customer).has_value();
    }
    flow::CustomerCard card(const std::string& id, core::CivilDate asOf = {})
    {
        flow::CustomerCardRequest request;
        request.customer = id;
        request.scope.asOf = asOf;
        auto made = flow::customerCard(*m_session, request, m_job);
        return made ? *made : flow::CustomerCard();
    }
    static flow::Scope at(core::CivilDate day)
    {
        flow::Scope scope;
        scope.asOf = day;
        return scope;
    }

private Q_SLOTS:
    void initTestCase()
    {
        flow::SampleRequest sample;
        sample.customers = 600;
        auto session = flow::makeSample(m_folder.filePath(QStringLiteral("sample.holdfast")).toStdString(), sample, m_job, tests::fixedClock());
        MUST(session);
        m_session = *session;
        m_asOf = sample.lastDay;
        // The same rule on every day: where D is proposed, it follows from the facts up to that day.
        const auto rule = flow::proposeChurnRule(*m_session, {}, m_job);
        MUST(rule);
        QVERIFY(flow::changeSetting(*m_session, "churn.inactive-days", std::to_string(rule->daysInForce)));
    }

    // Without a model each part says why it is not there, and what does not need one is.
    void withoutAModel()
    {
        const auto everybody = flow::customerTable(*m_session, {}, m_job);
        MUST(everybody);
        const auto story = flow::customerStory(*m_session, {{}, (*everybody)->id(2)}, m_job);
        MUST(story);
        QVERIFY(!story->course && story->courseMissing && story->courseMissing->code == core::Code::ModelMissing);
        QVERIFY(story->similar ? story->similar->measure == "rfm" : story->similarMissing.has_value());
        const auto advice = flow::customerAdvice(*m_session, {{}, (*everybody)->id(2)}, m_job);
        QVERIFY(!advice && advice.error().code == core::Code::ModelMissing);
        const auto nobody = flow::customerStory(*m_session, {{}, "nobody"}, m_job);
        QVERIFY(!nobody && nobody.error().code == core::Code::InvalidParameter);

        flow::RiskRequest risk;
        risk.kind = "logistic";
        const auto trained = flow::trainRisk(*m_session, risk, m_job);
        MUST(trained);
        flow::WatchRequest watch;
        watch.tier = "all";
        watch.limit = 1000;
        const auto list = flow::watchList(*m_session, watch, m_job);
        MUST(list);
        m_watched = list->entries;
        QVERIFY(m_watched.size() > 100);
    }

    // Each point is what a snapshot of that day would have been scored; the last one is the risk on the card.
    void theCourseIsTheScoreOfEachDay()
    {
        for (const std::size_t who : {std::size_t {0}, m_watched.size() / 2}) {
            const std::string id = m_watched[who].customer;
            const auto story = flow::customerStory(*m_session, {{}, id}, m_job);
            MUST(story);
            QVERIFY(story->course && !story->courseMissing);
            const auto& points = story->course->points;
            QVERIFY(points.size() > 2);
            QCOMPARE(points.back().day, m_asOf);
            QVERIFY(std::abs(points.back().risk - m_watched[who].risk) < 1e-12);
            for (std::size_t i = 0; i < points.size(); i += 3) {
                QVERIFY(i + 1 == points.size() || core::lastDay(core::periodOf(points[i].day, core::Grain::Month)) == points[i].day);
                flow::CustomerRiskRequest then;
                then.customer = id;
                then.risk.scope = at(points[i].day);
                then.risk.makeWhenMissing = false;
                const auto scored = flow::riskOfCustomer(*m_session, then, m_job);
                MUST(scored);
                QVERIFY2(scored->risk && std::abs(*scored->risk - points[i].risk) < 1e-9,
                    (id + " " + core::isoText(points[i].day) + " " + std::to_string(scored->risk.value_or(-1)) + " " + std::to_string(points[i].risk)).c_str());
            }
            // The threshold is the least risk of the high tier.
            double least = 2;
            for (const auto& entry : m_watched)
                if (entry.tier == "high")
                    least = std::min(least, entry.risk);
            QVERIFY(std::abs(story->course->alert - least) < 1e-12);
        }
    }

    // Seen from an earlier day, nothing of what came after it is there.
    void theStoryLooksAtThePastOnly()
    {
        const std::string id = m_watched[m_watched.size() / 3].customer;
        const core::CivilDate day = m_asOf - 100;
        const auto now = flow::customerStory(*m_session, {{}, id}, m_job), then = flow::customerStory(*m_session, {at(day), id}, m_job);
        MUST(now);
        MUST(then);
        QVERIFY(now->course && then->course);
        for (const auto& point : then->course->points) {
            QVERIFY(point.day <= day);
            const auto same = std::ranges::find(now->course->points, point.day, &flow::RiskCourse::Point::day);
            QVERIFY(same == now->course->points.end() || std::abs(same->risk - point.risk) < 1e-9);
        }
        QVERIFY(then->similar && then->similar->until == day && then->similar->day == day - 90);
    }

    void theStageIsThatOfTheEndsOfMonths()
    {
        int changes = 0;
        for (std::size_t who = 0; who < m_watched.size(); who += 60) {
            const auto shown = card(m_watched[who].customer);
            QVERIFY(!shown.stages.empty());
            QCOMPARE(shown.stages.back().to, m_asOf);
            changes += int(shown.stages.size()) - 1;
            for (std::size_t s = 0; s < shown.stages.size(); ++s) {
                const auto& stage = shown.stages[s];
                QVERIFY(stage.from <= stage.to);
                if (s > 0) {
                    QVERIFY(stage.stage != shown.stages[s - 1].stage);
                    QCOMPARE(stage.from, shown.stages[s - 1].to + 1);
                }
            }
            for (int back = 0; back < 12; back += 3) {
                const core::CivilDate end = std::min(m_asOf, core::lastDay(core::periodOf(m_asOf, core::Grain::Month) - back));
                const auto stage = std::ranges::find_if(shown.stages, [&](const auto& s) { return s.from <= end && end <= s.to; });
                if (stage != shown.stages.end())
                    QVERIFY2(isIn(shown.customer, stage->stage, end), (shown.customer + " " + stage->stage + " " + core::isoText(end)).c_str());
            }
        }
        QVERIFY(changes > 0);
    }

    void baseAndContributionsAreTheRisk()
    {
        for (const std::size_t who : {std::size_t {0}, std::size_t {7}, m_watched.size() - 1}) {
            flow::CustomerRiskRequest request;
            request.customer = m_watched[who].customer;
            const auto risk = flow::riskOfCustomer(*m_session, request, m_job);
            MUST(risk);
            double sum = risk->base;
            for (const auto& reason : risk->reasons)
                sum += reason.points;
            QVERIFY(std::abs(sum - *risk->risk) < 1e-9);
        }
    }

    // By the library's own figures, and the same as a campaign of this customer alone.
    void theOffersAreThoseOfACampaign()
    {
        int withOffers = 0, excluded = 0;
        for (std::size_t who = 0; who < m_watched.size() && (withOffers < 3 || excluded < 1); ++who) {
            const std::string id = m_watched[who].customer;
            const auto advice = flow::customerAdvice(*m_session, {{}, id}, m_job);
            MUST(advice);
            flow::DraftRequest draft;
            draft.name = "for " + id;
            draft.audience.customers = {id};
            flow::TargetRequest request;
            request.plan = domain::TargetPlan();
            request.plan->tiers.clear();
            request.plan->who = "both";
            request.plan->holdoutShare = 0;
            request.curve = false;
            const auto campaign = flow::createDraft(*m_session, draft, m_job);
            MUST(campaign);
            request.campaign = *campaign;
            const auto target = flow::targetCampaign(*m_session, request, m_job);
            QVERIFY(flow::undo(*m_session));
            if (!advice->excluded.empty()) {
                ++excluded;
                QVERIFY(advice->offers.empty() && !target);
                QVERIFY(std::ranges::any_of(target.error().arguments, [&](const auto& a) { return a.second == advice->excluded; }));
                continue;
            }
            QVERIFY(std::abs(*advice->risk - m_watched[who].risk) < 1e-12);
            QCOMPARE(advice->tier, m_watched[who].tier);
            for (std::size_t i = 0; i < advice->offers.size(); ++i) {
                const auto& offer = advice->offers[i];
                const auto& effect = offer.strategy.effect; // nothing learned yet
                QVERIFY(!offer.learned);
                const double uplift = effect.saved * *advice->risk - effect.woken * (1 - *advice->risk);
                QVERIFY(std::abs(*offer.saved.value - uplift) < 1e-12);
                QVERIFY(std::abs(offer.cost - (offer.strategy.contactCost + offer.strategy.takeShare * offer.strategy.rewardCost)) < 1e-12);
                QVERIFY(*offer.saved.lower <= uplift && uplift <= *offer.saved.upper);
                if (!advice->value)
                    continue;
                QVERIFY(std::abs(*offer.net.value - (uplift * *advice->value - offer.cost)) < 1e-9);
                QVERIFY(*offer.net.lower <= *offer.net.value && *offer.net.value <= *offer.net.upper);
                QVERIFY(i == 0 || *advice->offers[i - 1].net.value >= *offer.net.value);
            }
            if (advice->offers.empty() || !advice->value || *advice->offers.front().net.value <= 0) {
                QVERIFY(!target);
                continue;
            }
            ++withOffers;
            MUST(target);
            QCOMPARE(target->customers.size(), std::size_t(1));
            QCOMPARE(target->customers.front().offer, advice->offers.front().strategy.id);
            QVERIFY(std::abs(target->customers.front().net - *advice->offers.front().net.value) < 1e-9);
        }
        QVERIFY(withOffers > 0 && excluded > 0);
    }

    // A campaign locked here is on the card of those in it, with its arm and, once the window is over, who stayed.
    void campaignsOfTheWorkspaceAreTold()
    {
        flow::DraftRequest draft;
        draft.name = "Spring";
        for (const auto& entry : m_watched)
            draft.audience.customers.push_back(entry.customer);
        const auto campaign = flow::createDraft(*m_session, draft, m_job);
        MUST(campaign);
        flow::TargetRequest request;
        request.campaign = *campaign;
        request.risk.scope.asOf = m_asOf - 95;
        request.limit = 100000;
        request.plan = domain::TargetPlan();
        request.plan->tiers.clear();
        request.plan->contactGapDays = 0;
        request.plan->holdoutShare = 0.4;
        const auto locked = flow::lockCampaign(*m_session, request, m_job);
        MUST(locked);
        QVERIFY(locked->control > 0 && locked->treated > 0);
        bool arms[2] {};
        for (std::size_t i = 0; i < locked->customers.size() && !(arms[0] && arms[1]); ++i) {
            const auto& one = locked->customers[i];
            if (arms[one.control])
                continue;
            arms[one.control] = true;
            const auto story = flow::customerStory(*m_session, {{}, one.customer}, m_job);
            MUST(story);
            QCOMPARE(story->campaigns.size(), std::size_t(1));
            const auto& told = story->campaigns.front();
            QCOMPARE(told.control, one.control);
            QCOMPARE(told.name, std::string("Spring"));
            QCOMPARE(told.offer.id, one.offer);
            QCOMPARE(told.day, m_asOf - 95);
            QCOMPARE(told.until, m_asOf - 5);
            QVERIFY(!told.contacted && told.stayed);
            QCOMPARE(*told.stayed, card(one.customer, told.until).active.value_or(false));
            // Before it was locked it is not known.
            const auto before = flow::customerStory(*m_session, {at(m_asOf - 96), one.customer}, m_job);
            MUST(before);
            QVERIFY(before->campaigns.empty());
        }
        QVERIFY(arms[0] && arms[1]);
    }

    // Similar customers by the features of the model: nearest first, never the customer, the outcome that of the facts.
    void theOutcomeOfSimilarCustomersIsThatOfTheFacts()
    {
        const std::string id = m_watched[3].customer;
        const auto story = flow::customerStory(*m_session, {{}, id}, m_job);
        MUST(story);
        QVERIFY(story->similar);
        const auto& similar = *story->similar;
        QCOMPARE(similar.measure, std::string("risk-features"));
        QCOMPARE(similar.nearest.size(), std::size_t(20));
        QCOMPARE(similar.left.n, std::int64_t(similar.peers));
        std::uint64_t left = 0, treated = 0;
        for (std::size_t i = 0; i < similar.nearest.size(); ++i) {
            const auto& one = similar.nearest[i];
            QVERIFY(one.customer != id && one.distance >= 0);
            QVERIFY(i == 0 || similar.nearest[i - 1].distance <= one.distance);
            QVERIFY(card(one.customer, similar.day).active.value_or(false));
            QCOMPARE(one.left, !card(one.customer, similar.until).active.value_or(true));
            left += one.left;
            treated += std::ranges::any_of(one.treatments, [](const auto& t) { return !t.control; });
        }
        QVERIFY(double(left) <= *similar.left.value * double(similar.peers) + 1e-9 && treated <= similar.treated);
    }

    // Without a model by recency, frequency and amount: distances and outcomes by plain loops over the lines of a shop.
    void similarByPurchasesIsAPlainComputation()
    {
        const auto shop = tests::Shop::made(11, 200);
        const auto session = tests::workspaceOf(shop, m_folder.path().toStdString(), "similar");
        MUST(session);
        const core::CivilDate day = shop.last - 90;
        std::optional<flow::CustomerStory> story;
        std::size_t self = 0;
        for (std::size_t c = 0; c < shop.customers.size() && !(story && story->similar); ++c) {
            const auto made = flow::customerStory(**session, {{}, shop.customers[c].id}, m_job);
            MUST(made);
            story = *made;
            self = c;
        }
        QVERIFY(story && story->similar);
        QCOMPARE(story->similar->measure, std::string("rfm"));
        QCOMPARE(story->similar->day, day);
        const int silent = std::stoi(story->basis.definitions.at("churn.inactive-days"));
        struct Figures {
            double x[3] {};
            bool active = false, later = false;
        };
        const auto figures = [&](std::size_t c, core::CivilDate until) {
            Figures f;
            std::set<std::int32_t> days;
            double net = 0;
            std::int32_t last = 0;
            for (const auto& line : shop.lines) {
                if (std::size_t(line.customer) != c)
                    continue;
                if (line.day() <= until.days)
                    net += double(line.amount) / 100;
                if (line.amount <= 0)
                    continue;
                if (line.day() <= until.days) {
                    days.insert(line.day());
                    last = std::max(last, line.day());
                }
                f.active |= line.day() <= until.days && line.day() >= until.days - silent;
                f.later |= line.day() >= shop.last.days - silent;
            }
            f.x[0] = until.days - last;
            f.x[1] = std::log1p(double(days.size()));
            f.x[2] = std::log1p(std::max(net, 0.0));
            return f;
        };
        std::vector<std::pair<std::size_t, Figures>> others;
        for (std::size_t c = 0; c < shop.customers.size(); ++c)
            if (const auto f = figures(c, day); c != self && f.active)
                others.emplace_back(c, f);
        QCOMPARE(story->similar->candidates, std::uint64_t(others.size()));
        QCOMPARE(story->similar->among, std::uint64_t(others.size()));
        const auto own = figures(self, shop.last);
        std::vector<std::pair<double, std::size_t>> wanted(others.size());
        for (std::size_t i = 0; i < others.size(); ++i)
            wanted[i].second = i;
        for (int f = 0; f < 3; ++f) {
            double mean = 0, squares = 0;
            for (const auto& [c, o] : others)
                mean += o.x[f] / double(others.size());
            for (const auto& [c, o] : others)
                squares += (o.x[f] - mean) * (o.x[f] - mean);
            const double sd = std::sqrt(squares / double(others.size() - 1));
            const auto z = [&](double v) { return std::clamp((v - mean) / sd, -4.0, 4.0); };
            for (std::size_t i = 0; i < others.size(); ++i)
                wanted[i].first += std::pow(z(others[i].second.x[f]) - z(own.x[f]), 2) / 3;
        }
        std::ranges::sort(wanted);
        for (std::size_t i = 0; i < story->similar->nearest.size(); ++i) {
            const auto& one = story->similar->nearest[i];
            QVERIFY(std::abs(one.distance - std::sqrt(wanted[i].first)) < 1e-9);
            const auto& [c, f] = others[wanted[i].second];
            if (i == 0 || wanted[i].first - wanted[i - 1].first > 1e-9)
                QCOMPARE(one.customer, shop.customers[c].id);
            const auto found = std::ranges::find(shop.customers, one.customer, &tests::ShopCustomer::id);
            QCOMPARE(one.left, !figures(std::size_t(found - shop.customers.begin()), day).later);
        }
    }

    void stopsWhenAsked()
    {
        core::JobContext stopped;
        stopped.stop();
        const auto story = flow::customerStory(*m_session, {{}, m_watched[0].customer}, stopped);
        QVERIFY(!story && story.error().code == core::Code::Cancelled);
        const auto advice = flow::customerAdvice(*m_session, {{}, m_watched[0].customer}, stopped);
        QVERIFY(!advice && advice.error().code == core::Code::Cancelled);
    }
};

HOLDFAST_TEST(CustomerStoryTest)
#include "CustomerStoryTest.moc"
