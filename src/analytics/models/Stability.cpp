// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Stability.h"

#include "analytics/compare/Quantile.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

std::vector<double> sharesOf(std::span<const double> values, const std::vector<double>& cuts)
{
    std::vector<double> shares(cuts.size() + 1, 0);
    for (const double value : values)
        shares[static_cast<std::size_t>(cutScore(value, cuts)) - 1] += 1;
    for (double& share : shares)
        share /= static_cast<double>(values.size());
    return shares;
}

} // namespace

std::optional<Stability> populationStability(std::span<const double> expected, std::span<const double> actual, int bins)
{
    if (expected.empty() || actual.empty())
        return {};
    auto cuts = quantileCuts({expected.begin(), expected.end()}, std::max(bins, 1));
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    const auto before = sharesOf(expected, cuts), now = sharesOf(actual, cuts);
    constexpr double kLeast = 0.0001;
    Stability result;
    for (std::size_t b = 0; b < before.size(); ++b) {
        StabilityBin& bin = result.bins.emplace_back();
        if (b > 0)
            bin.lower = cuts[b - 1];
        if (b < cuts.size())
            bin.upper = cuts[b];
        bin.expected = before[b];
        bin.actual = now[b];
        const double e = std::max(before[b], kLeast), a = std::max(now[b], kLeast);
        bin.psi = (a - e) * std::log(a / e);
        result.psi += bin.psi;
    }
    return result;
}

} // namespace holdfast::analytics
