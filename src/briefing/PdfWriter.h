// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/DocumentLayout.h"
#include "core/Error.h"
#include "core/JobContext.h"

namespace holdfast::briefing {

struct PdfAnswer {
    int pages = 0;
    int bookmarks = 0;
    qint64 bytes = 0;
};

// Writes a briefing as PDF: A4 upright, vector, fonts embedded, title, bookmarks, page numbers, the light theme. The
// file is readable by its owner alone and replaces an older one at once or not at all. The same briefing gives the same
// bytes. Asks the job between pieces whether to stop. May run outside the interface thread if `chart` may.
// Codes: cancelled, permission-denied, file-not-found, not-regular-file, disk-full, io-error.
core::Result<PdfAnswer> writePdf(
    const Briefing& briefing, const QString& path, const ChartPainter& chart, core::JobContext& job);

} // namespace holdfast::briefing
