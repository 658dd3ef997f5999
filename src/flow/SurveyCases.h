// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the answers an analysis of surveys works on.

#include "features/SurveyFacts.h"
#include "flow/Facts.h"
#include "flow/Survey.h"

#include <chrono>

namespace holdfast::flow {

struct SurveyCases {
    std::shared_ptr<const features::SurveyFacts> survey; // all answers of the workspace
    domain::SurveyModel model; // in force
    std::shared_ptr<const frame::Snapshot> snapshot;
    std::shared_ptr<const Facts> customers; // null: the workspace has surveys only
    std::optional<frame::Selection> selection; // of the scope
    std::vector<std::uint32_t> rows; // respondents in scope, wave and touchpoint; ascending
    std::vector<double> weights; // parallel to rows, mean 1; empty = not weighted
    domain::WeightingRule weighting; // by which
    int wave = -1; // index of the chosen one; -1 = all
    double designEffect = 1, effectiveN = 0; // Kish: n sum w^2 / (sum w)^2
    std::map<std::string, std::uint64_t> excluded; // reason -> answers left out: out-of-scope, anonymous, straight-line, speeder, repeated, other-wave
    std::string fingerprint; // hex digest of snapshot and answers

    double weight(std::size_t i) const { return weights.empty() ? 1.0 : weights[i]; } // of rows[i]
    const frame::Selection* selected() const { return selection ? &*selection : nullptr; }
    // The customer of rows[i]; frame::kNoCustomer.
    std::uint32_t customer(std::size_t i) const { return survey->customers[rows[i]]; }
};

// The facts are kept beside the snapshot until the data change. `everyWave` keeps the answers of all waves in `rows`
// although one was chosen (trends).
//   not-enough-data {needs: survey_response} no survey; {what: answers, …} none in scope; {needs: customer} a rule without customers
//   invalid-parameter {parameter: wave, value}
core::Result<SurveyCases> surveyCases(Session& session, const SurveyRequest& request, core::JobContext& job, bool everyWave = false);

// As flow::basisOf, for workspaces with and without customers; n = answers used.
Basis basisOf(Session& session, const SurveyCases& cases, const SurveyRequest& request, std::string analysis, std::string method,
    std::chrono::steady_clock::time_point started);

// Answers of one series among rows: values on its scale with their weights (empty when not weighted), in order.
struct SeriesAnswers {
    std::vector<double> answers, weights;
    std::vector<std::uint32_t> rows; // respondents
};
// `keep`: of rows[i]; empty = all.
SeriesAnswers answersOf(const SurveyCases& cases, const features::SurveySeries& series, const std::vector<char>& keep = {});

// Groups of the respondents by a customer field (CustomerBands.h), a survey attribute or the saved segments ("segments": these may overlap).
struct SurveyGroups {
    std::string by;
    std::vector<std::string> names;
    std::vector<std::vector<char>> members; // by group, parallel to cases.rows
};
// unknown-field {field}; limits-exceeded over 60 groups.
core::Result<SurveyGroups> groupsOf(Session& session, const SurveyCases& cases, const std::string& by, core::JobContext& job);

} // namespace holdfast::flow
