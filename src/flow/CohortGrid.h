// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Retention.h"

#include <functional>
#include <limits>

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

// Means by age over the cells whose period is over. Where there are at least four cohorts the first one is left out: it may
// hold customers from before the data, who keep better than new ones.
struct CohortMean {
    std::uint64_t retained = 0, n = 0, cohorts = 0; // summed over the cohorts old enough
    double weighted = std::numeric_limits<double>::quiet_NaN(); // of the values, by size of the cohort; NaN without a cohort
    double plain = std::numeric_limits<double>::quiet_NaN();
};
using CohortValue = std::function<double(std::size_t cohort, std::size_t age)>;
using CohortCount = std::function<std::uint64_t(std::size_t cohort, std::size_t age)>;
std::vector<CohortMean> settledMeans(const CohortAnswer& cohorts, const CohortValue& value, const CohortCount& retained);
std::vector<CohortMean> settledMeans(const CohortAnswer& cohorts); // of the retention
std::size_t firstSettled(const CohortAnswer& cohorts); // the first cohort they count

} // namespace holdfast::flow
