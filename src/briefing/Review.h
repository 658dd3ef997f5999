// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/WriteBriefing.h"

#include <set>

namespace holdfast::briefing {

// A part of a briefing that reads otherwise than in an issue.
struct PartChange {
    struct Line {
        QString label, before, after;
        QString change; // "+0.61 pp"; a dash where that can't be said
    };
    std::size_t part = 0; // of the plan
    QList<Line> lines; // its figures and findings, then and now
    int tables = 0; // its charts and tables that hold other numbers
};

// The parts of the plan that were in the issue and read otherwise as of the day of the scope, in their order; also those
// that are kept as of an earlier day. Findings are compared in the language of the issue only. Failures: cancelled and
// faults of the workspace; invalid-parameter {problem: issue-of-others} where the issue holds nothing of any part, as when it was
// about other customers. A part that can't be measured counts as not changed.
core::Result<std::vector<PartChange>> changedParts(flow::Session& session, const BriefingRequest& request, const flow::BriefingIssue& issue, core::JobContext& job);

// The plan in which, of the changed parts, those in `kept` show the figures of `day` and the others those of the day it
// is written. A part that was kept as of an earlier day keeps that one.
domain::BriefingPlan reviewedPlan(domain::BriefingPlan plan, const std::vector<PartChange>& changes, const std::set<std::size_t>& kept, core::CivilDate day);

} // namespace holdfast::briefing
