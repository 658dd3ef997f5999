// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/RiskJson.h"
#include "present/TextPage.h"
#include "present/pages/RiskPages.h"

#include <cmath>
#include <cstdlib>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Json reasonJson(const flow::RiskReason& reason)
{
    Json json {{"id", reason.id}, {"log_odds", number(reason.logOdds)}, {"points", number(reason.points)}};
    if (!reason.column.empty())
        json["column"] = reason.column;
    if (!reason.text.empty())
        json["value"] = reason.text;
    json["figures"] = Json::object();
    for (const auto& [name, value] : reason.figures)
        json["figures"][name] = number(value);
    return json;
}

} // namespace

const std::vector<std::string>& riskKeys()
{
    static const std::vector<std::string> keys {"model", "horizon", "seed", "threads", "tiers", "high", "medium", "cost", "save"};
    return keys;
}

Result<flow::RiskRequest> riskRequestOf(const Asked& asked)
{
    flow::RiskRequest request;
    request.scope = asked.scope;
    const auto horizon = wholeOf(asked, "horizon", 90, 1, 3650), seed = wholeOf(asked, "seed", 1, 0, 0x7fffffff), threads = wholeOf(asked, "threads", 0, 0, 64);
    const auto high = numberOf(asked, "high", 0.1, 0, 1), medium = numberOf(asked, "medium", 0.3, 0, 1), cost = numberOf(asked, "cost", 5, 0, 1e9),
               save = numberOf(asked, "save", 0.2, 0, 1);
    for (const auto* whole : {&horizon, &seed, &threads})
        if (!*whole)
            return std::unexpected(whole->error());
    for (const auto* some : {&high, &medium, &cost, &save})
        if (!*some)
            return std::unexpected(some->error());
    request.horizonDays = static_cast<int>(*horizon);
    request.seed = static_cast<std::uint64_t>(*seed);
    request.threads = static_cast<int>(*threads);
    request.highShare = *high;
    request.mediumShare = *medium;
    request.contactCost = *cost;
    request.saveShare = *save;
    if (const auto it = asked.set.find("model"); it != asked.set.end())
        request.kind = it->second;
    if (const auto it = asked.set.find("tiers"); it != asked.set.end()) {
        if (it->second != "share" && it->second != "profit")
            return core::fail(Code::InvalidParameter, {{"parameter", "tiers"}, {"value", it->second}});
        request.tiersByProfit = it->second == "profit";
    }
    request.fresh = asked.set.contains("model") || asked.set.contains("horizon") || asked.set.contains("seed");
    return request;
}

Json reasonsJson(const std::vector<flow::RiskReason>& reasons)
{
    Json json = Json::array();
    for (const auto& reason : reasons)
        json.push_back(reasonJson(reason));
    return json;
}

Json countsJson(const std::vector<flow::WatchCount>& counts)
{
    Json json = Json::object();
    for (const auto& count : counts)
        json[count.name] = count.n;
    return json;
}

