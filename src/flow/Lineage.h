// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Session.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// Where one cell comes from: the file, its row, the text as written there and every recipe step that changed it.
struct CellStep {
    std::size_t step = 0; // index in the recipe of the load
    std::string kind; // domain::word(StepKind)
    std::string before, after; // canonical texts; empty = missing
};
struct CellLineage {
    std::string importId, file, digest; // digest of the file's bytes, hex
    std::uint64_t row = 0; // data row in the file
    std::string column, label; // label: header text in the file
    std::optional<std::string> raw; // text as in the file; none = the cell was empty or is computed
    std::optional<std::string> value; // canonical text in force
    std::vector<CellStep> steps;
    std::int64_t loadedAt = 0; // seconds since 1970 UTC
};
// unknown-table, unknown-field, not-enough-data (no such row in force). Linear in the load when a step fills by median
// or mode.
core::Result<CellLineage> cellLineage(Session& session, const std::string& table, const std::string& importId, std::uint64_t row,
    const std::string& column, core::JobContext& job);

} // namespace holdfast::flow
