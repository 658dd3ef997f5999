// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/survey/Judgement.h"
#include "flow/Survey.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// Under so many answers a figure is shown with its interval but not tested.
inline constexpr std::int64_t kLeastTested = 30;

// ---- summary: NPS, CSAT, CES ----------------------------------------------------------------------------------------
enum class SurveyMeasure : std::uint8_t { Nps, Csat, Ces, Item };
std::string_view word(SurveyMeasure measure); // "nps", "csat", "ces", "item"

// Two figures against each other. Not tested with fewer than kLeastTested answers on a side: p and pAdjusted are none.
struct MeasureDifference {
    core::Estimate difference; // a - b
    std::optional<double> se, statistic; // z of NPS, Welch's t of means
    std::optional<double> p, pAdjusted; // adjusted by Benjamini-Hochberg over the tests of its list
    bool tooFew = false; // not tested for want of answers
};
struct MeasureValue {
    std::string name; // wave, group or touchpoint
    core::Estimate value; // NPS -100 … 100; CSAT, CES, items: mean on their scale
    std::optional<double> score, scoreLower, scoreUpper; // 0-100, 100 best (NPS: none)
    std::optional<double> sd, topShare, topLower, topUpper; // of CSAT, CES, items: share of the two best answers
    std::optional<double> promoters, passives, detractors; // shares 0..1
    std::optional<double> se, median, skewness, kurtosis; // median to kurtosis: not of NPS
    double sumWeights = 0, effectiveN = 0; // n where not weighted
    bool partial = false; // of waves
    std::optional<MeasureDifference> against; // waves: the one before; groups and touchpoints: everybody else
    // Waves: the customers who answered this one and the one before, now minus before (paired t; difference.n = such customers).
    std::optional<MeasureDifference> same;
};
struct MeasurePair { // two groups against each other
    std::string a, b;
    MeasureDifference difference; // a - b
};
struct ResponseRate {
    std::uint64_t answers = 0, customers = 0; // sheets; different customers among them
    std::uint64_t base = 0; // customers who could have answered
    std::string baseKind; // "active" in the time asked, "customers" all in scope, "" no customers
    core::Estimate rate; // customers / base, Wilson; no value without a base
};
struct SummaryMeasure {
    SurveyMeasure measure = SurveyMeasure::Nps;
    std::string column, label;
    domain::AnswerScale scale;
    MeasureValue overall; // of the answers asked for
    std::vector<double> distribution; // by answer from scale.low to scale.high, sums of weights; empty for wide scales
    std::vector<MeasureValue> waves, groups, touchpoints; // in order of time; of name; of the survey's journey
    std::vector<MeasurePair> pairs; // all pairs of groups
    std::optional<std::size_t> current; // of waves: the chosen one, else the last full one
    std::uint64_t missing = 0; // sheets asked for without an answer that counts
    std::uint64_t dontKnow = 0, outOfScale = 0, notUnderstood = 0; // why, over all sheets of the workspace
    analytics::Doubts doubts;
};
struct SummaryRequest {
    SurveyRequest survey;
    std::string by; // groupsOf(): a customer field (numbers by quarters), a survey attribute or "segments"; empty = none
    std::vector<std::string> only; // "nps", "csat", "ces", "items" (all of them) or columns, in order; empty = the first three
};
struct SummaryAnswer {
    Basis basis;
    std::string by;
    std::vector<SummaryMeasure> measures;
    ResponseRate response; // of the answers asked for
    std::vector<std::pair<std::string, ResponseRate>> responseByWave;
    std::uint64_t straightLines = 0, speeders = 0, flaggable = 0; // flagged, of so many sheets
    std::uint64_t timed = 0; // sheets with a duration
    double designEffect = 1, effectiveN = 0;
    // Satisfaction at the steps of the journey, of the touchpoint table where there is one.
    std::vector<MeasureValue> journey;
    std::string journeyScale; // "1-5"
};
// not-enough-data {needs}: no survey, or none of the measures asked for (needs: nps, csat …).
core::Result<SummaryAnswer> measureSurvey(Session& session, const SummaryRequest& request, core::JobContext& job);

