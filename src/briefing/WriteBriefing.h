// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/DocumentLayout.h"
#include "domain/BriefingPlan.h"
#include "flow/BriefingIssues.h"
#include "flow/Retention.h"
#include "present/Fmt.h"

#include <QString>

namespace holdfast::briefing {

struct BriefingRequest {
    domain::BriefingPlan plan;
    std::string name; // of the template, or the one it is kept by
    flow::Scope scope; // of the items that name no customers of their own
    bool chinese = false; // language of the document; the translator of the program must speak it
    bool pseudonymous = true;
    bool manager = false; // without single customers and small groups, see ManagerCopy.h
    Sheet sheet; // of the PDF
    std::optional<flow::BriefingIssue> since; // begins with what changed since then
    bool onlyIfChanged = false; // not where nothing did
};

// How the numbers and dates of the document are written.
present::Fmt fmtOf(const BriefingRequest& request);

// Measures what the plan names and composes it. What the data can't give is said in its place; items marked optional
// are left out then. Failures: cancelled and faults of the workspace; where nothing at all could be measured, what
// kept the first item back.
core::Result<Briefing> makeBriefing(flow::Session& session, const BriefingRequest& request, core::JobContext& job);

// The same, laid out and written; empty paths = not wanted. Window and terminal both call this, so their files agree.
// The answer is the issue with the digests of the files, not kept yet.
// Stages: "measure", "pdf", "xlsx". Failures: of makeBriefing, writePdf and writeXlsx; a file that was written before
// a later one failed stays.
core::Result<flow::BriefingIssue> writeBriefing(flow::Session& session, const BriefingRequest& request, const QString& pdfPath, const QString& xlsxPath,
    const ChartPainter& chart, core::JobContext& job);

// A template in words, in the language of the program: "Weekly churn report"; other names as they are.
QString briefingTitle(const QString& name);

} // namespace holdfast::briefing
