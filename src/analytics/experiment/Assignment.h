// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <span>
#include <vector>

// Who gets which offer: at most one each, so that the summed value is as large as limits on money and contacts allow.
namespace holdfast::analytics {

// Something offers use up: `use` per customer given offer j, `most` in all; both 0 or more. A budget uses the offers' costs, the
// capacity of a channel 1 for each of its offers.
struct AssignmentLimit {
    std::vector<double> use; // by offer
    double most = 0;
};
struct AssignmentProblem {
    Matrix value; // customer by offer: the net gain of giving it; 0, below and NaN: never given
    std::vector<AssignmentLimit> limits;
};

struct Assignment {
    std::vector<std::int32_t> offer; // by customer: index of the offer, -1 = none
    double value = 0; // of the plan
    double bound = 0; // no plan within the limits is worth more
    double gap = 0; // (bound - value) / bound; 0 when proven best
    std::vector<double> used; // by limit
    std::vector<double> prices; // by limit: what one more unit would add, about
    bool exact = false; // found best by going through all that could be better
};

struct AssignmentOptions {
    double wantedGap = 1e-4; // the search stops there
    std::size_t exactCustomers = 200; // up to so many the rest of the gap is searched, within exactNodes steps
    std::uint64_t exactNodes = 2'000'000;
};

// The bound is the smallest value of the Lagrangian dual found (columns generated at smoothed prices), the plan a repair of its choice.
// Deterministic. Cost: some 20 to 80 passes over the values. invalid-value {name} for a limit below 0 or of the wrong length; cancelled.
// Reference: Fisher (1981), The Lagrangian relaxation method, Management Science 27; Pessoa et al. (2018), INFORMS J. Comput. 30
// (smoothing); Kellerer, Pferschy, Pisinger (2004), Knapsack Problems, chapter 11.
core::Result<Assignment> assignOffers(const AssignmentProblem& problem, const AssignmentOptions& options, core::JobContext& job);

} // namespace holdfast::analytics
