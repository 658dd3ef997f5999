// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/RowRule.h"
#include "flow/Session.h"

namespace holdfast::flow {

struct TableRowsRequest {
    std::string table; // role word
    std::uint64_t offset = 0; // of the rows that fit
    std::uint64_t limit = ~0ull;
    std::optional<domain::Rule> where {};
    bool lineage = false; // adds _import, _file, _row, and for each column _raw_NAME: its text in the source
};
// Rows in file order, page by page; `take` gets canonical cells and, where `sources` is asked for, the same rows as
// the texts of the source (columns that several imports write differently stay canonical). total: all that fit.
struct TableRowsAnswer {
    std::vector<RowsAnswer::Column> columns;
    std::uint64_t total = 0;
};
using TakeRows = std::function<core::Status(const std::vector<RowCells>& rows, const std::vector<RowCells>& sources)>;
core::Result<TableRowsAnswer> tableRows(
    Session& session, const TableRowsRequest& request, bool sources, const TakeRows& take, core::JobContext& job);

// The typed table of a source as an import would load it, without a workspace. Failures as of importSource; the rule's
// "A" is the last day of the table.
struct ReadTableRequest {
    std::string path, role, mapping; // as in ImportRequest
    std::optional<domain::Rule> where {};
    std::uint64_t limit = ~0ull;
};
struct ReadTableAnswer {
    std::vector<RowsAnswer::Column> columns;
    std::vector<RowCells> rows; // the first `limit` that fit
    std::uint64_t total = 0; // all that fit
    std::uint64_t read = 0, rejected = 0; // rows of the source, and those an import would set aside
    std::vector<core::Finding> issues; // the first 1,000
    std::uint64_t issuesTotal = 0;
};
core::Result<ReadTableAnswer> readTable(const ReadTableRequest& request, core::JobContext& job);

// One line of a CSV for programs: fields a reader must not touch are quoted, a missing cell is bare. `source`: the
// texts to write instead of the canonical ones; the same row, or `cells` itself.
void appendCsvLine(std::string& text, const RowCells& cells, const RowCells& source);

} // namespace holdfast::flow
