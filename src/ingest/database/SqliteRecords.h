// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/source/RecordSource.h"

namespace holdfast::ingest {

// A SQLite file as a source: one table, or a view that was asked for by name. Opened only to be read, with everything
// but reading denied; no trigger, extension or view runs unasked. Nothing is written beside it unless a -wal lies
// there. Values are exact: integers in all their digits, reals by the shortest text that gives the same number. Left
// out and told of: blobs (unsupported-values). Bytes that are not UTF-8 and NUL are shown as \xHH (encoding-invalid).
// Failures: corrupt-database, workspace-locked (somebody writes), io-error, empty-file (no table), limits-exceeded,
// too-many-columns, invalid-parameter (no such table), cancelled.
core::Result<Sniffed> sniffDatabase(const std::string& path, const Mapping& given, core::JobContext& job);
core::Result<std::unique_ptr<RecordSource>> openDatabaseRecords(const Sniffed& sniffed, core::JobContext& job);

// The column names of a table or a result as those of a survey, with findings on names that repeat or are blank.
void nameColumns(const std::vector<std::string>& labels, Sniffed& sniffed);

} // namespace holdfast::ingest
