// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Rank.h"

#include <algorithm>
#include <numeric>

namespace holdfast::analytics {

MidRanks midRanks(std::span<const double> values)
{
    const std::size_t n = values.size();
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    MidRanks result;
    result.ranks.resize(n);
    for (std::size_t begin = 0; begin < n;) {
        std::size_t end = begin + 1;
        while (end < n && values[order[end]] == values[order[begin]])
            ++end;
        const double rank = (static_cast<double>(begin) + 1 + static_cast<double>(end)) / 2;
        for (std::size_t i = begin; i < end; ++i)
            result.ranks[order[i]] = rank;
        const auto t = static_cast<double>(end - begin);
        result.tieTerm += t * t * t - t;
        result.allTied = end - begin == n;
        begin = end;
    }
    return result;
}

} // namespace holdfast::analytics
