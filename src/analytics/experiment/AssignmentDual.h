// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"

#include <cstdint>
#include <span>
#include <vector>

// The dual side of Assignment.h: prices of the limits, and what every customer would choose at them. Internal to that method.
namespace holdfast::analytics {

// What happens when each customer takes the offer with the largest value less its price, if that is above 0.
struct PricedChoice {
    double surplus = 0; // summed value less price of what is chosen
    std::vector<double> count; // by offer: how many choose it
    std::vector<double> value; // by offer: their summed value
};
// Customers first, first + stride, … in blocks of 1024. `price` by offer.
PricedChoice pricedChoice(const Matrix& value, std::span<const double> price, std::size_t stride = 1);

// The largest mix of known choices that keeps the limits: maximise sum w_k value_k with sum w_k = 1 and every use at most 1.
struct MixAnswer {
    double value = 0;
    std::vector<double> prices; // of the limits, 0 or more
    std::vector<double> weights; // by column, summing to 1; at most limits + 1 are above 0
};
struct MixColumn {
    double value = 0;
    std::vector<double> use; // by limit, as a share of what is allowed
};
// The first column must use nothing. Simplex with the rule of Bland against cycling.
MixAnswer bestMix(const std::vector<MixColumn>& columns);

} // namespace holdfast::analytics
