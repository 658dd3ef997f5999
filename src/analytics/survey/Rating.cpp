// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Rating.h"

#include "analytics/compare/Quantile.h"
#include "analytics/compare/Tail.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::analytics {

namespace {

// The least value with half of the weight at or below it; the mean of two where exactly half is reached.
double weightedMedian(std::span<const double> values, std::span<const double> weights, double sum)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    double below = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        below += weights[order[i]];
        if (std::abs(below - sum / 2) <= 1e-12 * sum && i + 1 < order.size())
            return (values[order[i]] + values[order[i + 1]]) / 2;
        if (below > sum / 2)
            return values[order[i]];
    }
    return values[order.back()];
}

// The same of counted answers: the middle of the weight, between two answers where exactly half lies at or below the first.
double countedMedian(const AnswerTally& tally, double sum)
{
    double below = 0;
    int last = tally.low;
    bool between = false;
    for (std::size_t k = 0; k < tally.cells.size(); ++k) {
        if (!(tally.cells[k].n > 0))
            continue;
        const int answer = tally.low + static_cast<int>(k);
        if (between)
            return (last + answer) / 2.0;
        below += tally.cells[k].w;
        between = std::abs(below - sum / 2) <= 1e-12 * sum;
        if (!between && below > sum / 2)
            return answer;
        last = answer;
    }
    return last;
}

// Sums over cases about the mean, by weight; error: squares of weight times distance.
struct Powers {
    double m2 = 0, m3 = 0, m4 = 0, error = 0;
    void add(double distance, double w, double ww)
    {
        const double square = distance * distance;
        m2 += w * square;
        m3 += w * square * distance;
        m4 += w * square * square;
        error += ww * square;
    }
};

// What follows from sums: mean and top are known, sum is that of weights, effective by Kish.
void finish(RatingSummary& result, const Powers& powers, double sum, double effective, bool varies, ShareMethod method, double level)
{
    const double n = static_cast<double>(result.n), m2 = powers.m2 / sum;
    if (result.n > 1) {
        result.sd = std::sqrt(m2 * n / (n - 1));
        result.se = std::sqrt(powers.error / (sum * sum) * n / (n - 1));
        const double half = studentHalfWidth(level, n - 1) * *result.se;
        result.lower = *result.mean - half;
        result.upper = *result.mean + half;
    }
    if (varies) {
        result.skewness = powers.m3 / sum / std::pow(m2, 1.5);
        result.kurtosis = powers.m4 / sum / (m2 * m2) - 3;
    }
    result.topShare = result.top / sum;
    const auto [lower, upper] = shareInterval(method, *result.topShare * effective, effective, level);
    result.topLower = lower;
    result.topUpper = upper;
}

// All of the answers, or none where one is not whole or not on the scale.
std::optional<AnswerTally> tallyOf(std::span<const double> answers, std::span<const double> weights, const RatingScale& scale)
{
    AnswerTally tally(scale.low, scale.high, !weights.empty());
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (!tally.add(answers[i], weights.empty() ? 1 : weights[i]))
            return std::nullopt;
    return tally;
}

} // namespace

RatingSummary ratingSummary(const AnswerTally& tally, const RatingScale& scale, ShareMethod method, double level)
{
    RatingSummary result;
    result.n = tally.n();
    double sum = 0, squares = 0, total = 0;
    std::size_t given = 0;
    for (std::size_t k = 0; k < tally.cells.size(); ++k) {
        const auto& cell = tally.cells[k];
        const int answer = tally.low + static_cast<int>(k);
        result.counts.push_back(cell.w);
        result.top += answer > scale.high - scale.top ? cell.w : 0;
        given += cell.n > 0;
        sum += cell.w;
        squares += cell.ww;
        total += cell.w * answer;
    }
    if (result.n == 0)
        return result;
    const double mean = total / sum;
    Powers powers;
    for (std::size_t k = 0; k < tally.cells.size(); ++k)
        powers.add(tally.low + static_cast<double>(k) - mean, tally.cells[k].w, tally.cells[k].ww);
    result.mean = mean;
    result.median = countedMedian(tally, sum);
    finish(result, powers, sum, sum * sum / squares, given > 1, method, level);
    return result;
}

RatingSummary ratingSummary(
    std::span<const double> answers, std::span<const double> weights, const RatingScale& scale, ShareMethod method, double level)
{
    if (const auto tally = tallyOf(answers, weights, scale))
        return ratingSummary(*tally, scale, method, level);
    RatingSummary result;
    result.n = static_cast<std::int64_t>(answers.size());
    result.counts.resize(static_cast<std::size_t>(scale.high - scale.low + 1));
    double sum = 0, squares = 0, total = 0;
    const int width = scale.high - scale.low;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const double w = weights.empty() ? 1 : weights[i];
        const int nearest = static_cast<int>(std::floor(answers[i] + 0.5)) - scale.low;
        result.counts[static_cast<std::size_t>(std::clamp(nearest, 0, width))] += w;
        if (answers[i] > scale.high - scale.top)
            result.top += w;
        sum += w;
        squares += w * w;
        total += w * answers[i];
    }
    const double mean = total / sum;
    Powers powers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const double w = weights.empty() ? 1 : weights[i];
        powers.add(answers[i] - mean, w, w * w);
    }
    result.mean = mean;
    result.median = weights.empty() ? *quantile7(sorted({answers.begin(), answers.end()}), 0.5) : weightedMedian(answers, weights, sum);
    const bool varies = std::any_of(answers.begin(), answers.end(), [&](double a) { return a != answers.front(); });
    finish(result, powers, sum, sum * sum / squares, varies, method, level);
    return result;
}

RatingDifference ratingDifference(const RatingSummary& a, const RatingSummary& b, double level)
{
    RatingDifference result;
    if (!a.mean || !b.mean)
        return result;
    result.difference = *a.mean - *b.mean;
    if (!a.se || !b.se)
        return result;
    const double va = *a.se * *a.se, vb = *b.se * *b.se, se = std::sqrt(va + vb);
    result.se = se;
    if (!(se > 0))
        return result;
    const double df = (va + vb) * (va + vb) / (va * va / (static_cast<double>(a.n) - 1) + vb * vb / (static_cast<double>(b.n) - 1));
    const double half = studentHalfWidth(level, df) * se;
    result.t = *result.difference / se;
    result.df = df;
    result.p = studentTwoSided(*result.t, df);
    result.lower = *result.difference - half;
    result.upper = *result.difference + half;
    return result;
}

} // namespace holdfast::analytics
