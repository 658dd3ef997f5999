// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: who of a campaign's audience may be contacted, and what is known of them.

#include "flow/CampaignTarget.h"
#include "flow/CampaignTargetState.h"
#include "flow/ReturnChance.h"
#include "flow/risk/Scoring.h"

namespace holdfast::flow {

struct Candidates {
    std::shared_ptr<const Facts> facts;
    Basis basis;
    std::uint64_t audience = 0, unvalued = 0;
    std::vector<TargetReason> excluded;
    bool consentKnown = false, complaintsKnown = false;
    std::string valueMethod;
    std::optional<ReturnChances> returns; // where those who are gone are asked for
    // By candidate.
    std::vector<std::uint32_t> customers; // of the snapshot, ascending; those who are gone after the others
    std::vector<double> risk, value; // as CampaignContacts; value NaN = not known
    std::vector<std::uint8_t> gone, tier, valueClass; // tier and class: index into kRiskTiers, kValueClasses
    std::vector<std::string_view> stage, motive; // words; motive empty = none known
};
// `motives`: ask for them, which reads every table with texts.
core::Result<Candidates> candidatesOf(Session& session, const domain::CampaignPlan& plan, const domain::TargetPlan& target, const RiskRequest& risk, bool motives,
    core::JobContext& job);

// An offer is for this candidate.
bool fits(const domain::Strategy& offer, const Candidates& candidates, std::size_t i);

// Net amount of each customer of the snapshot in [from, to]. Ends early, with what it has, when the job is stopped.
std::vector<double> netBetween(const Facts& facts, std::int32_t from, std::int32_t to, const core::JobContext& job);

} // namespace holdfast::flow
