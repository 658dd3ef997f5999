// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/WatchList.h"
#include "present/Fmt.h"

#include <QString>

namespace holdfast::briefing {

// A watch list as a file: a workbook where the name ends in .xlsx, else CSV (TableCsv.h). Unless `identified`, customers stand under their
// pseudonyms and notes are left out: they may name somebody. No text can run as a formula; the file is readable by its owner alone and is
// written whole or not at all; the export is in the log, or it is not made. Codes: workspace-read-only; as StagedFile and writeXlsx.
core::Status writeWatchList(flow::Session& session, flow::WatchAnswer answer, bool identified, const present::Fmt& fmt, const QString& path, core::JobContext& job);

} // namespace holdfast::briefing
