// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"

#include <cstdint>
#include <optional>

// k1 of n1 against k2 of n2, 0 <= k <= n; differences are first minus second. What an empty group, a share of 0 or 1 or a zero cell
// leaves undefined is none. Newcombe's interval of the difference is compare/Proportion.h's differenceOfShares.
namespace holdfast::analytics {

struct Shares {
    std::int64_t k1 = 0, n1 = 0, k2 = 0, n2 = 0;
    double first() const { return static_cast<double>(k1) / static_cast<double>(n1); }
    double second() const { return static_cast<double>(k2) / static_cast<double>(n2); }
};

// Statistic of equal shares with the pooled variance. Reference: Fleiss, Levin, Paik (2003), section 3.2.
std::optional<double> pooledZ(const Shares& shares);
// Standard error of the difference with each group's own variance.
std::optional<double> differenceError(const Shares& shares);

core::Estimate waldDifference(const Shares& shares, double level = 0.95);
// One success and one failure added to each group. Reference: Agresti, Caffo (2000), Am. Stat. 54.
core::Estimate agrestiCaffoDifference(const Shares& shares, double level = 0.95);

// Pearson's chi-square of the 2 x 2 table, 1 degree of freedom; `yates` takes a half from each distance (no more than the distance).
// Reference: Yates (1934), JRSS Supplement 1.
std::optional<double> chiSquare(const Shares& shares, bool yates);
// Two-sided: the tables with the same margins that are no likelier. Reference: Fisher (1934); Agresti (1992), Stat. Sci. 7.
std::optional<double> fisherExactP(const Shares& shares);

// Normal interval of the logarithm. Reference: Katz et al. (1978), Biometrics 34; Woolf (1955), Ann. Hum. Genet. 19.
core::Estimate riskRatio(const Shares& shares, double level = 0.95);
core::Estimate oddsRatio(const Shares& shares, double level = 0.95);
// First over second less 1, with the bounds of the risk ratio less 1.
core::Estimate relativeLift(const Shares& shares, double level = 0.95);
// Difference of arcsine-transformed shares. Reference: Cohen (1988), chapter 6.
std::optional<double> cohensH(const Shares& shares);

// Chi-square of group sizes against those planned; none when there are no rows.
struct SampleRatio {
    double expected1 = 0, expected2 = 0;
    std::optional<double> chi2, p; // 1 degree of freedom
};
// `ratio` = planned size of the first over that of the second, above 0. Reference: Fabijan et al. (2019), KDD.
SampleRatio sampleRatio(std::int64_t n1, std::int64_t n2, double ratio = 1);

} // namespace holdfast::analytics
