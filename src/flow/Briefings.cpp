// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Briefings.h"

#include "flow/SessionState.h"

#include <algorithm>

namespace holdfast::flow {

using core::Code;
using domain::BriefingItem;
using domain::BriefingPlan;

namespace {

constexpr const char* kKind = "briefing";

core::Status write(Session& session, const std::string& name, const std::optional<std::string>& body, core::JobContext& job)
{
    auto change = session.file().beginChange(kKind, name, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto put = (*change)->put(kKind, name, body); !put)
        return put;
    return (*change)->commit();
}

BriefingItem whole(const char* page, bool optional)
{
    BriefingItem item;
    item.kind = BriefingItem::Kind::Page;
    item.page = page;
    item.optional = optional;
    return item;
}
BriefingItem figures(const char* page)
{
    BriefingItem item;
    item.kind = BriefingItem::Kind::Figures;
    item.page = page;
    return item;
}
BriefingItem block(const char* page, const char* id, bool optional = true)
{
    BriefingItem item;
    item.page = page;
    item.block = id;
    item.optional = optional;
    return item;
}

} // namespace

core::Result<std::map<std::string, BriefingPlan>> briefings(Session& session)
{
    const auto stored = session.file().documents(kKind);
    if (!stored)
        return std::unexpected(stored.error());
    std::map<std::string, BriefingPlan> all;
    for (const auto& [name, body] : *stored) {
        auto plan = domain::parseBriefingPlan(body);
        if (!plan)
            return std::unexpected(plan.error());
        all.emplace(name, std::move(*plan));
    }
    return all;
}

core::Status saveBriefing(Session& session, const std::string& name, const BriefingPlan& plan, core::JobContext& job)
{
    const auto& templates = briefingTemplates();
    if (name.find_first_not_of(" \t\r\n") == std::string::npos || std::find(templates.begin(), templates.end(), name) != templates.end())
        return core::fail(Code::InvalidValue, {{"name", "briefing"}, {"value", name}});
    return write(session, name, domain::toJson(plan), job);
}

core::Status removeBriefing(Session& session, const std::string& name, core::JobContext& job)
{
    const auto all = briefings(session);
    if (!all)
        return std::unexpected(all.error());
    if (!all->contains(name))
        return core::fail(Code::InvalidParameter, {{"parameter", "briefing"}, {"value", name}});
    return write(session, name, std::nullopt, job);
}

core::Status pinToBriefing(Session& session, const std::string& name, const BriefingItem& item, core::JobContext& job)
{
    auto all = briefings(session);
    if (!all)
        return std::unexpected(all.error());
    BriefingPlan plan = (*all)[name];
    plan.items.push_back(item);
    return saveBriefing(session, name, plan, job);
}

const std::vector<std::string>& briefingTemplates()
{
    static const std::vector<std::string> names {"weekly-churn", "segment", "early-warning", "satisfaction", "value", "campaign", "one-page"};
    return names;
}

core::Result<BriefingPlan> templatePlan(const std::string& name)
{
    if (name == "weekly-churn")
        return BriefingPlan {{}, {whole("overview", false), whole("rfm", true)}};
    if (name == "segment")
        return BriefingPlan {{},
            {figures("overview"), block("overview", "churn-trend", false), block("overview", "cohort-retention"), whole("motives", true),
                whole("risk", true), whole("lifetimes", true)}};
    if (name == "early-warning")
        return BriefingPlan {{}, {whole("indicators", false), whole("alerts", true), whole("watchlist", true)}};
    if (name == "satisfaction")
        return BriefingPlan {{}, {whole("satisfaction", false), whole("satisfaction-index", true), whole("gaps", true), whole("drivers", true), whole("loyalty", true)}};
    if (name == "value")
        return BriefingPlan {{}, {whole("value", false), whole("lifecycle", true)}};
    if (name == "campaign")
        return BriefingPlan {{}, {whole("campaign-evaluate", true), whole("campaign-monitor", true), whole("campaign-plan", false)}};
    if (name == "one-page") {
        BriefingItem groups = block("overview", "groups-at-risk", false);
        groups.choices.emplace("rows", "7"); // as many as one page has room for
        return BriefingPlan {{}, {figures("overview"), block("overview", "churn-trend", false), std::move(groups)}};
    }
    return core::fail(Code::InvalidParameter, {{"parameter", "TEMPLATE"}, {"value", name}});
}

core::Result<BriefingPlan> briefingPlan(Session& session, const std::string& name)
{
    const auto all = briefings(session);
    if (!all)
        return std::unexpected(all.error());
    if (const auto it = all->find(name); it != all->end())
        return it->second;
    return templatePlan(name);
}

} // namespace holdfast::flow
