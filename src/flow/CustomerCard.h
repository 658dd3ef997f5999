// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/CustomerTable.h"
#include "flow/Lineage.h"
#include "flow/RiskModel.h"

namespace holdfast::flow {

// ---- everything known of one customer (analyse customer) ----------------------------------------------------------------
struct CustomerCardRequest {
    Scope scope; // its rule does not count
    std::string customer; // id
    bool deep = true; // with indicators, segments and risk, which look at everybody; else only what is the customer's own
    bool makeModel = false; // without a kept risk model make one for this answer; else riskMissing says model-missing
};

struct CardField {
    CustomerField field;
    std::string text; // canonical, empty = missing
    std::optional<double> number;
};

// One thing that happened. Lines of one order are one event.
struct CardEvent {
    core::CivilDate day;
    std::string role; // table it comes from: "transaction", "complaint", …
    std::string kind; // type, category, campaign or product as in the source; empty = none
    std::optional<double> amount; // transaction, renewal, payment: currency units; orders are net
    std::optional<double> score; // survey: NPS, else CSAT, else CES; touchpoint
    std::string scoreName; // "nps", "csat", "ces", "score"
    std::uint32_t lines = 1; // of an order
    bool open = false; // a complaint or enquiry that is not closed as of the day
    std::optional<int> daysToClose;
    std::vector<std::pair<std::string, std::string>> details; // field, or label of a column without one -> value
};

// Figures that are held against the customer's own past.
struct CardIndicator {
    std::string id; // features/IndicatorValues.h: "purchase_frequency.ratio", …
    std::string indicator;
    std::optional<double> value;
    double worrying = 0;
    bool higherIsWorse = true, worries = false;
};

struct CardRhythm {
    std::optional<double> silentDays, usualGap, gapTail; // as in features/CustomerRhythm.h
    std::uint32_t orders = 0, ordersLastYear = 0, purchaseDays = 0;
    int windowDays = 90, baselineWindows = 0; // fewer than 2: no baseline
    double recentOrders = 0, recentSpend = 0;
    std::optional<double> baselineOrders, baselineSpend, recentValue, baselineValue;
    std::uint32_t stoppedCategories = 0;
    std::vector<int> gaps; // days between purchase days, oldest first
};

// A stage of life from one day to another (features/Lifecycle.h): the stage at the end of each month stands for the month, the one of the
// as-of day for what there is of the last one.
struct CardStage {
    core::CivilDate from, to; // both included
    std::string stage; // "new", …
};

struct CustomerCard {
    Basis basis;
    std::string customer, name, currency;
    core::CivilDate since; // sign-up, else first purchase; invalid = not known
    std::optional<bool> active; // by the churn definition in force
    core::CivilDate leftOn; // last active day, where that is known
    std::string degree; // "none", "light", "moderate", "severe"
    std::optional<double> net, netLastYear; // currency units, over all events
    std::optional<double> netShareBelow; // of the customers who bought: those with less net amount
    std::vector<CardField> fields;
    std::optional<CardRhythm> rhythm; // none without purchases
    std::vector<CardEvent> events; // newest first
    std::map<std::string, std::uint64_t> eventCounts; // by role
    std::vector<CardStage> stages; // oldest first; equal neighbours are one
    // Of a deep request:
    std::vector<CardIndicator> indicators; // only those whose table is there
    std::vector<std::string> segments; // saved ones the customer is in
    std::optional<CustomerRisk> risk;
    std::optional<core::Error> riskMissing; // why there is none, e.g. model-missing
    std::string note;
};
// Failures: of the scope; invalid-parameter {parameter: customer} for an unknown id.
core::Result<CustomerCard> customerCard(Session& session, const CustomerCardRequest& request, core::JobContext& job);

// Where one field of a customer comes from; the last row where several files have the customer. not-enough-data: the field
// is computed, or there is no customer table. Reads the customer table.
core::Result<CellLineage> customerFieldLineage(Session& session, const std::string& customer, const std::string& field, core::JobContext& job);

} // namespace holdfast::flow
