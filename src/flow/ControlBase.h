// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what a series is measured against at each point, from the points before it only, so that a warning
// once given stays as the series grows.

#include "core/Estimate.h"
#include "domain/Indicators.h"

#include <optional>
#include <span>
#include <vector>

namespace holdfast::flow {

struct SeriesPoint {
    core::Estimate value;
    bool comparable = false;
};

struct ControlBase {
    std::optional<double> center, sigma; // of up to 24 comparable points before; from 8 up; sigma none without variation
    std::optional<double> baseline; // mean of the last 4, at least 2, comparable points before
    bool beyond = false; // the point lies over 3 sigmas from the centre
    bool run = false; // the last 8 comparable points lie on one side of their centres
    std::size_t n = 0; // points the centre rests on
};

// sigma = mean moving range / 1.128. Points beyond the limits are kept out of later centres, but after six in a row
// they are the new level and count.
std::vector<ControlBase> controlBases(std::span<const SeriesPoint> points);

// Distance towards worse in the measure of the kind; none where it has no measure.
std::optional<double> distanceOf(const SeriesPoint& point, const ControlBase& base, domain::ThresholdKind kind, domain::Worse worse,
    domain::IndicatorUnit unit, const std::optional<double>& benchmark);

// 0 not crossed, 1 amber, 2 red. A change against the baseline or the benchmark counts where that lies outside the
// interval of the value: a handful of customers raises no alarm.
int crossed(const SeriesPoint& point, const ControlBase& base, const domain::Threshold& threshold, domain::Worse worse, domain::IndicatorUnit unit,
    const std::optional<double>& benchmark);

// Where a threshold of this kind lies in the unit of the series, given a base.
std::optional<double> placeOf(const ControlBase& base, domain::ThresholdKind kind, double amount, domain::Worse worse, domain::IndicatorUnit unit,
    const std::optional<double>& benchmark);

// A stretch of comparable points over a threshold; points that can't be compared between them do not end it.
struct Crossing {
    std::size_t from = 0, to = 0; // indexes of points
    int level = 0; // the worst
    std::size_t worst = 0; // point of the largest distance
};
std::vector<Crossing> crossingsOf(std::span<const SeriesPoint> points, std::span<const ControlBase> bases, const domain::Threshold& threshold,
    domain::Worse worse, domain::IndicatorUnit unit, const std::optional<double>& benchmark);

} // namespace holdfast::flow
