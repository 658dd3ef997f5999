// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "flow/bench/Fits.h"
#include "flow/bench/FloatTable.h"
#include "flow/bench/Timing.h"

namespace holdfast::flow {

struct FitData {
    std::string base; // of the two files
    FloatTable table;
    std::vector<std::string> features; // of the table model
};
// The table of that name, "model" or "survival", in the folder asked for, else a generated one, written for the programs
// compared with. `features` of the model: 20 or 50.
core::Result<FitData> fitData(const FitRequest& request, const std::string& name, std::size_t features = 20);

// Mean 0 and deviation 1 by column, missing = 0 before.
analytics::Matrix standardised(const FloatTable& table, const std::vector<std::string>& names);
std::vector<double> doubles(const FloatTable& table, const std::string& name);
std::string joined(const std::vector<std::string>& names); // by comma
std::string figure(double value, int digits);

// What every Python program starts with: arguments base and names; `t` the columns by name, matrix(dtype) the
// standardised ones, say(seconds, check) the end.
extern const std::string kPythonStart;
// The same for R: `m` the table as a matrix with column names, say(seconds, check).
extern const std::string kRStart;

} // namespace holdfast::flow
