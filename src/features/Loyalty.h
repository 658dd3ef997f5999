// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Loyalty.h"
#include "features/ChurnState.h"

#include <array>
#include <cstdint>
#include <vector>

namespace holdfast::features {

// Answers about attitude, in order of their days; one entry an answer.
struct AttitudeAnswers {
    std::vector<std::uint32_t> customers; // index or frame::kNoCustomer
    std::vector<std::int32_t> days; // since 1970-01-01
    std::vector<double> satisfaction, recommendation; // 0..100, NaN = not answered
};

// The loyalty of every customer at the end of a day, from what was known then. NaN = not known.
struct LoyaltyState {
    core::CivilDate day;
    std::array<std::vector<double>, domain::kLoyaltyParts> parts; // 0..100 by customer
    std::vector<double> index, attitude, behaviour;
    frame::Selection scored; // has an index
    frame::Selection gone; // not active by the definition in force
    std::vector<domain::LoyaltyTier> tiers; // of the scored
    frame::Selection sorted; // has attitude and behaviour
    std::vector<domain::LoyaltyKind> kinds; // of the sorted
    std::array<bool, domain::kLoyaltyParts> present {}; // somebody has this part
};

// Satisfaction and recommendation: the last answer to each on `day` or up to rules.answerDays - 1 days before. Repeat: of the last four
// windows of rules.windowDays, as far as they lie after the first purchase, the share with a purchase; nothing for who is newer
// than a window. Retention: 100 when active, 0 when gone. A label without dates says so for the as-of day alone. Linear.
// Fails only with cancelled.
core::Result<LoyaltyState> loyaltyOn(const frame::Snapshot& snapshot, const ActivitySpans* spans, const AttitudeAnswers& answers,
    const domain::LoyaltyRules& rules, core::CivilDate day, core::JobContext& job);

} // namespace holdfast::features
