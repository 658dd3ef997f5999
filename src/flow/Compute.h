// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Error.h"
#include "core/JobContext.h"
#include "core/Json.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// A plain statistic on any table, without a workspace: `holdfast-cli compute NAME` (headless.md). Slow to compile (JSON):
// include it in .cpp files only.
namespace holdfast::flow {

struct ComputeRequest {
    std::string name;
    std::vector<std::string> data; // files with a header line, in the order the analysis wants them
    std::string newRows; // rows to predict for; empty = none
    std::vector<std::pair<std::string, std::string>> settings; // key, value as written
    bool wantsRows = false; // fill ComputeAnswer::out
};

// A line per customer or row, cells as exact text.
struct OutTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

struct ComputeAnswer {
    std::string name;
    core::Json parameters = core::Json::object(); // all, defaults too
    core::Json result = core::Json::object();
    std::uint64_t n = 0; // rows used
    std::map<std::string, std::uint64_t> excluded; // reason word -> rows
    analytics::Doubts doubts;
    std::string method; // citation
    struct Source {
        std::string file; // without its folder
        std::uint64_t rows = 0;
    };
    std::vector<Source> sources;
    OutTable out;
    double seconds = 0; // of the analysis, without reading the files
};

// unknown-analysis, unknown-parameter, missing-parameter, invalid-parameter, unknown-column, not-enough-data,
// no-variation, invalid-value, not-converged; those of reading the files; cancelled. No number in `result` is NaN:
// what is not defined is null.
core::Result<ComputeAnswer> compute(const ComputeRequest& request, core::JobContext& job);

// The names compute() knows, sorted, each with what it needs and takes (as in headless.md).
struct ComputeName {
    std::string name, settings;
};
std::vector<ComputeName> computeNames();

} // namespace holdfast::flow
