// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Matching.h"

#include "analytics/models/Logistic.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace holdfast::analytics {

namespace {

constexpr double kCaliper = 0.2;
constexpr double kPenalty = 1e-3; // keeps a chance from running to 0 or 1 where the columns tell the arms apart

} // namespace

core::Result<MatchedPairs> matchedPairs(const Matrix& x, std::span<const double> treated, const std::vector<std::string>& names, core::JobContext& job)
{
    LogisticOptions options;
    options.penalty = kPenalty;
    const auto fit = fitLogistic(x, treated, names, options, job, "treated");
    if (!fit)
        return std::unexpected(fit.error());
    MatchedPairs result;
    result.score.assign(x.rows, fit->beta.front());
    for (std::size_t c = 0; c < x.columns; ++c)
        for (std::size_t i = 0; i < x.rows; ++i)
            result.score[i] += x(i, c) * fit->beta[c + 1];
    const double n = static_cast<double>(x.rows);
    const double mean = std::accumulate(result.score.begin(), result.score.end(), 0.0) / n;
    double squares = 0;
    for (const double s : result.score)
        squares += (s - mean) * (s - mean);
    result.caliper = kCaliper * std::sqrt(squares / n);

    std::vector<std::uint32_t> wanted;
    std::multimap<double, std::uint32_t> free;
    for (std::size_t i = 0; i < x.rows; ++i) {
        const auto row = static_cast<std::uint32_t>(i);
        if (treated[i] > 0)
            wanted.push_back(row);
        else
            free.emplace(result.score[i], row);
    }
    result.treated = wanted.size();
    std::stable_sort(wanted.begin(), wanted.end(), [&](auto a, auto b) { return result.score[a] > result.score[b]; });
    for (std::size_t i = 0; i < wanted.size() && !free.empty(); ++i) {
        if ((i & 0x3FF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        const double score = result.score[wanted[i]];
        auto best = free.lower_bound(score);
        if (best == free.end() || (best != free.begin() && score - std::prev(best)->first < best->first - score))
            best = std::prev(best);
        if (std::abs(best->first - score) > result.caliper + 1e-12)
            continue;
        result.pairs.emplace_back(wanted[i], best->second);
        free.erase(best);
    }
    return result;
}

} // namespace holdfast::analytics
