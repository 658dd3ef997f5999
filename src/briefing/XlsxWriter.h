// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/Briefing.h"
#include "core/Error.h"
#include "core/JobContext.h"

namespace holdfast::briefing {

// A text of the data that was given a guard, so that no spreadsheet runs it (also listed on a sheet of its own).
struct ChangedText {
    QString sheet, cell; // "B7"
    QString text; // as it was
};

struct XlsxAnswer {
    QStringList sheets;
    QList<ChangedText> changed;
    qint64 bytes = 0;
};

// Writes a briefing as workbook: contents with links, key figures, one sheet a section with a native table and, where
// the section has one, a native chart drawn from its cells, and "About these figures". Numbers are number cells, no
// text becomes a formula. The file is readable by its owner alone and replaces an older one at once or not at all; the
// same briefing gives the same bytes. The library's own temporary files lie in a private folder beside the target.
// Codes: cancelled, limits-exceeded (a text over 32,767 characters or a table over the sheet's size: refused, never
// cut), permission-denied, file-not-found, not-regular-file, disk-full, io-error.
core::Result<XlsxAnswer> writeXlsx(const Briefing& briefing, const QString& path, core::JobContext& job);

} // namespace holdfast::briefing
