// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/CustomerTable.h"
#include "flow/ExportLog.h"

#include <functional>

namespace holdfast::flow {

// The customers of a rule on their way out of the workspace.
struct SegmentExportRequest {
    std::string name; // of the segment; empty = the selection of the moment
    domain::Rule rule;
    Scope scope; // day and period; its rule is not looked at
    bool identified = false; // ids as they are, with names and addresses; else pseudonyms and no personal field
    std::string purpose, recipient, country; // for the log
};
struct SegmentRows {
    std::shared_ptr<const CustomerTable> table;
    std::vector<std::uint32_t> rows; // in the order of the data
    std::vector<std::size_t> fields; // the first is the id
    std::vector<std::string> ids; // by row: as they are to be written
    domain::Rule rule; // what it is defined by: of a saved segment its own rule
    bool lists = false, personal = false; // the rule lists customers; it holds a name, a phone, a mail or an address
    std::string definition; // the rule as RULE.json; empty where it would name customers who stand under pseudonyms
};
// workspace-read-only where the export could not be logged; failures of the rule; cancelled.
core::Result<SegmentRows> segmentRows(Session& session, const SegmentExportRequest& request, core::JobContext& job);

// The rows as CSV (RFC 4180, UTF-8, numbers with a point, dates ISO): a column a field by its stable name, then segment, customers (how
// many), as_of and definition, the same in each row, so that a row never loses what it belongs to. `guard` is given each text and says what a
// spreadsheet may be given instead. io-error, cancelled.
core::Status writeSegmentCsv(const SegmentRows& rows, const SegmentExportRequest& request, const std::function<std::string(const std::string&)>& guard,
    const std::string& path, core::JobContext& job);

// What the log says about it.
ExportEntry exportEntry(const SegmentRows& rows, const SegmentExportRequest& request);

} // namespace holdfast::flow
