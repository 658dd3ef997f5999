// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/risk/KeptModel.h"

#include "core/Json.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Json;
using core::Result;

namespace {

constexpr int kVersion = 1;

Json optional(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? Json(*value) : Json();
}

std::optional<double> optional(const Json& json)
{
    return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

std::vector<double> numbers(const Json& json) // null = NaN
{
    std::vector<double> values;
    for (const auto& value : json)
        values.push_back(value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>());
    return values;
}

Json metricsJson(const RiskMetrics& m)
{
    Json json {{"n", m.n}, {"positives", m.positives}, {"auc", {optional(m.auc.value), optional(m.auc.lower), optional(m.auc.upper)}},
        {"pr_auc", optional(m.prAuc)}, {"brier", optional(m.brier)}, {"ece", optional(m.ece)}, {"log_loss", optional(m.logLoss)}};
    json["calibration"] = Json::array();
    for (const auto& bin : m.calibration)
        json["calibration"].push_back({bin.n, optional(bin.predicted), optional(bin.observed)});
    json["lift"] = Json::array();
    for (const auto& group : m.lift)
        json["lift"].push_back({group.n, group.positives, group.rate, optional(group.lift), optional(group.capture)});
    return json;
}

RiskMetrics metricsFrom(const Json& json)
{
    RiskMetrics m;
    m.n = json.at("n").get<std::int64_t>();
    m.positives = json.at("positives").get<std::int64_t>();
    m.auc = {optional(json.at("auc").at(0)), optional(json.at("auc").at(1)), optional(json.at("auc").at(2)), 0.95, m.n, "DeLong et al. (1988)"};
    m.prAuc = optional(json.at("pr_auc"));
    m.brier = optional(json.at("brier"));
    m.ece = optional(json.at("ece"));
    m.logLoss = optional(json.at("log_loss"));
    for (const auto& bin : json.at("calibration"))
        m.calibration.push_back({bin.at(0).get<std::int64_t>(), optional(bin.at(1)), optional(bin.at(2))});
    for (const auto& group : json.at("lift"))
        m.lift.push_back({group.at(0).get<std::int64_t>(), group.at(1).get<std::int64_t>(), group.at(2).get<double>(), optional(group.at(3)), optional(group.at(4))});
    return m;
}

} // namespace

const RiskCandidate& RiskCard::chosen() const
{
    for (const auto& test : tests)
        if (test.chosen)
            return test;
    return tests.front();
}

RiskMetrics metricsOf(const analytics::PredictionMetrics& metrics)
{
    RiskMetrics m;
    m.n = metrics.n;
    m.positives = metrics.positives;
    m.auc = {metrics.auc.value, metrics.auc.lower, metrics.auc.upper, 0.95, metrics.n, "DeLong et al. (1988)"};
    m.prAuc = metrics.averagePrecision;
    m.brier = metrics.brier;
    m.ece = metrics.calibration.ece;
    m.logLoss = metrics.logLoss;
    for (const auto& bin : metrics.calibration.bins)
        m.calibration.push_back({bin.n, bin.predicted, bin.observed});
    for (const auto& group : metrics.lift)
        m.lift.push_back({group.n, group.positives, group.rate, group.lift, group.capture});
    return m;
}

std::vector<double> percentiles(std::span<const double> values)
{
    std::vector<double> there;
    for (const double v : values)
        if (!std::isnan(v))
            there.push_back(v);
    if (there.empty())
        return {};
    std::sort(there.begin(), there.end());
    std::vector<double> result;
    for (int k = 0; k <= 100; ++k)
        result.push_back(there[static_cast<std::size_t>(std::lround(k / 100.0 * static_cast<double>(there.size() - 1)))]);
    return result;
}

Result<std::string> textOf(const KeptModel& kept)
{
    const auto model = kept.model.text();
    if (!model)
        return std::unexpected(model.error());
    const auto& card = kept.card;
    Json json {{"version", kVersion}, {"trained_at", card.trainedAt}, {"as_of", core::isoText(card.trainedAsOf)}, {"fingerprint", card.fingerprint},
        {"out_of_time", card.outOfTime}, {"history", card.history}, {"definition", card.definition}, {"horizon_days", card.horizonDays},
        {"window_days", card.windowDays}, {"rows", card.rows}, {"events", card.events}, {"candidates", card.candidates},
        {"calibration", card.calibration}};
    json["cutoffs"] = Json::array();
    for (const auto cutoff : card.cutoffs)
        json["cutoffs"].push_back(core::isoText(cutoff));
    json["tests"] = Json::array();
    for (const auto& test : card.tests)
        json["tests"].push_back({{"kind", test.kind}, {"chosen", test.chosen}, {"training", metricsJson(test.training)}, {"tested", metricsJson(test.tested)},
            {"validation_loss", optional(test.validationLoss)}});
    json["left_out"] = Json::array();
    for (const auto& column : kept.layout.leftOut)
        json["left_out"].push_back({column.column, column.label, column.reason, column.area});
    json["features"] = Json::array();
    for (const auto& feature : kept.layout.features)
        json["features"].push_back({feature.id, static_cast<int>(feature.group), feature.column, feature.level});
    json["labels"] = Json::object();
    for (const auto& feature : card.features)
        json["labels"][feature.id] = feature.label;
    json["tree"] = Json::array();
    for (const auto& node : card.tree)
        json["tree"].push_back({node.parent, node.yes, node.feature, node.threshold, node.n, node.events});
    json["typical"] = kept.typical;
    json["score_before"] = kept.scoreBefore;
    json["before"] = kept.before;
    json["model"] = Json::parse(*model);
    return json.dump();
}

Result<KeptModel> keptModel(const std::string& text)
{
    const auto refused = [](const std::string& detail) { return core::fail(Code::InvalidValue, {{"name", "model"}, {"value", ""}}, {}, detail); };
    KeptModel kept;
    try {
        const Json json = Json::parse(text);
        if (json.at("version").get<int>() != kVersion)
            return refused("version");
        auto& card = kept.card;
        card.kept = true;
        card.trainedAt = json.at("trained_at").get<std::int64_t>();
        card.trainedAsOf = core::parseIsoDate(json.at("as_of").get<std::string>()).value_or(core::CivilDate {});
        card.fingerprint = json.at("fingerprint").get<std::string>();
        card.outOfTime = json.at("out_of_time").get<bool>();
        card.history = json.at("history").get<bool>();
        card.definition = json.at("definition").get<std::string>();
        card.horizonDays = json.at("horizon_days").get<int>();
        card.windowDays = json.at("window_days").get<int>();
        card.rows = json.at("rows").get<std::uint64_t>();
        card.events = json.at("events").get<std::uint64_t>();
        card.candidates = json.at("candidates").get<std::uint64_t>();
        card.calibration = json.at("calibration").get<std::string>();
        for (const auto& cutoff : json.at("cutoffs"))
            card.cutoffs.push_back(core::parseIsoDate(cutoff.get<std::string>()).value_or(core::CivilDate {}));
        for (const auto& test : json.at("tests"))
            card.tests.push_back({test.at("kind").get<std::string>(), test.at("chosen").get<bool>(), metricsFrom(test.at("training")), metricsFrom(test.at("tested")),
                test.contains("validation_loss") ? optional(test.at("validation_loss")) : std::nullopt});
        if (card.tests.empty() || card.windowDays < 1)
            return refused("tests");
        kept.layout.windowDays = card.windowDays;
        kept.layout.history = card.history;
        for (const auto& column : json.at("left_out")) {
            kept.layout.leftOut.push_back({column.at(0).get<std::string>(), column.at(1).get<std::string>(), column.at(2).get<std::string>(), column.at(3).get<double>()});
            const auto& out = kept.layout.leftOut.back();
            card.leftOut.push_back({out.column, out.label, out.reason, out.area});
        }
        auto model = learning::ChurnModel::fromText(json.at("model").dump());
        if (!model)
            return std::unexpected(model.error());
        kept.model = std::move(*model);
        card.kind = learning::word(kept.model.kind());
        kept.typical = numbers(json.at("typical"));
        kept.scoreBefore = numbers(json.at("score_before"));
        for (const auto& values : json.at("before"))
            kept.before.push_back(numbers(values));
        const auto& labels = json.at("labels");
        for (const auto& feature : json.at("features")) {
            const int group = feature.at(1).get<int>();
            if (group < 0 || group >= features::kRiskGroups)
                return refused("group");
            kept.layout.features.push_back({feature.at(0).get<std::string>(), static_cast<features::RiskGroup>(group), feature.at(2).get<std::string>(), feature.at(3).get<std::string>()});
            const auto& f = kept.layout.features.back();
            card.featureIds.push_back(f.id);
            if (card.featureIds.size() > kept.model.features())
                return refused("features");
            card.features.push_back({f.id, std::string(features::word(f.group)), f.column, labels.value(f.id, f.column), f.level,
                kept.model.importance()[card.featureIds.size() - 1], {}});
        }
        for (const auto& node : json.at("tree")) {
            card.tree.push_back({node.at(0).get<int>(), node.at(1).get<bool>(), node.at(2).get<int>(), node.at(3).get<double>(), node.at(4).get<std::int64_t>(),
                node.at(5).get<std::int64_t>()});
            const auto& made = card.tree.back();
            if (made.feature >= static_cast<int>(kept.model.features()) || made.parent >= static_cast<int>(card.tree.size()) - 1)
                return refused("tree");
        }
        if (kept.layout.features.size() != kept.model.features() || kept.typical.size() != kept.model.features() || kept.before.size() != kept.model.features())
            return refused("features");
    } catch (const std::exception& e) {
        return refused(e.what());
    }
    return kept;
}

} // namespace holdfast::flow
