// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: mean and spread of values that come one by one.

#include "analytics/compare/Groups.h"

#include <cmath>

namespace holdfast::flow {

// Reference: Welford (1962), Technometrics 4; joined as Chan, Golub, LeVeque (1979).
struct Spread {
    double n = 0, mean = 0, squares = 0; // squares about the mean
    void add(double value)
    {
        ++n;
        const double away = value - mean;
        mean += away / n;
        squares += away * (value - mean);
    }
    void join(const Spread& other)
    {
        if (other.n == 0)
            return;
        const double away = other.mean - mean, all = n + other.n;
        squares += other.squares + away * away * n * other.n / all;
        mean += away * other.n / all;
        n = all;
    }
    analytics::GroupSummary summary() const // without a median
    {
        analytics::GroupSummary result;
        result.n = static_cast<std::int64_t>(n);
        if (n > 0)
            result.mean = mean;
        if (n > 1)
            result.sd = std::sqrt(squares / (n - 1));
        return result;
    }
};

} // namespace holdfast::flow
