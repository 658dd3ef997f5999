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

// The middle of whole answers, from how often each was given.
double countedMedian(const std::vector<double>& counts, std::int64_t n, int low)
{
    const auto at = [&](double place) { // from 0
        double before = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            before += counts[i];
            if (place < before)
                return static_cast<double>(low) + static_cast<double>(i);
        }
        return static_cast<double>(low) + static_cast<double>(counts.size() - 1);
    };
    return (at(std::floor(static_cast<double>(n - 1) / 2)) + at(std::ceil(static_cast<double>(n - 1) / 2))) / 2;
}

} // namespace

RatingSummary ratingSummary(
    std::span<const double> answers, std::span<const double> weights, const RatingScale& scale, ShareMethod method, double level)
{
    RatingSummary result;
    result.n = static_cast<std::int64_t>(answers.size());
    result.counts.resize(static_cast<std::size_t>(scale.high - scale.low + 1));
    double sum = 0, squares = 0, total = 0;
    bool whole = weights.empty(); // and on the scale: the counts say all
    const int width = scale.high - scale.low;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const double w = weights.empty() ? 1 : weights[i];
        const int nearest = static_cast<int>(std::floor(answers[i] + 0.5)) - scale.low;
        whole = whole && answers[i] == static_cast<double>(nearest + scale.low) && nearest >= 0 && nearest <= width;
        result.counts[static_cast<std::size_t>(std::clamp(nearest, 0, width))] += w;
        if (answers[i] > scale.high - scale.top)
            result.top += w;
        sum += w;
        squares += w * w;
        total += w * answers[i];
    }
    if (result.n == 0)
        return result;
    const double n = static_cast<double>(result.n), mean = total / sum;
    double m2 = 0, m3 = 0, m4 = 0, error = 0;
    const auto add = [&](double answer, double w, double times) {
        const double d = answer - mean, wd = w * d;
        m2 += times * wd * d;
        m3 += times * wd * d * d;
        m4 += times * wd * d * d * d;
        error += times * wd * wd;
    };
    if (whole)
        for (std::size_t k = 0; k < result.counts.size(); ++k)
            add(scale.low + static_cast<double>(k), 1, result.counts[k]);
    else
        for (std::size_t i = 0; i < answers.size(); ++i)
            add(answers[i], weights.empty() ? 1 : weights[i], 1);
    m2 /= sum;
    m3 /= sum;
    m4 /= sum;
    error /= sum * sum;
    result.mean = mean;
    if (whole)
        result.median = countedMedian(result.counts, result.n, scale.low);
    else
        result.median = weights.empty() ? *quantile7(sorted({answers.begin(), answers.end()}), 0.5) : weightedMedian(answers, weights, sum);
    if (result.n > 1) {
        result.sd = std::sqrt(m2 * n / (n - 1));
        result.se = std::sqrt(error * n / (n - 1));
        const double half = studentHalfWidth(level, n - 1) * *result.se;
        result.lower = mean - half;
        result.upper = mean + half;
    }
    if (std::any_of(answers.begin(), answers.end(), [&](double a) { return a != answers.front(); })) {
        result.skewness = m3 / std::pow(m2, 1.5);
        result.kurtosis = m4 / (m2 * m2) - 3;
    }
    result.topShare = result.top / sum;
    const double effective = weights.empty() ? n : sum * sum / squares;
    const auto [lower, upper] = shareInterval(method, *result.topShare * effective, effective, level);
    result.topLower = lower;
    result.topUpper = upper;
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
