// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/SurveyAsked.h"
#include "flow/Loyalty.h"
#include "flow/SatisfactionBehaviour.h"
#include "present/TextPage.h"
#include "present/pages/SatisfactionPages.h"

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Json behaviourJson(const flow::BehaviourAnswer& answer)
{
    Json json {{"by", answer.by}, {"item", answer.y}, {"label", answer.yLabel}, {"horizon_days", answer.horizonDays}, {"customers", answer.customers},
        {"levels", Json::array()}, {"tests", {{"repeat", number(answer.repeatP)}, {"spend", number(answer.spendP)}, {"churn", number(answer.churnP)}}},
        {"worth", Json::array()}, {"waves", answer.waves}, {"possible", answer.possible}};
    for (const auto& level : answer.levels)
        json["levels"].push_back({{"name", level.id}, {"n", level.answers}, {"share", number(level.share)}, {"repeat_rate", estimateJson(level.repeat)},
            {"spend", estimateJson(level.spend)}, {"nps", estimateJson(level.recommendation)}, {"churn_rate", estimateJson(level.churn)}});
    for (const auto& worth : answer.worth)
        json["worth"].push_back({{"outcome", worth.outcome}, {"points", 5}, {"difference", number(worth.per5.value)}, {"lower", number(worth.per5.lower)},
            {"upper", number(worth.per5.upper)}, {"n", worth.per5.n}, {"p", number(worth.p)}, {"correlation", number(worth.correlation)}, {"kind", "association"}});
    return json;
}

Result<Output> behaviour(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::BehaviourRequest request;
    request.survey = surveyAsked(asked);
    if (const auto it = asked.set.find("by"); it != asked.set.end())
        request.by = it->second;
    const auto low = numberOf(asked, "low", request.lowUnder, 0, 100), high = numberOf(asked, "high", request.highFrom, 0, 100);
    const auto horizon = wholeOf(asked, "horizon", request.horizonDays, 1, 3650);
    if (!horizon)
        return std::unexpected(horizon.error());
    for (const auto* cut : {&low, &high})
        if (!*cut)
            return std::unexpected(cut->error());
    request.lowUnder = *low;
    request.highFrom = *high;
    request.horizonDays = static_cast<int>(*horizon);
    const auto answer = flow::measureSatisfactionBehaviour(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, behaviourJson(*answer), answer->doubts), present::pageAsText(present::satisfactionBehaviourPage(*answer, present::Fmt())), {}, 0};
}

template <std::size_t N> Json tierCounts(const std::array<std::uint64_t, N>& counts)
{
    Json json = Json::object();
    for (std::size_t t = 0; t < N; ++t)
        json[t < domain::kLoyaltyTiers ? std::string(domain::word(static_cast<domain::LoyaltyTier>(t))) : "none"] = counts[t];
    return json;
}

Json rulesJson(const domain::LoyaltyRules& rules, bool own)
{
    Json json = Json::parse(domain::toJson(rules));
    json["own"] = own;
    return json;
}

