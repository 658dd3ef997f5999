// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace holdfast::analytics
