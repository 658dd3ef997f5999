// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Shared by the pages of this folder only: rules of data quality in words.

#include "present/pages/DataPages.h"

namespace holdfast::present {

QString dimensionNote(flow::Dimension dimension); // "values present"
QString ruleCondition(const flow::RuleResult& rule, const QString& name); // "1920 ≤ birth_year ≤ 2008", or empty
// What the rule found, as one sentence; `name` = the column's label.
QString ruleSentence(const flow::RuleResult& rule, const QString& name, const Fmt& fmt);
QString failureReason(const flow::RuleResult& rule, const QString& value); // "below 1920"

} // namespace holdfast::present
