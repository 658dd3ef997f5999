// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "core/JobContext.h"
#include "domain/SurveyModel.h"
#include "frame/Batch.h"
#include "frame/FactTable.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::features {

// A column of a load that may hold answers. Texts: codes into words (0 = missing, k = words[k-1]); else numbers, dates and
// times as in frame::Batch (NaN = missing), decimals in their own unit.
struct SurveyRowsColumn {
    std::string name; // its field, else its name
    std::string label; // header text
    frame::ValueType type = frame::ValueType::Text;
    std::vector<double> numbers;
    std::vector<std::uint32_t> codes;
    std::vector<std::string> words;
};

// The answers of one load as of the day of a snapshot, in file order.
struct SurveyRows {
    std::string table, file, importId;
    std::vector<std::uint32_t> customers; // index into Snapshot::customers, or frame::kNoCustomer
    std::vector<std::int32_t> days; // since 1970-01-01; core::CivilDate::kNone where the load has no dates
    std::vector<SurveyRowsColumn> columns;
    std::size_t rows() const { return days.size(); }
    const SurveyRowsColumn* column(std::string_view name) const;
};

// One scaled column of the model over all respondents.
struct SurveySeries {
    std::string column, label; // label: as shown
    domain::SurveyKind kind = domain::SurveyKind::Item;
    domain::AnswerScale scale;
    std::string of; // expectation, importance: column of the item
    std::vector<double> answers; // one a respondent, on `scale`; NaN = no answer
    std::uint64_t n = 0; // answers
    std::uint64_t missing = 0, dontKnow = 0, outOfScale = 0, notUnderstood = 0; // why there are no more
    bool present = true; // some load has the column
    double score(std::size_t row) const { return domain::scoreOf(scale, answers[row]); } // 0-100; NaN stays
};

// What respondents are grouped by: codes into words, 0 = missing.
struct SurveyAttribute {
    std::string column, label;
    std::vector<std::uint32_t> codes;
    std::vector<std::string> words; // in the order of their numbers, else of code points
};

struct SurveyWave {
    std::string name; // of the wave column or the source, else of the period ("2026-Q2"); empty = undated answers
    core::CivilDate first, last; // days answered; not valid without dates
    std::uint64_t rows = 0;
    bool partial = false; // its period is not over at the as-of day: shown, never compared
};

// Respondents x items: what every analysis of surveys reads. Made once for a snapshot and a model, never changed.
// A respondent is one answer sheet; a customer may have several.
struct SurveyFacts {
    core::CivilDate asOf;
    std::vector<std::uint32_t> customers; // as SurveyRows
    std::vector<std::int32_t> days;
    std::vector<std::uint32_t> wave; // index into waves
    std::vector<std::uint32_t> load; // index into loads
    std::vector<SurveyWave> waves; // in order of time; undated ones by name, numbers in them by value
    std::vector<SurveySeries> series; // in the order of the model: items, expectations, …, nps, csat, ces
    std::vector<SurveyAttribute> attributes; // of kind attribute, and touchpoint
    std::vector<std::uint32_t> touchpoint; // codes into touchpoints, 0 = missing; empty without such a column
    std::vector<std::string> touchpoints;
    std::vector<double> caseWeights; // of the weight column, > 0, 1 where missing; empty without one
    std::vector<double> durations; // NaN = missing; empty without such a column
    double medianDuration = 0; // over all; 0 without
    std::vector<char> straight, speeder; // 1 = flagged
    std::vector<char> repeated; // 1 = another answer of this customer in this wave counts instead
    struct Load {
        std::string table, file;
        std::uint64_t rows = 0;
    };
    std::vector<Load> loads;
    std::map<std::string, std::uint64_t> leftOut; // reason -> rows that never came in: as Snapshot::leftOut

    std::size_t rows() const { return days.size(); }
    const SurveySeries* find(std::string_view column) const;
    const SurveySeries* first(domain::SurveyKind kind) const; // with the most answers of that kind
    std::vector<const SurveySeries*> all(domain::SurveyKind kind) const;
    const SurveySeries* belonging(const SurveySeries& item, domain::SurveyKind kind) const; // its expectation or importance
    const SurveyAttribute* attribute(std::string_view column) const;
};

// Pools the loads by the model's rules (domain/SurveyModel.h). Loads that no source of the model names are not read.
//   not-enough-data {needs: survey_response}   no load has a column of the model with answers
//   cancelled
core::Result<SurveyFacts> surveyFacts(
    std::span<const SurveyRows> loads, const domain::SurveyModel& model, core::CivilDate asOf, const core::JobContext& job);

} // namespace holdfast::features
