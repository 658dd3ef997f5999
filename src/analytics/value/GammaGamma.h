// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/value/BgNbd.h"

namespace holdfast::analytics {

// Gamma-Gamma: what a customer spends at a time is Gamma(p, nu) with nu ~ Gamma(q, gamma), whatever the number of purchases.
struct GammaGamma {
    double p = 1, q = 1, gamma = 1;

    // Spend at a time expected of a customer with mean m over x purchases; x = 0: the mean of all. Needs p x + q > 1, else NaN.
    double expected(double x, double m) const;
};

struct GammaGammaFit {
    GammaGamma model;
    ValueFit fit;
};

// x > 0 whole, m > 0 (amount). Each customer weighs by x. Errors: not-enough-data (fewer than 4 rows), no-variation (all m
// equal), cancelled. Doubt at-boundary also where q <= 1: the mean of all is not defined.
// Reference: Fader, Hardie (2013), The gamma-gamma model of monetary value, equation 1a; Colombo, Jiang (1999).
core::Result<GammaGammaFit> fitGammaGamma(std::span<const double> x, std::span<const double> m, core::JobContext& job);

} // namespace holdfast::analytics
