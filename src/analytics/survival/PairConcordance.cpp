// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survival/PairConcordance.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace holdfast::analytics {

namespace {

// Counts by rank with sums from below; Fenwick's tree.
class RankCounts {
public:
    explicit RankCounts(std::size_t ranks)
        : m_sums(ranks + 1, 0)
    {
    }
    void add(std::uint32_t rank, std::int32_t change)
    {
        m_total += change;
        for (std::size_t i = rank + 1u; i < m_sums.size(); i += i & (~i + 1))
            m_sums[i] += change;
    }
    // How many have a rank below.
    std::int64_t below(std::uint32_t rank) const
    {
        std::int64_t sum = 0;
        for (std::size_t i = rank; i > 0; i &= i - 1)
            sum += m_sums[i];
        return sum;
    }
    std::int64_t total() const { return m_total; }

private:
    std::vector<std::int32_t> m_sums;
    std::int64_t m_total = 0;
};

struct Pairs {
    std::int64_t lower = 0, same = 0, higher = 0; // the others' score against the own one
};

Pairs pairsOf(const RankCounts& counts, std::uint32_t rank)
{
    const std::int64_t below = counts.below(rank), upTo = counts.below(rank + 1);
    return {below, upTo - below, counts.total() - upTo};
}

std::vector<std::uint32_t> orderBy(std::span<const double> values)
{
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    return order;
}

} // namespace

PairConcordance pairConcordance(std::span<const double> score, std::span<const double> time, std::span<const std::uint8_t> event,
    std::span<const double> entry)
{
    const std::size_t n = score.size();
    std::vector<std::uint32_t> rank(n);
    std::uint32_t ranks = 0;
    {
        const auto byScore = orderBy(score);
        for (std::size_t i = 0; i < n; ++i) {
            if (i > 0 && score[byScore[i]] != score[byScore[i - 1]])
                ++ranks;
            rank[byScore[i]] = ranks;
        }
        ++ranks;
    }
    const auto byTime = orderBy(time);
    const auto byEntry = entry.empty() ? std::vector<std::uint32_t>() : orderBy(entry);
    // net = concordant less discordant pairs of each row, all = with the ties of score.
    std::vector<double> net(n, 0), all(n, 0);
    PairConcordance result;
    const auto blockBegin = [&](std::size_t end) {
        std::size_t begin = end;
        while (begin > 0 && time[byTime[begin - 1]] == time[byTime[end - 1]])
            --begin;
        return begin;
    };
    // As the one with the event: against those at risk who stay.
    RankCounts atRisk(ranks);
    std::size_t entering = byEntry.size();
    for (std::size_t end = n; end > 0;) {
        const std::size_t begin = blockBegin(end);
        const double now = time[byTime[begin]];
        for (; entering > 0 && entry[byEntry[entering - 1]] >= now; --entering)
            if (const auto i = byEntry[entering - 1]; time[i] > entry[i])
                atRisk.add(rank[i], -1);
        const auto valid = [&](std::uint32_t i) { return entry.empty() || entry[i] < time[i]; };
        for (std::size_t k = begin; k < end; ++k)
            if (const auto i = byTime[k]; event[i] == 0 && valid(i))
                atRisk.add(rank[i], 1);
        for (std::size_t k = begin; k < end; ++k) {
            const auto i = byTime[k];
            if (event[i] == 0 || !valid(i))
                continue;
            const Pairs pairs = pairsOf(atRisk, rank[i]);
            result.concordant += static_cast<double>(pairs.lower);
            result.discordant += static_cast<double>(pairs.higher);
            result.tiedScore += static_cast<double>(pairs.same);
            net[i] += static_cast<double>(pairs.lower - pairs.higher);
            all[i] += static_cast<double>(pairs.lower + pairs.same + pairs.higher);
        }
        for (std::size_t k = begin; k < end; ++k)
            if (const auto i = byTime[k]; event[i] != 0 && valid(i))
                atRisk.add(rank[i], 1);
        end = begin;
    }
    // As the one who stays: against the events while at risk, those up to the own end less those up to the entry.
    const auto against = [&](const RankCounts& events, std::uint32_t i, double sign) {
        const Pairs pairs = pairsOf(events, rank[i]);
        net[i] += sign * static_cast<double>(pairs.higher - pairs.lower);
        all[i] += sign * static_cast<double>(pairs.lower + pairs.same + pairs.higher);
    };
    RankCounts events(ranks);
    std::size_t entered = 0;
    for (std::size_t begin = 0; begin < n;) {
        std::size_t end = begin;
        const double now = time[byTime[begin]];
        while (end < n && time[byTime[end]] == now)
            ++end;
        const auto valid = [&](std::uint32_t i) { return entry.empty() || entry[i] < time[i]; };
        for (; entered < byEntry.size() && entry[byEntry[entered]] < now; ++entered)
            if (const auto i = byEntry[entered]; valid(i))
                against(events, i, -1);
        for (std::size_t k = begin; k < end; ++k)
            if (const auto i = byTime[k]; event[i] != 0 && valid(i))
                against(events, i, 1);
        for (std::size_t k = begin; k < end; ++k)
            if (const auto i = byTime[k]; event[i] != 0 && valid(i))
                events.add(rank[i], 1);
        for (std::size_t k = begin; k < end; ++k)
            if (const auto i = byTime[k]; event[i] == 0 && valid(i))
                against(events, i, 1);
        begin = end;
    }
    const double pairs = result.concordant + result.discordant + result.tiedScore;
    if (!(pairs > 0))
        return result;
    const double somer = (result.concordant - result.discordant) / pairs;
    result.value = (somer + 1) / 2;
    double variance = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double share = (net[i] - somer * all[i]) / (2 * pairs);
        variance += share * share;
    }
    result.se = std::sqrt(variance);
    return result;
}

} // namespace holdfast::analytics
