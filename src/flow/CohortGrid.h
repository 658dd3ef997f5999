// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Retention.h"

namespace holdfast::flow {

// What a cohort did in a period, and from that period on.
struct CohortDetail {
    std::uint64_t orders = 0, ordersSince = 0;
    std::uint64_t retainedSince = 0; // customers with a purchase in the period or later
    core::Estimate retentionSince; // of the cohort, Wilson
    double revenueSince = 0;
};
struct CohortGrid {
    CohortAnswer cohorts;
    std::vector<std::vector<CohortDetail>> details; // [cohort][age], as the cells
};
// Failures: of the scope; not-enough-data {needs: transaction} without a purchase.
core::Result<CohortGrid> measureCohortGrid(Session& session, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
