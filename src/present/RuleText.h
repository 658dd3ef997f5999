// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Rule.h"

#include <QString>

namespace holdfast::present {

// A rule in words: "Region = North and Orders < 3". The empty rule is "all customers".
QString ruleText(const domain::Rule& rule);
// The scope of an answer: "" is all customers, RULE.json its words, anything else a segment's name.
QString scopeText(const std::string& scope);
// A canonical value of a field as read: RFM groups, yes and no, dates; others as they are; "" is "(missing)".
QString valueText(const QString& field, const QString& value);

} // namespace holdfast::present
