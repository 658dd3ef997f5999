// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"

#include <cstdint>
#include <optional>
#include <span>

namespace holdfast::analytics {

// By how much y is higher where x is higher by one: least squares with a constant, the error allowing for cases of one cluster (the answers
// of one customer) to be alike and for unequal variances; Student's t with the number of clusters less one.
struct ClusteredSlope {
    core::Estimate slope; // n = cases; no value without spread of x, no interval with fewer than two clusters
    std::optional<double> se, p, correlation;
    std::int64_t clusters = 0;
};
// Spans of equal length, no NaN. `cluster`: any numbers, equal for the cases of one cluster. `weights` empty or one > 0 a case: they weigh
// sums, whatever their own; n stays the number of cases.
// Reference: Liang, Zeger (1986), Biometrika 73; Cameron, Miller (2015), A practitioner's guide to cluster-robust inference, J. Human
// Resources 50, with the factor G/(G-1) (n-1)/(n-k); with clusters of one case the HC1 of MacKinnon, White (1985).
ClusteredSlope clusteredSlope(std::span<const double> x, std::span<const double> y, std::span<const std::uint32_t> cluster,
    std::span<const double> weights = {}, double level = 0.95);

} // namespace holdfast::analytics
