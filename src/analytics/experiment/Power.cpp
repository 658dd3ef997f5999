// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Power.h"

#include "analytics/compare/Tail.h"

#include <boost/math/distributions/non_central_t.hpp>

#include <cmath>

namespace holdfast::analytics {

namespace {

namespace policies = boost::math::policies;
using Policy = policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>, policies::promote_double<false>>;

double normalBelow(double z)
{
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

// The point with `below` of the normal distribution under it.
double normalPoint(double below)
{
    return normalHalfWidth(2 * below - 1);
}

double pooledSpread(double p1, double p2, double ratio)
{
    const double mean = (p1 + ratio * p2) / (1 + ratio);
    return std::sqrt(mean * (1 - mean) * (1 + 1 / ratio));
}

double ownSpread(double p1, double p2, double ratio)
{
    return std::sqrt(p1 * (1 - p1) + p2 * (1 - p2) / ratio);
}

double cohensH(double p1, double p2)
{
    return 2 * (std::asin(std::sqrt(p1)) - std::asin(std::sqrt(p2)));
}

// Where a rising function crosses `level`, between low (below it) and high (not below): halving until nothing is left between.
template <class F> double crossing(F rising, double level, double low, double high)
{
    for (int i = 0; i < 200; ++i) {
        const double middle = low + (high - low) / 2;
        if (!(middle > low && middle < high))
            break;
        (rising(middle) < level ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

// The n at which a rising power reaches `level`, searched outwards from `guess`.
template <class F> std::optional<double> sizeWhere(F powerAt, double level, double smallest, double guess)
{
    double low = smallest, high = std::max(guess, 2 * smallest);
    while (powerAt(high) < level) {
        low = high;
        high *= 2;
        if (high > 1e15)
            return {};
    }
    return crossing(powerAt, level, low, high);
}

} // namespace

double powerForShares(double p1, double p2, double n, const PowerDesign& design)
{
    const double z = normalHalfWidth(1 - design.alpha);
    if (design.method == SharePower::Arcsine) {
        const double shift = std::abs(cohensH(p1, p2)) * std::sqrt(n * design.ratio / (1 + design.ratio));
        return normalBelow(shift - z) + normalBelow(-shift - z);
    }
    return normalBelow((std::abs(p1 - p2) * std::sqrt(n) - z * pooledSpread(p1, p2, design.ratio)) / ownSpread(p1, p2, design.ratio));
}

std::optional<double> sizeForShares(double p1, double p2, double power, const PowerDesign& design)
{
    if (p1 == p2)
        return {};
    const double za = normalHalfWidth(1 - design.alpha), zb = normalPoint(power);
    if (design.method == SharePower::Pooled) {
        const double root = (za * pooledSpread(p1, p2, design.ratio) + zb * ownSpread(p1, p2, design.ratio)) / (p1 - p2);
        return root * root;
    }
    const double h = cohensH(p1, p2), guess = (za + zb) * (za + zb) / (h * h) * (1 + design.ratio) / design.ratio;
    return sizeWhere([&](double n) { return powerForShares(p1, p2, n, design); }, power, 0, guess);
}

std::optional<double> detectableShare(double p1, double power, double n, const PowerDesign& design)
{
    // Pooled power at p2 = 1 is a limit: its own spread may vanish, so the end is tried a hair inside.
    const double most = (1 - p1) * (1 - 1e-12);
    const auto powerAt = [&](double effect) { return powerForShares(p1, p1 + effect, n, design); };
    if (!(powerAt(most) >= power))
        return {};
    return crossing(powerAt, power, 0, most);
}

double powerForMeans(double d, double n, const PowerDesign& design)
{
    const double df = n * (1 + design.ratio) - 2;
    if (!(df > 0))
        return design.alpha;
    const double shift = std::abs(d) * std::sqrt(n * design.ratio / (1 + design.ratio));
    const double t = studentHalfWidth(1 - design.alpha, df);
    // From here on the noncentral t is the shifted normal to the last digit, and its series grow long.
    if (df > 1e7)
        return normalBelow(shift - t) + normalBelow(-shift - t);
    if (shift > 37)
        return 1;
    const boost::math::non_central_t_distribution<double, Policy> distribution(df, shift);
    return boost::math::cdf(boost::math::complement(distribution, t)) + boost::math::cdf(distribution, -t);
}

std::optional<double> sizeForMeans(double d, double power, const PowerDesign& design)
{
    if (d == 0)
        return {};
    const double z = normalHalfWidth(1 - design.alpha) + normalPoint(power);
    const double guess = z * z / (d * d) * (1 + design.ratio) / design.ratio;
    return sizeWhere([&](double n) { return powerForMeans(d, n, design); }, power, 2 / (1 + design.ratio), guess);
}

std::optional<double> detectableMeans(double power, double n, const PowerDesign& design)
{
    if (!(n * (1 + design.ratio) > 2) || power <= design.alpha)
        return {};
    return sizeWhere([&](double d) { return powerForMeans(d, n, design); }, power, 0, 1);
}

} // namespace holdfast::analytics
