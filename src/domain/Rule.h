// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <memory>
#include <string>
#include <vector>

namespace holdfast::domain {

// A segment is a rule tree over customer fields, never a list of rows (domain.md section 10; RULE.json of headless.md).
struct Rule {
    enum class Kind : std::uint8_t { All, Any, Not, Segment, Ids, Compare };
    enum class Op : std::uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, In, Between, Contains, Starts, Matches, Missing };

    Kind kind = Kind::All; // the empty All holds for everybody
    std::vector<Rule> parts; // All, Any, Not (one)
    std::string segment; // Segment: its name
    std::vector<std::string> values; // Ids; Compare: one value, two for Between (inclusive), any number for In
    std::string field; // Compare: a customer column, or a computed field ("rfm.recency", "orders", "tenure_days", …)
    Op op = Op::Equal;
    bool operator==(const Rule&) const = default;
};

std::string_view word(Rule::Op op); // "=", "!=", "<", …, "missing"

// RULE.json <-> Rule. Fails with invalid-rule and the byte where it breaks.
core::Result<Rule> parseRule(std::string_view json);
std::string toJson(const Rule& rule);

} // namespace holdfast::domain
