// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"

namespace holdfast::analytics {

// Two-sided standard normal quantile: 0.95 -> 1.959964. level in (0,1).
double normalQuantileTwoSided(double level);

// The share k/n with the score interval. n = 0: no value. 0 <= k <= n.
// Reference: Wilson (1927), Probable inference, JASA 22; without continuity correction.
core::Estimate wilsonInterval(std::int64_t k, std::int64_t n, double level = 0.95);

// k1/n1 - k2/n2, hybrid score interval; n of the result is n1 + n2. No value when either n is 0.
// Reference: Newcombe (1998), Interval estimation for the difference between independent proportions, Stat. Med. 17,
// method 10.
core::Estimate differenceOfShares(std::int64_t k1, std::int64_t n1, std::int64_t k2, std::int64_t n2, double level = 0.95);

} // namespace holdfast::analytics
