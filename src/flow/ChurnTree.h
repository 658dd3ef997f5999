// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "core/Period.h"
#include "flow/CustomerTable.h"

namespace holdfast::flow {

// ---- a tree that finds the segments with the highest churn (analyse tree) ------------------------------------------------
struct ChurnTreeRequest {
    Scope scope;
    int depth = 4; // questions from the top to a leaf, 1..6
    std::uint64_t smallestLeaf = 0; // customers of the half that grows the tree; 0 = a fiftieth of them, 20 at least
    std::uint64_t seed = 1;
};

struct ChurnTreeNode {
    int parent = -1, left = -1, right = -1; // indexes; -1 = none
    int depth = 0;
    domain::Rule condition; // what leads here from the parent
    domain::Rule rule; // all of them: whom the node holds
    std::uint64_t n = 0; // customers active at the start who are here
    std::uint64_t chosenOn = 0; // those of them whose churn chose the questions
    core::Estimate churnRate; // of the others, Wilson
    std::uint64_t churned = 0; // of the others
};
struct ChurnTreeStep {
    std::size_t leaves = 1;
    double error = 1, errorSe = 0; // cross-validated squared error over that of the plain rate
};
struct ChurnTreeAnswer {
    Basis basis; // n: customers active at the start; excluded: "not-active"
    std::optional<core::Period> period; // in which they churned; none: label without dates
    core::CivilDate knownOn; // fields are as of this day, the last before the period
    std::vector<ChurnTreeNode> nodes; // root first; one alone: no question holds
    std::vector<ChurnTreeStep> steps; // the larger the tree the earlier
    std::size_t chosen = 0;
    core::Estimate all; // churn of the half that did not choose the questions
    std::vector<CustomerField> fields; // that could be asked about
    std::vector<std::pair<CustomerField, std::string>> leftOut; // and why: words as features::LeftOutColumn; "defines-churn": silent days under an inactivity rule
    int highest = -1; // the leaf whose rate is highest of those with 30 customers or more; -1 = none
};
// One half of the customers, drawn at random, grows the tree, which is cut back by cross-validation within that half; the other
// half gives the rates, so that they are not those of lucky questions. Fields are what was known on the last day before the period; of a
// label without dates, attributes as they stand.
// Failures: of the scope and the churn definition; not-enough-data with fewer than 20 customers of either outcome in a half, or
// without a field to ask about; invalid-parameter {parameter: depth}.
// Reference: analytics/models/PrunedTree.h; halves: Athey, Imbens (2016), PNAS 113.
core::Result<ChurnTreeAnswer> growChurnTree(Session& session, const ChurnTreeRequest& request, core::JobContext& job);

} // namespace holdfast::flow
