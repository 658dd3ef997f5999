// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/compare/Quantile.h"
#include "analytics/survival/Survival.h"
#include "core/Estimate.h"
#include "core/Period.h"
#include "features/Purchases.h"

#include <optional>
#include <vector>

namespace holdfast::features {

struct RepeatParameters {
    std::vector<int> windowDays {30, 60, 90, 180};
    core::Grain grain = core::Grain::Month;
    double level = 0.95;
};

struct RepeatWindow {
    int days = 0;
    std::int64_t eligible = 0; // first purchase at least `days` before asOf
    std::int64_t repeat = 0; // second purchase day within `days` of the first
    core::Estimate rate;
};

// Buyers of a calendar period against the period before (not the churn of the definition in force).
struct BuyerPeriod {
    core::Period period;
    std::int64_t active = 0; // bought in it
    std::int64_t newBuyers = 0; // first purchase
    std::int64_t retained = 0; // bought in the period before too
    std::int64_t reactivated = 0; // neither new nor retained
    std::int64_t churned = 0; // bought in the period before, not in this one
    std::optional<double> retentionRate, churnRate; // of the active of the period before
    bool partial = false;
};

struct RepeatPurchase {
    std::int64_t customers = 0; // buyers
    std::int64_t orders = 0;
    std::optional<double> ordersMean; // per buyer
    std::optional<double> orderValue; // amount of purchases / orders, in currency units
    std::int64_t repeatByOrders = 0, repeatByDays = 0; // buyers with 2+ orders, 2+ purchase days
    core::Estimate rateByOrders, rateByDays;
    analytics::Summary gaps; // days between consecutive purchase days, all customers
    analytics::Summary customerGaps; // mean gap of each customer with two or more purchase days
    analytics::SurvivalCurve second; // days from first to second purchase day, censored at asOf, time 0 left out
    std::vector<RepeatWindow> windows;
    std::vector<BuyerPeriod> periods;
};

// Linear. Failures: cancelled; limits-exceeded when there would be more than 40,000 periods.
core::Result<RepeatPurchase> repeatPurchase(
    const Purchases& purchases, const RepeatParameters& parameters, core::JobContext& job);

} // namespace holdfast::features
