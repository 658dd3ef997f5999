// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/Analyses.h"
#include "flow/ChurnTree.h"
#include "flow/Clusters.h"
#include "flow/TargetGroups.h"
#include "present/RuleText.h"
#include "present/TextPage.h"
#include "present/pages/ChurnTreePage.h"
#include "present/pages/ClustersPage.h"
#include "present/pages/GroupPages.h"
#include "present/pages/TargetGroupsPage.h"

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Json numbersOf(const std::vector<std::optional<double>>& values)
{
    Json list = Json::array();
    for (const auto& value : values)
        list.push_back(number(value));
    return list;
}

Json clusterJson(const flow::ClusterAnswer& answer, std::size_t k)
{
    const flow::Cluster& cluster = answer.clusters[k];
    Json json {{"name", present::clusterName(answer, k).toStdString()}, {"n", cluster.n}, {"share", cluster.share}, {"active_at_start", cluster.active},
        {"churned", cluster.churned}, {"churn_rate", estimateJson(cluster.churnRate)}, {"silhouette", number(cluster.silhouette)}, {"means", cluster.means},
        {"x", cluster.x}, {"y", cluster.y}};
    json["traits"] = Json::array();
    for (const auto& trait : cluster.traits)
        json["traits"].push_back({{"field", trait.field.name}, {"value", trait.value.empty() ? Json() : Json(trait.value)}, {"here", trait.here}, {"rest", trait.rest},
            {"n", trait.n}, {"n_rest", trait.nRest}, {"effect", trait.value.empty() ? "cohens_d" : "cohens_h"}, {"effect_value", trait.effect},
            {"lower", number(trait.lower)}, {"upper", number(trait.upper)}, {"clustered_by", trait.clusteredBy}});
    return json;
}

