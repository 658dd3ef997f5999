// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Period.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::domain {

// What a column of a survey says about the respondent (domain.md sections 2 and 11).
enum class SurveyKind : std::uint8_t {
    Ignore, Item, Expectation, Importance, Nps, Csat, Ces, Comment, Wave, Touchpoint, Duration, Weight, Attribute,
    Customer, Date
};
inline constexpr int kSurveyKinds = 15;
// "ignore", "item", "expectation", "importance", "nps", "csat", "ces", "comment", "wave", "touchpoint", "duration" (seconds or any
// other unit of time), "weight", "attribute" (what respondents are grouped by), "customer" and "date" (of tables without a role;
// those of the role have fields for them).
std::string_view word(SurveyKind kind);
std::optional<SurveyKind> parseSurveyKind(std::string_view word);
// Whether answers of this kind are read as numbers on a scale.
bool isScaled(SurveyKind kind);

// How answers are written and what they mean. Any range, also 0-100 or -3 … 3; the ends are answers themselves.
struct AnswerScale {
    double low = 1, high = 5; // low < high
    bool reversed = false; // the low end is the good one
    std::vector<double> dontKnow; // answers that are none: set apart, never an error
    std::map<std::string, double> words; // texts that are answers: "very good" -> 5
    bool holds(double answer) const { return answer >= low && answer <= high; }
    bool operator==(const AnswerScale&) const = default;
};
// 0 the worst answer, 100 the best. Of an answer the scale holds.
double scoreOf(const AnswerScale& scale, double answer);
// An answer on one scale as the answer with the same score on another.
double rescaled(const AnswerScale& from, double answer, const AnswerScale& to);

struct SurveyColumn {
    std::string column; // name of the table's column, or its field ("nps", "csat", "ces", "comment", "wave")
    std::string label; // shown instead of the header text; empty = that
    SurveyKind kind = SurveyKind::Item;
    AnswerScale scale; // of scaled kinds
    std::string of; // expectation, importance: column of the item they belong to; csat, ces, nps: empty
    bool operator==(const SurveyColumn&) const = default;
};

// A table whose rows are answers. Several are pooled: columns of one name are one item, and answers given on another scale
// count as the answer with the same 0-100 score on the item's scale.
struct SurveySource {
    std::string table = "survey_response"; // role word: "survey_response", "other", "customer"
    std::string file; // name of the source file; empty = all loads of that table
    std::string wave; // all its answers are of this wave; empty = by wave column or date
    std::map<std::string, std::string> columns; // its column -> that of the model, where they differ
    std::map<std::string, AnswerScale> scales; // by column of the model: scale of this source, where it differs
    bool operator==(const SurveySource&) const = default;
};

enum class RepeatRule : std::uint8_t { All, Last, First }; // which answers of one customer in one wave count
std::string_view word(RepeatRule rule); // "all", "last", "first"

enum class CaseWeighting : std::uint8_t { None, Column, Cells, Raking };
std::string_view word(CaseWeighting method); // "none", "column", "cells", "raking"
struct WeightingRule {
    CaseWeighting method = CaseWeighting::None;
    std::vector<std::string> fields; // of the customers, text or truth values: cells = all crossed, raking = one after another
    double cap = 5; // no weight above so many times the mean
    bool operator==(const WeightingRule&) const = default;
};

// How the workspace reads its surveys. A setting: one document, one step of undo. What is not named in `columns` is not read.
struct SurveyModel {
    std::vector<SurveySource> sources;
    std::vector<SurveyColumn> columns;
    core::Grain waves = core::Grain::Quarter; // where no column says the wave
    RepeatRule repeats = RepeatRule::All;
    int straightItems = 5; // the same answer to at least so many items of one scale, and to all answered, is a straight line
    double speedShare = 1.0 / 3; // faster than this share of the median duration is too fast
    bool excludeStraight = false, excludeSpeeders = false; // else they are only counted
    WeightingRule weighting;

    const SurveyColumn* column(std::string_view name) const;
    const SurveyColumn* first(SurveyKind kind) const;
    bool operator==(const SurveyModel&) const = default;
};

// As JSON and back; README of cli lists the keys. checkSurveyModel is part of reading.
//   invalid-parameter {name: what, value}   not this shape; a scale whose low is not below its high; a column named twice;
//                                       expectation or importance of an item that is not there; a wrong word
std::string toJson(const SurveyModel& model);
core::Result<SurveyModel> parseSurveyModel(std::string_view json);
core::Status checkSurveyModel(const SurveyModel& model);

} // namespace holdfast::domain
