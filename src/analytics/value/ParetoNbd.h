// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/value/BgNbd.h"

namespace holdfast::analytics {

// Pareto/NBD: purchases at rate lambda ~ Gamma(r, alpha) during a lifetime that ends at rate mu ~ Gamma(s, beta).
struct ParetoNbd {
    double r = 1, alpha = 1, s = 1, beta = 1;

    double alive(double x, double recency, double age) const;
    // Purchases expected in the next `time`; 0 for time <= 0.
    double expected(double time, double x, double recency, double age) const;
    double expectedNew(double time) const; // from the first purchase on
    double chanceOf(int x, double age) const; // exactly x repeat purchases within `age`; numerical
    // Purchases to come, each discounted by exp(-rate * time until it); rate > 0.
    double discounted(double rate, double x, double recency, double age) const;
    // Time still to live within the next `horizon`, expected; it has no mean without a horizon where s <= 1.
    double remainingLifetime(double horizon, double x, double recency, double age) const;
};

struct ParetoNbdFit {
    ParetoNbd model;
    ValueFit fit;
};

double paretoNbdLoglik(const ParetoNbd& model, const RepeatPurchases& purchases);

// Maximum likelihood by Newton's method; the integral over the unseen end of the lifetime and its derivatives by Gauss-Legendre
// instead of the published 2F1. Rows that are equal are counted once. Errors as fitBgNbd.
// Reference: Schmittlein, Morrison, Colombo (1987), Management Science 33; Fader, Hardie, Lee (2005), J. Marketing Research 42
// (discounted purchases).
core::Result<ParetoNbdFit> fitParetoNbd(const RepeatPurchases& purchases, core::JobContext& job);

} // namespace holdfast::analytics
