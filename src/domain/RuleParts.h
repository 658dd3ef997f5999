// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Rule.h"

#include <string>
#include <vector>

// What rules are put together from.
namespace holdfast::domain {

Rule comparison(std::string field, Rule::Op op, std::vector<std::string> values);
Rule joined(Rule::Kind kind, std::vector<Rule> parts); // All, Any, Not; All and Any of one part are that part

} // namespace holdfast::domain
