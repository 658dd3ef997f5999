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

// How an interval of S(t) is made from Greenwood's variance; R's default is Log.
enum class SurvivalInterval : std::uint8_t { LogLog, Log, Plain };

// A reading of a curve at one time.
struct SurvivalReading {
    double time = 0;
    std::int64_t atRisk = 0; // just before `time`
    std::int64_t events = 0; // at `time`
    std::optional<double> survival, se; // Greenwood; se is none once the curve is at 0
    std::optional<double> lower, upper; // LogLog: none where S is 0 or 1; Log, Plain: none where it is 0
    double cumulativeHazard = 0; // Nelson-Aalen
};

struct SurvivalQuantile {
    std::optional<double> value, lower, upper; // none when the curve, or its limit, does not come down to 1 - p
};

struct RestrictedMean {
    double tau = 0, value = 0; // area under S from 0 to tau
    double se = 0;
    bool extended = false; // tau lies beyond the last time: S was held constant
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
    // As at(), but beyond the last time with its last value (as R's summary.survfit with extend).
    core::Estimate extendedAt(double time) const;
    // time >= 0; beyond the last time the last value is read.
    SurvivalReading read(double time, SurvivalInterval interval) const;
    SurvivalReading readPoint(std::size_t index, SurvivalInterval interval) const; // points[index]
    // Smallest time with S <= 1 - p; where S is exactly 1 - p over a stretch, its middle. The limits are the same readings of
    // the limits of S. Reference: Brookmeyer, Crowley (1982), Biometrics 38; midpoint as in R's quantile.survfit.
    SurvivalQuantile quantileWithInterval(double p, SurvivalInterval interval) const;
    // Reference: Irwin (1949); variance: Klein, Moeschberger (2003), formula 4.5.2.
    RestrictedMean restrictedMean(double tau) const;
    // Those still under observation after `time`.
    std::int64_t remainingAfter(double time) const;
    double lastTime() const { return points.empty() ? 0 : points.back().time; }
};

// Product-limit estimate. times and events (1 = event, 0 = censored) have the same length; cases whose time is
// not finite or negative must not be in it. Censored cases count as at risk at their own time.
// Reference: Kaplan, Meier (1958), JASA 53; Greenwood (1926); log-log interval: Kalbfleisch, Prentice (1980).
SurvivalCurve kaplanMeier(std::span<const double> times, std::span<const std::uint8_t> events, double level = 0.95);

// Lives under observation; all spans have one length, empty ones say: entry 0 for all, one group.
struct Lives {
    std::span<const double> time; // >= 0, finite
    std::span<const std::uint8_t> event; // 1 = event, 0 = censored
    std::span<const double> entry {}; // at risk only after this time; a row with entry >= time counts nowhere
    std::span<const std::uint32_t> group {}; // < groups
    std::uint32_t groups = 1;
};

// Counts by distinct time. Linear where the times are whole numbers of a moderate range, else by sorting.
struct LifeTable {
    std::vector<double> times; // ascending
    struct Counts {
        std::vector<std::int64_t> events, censored; // at times[k]
        std::vector<std::int64_t> entered; // at risk from times[k] on, not before
    };
    std::vector<Counts> groups;
};
LifeTable lifeTable(const Lives& lives);
// The curve of one group; times without an event or a censoring are left out.
SurvivalCurve curveOf(const LifeTable& table, std::size_t group, double level = 0.95);

// The same from counts by whole time: eventsAt[t], censoredAt[t], t = 0, 1, …; linear.
SurvivalCurve kaplanMeierOfCounts(
    std::span<const std::int64_t> eventsAt, std::span<const std::int64_t> censoredAt, double level = 0.95);

} // namespace holdfast::analytics
