// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// One distinct time of a Kaplan-Meier curve.
struct SurvivalPoint {
    double time = 0;
    std::int64_t atRisk = 0; // just before `time`
    std::int64_t events = 0;
    std::int64_t censored = 0;
    double survival = 1; // just after `time`
    double varianceSum = 0; // Greenwood: sum of d / (n (n - d)) up to here; infinite once survival is 0
    double cumulativeHazard = 0; // Nelson-Aalen
};

struct SurvivalCurve {
    std::int64_t n = 0;
    std::int64_t events = 0;
    double level = 0.95;
    std::vector<SurvivalPoint> points; // ascending distinct times, censored-only ones included

    // S(t) with the log-log interval; n = at risk just before t. Nothing beyond the last time unless the curve ended at
    // 0: it is never extended. The interval is missing where S is 0 or 1.
    core::Estimate at(double time) const;
    // S(to)/S(from) = the chance to stay beyond `to` for those who stayed beyond `from`, with the log-log interval of the
    // curve that starts at `from`. Nothing where either is not known or S(from) = 0. n = at risk after `from`.
    core::Estimate conditional(double from, double to) const;
    // Smallest time with S <= 1 - p (p = 0.5: the median); nothing when the curve stays above.
    std::optional<double> quantile(double p) const;
    // Those still under observation after `time`.
    std::int64_t remainingAfter(double time) const;
    double lastTime() const { return points.empty() ? 0 : points.back().time; }
};

// Product-limit estimate. times and events (1 = event, 0 = censored) have the same length; cases whose time is
// not finite or negative must not be in it. Censored cases count as at risk at their own time.
// Reference: Kaplan, Meier (1958), JASA 53; Greenwood (1926); log-log interval: Kalbfleisch, Prentice (1980).
SurvivalCurve kaplanMeier(std::span<const double> times, std::span<const std::uint8_t> events, double level = 0.95);

// The same from counts by whole time: eventsAt[t], censoredAt[t], t = 0, 1, …; linear.
SurvivalCurve kaplanMeierOfCounts(
    std::span<const std::int64_t> eventsAt, std::span<const std::int64_t> censoredAt, double level = 0.95);

} // namespace holdfast::analytics
