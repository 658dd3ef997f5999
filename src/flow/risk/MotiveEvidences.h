// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: evidence of motives from every table that holds some.

#include "flow/Facts.h"
#include "flow/Motives.h"

#include <functional>

namespace holdfast::flow {

struct Evidence {
    std::uint32_t customer = 0;
    std::uint16_t motive = 0; // index into the list
    std::uint8_t kind = 0; // index into kEvidenceKinds
    std::int32_t day = core::CivilDate::kNone;
};
struct EvidenceKind {
    const char* word;
    double weight;
};
inline constexpr EvidenceKind kEvidenceKinds[] = {{"churn-reason", 0.9}, {"exit-survey", 0.8}, {"complaint", 0.6}, {"survey-item", 0.4},
    {"comment", 0.4}, {"price-change", 0.4}, {"payment-failure", 0.3}};
inline constexpr std::uint8_t kChurnReason = 0;

// Calls `found` for each piece with its text, table by table. `tables` is how many there were to look in.
//   churn reasons of customers; complaints by kind, category and text; survey items in the lowest 40 % of their scale by their label
//   (items about expectations left out); comments that blame, in a wave named exit or cancel counted as exit-survey; a bill at least
//   5 % above the one before; failed payments (unexpected-fees).
core::Status eachEvidence(Session& session, const Facts& facts, const std::vector<domain::Motive>& motives,
    const std::function<void(const Evidence&, std::string_view text)>& found, int& tables, core::JobContext& job);

} // namespace holdfast::flow
