// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CustomerAdvice.h"

#include "analytics/compare/Proportion.h"
#include "flow/CampaignTargetCandidates.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

OfferAdvice adviceOf(const LibraryEntry& entry, double risk, double value)
{
    OfferAdvice offer;
    offer.strategy = entry.strategy;
    offer.effect = entry.inForce;
    offer.learned = entry.learned;
    offer.lessons = entry.lessons.size();
    offer.cost = entry.strategy.expectedCost();
    const double half = analytics::normalQuantileTwoSided(offer.saved.level) * entry.inForce.savedSd;
    const auto uplift = [&](double more) {
        domain::AssumedEffect effect = entry.inForce;
        effect.saved = std::clamp(effect.saved + more, -1.0, 1.0);
        return effect.uplift(risk);
    };
    offer.saved.value = uplift(0);
    offer.saved.lower = uplift(-half);
    offer.saved.upper = uplift(half);
    offer.saved.method = offer.net.method = entry.learned ? "shrunken" : "assumption";
    if (std::isnan(value))
        return offer;
    const auto net = [&](const std::optional<double>& saved) { return *saved * value - offer.cost; };
    offer.net.value = net(offer.saved.value);
    offer.net.lower = net(offer.saved.lower);
    offer.net.upper = net(offer.saved.upper);
    return offer;
}

} // namespace

Result<CustomerAdvice> customerAdvice(Session& session, const CustomerAdviceRequest& request, core::JobContext& job)
{
    const auto library = strategyLibrary(session);
    if (!library)
        return std::unexpected(library.error());
    domain::CampaignPlan plan;
    plan.name = request.customer;
    plan.audience.customers = {request.customer};
    domain::TargetPlan target;
    target.who = "both";
    target.tiers.clear();
    RiskRequest risk;
    risk.scope = request.scope;
    risk.scope.rule.reset();
    risk.scope.name.clear();
    risk.makeWhenMissing = false;
    const bool motives = std::any_of(library->begin(), library->end(), [](const auto& e) { return !e.strategy.motives.empty(); });
    const auto found = candidatesOf(session, plan, target, risk, motives, job);
    if (!found)
        return std::unexpected(found.error());
    if (found->audience == 0)
        return core::fail(Code::InvalidParameter, {{"parameter", "customer"}, {"value", request.customer}});

    CustomerAdvice advice;
    advice.customer = request.customer;
    advice.currency = found->facts->settings.currency;
    advice.basis = found->basis;
    advice.basis.analysis = "customer";
    advice.basis.parameters["id"] = request.customer;
    advice.basis.n = 1;
    advice.basis.excluded.clear();
    advice.consentKnown = found->consentKnown;
    advice.valueMethod = found->valueMethod;
    if (found->customers.empty()) {
        for (const auto& reason : found->excluded)
            if (reason.n > 0 && advice.excluded.empty())
                advice.excluded = reason.reason;
        return advice;
    }
    advice.gone = found->gone.front() != 0;
    advice.risk = found->risk.front();
    if (!std::isnan(found->value.front()))
        advice.value = found->value.front();
    if (!advice.gone)
        advice.tier = domain::kRiskTiers[found->tier.front()];
    advice.valueClass = domain::kValueClasses[found->valueClass.front()];
    advice.stage = found->stage.front();
    advice.motive = found->motive.front();
    for (const auto& entry : *library)
        if (fits(entry.strategy, *found, 0))
            advice.offers.push_back(adviceOf(entry, *advice.risk, found->value.front()));
    std::stable_sort(advice.offers.begin(), advice.offers.end(), [](const auto& a, const auto& b) {
        return a.net.value && b.net.value ? *a.net.value > *b.net.value : *a.saved.value > *b.saved.value;
    });
    return advice;
}

} // namespace holdfast::flow
