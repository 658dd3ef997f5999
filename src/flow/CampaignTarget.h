// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/experiment/AssignmentCurve.h"
#include "core/Estimate.h"
#include "domain/CampaignTarget.h"
#include "flow/Basis.h"
#include "flow/CampaignLibrary.h"
#include "flow/ReturnChance.h"
#include "flow/RiskModel.h"

#include <optional>
#include <string>
#include <vector>

// Whom a campaign contacts with what, who is held back, and what that can show (domain.md section 12).
namespace holdfast::flow {

struct TargetRequest {
    std::string campaign; // id or name
    std::optional<domain::TargetPlan> plan; // to try out; none = the one of the campaign
    RiskRequest risk; // the scope is that of the campaign's audience, as of risk.scope.asOf
    std::uint64_t offset = 0, limit = 50; // of the list
    bool curve = true; // value against budget
};

struct TargetReason { // why somebody of the audience is no candidate
    // "churned" (or state not known), "still-customer", "state-unknown", "gone-too-long", "other-tier", "no-consent", "contacted-lately",
    // "open-complaint", "other-campaign"; the first one that holds counts
    std::string reason;
    std::uint64_t n = 0;
};
std::vector<std::string> exclusionReasons(const domain::TargetPlan& plan); // those that are asked, in order
struct TargetOffer {
    domain::Strategy strategy;
    domain::AssumedEffect inForce, used; // used: cautious takes the lower bound
    bool learned = false;
    std::size_t lessons = 0;
    std::uint64_t eligible = 0, chosen = 0, treated = 0, control = 0;
    double uplift = 0, cost = 0, net = 0; // of the treated: mean uplift, expected cost, expected net value
};
inline constexpr std::string_view kGoneTier = "gone"; // in the place of a risk tier: no customer any more
struct TargetGroup { // a row of "who gets which offer"
    std::string tier, valueClass; // words; tier may be kGoneTier
    std::uint64_t n = 0; // candidates
    std::vector<std::uint64_t> chosen; // by offer
    std::uint64_t none = 0; // candidates who get nothing
    double netEach = 0; // mean expected net value of the chosen
};
struct TargetCustomer {
    std::string customer, tier, valueClass, offer; // offer: strategy id
    bool control = false;
    // Of who is gone: risk = chance to stay away, value = of a return, uplift = chance to come back because of it.
    double risk = 0, value = 0, uplift = 0, cost = 0, net = 0;
};
struct BalanceLine {
    std::string id; // "risk", "value", "uplift", "before", "tenure", or a customer column
    std::string label;
    std::optional<double> difference; // standardised
};
struct PowerPoint {
    double x = 0; // share held back, or days waited
    std::optional<double> power;
};
struct TargetPower {
    double baseline = 0, expected = 0; // share who leave, or stay away, without the campaign; expected less of it
    std::optional<double> power, detectable; // of the size drawn; smallest fall shown with the wanted power
    std::vector<PowerPoint> byShare; // held back 5 .. 50 %
    std::vector<PowerPoint> byDays; // constant hazard, of leaving or of coming back: 1 - (1 - p)^(t / window)
    std::optional<int> waitDays; // first of byDays with the wanted power
};

struct TargetAnswer {
    Basis basis;
    std::string id, name;
    domain::TargetPlan plan;
    bool locked = false; // then the figures are those of the lock
    core::CivilDate lockedOn;
    std::string digest;
    std::uint64_t audience = 0, candidates = 0, unvalued = 0; // unvalued: candidates whose remaining value is not known
    std::vector<TargetReason> excluded; // in the order they are asked
    std::uint64_t gone = 0; // candidates who are no customers any more
    std::optional<ReturnChances> returns; // how many of those come back without being asked; none where they are not asked for, or locked
    bool consentKnown = false, complaintsKnown = false; // there is such a column or table
    std::uint64_t leaveAlone = 0; // candidates to whom every contact is expected to do harm: no uplift above 0
    std::uint64_t notWorth = 0; // uplift, but every offer costs more than it brings
    std::uint64_t chosen = 0, treated = 0, control = 0;
    core::Estimate value; // expected net of the treated; interval from the doubt about the effects
    double spent = 0, bound = 0, gap = 0; // spent: expected cost of the treated; bound and gap: of the assignment with the control in it
    std::optional<analytics::BudgetCurve> curve; // of all chosen, before anybody is held back
    std::vector<TargetOffer> offers;
    std::vector<TargetGroup> groups;
    std::vector<BalanceLine> balance;
    TargetPower power;
    std::vector<TargetCustomer> customers; // the part asked for, highest net first
    std::string currency, valueMethod;
    analytics::Doubts doubts;
};
// invalid-parameter with `problem`: campaign-unknown; campaign-no-audience; campaign-nobody {value: the reason that took most};
// campaign-nothing-pays (candidates, but no offer with an expected gain fits, or the budget is 0); target-strategy {value}: not in the
// library; target-no-offer. Failures of measureRisk.
core::Result<TargetAnswer> targetCampaign(Session& session, const TargetRequest& request, core::JobContext& job);

// Keeps the settings; one undoable step. campaign-locked once locked.
core::Status setTarget(Session& session, const std::string& campaign, const domain::TargetPlan& plan, core::JobContext& job);

// Draws, freezes plan, lists, outcome, window and decision rule under a digest: one step. What is changed later is an amendment.
// campaign-locked when it is already; those of targetCampaign.
core::Result<TargetAnswer> lockCampaign(Session& session, const TargetRequest& request, core::JobContext& job);
// A dated remark on a locked plan. campaign-not-locked.
core::Status amendCampaign(Session& session, const std::string& campaign, const std::string& what, core::JobContext& job);

} // namespace holdfast::flow
