// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/ShallowShap.h"

#include "core/Json.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace holdfast::learning {

namespace {

constexpr std::size_t kMostQuestions = 10;

} // namespace

struct ShallowShap::Raw {
    std::vector<int> left, right, column, missingLeft;
    std::vector<double> threshold, weight; // in a leaf the threshold is its value

    bool sound() const
    {
        const auto n = left.size();
        if (n == 0 || right.size() != n || column.size() != n || missingLeft.size() != n || threshold.size() != n || weight.size() != n)
            return false;
        for (std::size_t i = 0; i < n; ++i) // children behind their parent, so that every walk ends
            if (left[i] >= 0 && (left[i] <= static_cast<int>(i) || right[i] <= static_cast<int>(i) || left[i] >= static_cast<int>(n) || right[i] >= static_cast<int>(n) || column[i] < 0))
                return false;
        return true;
    }
    bool isLeaf(std::size_t node) const { return left[node] < 0; }
};

std::optional<ShallowShap::Tree> ShallowShap::tableOf(const Raw& raw, double& expectation)
{
    Tree tree;
    std::vector<std::uint32_t> questionOf(raw.left.size(), 0), placeOf(raw.left.size(), 0);
    for (std::size_t i = 0; i < raw.left.size(); ++i) {
        if (raw.isLeaf(i))
            continue;
        questionOf[i] = static_cast<std::uint32_t>(tree.nodes.size());
        const auto column = static_cast<std::uint32_t>(raw.column[i]);
        tree.nodes.push_back({column, static_cast<float>(raw.threshold[i]), raw.missingLeft[i] != 0});
        const auto place = std::find(tree.columns.begin(), tree.columns.end(), column);
        placeOf[i] = static_cast<std::uint32_t>(place - tree.columns.begin());
        if (place == tree.columns.end())
            tree.columns.push_back(column);
    }
    if (tree.nodes.size() > kMostQuestions)
        return std::nullopt;
    const std::size_t m = tree.nodes.size(), d = tree.columns.size(), patterns = std::size_t {1} << m, subsets = std::size_t {1} << d;
    tree.values.assign(patterns * d, 0);

    // Weight of a subset of size s without the column: s! (d - s - 1)! / d!.
    std::vector<double> weight(d + 1, 0);
    for (std::size_t s = 0; s < d; ++s)
        weight[s] = std::exp(std::lgamma(static_cast<double>(s) + 1) + std::lgamma(static_cast<double>(d - s)) - std::lgamma(static_cast<double>(d) + 1));

    std::vector<double> at(raw.left.size()), value(subsets);
    for (std::size_t pattern = 0; pattern < patterns; ++pattern) {
        for (std::size_t known = 0; known < subsets; ++known) {
            // Leaves first: children stand behind their parent.
            for (std::size_t i = raw.left.size(); i-- > 0;) {
                if (raw.isLeaf(i)) {
                    at[i] = raw.threshold[i];
                    continue;
                }
                const auto l = static_cast<std::size_t>(raw.left[i]), r = static_cast<std::size_t>(raw.right[i]);
                if (known >> placeOf[i] & 1)
                    at[i] = pattern >> questionOf[i] & 1 ? at[l] : at[r];
                else
                    at[i] = (raw.weight[l] * at[l] + raw.weight[r] * at[r]) / raw.weight[i];
            }
            value[known] = at[0];
        }
        for (std::size_t k = 0; k < d; ++k) {
            double sum = 0;
            for (std::size_t known = 0; known < subsets; ++known)
                if (!(known >> k & 1))
                    sum += weight[static_cast<std::size_t>(std::popcount(known))] * (value[known | std::size_t {1} << k] - value[known]);
            tree.values[pattern * d + k] = sum;
        }
        expectation = value[0];
    }
    return tree;
}

std::optional<ShallowShap> ShallowShap::of(const std::string& modelJson)
{
    try {
        const core::Json json = core::Json::parse(modelJson);
        const auto& learner = json.at("learner");
        ShallowShap shap;
        const auto number = [](const core::Json& text) { return std::strtod(text.get<std::string>().c_str(), nullptr); };
        const auto& parameters = learner.at("learner_model_param");
        const double rate = number(parameters.at("base_score"));
        shap.m_columns = static_cast<std::uint32_t>(number(parameters.at("num_feature")));
        if (!(rate > 0 && rate < 1))
            return std::nullopt;
        shap.m_base = std::log(rate / (1 - rate));
        for (const auto& tree : learner.at("gradient_booster").at("model").at("trees")) {
            Raw raw {tree.at("left_children").get<std::vector<int>>(), tree.at("right_children").get<std::vector<int>>(),
                tree.at("split_indices").get<std::vector<int>>(), tree.at("default_left").get<std::vector<int>>(),
                tree.at("split_conditions").get<std::vector<double>>(), tree.at("sum_hessian").get<std::vector<double>>()};
            if (!raw.sound() || std::any_of(raw.column.begin(), raw.column.end(), [&](int c) { return c >= static_cast<int>(shap.m_columns); }))
                return std::nullopt;
            double expectation = 0;
            auto table = tableOf(raw, expectation);
            if (!table)
                return std::nullopt;
            shap.m_base += expectation;
            shap.m_trees.push_back(std::move(*table));
        }
        return shap;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

void ShallowShap::add(const float* row, double* to) const
{
    to[m_columns] += m_base;
    for (const Tree& tree : m_trees) {
        std::size_t pattern = 0;
        for (std::size_t k = 0; k < tree.nodes.size(); ++k) {
            const Node& node = tree.nodes[k];
            const float x = row[node.column];
            pattern |= static_cast<std::size_t>(std::isnan(x) ? node.missingIsYes : x < node.threshold) << k;
        }
        const double* values = tree.values.data() + pattern * tree.columns.size();
        for (std::size_t k = 0; k < tree.columns.size(); ++k)
            to[tree.columns[k]] += values[k];
    }
}

} // namespace holdfast::learning
