// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/SegmentExport.h"
#include "present/Fmt.h"

#include <QString>

namespace holdfast::briefing {

// The customers of a segment as a file: a workbook where the name ends in .xlsx, else CSV (flow/SegmentExport.h), with definition, as-of date
// and count. Under pseudonyms and without personal fields unless asked. No text can run as a formula; the file is readable by its owner
// alone and is written whole or not at all; the export is in the log, or it is not made. Returns the customers written. Codes: as
// segmentRows, StagedFile and writeXlsx; limits-exceeded for a workbook of more than four million cells.
core::Result<std::uint64_t> writeSegment(flow::Session& session, const flow::SegmentExportRequest& request, const present::Fmt& fmt, const QString& path,
    core::JobContext& job);

} // namespace holdfast::briefing
