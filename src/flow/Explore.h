// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "flow/Basis.h"
#include "flow/Retention.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// Cross-filtering over the customers of one snapshot. An Exploration is immutable apart from its scratch memory; each
// count() call is one brush: a few ms for a million customers. Safe to call from one thread at a time.
struct FacetBin {
    std::string label; // short: "25", "North"; empty label with missing = true is the missing bin
    std::string from, to; // canonical values for the rule: from <= v < to for ordered fields, from = value for names
    bool missing = false, other = false; // other = all names beyond the first 30
};
struct Facet {
    std::string field, label; // stable name; header text
    std::string family; // demographic, geographic, behaviour, psychographic, value
    bool ordered = true; // histogram; else names
    std::string type; // value type word
    std::vector<FacetBin> bins;
    // Whether customers can be grouped by it for a look at churn: 2-12 names (more do not fit beside each other), and
    // not the stage of life, which follows from churn itself.
    bool makesGroups() const { return !ordered && type == "text" && field != "lifecycle_stage" && bins.size() >= 2 && bins.size() <= 12; }
};
struct FacetCounts {
    std::vector<std::uint32_t> all; // whole workspace
    std::vector<std::uint32_t> selected; // passing all other filters
    std::vector<std::uint32_t> active, churned; // of `selected`: active at start of the current period, churned in it
};
struct GridCounts { // RFM, [r * 5 + f]
    std::vector<std::uint32_t> n, active, churned;
};
// Chosen bins of one facet; "rfm" with bin r * 5 + f is the grid. Or a condition that no choice of bins can say (or, not,
// another segment, listed customers, finer limits): field "rule", no bins. A selection has at most one of those.
struct FacetFilter {
    std::string field;
    std::vector<int> bins;
    std::optional<domain::Rule> rule {};
    bool operator==(const FacetFilter&) const = default;
};
struct SelectionSummary {
    std::uint64_t customers = 0, all = 0;
    core::Estimate churnRate, churnRateAll;
    std::uint64_t active = 0, churned = 0;
    double revenue = 0, revenueAll = 0; // net, last 365 days
    double orderValueMedian = 0, orderValueMedianAll = 0; // NaN without orders
    double index = 0; // 100 x rate / rate of all; NaN when undefined
};
struct BrushAnswer {
    std::vector<FacetCounts> facets; // parallel to Exploration::facets()
    GridCounts rfm; // empty without transactions
    SelectionSummary summary;
    double seconds = 0; // counting alone
};

class Exploration {
public:
    virtual ~Exploration() = default;
    virtual const Basis& basis() const = 0;
    virtual const std::vector<Facet>& facets() const = 0;
    virtual bool hasRfm() const = 0;
    virtual core::Result<BrushAnswer> count(const std::vector<FacetFilter>& filters, core::JobContext& job) = 0;
    // The filters as a rule tree and back: bins as far as they say the same, the rest as one condition of its own.
    virtual domain::Rule ruleOf(const std::vector<FacetFilter>& filters) const = 0;
    virtual core::Result<std::vector<FacetFilter>> filtersOf(const domain::Rule& rule) const = 0;
    // The saved segments that conditions mean by their names; at first those of the workspace when it was made.
    virtual void setSegments(const std::vector<Segment>&) { }
    // Ids of the customers that pass, in snapshot order.
    virtual core::Result<std::vector<std::string>> customers(const std::vector<FacetFilter>& filters, std::size_t limit, core::JobContext& job) = 0;
};
core::Result<std::shared_ptr<Exploration>> explore(Session& session, const Scope& scope, core::JobContext& job);

// ---- rules and saved segments counted -----------------------------------------------------------------------------------
struct RuleSize {
    std::uint64_t n = 0;
    core::Estimate churnRate; // of those active at the start of the current period; none without a churn rule
    double revenue = 0; // net amount of the last 365 days, currency units: what is at stake; NaN without transactions
    std::optional<core::Error> problem {}; // the rule does not fit the data: the rest is 0
};
// Each rule by itself; saved segments in them are those of the workspace. Within the rule of the scope.
core::Result<std::vector<RuleSize>> measureRules(Session& session, const Scope& scope, const std::vector<domain::Rule>& rules, core::JobContext& job);

// Size, churn and revenue of each saved segment.
struct SegmentSize {
    std::string name;
    std::uint64_t n = 0;
    core::Estimate churnRate;
    std::string problem; // code word when the rule no longer fits the data
    double revenue = 0; // as of RuleSize
    bool frozen = false; // a list of customers, not a rule
};
core::Result<std::vector<SegmentSize>> measureSegments(Session& session, const Scope& scope, core::JobContext& job);
core::Result<std::vector<std::string>> segmentCustomers(Session& session, const domain::Rule& rule, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
