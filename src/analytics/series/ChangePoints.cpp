// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/ChangePoints.h"

#include "analytics/series/Autocorrelation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace holdfast::analytics {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

// Residual sums of squares of any stretch in constant time.
class Stretches {
public:
    explicit Stretches(std::span<const double> x)
        : m_sum(x.size() + 1)
        , m_squares(x.size() + 1)
    {
        for (const double value : x)
            m_mean += value / static_cast<double>(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double d = x[i] - m_mean;
            m_sum[i + 1] = m_sum[i] + d;
            m_squares[i + 1] = m_squares[i] + d * d;
        }
        m_floor = 1e-12 * m_squares.back();
    }

    double rss(std::size_t from, std::size_t to) const // values from..to-1
    {
        const double sum = m_sum[to] - m_sum[from];
        const double rss = m_squares[to] - m_squares[from] - sum * sum / static_cast<double>(to - from);
        return rss > m_floor ? rss : 0;
    }
    double mean(std::size_t from, std::size_t to) const
    {
        return m_mean + (m_sum[to] - m_sum[from]) / static_cast<double>(to - from);
    }
    std::size_t size() const { return m_sum.size() - 1; }
    bool isFinite() const { return std::isfinite(m_squares.back()); }

private:
    std::vector<double> m_sum, m_squares;
    double m_mean = 0, m_floor = 0;
};

Segmentation measured(const Stretches& stretches, std::vector<std::size_t> index)
{
    Segmentation found {std::move(index), 0, {}};
    std::size_t from = 0;
    for (const std::size_t to : found.index) {
        found.rss += stretches.rss(from, to);
        from = to;
    }
    found.rss += stretches.rss(from, stretches.size());
    if (found.rss > 0) {
        const double n = static_cast<double>(stretches.size());
        found.bic = n * (std::log(found.rss) + 1 - std::log(n) + std::log(2 * std::numbers::pi))
            + std::log(n) * 2 * static_cast<double>(found.index.size() + 1);
    }
    return found;
}

void finish(ChangePoints& result, const Stretches& stretches, std::span<const double> x)
{
    const auto& index = result.breaks[result.chosen].index;
    std::vector<double> rest;
    std::size_t from = 0;
    for (std::size_t segment = 0; segment <= index.size(); ++segment) {
        const std::size_t to = segment < index.size() ? index[segment] : x.size();
        const double mean = stretches.mean(from, to);
        result.means.push_back(mean);
        for (; from < to; ++from)
            rest.push_back(x[from] - mean);
    }
    if (stretches.rss(0, x.size()) <= 0)
        result.doubts.push_back({DoubtCode::NoVariation});
    else if (const auto r = dependence(rest))
        result.doubts.push_back({DoubtCode::NotIndependent, {}, *r});
    if (x.size() < 20)
        result.doubts.push_back({DoubtCode::ShortSeries, {}, static_cast<double>(x.size())});
}

double middle(std::vector<double> values)
{
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    if (values.size() % 2 == 1)
        return *half;
    return (*half + *std::max_element(values.begin(), half)) / 2;
}

// Noise variance that a few changes of the mean hardly touch.
double noiseVariance(std::span<const double> x)
{
    std::vector<double> steps;
    for (std::size_t i = 1; i < x.size(); ++i)
        steps.push_back(x[i] - x[i - 1]);
    const double center = middle(steps);
    std::vector<double> away;
    double squares = 0;
    for (const double step : steps) {
        away.push_back(std::abs(step - center));
        squares += step * step;
    }
    constexpr double kConsistent = 1.4826022185056018; // 1 / normal quantile of 0.75
    const double sigma = kConsistent * middle(away);
    return (sigma > 0 ? sigma * sigma : squares / static_cast<double>(steps.size())) / 2;
}

} // namespace

