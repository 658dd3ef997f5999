// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/value/BgNbd.h"
#include "analytics/value/GammaGamma.h"

#include <array>
#include <vector>

namespace holdfast::analytics {

struct ClvParameters {
    int months = 12;
    double discountPerYear = 0.1; // each month's purchases at its end, by (1 + discount)^(1/12) a month
    double monthLength = 365.25 / 12 / 7; // in the time unit of the purchases
    double level = 0.95;
    int resamples = 0; // of the interval; 0 = none
    std::uint64_t seed = 1;
    bool slopes = false; // by row too, for intervals of single rows and of groups
};

// Derivatives of the logarithm of a value by the logarithms of r, alpha, a, b, p, q, gamma.
using ClvSlope = std::array<double, 7>;

struct ClvAnswer {
    BgNbdFit purchases;
    GammaGammaFit spend;
    std::vector<double> alive, expected, expectedSpend, clv; // by row; expected: purchases within the months, not discounted
    double total = 0, mean = 0;
    std::optional<double> totalLower, totalUpper; // both models fitted anew to customers drawn anew
    std::vector<ClvSlope> slopes; // by row, when asked for
    Doubts doubts;

    // Covariance of the logarithms of the parameters, in the order of ClvSlope; the two fits are independent. NaN where a fit has none.
    std::array<ClvSlope, 7> logCovariance() const;
};

// Purchases to come times the spend expected at each, discounted. `spend`: mean amount of the repeat purchases of each row
// (0 or below: left out of the spend model, valued at the mean of all). The interval draws customers with replacement, at
// most 4,000 a time (then it is narrowed to the size of the table: doubt sampled-not-exact). Same seed, same answer.
// Errors: those of fitBgNbd and fitGammaGamma, cancelled.
// Reference: Fader, Hardie, Lee (2005), J. Marketing Research 42; bootstrap: Efron, Tibshirani (1993).
core::Result<ClvAnswer> customerValue(
    const RepeatPurchases& purchases, std::span<const double> spend, const ClvParameters& parameters, core::JobContext& job);

// The same for one customer with fitted models.
double customerValueOf(const BgNbd& model, const GammaGamma& spendModel, double x, double recency, double age, double spend,
    const ClvParameters& parameters);

} // namespace holdfast::analytics
