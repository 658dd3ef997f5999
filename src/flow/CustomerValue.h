// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Value.h"

namespace holdfast::flow {

// ---- customer value, what it cost to win, and whether the forecast can be trusted (analyse clv, crv) --------------------
struct ValueRequest {
    Scope scope; // who is looked at; models learn from all customers
    std::optional<ValueModel> model; // none = the workspace's
    std::string by; // field of the groups; empty = acquisition_channel
    int holdoutMonths = 0; // 0 = a third of the history, at most 12; negative = no holdout
    int resamples = 0; // of the total's interval, both models fitted anew; 0 = delta method
    std::uint64_t seed = 1;
};

struct ValueGroup {
    std::string name;
    std::uint64_t n = 0; // members
    core::Estimate value; // mean
    std::optional<double> median, total, share; // share of the total of all
    core::Estimate cost, net; // mean CAC, and CRV = value - cost, of those whose value and cost are known
    std::optional<double> ratio; // value : cost
    std::optional<double> payback; // months until what an average customer brings a month has paid the cost
    std::optional<double> atRisk; // risk x value, with a kept risk model
};
struct ValueTenth { // the scope's part of a tenth of all customers by remaining value (the field value_tenth)
    std::uint64_t n = 0;
    double from = 0, to = 0, total = 0, share = 0;
    std::optional<double> meanRisk;
};
struct ValueBin {
    double low = 0, high = 0;
    std::uint64_t n = 0, atRisk = 0; // atRisk: of the high risk tier
};
struct HoldoutTrack { // cumulative, of all who had bought before the cut
    core::CivilDate date;
    double actual = 0; // net amount x margin since the cut
    std::array<std::optional<double>, 4> expected; // by method, in the order of the methods
};
struct MethodResult {
    std::string name; // "historical", "formula", "bg-nbd", "sbg"
    bool chosen = false;
    std::optional<core::Error> missing; // why it can't be had
    std::uint64_t n = 0;
    core::Estimate mean; // of CLTV by this method
    std::optional<double> total, median, p90, gini;
    analytics::Doubts doubts;
    // Fitted before the cut, against what came after it.
    struct Holdout {
        std::uint64_t n = 0;
        double expected = 0, actual = 0;
        std::optional<double> bias; // expected / actual - 1
        double meanError = 0; // mean absolute error by customer
        std::optional<double> rank; // Spearman between expected and actual
        std::optional<double> topShare; // of what came, by the tenth expected to bring most
    };
    std::optional<Holdout> holdout;
};
struct HoldoutTenth { // of the chosen method, highest expected first
    std::uint64_t n = 0;
    double expected = 0; // mean
    core::Estimate actual; // mean
};
struct ValueParameter {
    std::string name;
    double value = 0;
    std::optional<double> se;
};
struct ValueAnswer {
    Basis basis;
    ValueModel model;
    std::string method, currency; // in use
    std::uint64_t customers = 0; // of the scope
    core::Estimate total, mean, median; // n = those with a value
    std::map<std::string, double> quantiles; // p10, p25, p50, p75, p90
    std::optional<double> gini, topShare;
    std::uint64_t topCustomers = 0;
    std::vector<double> lorenz; // at 0, 1/100, …, 1 of the customers, lowest first
    std::vector<ValueTenth> tenths; // lowest first
    std::vector<ValueBin> bins; // up to the 98th percentile; the last holds all above too
    std::vector<ValueParameter> parameters;
    std::vector<MethodResult> methods;
    std::string nearest; // method with the smallest mean error in the holdout; empty = none
    core::CivilDate holdoutFrom;
    int holdoutMonths = 0;
    std::vector<HoldoutTrack> tracking;
    std::vector<HoldoutTenth> holdoutTenths;
    ValueGroup all; // CAC, CRV, ratio, payback of the scope
    std::string by, byLabel; // of the groups
    std::vector<ValueGroup> groups; // highest CRV, else value, first
    std::vector<ValueGroup> segments; // saved ones
    std::optional<double> revenueAtRisk; // risk x value of the active, with a kept risk model
    std::optional<double> valueOfActive;
    bool riskKnown = false;
    std::vector<std::string> needs; // fields that would feed what is missing: "acquisition_cost", "acquisition_channel", "risk-model"
    analytics::Doubts doubts;
    // By customer with a value: ids and figures of every one, for a file. Filled when asked for.
    struct Row {
        std::string customer;
        std::optional<double> alive, expected, expectedSpend;
        double value = 0;
        std::optional<double> lower, upper;
        int tenth = 0; // 1..10, 10 = most valuable
    };
    std::vector<Row> rows;
};
// Failures: of the snapshot and the scope; not-enough-data {needs} when there is nothing to value by; unknown-field (by); those of a method
// asked for by name; cancelled.
core::Result<ValueAnswer> measureValue(Session& session, const ValueRequest& request, bool wantsRows, core::JobContext& job);

} // namespace holdfast::flow
