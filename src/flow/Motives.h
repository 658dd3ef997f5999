// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Estimate.h"
#include "domain/Motives.h"
#include "flow/Retention.h"

namespace holdfast::flow {

// ---- motives (analyse motives) ----------------------------------------------------------------------------------------
// One piece of evidence. The score of a customer and motive is 1 - product of (1 - weight) over its evidence, each kind counted once
// a motive and day.
struct MotiveEvidence {
    std::string motive; // id
    std::string kind; // "churn-reason" 0.9, "exit-survey" 0.8, "complaint" 0.6, "survey-item" 0.4, "comment" 0.4, "price-change" 0.4, "payment-failure" 0.3
    core::CivilDate day; // none: not dated
    std::string text; // what was said, or the item's label
    double weight = 0;
};
struct MotiveShare {
    std::string id, name; // name: of an own motive
    std::uint64_t n = 0; // customers with evidence
    double share = 0; // of the customers with any evidence
    double score = 0; // mean over these
    core::Estimate interval; // the share with its interval (Wilson)
};
struct MotiveCategory {
    std::string id;
    std::uint64_t n = 0;
    double share = 0, score = 0;
    std::vector<MotiveShare> motives;
    std::optional<double> shareGone, shareStaying; // of those with evidence who are gone, who are not
    core::Estimate interval, intervalGone, intervalStaying; // the three shares with their intervals (Wilson)
    // Validation: evidence up to A - H except churn reasons, against churn in (A - H, A].
    std::optional<double> alpha, alphaLower, alphaUpper; // Cronbach over its motives
    std::optional<double> oddsRatio, oddsLower, oddsUpper, p; // of churn, for a score higher by 0.1; all categories in one model
};
struct MotiveSegment {
    std::string value;
    std::uint64_t n = 0; // customers with evidence
    std::vector<double> shares; // by category
    std::vector<core::Estimate> intervals; // the shares with their intervals (Wilson)
};
struct MotivesRequest {
    Scope scope;
    std::string by; // customer column for segments; empty = none
    int horizonDays = 90;
};
struct MotivesAnswer {
    Basis basis;
    std::vector<MotiveCategory> categories; // in the order of the list
    std::uint64_t customers = 0, withEvidence = 0;
    std::vector<std::pair<std::string, std::uint64_t>> kinds; // pieces of evidence by kind
    std::vector<MotiveSegment> segments; // most customers first, at most 12
    // Factor structure: as many factors as categories, varimax. agreement: share of the motives that load highest on the factor
    // on which most of their category does; none when it can't be computed.
    std::optional<double> factorAgreement;
    std::uint64_t validated = 0, validatedChurned = 0; // customers in the regression
    bool ownList = false; // the list was edited
    analytics::Doubts doubts;
};
// Failures: of the snapshot; not-enough-data {needs: complaint} when no table holds evidence; unknown-field {field} for `by`.
core::Result<MotivesAnswer> measureMotives(Session& session, const MotivesRequest& request, core::JobContext& job);

// Evidence of one customer, latest first. invalid-parameter {parameter: customer}.
core::Result<std::vector<MotiveEvidence>> motivesOf(Session& session, const Scope& scope, const std::string& customer, core::JobContext& job);

// Customers of the scope with evidence of a motive, highest score first, at most `limit`; `motive`: id of a motive or of a category; empty = any.
struct MotiveCustomer {
    std::string customer;
    double score = 0;
    bool gone = false; // by the churn rule; false where it can't be told
    std::size_t pieces = 0; // of evidence, for that motive
};
struct MotiveCustomers {
    Basis basis;
    std::string motive;
    std::uint64_t total = 0;
    std::vector<MotiveCustomer> customers;
};
// Failures: as measureMotives; invalid-parameter {parameter: motive}.
core::Result<MotiveCustomers> customersWith(Session& session, const Scope& scope, const std::string& motive, std::size_t limit, core::JobContext& job);

// The list in force, and a new one (one undoable step; empty = the standard list again).
core::Result<std::vector<domain::Motive>> motiveList(Session& session);
core::Status setMotiveList(Session& session, const std::vector<domain::Motive>& motives, core::JobContext& job);

} // namespace holdfast::flow
