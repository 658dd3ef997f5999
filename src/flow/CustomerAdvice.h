// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "flow/CampaignLibrary.h"
#include "flow/RiskModel.h"

namespace holdfast::flow {

// ---- what could be offered to one customer (analyse customer) ----------------------------------------------------------------
// By the rules of a campaign with its default settings, for this customer alone: no budget, nobody held back.
struct OfferAdvice {
    domain::Strategy strategy;
    domain::AssumedEffect effect; // reckoned with
    bool learned = false; // it rests on campaigns that were measured; else it is the library's assumption
    std::size_t lessons = 0; // campaigns
    double cost = 0; // expected, currency units
    core::Estimate saved; // less risk through it, share; negative: it would do harm. 95 % from the doubt about the effect
    core::Estimate net; // saved x remaining value - cost; no value where that is not known
};
struct CustomerAdvice {
    Basis basis;
    std::string customer, currency;
    // The first reason why the customer is not to be contacted, as TargetReason; empty = nothing speaks against it.
    std::string excluded;
    bool consentKnown = false; // there is a column of consent
    bool gone = false; // risk is then the chance to stay away, and value what a return is worth
    std::optional<double> risk; // none: excluded
    std::optional<double> value; // remaining
    std::string tier, valueClass, stage, motive; // words; motive: category, empty = none known
    std::vector<OfferAdvice> offers; // that fit, best net first
    std::string valueMethod;
};
struct CustomerAdviceRequest {
    Scope scope; // its rule does not count
    std::string customer; // id
};
// With the kept risk model. Failures: those of the churn definition; model-missing; invalid-parameter {parameter: customer}; cancelled.
core::Result<CustomerAdvice> customerAdvice(Session& session, const CustomerAdviceRequest& request, core::JobContext& job);

} // namespace holdfast::flow
