// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/experiment/Cuped.h"
#include "analytics/experiment/Uplift.h"
#include "domain/CampaignTarget.h"
#include "flow/Basis.h"
#include "flow/CampaignLibrary.h"
#include "flow/CampaignRun.h"
#include "flow/CampaignTarget.h"

// Did it work, for whom, and was it worth it (analyse campaign).
namespace holdfast::flow {

struct EvaluateRequest {
    std::string campaign; // id or name
    core::CivilDate asOf; // of the facts; none = the workspace's
    std::vector<std::string> by; // customer columns to look for differences by, beside tier, value class and offer
    int replicates = 200; // of the Qini interval
    std::uint64_t seed = 1;
};

struct ArmFigure {
    std::int64_t n = 0;
    double sum = 0; // of the outcome; for a share the customers with it
    core::Estimate mean; // share (Wilson) or mean (Student)
};
struct EffectLine { // exploratory, but for the first
    std::string field, label, value; // field: "all", "tier", "value-class", "offer", or a customer column
    std::int64_t treated = 0, control = 0;
    core::Estimate difference; // treated less control
    std::optional<double> p, pAdjusted; // adjusted over all lines but the first (Benjamini-Hochberg); none where the groups are too small
};
struct MoneyFigures {
    core::Estimate value; // brought by the campaign: value of the treated more than without it
    double cost = 0;
    bool costKnown = false; // as read in; else as planned
    std::vector<std::pair<std::string, double>> costs; // its parts, by strategy id; the largest first
    core::Estimate profit, roi; // value - cost; (value - cost) / cost
    core::Estimate kept; // customers kept more than without it
};
struct CoursePoint { // net amount a customer in some days, mean; Student
    core::CivilDate from, to; // both included
    core::Estimate treated, control;
};
struct BeforeAfter { // net amount a customer in the window before the lock and the one after
    core::Estimate treatedBefore, treatedAfter, controlBefore, controlAfter;
    core::Estimate did; // difference of the differences
    bool matched = false; // control = matched customers, not a drawn one
    std::vector<CoursePoint> course; // weeks, or as many weeks as make at most 26 steps a side, that meet at the lock; only steps that are over
    std::size_t before = 0; // of them, steps before the window
};
struct MatchedFigure {
    std::uint64_t pairs = 0, unmatched = 0;
    core::Estimate difference; // of the outcome, within pairs
    std::vector<BalanceLine> balance; // after matching
};
struct CampaignFunnel {
    std::uint64_t assigned = 0, contacted = 0, responded = 0, converted = 0;
};
// Of those the plan was for (TargetPlan::who) by the churn rule at the lock, the share who are customers so many days after it; Wilson (1927).
// It falls from 1 for those who were customers and rises from 0 for those who were gone.
struct RetentionPoint {
    int day = 0;
    core::Estimate treated, control; // no value: nobody of the group
};
struct PromiseKept {
    std::string campaign, name, strategy; // strategy empty = all of the campaign
    double promised = 0; // uplift reckoned with, or value where strategy is empty
    core::Estimate measured;
};

struct EvaluateAnswer {
    Basis basis;
    std::string id, name, currency, digest;
    domain::TargetPlan plan;
    bool drawn = true; // the arms were drawn here
    bool unchanged = true; // the lists still have the digest of the lock
    core::CivilDate lockedOn, from, to; // window of the outcome
    bool open = false; // the window is not over in the facts
    std::uint64_t notKnown = 0; // members whose outcome is not known
    // Sample ratio first: those with an outcome against those planned.
    double plannedRatio = 0;
    std::optional<double> ratioP;
    bool ratioBroken = false; // p below 0.001, or no outcome at all of a group that was drawn: what follows can't be trusted
    bool hasControl = true; // both groups have outcomes; else only MatchedFigure and BeforeAfter, which are weaker
    // The locked question.
    ArmFigure treated, control;
    core::Estimate effect; // treated less control: Newcombe for a share, Welch for an amount
    std::optional<double> p;
    std::optional<analytics::Cuped> cuped; // by the net amount before
    std::string decision; // "met", "not-met", "open" (window), "broken" (sample ratio), "no-control"
    MoneyFigures money;
    // Exploratory.
    std::vector<EffectLine> lines; // the first is all
    std::optional<analytics::UpliftMetrics> qini; // by the uplift reckoned with, for shares; else by the risk
    std::vector<BalanceLine> balance;
    std::optional<BeforeAfter> beforeAfter;
    std::optional<MatchedFigure> matched;
    std::vector<RetentionPoint> retention; // by day from 0 to the end of the window or of the facts; empty without dates of churn
    std::vector<domain::Strategy> offers; // as they were locked
    CampaignFunnel funnel;
    std::vector<OutcomeIssue> issues;
    std::vector<CampaignLesson> lessons; // what would be written into the library
    double promisedValue = 0, promisedLower = 0, promisedUpper = 0, promisedUplift = 0;
    analytics::Doubts doubts; // small-group, sample-ratio-mismatch
};
// invalid-parameter {problem: campaign-not-locked; campaign-no-outcomes: nobody's outcome is known}. unknown-field for `by`.
core::Result<EvaluateAnswer> evaluateCampaign(Session& session, const EvaluateRequest& request, core::JobContext& job);

// Evaluates and keeps: lessons into the library, the campaign becomes evaluated; one undoable step. `text`: the user's words.
core::Result<EvaluateAnswer> closeCampaign(Session& session, const EvaluateRequest& request, const std::string& text, core::JobContext& job);

// What evaluated campaigns promised and brought, oldest first.
core::Result<std::vector<PromiseKept>> promisesKept(Session& session);

} // namespace holdfast::flow
