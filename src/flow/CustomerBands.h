// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what customers are grouped by, of any field that makes groups.

#include "frame/Snapshot.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast::flow {

// Codes by customer into names: 0 = not known, k = names[k-1].
struct CustomerBands {
    std::vector<std::uint32_t> codes;
    std::vector<std::string> names;
    bool ordered = false; // numbers: the names ascend
};
// Texts by their words, truth values, numbers: each value of up to five different ones, else quarters of `among` (type-7 quartiles,
// equal values together), named by the lowest and the highest value in them ("18–29"). None for dates and times, and for columns
// that do not fit the customers.
std::optional<CustomerBands> customerBands(const frame::CustomerColumn& column, std::size_t customers, std::span<const std::uint32_t> among);

} // namespace holdfast::flow
