// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Crosstab.h"

#include "analytics/compare/Tail.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::analytics {

namespace {

constexpr double kSmallExpected = 5;

} // namespace

Crosstab crosstab(const Matrix& counts, double level)
{
    Crosstab result;
    result.expected = result.residuals = Matrix(counts.rows, counts.columns, std::numeric_limits<double>::quiet_NaN());
    std::vector<double> rowSums(counts.rows), columnSums(counts.columns);
    double n = 0;
    for (std::size_t c = 0; c < counts.columns; ++c)
        for (std::size_t r = 0; r < counts.rows; ++r) {
            rowSums[r] += counts(r, c);
            columnSums[c] += counts(r, c);
            n += counts(r, c);
        }
    const auto filled = [](const std::vector<double>& sums) { return static_cast<double>(std::count_if(sums.begin(), sums.end(), [](double s) { return s > 0; })); };
    const double rows = filled(rowSums), columns = filled(columnSums);
    double chi = 0, g = 0;
    int small = 0;
    for (std::size_t c = 0; c < counts.columns; ++c)
        for (std::size_t r = 0; r < counts.rows; ++r) {
            if (rowSums[r] <= 0 || columnSums[c] <= 0)
                continue;
            const double expected = rowSums[r] * columnSums[c] / n, gap = counts(r, c) - expected;
            result.expected(r, c) = expected;
            small += expected < kSmallExpected ? 1 : 0;
            chi += gap * gap / expected;
            if (counts(r, c) > 0)
                g += 2 * counts(r, c) * std::log(counts(r, c) / expected);
            const double variance = expected * (1 - rowSums[r] / n) * (1 - columnSums[c] / n);
            if (variance > 0)
                result.residuals(r, c) = gap / std::sqrt(variance);
        }
    if (rows < 2 || columns < 2) {
        result.tests = {{"chi2", {}, {}, {}, {}}, {"g", {}, {}, {}, {}}};
        result.effects = {{"cramers_v", {}, {}, {}, {}}, {"contingency", {}, {}, {}, {}}};
        result.doubts.push_back({DoubtCode::PoolOfOne});
        return result;
    }
    if (small > 0)
        result.doubts.push_back({DoubtCode::SmallExpectedCounts, {}, static_cast<double>(small)});
    const double df = (rows - 1) * (columns - 1);
    g = std::max(0.0, g);
    result.tests = {{"chi2", chi, df, {}, chiSquaredUpper(chi, df)}, {"g", g, df, {}, chiSquaredUpper(g, df)}};
    const double scale = n * (std::min(rows, columns) - 1);
    const auto bound = [&](double probability) { return std::min(1.0, std::sqrt(chiSquaredNoncentrality(chi, df, probability) / scale)); };
    result.effects = {{"cramers_v", std::sqrt(chi / scale), {}, bound((1 + level) / 2), bound((1 - level) / 2)},
        {"contingency", std::sqrt(chi / (chi + n)), {}, {}, {}}};
    return result;
}

} // namespace holdfast::analytics
