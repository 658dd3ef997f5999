// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what the columns of a survey look like, and the model that fits them.

#include "flow/Survey.h"
#include "flow/SurveyTable.h"

namespace holdfast::flow {

// Every column of the loads once, `use` not filled.
std::vector<SurveyColumnSeen> columnsSeen(const SurveyTable& table);

// Fields of the role first, then what header texts and values say: a range in brackets ("(1-5)", "（0-10）"), else the range seen;
// 0 beside answers up to 5 counts as "don't know"; "Expected: …" and "Importance: …" belong to the item of that name. A number
// that no rule takes for an answer is an attribute with up to ten values, else ignored.
domain::SurveyModel proposedModel(const std::vector<SurveyColumnSeen>& columns, const domain::SurveySource& source);

} // namespace holdfast::flow
