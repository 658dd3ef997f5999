// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: answers of surveys as fields of customers, for rules, segments and cross-filtering.

#include "features/SurveyFacts.h"
#include "flow/SessionState.h"
#include "frame/Snapshot.h"

#include <memory>
#include <vector>

namespace holdfast::flow {

// All answers of the workspace by the model in force, whatever the scope. Failures as surveyModel().
core::Result<std::shared_ptr<const features::SurveyFacts>> surveyOf(Session& session, const frame::Snapshot& snapshot, core::JobContext& job);

// "survey.nps", "survey.csat", "survey.ces": the last answer of each customer on its scale, missing where there is none. Whole
// numbers where all answers are, else two decimals. Without a survey, or where it cannot be read, there are none.
//   cancelled
core::Result<std::vector<frame::CustomerColumn>> surveyFields(Session& session, const frame::Snapshot& snapshot, core::JobContext& job);

} // namespace holdfast::flow