// ---- the index ------------------------------------------------------------------------------------------------------
struct WeightSet { // weights of the children of a node by one kind
    domain::WeightKind kind = domain::WeightKind::Equal;
    bool available = false; // there is something to make them from
    std::vector<double> weights; // parallel to the children, sum 1
    std::vector<double> spread; // expert: standard deviation over judges; ahp of several judges: of their weights
    std::string missing; // why not available: "no-judgements", "no-scores", "no-outcome", "few-rows", …
};
struct GroupWeights {
    std::string parent; // node id, "" = dimensions
    std::vector<std::string> children; // node ids
    domain::WeightKind inForce = domain::WeightKind::Equal;
    std::vector<WeightSet> kinds; // all five
    // AHP
    std::optional<analytics::JudgedWeights> ahp; // of all judges together
    std::vector<std::pair<std::string, analytics::JudgedWeights>> byJudge;
    std::optional<analytics::Inconsistency> repair; // indexes into children; none when consistent beyond doubt (cr <= 0.1)
    std::size_t pairsMissing = 0; // not judged, over all judges
    // expert scoring
    std::optional<double> kendallW, kendallP;
};
// The weights of a system without any survey: for the editor, at every move of a slider. Derived ones are not available.
core::Result<std::vector<GroupWeights>> weighIndex(const domain::IndexSystem& system, core::JobContext& job);

struct IndexPart {
    std::string id, name, parent, column;
    bool item = false;
    double weight = 0; // among its siblings, in force
    double overallWeight = 0; // in the whole index; leaves sum 1
    core::Estimate score; // 0-100
    std::optional<double> mean; // item: on its own scale
    std::optional<domain::Grade> grade;
    std::optional<MeasureDifference> change; // against the wave before
    std::string missing; // "no-column", "no-answers", "not-in-wave", "no-items": has no score and takes no part; siblings share its weight
    // Share of perturbed weights under which it keeps its place among its siblings by weighted shortfall, weight x (100 - score):
    // what holds the index down most. 1 without siblings; 0 for a part without a score.
    double keepsRank = 0;
};
struct IndexCut { // scores of every part for a wave or a group
    std::string name;
    bool partial = false;
    std::vector<core::Estimate> scores; // whole, then parts in their order
    std::optional<MeasureDifference> against; // of the whole: waves: the one before; groups: everybody else
    std::vector<std::string> missing; // ids of items without answers here
};
struct IndexSensitivity {
    int draws = 0;
    double spread = 0; // weights times 1 +- this, uniform, made to sum 1
    double lower = 0, upper = 0; // 95 % of the index over the draws
    double keepsOrder = 0; // share of draws that keep the whole order of the top parts by weighted shortfall
    std::optional<double> keepsCuts; // share of draws that keep the order of `cuts` by score; none with fewer than two
};
struct IndexRequest {
    SurveyRequest survey;
    std::string by;
    std::string outcome; // of derived weights: column; empty = csat, else nps
    double perturbation = 0.2; // 0 … 1
    std::uint64_t seed = 1;
};
struct IndexAnswer {
    Basis basis;
    domain::IndexSystem system;
    bool chosen = false; // stored; else the default
    core::Estimate score; // of the whole, 0-100
    std::optional<domain::Grade> grade;
    std::optional<MeasureDifference> change; // against the wave before
    std::vector<IndexPart> parts; // depth first, in order
    std::vector<GroupWeights> groups; // weights side by side
    std::vector<IndexCut> waves, cuts; // cuts: by `by`
    std::string by, outcome;
    IndexSensitivity sensitivity;
    double effectiveN = 0, designEffect = 1;
    analytics::Doubts doubts;
};
// not-enough-data {needs}: no survey, or no item of the index has answers.
core::Result<IndexAnswer> measureIndex(Session& session, const IndexRequest& request, core::JobContext& job);

} // namespace holdfast::flow
