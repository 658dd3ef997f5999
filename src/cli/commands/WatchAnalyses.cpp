// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/WatchListFile.h"
#include "cli/commands/RiskJson.h"
#include "flow/ChurnClasses.h"
#include "flow/Lifetimes.h"
#include "flow/Motives.h"
#include "present/TextPage.h"
#include "present/pages/RiskPages.h"

#include <cmath>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

std::string valueOf(const Asked& asked, const std::string& key)
{
    const auto it = asked.set.find(key);
    return it == asked.set.end() ? std::string() : it->second;
}

Json entryJson(const flow::WatchEntry& entry)
{
    return {{"id", entry.customer}, {"risk", number(entry.risk)}, {"tier", entry.tier}, {"remaining_value", number(entry.value)},
        {"revenue_at_risk", number(entry.atRisk)}, {"value_class", entry.valueClass}, {"degree", entry.degree}, {"cause", entry.cause},
        {"days_since_last_order", number(entry.silentDays)}, {"usual_gap_days", number(entry.usualGap)}, {"gap_tail", number(entry.gapTail)},
        {"reasons", reasonsJson(entry.reasons)}, {"action", entry.action}, {"note", entry.note.empty() ? Json() : Json(entry.note)}};
}

Result<flow::WatchRequest> watchRequestOf(const Asked& asked)
{
    const auto risk = riskRequestOf(asked);
    const auto limit = wholeOf(asked, "limit", 100, 0, 100000000), offset = wholeOf(asked, "offset", 0, 0, 100000000), reasons = wholeOf(asked, "reasons", 3, 0, 50);
    if (!risk)
        return std::unexpected(risk.error());
    for (const auto* whole : {&limit, &offset, &reasons})
        if (!*whole)
            return std::unexpected(whole->error());
    flow::WatchRequest request;
    request.risk = *risk;
    request.limit = static_cast<std::uint64_t>(*limit);
    request.offset = static_cast<std::uint64_t>(*offset);
    request.reasons = static_cast<std::size_t>(*reasons);
    request.tier = valueOf(asked, "tier");
    request.valueClass = valueOf(asked, "value");
    request.degree = valueOf(asked, "degree");
    request.cause = valueOf(asked, "cause");
    static const std::map<std::string, flow::WatchSort> kSorts {{"", flow::WatchSort::Expected}, {"expected", flow::WatchSort::Expected}, {"risk", flow::WatchSort::Risk},
        {"value", flow::WatchSort::Value}, {"silence", flow::WatchSort::Silence}};
    const auto sort = kSorts.find(valueOf(asked, "sort"));
    if (sort == kSorts.end())
        return core::fail(Code::InvalidParameter, {{"parameter", "sort"}, {"value", valueOf(asked, "sort")}});
    request.sort = sort->second;
    return request;
}

Result<Output> watchList(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    auto request = watchRequestOf(asked);
    if (!request)
        return std::unexpected(request.error());
    const auto answer = flow::watchList(session, *request, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"total", answer->total}, {"revenue_at_risk", number(answer->atRisk)}, {"tiers", countsJson(answer->tiers)}, {"degree", countsJson(answer->degrees)},
        {"cause", countsJson(answer->causes)}, {"value", countsJson(answer->values)}, {"value_method", answer->valueMethod}};
    json["customers"] = Json::array();
    for (const auto& entry : answer->entries)
        json["customers"].push_back(entryJson(entry));
    if (asked.arguments->has("out"))
        // A line a customer, under pseudonyms unless --identified.
        if (auto written = briefing::writeWatchList(session, *answer, asked.arguments->has("identified"), present::Fmt(),
                QString::fromStdString(*asked.arguments->value("out")), job);
            !written)
            return std::unexpected(written.error());
    return Output {framed(answer->basis, std::move(json), answer->doubts), present::pageAsText(present::watchListPage(*answer, present::Fmt())), {}, 0};
}

Json evidenceJson(const std::vector<flow::MotiveEvidence>& evidence)
{
    Json json = Json::array();
    for (const auto& one : evidence)
        json.push_back({{"motive", one.motive}, {"kind", one.kind}, {"date", one.day.isValid() ? Json(core::isoText(one.day)) : Json()}, {"text", one.text}, {"weight", one.weight}});
    return json;
}

