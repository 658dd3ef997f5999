// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Promoter.h"

#include "analytics/compare/Tail.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

constexpr std::int64_t kSmallGroup = 30;

double kindOf(double score, const PromoterScale& scale)
{
    return score >= scale.promoterFrom ? 1 : score <= scale.detractorTo ? -1 : 0;
}

// Adds `n` answers of one score, their weights and the squares of these.
struct Adding {
    PromoterScore& result;
    const PromoterScale& scale;
    double promoters = 0, passives = 0, detractors = 0; // squares of weights

    void add(double score, double n, double w, double ww)
    {
        const double kind = kindOf(score, scale);
        (kind > 0 ? result.promoters : kind < 0 ? result.detractors : result.passives) += w;
        (kind > 0 ? promoters : kind < 0 ? detractors : passives) += ww;
        const auto answer = static_cast<std::size_t>(std::clamp(std::lround(score) - scale.low, 0L, static_cast<long>(scale.high - scale.low)));
        result.distribution[answer] += w;
        result.sumWeights += w;
        result.n += static_cast<std::int64_t>(n);
    }
};

void finish(const Adding& sums, bool weighted, double level)
{
    PromoterScore& result = sums.result;
    if (result.n == 0)
        return;
    if (result.n < kSmallGroup)
        result.doubts.push_back({DoubtCode::SmallGroup, {}, static_cast<double>(result.n)});
    const double all = result.sumWeights;
    result.effectiveN = all * all / (sums.promoters + sums.passives + sums.detractors);
    const double mean = (result.promoters - result.detractors) / all, n = static_cast<double>(result.n);
    result.nps = 100 * mean;
    double variance = std::max(0.0, (result.promoters + result.detractors) / all - mean * mean) / n;
    if (weighted) {
        if (result.n < 2)
            return;
        variance = (sums.promoters * (1 - mean) * (1 - mean) + sums.passives * mean * mean + sums.detractors * (1 + mean) * (1 + mean)) / (all * all) * n / (n - 1);
    }
    const double se = 100 * std::sqrt(variance), half = normalHalfWidth(level) * se;
    result.se = se;
    result.lower = *result.nps - half;
    result.upper = *result.nps + half;
    if (std::max({result.promoters, result.passives, result.detractors}) == all)
        result.doubts.push_back({DoubtCode::AtBoundary});
}

} // namespace

std::optional<PromoterScale> promoterScale(int low, int high)
{
    if (high == 10 && (low == 0 || low == 1))
        return PromoterScale {low, high, 9, 6};
    if (low == 1 && high == 5)
        return PromoterScale {low, high, 5, 3};
    return {};
}

PromoterScore promoterScore(std::span<const double> scores, std::span<const double> weights, const PromoterScale& scale, double level)
{
    PromoterScore result;
    result.distribution.resize(static_cast<std::size_t>(scale.high - scale.low + 1));
    Adding sums {result, scale};
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double w = weights.empty() ? 1 : weights[i];
        sums.add(scores[i], 1, w, w * w);
    }
    finish(sums, !weights.empty(), level);
    return result;
}

PromoterScore promoterScore(const AnswerTally& tally, const PromoterScale& scale, double level)
{
    PromoterScore result;
    result.distribution.resize(static_cast<std::size_t>(scale.high - scale.low + 1));
    Adding sums {result, scale};
    for (std::size_t k = 0; k < tally.cells.size(); ++k)
        sums.add(tally.low + static_cast<double>(k), tally.cells[k].n, tally.cells[k].w, tally.cells[k].ww);
    finish(sums, tally.weighted, level);
    return result;
}

PromoterDifference promoterDifference(const PromoterScore& a, const PromoterScore& b, double level)
{
    PromoterDifference result;
    if (!a.nps || !b.nps)
        return result;
    result.difference = *a.nps - *b.nps;
    if (!a.se || !b.se)
        return result;
    const double se = std::hypot(*a.se, *b.se), half = normalHalfWidth(level) * se;
    result.se = se;
    result.lower = *result.difference - half;
    result.upper = *result.difference + half;
    if (se > 0) {
        result.z = *result.difference / se;
        result.p = normalTwoSided(*result.z);
    }
    return result;
}

} // namespace holdfast::analytics
