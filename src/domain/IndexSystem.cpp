// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/IndexSystem.h"

#include "core/Json.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace holdfast::domain {

using core::Code;
using core::Json;

namespace {

constexpr std::array<std::string_view, kWeightKinds> kKinds = {"equal", "direct", "expert", "ahp", "derived"};
constexpr std::array<std::string_view, 4> kGrades = {"excellent", "good", "fair", "poor"};

std::unexpected<core::Error> refused(const std::string& name, const std::string& value)
{
    return core::fail(Code::InvalidParameter, {{"name", name}, {"value", value}});
}

IndexSystem read(const Json& json, std::string& wrong)
{
    IndexSystem system;
    system.name = json.value("name", std::string());
    if (json.contains("grades")) {
        const Json& cuts = json.at("grades");
        system.grades = {cuts.value("excellent", 85.0), cuts.value("good", 75.0), cuts.value("fair", 60.0)};
    }
    for (const auto& one : json.at("nodes")) {
        IndexNode node;
        node.id = one.at("id").get<std::string>();
        node.name = one.value("name", node.id);
        node.parent = one.value("parent", std::string());
        node.column = one.value("column", std::string());
        system.nodes.push_back(std::move(node));
    }
    if (!json.contains("groups"))
        return system;
    for (const auto& one : json.at("groups")) {
        IndexGroup group;
        group.parent = one.value("parent", std::string());
        const auto kind = one.value("weights", std::string("equal"));
        if (const auto parsed = parseWeightKind(kind))
            group.inForce = *parsed;
        else
            wrong = kind;
        group.direct = one.value("direct", std::map<std::string, double>());
        if (one.contains("experts"))
            for (const auto& expert : one.at("experts"))
                group.experts.push_back({expert.value("judge", std::string()), expert.value("scores", std::map<std::string, double>())});
        if (one.contains("judges"))
            for (const auto& judge : one.at("judges")) {
                PairJudge pairs {judge.value("judge", std::string()), {}};
                for (const auto& pair : judge.value("pairs", Json::array()))
                    pairs.pairs.push_back({pair.at("a").get<std::string>(), pair.at("b").get<std::string>(), pair.at("ratio").get<double>()});
                group.judges.push_back(std::move(pairs));
            }
        system.groups.push_back(std::move(group));
    }
    return system;
}

core::Status checkTree(const IndexSystem& system)
{
    std::set<std::string> ids;
    for (const auto& node : system.nodes)
        if (node.id.empty() || !ids.insert(node.id).second)
            return refused("index node", node.id);
    for (const auto& node : system.nodes) {
        // As many steps up as there are nodes, or there is a circle.
        const IndexNode* at = &node;
        for (std::size_t step = 0; !at->parent.empty(); ++step) {
            at = system.node(at->parent);
            if (at == nullptr || step > system.nodes.size())
                return refused("parent of " + node.id, node.parent);
        }
        if (!node.column.empty() && !system.isItem(node))
            return refused("column of " + node.id, node.column);
    }
    return {};
}

core::Status checkGroup(const IndexGroup& group)
{
    constexpr double kMost = 9 * (1 + 1e-9);
    double sum = 0;
    for (const auto& [id, weight] : group.direct) {
        if (!(weight >= 0) || !std::isfinite(weight))
            return refused("weight of " + id, Json(weight).dump());
        sum += weight;
    }
    if (!group.direct.empty() && sum <= 0)
        return refused("weights", "0");
    for (const auto& expert : group.experts)
        for (const auto& [id, score] : expert.scores)
            if (!(score >= 0 && score <= 100))
                return refused("score of " + id, Json(score).dump());
    for (const auto& judge : group.judges)
        for (const auto& pair : judge.pairs)
            if (pair.a == pair.b || !(pair.ratio >= 1 / kMost && pair.ratio <= kMost))
                return refused("judgement of " + pair.a + " : " + pair.b, Json(pair.ratio).dump());
    return {};
}

} // namespace

std::string_view word(WeightKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<WeightKind> parseWeightKind(std::string_view text)
{
    const auto it = std::find(kKinds.begin(), kKinds.end(), text);
    return it == kKinds.end() ? std::nullopt : std::optional(static_cast<WeightKind>(it - kKinds.begin()));
}

std::string_view word(Grade grade)
{
    return kGrades[static_cast<std::size_t>(grade)];
}

Grade gradeOf(double score, const GradeCuts& cuts)
{
    return score >= cuts.excellent ? Grade::Excellent : score >= cuts.good ? Grade::Good : score >= cuts.fair ? Grade::Fair : Grade::Poor;
}

const IndexNode* IndexSystem::node(std::string_view id) const
{
    const auto it = std::find_if(nodes.begin(), nodes.end(), [&](const auto& node) { return node.id == id; });
    return it == nodes.end() ? nullptr : &*it;
}

std::vector<const IndexNode*> IndexSystem::children(std::string_view parent) const
{
    std::vector<const IndexNode*> found;
    for (const auto& node : nodes)
        if (node.parent == parent)
            found.push_back(&node);
    return found;
}

const IndexGroup* IndexSystem::group(std::string_view parent) const
{
    const auto it = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.parent == parent; });
    return it == groups.end() ? nullptr : &*it;
}

