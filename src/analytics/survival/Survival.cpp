// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survival/Survival.h"

#include "analytics/compare/Proportion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace holdfast::analytics {

namespace {

void addPoint(SurvivalCurve& curve, double time, std::int64_t events, std::int64_t censored, std::int64_t& atRisk,
    double& survival, double& varianceSum, double& hazard)
{
    if (events > 0) {
        const double d = static_cast<double>(events), n = static_cast<double>(atRisk);
        survival = events == atRisk ? 0 : survival * (1 - d / n);
        varianceSum = events == atRisk ? std::numeric_limits<double>::infinity() : varianceSum + d / (n * (n - d));
        hazard += d / n;
    }
    curve.points.push_back({time, atRisk, events, censored, survival, varianceSum, hazard});
    atRisk -= events + censored;
}

// Log-log interval of a survival s whose log has the variance v.
void addInterval(core::Estimate& estimate, double s, double v)
{
    if (!(s > 0 && s < 1) || !std::isfinite(v))
        return;
    const double spread = normalQuantileTwoSided(estimate.level) * std::sqrt(v) / std::abs(std::log(s));
    estimate.lower = std::pow(s, std::exp(spread));
    estimate.upper = std::pow(s, std::exp(-spread));
}

// The last point at or before `time`, or null.
const SurvivalPoint* pointAt(const std::vector<SurvivalPoint>& points, double time)
{
    const auto after
        = std::upper_bound(points.begin(), points.end(), time, [](double t, const SurvivalPoint& p) { return t < p.time; });
    return after == points.begin() ? nullptr : &*(after - 1);
}

} // namespace

core::Estimate SurvivalCurve::at(double time) const
{
    core::Estimate result;
    result.level = level;
    result.method = "Kaplan-Meier (1958)";
    if (points.empty() || time < 0)
        return result;
    const SurvivalPoint* point = pointAt(points, time);
    if (time > lastTime() && point->survival > 0)
        return result;
    const double s = point ? point->survival : 1;
    result.value = s;
    if (!point)
        result.n = n;
    else if (point->time == time)
        result.n = point->atRisk;
    else
        result.n = point->atRisk - point->events - point->censored;
    addInterval(result, s, point ? point->varianceSum : 0);
    return result;
}

core::Estimate SurvivalCurve::extendedAt(double time) const
{
    return points.empty() ? at(time) : at(std::min(time, lastTime()));
}

core::Estimate SurvivalCurve::conditional(double from, double to) const
{
    core::Estimate result;
    result.level = level;
    result.method = "Kaplan-Meier (1958)";
    result.n = remainingAfter(from);
    if (points.empty() || from < 0 || to < from || from > lastTime())
        return result;
    const SurvivalPoint* start = pointAt(points, from);
    const SurvivalPoint* stop = pointAt(points, to);
    const double s0 = start ? start->survival : 1, s1 = stop ? stop->survival : 1;
    if (s0 <= 0 || (to > lastTime() && s1 > 0))
        return result;
    result.value = s1 / s0;
    addInterval(result, s1 / s0, (stop ? stop->varianceSum : 0) - (start ? start->varianceSum : 0));
    return result;
}

std::optional<double> SurvivalCurve::quantile(double p) const
{
    for (const SurvivalPoint& point : points)
        if (point.events > 0 && point.survival <= 1 - p)
            return point.time;
    return std::nullopt;
}

std::int64_t SurvivalCurve::remainingAfter(double time) const
{
    const SurvivalPoint* point = pointAt(points, time);
    return point ? point->atRisk - point->events - point->censored : n;
}

SurvivalCurve kaplanMeier(std::span<const double> times, std::span<const std::uint8_t> events, double level)
{
    return curveOf(lifeTable({times, events}), 0, level);
}

SurvivalCurve curveOf(const LifeTable& table, std::size_t group, double level)
{
    const LifeTable::Counts& counts = table.groups[group];
    SurvivalCurve curve;
    curve.level = level;
    curve.n = std::accumulate(counts.entered.begin(), counts.entered.end(), std::int64_t {0});
    std::int64_t atRisk = 0;
    double survival = 1, varianceSum = 0, hazard = 0;
    for (std::size_t k = 0; k < table.times.size(); ++k) {
        atRisk += counts.entered[k];
        curve.events += counts.events[k];
        if (counts.events[k] + counts.censored[k] > 0)
            addPoint(curve, table.times[k], counts.events[k], counts.censored[k], atRisk, survival, varianceSum, hazard);
    }
    return curve;
}

SurvivalCurve kaplanMeierOfCounts(
    std::span<const std::int64_t> eventsAt, std::span<const std::int64_t> censoredAt, double level)
{
    SurvivalCurve curve;
    curve.level = level;
    curve.events = std::accumulate(eventsAt.begin(), eventsAt.end(), std::int64_t {0});
    curve.n = std::accumulate(censoredAt.begin(), censoredAt.end(), curve.events);
    std::int64_t atRisk = curve.n;
    double survival = 1, varianceSum = 0, hazard = 0;
    for (std::size_t t = 0; t < std::max(eventsAt.size(), censoredAt.size()); ++t) {
        const std::int64_t d = t < eventsAt.size() ? eventsAt[t] : 0, c = t < censoredAt.size() ? censoredAt[t] : 0;
        if (d + c > 0)
            addPoint(curve, static_cast<double>(t), d, c, atRisk, survival, varianceSum, hazard);
    }
    return curve;
}

} // namespace holdfast::analytics