Result<Output> clusters(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::ClusterRequest request;
    request.scope = asked.scope;
    if (const auto x = asked.set.find("x"); x != asked.set.end())
        request.fields = namesOf(x->second);
    const auto k = wholeOf(asked, "k", 0, 0, 12);
    const auto seed = wholeOf(asked, "seed", 1, 0, std::int64_t(1) << 53);
    if (!k || !seed)
        return std::unexpected((!k ? k : seed).error());
    request.clusters = static_cast<std::size_t>(*k);
    request.seed = static_cast<std::uint64_t>(*seed);
    if (const auto scale = asked.set.find("scale"); scale != asked.set.end()) {
        if (scale->second != "auto" && scale->second != "none" && scale->second != "log")
            return core::fail(Code::InvalidParameter, {{"parameter", "scale"}, {"value", scale->second}});
        request.scale = scale->second == "auto" ? flow::ClusterScale::Auto : scale->second == "log" ? flow::ClusterScale::Log : flow::ClusterScale::None;
    }
    const auto answer = flow::measureClusters(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"suggested", answer->suggested}, {"silhouettes_by_k", numbersOf(answer->silhouettes)}, {"inertia", answer->inertia},
        {"between_share", number(answer->betweenShare)}, {"silhouette", number(answer->silhouette)}, {"calinski_harabasz", number(answer->calinskiHarabasz)},
        {"davies_bouldin", number(answer->daviesBouldin)}, {"explained", {answer->explained[0], answer->explained[1]}}};
    json["fields"] = Json::array();
    for (std::size_t f = 0; f < answer->fields.size(); ++f)
        json["fields"].push_back({{"name", answer->fields[f].name}, {"log", bool(answer->logs[f])}});
    json["clusters"] = Json::array();
    for (std::size_t c = 0; c < answer->clusters.size(); ++c)
        json["clusters"].push_back(clusterJson(*answer, c));
    return Output {framed(answer->basis, std::move(json), answer->doubts), present::pageAsText(present::clustersPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> tree(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::ChurnTreeRequest request;
    request.scope = asked.scope;
    const auto depth = wholeOf(asked, "depth", request.depth, 1, 6);
    const auto leaf = wholeOf(asked, "leaf", 0, 0, 1000000);
    const auto seed = wholeOf(asked, "seed", 1, 0, std::int64_t(1) << 53);
    if (!depth || !leaf || !seed)
        return std::unexpected((!depth ? depth : !leaf ? leaf : seed).error());
    request.depth = static_cast<int>(*depth);
    request.smallestLeaf = static_cast<std::uint64_t>(*leaf);
    request.seed = static_cast<std::uint64_t>(*seed);
    const auto answer = flow::growChurnTree(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"known_on", core::isoText(answer->knownOn)}, {"period", answer->period ? Json(core::name(*answer->period)) : Json()}, {"churn_rate", estimateJson(answer->all)}};
    json["nodes"] = Json::array();
    for (std::size_t i = 0; i < answer->nodes.size(); ++i) {
        const auto& node = answer->nodes[i];
        json["nodes"].push_back({{"id", i + 1}, {"parent", node.parent < 0 ? Json() : Json(node.parent + 1)}, {"leaf", node.left < 0},
            {"rule", Json::parse(domain::toJson(node.rule))}, {"words", present::ruleText(node.rule).toStdString()}, {"n", node.n}, {"chosen_on", node.chosenOn},
            {"tested_on", node.churnRate.n}, {"churned", node.churned}, {"rate", number(node.churnRate.value)}, {"lower", number(node.churnRate.lower)}, {"upper", number(node.churnRate.upper)}});
    }
    json["steps"] = Json::array();
    for (const auto& step : answer->steps)
        json["steps"].push_back({{"leaves", step.leaves}, {"error", step.error}, {"se", step.errorSe}});
    json["fields"] = Json::array();
    for (const auto& field : answer->fields)
        json["fields"].push_back(field.name);
    json["left_out"] = Json::array();
    for (const auto& [field, reason] : answer->leftOut)
        json["left_out"].push_back({{"field", field.name}, {"reason", reason}});
    return Output {framed(answer->basis, std::move(json)), present::pageAsText(present::churnTreePage(*answer, present::Fmt())), {}, 0};
}

Json binsJson(const std::vector<flow::ProfileBin>& bins)
{
    Json list = Json::array();
    for (const auto& bin : bins)
        list.push_back({{"value", bin.bin.missing || bin.bin.other ? Json() : Json(bin.bin.label)}, {"from", bin.bin.from}, {"to", bin.bin.to}, {"missing", bin.bin.missing}, {"other", bin.bin.other},
            {"n", bin.n}, {"active_at_start", bin.active}, {"churned", bin.churned}, {"churn_rate", number(bin.churnRate.value)}, {"lower", number(bin.churnRate.lower)}, {"upper", number(bin.churnRate.upper)}});
    return list;
}

Result<Output> demographics(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto answer = flow::measureDemographics(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json;
    json["fields"] = Json::array();
    for (const auto& field : answer->fields)
        json["fields"].push_back({{"name", field.field.name}, {"label", field.field.label}, {"type", field.field.type}, {"family", field.family}, {"n", field.n}, {"missing", field.missing},
            {"distinct", field.distinct}, {"mean", number(field.mean)}, {"sd", number(field.sd)}, {"min", number(field.least)}, {"p25", number(field.p25)}, {"p50", number(field.p50)},
            {"p75", number(field.p75)}, {"max", number(field.most)}, {"values", binsJson(field.bins)}, {"test", field.test.empty() ? Json() : Json(field.test)},
            {"statistic", number(field.statistic)}, {"df", number(field.df)}, {"p", number(field.p)}, {"p_adjusted", number(field.pAdjusted)},
            {"effect", field.effect.empty() ? Json() : Json(field.effect)}, {"effect_value", number(field.effectValue)}, {"lower", number(field.effectLower)}, {"upper", number(field.effectUpper)}});
    json["pyramid"] = Json();
    if (const auto& pyramid = answer->pyramid) {
        json["pyramid"] = {{"from", pyramid->from}, {"genders", pyramid->genders}, {"counts", pyramid->counts}, {"without", pyramid->without}};
        for (const auto& rates : pyramid->churnRates) {
            Json list = Json::array();
            for (const auto& rate : rates)
                list.push_back(estimateJson(rate));
            json["pyramid"]["churn_rates"].push_back(std::move(list));
        }
    }
    return Output {framed(answer->basis, std::move(json)), present::pageAsText(present::demographicsPage(*answer, present::firstField(*answer), present::Fmt())), {}, 0};
}

Json classesJson(const std::vector<flow::BehaviourClass>& classes)
{
    Json list = Json::array();
    for (const auto& each : classes)
        list.push_back({{"from", each.from}, {"to", number(each.to)}, {"n", each.n}, {"net", each.net}, {"active_at_start", each.active}, {"churned", each.churned}, {"churn_rate", number(each.churnRate.value)},
            {"lower", number(each.churnRate.lower)}, {"upper", number(each.churnRate.upper)}});
    return list;
}

Result<Output> behaviour(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto answer = flow::measureBehaviour(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"frequency", classesJson(answer->frequency)}, {"cycle", classesJson(answer->cycle)}, {"one_time", answer->oneTime}, {"cycle_median", number(answer->cycleMedian)},
        {"cycle_p25", number(answer->cycleP25)}, {"cycle_p75", number(answer->cycleP75)}, {"from", core::isoText(answer->from)}, {"to", core::isoText(answer->to)}, {"weekdays", answer->weekdays},
        {"hours", answer->hasHours ? Json(answer->hours) : Json()}};
    json["fields"] = Json::array();
    for (const auto& kind : answer->preferences) {
        Json values = Json::array();
        for (const auto& value : kind.values)
            values.push_back({{"value", value.value}, {"from", value.from}, {"to", value.to}, {"buyers", value.buyers}, {"purchases", value.purchases}, {"revenue", value.revenue}, {"share", value.share},
                {"favourites", value.favourites}, {"churn_rate", estimateJson(value.churnRate)}});
        json["fields"].push_back({{"name", kind.kind}, {"distinct", kind.distinct}, {"values", std::move(values)}});
    }
    json["months"] = Json::array();
    for (const auto& month : answer->months)
        json["months"].push_back({{"purchases", month.purchases}, {"days", month.days}, {"index", number(month.index)}});
    json["holidays"] = Json::array();
    for (const auto& holiday : answer->holidays)
        json["holidays"].push_back({{"name", holiday.holiday}, {"years", holiday.years}, {"purchases", holiday.purchases}, {"index", estimateJson(holiday.index)}});
    return Output {framed(answer->basis, std::move(json)), present::pageAsText(present::behaviourPage(*answer, present::Fmt())), {}, 0};
}

Json groupJson(const flow::SegmentWorth& group)
{
    Json json {{"name", group.name.empty() ? Json() : Json(group.name)}, {"n", group.n}, {"share", group.share}, {"active_at_start", group.active}, {"churned", group.churned},
        {"active_at_end", group.activeAtEnd}, {"churn_rate", estimateJson(group.churnRate)}, {"growth", number(group.growth)}, {"reachable", estimateJson(group.reachable)},
        {"net_per_customer", estimateJson(group.netPerCustomer)}, {"net_365_days", group.netLastYear}, {"net_share", group.netShare}, {"differentiation", number(group.differentiation)},
        {"strongest", number(group.strongest)}, {"strongest_field", group.strongest ? Json(group.strongestField.name) : Json()}, {"field", group.field ? Json(flow::word(*group.field)) : Json()}};
    json["channels"] = Json::array();
    for (const auto& [channel, n] : group.channels)
        json["channels"].push_back({{"name", channel}, {"n", n}});
    return json;
}

Result<Output> targetGroups(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto answer = flow::evaluateTargetGroups(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"all", groupJson(answer->all)}, {"broken", answer->broken}};
    json["groups"] = Json::array();
    for (const auto& group : answer->groups)
        json["groups"].push_back(groupJson(group));
    return Output {framed(answer->basis, std::move(json)), present::pageAsText(present::targetGroupsPage(*answer, present::Fmt())), {}, 0};
}

} // namespace

const std::map<std::string, Analysis>& groupAnalyses()
{
    static const std::map<std::string, Analysis> all {{"clusters", {clusters, {"x", "k", "seed", "scale"}}}, {"tree", {tree, {"depth", "leaf", "seed"}}}, {"demographics", {demographics}},
        {"behaviour", {behaviour}}, {"target-groups", {targetGroups}}};
    return all;
}

} // namespace holdfast::cli
