// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <span>

namespace holdfast::analytics {

enum class CorrelationKind { Pearson, Spearman, Kendall };

// r in -1..1 with a two-sided p against 0 and an interval; none where a side does not vary or n is too small.
struct Correlation {
    std::optional<double> r, p, lower, upper;
    std::int64_t n = 0;
};

// x and y of equal length, no NaN. Pearson: t with n-2 degrees of freedom, interval by Fisher's z. Spearman: mid-ranks, t
// approximation, interval by z with variance (1 + r^2/2) / (n-3). Kendall: tau-b; p exact up to 33 values without ties, else
// normal with the variance for ties; interval by z with variance 0.437 / (n-4). n log n. `cancelled` when stopped.
// Reference: Fisher (1921), Metron 1; Kendall, Gibbons (1990), Rank Correlation Methods; Knight (1966), JASA 61; Bonett,
// Wright (2000), Sample size requirements for estimating Pearson, Kendall and Spearman correlations, Psychometrika 65.
core::Result<Correlation> correlation(CorrelationKind kind, std::span<const double> x, std::span<const double> y,
    const core::JobContext& job, double level = 0.95);

} // namespace holdfast::analytics
