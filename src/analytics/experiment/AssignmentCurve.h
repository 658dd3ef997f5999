// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/experiment/Assignment.h"

#include <optional>

namespace holdfast::analytics {

// What a budget buys, best plan against two habits.
struct BudgetPoint {
    double budget = 0;
    double best = 0, bound = 0; // value of the plan and what no plan can pass
    double highestRisk = 0; // customers by falling risk, each given the offer worth most of those that still fit; who gains by none is passed over
    double random = 0; // the same in random order, mean of five orders
};
struct BudgetCurve {
    std::vector<BudgetPoint> points; // from 0 up, evenly
    double wholeBudget = 0; // what the best plan uses without a budget: more buys nothing
    std::optional<std::size_t> knee; // point after which money buys clearly less; none for a straight or empty curve
    std::size_t customers = 0; // the figures rest on; fewer than all = a seeded sample, scaled up
};
struct BudgetCurveOptions {
    std::size_t points = 12; // beside 0
    std::size_t mostCustomers = 40'000;
    double most = 0; // the last budget; 0 = what is used without one
    std::uint64_t seed = 1;
};

// `budget`: which of the limits is the budget; the others hold as they stand. `risk` by customer. The knee is the point farthest above
// the straight line from first to last, where that is at least a twentieth of the height.
// Failures as assignOffers; invalid-value {name: budget} for an unknown limit.
// Reference: Satopää et al. (2011), Finding a "Kneedle" in a haystack, ICDCS workshops.
core::Result<BudgetCurve> budgetCurve(const AssignmentProblem& problem, std::size_t budget, std::span<const double> risk,
    const BudgetCurveOptions& options, core::JobContext& job);

// Customers in the given order, each the offer worth most of those that fit and bring something; NaN = never given.
double valueInOrder(const AssignmentProblem& problem, std::span<const std::uint32_t> order);

} // namespace holdfast::analytics
