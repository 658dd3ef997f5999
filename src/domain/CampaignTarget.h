// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/CampaignPlan.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How a campaign chooses whom to contact, and how it will be judged: the section "target" of a plan.
namespace holdfast::domain {

inline constexpr std::string_view kWhom[] = {"active", "churned", "both"};
inline constexpr std::string_view kOutcomes[] = {"stayed", "returned", "customer", "converted", "amount"};
inline constexpr std::string_view kDecisions[] = {"effect-above-zero", "profit-above-zero"};

struct TargetPlan {
    std::string who = "active"; // of the audience, by the churn definition in force: customers, those who are gone, or both
    int goneWithinDays = 365; // gone for longer: left out; 0 = no such rule
    std::vector<std::string> tiers {"high", "medium"}; // of risk; empty = all; those who are gone have none
    std::vector<std::string> strategies; // ids; empty = every one that fits
    std::optional<double> budget; // most to be spent; none = no limit
    std::map<std::string, double> capacity; // most contacts by channel
    int contactGapDays = 30; // contacted within so many days: left out; 0 = no such rule
    bool cautious = false; // reckons with the lower bound of the effect
    double holdoutShare = 0.2; // 0..0.9 of those chosen
    std::uint64_t seed = 1;
    // The question that is locked.
    // stayed, returned, customer: a customer by the definition in force at the end of the window, from the facts; which of the three words
    // follows from `who`. converted, amount: as the outcomes that are read in say.
    std::string outcome = "stayed";
    int windowDays = 90; // 1..730
    std::string decision = "effect-above-zero"; // the lower bound of effect or profit lies above 0
    double level = 0.95, power = 0.8;
    bool operator==(const TargetPlan&) const = default;
};

// "stayed" for active, "returned" for churned, "customer" for both.
std::string_view factsOutcome(std::string_view who);
bool isFromFacts(std::string_view outcome); // one of those three

// {"who":"active","gone_within_days":365,"tiers":["high"],"strategies":[…],"budget":1000,"capacity":{"phone":200},"contact_gap_days":30,"cautious":false,"holdout_share":0.2,
//  "seed":1,"outcome":"stayed","window_days":90,"decision":"effect-above-zero","level":0.95,"power":0.8}; what is missing keeps its
// default; {} is the default. An outcome from the facts is the one of `who`, whichever of the three is written. invalid-parameter with `problem`: target-json; target-value {key, value} for a value outside its range.
std::string toJson(const TargetPlan& plan);
core::Result<TargetPlan> parseTarget(std::string_view json);

// The settings of a plan: its section "target"; budget and window are those of the plan where the section does not name them.
core::Result<TargetPlan> targetOf(const CampaignPlan& plan);

} // namespace holdfast::domain
