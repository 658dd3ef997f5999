// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "core/Period.h"
#include "flow/Basis.h"
#include "flow/Session.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// Which customers, at which time: shared by all analyses.
struct Scope {
    core::CivilDate asOf; // none = the workspace's
    std::optional<core::Grain> period; // none = the workspace's
    std::optional<domain::Rule> rule; // none = all customers
    std::string name; // of the segment, for the basis
};

// ---- churn and retention by period (analyse churn) ----------------------------------------------------------------
struct PeriodChurn {
    core::Period period;
    std::uint64_t activeAtStart = 0, churned = 0, fresh = 0, returning = 0, activeAtEnd = 0;
    core::Estimate churnRate, retentionRate; // shares of activeAtStart, Wilson
    double lowerLimit = 0, upperLimit = 0; // p-chart, 3 sigma; NaN = no limits
    bool signal = false; // beyond a limit or Nelson rule 2 or 3
    bool partial = false; // not over at as-of: shown, never compared
    bool enoughHistory = true;
};
struct ChurnAnswer {
    Basis basis;
    domain::ChurnDefinition definition; // in force, D resolved
    bool proposed = false; // D comes from the return curve
    std::vector<PeriodChurn> periods; // empty when the label has no dates
    // The chosen period: the last full one at as-of, and the one it is compared with.
    std::optional<PeriodChurn> current, previous;
    core::Estimate overall; // label without dates: share churned of all customers
    std::uint64_t churnedCustomers = 0, knownCustomers = 0;
};
core::Result<ChurnAnswer> measureChurn(Session& session, const Scope& scope, core::JobContext& job);

// ---- the churn rule: proposed D and its curve ----------------------------------------------------------------------
struct ReturnPoint {
    int days = 0;
    core::Estimate chance; // to return within a year after this many silent days
};
struct ChurnRuleAnswer {
    Basis basis;
    std::vector<ReturnPoint> curve;
    int proposedDays = 0; // 0 = not to be had from these data
    int daysInForce = 0;
    std::vector<std::string> possible; // kinds the data allow: "label", "contract", "inactivity"
    std::string inForce;
    std::uint64_t gaps = 0, censored = 0; // purchase gaps seen, last gaps still open
};
core::Result<ChurnRuleAnswer> proposeChurnRule(Session& session, const Scope& scope, core::JobContext& job);

// ---- cohorts --------------------------------------------------------------------------------------------------------
struct CohortCell {
    std::uint64_t retained = 0;
    core::Estimate retention;
    double revenue = 0;
    bool partial = false;
};
struct CohortRow {
    core::Period cohort;
    std::uint64_t n = 0;
    std::vector<CohortCell> cells; // month 0, 1, … up to as-of
};
struct CohortAnswer {
    Basis basis;
    std::vector<CohortRow> cohorts;
    std::vector<double> weighted, plain; // mean retention by age
};
core::Result<CohortAnswer> measureCohorts(Session& session, const Scope& scope, core::JobContext& job);

// ---- RFM ------------------------------------------------------------------------------------------------------------
struct RfmGroup {
    std::string name; // stable word: "champions", "cannot-lose", …
    std::uint64_t n = 0;
    double share = 0, revenue = 0;
};
struct RfmCell {
    std::uint64_t n = 0, active = 0, churned = 0; // active at start of the current period, and churned in it
    core::Estimate churnRate;
};
struct RfmAnswer {
    Basis basis;
    std::uint64_t customers = 0;
    std::vector<double> cuts[3]; // recency, frequency, monetary
    double mean[3] {}, sd[3] {}, median[3] {};
    std::vector<std::uint64_t> counts[3]; // by score 1…5
    std::vector<std::vector<RfmCell>> grid; // [recency score - 1][frequency score - 1]
    std::vector<RfmGroup> groups;
    struct Half { std::string name; std::uint64_t n = 0; double revenue = 0; };
    std::vector<Half> halves;
    double gini = 0;
    std::uint64_t topCustomers = 0;
    double topShare = 0;
};
core::Result<RfmAnswer> measureRfm(Session& session, const Scope& scope, core::JobContext& job);

// ---- overview -------------------------------------------------------------------------------------------------------
struct Kpi {
    std::string id; // customers, churn-rate, retention-12m, arpu, orders-per-customer, new-customers, revenue-lost
    enum class Unit : std::uint8_t { Count, Share, Money, Number } unit = Unit::Count;
    core::Estimate now; // value, interval, n
    std::optional<double> before; // value in the comparison period
    double numerator = 0, denominator = 0; // for the formula with its figures; denominator 0 = no ratio
    std::vector<double> series; // up to 8 periods, oldest first, NaN = not defined
    std::string needs; // not empty: which table or column is missing ("transaction", "signup_date", …)
    int upIsGood = 0; // 1, -1, 0
};
struct GroupRisk { // one value of one attribute
    std::string field, fieldLabel, value;
    std::uint64_t n = 0, active = 0, churned = 0;
    core::Estimate churnRate;
    std::optional<double> before; // rate in the comparison period
    double revenue = 0; // net revenue of its customers over the last 365 days
    std::vector<double> series; // up to 8 periods
    double pAdjusted = 1; // difference from the rest, Benjamini-Hochberg over all groups compared
};
struct OverviewAnswer {
    Basis basis;
    Settings settings;
    ChurnAnswer churn;
    std::vector<Kpi> kpis;
    std::optional<CohortAnswer> cohorts; // none: no events
    std::vector<GroupRisk> groups; // highest churn first; groups under n 30 last
};
core::Result<OverviewAnswer> measureOverview(Session& session, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
