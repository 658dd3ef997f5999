// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: outcomes as they are kept (document "campaign-outcomes"), in the order of the contacts.

#include "flow/CampaignRun.h"
#include "flow/CampaignTargetState.h"

namespace holdfast::flow {

inline constexpr const char* kOutcomesKind = "campaign-outcomes";

// NaN = not said. Flags are 0 and 1.
struct CampaignOutcomes {
    std::vector<double> contacted, responded, converted, cost, amount;
    std::vector<OutcomeIssue> issues;
    std::vector<std::string> files;
    void resize(std::size_t n);
};
std::string textOf(const CampaignOutcomes& outcomes);
// Empty text: nothing is known yet of n contacts.
core::Result<CampaignOutcomes> parseOutcomes(const std::string& text, std::size_t n);
// The word of an arm, in English or Chinese: 1 treated, 0 control.
std::optional<int> armOf(std::string_view cell);
core::Result<CampaignOutcomes> outcomesOf(Session& session, const std::string& campaign, std::size_t n);

} // namespace holdfast::flow
