// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/CampaignPlan.h"

namespace holdfast::domain {

// Plans to start from (domain.md section 12).
enum class PlanTemplate : std::uint8_t {
    Blank, // a name and nothing else
    ThreePhase, // research 3 months, roll-out 6, improve 3
    WinBack, // prepare 3 weeks, contact 6, evaluate 9; for those at risk and those who are gone
    Onboarding, // prepare 4 weeks, accompany 13, evaluate 4
    ServiceRecovery // find and solve 4 weeks, apologise 4, follow up 8
};
inline constexpr int kPlanTemplates = 5;
std::string_view word(PlanTemplate from); // "blank", "three-phase", "win-back", "onboarding", "service-recovery"
std::optional<PlanTemplate> parsePlanTemplate(std::string_view word);

// A plan whose first day is `start`, in English or Simplified Chinese: phases with their frames, tasks with departments and
// dependencies, milestones, training and incentives, budget items without amounts, one resource, risks. It passes checkPlan.
CampaignPlan planFrom(PlanTemplate from, core::CivilDate start, bool chinese);

} // namespace holdfast::domain
