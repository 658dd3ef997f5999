// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Quantile.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace holdfast::analytics {

namespace {

struct Place {
    std::size_t below = 0, above = 0;
    double weight = 0; // of the one above
};

Place placeOf(std::size_t n, double p)
{
    const double h = static_cast<double>(n - 1) * std::clamp(p, 0.0, 1.0);
    Place place;
    place.below = std::min(static_cast<std::size_t>(h), n - 1);
    place.above = std::min(place.below + 1, n - 1);
    place.weight = h - static_cast<double>(place.below);
    return place;
}

} // namespace

std::optional<double> quantile7(std::span<const double> sorted, double p)
{
    if (sorted.empty())
        return std::nullopt;
    const Place place = placeOf(sorted.size(), p);
    return sorted[place.below] + place.weight * (sorted[place.above] - sorted[place.below]);
}

std::optional<double> quantile7OfCounts(std::span<const std::int64_t> counts, double p)
{
    const std::int64_t n = std::accumulate(counts.begin(), counts.end(), std::int64_t {0});
    if (n <= 0)
        return std::nullopt;
    const Place place = placeOf(static_cast<std::size_t>(n), p);
    const auto valueAt = [&](std::size_t rank) {
        std::int64_t seen = 0;
        for (std::size_t v = 0; v < counts.size(); ++v) {
            seen += counts[v];
            if (static_cast<std::int64_t>(rank) < seen)
                return static_cast<double>(v);
        }
        return static_cast<double>(counts.size() - 1);
    };
    const double below = valueAt(place.below);
    return below + place.weight * (valueAt(place.above) - below);
}

Summary summaryOf(std::vector<double> values)
{
    return summaryOfSorted(sorted(std::move(values)));
}

Summary summaryOfSorted(std::span<const double> values)
{
    Summary result;
    result.n = static_cast<std::int64_t>(values.size());
    if (values.empty())
        return result;
    const double n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    result.mean = mean;
    if (values.size() > 1) {
        double squares = 0;
        for (const double v : values)
            squares += (v - mean) * (v - mean);
        result.sd = std::sqrt(squares / (n - 1));
    }
    result.min = values.front();
    result.max = values.back();
    result.p10 = quantile7(values, 0.10);
    result.p25 = quantile7(values, 0.25);
    result.p50 = quantile7(values, 0.50);
    result.p75 = quantile7(values, 0.75);
    result.p90 = quantile7(values, 0.90);
    return result;
}

Summary summaryOfCounts(std::span<const std::int64_t> counts)
{
    Summary result;
    double sum = 0;
    for (std::size_t v = 0; v < counts.size(); ++v) {
        if (counts[v] <= 0)
            continue;
        if (!result.min)
            result.min = static_cast<double>(v);
        result.max = static_cast<double>(v);
        result.n += counts[v];
        sum += static_cast<double>(counts[v]) * static_cast<double>(v);
    }
    if (result.n == 0)
        return result;
    const double n = static_cast<double>(result.n), mean = sum / n;
    result.mean = mean;
    if (result.n > 1) {
        double squares = 0;
        for (std::size_t v = 0; v < counts.size(); ++v)
            squares += static_cast<double>(counts[v]) * (static_cast<double>(v) - mean) * (static_cast<double>(v) - mean);
        result.sd = std::sqrt(squares / (n - 1));
    }
    result.p10 = quantile7OfCounts(counts, 0.10);
    result.p25 = quantile7OfCounts(counts, 0.25);
    result.p50 = quantile7OfCounts(counts, 0.50);
    result.p75 = quantile7OfCounts(counts, 0.75);
    result.p90 = quantile7OfCounts(counts, 0.90);
    return result;
}

std::vector<double> quantileCuts(std::vector<double> values, int bins)
{
    return quantileCutsOfSorted(sorted(std::move(values)), bins);
}

std::vector<double> quantileCutsOfSorted(std::span<const double> values, int bins)
{
    std::vector<double> cuts;
    if (values.empty())
        return cuts;
    for (int i = 1; i < bins; ++i)
        cuts.push_back(*quantile7(values, static_cast<double>(i) / bins));
    return cuts;
}

std::vector<double> sorted(std::vector<double> values)
{
    if (values.size() < 4096) {
        std::sort(values.begin(), values.end());
        return values;
    }
    // Radix sort over keys whose order as whole numbers is the order of the values; digits all values share are skipped.
    constexpr int kBits = 11;
    constexpr std::uint64_t kDigits = 1u << kBits, kSign = 1ull << 63;
    std::vector<std::uint64_t> keys(values.size()), other(values.size());
    std::uint64_t differing = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto bits = std::bit_cast<std::uint64_t>(values[i] + 0.0); // + 0.0 makes -0 one with 0
        keys[i] = (bits & kSign) != 0 ? ~bits : bits | kSign;
        differing |= keys[i] ^ keys[0];
    }
    for (int shift = 0; shift < 64; shift += kBits) {
        if ((differing >> shift & (kDigits - 1)) == 0)
            continue;
        std::vector<std::uint32_t> starts(kDigits + 1, 0);
        for (const std::uint64_t key : keys)
            ++starts[(key >> shift & (kDigits - 1)) + 1];
        for (std::size_t d = 1; d <= kDigits; ++d)
            starts[d] += starts[d - 1];
        for (const std::uint64_t key : keys)
            other[starts[key >> shift & (kDigits - 1)]++] = key;
        keys.swap(other);
    }
    for (std::size_t i = 0; i < keys.size(); ++i)
        values[i] = std::bit_cast<double>((keys[i] & kSign) != 0 ? keys[i] ^ kSign : ~keys[i]);
    return values;
}

int cutScore(double value, std::span<const double> cuts)
{
    int score = 1;
    for (const double cut : cuts)
        score += cut < value;
    return score;
}

std::vector<std::uint8_t> ntile(std::span<const double> values, int bins, std::span<const std::uint32_t> tieOrder)
{
    const std::size_t n = values.size();
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (values[a] != values[b])
            return values[a] < values[b];
        return tieOrder.empty() ? a < b : tieOrder[a] < tieOrder[b];
    });
    std::vector<std::uint8_t> tiles(n);
    const std::size_t count = static_cast<std::size_t>(bins), base = n / count, larger = n % count;
    std::size_t next = 0;
    for (std::size_t tile = 0; tile < count; ++tile)
        for (std::size_t i = 0; i < base + (tile < larger); ++i)
            tiles[order[next++]] = static_cast<std::uint8_t>(tile + 1);
    return tiles;
}

} // namespace holdfast::analytics
