// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/RuleParts.h"

namespace holdfast::domain {

Rule comparison(std::string field, Rule::Op op, std::vector<std::string> values)
{
    Rule rule;
    rule.kind = Rule::Kind::Compare;
    rule.field = std::move(field);
    rule.op = op;
    rule.values = std::move(values);
    return rule;
}

Rule joined(Rule::Kind kind, std::vector<Rule> parts)
{
    if (parts.size() == 1 && kind != Rule::Kind::Not)
        return std::move(parts.front());
    Rule rule;
    rule.kind = kind;
    rule.parts = std::move(parts);
    return rule;
}

} // namespace holdfast::domain
