// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/SaveFile.h"
#include "briefing/TableCsv.h"
#include "cli/commands/Analyses.h"
#include "flow/CustomerValue.h"
#include "flow/Lifecycle.h"
#include "flow/WatchList.h"
#include "present/TextPage.h"
#include "present/pages/ValuePages.h"

#include <functional>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

const std::vector<std::string>& valueKeys()
{
    static const std::vector<std::string> keys {"method", "horizon", "discount", "margin", "by", "holdout", "resamples", "seed"};
    return keys;
}

Result<flow::ValueRequest> requestOf(flow::Session& session, const Asked& asked)
{
    flow::ValueRequest request;
    request.scope = asked.scope;
    auto model = flow::valueModel(session);
    if (!model)
        return std::unexpected(model.error());
    const auto horizon = wholeOf(asked, "horizon", model->months, 1, 120), holdout = wholeOf(asked, "holdout", 0, -1, 120),
               resamples = wholeOf(asked, "resamples", 0, 0, 10000), seed = wholeOf(asked, "seed", 1, 0, 1'000'000'000);
    const auto discount = numberOf(asked, "discount", model->discountPerYear, 0, 10), margin = numberOf(asked, "margin", model->margin, 0.0001, 1);
    for (const auto* whole : {&horizon, &holdout, &resamples, &seed})
        if (!*whole)
            return std::unexpected(whole->error());
    for (const auto* some : {&discount, &margin})
        if (!*some)
            return std::unexpected(some->error());
    model->months = static_cast<int>(*horizon);
    model->discountPerYear = *discount;
    model->margin = *margin;
    if (const auto it = asked.set.find("method"); it != asked.set.end()) {
        if (it->second != "best" && it->second != "historical" && it->second != "formula" && it->second != "bg-nbd" && it->second != "sbg")
            return core::fail(Code::InvalidParameter, {{"parameter", "method"}, {"value", it->second}});
        model->method = it->second == "best" ? std::string() : it->second;
    }
    request.model = *model;
    if (const auto it = asked.set.find("by"); it != asked.set.end())
        request.by = it->second;
    request.holdoutMonths = static_cast<int>(*holdout);
    request.resamples = static_cast<int>(*resamples);
    request.seed = static_cast<std::uint64_t>(*seed);
    return request;
}

Json intervalJson(const core::Estimate& estimate)
{
    return {{"value", number(estimate.value)}, {"lower", number(estimate.lower)}, {"upper", number(estimate.upper)}, {"n", estimate.n}};
}

Json groupJson(const flow::ValueGroup& group)
{
    return {{"name", group.name}, {"n", group.n}, {"clv", number(group.value.value)}, {"clv_lower", number(group.value.lower)},
        {"clv_upper", number(group.value.upper)}, {"valued", group.value.n}, {"median", number(group.median)}, {"total", number(group.total)},
        {"share", number(group.share)}, {"cac", number(group.cost.value)}, {"cac_lower", number(group.cost.lower)}, {"cac_upper", number(group.cost.upper)},
        {"crv", number(group.net.value)}, {"lower", number(group.net.lower)}, {"upper", number(group.net.upper)}, {"costed", group.cost.n},
        {"clv_to_cac", number(group.ratio)}, {"payback_months", number(group.payback)}, {"revenue_at_risk", number(group.atRisk)}};
}

Json groupsJson(const std::vector<flow::ValueGroup>& groups)
{
    Json json = Json::array();
    for (const auto& group : groups)
        json.push_back(groupJson(group));
    return json;
}

Json methodJson(const flow::MethodResult& method)
{
    Json json {{"name", method.name}, {"chosen", method.chosen}};
    if (method.missing) {
        json["missing"] = core::word(method.missing->code);
        for (const auto& [key, value] : method.missing->arguments)
            json[key] = value;
        return json;
    }
    json["n"] = method.n;
    json["mean"] = number(method.mean.value);
    json["lower"] = number(method.mean.lower);
    json["upper"] = number(method.mean.upper);
    json["total"] = number(method.total);
    json["median"] = number(method.median);
    json["p90"] = number(method.p90);
    json["gini"] = number(method.gini);
    json["holdout"] = Json();
    if (method.holdout) {
        const auto& h = *method.holdout;
        json["holdout"] = {{"n", h.n}, {"expected", number(h.expected)}, {"actual", number(h.actual)}, {"bias", number(h.bias)},
            {"mean_error", number(h.meanError)}, {"rank_correlation", number(h.rank)}, {"top_tenth_share", number(h.topShare)}};
    }
    return json;
}

Json holdoutJson(const flow::ValueAnswer& answer)
{
    if (answer.holdoutMonths == 0)
        return {};
    Json json {{"from", core::isoText(answer.holdoutFrom)}, {"months", answer.holdoutMonths}, {"nearest", answer.nearest}};
    json["tracking"] = Json::array();
    for (const auto& track : answer.tracking) {
        Json entry {{"date", core::isoText(track.date)}, {"actual", number(track.actual)}};
        for (std::size_t k = 0; k < answer.methods.size(); ++k)
            entry["expected"][answer.methods[k].name] = number(track.expected[k]);
        json["tracking"].push_back(std::move(entry));
    }
    json["groups"] = Json::array();
    for (std::size_t t = 0; t < answer.holdoutTenths.size(); ++t) {
        const auto& tenth = answer.holdoutTenths[t];
        json["groups"].push_back({{"group", t + 1}, {"n", tenth.n}, {"expected", number(tenth.expected)}, {"actual", number(tenth.actual.value)},
            {"lower", number(tenth.actual.lower)}, {"upper", number(tenth.actual.upper)}});
    }
    return json;
}

Json clvJson(const flow::ValueAnswer& answer)
{
    Json json {{"method", answer.method}, {"total", number(answer.total.value)}, {"total_lower", number(answer.total.lower)},
        {"total_upper", number(answer.total.upper)}, {"mean", number(answer.mean.value)}, {"mean_lower", number(answer.mean.lower)},
        {"mean_upper", number(answer.mean.upper)}, {"median", intervalJson(answer.median)}};
    for (const auto& [name, value] : answer.quantiles)
        json["quantiles"][name] = number(value);
    json["gini"] = number(answer.gini);
    json["top20"] = {{"customers", answer.topCustomers}, {"share", number(answer.topShare)}};
    json["lorenz"] = Json::array();
    for (const double share : answer.lorenz)
        json["lorenz"].push_back(number(share));
    for (const auto& parameter : answer.parameters)
        json["parameters"][parameter.name] = {{"value", number(parameter.value)}, {"se", number(parameter.se)}};
    json["deciles"] = Json::array();
    for (std::size_t t = 0; t < answer.tenths.size(); ++t) {
        const auto& tenth = answer.tenths[t];
        json["deciles"].push_back({{"group", t + 1}, {"n", tenth.n}, {"from", number(tenth.from)}, {"to", number(tenth.to)}, {"total", number(tenth.total)},
            {"share", number(tenth.share)}, {"mean_risk", number(tenth.meanRisk)}});
    }
    json["methods"] = Json::array();
    for (const auto& method : answer.methods)
        json["methods"].push_back(methodJson(method));
    json["holdout"] = holdoutJson(answer);
    json["by"] = answer.by.empty() ? Json() : Json(answer.by);
    json["groups"] = groupsJson(answer.groups);
    json["segments"] = groupsJson(answer.segments);
    json["revenue_at_risk"] = number(answer.revenueAtRisk);
    json["value_of_active"] = number(answer.valueOfActive);
    json["needs"] = answer.needs;
    return json;
}

Json crvJson(const flow::ValueAnswer& answer)
{
    Json json = groupJson(answer.all);
    json.erase("name");
    json["method"] = answer.method;
    json["by"] = answer.by.empty() ? Json() : Json(answer.by);
    json["channels"] = groupsJson(answer.groups);
    json["segments"] = groupsJson(answer.segments);
    json["needs"] = answer.needs;
    return json;
}

// A line a customer, under pseudonyms unless --identified, as every list that leaves the workspace.
core::Status writeOut(flow::Session& session, const flow::ValueAnswer& answer, const Asked& asked, core::JobContext& job)
{
    std::vector<std::string> ids;
    for (const auto& row : answer.rows)
        ids.push_back(row.customer);
    if (!asked.arguments->has("identified")) {
        auto pseudonyms = flow::pseudonymsOf(session, ids);
        if (!pseudonyms)
            return std::unexpected(pseudonyms.error());
        ids = std::move(*pseudonyms);
    }
    present::TableSpec table;
    for (const char* name : {"customer", "p_alive", "expected", "expected_spend", "clv"})
        table.columns.append({{}, present::TableSpec::Kind::Number, 0, QString::fromLatin1(name)});
    const auto cell = [](const std::optional<double>& value) {
        present::TableSpec::Cell made;
        made.number = value.value_or(present::kUndefined);
        return made;
    };
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if ((i & 0xFFF) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        present::TableSpec::Cell customer;
        customer.text = QString::fromStdString(ids[i]);
        const auto& row = answer.rows[i];
        table.rows.append({customer, cell(row.alive), cell(row.expected), cell(row.expectedSpend), cell(row.value)});
    }
    briefing::StagedFile file(QString::fromStdString(*asked.arguments->value("out")));
    auto status = file.open();
    if (status)
        status = file.write(briefing::tableCsv(table));
    return status ? file.commit() : status;
}

Result<Output> value(flow::Session& session, const Asked& asked, bool relationship, core::JobContext& job)
{
    auto request = requestOf(session, asked);
    if (!request)
        return std::unexpected(request.error());
    if (relationship && !asked.set.contains("holdout"))
        request->holdoutMonths = -1;
    const bool out = asked.arguments != nullptr && asked.arguments->has("out");
    auto answer = flow::measureValue(session, *request, out || asked.set.contains("rows"), job);
    if (!answer)
        return std::unexpected(answer.error());
    if (relationship)
        answer->basis.analysis = "crv";
    if (out)
        if (auto written = writeOut(session, *answer, asked, job); !written)
            return std::unexpected(written.error());
    Json json = relationship ? crvJson(*answer) : clvJson(*answer);
    if (asked.set.contains("rows")) {
        json["customers"] = Json::array();
        for (const auto& row : answer->rows)
            json["customers"].push_back({{"id", row.customer}, {"p_alive", number(row.alive)}, {"expected", number(row.expected)},
                {"expected_spend", number(row.expectedSpend)}, {"clv", number(row.value)}, {"lower", number(row.lower)}, {"upper", number(row.upper)},
                {"decile", row.tenth}});
    }
    return Output {framed(answer->basis, std::move(json), answer->doubts), present::pageAsText(present::valuePage(*answer, present::Fmt())), {}, 0};
}

Result<Output> clv(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    return value(session, asked, false, job);
}

Result<Output> crv(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    return value(session, asked, true, job);
}

Json moveJson(const flow::StageMove& move)
{
    return {{"n", move.n}, {"share", number(move.share.value)}, {"lower", number(move.share.lower)}, {"upper", number(move.share.upper)}, {"of", move.share.n}};
}

using Moves = std::array<std::array<flow::StageMove, flow::kLifecycleStages>, flow::kLifecycleStages>;

// [from][to], stages in the order of stages[].
Json movesJson(const Moves& moves, const std::function<Json(const flow::StageMove&)>& cell)
{
    Json rows = Json::array();
    for (const auto& from : moves) {
        Json row = Json::array();
        for (const auto& move : from)
            row.push_back(cell(move));
        rows.push_back(std::move(row));
    }
    return rows;
}

Json lifecycleJson(const flow::LifecycleAnswer& answer)
{
    Json json;
    json["stages"] = Json::array();
    for (const auto& stage : answer.stages) {
        Json entry {{"name", stage.name}, {"n", stage.n}, {"share", number(stage.share.value)}, {"lower", number(stage.share.lower)},
            {"upper", number(stage.share.upper)}, {"before", stage.before ? Json(*stage.before) : Json()}, {"after", stage.after}};
        entry["time"] = {{"median", number(stage.time.median)}, {"median_lower", number(stage.time.lower)}, {"median_upper", number(stage.time.upper)},
            {"unit", core::word(answer.grain)}, {"n", stage.time.stays}, {"events", stage.time.ended}, {"left_out", stage.time.leftOut}};
        entry["time"]["curve"] = Json::array();
        for (const auto& point : stage.time.curve)
            entry["time"]["curve"].push_back({{"time", point.periods}, {"survival", number(point.stay)}, {"lower", number(point.lower)}, {"upper", number(point.upper)}});
        entry["value"] = {{"mean", number(stage.value.value)}, {"lower", number(stage.value.lower)}, {"upper", number(stage.value.upper)},
            {"n", stage.value.n}, {"total", number(stage.valueTotal)}, {"share", number(stage.valueShare)},
            {"revenue_last_year", number(stage.revenueLastYear)}, {"revenue_at_risk", number(stage.revenueAtRisk)}};
        entry["action"] = stage.action;
        json["stages"].push_back(std::move(entry));
    }
    json["period"] = answer.moved ? Json(core::name(*answer.moved)) : Json();
    json["transitions"] = movesJson(answer.moves, [](const flow::StageMove& move) { return number(move.share.value); });
    json["transition_counts"] = movesJson(answer.moves, [](const flow::StageMove& move) { return Json(move.n); });
    json["transition_lower"] = movesJson(answer.moves, [](const flow::StageMove& move) { return number(move.share.lower); });
    json["transition_upper"] = movesJson(answer.moves, [](const flow::StageMove& move) { return number(move.share.upper); });
    json["transitions_all"] = movesJson(answer.allMoves, [](const flow::StageMove& move) { return number(move.share.value); });
    json["conversions"] = Json::array();
    for (const auto& conversion : answer.conversions)
        json["conversions"].push_back({{"from", conversion.from}, {"to", conversion.to}, {"last", moveJson(conversion.last)}, {"all", moveJson(conversion.all)}});
    json["counts"] = Json::array();
    for (std::size_t d = 0; d < answer.days.size(); ++d) {
        Json entry {{"date", core::isoText(answer.days[d])}};
        for (std::size_t s = 0; s < answer.stages.size(); ++s)
            entry[answer.stages[s].name] = answer.counts[d][s];
        json["counts"].push_back(std::move(entry));
    }
    return json;
}

Result<Output> lifecycle(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::LifecycleRequest request;
    request.scope = asked.scope;
    const auto periods = wholeOf(asked, "periods", 0, 0, 400);
    if (!periods)
        return std::unexpected(periods.error());
    request.periods = static_cast<int>(*periods);
    const auto answer = flow::measureLifecycle(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, lifecycleJson(*answer)), present::pageAsText(present::lifecyclePage(*answer, present::Fmt())), {}, 0};
}

} // namespace

const std::map<std::string, Analysis>& valueAnalyses()
{
    static const auto all = [] {
        auto keys = valueKeys();
        keys.emplace_back("rows");
        return std::map<std::string, Analysis> {{"clv", {clv, keys}}, {"crv", {crv, keys}}, {"lifecycle", {lifecycle, {"periods"}}}};
    }();
    return all;
}

} // namespace holdfast::cli
