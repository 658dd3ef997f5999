// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/value/BgNbd.h"

#include <vector>

namespace holdfast::analytics {

// Shifted-beta-geometric: at each renewal a customer leaves with a chance that differs between customers as Beta(alpha, beta).
struct Sbg {
    double alpha = 1, beta = 1;

    // Share that renews at the period-th renewal, period = 1, 2, …, of those who came so far.
    double retention(double period) const { return (beta + period - 1) / (alpha + beta + period - 1); }
    // Share still there after `period` renewals.
    double survival(double period) const;
    // Periods paid for, the first with them; none where alpha <= 1: the sum has no end.
    std::optional<double> expectedLifetime() const;
    // The same with period k (from 0) worth 1 / (1 + discount)^k; discount > 0.
    double discountedLifetime(double discount) const;
};

struct SbgFit {
    Sbg model;
    ValueFit fit;
};

// survivors[k] = customers still there after k renewals, survivors[0] = all; not rising.
// Errors: not-enough-data (fewer than 3 counts), invalid-value {survivors} (rising or negative), no-variation (nobody left).
// Reference: Fader, Hardie (2007), J. Interactive Marketing 21.
core::Result<SbgFit> fitSbg(std::span<const double> survivors, core::JobContext& job);

// The same from lives that began at different times: lost[k] left at the k-th renewal, open[k] are still there after k of them,
// k = 0, 1, … of equal length; lost[0] = 0. Fractions are allowed.
// Errors: not-enough-data (fewer than 3 counts), invalid-value {lost}, no-variation (nobody left).
core::Result<SbgFit> fitSbg(std::span<const double> lost, std::span<const double> open, core::JobContext& job);

} // namespace holdfast::analytics
