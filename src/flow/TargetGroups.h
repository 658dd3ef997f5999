// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "flow/CustomerTable.h"

namespace holdfast::flow {

// ---- which saved segments are worth an effort (analyse target-groups) ------------------------------------------------------
// Growth against value, cut at the figures of all customers.
enum class MatrixField : std::uint8_t {
    Grow, // growing, valuable
    Protect, // shrinking, valuable
    Test, // growing, of little value
    Limit // shrinking, of little value
};
std::string_view word(MatrixField field); // "grow", "protect", "test", "limit"

struct SegmentWorth {
    std::string name; // of the segment; empty = all customers
    std::uint64_t n = 0;
    double share = 0; // of all customers
    std::uint64_t active = 0, churned = 0; // at the start of the current period, of those in it
    std::uint64_t activeAtEnd = 0;
    core::Estimate churnRate; // Wilson
    std::optional<double> growth; // active at the end over active at the start, less 1; none below 30 or without dates
    core::Estimate reachable; // share who agreed to be contacted of all of them; no value without a consent field
    std::vector<std::pair<std::string, std::uint64_t>> channels; // preferred channel by the customer table, commonest first
    core::Estimate netPerCustomer; // of the last 365 days, currency units; no value without amounts
    double netLastYear = 0, netShare = 0;
    // How far it is from all other customers: mean |Cohen's d| over the figures of customers, and the largest one.
    std::optional<double> differentiation, strongest;
    CustomerField strongestField;
    std::optional<MatrixField> field; // none where growth or value is not known
};
struct TargetGroupsAnswer {
    Basis basis;
    SegmentWorth all;
    std::vector<SegmentWorth> groups; // in the order saved
    std::vector<std::string> broken; // segments whose rule no longer fits the data
    std::string currency;
};
// Failures: of the scope and of the churn definition; not-enough-data without a saved segment.
// Reference: matrix after Henderson (1970), The Product Portfolio, with growth of customers and their value; effects: Cohen (1988).
core::Result<TargetGroupsAnswer> evaluateTargetGroups(Session& session, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
