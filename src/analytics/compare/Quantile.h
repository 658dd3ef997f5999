// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// Quantile of values sorted ascending, linear between order statistics; p in [0,1]. Empty: nothing.
// Reference: Hyndman, Fan (1996), Sample quantiles in statistical packages, Am. Stat. 50, type 7.
std::optional<double> quantile7(std::span<const double> sorted, double p);

// The same from counts: counts[v] = how often the whole number v occurs.
std::optional<double> quantile7OfCounts(std::span<const std::int64_t> counts, double p);

// What a distribution looks like; sd has n-1 and needs two values.
struct Summary {
    std::int64_t n = 0;
    std::optional<double> mean, sd, min, p10, p25, p50, p75, p90, max;
};
Summary summaryOf(std::vector<double> values); // order does not matter
Summary summaryOfSorted(std::span<const double> sorted); // ascending
Summary summaryOfCounts(std::span<const std::int64_t> counts); // counts[v] = how often v occurs

// The bins-1 type-7 cut points at 1/bins, 2/bins, … Empty when there are no values.
std::vector<double> quantileCuts(std::vector<double> values, int bins);
std::vector<double> quantileCutsOfSorted(std::span<const double> sorted, int bins);

// The values ascending; linear for many values. No NaN among them.
std::vector<double> sorted(std::vector<double> values);

// Score 1 + number of cuts strictly below the value: equal values share a score. cuts ascending.
int cutScore(double value, std::span<const double> cuts);

// SQL NTILE(bins) by ascending value: tile 1..bins per value; the first n mod bins tiles get one more.
// Equal values are taken in the order of `tieOrder` (a rank per value) or, when that is empty, of their index.
std::vector<std::uint8_t> ntile(std::span<const double> values, int bins, std::span<const std::uint32_t> tieOrder = {});

} // namespace holdfast::analytics
