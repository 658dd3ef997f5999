// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/compute/Analysis.h"

// What the names that read one column as a series share.
namespace holdfast::flow {

// Positions from 0 as numbers from 1.
core::Json indexesJson(const std::vector<std::size_t>& indexes);

// The numbers of a column in file order; n, excluded and, where positions count (`seasonal`), the doubt of closed gaps go into
// the answer. The first failure of the settings; not-enough-data without a number.
core::Result<std::vector<double>> seriesOf(Settings& settings, std::size_t column, const Inputs& inputs, bool seasonal,
    ComputeAnswer& answer);

// invalid-value {the column's name, value}: a value below 0, or 0 where it is not allowed.
core::Status checkPositive(const std::vector<double>& values, bool zeroAllowed, const std::string& name);

} // namespace holdfast::flow
