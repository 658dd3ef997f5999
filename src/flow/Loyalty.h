// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Estimate.h"
#include "domain/Loyalty.h"
#include "flow/Retention.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// ---- loyalty (analyse loyalty) -----------------------------------------------------------------------------------------------
struct LoyaltyRequest {
    Scope scope;
    std::string by; // customer column for groups, or "segments" for the saved ones; empty = none
    int horizonDays = 90; // churn per tier: tier on the day A - horizon, churn in (A - horizon, A]
    int moments = 5; // days looked at for moves: ends of the last waves, without waves every 90 days
};
struct LoyaltyTierFigure {
    domain::LoyaltyTier tier = domain::LoyaltyTier::Loyal;
    std::uint64_t n = 0;
    core::Estimate share; // of customers with an index
    core::Estimate index; // mean
    core::Estimate churn; // of those in the tier and active on A - horizon
    std::optional<double> spend; // mean net amount in the year up to A
};
struct LoyaltyMoment {
    core::CivilDate day;
    std::string wave; // empty: no wave ended here
    std::uint64_t customers = 0; // with an index
    core::Estimate index;
    std::array<std::uint64_t, domain::kLoyaltyTiers> tiers {};
};
// From the tier on one moment (row) to that on the next (column); last row and column: no index.
struct LoyaltyMoves {
    core::CivilDate from, to;
    std::array<std::array<std::uint64_t, domain::kLoyaltyTiers + 1>, domain::kLoyaltyTiers + 1> counts {};
    core::Estimate up, down, stayed; // shares of who has an index on both days
};
struct LoyaltyKindFigure { // a field of attitude x behaviour
    domain::LoyaltyKind kind = domain::LoyaltyKind::True;
    std::uint64_t n = 0;
    core::Estimate share, churn;
};
struct LoyaltyGroup {
    std::string value; // empty: not known
    std::uint64_t n = 0; // with an index
    core::Estimate index;
    core::Estimate loyal; // share of the tier "loyal"
    std::array<std::uint64_t, domain::kLoyaltyTiers> tiers {};
    std::optional<double> pAdjusted; // of the index against all others; none under 30
};
struct LoyaltyAnswer {
    // n: customers with an index; excluded: "no-answer" (nobody asked them in time), "not-in-population" (with an index, but weighted for
    // customers of whom none is like them), "state-unknown"
    Basis basis;
    domain::LoyaltyRules rules;
    bool ownRules = false; // edited
    core::Estimate index;
    struct Part {
        domain::LoyaltyPart part;
        double weight = 0; // in force: 0 where the workspace has no such facts
        core::Estimate score; // mean 0..100
        bool present = false;
    };
    std::vector<Part> parts;
    std::vector<LoyaltyTierFigure> tiers; // loyal first
    std::vector<LoyaltyKindFigure> kinds; // true, latent, spurious, none
    std::vector<LoyaltyMoment> moments; // oldest first
    std::vector<LoyaltyMoves> moves; // between neighbours
    std::string by;
    std::vector<LoyaltyGroup> groups; // highest index first; small ones last
    std::uint64_t customers = 0; // in the scope
    analytics::Doubts doubts;
};
// Failures: of the snapshot; not-enough-data {needs: survey_response}; missing-field {field: csat} when the survey asks neither
// for satisfaction nor recommendation; unknown-field {field}; cancelled.
core::Result<LoyaltyAnswer> measureLoyalty(Session& session, const LoyaltyRequest& request, core::JobContext& job);

// The rules in force, and new ones (one undoable step; none = the standard rules again). invalid-parameter.
core::Result<domain::LoyaltyRules> loyaltyRules(Session& session);
core::Status setLoyaltyRules(Session& session, const std::optional<domain::LoyaltyRules>& rules, core::JobContext& job);

// The customers of a tier, or of a kind (neither: all with an index), as a rule that can be saved as a segment: a fixed list of ids.
core::Result<domain::Rule> loyaltyMembers(Session& session, const Scope& scope, std::optional<domain::LoyaltyTier> tier,
    std::optional<domain::LoyaltyKind> kind, core::JobContext& job);

} // namespace holdfast::flow
