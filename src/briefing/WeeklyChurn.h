// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/DocumentLayout.h"
#include "flow/Retention.h"

#include <QString>

namespace holdfast::briefing {

struct WeeklyChurnRequest {
    flow::Scope scope;
    QString pdfPath, xlsxPath; // empty = not wanted
    bool chinese = false; // language of the document; the translator of the program must speak it
    bool pseudonymous = true;
};

// The weekly churn report: measures, lays out and writes. Window and terminal both call this, so their files agree.
// Stages: "measure", "pdf", "xlsx". Failures: of measureOverview, writePdf and writeXlsx; a file that was written before
// a later one failed stays.
core::Status writeWeeklyChurn(flow::Session& session, const WeeklyChurnRequest& request, const ChartPainter& chart, core::JobContext& job);

} // namespace holdfast::briefing
