// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

enum class Composition : std::uint8_t {
    Additive, // value = trend + seasonal + remainder
    Multiplicative // value = trend x seasonal x remainder
};

// A series taken apart. All lists are as long as the series.
struct Decomposition {
    std::vector<double> trend, seasonal, remainder; // NaN where a classical trend is not defined (half a season at each end)
    std::vector<double> figure; // seasonal part of each position of the season, from the first value on
    struct Windows {
        std::int64_t seasonal = 0, trend = 0, lowPass = 0; // spans of the smoothers, in values of their subseries
    };
    std::optional<Windows> windows; // STL only
    // 0..1: 1 - var(remainder)/var(part + remainder), at least 0; on the logarithms where multiplicative. None without variation.
    std::optional<double> strengthTrend, strengthSeasonal;
};

// Moving averages of one season, seasonal figure by means. `period` >= 2 values; the series needs two seasons.
// not-enough-data; invalid-value: a value <= 0 with Multiplicative.
// Reference: Kendall, Stuart (1983), The Advanced Theory of Statistics, vol. 3, pp. 410-414; as R `decompose`.
core::Result<Decomposition> decomposeClassical(std::span<const double> x, std::size_t period, Composition composition);

struct StlSettings {
    std::size_t period = 12;
    std::optional<std::int64_t> seasonalWindow; // none: periodic, the seasonal part is the same in every season
    bool robust = false; // 15 outer rounds of robustness weights and 1 inner instead of 0 and 2
};

// Seasonal-trend decomposition by loess: degrees 0 (seasonal), 1 (trend), 1 (low pass), other spans and jumps derived
// from the settings. Multiplicative: of the logarithms, parts given back as factors. Needs more than two seasons.
// not-enough-data; invalid-value: a value <= 0 with Multiplicative; cancelled.
// Reference: Cleveland, Cleveland, McRae, Terpenning (1990), STL, J. Official Statistics 6, 3-73. Choices as R `stl`.
// Strengths: Wang, Smith, Hyndman (2006), Data Mining and Knowledge Discovery 13.
core::Result<Decomposition> decomposeStl(std::span<const double> x, const StlSettings& settings, Composition composition,
    core::JobContext& job);

// Sets the strengths from the parts where all are defined.
void addStrengths(Decomposition& parts, Composition composition);

} // namespace holdfast::analytics
