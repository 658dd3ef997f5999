// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Estimate.h"
#include "flow/Retention.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// ---- what value means in this workspace ------------------------------------------------------------------------------
struct ValueModel {
    // value.method: "historical", "formula", "bg-nbd", "sbg"; empty = the best the data allow (see RemainingValues).
    std::string method;
    int months = 12; // value.months: how far ahead
    double discountPerYear = 0.1; // value.discount: each month's value at its end
    double margin = 1; // value.margin: share of net amounts and fees that is earned; 1 = value is revenue
    bool operator==(const ValueModel&) const = default;
};
core::Result<ValueModel> valueModel(Session& session);
// The settings that differ, each an undoable step; how many it were. invalid-parameter.
core::Result<int> changeValueModel(Session& session, const ValueModel& model);
// How many settings differ.
int differences(const ValueModel& a, const ValueModel& b);

// ---- what each customer is still expected to bring -------------------------------------------------------------------
// By customer of the snapshot, in the order of its ids; currency units; NaN = can't be said. Kept as long as the facts are.
// Methods, by their words:
//   bg-nbd      net purchases of the coming months by BG/NBD with Gamma-Gamma, discounted; who never bought has none. The chance to be
//               still there is the model's own. What the program takes where there are purchases.
//   sbg         fee (else mean net amount of a month of the last year) x chance to renew by a shifted-beta-geometric of months stayed,
//               discounted; 0 for who is gone. Needs contracts, or labels with dates. Taken where there are fees and no purchases.
//   formula     order value x orders a month x months expected at the mean monthly churn of the last year, discounted; 0 for who is gone
//   historical  what a month since the first purchase brought so far, for the coming months, discounted
//   monthly-fee the fee of the months, discounted: nothing is known of leaving
//   last-year   net amount of the last 365 days: the models can't be fitted
//   none        nothing to value by
// lower and upper: 95 % of the expected value, by the doubt of the model's parameters (delta method on the logarithm). What one customer
// will really bring spreads far more. NaN for methods without a model.
struct RemainingValues {
    std::string method = "none";
    ValueModel model;
    core::CivilDate asOf;
    std::vector<double> value, lower, upper;
    analytics::Doubts doubts;
};
core::Result<std::shared_ptr<const RemainingValues>> remainingValues(Session& session, core::CivilDate asOf, core::JobContext& job);

} // namespace holdfast::flow