IndexGroup& IndexSystem::groupOf(const std::string& parent)
{
    const auto it = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.parent == parent; });
    if (it != groups.end())
        return *it;
    groups.push_back({});
    groups.back().parent = parent;
    return groups.back();
}

int IndexSystem::depth() const
{
    int deepest = 0;
    for (const auto& node : nodes) {
        int steps = 1;
        for (const IndexNode* at = &node; !at->parent.empty() && (at = this->node(at->parent)) != nullptr && steps < 100;)
            ++steps;
        deepest = std::max(deepest, steps);
    }
    return deepest;
}

std::vector<double> judgementMatrix(const PairJudge& judge, const std::vector<const IndexNode*>& siblings)
{
    const std::size_t n = siblings.size();
    std::vector<double> matrix(n * n, 1.0);
    const auto placeOf = [&](const std::string& id) {
        return static_cast<std::size_t>(std::find_if(siblings.begin(), siblings.end(), [&](const auto* node) { return node->id == id; }) - siblings.begin());
    };
    for (const auto& pair : judge.pairs) {
        const std::size_t a = placeOf(pair.a), b = placeOf(pair.b);
        if (a == n || b == n || a == b)
            continue;
        matrix[a * n + b] = pair.ratio;
        matrix[b * n + a] = 1 / pair.ratio;
    }
    return matrix;
}

std::size_t pairsMissing(const PairJudge& judge, const std::vector<const IndexNode*>& siblings)
{
    std::set<std::pair<std::string, std::string>> judged;
    for (const auto& pair : judge.pairs)
        judged.insert(std::minmax(pair.a, pair.b));
    std::size_t missing = 0;
    for (std::size_t i = 0; i < siblings.size(); ++i)
        for (std::size_t j = i + 1; j < siblings.size(); ++j)
            missing += !judged.contains(std::minmax(siblings[i]->id, siblings[j]->id));
    return missing;
}

std::string toJson(const IndexSystem& system)
{
    Json json {{"name", system.name}, {"grades", {{"excellent", system.grades.excellent}, {"good", system.grades.good}, {"fair", system.grades.fair}}},
        {"nodes", Json::array()}, {"groups", Json::array()}};
    for (const auto& node : system.nodes) {
        Json one {{"id", node.id}, {"name", node.name}};
        if (!node.parent.empty())
            one["parent"] = node.parent;
        if (!node.column.empty())
            one["column"] = node.column;
        json["nodes"].push_back(std::move(one));
    }
    for (const auto& group : system.groups) {
        Json one {{"parent", group.parent}, {"weights", word(group.inForce)}};
        if (!group.direct.empty())
            one["direct"] = group.direct;
        for (const auto& expert : group.experts)
            one["experts"].push_back({{"judge", expert.judge}, {"scores", expert.scores}});
        for (const auto& judge : group.judges) {
            Json pairs = Json::array();
            for (const auto& pair : judge.pairs)
                pairs.push_back({{"a", pair.a}, {"b", pair.b}, {"ratio", pair.ratio}});
            one["judges"].push_back({{"judge", judge.judge}, {"pairs", std::move(pairs)}});
        }
        json["groups"].push_back(std::move(one));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

core::Result<IndexSystem> parseIndexSystem(std::string_view text)
{
    try {
        std::string wrong;
        auto system = read(Json::parse(text), wrong);
        if (!wrong.empty())
            return refused("index", wrong);
        if (auto fine = checkIndexSystem(system); !fine)
            return std::unexpected(fine.error());
        return system;
    } catch (const std::exception&) {
        return refused("index", "not-json");
    }
}

core::Status checkIndexSystem(const IndexSystem& system)
{
    if (auto fine = checkTree(system); !fine)
        return fine;
    std::set<std::string> parents;
    for (const auto& group : system.groups) {
        if (!parents.insert(group.parent).second)
            return refused("index group", group.parent);
        if (auto fine = checkGroup(group); !fine)
            return fine;
    }
    const auto& cuts = system.grades;
    if (!(cuts.excellent > cuts.good && cuts.good > cuts.fair && cuts.fair >= 0 && cuts.excellent <= 100))
        return refused("grades", Json(cuts.excellent).dump() + " / " + Json(cuts.good).dump() + " / " + Json(cuts.fair).dump());
    return {};
}

} // namespace holdfast::domain
