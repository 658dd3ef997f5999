// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "domain/IndexSystem.h"
#include "domain/SurveyModel.h"
#include "flow/Basis.h"
#include "flow/Retention.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// Which answers: shared by all analyses of surveys.
struct SurveyRequest {
    Scope scope; // a rule keeps the answers of the customers it holds for, and leaves out anonymous ones
    std::string wave; // a wave by name; "last" = the last full one; empty = all waves pooled
    std::string touchpoint; // only answers at this step; empty = all
    std::optional<domain::WeightingRule> weighting; // instead of the model's
};

// ---- the survey model (setting) -------------------------------------------------------------------------------------
// A column of the survey tables as it lies there, for the mapping editor.
struct SurveyColumnSeen {
    std::string column, label; // stable name; header text
    std::string type; // as `import --json` calls it
    std::uint64_t n = 0, missing = 0, distinct = 0; // distinct up to 1,000
    std::optional<double> low, high; // of numbers, and of texts that are numbers
    std::vector<std::string> words; // up to 12 most frequent values as text
    domain::SurveyColumn use; // in the model in force; kind Ignore when it is not named there
    bool outside = false; // there are answers outside the scale
};
struct SurveySourceSeen {
    std::string table, file;
    std::uint64_t rows = 0;
    bool used = false; // by the model in force
};
struct SurveyModelAnswer {
    Basis basis;
    domain::SurveyModel model; // in force
    bool chosen = false; // stored; else proposed from the columns
    std::vector<SurveySourceSeen> sources; // every table that may be a survey
    std::vector<SurveyColumnSeen> columns; // of the used ones
    std::vector<std::string> waves; // in order
};
// not-enough-data {needs: survey_response}: no table that could be a survey.
core::Result<SurveyModelAnswer> describeSurvey(Session& session, const Scope& scope, core::JobContext& job);

// What a model that is not kept would read, for the mapping editor: `model` with the columns its sources have and it does not name,
// used as proposed. Waves and `outside` are not looked at. Failures as describeSurvey.
core::Result<SurveyModelAnswer> draftSurvey(Session& session, const domain::SurveyModel& draft, core::JobContext& job);

// The model in force: the stored one, else proposed from the columns. Failures as describeSurvey.
core::Result<domain::SurveyModel> surveyModel(Session& session, core::JobContext& job);
// What would be proposed for this table and file (empty = all loads of the table), whatever is stored.
core::Result<domain::SurveyModel> proposeSurveyModel(Session& session, const std::string& table, const std::string& file, core::JobContext& job);
// One undoable step ("survey"). None = back to the proposal. invalid-parameter.
core::Status setSurveyModel(Session& session, const std::optional<domain::SurveyModel>& model, core::JobContext& job);

// ---- the index system (setting) -------------------------------------------------------------------------------------
// The stored one, else one dimension-less index of all items with equal weights.
core::Result<domain::IndexSystem> indexSystem(Session& session, core::JobContext& job);
bool indexChosen(Session& session); // there is a stored one
// One undoable step ("survey-index"; `subject` tells which part, as shown in the history). None = back to the default.
core::Status setIndexSystem(Session& session, const std::optional<domain::IndexSystem>& system, const std::string& subject, core::JobContext& job);

} // namespace holdfast::flow
