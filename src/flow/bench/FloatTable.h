// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace holdfast::flow {

// Columns of 32-bit floats in a pair of files, NAME.json {"rows", "names"} and NAME.f32 (column after column), that the
// programs compared with can map too.
struct FloatTable {
    std::size_t rows = 0;
    std::vector<std::string> names;
    std::vector<float> values;

    bool has(const std::string& name) const;
    std::span<const float> column(const std::string& name) const; // empty when it is not there
};

// file-not-found, io-error
core::Result<FloatTable> readFloatTable(const std::string& base);
core::Status writeFloatTable(const FloatTable& table, const std::string& base);

// Customers as a risk model sees them: features f1, f2, …, partly correlated and skewed, and `label`, 0 or 1, from a
// planted logistic model.
FloatTable syntheticModel(std::size_t rows, std::size_t features, std::uint64_t seed);
// Customers as survival and purchase models see them, in whole days with late entry: entry_days, exit_days, event,
// ten covariates c1 … c10 with planted effects; n_buy, recency, first_days, basket by a BG/NBD process.
FloatTable syntheticSurvival(std::size_t rows, std::uint64_t seed);

} // namespace holdfast::flow