Json motivesJson(const flow::MotivesAnswer& answer)
{
    Json json {{"customers", answer.customers}, {"with_evidence", answer.withEvidence}};
    json["categories"] = Json::array();
    for (const auto& category : answer.categories) {
        Json one {{"id", category.id}, {"n", category.n}, {"share", number(category.share)}, {"lower", number(category.interval.lower)},
            {"upper", number(category.interval.upper)}, {"score", number(category.score)},
            {"share_gone", number(category.shareGone)}, {"share_staying", number(category.shareStaying)}};
        one["alpha"] = {{"value", number(category.alpha)}, {"lower", number(category.alphaLower)}, {"upper", number(category.alphaUpper)}};
        one["odds_ratio"] = {{"value", number(category.oddsRatio)}, {"lower", number(category.oddsLower)}, {"upper", number(category.oddsUpper)}, {"p", number(category.p)}};
        one["motives"] = Json::array();
        for (const auto& motive : category.motives)
            one["motives"].push_back({{"id", motive.id}, {"n", motive.n}, {"share", number(motive.share)}, {"lower", number(motive.interval.lower)}, {"upper", number(motive.interval.upper)}, {"score", number(motive.score)}});
        json["categories"].push_back(std::move(one));
    }
    json["evidence"] = Json::object();
    for (const auto& [kind, n] : answer.kinds)
        json["evidence"][kind] = n;
    json["segments"] = Json::array();
    for (const auto& segment : answer.segments) {
        Json one {{"value", segment.value.empty() ? Json() : Json(segment.value)}, {"n", segment.n}, {"shares", Json::object()}};
        for (std::size_t k = 0; k < segment.shares.size(); ++k)
            one["shares"][answer.categories[k].id] = number(segment.shares[k]);
        json["segments"].push_back(std::move(one));
    }
    json["validation"] = {{"n", answer.validated}, {"churned", answer.validatedChurned}, {"factor_agreement", number(answer.factorAgreement)}};
    return json;
}

