// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ControlBase.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using domain::IndicatorUnit;
using domain::ThresholdKind;
using domain::Worse;

namespace {

constexpr std::size_t kFewest = 8, kMost = 24, kRun = 8, kNewLevel = 6;
constexpr double kRangeToSigma = 1.128; // mean range of two normal values in sigmas
constexpr double kWidth = 3;

// Change as a share of what it is compared with; of a score from -100 to 100 in hundred points.
double shareOf(double difference, double reference, IndicatorUnit unit)
{
    return difference / (unit == IndicatorUnit::Promoters ? 100.0 : std::abs(reference));
}

std::optional<double> referenceOf(const ControlBase& base, ThresholdKind kind, const std::optional<double>& benchmark)
{
    const auto reference = kind == ThresholdKind::Benchmark ? benchmark : base.baseline;
    return reference;
}

double towardsWorse(double value, double reference, Worse worse)
{
    const double difference = value - reference;
    return worse == Worse::Higher ? difference : worse == Worse::Lower ? -difference : std::abs(difference);
}

} // namespace

std::vector<ControlBase> controlBases(std::span<const SeriesPoint> points)
{
    std::vector<ControlBase> bases(points.size());
    std::vector<double> kept, all; // values the limits rest on; comparable values
    std::vector<int> sides;
    std::size_t beyondInARow = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        ControlBase& base = bases[i];
        const std::size_t used = std::min(kept.size(), kMost);
        if (used >= kFewest) {
            const std::span<const double> past(kept.data() + (kept.size() - used), used);
            double sum = 0, ranges = 0;
            for (const double value : past)
                sum += value;
            for (std::size_t k = 1; k < past.size(); ++k)
                ranges += std::abs(past[k] - past[k - 1]);
            base.center = sum / static_cast<double>(used);
            const double sigma = ranges / static_cast<double>(used - 1) / kRangeToSigma;
            if (sigma > 1e-12 * std::abs(*base.center))
                base.sigma = sigma;
            base.n = used;
        }
        if (const std::size_t back = std::min<std::size_t>(all.size(), 4); back >= 2) {
            double sum = 0;
            for (std::size_t k = all.size() - back; k < all.size(); ++k)
                sum += all[k];
            base.baseline = sum / static_cast<double>(back);
        }
        if (!points[i].comparable || !points[i].value.value)
            continue;
        const double x = *points[i].value.value;
        base.beyond = base.sigma && std::abs(x - *base.center) > kWidth * *base.sigma;
        sides.push_back(!base.center ? 0 : x > *base.center ? 1 : x < *base.center ? -1 : 0);
        if (sides.size() >= kRun && sides.back() != 0)
            base.run = std::all_of(sides.end() - kRun, sides.end(), [&](int side) { return side == sides.back(); });
        beyondInARow = base.beyond ? beyondInARow + 1 : 0;
        if (!base.beyond || beyondInARow > kNewLevel)
            kept.push_back(x);
        all.push_back(x);
    }
    return bases;
}

std::optional<double> distanceOf(const SeriesPoint& point, const ControlBase& base, ThresholdKind kind, Worse worse, IndicatorUnit unit,
    const std::optional<double>& benchmark)
{
    if (!point.value.value)
        return std::nullopt;
    const double x = *point.value.value;
    if (kind == ThresholdKind::Fixed)
        return x;
    if (kind == ThresholdKind::Control)
        return base.sigma ? std::optional(towardsWorse(x, *base.center, worse) / *base.sigma) : std::nullopt;
    const auto reference = referenceOf(base, kind, benchmark);
    if (!reference || (*reference == 0 && unit != IndicatorUnit::Promoters))
        return std::nullopt;
    return shareOf(towardsWorse(x, *reference, worse), *reference, unit);
}

int crossed(const SeriesPoint& point, const ControlBase& base, const domain::Threshold& threshold, Worse worse, IndicatorUnit unit,
    const std::optional<double>& benchmark)
{
    const auto distance = distanceOf(point, base, threshold.kind, worse, unit, benchmark);
    if (!threshold.on || !point.comparable || !distance)
        return 0;
    const bool falling = threshold.kind == ThresholdKind::Fixed && worse == Worse::Lower;
    const auto over = [&](const std::optional<double>& at) { return at && (falling ? *distance < *at : *distance > *at); };
    if (threshold.kind == ThresholdKind::Relative || threshold.kind == ThresholdKind::Benchmark) {
        const auto reference = referenceOf(base, threshold.kind, benchmark);
        if (point.value.lower && point.value.upper && *reference >= *point.value.lower && *reference <= *point.value.upper)
            return 0;
    }
    return over(threshold.red) ? 2 : over(threshold.amber) ? 1 : 0;
}

std::optional<double> placeOf(const ControlBase& base, ThresholdKind kind, double amount, Worse worse, IndicatorUnit unit,
    const std::optional<double>& benchmark)
{
    if (kind == ThresholdKind::Fixed)
        return amount;
    const double sign = worse == Worse::Lower ? -1 : 1;
    if (kind == ThresholdKind::Control)
        return base.sigma ? std::optional(*base.center + sign * amount * *base.sigma) : std::nullopt;
    const auto reference = referenceOf(base, kind, benchmark);
    if (!reference)
        return std::nullopt;
    return *reference + sign * amount * (unit == IndicatorUnit::Promoters ? 100.0 : std::abs(*reference));
}

std::vector<Crossing> crossingsOf(std::span<const SeriesPoint> points, std::span<const ControlBase> bases, const domain::Threshold& threshold,
    Worse worse, IndicatorUnit unit, const std::optional<double>& benchmark)
{
    std::vector<Crossing> all;
    bool open = false;
    double worst = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i].comparable)
            continue; // a period without answers ends nothing
        const int level = crossed(points[i], bases[i], threshold, worse, unit, benchmark);
        if (level == 0) {
            open = false;
            continue;
        }
        const double raw = *distanceOf(points[i], bases[i], threshold.kind, worse, unit, benchmark);
        const double distance = threshold.kind == ThresholdKind::Fixed && worse == Worse::Lower ? -raw : raw;
        if (!open) {
            all.push_back({i, i, level, i});
            worst = distance;
            open = true;
            continue;
        }
        Crossing& crossing = all.back();
        crossing.to = i;
        crossing.level = std::max(crossing.level, level);
        if (distance > worst) {
            worst = distance;
            crossing.worst = i;
        }
    }
    return all;
}

} // namespace holdfast::flow
