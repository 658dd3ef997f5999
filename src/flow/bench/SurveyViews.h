// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Session.h"

#include <vector>

namespace holdfast::flow {

// Answers as CSV: date, region (8), 22 items of 1-5 driven by four hidden factors, satisfaction and recommendation, four quarters.
// The same for the same number. io-error, cancelled.
core::Status writeBenchSurvey(const std::string& path, std::uint64_t respondents, core::JobContext& job);

// One view of the loaded survey.
struct SurveyView {
    const char* name; // "survey-summary", …
    core::Status (*look)(Session& session, core::JobContext& job);
};
const std::vector<SurveyView>& surveyViews();

} // namespace holdfast::flow
