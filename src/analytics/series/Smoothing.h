// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/series/Decomposition.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

enum class SmoothingModel : std::uint8_t {
    Level, // simple exponential smoothing
    Trend, // Holt
    Seasonal // Holt-Winters
};

// How the variance of a multiplicative forecast is made; the additive one is the same in both.
enum class ForecastVariance : std::uint8_t {
    AsR, // R `predict.HoltWinters`: the first step weighs less than 1, and a whole season ahead it divides by the trend
    Chatfield // Chatfield, Yar (1991), Int. J. Forecasting 7: the first step weighs 1
};

struct SmoothingSettings {
    SmoothingModel model = SmoothingModel::Seasonal;
    Composition composition = Composition::Additive; // Seasonal only
    std::size_t period = 0; // Seasonal only, values per season, >= 2
    std::optional<double> alpha, beta, gamma; // weights 0..1 of level, trend, season; fitted where not given
    std::size_t horizon = 12; // steps ahead
    double level = 0.95; // of the forecast intervals
    ForecastVariance variance = ForecastVariance::AsR;
};

struct Smoothing {
    std::optional<double> alpha, beta, gamma; // none where the model has no such part
    double sse = 0; // sum of squared one-step errors
    struct State {
        double level = 0;
        std::optional<double> trend;
        std::vector<double> seasonal; // of the next `period` values; empty without season
    };
    State start, end;
    std::size_t first = 0; // index of the value that fitted[0] stands for
    std::vector<double> fitted; // one step ahead
    struct Step {
        double value = 0;
        std::optional<double> lower, upper;
    };
    std::vector<Step> forecast;
    Doubts doubts; // short-series, not-converged, at-boundary, no-variation, interval-not-defined
};

// Exponential smoothing in recursive form. Start values: Seasonal: classical decomposition of the first two seasons,
// level and trend by least squares through its trend; Trend: second value and first difference; Level: first value.
// Several weights are fitted by L-BFGS-B from 0.3, 0.1, 0.1 and, for Seasonal, from further starts, whose optimum counts where
// its sse is 0.1 % lower; a single weight over all of 0..1.
// not-enough-data (Seasonal: two seasons; Trend: 3 values; Level: 2); invalid-value: a value <= 0 for a multiplicative
// season; cancelled.
// Reference: Holt (1957); Winters (1960), Management Science 6, 324-342; choices as R `HoltWinters`.
// Intervals: Yar, Chatfield (1990), Int. J. Forecasting 6, 127-137.
core::Result<Smoothing> smoothExponentially(std::span<const double> x, const SmoothingSettings& settings, core::JobContext& job);

} // namespace holdfast::analytics
