// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Concordance.h"

#include "analytics/compare/Rank.h"
#include "analytics/compare/Tail.h"

#include <algorithm>

namespace holdfast::analytics {

namespace {

constexpr std::size_t kFewItems = 7;

} // namespace

Concordance concordance(const Matrix& ratings)
{
    Concordance result;
    const auto judges = static_cast<double>(ratings.rows), items = static_cast<double>(ratings.columns);
    result.meanRanks.resize(ratings.columns);
    double ties = 0;
    std::vector<double> row(ratings.columns);
    for (std::size_t judge = 0; judge < ratings.rows; ++judge) {
        for (std::size_t item = 0; item < ratings.columns; ++item)
            row[item] = ratings(judge, item);
        const MidRanks ranks = midRanks(row);
        ties += ranks.tieTerm;
        for (std::size_t item = 0; item < ratings.columns; ++item)
            result.meanRanks[item] += ranks.ranks[item] / judges;
    }
    if (ratings.rows < 2 || ratings.columns < 2)
        return result;
    double squares = 0; // of the rank sums about their mean
    for (const double rank : result.meanRanks) {
        const double gap = judges * (rank - (items + 1) / 2);
        squares += gap * gap;
    }
    const double most = judges * judges * (items * items * items - items) - judges * ties;
    if (most <= 0) {
        result.doubts.push_back({DoubtCode::AllTies});
        return result;
    }
    result.w = std::min(1.0, 12 * squares / most);
    result.df = items - 1;
    result.chi2 = judges * (items - 1) * *result.w;
    result.p = chiSquaredUpper(*result.chi2, items - 1);
    if (ratings.columns <= kFewItems)
        result.doubts.push_back({DoubtCode::ApproximateP, {}, items});
    return result;
}

} // namespace holdfast::analytics
