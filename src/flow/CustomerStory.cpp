// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CustomerStory.h"

#include "features/SurveyBehaviour.h"
#include "flow/CampaignRunState.h"
#include "flow/SimilarCustomers.h"
#include "flow/risk/Scoring.h"
#include "flow/value/KeptRisk.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr int kMostMonths = 120; // of the course

// Ends of months up to the as-of day, and that day.
std::vector<core::CivilDate> courseDays(core::CivilDate first, core::CivilDate asOf)
{
    std::vector<core::CivilDate> days;
    core::Period month = core::periodOf(asOf, core::Grain::Month);
    days.push_back(asOf);
    for (int k = 0; k < kMostMonths; ++k) {
        month = month - 1;
        if (core::lastDay(month) < first)
            break;
        days.push_back(core::lastDay(month));
    }
    std::reverse(days.begin(), days.end());
    return days;
}

Result<RiskCourse> courseOf(Session& session, const Facts& facts, const KeptModel& model, std::uint32_t customer, core::JobContext& job)
{
    if (!model.layout.history || !facts.spans->dated)
        return core::fail(Code::NotEnoughData, {{"needs", "dates"}});
    const auto& shot = *facts.snapshot;
    const auto& spans = *facts.spans;
    const auto tables = riskTables(session, shot, job);
    if (!tables)
        return std::unexpected(tables.error());
    RiskCourse course;
    course.trainedAsOf = model.card.trainedAsOf;
    course.horizonDays = model.card.horizonDays;
    const std::uint32_t customers[] = {customer};
    const core::CivilDate first = shot.firstDay.isValid() ? shot.firstDay : spans.firstFact;
    for (const core::CivilDate day : courseDays(first.isValid() ? first : shot.asOf, shot.asOf)) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        if (!features::activeOn(spans, customer, day.days))
            continue;
        const auto x = features::riskFeatures(shot, *tables, model.layout, customers, day, job);
        if (!x)
            return std::unexpected(x.error());
        const auto risk = model.model.probabilities(*x, job);
        if (!risk)
            return std::unexpected(risk.error());
        course.points.push_back({day, risk->front()});
    }
    if (course.points.empty())
        return core::fail(Code::NotEnoughData, {{"needs", "past"}});
    const auto scored = scoresOf(session, facts, model, job);
    if (!scored)
        return std::unexpected(scored.error());
    course.alert = tierCuts(RiskRequest(), *scored, std::vector<double>(shot.size(), std::nan(""))).high;
    return course;
}

std::optional<bool> flag(const std::vector<double>& values, std::size_t i)
{
    return i < values.size() && !std::isnan(values[i]) ? std::optional(values[i] != 0) : std::nullopt;
}

Result<std::vector<CustomerCampaign>> campaignsOf(Session& session, const Facts& facts, const std::vector<LockedCampaign>& locked, std::uint32_t customer)
{
    const auto& shot = *facts.snapshot;
    std::vector<CustomerCampaign> campaigns;
    for (const auto& campaign : locked) {
        const auto& ids = campaign.contacts.customers;
        const auto found = std::find(ids.begin(), ids.end(), shot.customers[customer]);
        if (found == ids.end())
            continue;
        const auto i = static_cast<std::size_t>(found - ids.begin());
        const auto outcomes = outcomesOf(session, campaign.plan.id, campaign.contacts.size());
        if (!outcomes)
            return std::unexpected(outcomes.error());
        CustomerCampaign one;
        one.id = campaign.plan.id;
        one.name = campaign.plan.name;
        one.day = campaign.lock.day;
        one.until = campaign.lock.day + campaign.lock.target.windowDays;
        one.control = campaign.contacts.control[i] != 0;
        one.offer = campaign.lock.offers[campaign.contacts.offer[i]].strategy;
        one.contacted = flag(outcomes->contacted, i);
        one.responded = flag(outcomes->responded, i);
        one.converted = flag(outcomes->converted, i);
        if (facts.spans && facts.spans->dated && one.until <= shot.asOf)
            one.stayed = features::activeOn(*facts.spans, customer, one.until.days);
        campaigns.push_back(std::move(one));
    }
    std::stable_sort(campaigns.begin(), campaigns.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    return campaigns;
}

// Those locked on or before the day of the facts.
Result<std::vector<LockedCampaign>> lockedCampaigns(Session& session, core::CivilDate asOf, core::JobContext& job)
{
    const auto all = campaigns(session);
    if (!all)
        return std::unexpected(all.error());
    std::vector<LockedCampaign> locked;
    for (const auto& summary : *all) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        if (summary.state < domain::CampaignState::Locked)
            continue;
        if (auto one = lockedCampaign(session, summary.id); one && one->lock.day <= asOf) // one locked by hand has nobody in it
            locked.push_back(std::move(*one));
    }
    return locked;
}

} // namespace

Result<CustomerStory> customerStory(Session& session, const CustomerStoryRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    Scope everybody = request.scope;
    everybody.rule.reset();
    everybody.name.clear();
    const auto scoped = resolve(session, everybody, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto& shot = *facts.snapshot;
    const auto known = customerIndex(shot, request.customer);
    if (!known)
        return std::unexpected(known.error());
    const std::uint32_t customer = *known;

    CustomerStory story;
    story.customer = request.customer;
    story.basis = basisOf(session, *scoped, everybody, "customer", {}, started);
    story.basis.n = 1;
    story.basis.parameters["id"] = request.customer;
    RiskRequest risk;
    risk.scope = everybody;
    risk.makeWhenMissing = false;
    const auto model = facts.spans ? modelFor(session, facts, risk, job) : Result<KeptModel>(std::unexpected(facts.spansMissing.value_or(core::Error {Code::NotEnoughData, {}, {}, {}, {}})));
    if (!model && model.error().code == Code::Cancelled)
        return std::unexpected(model.error());
    if (model) {
        story.basis = riskBasis(session, *scoped, risk, *model, "customer", started);
        story.basis.n = 1;
        story.basis.parameters["id"] = request.customer;
        job.progress(0.1, "measure");
        auto course = courseOf(session, facts, *model, customer, job);
        if (course)
            story.course = std::move(*course);
        else if (course.error().code == Code::Cancelled)
            return std::unexpected(course.error());
        else
            story.courseMissing = course.error();
    } else {
        story.courseMissing = model.error();
    }
    job.progress(0.4, "measure");
    const auto locked = lockedCampaigns(session, shot.asOf, job);
    if (!locked)
        return std::unexpected(locked.error());
    auto own = campaignsOf(session, facts, *locked, customer);
    if (!own)
        return std::unexpected(own.error());
    story.campaigns = std::move(*own);
    job.progress(0.5, "measure");
    auto similar = similarTo(session, facts, model ? &*model : nullptr, *locked, customer, job);
    if (similar)
        story.similar = std::move(*similar);
    else if (similar.error().code == Code::Cancelled)
        return std::unexpected(similar.error());
    else
        story.similarMissing = similar.error();
    story.basis.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return story;
}

} // namespace holdfast::flow
