// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Correlation.h"

#include "analytics/compare/Rank.h"
#include "analytics/compare/Tail.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace holdfast::analytics {

namespace {

constexpr std::size_t kExactKendall = 33;

std::optional<double> product(std::span<const double> x, std::span<const double> y)
{
    const auto n = static_cast<double>(x.size());
    const double meanX = std::accumulate(x.begin(), x.end(), 0.0) / n, meanY = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double a = x[i] - meanX, b = y[i] - meanY;
        xx += a * a;
        yy += b * b;
        xy += a * b;
    }
    return std::clamp(xy / std::sqrt(xx) / std::sqrt(yy), -1.0, 1.0);
}

bool varies(std::span<const double> values)
{
    return std::any_of(values.begin(), values.end(), [&](double v) { return v != values.front(); });
}

void interval(Correlation& result, double variance, double level)
{
    const double r = *result.r;
    if (!(variance > 0) || !std::isfinite(variance))
        return;
    if (std::abs(r) >= 1) {
        result.lower = result.upper = r;
        return;
    }
    const double z = std::atanh(r), half = normalHalfWidth(level) * std::sqrt(variance);
    result.lower = std::tanh(z - half);
    result.upper = std::tanh(z + half);
}

// Exchanges of a merge sort = pairs in the wrong order. Of no use once the job is stopped.
double discordant(std::vector<double>& values, std::vector<double>& room, std::size_t begin, std::size_t end, const core::JobContext& job)
{
    constexpr std::size_t kOftenEnough = 16384;
    if (end - begin < 2 || (end - begin >= kOftenEnough && job.shouldStop()))
        return 0;
    const std::size_t middle = (begin + end) / 2;
    double count = discordant(values, room, begin, middle, job) + discordant(values, room, middle, end, job);
    std::size_t left = begin, right = middle, at = begin;
    while (left < middle || right < end) {
        if (right == end || (left < middle && values[left] <= values[right])) {
            room[at++] = values[left++];
        } else {
            count += static_cast<double>(middle - left);
            room[at++] = values[right++];
        }
    }
    std::copy(room.begin() + static_cast<std::ptrdiff_t>(begin), room.begin() + static_cast<std::ptrdiff_t>(end),
        values.begin() + static_cast<std::ptrdiff_t>(begin));
    return count;
}

struct Ties {
    double pairs = 0, v = 0, t1 = 0, t2 = 0; // sums of t(t-1)/2, t(t-1)(2t+5), t(t-1), t(t-1)(t-2)
};

template <class Same> Ties tiesOf(std::size_t n, Same same)
{
    Ties ties;
    for (std::size_t begin = 0; begin < n;) {
        std::size_t end = begin + 1;
        while (end < n && same(begin, end))
            ++end;
        const auto t = static_cast<double>(end - begin);
        ties.pairs += t * (t - 1) / 2;
        ties.v += t * (t - 1) * (2 * t + 5);
        ties.t1 += t * (t - 1);
        ties.t2 += t * (t - 1) * (t - 2);
        begin = end;
    }
    return ties;
}

// P(|S| at least as large) for n values without ties: the number of orders with so many exchanges, by recursion over n.
double exactKendallP(std::size_t n, double exchanges)
{
    const std::size_t pairs = n * (n - 1) / 2;
    std::vector<double> share(pairs + 1), next(pairs + 1);
    share[0] = 1;
    for (std::size_t m = 2; m <= n; ++m) {
        std::fill(next.begin(), next.end(), 0.0);
        for (std::size_t s = 0; s <= m * (m - 1) / 2; ++s)
            for (std::size_t move = 0; move < m && move <= s; ++move)
                next[s] += share[s - move] / static_cast<double>(m);
        std::swap(share, next);
    }
    const double fewer = std::min(exchanges, static_cast<double>(pairs) - exchanges);
    double tail = 0;
    for (std::size_t s = 0; s <= pairs && static_cast<double>(s) <= fewer; ++s)
        tail += share[s];
    return std::min(1.0, 2 * tail);
}

void kendall(Correlation& result, std::span<const double> x, std::span<const double> y, const core::JobContext& job)
{
    const std::size_t n = x.size();
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return x[a] != x[b] ? x[a] < x[b] : y[a] < y[b]; });
    const Ties inX = tiesOf(n, [&](std::size_t a, std::size_t b) { return x[order[a]] == x[order[b]]; });
    const Ties both = tiesOf(n, [&](std::size_t a, std::size_t b) { return x[order[a]] == x[order[b]] && y[order[a]] == y[order[b]]; });
    std::vector<double> second(n), room(n);
    for (std::size_t i = 0; i < n; ++i)
        second[i] = y[order[i]];
    const double exchanges = discordant(second, room, 0, n, job);
    const Ties inY = tiesOf(n, [&](std::size_t a, std::size_t b) { return second[a] == second[b]; });

    const auto cases = static_cast<double>(n), pairs = cases * (cases - 1) / 2;
    const double s = pairs - inX.pairs - inY.pairs + both.pairs - 2 * exchanges;
    result.r = std::clamp(s / std::sqrt(pairs - inX.pairs) / std::sqrt(pairs - inY.pairs), -1.0, 1.0);
    if (n <= kExactKendall && inX.pairs == 0 && inY.pairs == 0) {
        result.p = exactKendallP(n, exchanges);
        return;
    }
    double variance = (cases * (cases - 1) * (2 * cases + 5) - inX.v - inY.v) / 18 + inX.t1 * inY.t1 / (2 * cases * (cases - 1));
    if (n > 2)
        variance += inX.t2 * inY.t2 / (9 * cases * (cases - 1) * (cases - 2));
    if (variance > 0)
        result.p = normalTwoSided(s / std::sqrt(variance));
}

} // namespace

core::Result<Correlation> correlation(CorrelationKind kind, std::span<const double> x, std::span<const double> y,
    const core::JobContext& job, double level)
{
    if (job.shouldStop())
        return core::fail(core::Code::Cancelled);
    Correlation result;
    result.n = static_cast<std::int64_t>(x.size());
    const auto n = static_cast<double>(x.size());
    if (x.size() < 2 || !varies(x) || !varies(y))
        return result;
    if (kind == CorrelationKind::Kendall) {
        kendall(result, x, y, job);
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        interval(result, n > 4 ? 0.437 / (n - 4) : 0, level);
        return result;
    }
    result.r = kind == CorrelationKind::Pearson ? product(x, y) : product(midRanks(x).ranks, midRanks(y).ranks);
    const double r = *result.r;
    if (n > 2)
        result.p = studentTwoSided(r * std::sqrt((n - 2) / ((1 - r) * (1 + r))), n - 2);
    if (n > 3)
        interval(result, (kind == CorrelationKind::Pearson ? 1 : 1 + r * r / 2) / (n - 3), level);
    return result;
}

} // namespace holdfast::analytics
