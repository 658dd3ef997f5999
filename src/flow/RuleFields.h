// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Retention.h"

namespace holdfast::flow {

// What a rule can ask about: every field of a customer as of a day, with the values that are there.
struct RuleField {
    std::string name, label, field; // stable name ("own:…" where a column of the source is called so); header text of the source, empty = computed; domain field or empty
    std::string type; // value type word
    std::vector<std::string> words; // of text: in the order of how often they are met, the first 300
    std::string least, most; // of the others, canonical; empty = no value
};
// Failures: those of the scope.
core::Result<std::vector<RuleField>> ruleFields(Session& session, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
