// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Campaigns.h"

#include "core/Json.h"
#include "flow/CampaignTargetState.h"
#include "flow/SessionState.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace holdfast::flow {

using core::CivilDate;
using core::Code;
using core::Result;
using core::Status;
using domain::CampaignPlan;
using domain::CampaignState;

namespace {

constexpr const char* kKind = "campaign";
constexpr const char* kCustomers = "campaign-audience"; // fixed lists, apart so that a change of the schedule does not write them again
constexpr const char* kCounter = "campaign-counter"; // its one document holds the last number given, so that no id comes twice

std::unexpected<core::Error> unknown(const std::string& id)
{
    return core::fail(Code::InvalidParameter, {{"problem", "campaign-unknown"}, {"parameter", "campaign"}, {"value", id}});
}

Result<CampaignPlan> read(const std::string& id, const std::string& body, const std::map<std::string, std::string>& lists)
{
    auto plan = domain::parsePlan(body);
    if (!plan)
        return plan;
    plan->id = id;
    if (const auto list = lists.find(id); list != lists.end())
        if (const auto ids = core::Json::parse(list->second, nullptr, false); ids.is_array())
            for (const auto& one : ids)
                if (one.is_string())
                    plan->audience.customers.push_back(one.get<std::string>());
    return plan;
}

Result<std::map<std::string, CampaignPlan>> plansOf(Session& session)
{
    const auto stored = session.file().documents(kKind), lists = session.file().documents(kCustomers);
    if (!stored)
        return std::unexpected(stored.error());
    if (!lists)
        return std::unexpected(lists.error());
    std::map<std::string, CampaignPlan> plans;
    for (const auto& [id, body] : *stored) {
        auto plan = read(id, body, *lists);
        if (!plan)
            return std::unexpected(plan.error());
        plans.emplace(id, std::move(*plan));
    }
    return plans;
}

Result<CampaignPlan> planOf(Session& session, const std::string& id)
{
    const auto stored = session.file().documents(kKind), lists = session.file().documents(kCustomers);
    if (!stored)
        return std::unexpected(stored.error());
    if (!lists)
        return std::unexpected(lists.error());
    const auto found = stored->find(id);
    return found == stored->end() ? unknown(id) : read(id, found->second, *lists);
}

int numberOf(const std::string& text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Result<int> lastNumber(Session& session)
{
    const auto counter = session.file().documents(kCounter);
    if (!counter)
        return std::unexpected(counter.error());
    const auto found = counter->find("last");
    return found == counter->end() ? 0 : numberOf(found->second);
}

Status commit(Session& session, const CampaignPlan& plan, const std::string& step, const std::optional<int>& number, core::JobContext& job)
{
    auto change = session.file().beginChange(step, plan.name, job);
    if (!change)
        return std::unexpected(change.error());
    CampaignPlan stored = plan;
    std::optional<std::string> list;
    if (!plan.audience.customers.empty()) {
        list = core::Json(plan.audience.customers).dump(-1, ' ', false, core::Json::error_handler_t::replace);
        stored.audience.customers.clear();
    }
    if (auto put = (*change)->put(kKind, plan.id, domain::toJson(stored)); !put)
        return put;
    if (auto put = (*change)->put(kCustomers, plan.id, list); !put)
        return put;
    if (number)
        if (auto put = (*change)->put(kCounter, "last", std::to_string(*number)); !put)
            return put;
    return (*change)->commit();
}

bool isHigh(const domain::PlanRisk& risk)
{
    using domain::Level;
    return risk.likelihood != Level::Low && risk.impact != Level::Low && (risk.likelihood == Level::High || risk.impact == Level::High);
}

CivilDate dayOr(CivilDate today, const Session& session)
{
    return today.isValid() ? today : todayOf(session);
}

Status checkAudience(Session& session, const domain::CampaignAudience& audience)
{
    if (audience.segment.empty())
        return {};
    const auto saved = segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    if (std::ranges::find(*saved, audience.segment, &Segment::name) == saved->end())
        return core::fail(Code::UnknownSegment, {{"segment", audience.segment}});
    return {};
}

} // namespace

std::int64_t nowOf(const Session& session)
{
    return session.now();
}

CivilDate todayOf(const Session& session)
{
    constexpr std::int64_t kDaySeconds = 86400;
    return {static_cast<std::int32_t>(session.now() / kDaySeconds)};
}

Result<std::vector<CampaignSummary>> campaigns(Session& session, CivilDate today)
{
    const auto plans = plansOf(session);
    if (!plans)
        return std::unexpected(plans.error());
    today = dayOr(today, session);
    std::vector<CampaignSummary> list;
    for (const auto& [id, plan] : *plans) {
        const auto span = domain::spanOf(plan);
        CampaignSummary one {id, plan.name, plan.state, span.start, span.end, plan.audience.segment, plan.audience.customers.size(),
            domain::progressOf(plan, today), domain::budgetOf(plan), plan.budgetLimit, plan.risks.size(), 0};
        one.highRisks = std::size_t(std::ranges::count_if(plan.risks, isHigh));
        list.push_back(std::move(one));
    }
    std::ranges::stable_sort(list, [](const CampaignSummary& a, const CampaignSummary& b) {
        return std::tuple(!a.start.isValid(), a.start.days, numberOf(a.id.substr(1))) < std::tuple(!b.start.isValid(), b.start.days, numberOf(b.id.substr(1)));
    });
    return list;
}

CampaignView viewOf(CampaignPlan plan, CivilDate today, std::string currency)
{
    CampaignView view;
    if (auto timing = domain::timingOf(plan))
        view.timing = std::move(*timing);
    view.timing.tasks.resize(plan.tasks.size());
    view.loads = domain::resourceLoads(plan);
    view.budget = domain::budgetOf(plan);
    view.progress = domain::progressOf(plan, today);
    view.plan = std::move(plan);
    view.today = today;
    view.currency = std::move(currency);
    return view;
}

Result<CampaignView> campaign(Session& session, const std::string& id, CivilDate today)
{
    auto plan = planOf(session, id);
    if (!plan)
        return std::unexpected(plan.error());
    const auto settings = readSettings(session);
    if (!settings)
        return std::unexpected(settings.error());
    return viewOf(std::move(*plan), dayOr(today, session), settings->currency);
}

Result<std::string> createCampaign(Session& session, CampaignPlan plan, core::JobContext& job)
{
    const auto last = lastNumber(session);
    if (!last)
        return std::unexpected(last.error());
    plan.id = "C" + std::to_string(*last + 1);
    if (!plan.created.isValid())
        plan.created = todayOf(session);
    if (auto sound = domain::checkPlan(plan); !sound)
        return std::unexpected(sound.error());
    if (auto sound = checkAudience(session, plan.audience); !sound)
        return std::unexpected(sound.error());
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    if (auto done = commit(session, plan, "campaign-new", *last + 1, job); !done)
        return std::unexpected(done.error());
    return plan.id;
}

Result<std::string> createCampaignFrom(Session& session, std::string_view json, core::JobContext& job)
{
    auto plan = domain::parsePlan(json);
    if (!plan)
        return std::unexpected(plan.error());
    // What was targeted, locked and measured elsewhere does not hold for the customers of this workspace.
    plan->state = CampaignState::Draft;
    for (const auto* part : {"target", "lock", "run", "evaluation"})
        plan->sections.erase(part);
    plan->amendments.clear();
    return createCampaign(session, std::move(*plan), job);
}

Result<std::string> createDraft(Session& session, const DraftRequest& request, core::JobContext& job)
{
    CampaignPlan plan = domain::planFrom(request.from, dayOr(request.start, session), request.chinese);
    if (!request.name.empty())
        plan.name = request.name;
    plan.audience = request.audience;
    return createCampaign(session, std::move(plan), job);
}

Status putCampaign(Session& session, const CampaignPlan& plan, std::string_view step, core::JobContext& job)
{
    if (auto sound = domain::checkPlan(plan); !sound)
        return sound;
    if (const auto before = planOf(session, plan.id); !before)
        return std::unexpected(before.error());
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    return commit(session, plan, std::string(step), {}, job);
}

Status editCampaign(Session& session, CampaignPlan plan, core::JobContext& job)
{
    const auto before = planOf(session, plan.id);
    if (!before)
        return std::unexpected(before.error());
    const auto same = [&](const char* section) {
        const auto was = before->sections.find(section);
        const auto is = plan.sections.find(section);
        return (was == before->sections.end()) == (is == plan.sections.end()) && (was == before->sections.end() || was->second == is->second);
    };
    const bool locked = before->state >= CampaignState::Locked;
    if (locked
        && (plan.goal != before->goal || plan.audience != before->audience || !same("offers") || !same("target") || !same("lock")
            || plan.state < before->state || plan.amendments.size() < before->amendments.size()))
        return core::fail(Code::InvalidParameter, {{"problem", "campaign-locked"}, {"value", before->name}});
    if (plan.audience != before->audience)
        if (auto sound = checkAudience(session, plan.audience); !sound)
            return sound;
    if (plan == *before)
        return {};
    return putCampaign(session, plan, "campaign-edit", job);
}

Status removeCampaign(Session& session, const std::string& id, core::JobContext& job)
{
    const auto plan = planOf(session, id);
    if (!plan)
        return std::unexpected(plan.error());
    std::vector<std::pair<std::string, std::string>> parts {{kKind, id}, {kCustomers, id}}; // kind, name
    for (const auto kind : kCampaignParts) {
        const auto stored = session.file().documents(std::string(kind));
        if (!stored)
            return std::unexpected(stored.error());
        for (const auto& [name, body] : *stored)
            if (name == id || name.starts_with(id + "/"))
                parts.emplace_back(kind, name);
    }
    auto change = session.file().beginChange("campaign-remove", plan->name, job);
    if (!change)
        return std::unexpected(change.error());
    for (const auto& [kind, name] : parts)
        if (auto put = (*change)->put(kind, name, std::nullopt); !put)
            return put;
    return (*change)->commit();
}

Result<CampaignPlan> planWithoutCustomers(Session& session, const std::string& id)
{
    const auto stored = session.file().documents(kKind);
    if (!stored)
        return std::unexpected(stored.error());
    const auto found = stored->find(id);
    return found == stored->end() ? unknown(id) : read(id, found->second, {});
}

Result<std::string> campaignId(Session& session, const std::string& idOrName)
{
    const auto stored = session.file().documents(kKind);
    if (!stored)
        return std::unexpected(stored.error());
    if (stored->contains(idOrName))
        return idOrName;
    std::string found;
    for (const auto& [id, body] : *stored) {
        const auto plan = read(id, body, {});
        if (!plan)
            return std::unexpected(plan.error());
        if (plan->name == idOrName) {
            if (!found.empty())
                return unknown(idOrName);
            found = id;
        }
    }
    if (found.empty())
        return unknown(idOrName);
    return found;
}

} // namespace holdfast::flow
