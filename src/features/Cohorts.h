// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "core/Period.h"
#include "features/Purchases.h"

#include <optional>
#include <vector>

namespace holdfast::features {

struct CohortCell {
    std::int64_t retained = 0; // customers of the cohort with a purchase in the period
    core::Estimate retention; // retained / size, Wilson
    std::int64_t revenue = 0; // of the cohort in the period, minor units
    std::int64_t orders = 0; // distinct ones with a purchase in the period; an order that runs over its end counts in both
    std::int64_t retainedSince = 0; // customers of the cohort with a purchase in the period or later
    bool partial = false; // the calendar period contains asOf and is not over
};

struct Cohort {
    core::Period period; // of the first purchase
    std::int64_t size = 0;
    std::vector<CohortCell> cells; // [k]: k periods later, up to the period of asOf
};

struct CohortMean {
    std::optional<double> weighted; // sum of retained / sum of sizes over the cohorts old enough
    std::optional<double> plain; // mean of their retentions
    std::optional<double> weightedFull; // weighted, without partial cells; none when all are partial
    std::int64_t cohorts = 0; // with a size > 0
};

struct CohortTriangle {
    core::Grain grain = core::Grain::Month;
    std::vector<Cohort> cohorts; // consecutive periods from the first purchase to asOf; size 0 where nobody began
    std::vector<CohortMean> means; // [k]
    std::int64_t customers = 0; // with a purchase
    std::int64_t withoutPurchase = 0; // left out
    std::int64_t eventsBeforeFirst = 0; // returns before the first purchase: left out of revenue
    bool purchasesOnly = false;
};

// purchasesOnly: revenue without returns (as published cohort tables have it); else net.
// Failures: cancelled; limits-exceeded when there would be more than 1,200 periods.
// Reference: definitions of domain.md section 4.
core::Result<CohortTriangle> cohortTriangle(
    const Purchases& purchases, core::Grain grain, bool purchasesOnly, core::JobContext& job, double level = 0.95);

} // namespace holdfast::features
