// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: fields of rules and filters that take a model or a walk over all events.

#include "features/Lifecycle.h"
#include "flow/Facts.h"
#include "flow/value/ValueMethods.h"

namespace holdfast::flow {

// "lifecycle_stage" (word), "remaining_value" (decimal, currency), "value_tenth" (1..10, 10 = most valuable): by customer of the snapshot,
// made when first asked for; "stage_on:2026-05-31" is the stage on a day that is not after the as-of day. unknown-field for any other name;
// cancelled.
core::Result<std::shared_ptr<const frame::CustomerColumn>> lateField(const Facts& facts, const std::string& name, core::JobContext& job);
inline constexpr std::string_view kStageOn = "stage_on:";
inline constexpr std::array<const char*, 3> kLateFields {"lifecycle_stage", "remaining_value", "value_tenth"};

features::StageRules stageRulesOf(const Facts& facts);
// The tenth 1..10 of each value, ties in the order of the customers; 0 = no value.
std::vector<std::uint8_t> tenthsOf(const std::vector<double>& values);

} // namespace holdfast::flow