Result<Output> motives(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::MotivesRequest request;
    request.scope = asked.scope;
    request.by = valueOf(asked, "by");
    const auto horizon = wholeOf(asked, "horizon", 90, 1, 3650);
    if (!horizon)
        return std::unexpected(horizon.error());
    request.horizonDays = static_cast<int>(*horizon);
    const auto answer = flow::measureMotives(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json = motivesJson(*answer);
    if (const auto customer = valueOf(asked, "customer"); !customer.empty()) {
        const auto evidence = flow::motivesOf(session, asked.scope, customer, job);
        if (!evidence)
            return std::unexpected(evidence.error());
        json["customer"] = {{"id", customer}, {"evidence", evidenceJson(*evidence)}};
    }
    return Output {framed(answer->basis, std::move(json), answer->doubts), present::pageAsText(present::motivesPage(*answer, present::Fmt()), 40), {}, 0};
}

Result<Output> lifetimes(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto answer = flow::measureLifetimes(session, {asked.scope, valueOf(asked, "by")}, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json;
    json["groups"] = Json::array();
    for (const auto& group : answer->groups) {
        Json one {{"name", group.value.empty() ? Json() : Json(group.value)}, {"n", group.n}, {"events", group.events}, {"median", number(group.median)},
            {"median_lower", number(group.medianLower)}, {"median_upper", number(group.medianUpper)}, {"rmst", number(group.restrictedMean)}, {"at", Json::array()}};
        for (const auto& point : group.at)
            one["at"].push_back({{"time", point.time}, {"at_risk", point.atRisk}, {"survival", number(point.survival.value)}, {"lower", number(point.survival.lower)},
                {"upper", number(point.survival.upper)}});
        json["groups"].push_back(std::move(one));
    }
    json["tau"] = number(answer->tau);
    json["logrank"] = {{"chi2", number(answer->logRank)}, {"df", answer->df}, {"p", number(answer->p)}};
    return Output {framed(answer->basis, std::move(json)), present::pageAsText(present::lifetimesPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> hazards(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto answer = flow::measureHazards(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"events", answer->events}, {"lr", {{"p", number(answer->lrP)}}}};
    json["coefficients"] = Json::array();
    json["ph_test"] = Json::array();
    for (const auto& c : answer->coefficients) {
        json["coefficients"].push_back({{"name", c.name}, {"coef", number(c.coef)}, {"se", number(c.se)}, {"p", number(c.p)}, {"hazard_ratio", number(c.hazardRatio)},
            {"hazard_ratio_lower", number(c.lower)}, {"hazard_ratio_upper", number(c.upper)}});
        json["ph_test"].push_back({{"name", c.name}, {"p", number(c.proportionalP)}});
    }
    json["ph_test"].push_back({{"name", "GLOBAL"}, {"p", number(answer->proportionalP)}});
    json["references"] = Json::object();
    for (const auto& [column, level] : answer->references)
        json["references"][column] = level;
    return Output {framed(answer->basis, std::move(json), answer->doubts), present::pageAsText(present::hazardsPage(*answer, present::Fmt()), 60), {}, 0};
}

Json classJson(const flow::ChurnClassPeriod& p, const flow::ChurnClassesAnswer& answer)
{
    const auto degree = [&](std::uint64_t n) { return answer.degreesKnown ? Json(n) : Json(); };
    return {{"name", answer.periods.empty() ? Json() : Json(core::name(p.period))}, {"partial", p.partial}, {"active", p.active}, {"light", degree(p.light)},
        {"moderate", degree(p.moderate)}, {"severe", p.severe}, {"voluntary", p.voluntary}, {"involuntary", p.involuntary}, {"high", p.high},
        {"ordinary", p.ordinary}, {"low", p.low}, {"unvalued", p.unvalued}};
}

Result<Output> runNote(const Context& context)
{
    const auto& words = context.arguments.positional;
    auto session = flow::openWorkspace(words[0]);
    if (!session)
        return std::unexpected(session.error());
    const std::string note = words.size() > 2 ? words[2] : std::string();
    if (auto set = flow::setCustomerNote(**session, words[1], note, context.job); !set)
        return std::unexpected(set.error());
    return Output {{{"customer", words[1]}, {"note", note.empty() ? Json() : Json(note)}}, {}, {}, 0};
}

Result<Output> runMotives(const Context& context)
{
    const Arguments& arguments = context.arguments;
    const bool writes = arguments.has("list") || arguments.has("standard");
    auto session = flow::openWorkspace(arguments.positional[0], !writes);
    if (!session)
        return std::unexpected(session.error());
    if (writes) {
        std::vector<domain::Motive> list;
        if (const auto path = arguments.value("list")) {
            const auto text = readText(*path);
            if (!text)
                return std::unexpected(text.error());
            auto parsed = domain::parseMotives(*text);
            if (!parsed)
                return std::unexpected(parsed.error());
            list = std::move(*parsed);
        }
        if (auto set = flow::setMotiveList(**session, list, context.job); !set)
            return std::unexpected(set.error());
    }
    const auto list = flow::motiveList(**session);
    if (!list)
        return std::unexpected(list.error());
    return Output {{{"motives", Json::parse(domain::toJson(*list))}}, QString::fromStdString(domain::toJson(*list)) + u'\n', {}, 0};
}

} // namespace

Result<Json> churnClassesJson(flow::Session& session, const Asked& asked, QString& text, core::JobContext& job)
{
    const auto answer = flow::classifyChurn(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json;
    json["classes"] = Json::array();
    for (const auto& period : answer->periods)
        json["classes"].push_back(classJson(period, *answer));
    json["degree"] = json["cause"] = json["value"] = Json();
    if (answer->current) {
        const Json now = classJson(*answer->current, *answer);
        json["degree"] = {{"light", now["light"]}, {"moderate", now["moderate"]}, {"severe", now["severe"]}};
        json["cause"] = {{"voluntary", now["voluntary"]}, {"involuntary", now["involuntary"]}, {"told_by", answer->causesBy}};
        json["value"] = {{"high", now["high"]}, {"ordinary", now["ordinary"]}, {"low", now["low"]}, {"unknown", now["unvalued"]}, {"told_by", answer->valuesBy}};
    }
    text = present::pageAsText(present::churnClassesPage(*answer, present::Fmt()));
    return json;
}

const std::map<std::string, Analysis>& watchAnalyses()
{
    static const auto all = [] {
        auto keys = riskKeys();
        keys.insert(keys.end(), {"limit", "offset", "reasons", "tier", "value", "degree", "cause", "sort"});
        return std::map<std::string, Analysis> {{"watchlist", {watchList, keys, [](const Asked& asked) { return asked.arguments->has("out"); }}}, {"motives", {motives, {"by", "horizon", "customer"}}},
            {"km", {lifetimes, {"by"}}}, {"cox", {hazards}}};
    }();
    return all;
}

const std::vector<Command>& customerCommands()
{
    static const std::vector<Command> commands {
        {"note", "note WORKSPACE CUSTOMER [TEXT]", "keeps a remark about a customer; without TEXT takes it away", {}, 2, 3, runNote},
        {"motives", "motives WORKSPACE [--list FILE.json] [--standard]", "shows or changes the list of motives", {"list=", "standard"}, 1, 1, runMotives},
    };
    return commands;
}

} // namespace holdfast::cli
