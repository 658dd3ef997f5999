// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Promoter.h"

#include "analytics/compare/Tail.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

constexpr std::int64_t kSmallGroup = 30;

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
    result.n = static_cast<std::int64_t>(scores.size());
    result.distribution.resize(static_cast<std::size_t>(scale.high - scale.low + 1));
    const auto kind = [&](double score) { return score >= scale.promoterFrom ? 1.0 : score <= scale.detractorTo ? -1.0 : 0.0; };
    double squares = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double w = weights.empty() ? 1 : weights[i], value = kind(scores[i]);
        (value > 0 ? result.promoters : value < 0 ? result.detractors : result.passives) += w;
        const auto answer = static_cast<std::size_t>(std::clamp(std::lround(scores[i]) - scale.low, 0L, static_cast<long>(scale.high - scale.low)));
        result.distribution[answer] += w;
        result.sumWeights += w;
        squares += w * w;
    }
    if (result.n == 0)
        return result;
    if (result.n < kSmallGroup)
        result.doubts.push_back({DoubtCode::SmallGroup, {}, static_cast<double>(result.n)});
    result.effectiveN = result.sumWeights * result.sumWeights / squares;
    const double mean = (result.promoters - result.detractors) / result.sumWeights, n = static_cast<double>(result.n);
    result.nps = 100 * mean;
    double variance = (result.promoters + result.detractors) / result.sumWeights - mean * mean;
    if (weights.empty()) {
        variance = std::max(0.0, variance) / n;
    } else {
        if (result.n < 2)
            return result;
        variance = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const double e = weights[i] * (kind(scores[i]) - mean) / result.sumWeights;
            variance += e * e;
        }
        variance *= n / (n - 1);
    }
    const double se = 100 * std::sqrt(variance), half = normalHalfWidth(level) * se;
    result.se = se;
    result.lower = *result.nps - half;
    result.upper = *result.nps + half;
    if (std::max({result.promoters, result.passives, result.detractors}) == result.sumWeights)
        result.doubts.push_back({DoubtCode::AtBoundary});
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
