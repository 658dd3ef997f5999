// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast::analytics {

// Two-sided p of equal shares k1/n1 and k2/n2, pooled normal statistic. NaN when a group is empty or the pooled share is 0 or 1.
// Reference: Fleiss, Levin, Paik (2003), Statistical Methods for Rates and Proportions, section 3.2.
double twoShareP(std::int64_t k1, std::int64_t n1, std::int64_t k2, std::int64_t n2);

// p-values adjusted to control the false discovery rate, in the order given. NaN stays NaN and is not counted.
// Reference: Benjamini, Hochberg (1995), Controlling the false discovery rate, JRSS B 57.
std::vector<double> benjaminiHochberg(std::span<const double> p);

// BenjaminiHochberg and BenjaminiYekutieli (any dependence) control the share of false discoveries, the others the
// chance of a single one; Hochberg and Hommel need independent or positively dependent tests.
enum class Adjustment { BenjaminiHochberg, BenjaminiYekutieli, Holm, Hochberg, Hommel, Bonferroni, None };

// p-values adjusted, in the order given, at most 1. NaN stays NaN and is not counted. Hommel takes the square of the number
// of p-values; `cancelled` when stopped.
// Reference: Benjamini, Yekutieli (2001), Ann. Stat. 29; Holm (1979), Scand. J. Stat. 6; Hochberg (1988), Biometrika 75;
// Hommel (1988), Biometrika 75; Wright (1992), Adjusted p-values for simultaneous inference, Biometrics 48.
core::Result<std::vector<double>> adjustedP(std::span<const double> p, Adjustment how, const core::JobContext& job);

} // namespace holdfast::analytics
