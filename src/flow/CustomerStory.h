// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/StrategyLibrary.h"
#include "flow/RiskModel.h"

namespace holdfast::flow {

// ---- how one customer's risk came about, and what became of others like it (analyse customer) -----------------------------
// Everything as of the scope's day; nothing later is looked at.

// The risk at ends of months by the same model from first to last, on what was known on each of those days. Days up to the one the model
// was made on lie within what it learned from.
struct RiskCourse {
    struct Point {
        core::CivilDate day;
        double risk = 0;
    };
    std::vector<Point> points; // oldest first, the as-of day last; only days on which the customer was active
    double alert = 0; // least risk of the high tier on the as-of day; above 1: nobody is in it
    core::CivilDate trainedAsOf;
    int horizonDays = 90;
};

// A campaign of this workspace the customer was drawn for.
struct CustomerCampaign {
    std::string id, name;
    core::CivilDate day, until; // of the lock; last day of the window
    bool control = false; // held back
    domain::Strategy offer;
    std::optional<bool> contacted, responded, converted; // as the outcomes say; none = nothing is known
    std::optional<bool> stayed; // a customer on the last day of the window; none = it is open, or churn has no dates
};

// What was done with somebody in a stretch of time.
struct Treatment {
    std::string campaign; // name
    bool control = false;
};
struct SimilarCustomer {
    std::string customer;
    double distance = 0; // see SimilarCustomers::measure; 0 = the same
    bool left = false; // by the end of the stretch
    std::vector<Treatment> treatments; // in the stretch
};
// Who was most like this customer is now, on a day whose horizon is over.
struct SimilarCustomers {
    core::CivilDate day, until; // compared on, outcome known on; none: churn has no dates, all known customers as they are are compared
    // "risk-features": root of the sum of squared differences of the model's features, each in standard deviations (at most 4) and weighted by
    // its share of the model's importance. "rfm": the same of days since the last purchase, logarithm of purchase days and of net amount, each
    // weighted alike. What is not known counts as the mean.
    std::string measure;
    std::uint64_t among = 0, candidates = 0; // compared with; of so many (every k-th where there are more than 200,000)
    std::vector<SimilarCustomer> nearest; // at most 20
    core::Estimate left; // share of the nearest `peers`, Wilson
    std::uint64_t peers = 0; // at most 50
    std::uint64_t treated = 0, treatedLeft = 0; // of them, contacted in the stretch
};

struct CustomerStory {
    Basis basis;
    std::string customer;
    std::optional<RiskCourse> course;
    std::optional<core::Error> courseMissing; // model-missing; not-enough-data {needs: dates} for a label without dates, {needs: past} when never active
    std::vector<CustomerCampaign> campaigns; // oldest first
    std::optional<SimilarCustomers> similar;
    std::optional<core::Error> similarMissing; // not-enough-data {needs: active}: gone already; {needs: past}: no horizon is over; {needs: transaction}
};
struct CustomerStoryRequest {
    Scope scope; // its rule does not count
    std::string customer; // id
};
// Failures: of the scope; invalid-parameter {parameter: customer} for an unknown id; cancelled. What can't be said is in the parts.
core::Result<CustomerStory> customerStory(Session& session, const CustomerStoryRequest& request, core::JobContext& job);

} // namespace holdfast::flow