Json loyaltyJson(const flow::LoyaltyAnswer& answer)
{
    Json json {{"index", estimateJson(answer.index)}, {"customers", answer.customers}, {"rules", rulesJson(answer.rules, answer.ownRules)}, {"parts", Json::array()},
        {"tiers", Json::array()}, {"kinds", Json::array()}, {"moments", Json::array()}, {"moves", Json::array()}, {"by", answer.by.empty() ? Json() : Json(answer.by)},
        {"groups", Json::array()}};
    for (const auto& part : answer.parts)
        json["parts"].push_back({{"name", domain::word(part.part)}, {"present", part.present}, {"weight", number(part.weight)}, {"score", estimateJson(part.score)}});
    for (const auto& tier : answer.tiers)
        json["tiers"].push_back({{"name", domain::word(tier.tier)}, {"n", tier.n}, {"share", number(tier.share.value)}, {"lower", number(tier.share.lower)},
            {"upper", number(tier.share.upper)}, {"index", number(tier.index.value)}, {"churn_rate", estimateJson(tier.churn)}, {"spend", number(tier.spend)}});
    for (const auto& kind : answer.kinds)
        json["kinds"].push_back({{"name", domain::word(kind.kind)}, {"n", kind.n}, {"share", number(kind.share.value)}, {"lower", number(kind.share.lower)},
            {"upper", number(kind.share.upper)}, {"churn_rate", estimateJson(kind.churn)}});
    for (const auto& moment : answer.moments)
        json["moments"].push_back({{"date", core::isoText(moment.day)}, {"wave", moment.wave.empty() ? Json() : Json(moment.wave)}, {"n", moment.customers},
            {"index", estimateJson(moment.index)}, {"tiers", tierCounts(moment.tiers)}});
    for (const auto& move : answer.moves) {
        Json counts = Json::array();
        for (const auto& row : move.counts)
            counts.push_back(row);
        json["moves"].push_back({{"from", core::isoText(move.from)}, {"to", core::isoText(move.to)}, {"counts", std::move(counts)}, {"up", estimateJson(move.up)},
            {"down", estimateJson(move.down)}, {"stayed", estimateJson(move.stayed)}});
    }
    for (const auto& group : answer.groups)
        json["groups"].push_back({{"name", group.value.empty() ? Json() : Json(group.value)}, {"n", group.n}, {"index", estimateJson(group.index)},
            {"loyal", estimateJson(group.loyal)}, {"tiers", tierCounts(group.tiers)}, {"p_adjusted", number(group.pAdjusted)}});
    return json;
}

Result<Output> loyalty(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::LoyaltyRequest request;
    request.scope = asked.scope;
    if (const auto it = asked.set.find("by"); it != asked.set.end())
        request.by = it->second;
    const auto horizon = wholeOf(asked, "horizon", request.horizonDays, 1, 3650), moments = wholeOf(asked, "moments", request.moments, 1, 24);
    for (const auto* whole : {&horizon, &moments})
        if (!*whole)
            return std::unexpected(whole->error());
    request.horizonDays = static_cast<int>(*horizon);
    request.moments = static_cast<int>(*moments);
    const auto answer = flow::measureLoyalty(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, loyaltyJson(*answer), answer->doubts), present::pageAsText(present::loyaltyPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> runLoyalty(const Context& context)
{
    const auto& words = context.arguments.positional;
    const bool show = words[1] == "show", set = words[1] == "set";
    if (!show && !set && words[1] != "reset")
        return core::fail(Code::InvalidParameter, {{"parameter", "ACTION"}, {"value", words[1]}});
    if (set != (words.size() == 3))
        return core::fail(Code::MissingParameter, {{"parameter", "RULES.json"}});
    auto session = flow::openWorkspace(words[0], show);
    if (!session)
        return std::unexpected(session.error());
    if (!show) {
        std::optional<domain::LoyaltyRules> rules;
        if (set) {
            const auto text = readText(words[2]);
            if (!text)
                return std::unexpected(text.error());
            const auto parsed = domain::parseLoyaltyRules(*text);
            if (!parsed)
                return std::unexpected(parsed.error());
            rules = *parsed;
        }
        if (auto done = flow::setLoyaltyRules(**session, rules, context.job); !done)
            return std::unexpected(done.error());
    }
    const auto rules = flow::loyaltyRules(**session);
    if (!rules)
        return std::unexpected(rules.error());
    const std::string text = domain::toJson(*rules);
    return Output {Json::parse(text), QString::fromStdString(text) + u'\n', {}, 0};
}

} // namespace

const std::map<std::string, Analysis>& loyaltyAnalyses()
{
    static const std::map<std::string, Analysis> all {
        {"satisfaction-behaviour", {behaviour, {"wave", "touchpoint", "by", "low", "high", "horizon"}}},
        {"loyalty", {loyalty, {"by", "horizon", "moments"}}},
    };
    return all;
}

const std::vector<Command>& loyaltyCommands()
{
    static const std::vector<Command> commands {
        {"loyalty", "loyalty WORKSPACE show | set RULES.json | reset", "the rules of the loyalty index: weights, cuts of the tiers, windows", {}, 2, 3, runLoyalty},
    };
    return commands;
}

} // namespace holdfast::cli
