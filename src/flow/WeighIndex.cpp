// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Satisfaction.h"

#include "analytics/survey/Concordance.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace holdfast::flow {

using analytics::Matrix;
using core::Code;
using core::Result;
using domain::WeightKind;

namespace {

constexpr auto kRandomIndex = analytics::RandomIndex::Saaty1980;
using Siblings = std::vector<const domain::IndexNode*>;

bool toSumOne(std::vector<double>& weights)
{
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    if (!(sum > 0))
        return false;
    for (double& weight : weights)
        weight /= sum;
    return true;
}

std::vector<double> deviations(const std::vector<std::vector<double>>& byJudge, std::size_t n)
{
    std::vector<double> spread(n, 0);
    if (byJudge.size() < 2)
        return {};
    for (std::size_t i = 0; i < n; ++i) {
        double mean = 0, squares = 0;
        for (const auto& weights : byJudge)
            mean += weights[i] / static_cast<double>(byJudge.size());
        for (const auto& weights : byJudge)
            squares += (weights[i] - mean) * (weights[i] - mean);
        spread[i] = std::sqrt(squares / static_cast<double>(byJudge.size() - 1));
    }
    return spread;
}

WeightSet directly(const domain::IndexGroup& group, const Siblings& children)
{
    WeightSet set {WeightKind::Direct, false, {}, {}, {}};
    for (const auto* child : children) {
        const auto it = group.direct.find(child->id);
        set.weights.push_back(it != group.direct.end() ? it->second : 0);
    }
    set.available = toSumOne(set.weights);
    if (!set.available) {
        set.weights.clear();
        set.missing = "no-weights";
    }
    return set;
}

// Mean of the judges' scores; a child nobody scored weighs nothing.
WeightSet byExperts(const domain::IndexGroup& group, const Siblings& children, GroupWeights& out)
{
    WeightSet set {WeightKind::Expert, false, {}, {}, {}};
    std::vector<std::vector<double>> complete;
    for (const auto& expert : group.experts) {
        std::vector<double> scores;
        for (const auto* child : children)
            if (const auto it = expert.scores.find(child->id); it != expert.scores.end())
                scores.push_back(it->second);
        if (scores.size() == children.size())
            complete.push_back(std::move(scores));
    }
    for (const auto* child : children) {
        double sum = 0, judges = 0, squares = 0;
        for (const auto& expert : group.experts)
            if (const auto it = expert.scores.find(child->id); it != expert.scores.end()) {
                sum += it->second;
                ++judges;
            }
        const double mean = judges > 0 ? sum / judges : 0;
        for (const auto& expert : group.experts)
            if (const auto it = expert.scores.find(child->id); it != expert.scores.end())
                squares += (it->second - mean) * (it->second - mean);
        set.weights.push_back(mean);
        set.spread.push_back(judges > 1 ? std::sqrt(squares / (judges - 1)) : 0);
    }
    set.available = toSumOne(set.weights);
    if (!set.available) {
        set.weights.clear();
        set.spread.clear();
        set.missing = "no-scores";
        return set;
    }
    if (complete.size() >= 2 && children.size() >= 2) {
        Matrix ratings(complete.size(), children.size());
        for (std::size_t j = 0; j < complete.size(); ++j)
            for (std::size_t i = 0; i < children.size(); ++i)
                ratings(j, i) = complete[j][i];
        const auto agreement = analytics::concordance(ratings);
        out.kendallW = agreement.w;
        out.kendallP = agreement.p;
    }
    return set;
}

Result<WeightSet> byPairs(const domain::IndexGroup& group, const Siblings& children, GroupWeights& out, core::JobContext& job)
{
    WeightSet set {WeightKind::Ahp, false, {}, {}, {}};
    std::vector<Matrix> judges;
    std::vector<std::vector<double>> weights;
    const std::size_t n = children.size();
    for (const auto& judge : group.judges) {
        out.pairsMissing += domain::pairsMissing(judge, children);
        const auto cells = domain::judgementMatrix(judge, children);
        Matrix matrix(n, n);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                matrix(i, j) = cells[i * n + j];
        auto own = analytics::judgedWeights(matrix, kRandomIndex);
        if (!own)
            return std::unexpected(own.error());
        weights.push_back(own->weights);
        out.byJudge.emplace_back(judge.judge, std::move(*own));
        judges.push_back(std::move(matrix));
    }
    if (judges.empty()) {
        set.missing = "no-judgements";
        return set;
    }
    const Matrix combined = judges.size() == 1 ? judges.front() : analytics::combinedJudgements(judges);
    auto all = analytics::judgedWeights(combined, kRandomIndex);
    if (!all)
        return std::unexpected(all.error());
    set.available = true;
    set.weights = all->weights;
    set.spread = deviations(weights, n);
    if (all->cr && *all->cr > 0.1) {
        auto worst = analytics::worstJudgement(combined, kRandomIndex, job);
        if (!worst)
            return std::unexpected(worst.error());
        out.repair = *worst;
    }
    out.ahp = std::move(*all);
    return set;
}

} // namespace

Result<std::vector<GroupWeights>> weighIndex(const domain::IndexSystem& system, core::JobContext& job)
{
    std::vector<std::string> parents {{}};
    for (const auto& node : system.nodes)
        if (!system.isItem(node))
            parents.push_back(node.id);
    std::vector<GroupWeights> groups;
    for (const auto& parent : parents) {
        const auto children = system.children(parent);
        if (children.empty())
            continue;
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        static const domain::IndexGroup kNone;
        const auto* known = system.group(parent);
        const auto& group = known != nullptr ? *known : kNone;
        GroupWeights out;
        out.parent = parent;
        for (const auto* child : children)
            out.children.push_back(child->id);
        out.inForce = group.inForce;
        WeightSet equal {WeightKind::Equal, true, std::vector<double>(children.size(), 1.0 / static_cast<double>(children.size())), {}, {}};
        out.kinds.push_back(std::move(equal));
        out.kinds.push_back(directly(group, children));
        out.kinds.push_back(byExperts(group, children, out));
        auto pairs = byPairs(group, children, out, job);
        if (!pairs)
            return std::unexpected(pairs.error());
        out.kinds.push_back(std::move(*pairs));
        out.kinds.push_back({WeightKind::Derived, false, {}, {}, "no-outcome"});
        groups.push_back(std::move(out));
    }
    return groups;
}

} // namespace holdfast::flow
