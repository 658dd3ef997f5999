// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

// Functions of mathematics that the value models share; inside the layer only.
namespace holdfast::analytics {

// ln Gamma(v + n) - ln Gamma(v) with its first two derivatives by v.
struct GammaRatio {
    double value = 0, first = 0, second = 0;
};
GammaRatio gammaRatio(double v, double n); // v > 0, v + n > 0

double logBeta(double a, double b);

// Gauss's 2F1(a, b; c; z) by its series, 0 <= z < 1, c > 0. Good to 1e-14 of the largest term.
double hypergeometric(double a, double b, double c, double z);

// Integral over u > 0 of exp(-rate u) (b / (b + u))^power; rate, b > 0, power >= 0. Relative error below 1e-10.
double discountedPower(double rate, double b, double power);

// Gauss-Legendre on [0, 1].
inline constexpr std::size_t kGaussNodes = 20;
struct GaussRule {
    std::array<double, kGaussNodes> node, weight;
};
const GaussRule& gaussRule();

} // namespace holdfast::analytics