namespace {

bool trains(const Asked& asked)
{
    const auto it = asked.set.find("train");
    return it != asked.set.end() && it->second == "true";
}

Json metricsJson(const flow::RiskMetrics& m)
{
    Json json {{"n", m.n}, {"positives", m.positives}, {"auc", estimateJson(m.auc)}, {"pr_auc", number(m.prAuc)}, {"brier", number(m.brier)},
        {"ece", number(m.ece)}, {"log_loss", number(m.logLoss)}};
    json["calibration"] = Json::array();
    for (std::size_t k = 0; k < m.calibration.size(); ++k)
        json["calibration"].push_back({{"bin", k + 1}, {"n", m.calibration[k].n}, {"predicted", number(m.calibration[k].predicted)},
            {"observed", number(m.calibration[k].observed)}});
    json["lift"] = Json::array();
    for (std::size_t k = 0; k < m.lift.size(); ++k)
        json["lift"].push_back({{"group", k + 1}, {"n", m.lift[k].n}, {"positives", m.lift[k].positives}, {"rate", number(m.lift[k].rate)},
            {"lift", number(m.lift[k].lift)}, {"capture", number(m.lift[k].capture)}});
    return json;
}

Json cardJson(const flow::RiskCard& card)
{
    Json json {{"model", card.kind}, {"kept", card.kept}, {"trained_as_of", core::isoText(card.trainedAsOf)},
        {"evaluation", card.outOfTime ? "out-of-time" : "cross-validated"}, {"data", card.history ? "history" : "snapshot"},
        {"churn_definition", card.definition}, {"horizon_days", card.horizonDays}, {"window_days", card.windowDays}, {"rows", card.rows},
        {"rows_available", card.candidates}, {"churners", card.events}, {"calibration", card.calibration}, {"fingerprint", card.fingerprint}};
    json["cutoffs"] = Json::array();
    for (const auto cutoff : card.cutoffs)
        json["cutoffs"].push_back(core::isoText(cutoff));
    json["candidates"] = Json::array();
    for (const auto& test : card.tests)
        json["candidates"].push_back({{"model", test.kind}, {"chosen", test.chosen}, {"validation_log_loss", number(test.validationLoss)}, {"tested", metricsJson(test.tested)}, {"training", metricsJson(test.training)}});
    json["left_out"] = Json::array();
    for (const auto& column : card.leftOut)
        json["left_out"].push_back({{"column", column.column}, {"reason", column.reason}, {"auc", column.reason == "leak" ? Json(column.area) : Json()}});
    json["tree"] = Json::array();
    for (std::size_t i = 0; i < card.tree.size(); ++i) {
        const auto& node = card.tree[i];
        const bool leaf = node.feature < 0;
        json["tree"].push_back({{"id", i + 1}, {"parent", node.parent < 0 ? Json() : Json(node.parent + 1)}, {"side", node.parent < 0 ? Json() : Json(node.yes ? "<=" : ">")},
            {"feature", leaf ? Json() : Json(card.featureIds[static_cast<std::size_t>(node.feature)])}, {"threshold", leaf ? Json() : number(node.threshold)},
            {"n", node.n}, {"churned", node.events}});
    }
    return json;
}

Json riskJson(const flow::RiskAnswer& answer)
{
    const auto& tested = answer.card.chosen().tested;
    Json json {{"auc", estimateJson(tested.auc)}, {"pr_auc", number(tested.prAuc)}, {"brier", number(tested.brier)}, {"ece", number(tested.ece)}};
    json["importance"] = Json::array();
    for (const auto& feature : answer.card.features)
        json["importance"].push_back({{"name", feature.id}, {"group", feature.group}, {"label", feature.label}, {"share", number(feature.importance)},
            {"psi", number(feature.psi)}});
    json["scored"] = answer.scored;
    json["expected_churners"] = number(answer.expected);
    json["distribution"] = answer.distribution;
    json["tiers"] = Json::array();
    for (const auto& tier : answer.tiers)
        json["tiers"].push_back({{"name", tier.name}, {"from", number(tier.from)}, {"n", tier.n}, {"mean_risk", number(tier.meanRisk)},
            {"remaining_value", number(tier.remainingValue)}, {"revenue_at_risk", number(tier.atRisk)}});
    json["drift"] = {{"score_psi", number(answer.scorePsi)}, {"retrain", answer.retrain}};
    json["card"] = cardJson(answer.card);
    return json;
}

// --set change=FEATURE:VALUE,…; an empty value = not known.
Result<std::map<std::string, std::optional<double>>> changesOf(const std::string& text)
{
    std::map<std::string, std::optional<double>> changes;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::string part = text.substr(from, comma - from);
        const std::size_t colon = part.rfind(':');
        from = comma + 1;
        if (colon == std::string::npos)
            return core::fail(Code::InvalidParameter, {{"parameter", "change"}, {"value", part}});
        const std::string value = part.substr(colon + 1);
        char* end = nullptr;
        const double changed = std::strtod(value.c_str(), &end);
        if (end != value.c_str() + value.size() || !std::isfinite(changed))
            return core::fail(Code::InvalidParameter, {{"parameter", "change"}, {"value", part}});
        changes[part.substr(0, colon)] = value.empty() ? std::nullopt : std::optional(changed);
    }
    return changes;
}

Json customerJson(const flow::CustomerRisk& answer)
{
    Json json {{"customer", answer.customer}, {"risk", number(answer.risk)}, {"tier", answer.tier}, {"base", number(answer.base)},
        {"remaining_value", number(answer.remainingValue)}, {"reasons", reasonsJson(answer.reasons)}};
    json["features"] = Json::array();
    for (const auto& feature : answer.features)
        json["features"].push_back({{"name", feature.id}, {"group", feature.group}, {"value", number(feature.value)}, {"typical", number(feature.typical)}});
    json["changed_risk"] = number(answer.changedRisk);
    json["changed_tier"] = answer.changedRisk ? Json(answer.changedTier) : Json();
    json["changed_reasons"] = reasonsJson(answer.changedReasons);
    return json;
}

Result<Output> customerRisk(flow::Session& session, const Asked& asked, const flow::RiskRequest& risk, core::JobContext& job)
{
    flow::CustomerRiskRequest request;
    request.risk = risk;
    request.customer = asked.set.at("customer");
    if (const auto it = asked.set.find("change"); it != asked.set.end()) {
        auto changes = changesOf(it->second);
        if (!changes)
            return std::unexpected(changes.error());
        request.changes = std::move(*changes);
    }
    const auto answer = flow::riskOfCustomer(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, customerJson(*answer)), present::pageAsText(present::customerRiskPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> risk(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto request = riskRequestOf(asked);
    if (!request)
        return std::unexpected(request.error());
    if (const auto it = asked.set.find("train"); it != asked.set.end() && it->second != "true" && it->second != "false")
        return core::fail(Code::InvalidParameter, {{"parameter", "train"}, {"value", it->second}});
    if (asked.set.contains("customer"))
        return customerRisk(session, asked, *request, job);
    const auto answer = trains(asked) ? flow::trainRisk(session, *request, job) : flow::measureRisk(session, *request, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, riskJson(*answer), answer->doubts), present::pageAsText(present::riskPage(*answer, present::Fmt())), {}, 0};
}

} // namespace

const std::map<std::string, Analysis>& riskAnalyses()
{
    static const auto all = [] {
        auto keys = riskKeys();
        keys.insert(keys.end(), {"train", "customer", "change"});
        std::map<std::string, Analysis> known {{"risk", {risk, keys, trains}}};
        known.insert(watchAnalyses().begin(), watchAnalyses().end());
        return known;
    }();
    return all;
}

} // namespace holdfast::cli
