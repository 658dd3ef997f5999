// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: items of a survey as a matrix without missing cells.

#include "analytics/Matrix.h"
#include "flow/Drivers.h"
#include "flow/SurveyMeasured.h"

#include <vector>

namespace holdfast::flow {

// An answer with its better end up, in points of its scale; NaN stays.
inline double oriented(const domain::AnswerScale& scale, double answer)
{
    return scale.reversed ? scale.low + scale.high - answer : answer;
}

struct ItemTable {
    std::vector<const features::SurveySeries*> items;
    analytics::Matrix x; // a row a respondent used, a column an item; oriented
    std::vector<double> y; // of these respondents, where there is an outcome
    std::vector<std::size_t> used; // places in cases.rows
    std::vector<double> weights; // of the used; empty = not weighted
    std::vector<LeftOutItem> leftOut; // too many missing, or constant among the respondents used
    std::uint64_t missingCell = 0; // respondents with an outcome and not all items
};

// The rule for missing answers: an item that more than `mostMissing` of the respondents with an outcome left empty is left out, unless it
// is named; then respondents with all items are used. `names` empty = every item of perception but `outcome`.
// y: by place in cases.rows, NaN = no outcome; empty = none is needed.
//   unknown-field {field}; not-enough-data {needs: items} without items; cancelled
core::Result<ItemTable> itemTable(const SurveyCases& cases, const std::vector<std::string>& names, double mostMissing,
    const std::vector<double>& y, const features::SurveySeries* outcome, const core::JobContext& job);

// Names of the waves that can be asked for, in order.
std::vector<std::string> waveNames(const SurveyCases& cases);

// How weights were used by an analysis of covariances.
std::string weightsUsed(const SurveyCases& cases);

// not-enough-data {have, least} when there are fewer.
core::Status atLeast(std::size_t have, std::size_t least);

// Score 0..100 of a series over all who answered it, by their weights; over a part of them.
core::Estimate meanScore(const SurveyCases& cases, const features::SurveySeries& series);
core::Estimate meanScore(const features::SurveySeries& series, const PartAnswers& answers);

} // namespace holdfast::flow
