// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Session.h"

#include <optional>

namespace holdfast::flow {

// The log of exports: what left the workspace, when, with which columns and rows, pseudonymous or not, and the digest of
// the file. No personal data stands in it, and no undo takes an entry away. Contact lists of campaigns are in it too.
// Each entry holds the digest of all that stood before it: what is changed or taken out later shows at the next one. For the
// newest, the head of the log stands beside it: how many entries there are and the digest of them all. This finds what a hand,
// a tool or a copy lost; who may write the file can also write the log anew from any entry on, and nothing in the file can tell.
struct ExportEntry {
    std::string what; // "segment", "watch-list", "contact-list"; another list of a panel by the id of its block
    std::string subject; // name of the segment or campaign; a rule for an unsaved selection
    std::vector<std::string> columns;
    std::uint64_t rows = 0;
    bool identified = false; // ids and names as they are
    core::CivilDate asOf;
    std::string purpose, recipient, country; // where they were given
    std::int64_t at = 0; // set by the log
    std::string digest; // of the file, hexadecimal
    std::optional<bool> agrees; // what stands before it is what stood there then; none: the entry does not tell
};
// Before an export is made: workspace-read-only where it could not be logged.
core::Status mayExport(Session& session);
// One entry, with the digest of the file at `path`. io-error when it can't be read.
core::Status recordExport(Session& session, const ExportEntry& entry, const std::string& path);
// For those that write entries of their own into the log: the head anew.
core::Status recordExportHead(Session& session);
core::Result<std::vector<ExportEntry>> exportLog(Session& session, core::JobContext& job); // oldest first
// Whether all entries agree with what stands before them, and the log with its head.
core::Result<bool> exportLogIsWhole(Session& session, core::JobContext& job);

} // namespace holdfast::flow
