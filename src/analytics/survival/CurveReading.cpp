// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survival/Survival.h"

#include "analytics/compare/Proportion.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

// Shares closer than this count as equal when a quantile is read, as in R's quantile.survfit.
constexpr double kSameShare = 1.4901161193847656e-08;

void addLimits(SurvivalReading& reading, double s, double varianceSum, SurvivalInterval interval, double level)
{
    if (!(s > 0) || !std::isfinite(varianceSum))
        return;
    const double spread = normalQuantileTwoSided(level) * std::sqrt(varianceSum); // of log S
    switch (interval) {
    case SurvivalInterval::LogLog: {
        if (s >= 1)
            return;
        const double ratio = spread / std::abs(std::log(s));
        reading.lower = std::pow(s, std::exp(ratio));
        reading.upper = std::pow(s, std::exp(-ratio));
        return;
    }
    case SurvivalInterval::Log:
        reading.lower = s * std::exp(-spread);
        reading.upper = std::min(1.0, s * std::exp(spread));
        return;
    case SurvivalInterval::Plain:
        reading.lower = std::max(0.0, s - s * spread);
        reading.upper = std::min(1.0, s + s * spread);
        return;
    }
}

// First time at which `share` of a point (none: skipped) is down to `target`; the middle of the stretch where it equals it.
template <class Share>
std::optional<double> timeDownTo(const std::vector<SurvivalPoint>& points, double target, Share share)
{
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::optional<double> value = share(i);
        if (!value || *value > target + kSameShare)
            continue;
        if (*value < target - kSameShare)
            return points[i].time;
        for (std::size_t j = i + 1; j < points.size(); ++j)
            if (const auto later = share(j); later && *later < target - kSameShare)
                return (points[i].time + points[j].time) / 2;
        return (points[i].time + points.back().time) / 2;
    }
    return {};
}

} // namespace

SurvivalReading SurvivalCurve::readPoint(std::size_t index, SurvivalInterval interval) const
{
    const SurvivalPoint& point = points[index];
    SurvivalReading reading {point.time, point.atRisk, point.events, point.survival, {}, {}, {}, point.cumulativeHazard};
    if (std::isfinite(point.varianceSum))
        reading.se = point.survival * std::sqrt(point.varianceSum);
    addLimits(reading, point.survival, point.varianceSum, interval, level);
    return reading;
}

SurvivalReading SurvivalCurve::read(double time, SurvivalInterval interval) const
{
    SurvivalReading reading;
    reading.time = time;
    if (points.empty())
        return reading;
    const auto after
        = std::upper_bound(points.begin(), points.end(), time, [](double t, const SurvivalPoint& p) { return t < p.time; });
    if (after != points.begin()) {
        reading = readPoint(static_cast<std::size_t>(after - points.begin()) - 1, interval);
    } else {
        reading.survival = 1;
        reading.se = 0;
        addLimits(reading, 1, 0, interval, level);
    }
    if (reading.time != time || after == points.begin()) {
        reading.atRisk = after == points.end() ? 0 : after->atRisk;
        reading.events = 0;
    }
    reading.time = time;
    return reading;
}

SurvivalQuantile SurvivalCurve::quantileWithInterval(double p, SurvivalInterval interval) const
{
    const double target = 1 - p;
    SurvivalQuantile result;
    result.value = timeDownTo(points, target, [&](std::size_t i) { return std::optional<double>(points[i].survival); });
    result.lower = timeDownTo(points, target, [&](std::size_t i) { return readPoint(i, interval).lower; });
    result.upper = timeDownTo(points, target, [&](std::size_t i) { return readPoint(i, interval).upper; });
    return result;
}

RestrictedMean SurvivalCurve::restrictedMean(double tau) const
{
    RestrictedMean result {tau, 0, 0, tau > lastTime()};
    std::size_t used = 0;
    double from = 0, s = 1;
    for (; used < points.size() && points[used].time <= tau; ++used) {
        result.value += (points[used].time - from) * s;
        from = points[used].time;
        s = points[used].survival;
    }
    result.value += (tau - from) * s;
    // Each event weighs with the area that lies behind it.
    double area = 0, variance = 0, to = tau;
    for (std::size_t i = used; i-- > 0;) {
        const SurvivalPoint& point = points[i];
        area += (to - point.time) * point.survival;
        to = point.time;
        const auto gone = static_cast<double>(point.events), here = static_cast<double>(point.atRisk);
        if (point.events > 0 && point.events < point.atRisk)
            variance += area * area * gone / (here * (here - gone));
    }
    result.se = std::sqrt(variance);
    return result;
}

} // namespace holdfast::analytics
