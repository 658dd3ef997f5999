// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/Trend.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace holdfast::analytics {

namespace {

constexpr std::size_t kMostSlopes = 4'000'000;
constexpr std::size_t kBins = 1 << 18;

// Calls take(slope) for every pair. False when stopped.
template <class Take> bool forEachSlope(std::span<const double> x, core::JobContext& job, Take take)
{
    for (std::size_t i = 0; i < x.size(); ++i) {
        if ((i & 0xff) == 0 && job.shouldStop())
            return false;
        for (std::size_t j = i + 1; j < x.size(); ++j)
            take((x[j] - x[i]) / static_cast<double>(j - i));
    }
    return true;
}

using Ranks = std::array<std::size_t, 4>; // from 0, by size
using Picked = std::array<double, 4>;

// All slopes at once.
bool pickFew(std::span<const double> x, const Ranks& ranks, core::JobContext& job, Picked& picked)
{
    std::vector<double> slopes;
    slopes.reserve(x.size() * (x.size() - 1) / 2);
    if (!forEachSlope(x, job, [&](double slope) { slopes.push_back(slope); }))
        return false;
    for (std::size_t k = 0; k < ranks.size(); ++k) {
        const auto nth = slopes.begin() + static_cast<std::ptrdiff_t>(ranks[k]);
        std::nth_element(slopes.begin(), nth, slopes.end());
        picked[k] = *nth;
    }
    return true;
}

// One pass for the range, one that counts by bins, one that keeps the bins of the ranks.
bool pickMany(std::span<const double> x, const Ranks& ranks, core::JobContext& job, Picked& picked)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    if (!forEachSlope(x, job, [&](double slope) {
            low = std::min(low, slope);
            high = std::max(high, slope);
        }))
        return false;
    if (low == high) {
        picked.fill(low);
        return true;
    }
    const double scale = static_cast<double>(kBins - 1) / (high - low);
    const auto binOf = [&](double slope) { return static_cast<std::size_t>((slope - low) * scale); };
    std::vector<std::size_t> counts(kBins);
    if (!forEachSlope(x, job, [&](double slope) { ++counts[binOf(slope)]; }))
        return false;
    std::vector<std::vector<double>> kept(kBins);
    std::vector<bool> wanted(kBins);
    std::array<std::size_t, 4> bins {}, within {};
    for (std::size_t k = 0; k < ranks.size(); ++k) {
        std::size_t bin = 0, before = 0;
        while (before + counts[bin] <= ranks[k])
            before += counts[bin++];
        bins[k] = bin;
        within[k] = ranks[k] - before;
        wanted[bin] = true;
    }
    if (!forEachSlope(x, job, [&](double slope) {
            if (const std::size_t bin = binOf(slope); wanted[bin])
                kept[bin].push_back(slope);
        }))
        return false;
    for (std::size_t k = 0; k < ranks.size(); ++k) {
        auto& values = kept[bins[k]];
        const auto nth = values.begin() + static_cast<std::ptrdiff_t>(within[k]);
        std::nth_element(values.begin(), nth, values.end());
        picked[k] = *nth;
    }
    return true;
}

} // namespace

core::Result<TheilSen> theilSen(std::span<const double> x, double level, core::JobContext& job)
{
    const std::size_t n = x.size();
    if (n < 2)
        return core::fail(core::Code::NotEnoughData);
    const std::size_t count = n * (n - 1) / 2;
    const double variance = mannKendall(x).variance;
    const double all = static_cast<double>(count);
    const double reach = quantile(boost::math::normal(), (1 + level) / 2) * std::sqrt(std::max(0.0, variance));
    // Halves go to the even neighbour, as nearbyint does by default.
    const double low = std::max(0.0, std::nearbyint((all - reach) / 2) - 1);
    const double high = std::min(all - 1, std::nearbyint((all + reach) / 2));
    const Ranks ranks {(count - 1) / 2, count / 2, static_cast<std::size_t>(std::max(low, 0.0)), static_cast<std::size_t>(high)};
    Picked picked {};
    if (!(count <= kMostSlopes ? pickFew(x, ranks, job, picked) : pickMany(x, ranks, job, picked)))
        return core::fail(core::Code::Cancelled);

    TheilSen result;
    result.slope = (picked[0] + picked[1]) / 2;
    if (variance > 0) {
        result.lower = picked[2];
        result.upper = picked[3];
    }
    std::vector<double> rest(n);
    for (std::size_t i = 0; i < n; ++i)
        rest[i] = x[i] - result.slope * static_cast<double>(i);
    std::sort(rest.begin(), rest.end());
    result.intercept = (rest[(n - 1) / 2] + rest[n / 2]) / 2;
    return result;
}

} // namespace holdfast::analytics
