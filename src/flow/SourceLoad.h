// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: a source on its way in, shared by import and refresh.

#include "flow/ChosenSource.h"
#include "flow/ImportSource.h"
#include "flow/SessionState.h"
#include "ingest/Ingest.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

SourceColumn describedColumn(const ingest::SniffedColumn& column);

// Ready to be read: nothing is left to choose. Fails with the first open choice, ambiguous-role or missing-field.
struct ReadySource {
    Chosen chosen;
    ingest::Plan plan;
    workspace::ImportHeader header;
};
core::Result<ReadySource> readySource(Session& session, const PreviewRequest& request, const std::string& id, core::JobContext& job);

// Sees the rows as they are read.
class RowTap {
public:
    virtual ~RowTap() = default;
    virtual core::Status words(int column, const frame::Texts& words) = 0;
    virtual core::Status batch(const frame::Batch& batch) = 0;
};

struct LoadedSource {
    ingest::ReadSummary summary;
    std::vector<core::Finding> issues; // the first 1,000
    std::uint64_t issuesTotal = 0;
    std::string keyFile; // of pseudonyms; empty = none were made
    std::optional<workspace::ImportRecord> record; // none: nothing was written
};
// Reads every row into the writer, and finishes it; without a writer only reads.
core::Result<LoadedSource> loadRows(Session& session, const ReadySource& source, workspace::ImportWriter* writer, RowTap* tap, OnError onError,
    core::JobContext& job);
ImportAnswer answerOf(const ReadySource& source, LoadedSource&& loaded);

} // namespace holdfast::flow