core::Result<ChangePoints> changePointsOptimal(std::span<const double> x, std::size_t minSegment, std::size_t maxBreaks,
    core::JobContext& job)
{
    const std::size_t n = x.size(), h = std::max<std::size_t>(minSegment, 2);
    if (n < 2 * h)
        return core::fail(core::Code::NotEnoughData);
    const Stretches stretches(x);
    if (!stretches.isFinite())
        return core::fail(core::Code::InvalidValue, {{"name", "value"}, {"value", "inf"}});
    const std::size_t most = std::min(maxBreaks, (n + h - 1) / h - 2);
    // cost[to] of `count` changes within the first `to` values; cut[count][to] the last of them.
    std::vector<double> cost(n + 1, kInfinite), before;
    std::vector<std::vector<std::size_t>> cut(most + 1, std::vector<std::size_t>(n + 1));
    for (std::size_t to = h; to <= n; ++to)
        cost[to] = stretches.rss(0, to);
    ChangePoints result;
    result.breaks.push_back(measured(stretches, {}));
    for (std::size_t count = 1; count <= most; ++count) {
        before.swap(cost);
        cost.assign(n + 1, kInfinite);
        for (std::size_t to = (count + 1) * h; to <= n; ++to) {
            if (job.shouldStop())
                return core::fail(core::Code::Cancelled);
            for (std::size_t last = count * h; last + h <= to; ++last) {
                const double sum = before[last] + stretches.rss(last, to);
                if (sum < cost[to]) {
                    cost[to] = sum;
                    cut[count][to] = last;
                }
            }
        }
        if (!std::isfinite(cost[n]))
            break;
        std::vector<std::size_t> index(count);
        std::size_t to = n;
        for (std::size_t k = count; k > 0; --k)
            to = index[k - 1] = cut[k][to];
        result.breaks.push_back(measured(stretches, std::move(index)));
    }
    for (std::size_t k = 0; k < result.breaks.size(); ++k) {
        const auto& best = result.breaks[result.chosen].bic;
        if (!best)
            break;
        if (result.breaks[k].bic.value_or(-kInfinite) < *best)
            result.chosen = k;
    }
    finish(result, stretches, x);
    return result;
}

core::Result<ChangePoints> changePointsPelt(std::span<const double> x, std::size_t minSegment, double penalty,
    core::JobContext& job)
{
    const std::size_t n = x.size(), h = std::max<std::size_t>(minSegment, 1);
    if (n < 2 || n < 2 * h)
        return core::fail(core::Code::NotEnoughData);
    const Stretches stretches(x);
    if (!stretches.isFinite())
        return core::fail(core::Code::InvalidValue, {{"name", "value"}, {"value", "inf"}});
    const double variance = noiseVariance(x);
    ChangePoints result;
    result.breaks.push_back(measured(stretches, {}));
    if (variance > 0) {
        struct Candidate {
            std::size_t at, until; // no longer of use from `until` on
        };
        constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();
        std::vector<double> best(n + 1, kInfinite);
        std::vector<std::size_t> cut(n + 1);
        std::vector<Candidate> candidates {{0, kNever}};
        best[0] = -penalty;
        for (std::size_t to = h; to <= n; ++to) {
            if (job.shouldStop())
                return core::fail(core::Code::Cancelled);
            // A segment that ends here begins at `to - h` at the latest.
            if (to >= 2 * h)
                candidates.push_back({to - h, kNever});
            std::erase_if(candidates, [to](const Candidate& c) { return c.until <= to; });
            for (const auto& candidate : candidates) {
                const double sum = best[candidate.at] + stretches.rss(candidate.at, to) / variance + penalty;
                if (sum < best[to]) {
                    best[to] = sum;
                    cut[to] = candidate.at;
                }
            }
            // What can't win here can't win behind a change here, which needs h more values.
            for (auto& candidate : candidates)
                if (candidate.until == kNever && best[candidate.at] + stretches.rss(candidate.at, to) / variance >= best[to])
                    candidate.until = to + h;
        }
        std::vector<std::size_t> index;
        for (std::size_t to = cut[n]; to > 0; to = cut[to])
            index.push_back(to);
        std::reverse(index.begin(), index.end());
        if (!index.empty()) {
            result.breaks.push_back(measured(stretches, std::move(index)));
            result.chosen = 1;
        }
    }
    finish(result, stretches, x);
    return result;
}

} // namespace holdfast::analytics
