// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Compute.h"
#include "flow/compute/Rows.h"
#include "flow/compute/Settings.h"
#include "flow/compute/Table.h"

#include <cmath>
#include <span>

// What one name of `compute` is made of. A topic file (Survival.cpp, …) holds the functions of its names and lists them
// in a table of Analysis; Compute.cpp knows the topics.
namespace holdfast::flow {

struct Inputs {
    const std::vector<Table>& tables; // as many as --data was given, at least `fewest`
    const Table* newRows; // --new, or null
    const Table& table() const { return tables.front(); }
    bool wantsRows; // fill answer.out
};

struct Analysis {
    const char* name;
    const char* settings; // as in headless.md
    std::size_t fewest, most; // --data files
    // Fills result, n, excluded, doubts, method and, where wanted, out; `parameters` come from `settings`, those it sets itself
    // (a day taken from the data) win.
    core::Status (*run)(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job);
};

// null for what is not finite.
inline core::Json numberJson(double value)
{
    return std::isfinite(value) ? core::Json(value) : core::Json();
}
inline core::Json numberJson(const std::optional<double>& value)
{
    return value ? numberJson(*value) : core::Json();
}
inline core::Json numbersJson(std::span<const double> values)
{
    core::Json list = core::Json::array();
    for (const double value : values)
        list.push_back(numberJson(value));
    return list;
}
// Row by row.
inline core::Json matrixJson(const analytics::Matrix& matrix)
{
    core::Json list = core::Json::array();
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        core::Json line = core::Json::array();
        for (std::size_t column = 0; column < matrix.columns; ++column)
            line.push_back(numberJson(matrix(row, column)));
        list.push_back(std::move(line));
    }
    return list;
}
// The fewest digits that read back the same; empty for what is not finite.
std::string numberText(double value);

// The topics, each in the file of its name.
const std::vector<Analysis>& assignAnalyses();
const std::vector<Analysis>& boostAnalyses();
const std::vector<Analysis>& clusterAnalyses();
const std::vector<Analysis>& compareAnalyses();
const std::vector<Analysis>& controlAnalyses();
const std::vector<Analysis>& driverAnalyses();
const std::vector<Analysis>& experimentAnalyses();
const std::vector<Analysis>& judgementAnalyses();
const std::vector<Analysis>& modelAnalyses();
const std::vector<Analysis>& multiplicityAnalyses();
const std::vector<Analysis>& profileAnalyses();
const std::vector<Analysis>& purchaseTableAnalyses();
const std::vector<Analysis>& seriesAnalyses();
const std::vector<Analysis>& structureAnalyses();
const std::vector<Analysis>& surveyAnalyses();
const std::vector<Analysis>& survivalAnalyses();
const std::vector<Analysis>& textAnalyses();
const std::vector<Analysis>& upliftAnalyses();
const std::vector<Analysis>& valueAnalyses();

} // namespace holdfast::flow
