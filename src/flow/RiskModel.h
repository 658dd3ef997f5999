// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Estimate.h"
#include "flow/Basis.h"
#include "flow/Retention.h"
#include "flow/Session.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// ---- the model and what it says of a scope (analyse risk) ------------------------------------------------------------
struct RiskRequest {
    Scope scope; // who is scored; the model learns from all customers
    int horizonDays = 90; // H: churn within so many days
    std::string kind; // "logistic", "boosted"; empty = the better one
    std::uint64_t seed = 1;
    int threads = 0; // 0 = as many as there are processors; changes nothing but the time
    bool fresh = false; // make a model for this answer even where one is kept; nothing is kept
    bool makeWhenMissing = true; // without a kept model: make one for this answer and keep nothing; else model-missing
    // Tiers: the riskiest `highShare` are high, the next up to `mediumShare` medium. With profit: high where acting pays on average
    // (risk x saveShare x mean remaining value >= contactCost), medium from half of that risk.
    bool tiersByProfit = false;
    double highShare = 0.1, mediumShare = 0.3;
    double contactCost = 5, saveShare = 0.2; // of one contact, currency units; of those contacted who stay for it
};

struct RiskMetrics {
    std::int64_t n = 0, positives = 0;
    core::Estimate auc; // DeLong
    std::optional<double> prAuc, brier, ece, logLoss;
    struct Bin {
        std::int64_t n = 0;
        std::optional<double> predicted, observed;
    };
    std::vector<Bin> calibration; // ten bins of equal width
    struct Group {
        std::int64_t n = 0, positives = 0;
        double rate = 0;
        std::optional<double> lift, capture;
    };
    std::vector<Group> lift; // by descending score, ten groups
};
struct RiskCandidate {
    std::string kind;
    bool chosen = false;
    RiskMetrics training, tested;
    std::optional<double> validationLoss; // log loss by which it was chosen, of rows neither learned from nor tested
};
struct RiskFeatureNote {
    std::string id, group, column, label, level; // as features/RiskFeatures.h; label: header of the column
    double importance = 0; // share of all
    std::optional<double> psi; // drift since the training
};
struct LeftOutNote {
    std::string column, label, reason;
    double area = 0;
};
struct RiskTreeNode {
    int parent = -1;
    bool yes = false; // reached by value <= threshold of the parent
    int feature = -1; // asked here, index into features; -1 = leaf
    double threshold = 0;
    std::int64_t n = 0, events = 0;
};
struct RiskCard {
    std::string kind; // of the model in use
    bool kept = false; // in the workspace; false = made for this answer
    std::int64_t trainedAt = 0;
    core::CivilDate trainedAsOf;
    std::string fingerprint; // of the data it learned from
    bool outOfTime = false; // tested on the last cut-off; else cross-validated
    bool history = true; // false = snapshot data: a label without dates
    std::string definition; // churn kind in force when it was made
    int horizonDays = 90, windowDays = 90;
    std::vector<core::CivilDate> cutoffs; // latest first
    std::uint64_t rows = 0, events = 0, candidates = 0; // learned from; rows there were before drawing
    std::string calibration; // "isotonic", "platt"
    std::vector<RiskCandidate> tests;
    std::vector<RiskFeatureNote> features; // most important first
    std::vector<LeftOutNote> leftOut;
    std::vector<RiskTreeNode> tree; // of features in the order of featureIds
    std::vector<std::string> featureIds;
    const RiskCandidate& chosen() const;
};

struct RiskTier {
    std::string name; // "high", "medium", "low"
    double from = 0; // least risk
    std::uint64_t n = 0;
    double meanRisk = 0, remainingValue = 0, atRisk = 0; // value x risk, summed
};
struct RiskAnswer {
    Basis basis;
    RiskCard card;
    std::uint64_t scored = 0; // active customers of the scope
    double expected = 0; // of them to churn within the horizon
    std::vector<std::uint64_t> distribution; // by risk, ten bins of equal width
    std::vector<RiskTier> tiers; // high, medium, low
    analytics::Doubts doubts; // leak-suspected (subject: the column), few-events
    // Inactivity rule of D days, D >= horizon: who is counted as leaving had been silent for so many days at the cut-off; 0 = no such rule.
    int silentDays = 0;
    std::optional<double> scorePsi; // of all active customers' scores since the training
    bool retrain = false; // drift over 0.2, of the score or of a feature with 1 % of the importance or more
    std::string currency;
    std::string valueMethod; // see RemainingValue
};
// Trains and keeps the model: one undoable step. measureRisk uses the kept one.
// Failures: those of the churn definition; not-enough-data (under 10 churners or stayers, no cut-off with a past), no-variation
// {name: churn}, model-missing, cancelled, workspace-read-only (train).
core::Result<RiskAnswer> trainRisk(Session& session, const RiskRequest& request, core::JobContext& job);
core::Result<RiskAnswer> measureRisk(Session& session, const RiskRequest& request, core::JobContext& job);

// The kept model in short, for a line of the window. Drift is counted where the facts are not those of the training; none = the same facts.
struct ModelStatus {
    std::string name; // "risk-2026.06": month of the facts it was made of
    core::Estimate auc; // in the test
    bool outOfTime = false;
    std::optional<double> scorePsi;
    bool retrain = false; // as RiskAnswer::retrain
};
// Nothing without a kept model. Failures: as measureRisk.
core::Result<std::optional<ModelStatus>> modelStatus(Session& session, const Scope& scope, core::JobContext& job);

// ---- reasons ----------------------------------------------------------------------------------------------------------
struct RiskReason {
    std::string id; // group word: "recency", "complaints", …, "attribute"
    std::string column, label; // attribute: which
    std::string text; // attribute: its value as text; empty = a number or missing
    std::map<std::string, double> figures; // what the sentence names: feature id -> value now; NaN left out
    double logOdds = 0; // added to the base
    double points = 0; // the same as difference of probability: the reasons of a customer add up to risk - base
};

// ---- one customer -----------------------------------------------------------------------------------------------------
struct CustomerRiskRequest {
    RiskRequest risk;
    std::string customer; // id
    std::map<std::string, std::optional<double>> changes; // what-if: feature id -> value; none = not known
};
struct CustomerRisk {
    Basis basis;
    std::string customer, tier;
    std::optional<double> risk; // none = gone already, or state not known
    double base = 0; // what the model says without any feature
    std::vector<RiskReason> reasons; // all groups, largest size first
    struct Feature {
        std::string id, group, column, label, level;
        std::optional<double> value, typical; // typical: median of the training
    };
    std::vector<Feature> features;
    std::optional<double> changedRisk; // with the changes
    std::string changedTier; // by the cuts of the customers as they are
    std::vector<RiskReason> changedReasons;
    std::optional<double> remainingValue;
    RiskCard card;
};
// Failures: as measureRisk; invalid-parameter {parameter: customer} for an unknown id, {parameter: change} for an unknown feature.
core::Result<CustomerRisk> riskOfCustomer(Session& session, const CustomerRiskRequest& request, core::JobContext& job);

} // namespace holdfast::flow
