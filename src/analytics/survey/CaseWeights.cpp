// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/CaseWeights.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

constexpr int kMostRounds = 500;
constexpr double kClose = 1e-9;

// Shares of the population over the categories that have respondents.
std::vector<double> reachableTarget(const WeightMargin& margin, double& unreached)
{
    std::vector<bool> there(margin.target.size(), false);
    for (const std::uint32_t category : margin.categories)
        there[category] = true;
    double all = 0, reached = 0;
    for (std::size_t i = 0; i < margin.target.size(); ++i) {
        all += margin.target[i];
        if (there[i])
            reached += margin.target[i];
    }
    if (all > 0)
        unreached = std::max(unreached, 1 - reached / all);
    std::vector<double> shares(margin.target.size(), 0);
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (there[i] && reached > 0)
            shares[i] = margin.target[i] / reached;
    return shares;
}

std::vector<double> weightedShares(const WeightMargin& margin, const std::vector<double>& weights)
{
    std::vector<double> shares(margin.target.size(), 0);
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        shares[margin.categories[i]] += weights[i];
        sum += weights[i];
    }
    for (double& share : shares)
        share = sum > 0 ? share / sum : 0;
    return shares;
}

double worst(std::span<const WeightMargin> margins, const std::vector<std::vector<double>>& targets, const std::vector<double>& weights)
{
    double off = 0;
    for (std::size_t m = 0; m < margins.size(); ++m) {
        const auto shares = weightedShares(margins[m], weights);
        for (std::size_t i = 0; i < shares.size(); ++i)
            off = std::max(off, std::abs(shares[i] - targets[m][i]));
    }
    return off;
}

void toMeanOne(std::vector<double>& weights)
{
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    if (sum > 0)
        for (double& weight : weights)
            weight *= static_cast<double>(weights.size()) / sum;
}

// Cut to the cap, the others raised in proportion, until nobody is above it.
std::size_t trim(std::vector<double>& weights, double cap)
{
    std::vector<bool> cut(weights.size(), false);
    std::size_t trimmed = 0;
    for (bool again = true; again;) {
        again = false;
        double rest = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            if (!cut[i] && weights[i] > cap) {
                cut[i] = again = true;
                ++trimmed;
            }
        for (std::size_t i = 0; i < weights.size(); ++i)
            rest += cut[i] ? 0 : weights[i];
        const double wanted = static_cast<double>(weights.size()) - cap * static_cast<double>(trimmed);
        if (!again || rest <= 0 || wanted <= 0)
            break;
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] = cut[i] ? cap : weights[i] * wanted / rest;
    }
    return trimmed;
}

} // namespace

double kishDesignEffect(std::span<const double> weights)
{
    double sum = 0, squares = 0;
    for (const double weight : weights) {
        sum += weight;
        squares += weight * weight;
    }
    return sum > 0 ? static_cast<double>(weights.size()) * squares / (sum * sum) : 1;
}

CaseWeights rakedWeights(std::span<const WeightMargin> margins, std::size_t respondents, double cap, const core::JobContext& job)
{
    CaseWeights made;
    made.weights.assign(respondents, 1.0);
    made.effectiveN = static_cast<double>(respondents);
    if (respondents == 0 || margins.empty())
        return made;
    std::vector<std::vector<double>> targets;
    for (const auto& margin : margins)
        targets.push_back(reachableTarget(margin, made.unreached));
    made.converged = false;
    while (made.rounds < kMostRounds && !job.shouldStop()) {
        ++made.rounds;
        for (std::size_t m = 0; m < margins.size(); ++m) {
            const auto shares = weightedShares(margins[m], made.weights);
            for (std::size_t i = 0; i < respondents; ++i) {
                const std::uint32_t category = margins[m].categories[i];
                if (shares[category] > 0)
                    made.weights[i] *= targets[m][category] / shares[category];
            }
        }
        if (worst(margins, targets, made.weights) <= kClose) {
            made.converged = true;
            break;
        }
    }
    toMeanOne(made.weights);
    made.trimmed = trim(made.weights, cap);
    made.worstMargin = worst(margins, targets, made.weights);
    made.designEffect = kishDesignEffect(made.weights);
    made.effectiveN = static_cast<double>(respondents) / made.designEffect;
    made.largest = *std::max_element(made.weights.begin(), made.weights.end());
    return made;
}

} // namespace holdfast::analytics
