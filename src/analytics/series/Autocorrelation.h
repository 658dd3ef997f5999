// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

struct PortmanteauTest {
    double statistic = 0;
    std::int64_t df = 0;
    double p = 1;
};

struct Autocorrelation {
    std::vector<double> acf, pacf; // lags 1 to at most n - 1
    PortmanteauTest ljungBox, boxPierce; // over all of these lags
};

// Autocorrelations with divisor n, partial ones by Durbin's recursion. not-enough-data under 3 values; no-variation.
// Reference: Box, Jenkins, Reinsel (1994), Time Series Analysis; Ljung, Box (1978), Biometrika 65, 297-303.
core::Result<Autocorrelation> autocorrelation(std::span<const double> x, std::size_t lags);

// The lag-1 autocorrelation where it lies outside +-1.96/sqrt(n) of at least 20 values: limits and p-values made for
// independent values are then too narrow. None otherwise.
std::optional<double> dependence(std::span<const double> x);

} // namespace holdfast::analytics
