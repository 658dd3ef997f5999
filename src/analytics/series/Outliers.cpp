// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/Outliers.h"

#include "analytics/compare/Quantile.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

core::Result<Outliers> outliersOf(std::span<const double> x)
{
    if (x.empty())
        return core::fail(core::Code::NotEnoughData);
    const auto ordered = sorted({x.begin(), x.end()});
    Outliers found;
    found.q1 = *quantile7(ordered, 0.25);
    found.q3 = *quantile7(ordered, 0.75);
    found.median = *quantile7(ordered, 0.5);
    found.lower = found.q1 - 1.5 * (found.q3 - found.q1);
    found.upper = found.q3 + 1.5 * (found.q3 - found.q1);
    std::vector<double> away;
    for (const double value : ordered)
        away.push_back(std::abs(value - found.median));
    found.mad = *quantile7(sorted(std::move(away)), 0.5);
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (x[i] < found.lower || x[i] > found.upper)
            found.tukey.push_back(i);
        if (found.mad > 0 && std::abs(0.6745 * (x[i] - found.median) / found.mad) > 3.5)
            found.modifiedZ.push_back(i);
    }
    return found;
}

std::vector<std::size_t> anomaliesAlong(std::span<const double> x, std::size_t width)
{
    if (x.empty())
        return {};
    const std::size_t half = width / 2;
    std::vector<double> away;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const std::size_t from = i > half ? i - half : 0, to = std::min(x.size(), i + half + 1);
        const auto window = sorted({x.begin() + static_cast<std::ptrdiff_t>(from), x.begin() + static_cast<std::ptrdiff_t>(to)});
        away.push_back(x[i] - *quantile7(window, 0.5));
    }
    const auto found = outliersOf(away);
    if (found->mad > 0)
        return found->modifiedZ;
    double mean = 0;
    for (const double value : away)
        mean += std::abs(value - found->median) / static_cast<double>(away.size());
    std::vector<std::size_t> far;
    for (std::size_t i = 0; i < away.size(); ++i)
        if (mean > 0 && std::abs(away[i] - found->median) > 3.5 * 1.253314 * mean)
            far.push_back(i);
    return far;
}

} // namespace holdfast::analytics
