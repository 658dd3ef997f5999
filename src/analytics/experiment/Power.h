// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

// Size, power and smallest detectable effect of a two-sided test of two groups. n is the size of the first group (control), not
// rounded; the second has ratio times as many. alpha, power in (0,1); shares in (0,1) and different.
namespace holdfast::analytics {

enum class SharePower : std::uint8_t {
    Pooled, // normal, variance pooled under equality; the far tail is ignored. Reference: Fleiss, Levin, Paik (2003), chapter 4
    Arcsine, // Cohen's h, both tails. Reference: Cohen (1988), Statistical Power Analysis, chapter 6
};

struct PowerDesign {
    double alpha = 0.05, ratio = 1;
    SharePower method = SharePower::Pooled; // of shares only
};

// None when no finite size reaches the power (the shares are equal).
std::optional<double> sizeForShares(double p1, double p2, double power, const PowerDesign& design);
double powerForShares(double p1, double p2, double n, const PowerDesign& design);
// The smallest p2 - p1 > 0 that reaches the power with n. None when even p2 = 1 does not.
std::optional<double> detectableShare(double p1, double power, double n, const PowerDesign& design);

// Difference of means in standard deviations d, Student's test, both tails of the noncentral t.
// Reference: Cohen (1988), chapter 2. Needs n > 1 and n * (1 + ratio) > 2.
std::optional<double> sizeForMeans(double d, double power, const PowerDesign& design);
double powerForMeans(double d, double n, const PowerDesign& design);
std::optional<double> detectableMeans(double power, double n, const PowerDesign& design);

} // namespace holdfast::analytics
