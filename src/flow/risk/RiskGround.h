// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what the risk model reads and learns from.

#include "analytics/Matrix.h"
#include "features/RiskFeatures.h"
#include "flow/Facts.h"

namespace holdfast::flow {

// The smaller tables by customer, as of the snapshot's day. Words of severity and outcome are understood in English and Chinese.
core::Result<features::RiskTables> riskTables(Session& session, const frame::Snapshot& snapshot, core::JobContext& job);
// A failed payment by the words of an outcome: 1 failed, 0 not, -1 says nothing.
int failedPayment(std::string_view outcome);

struct LearningPlan {
    int horizonDays = 90;
    int windowDays = 90;
    std::size_t mostRows = 200000; // of all cut-offs together; drawn by `seed` where there are more
    std::uint64_t seed = 1;
};

// A row for each customer active at a cut-off, labelled by whether the customer churned within the horizon.
struct LearningRows {
    features::RiskLayout layout;
    analytics::Matrix x;
    std::vector<double> y;
    std::vector<std::uint32_t> customer;
    std::vector<std::uint8_t> held; // 1 = of the last cut-off; empty when there is one cut-off only or no history
    std::vector<core::CivilDate> cutoffs; // latest first; empty = snapshot data: one row a customer, the label as it is now
    std::uint64_t candidates = 0; // rows before drawing
};

// Cut-offs A - H, A - 2H … as long as two windows of facts lie before them, at most six. Labels without dates: snapshot data.
// Columns that leak are left out and listed in the layout.
// Failures: of the churn definition; not-enough-data when no cut-off has a past, or nobody was active; cancelled.
core::Result<LearningRows> learningRows(const Facts& facts, const features::RiskTables& tables, const LearningPlan& plan, core::JobContext& job);

// Customers who can still leave: known and not gone.
std::vector<std::uint32_t> activeCustomers(const Facts& facts, const frame::Selection* scope);

} // namespace holdfast::flow
