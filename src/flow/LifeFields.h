// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the first life of each customer, as the curve of stays counts it (Lifetimes.h), and what rules can ask of it:
//   life_days       whole days it has lasted so far
//   life_ended      whole days it lasted; missing while it is open
//   life_seen_from  day of it from which the facts see it; 0 where they see its start
// All three are missing where the start is not known or the life had ended before the facts begin.

#include "flow/Facts.h"
#include "flow/RuleFields.h"

namespace holdfast::flow {

struct FirstLife {
    std::int32_t days = 0, seenFrom = 0;
    bool ended = false, startUnknown = false;
    bool isSeen() const { return !startUnknown && days > seenFrom; }
};
// The facts have dated spans.
FirstLife firstLife(const Facts& facts, std::uint32_t customer);

bool isLifeField(std::string_view name);
// `name` is one of those. Failures: those of the churn definition; unknown-field where its label has no dates; cancelled.
core::Result<std::shared_ptr<const frame::CustomerColumn>> lifeField(const Facts& facts, const std::string& name, core::JobContext& job);

// Those a rule is offered: none without dated spans.
std::vector<RuleField> lifeRuleFields(const Facts& facts);

} // namespace holdfast::flow
