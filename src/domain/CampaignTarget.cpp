// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/CampaignTarget.h"

#include "core/Json.h"
#include "domain/StrategyLibrary.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace holdfast::domain {

using core::Code;
using core::Json;

namespace {

std::unexpected<core::Error> wrong(const std::string& key, const Json& value)
{
    return core::fail(Code::InvalidParameter,
        {{"problem", "target-value"}, {"parameter", key}, {"key", key}, {"value", value.is_string() ? value.get<std::string>() : value.dump()}});
}

bool within(const Json& value, double low, double high)
{
    return value.is_number() && value.get<double>() >= low && value.get<double>() <= high;
}

// A whole number: 0.5 days cut to 0 would mean no such rule.
bool whole(const Json& value, double low, double high)
{
    return within(value, low, high) && value.get<double>() == std::floor(value.get<double>());
}

bool words(const Json& value)
{
    return value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_string(); });
}

template <class Known> bool oneOf(const Json& value, const Known& known)
{
    return value.is_string() && std::find(std::begin(known), std::end(known), value.get<std::string>()) != std::end(known);
}

// False when the value does not fit the key.
bool taken(TargetPlan& plan, const std::string& key, const Json& value)
{
    if (key == "who") {
        if (!oneOf(value, kWhom))
            return false;
        plan.who = value.get<std::string>();
    } else if (key == "gone_within_days") {
        if (!whole(value, 0, 36500))
            return false;
        plan.goneWithinDays = static_cast<int>(value.get<double>());
    } else if (key == "tiers") {
        if (!words(value) || !std::all_of(value.begin(), value.end(), [](const Json& one) { return oneOf(one, kRiskTiers); }))
            return false;
        plan.tiers = value.get<std::vector<std::string>>();
    } else if (key == "strategies") {
        if (!words(value))
            return false;
        plan.strategies = value.get<std::vector<std::string>>();
    } else if (key == "budget") {
        if (!value.is_null() && !within(value, 0, 1e15))
            return false;
        plan.budget = value.is_null() ? std::nullopt : std::optional(value.get<double>());
    } else if (key == "capacity") {
        if (!value.is_object() || !std::all_of(value.begin(), value.end(), [](const Json& one) { return within(one, 0, 1e12); }))
            return false;
        plan.capacity.clear();
        for (const auto& [channel, most] : value.items())
            plan.capacity[channel] = most.get<double>();
    } else if (key == "contact_gap_days") {
        if (!whole(value, 0, 3650))
            return false;
        plan.contactGapDays = static_cast<int>(value.get<double>());
    } else if (key == "cautious") {
        if (!value.is_boolean())
            return false;
        plan.cautious = value.get<bool>();
    } else if (key == "holdout_share") {
        if (!within(value, 0, 0.9))
            return false;
        plan.holdoutShare = value.get<double>();
    } else if (key == "seed") {
        if (!whole(value, 0, 9e15))
            return false;
        plan.seed = static_cast<std::uint64_t>(value.get<double>());
    } else if (key == "outcome") {
        if (!oneOf(value, kOutcomes))
            return false;
        plan.outcome = value.get<std::string>();
    } else if (key == "window_days") {
        if (!whole(value, 1, 730))
            return false;
        plan.windowDays = static_cast<int>(value.get<double>());
    } else if (key == "decision") {
        if (!oneOf(value, kDecisions))
            return false;
        plan.decision = value.get<std::string>();
    } else if (key == "level" || key == "power") {
        if (!within(value, 0.5, 0.999))
            return false;
        (key == "level" ? plan.level : plan.power) = value.get<double>();
    } else {
        return false;
    }
    return true;
}

core::Result<TargetPlan> read(TargetPlan plan, std::string_view text)
{
    if (text.empty())
        return plan;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return core::fail(Code::InvalidParameter, {{"problem", "target-json"}, {"parameter", "target"}});
    for (const auto& [key, value] : json.items())
        if (!taken(plan, key, value))
            return wrong(key, value);
    if (isFromFacts(plan.outcome))
        plan.outcome = factsOutcome(plan.who);
    return plan;
}

} // namespace

std::string_view factsOutcome(std::string_view who)
{
    return who == "churned" ? "returned" : who == "both" ? "customer" : "stayed";
}

bool isFromFacts(std::string_view outcome)
{
    return outcome == "stayed" || outcome == "returned" || outcome == "customer";
}

// Whom and for how long gone are written only where they are not the default: documents without them keep their digest.
std::string toJson(const TargetPlan& plan)
{
    Json json {{"tiers", plan.tiers}, {"strategies", plan.strategies}, {"budget", plan.budget ? Json(*plan.budget) : Json()}, {"capacity", Json::object()},
        {"contact_gap_days", plan.contactGapDays}, {"cautious", plan.cautious}, {"holdout_share", plan.holdoutShare}, {"seed", plan.seed},
        {"outcome", plan.outcome}, {"window_days", plan.windowDays}, {"decision", plan.decision}, {"level", plan.level}, {"power", plan.power}};
    for (const auto& [channel, most] : plan.capacity)
        json["capacity"][channel] = most;
    if (plan.who != TargetPlan {}.who)
        json["who"] = plan.who;
    if (plan.goneWithinDays != TargetPlan {}.goneWithinDays)
        json["gone_within_days"] = plan.goneWithinDays;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

core::Result<TargetPlan> parseTarget(std::string_view text)
{
    return read({}, text);
}

core::Result<TargetPlan> targetOf(const CampaignPlan& plan)
{
    TargetPlan start;
    start.budget = plan.budgetLimit;
    start.windowDays = plan.goal.windowDays;
    const auto section = plan.sections.find("target");
    return read(std::move(start), section == plan.sections.end() ? std::string_view() : section->second);
}

} // namespace holdfast::domain
