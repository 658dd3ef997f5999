// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what each customer is still expected to bring.

#include "flow/Facts.h"

#include <string_view>

namespace holdfast::flow {

// By customer, currency units, NaN = can't be said. The one measure of the whole program: RemainingValues in flow/Value.h says how.
struct RemainingValue {
    std::vector<double> byCustomer;
    std::vector<double> ifBack; // of who is gone: were they back now
    std::string method = "none";
};
core::Result<RemainingValue> remainingValue(const Facts& facts, core::JobContext& job);

// High for the top 20 %, low for the last 20 %, of the values that are known (domain.md section 4).
enum class ValueClass : std::uint8_t { Unknown, Low, Ordinary, High };
std::string_view word(ValueClass value); // "unknown", "low", "ordinary", "high"
// Of `customers` only; equal values are in one class, the higher one.
std::vector<ValueClass> valueClasses(std::span<const double> values, std::span<const std::uint32_t> customers);

} // namespace holdfast::flow
