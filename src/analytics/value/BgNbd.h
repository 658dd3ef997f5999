// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <array>
#include <optional>
#include <span>

namespace holdfast::analytics {

// Repeat purchases of customers, a row each: x repeat purchases (whole, >= 0), the last of them recency after the first
// purchase (0 where x = 0), seen for `age` after it; one time unit for all. 0 <= recency <= age.
struct RepeatPurchases {
    std::span<const double> x, recency, age;
};

// BG/NBD: purchases at rate lambda ~ Gamma(r, alpha); after each one a customer drops out with p ~ Beta(a, b).
struct BgNbd {
    double r = 1, alpha = 1, a = 1, b = 1;
    // Modified (MBG/NBD): the chance to drop out comes after the first purchase too, so that one-time buyers need not be alive.
    bool modified = false;

    // Chance that a customer with this history has not dropped out.
    double alive(double x, double recency, double age) const;
    // Purchases expected in the next `time`; 0 for time <= 0.
    double expected(double time, double x, double recency, double age) const;
    // The same of somebody known to be there still: expected() is alive() times this.
    double expectedAlive(double time, double x, double age) const;
    // expected() for somebody who has just bought for the first time.
    double expectedNew(double time) const;
    // Chance of exactly x repeat purchases within `age`.
    double chanceOf(int x, double age) const;
    // Purchases to come, each discounted by exp(-rate * time until it); rate > 0. Numerical, relative error below 1e-6.
    double discounted(double rate, double x, double recency, double age) const;
};

struct ValueFit {
    double loglik = 0;
    std::array<double, 4> se {}; // in the order of the parameters; NaN where not defined
    std::array<std::array<double, 4>, 4> logCovariance {}; // of the logarithms of the parameters; NaN where not defined
    int iterations = 0;
    Doubts doubts; // not-converged, at-boundary, few-events
};

struct BgNbdFit {
    BgNbd model;
    ValueFit fit;
};

// Log likelihood of the model at its parameters.
double bgNbdLoglik(const BgNbd& model, const RepeatPurchases& purchases);

// Maximum likelihood by Newton's method with analytic derivatives; a first fit on some 20,000 rows gives the start.
// Errors: not-enough-data (fewer than 4 rows), no-variation (no repeat purchase), cancelled.
// Reference: Fader, Hardie, Lee (2005), Marketing Science 24(2); modified: Batislam, Denizel, Filiztekin (2007), IJRM 24.
core::Result<BgNbdFit> fitBgNbd(const RepeatPurchases& purchases, bool modified, core::JobContext& job);

} // namespace holdfast::analytics
