// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Estimate.h"
#include "flow/Retention.h"

namespace holdfast::flow {

// ---- how long customers stay (analyse km, analyse cox) -------------------------------------------------------------------
// A life runs from the start of a customer (sign-up, else the first purchase) to the first time of churning, or is still open at
// as-of; days. Who started before the facts is seen from the first day of the facts only (delayed entry). Customers without a known
// start, and labels without dates, can't be used.
struct LifetimeGroup {
    std::string value; // of the column asked for; empty with one group
    std::int64_t n = 0, events = 0;
    std::optional<double> median, medianLower, medianUpper; // days
    struct Point {
        double time = 0;
        std::int64_t atRisk = 0;
        core::Estimate survival; // log-log interval
    };
    std::vector<Point> at; // after 30, 90, 180, 365, 730, 1095 days, as far as somebody is seen
    std::optional<double> restrictedMean; // days lived within the first `tau`
};
struct LifetimesRequest {
    Scope scope;
    std::string by; // customer column with few words; empty = one group
};
struct LifetimesAnswer {
    Basis basis;
    LifetimeGroup all;
    std::vector<LifetimeGroup::Point> curve; // of all, ascending, at most some 200 times; starts at 0 with everybody
    std::vector<LifetimeGroup> groups; // most customers first, at most 12
    bool lateEntry = false; // of some, the facts do not see the start
    double tau = 0; // days
    std::optional<double> logRank, p; // of the groups
    int df = 0;
};
// Failures: of the churn definition; not-enough-data {needs: churn_date} without dates or lives; unknown-field {field}.
core::Result<LifetimesAnswer> measureLifetimes(Session& session, const LifetimesRequest& request, core::JobContext& job);

struct HazardCoefficient {
    std::string name, column, label, level; // COLUMN, or COLUMN_LEVEL against the commonest level
    std::optional<double> coef, se, p, hazardRatio, lower, upper; // interval of the ratio
    std::optional<double> proportionalP; // test of proportionality
};
struct HazardsAnswer {
    Basis basis;
    std::uint64_t n = 0, events = 0;
    std::vector<HazardCoefficient> coefficients;
    std::optional<double> lrP, proportionalP; // likelihood ratio; global test of proportionality
    std::vector<std::pair<std::string, std::string>> references; // column, level the others are held against
    analytics::Doubts doubts;
};
// Cox regression of lives on the attributes of the customer table that a model may use (features/RiskFeatures.h). Rows with a missing
// cell are left out and counted. Failures as above, and of analytics::fitCox.
core::Result<HazardsAnswer> measureHazards(Session& session, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
