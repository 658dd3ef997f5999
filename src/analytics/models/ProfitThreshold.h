// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace holdfast::analytics {

// What each kind of decision earns (negative = costs), in one currency.
struct Payoff {
    double truePositive = 0, falsePositive = 0, falseNegative = 0, trueNegative = 0;
};

// From which probability on acting pays.
struct ProfitThreshold {
    // Where acting and not acting are expected to earn the same, for calibrated probabilities; none when one of them always earns more.
    std::optional<double> breakEven;
    // The threshold with the largest profit on the rows given; act where p >= threshold. None: acting on nobody is best.
    std::optional<double> threshold;
    std::int64_t acted = 0; // rows at or above it
    double profit = 0; // with it, on these rows
    double profitNone = 0, profitAll = 0; // acting on nobody, on everybody
};
// Reference: Elkan (2001), The foundations of cost-sensitive learning, IJCAI. Of equally good thresholds the highest. The best threshold
// on the rows it was chosen on flatters itself: judge it on others.
ProfitThreshold profitThreshold(std::span<const double> y, std::span<const double> p, const Payoff& payoff);

} // namespace holdfast::analytics
