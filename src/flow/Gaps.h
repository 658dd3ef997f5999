// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/survey/Importance.h"
#include "flow/Drivers.h"

namespace holdfast::flow {

// ---- expectation against perception; importance against performance (analyse gap) ---------------------------------------
enum class ImportanceKind : std::uint8_t { Stated, Derived, Expected };
// "stated" (items that ask for importance), "derived" (Johnson's shares of R^2 of the outcome), "expected" (items that ask for expectation)
std::string_view word(ImportanceKind kind);
std::optional<ImportanceKind> parseImportanceKind(std::string_view text);

struct GapsRequest {
    SurveyRequest survey;
    std::optional<ImportanceKind> importance; // none = the first the survey has, in the order above
    DriverOutcome outcome = DriverOutcome::Satisfaction; // derived importance: of what
    int horizonDays = 180; // derived importance of repurchase and churn
    std::size_t bootstrap = 0; // resamples for the intervals of derived importance; 0 = a jackknife of 200 groups of respondents
    std::uint64_t seed = 1;
};

struct GapFigure {
    std::string item, label;
    std::string expectation; // the item it is held against: of expectation, without one of importance; empty: none
    // Of the respondents who answered both, on the scale of the answers; gap = perceived - expected, below 0: not met.
    core::Estimate expected, perceived, gap;
    std::optional<double> gapPoints; // the gap on 0..100
    std::optional<double> p, pAdjusted; // paired t; Benjamini-Hochberg over the items
    core::Estimate performance; // score 0..100 of all who answered
    core::Estimate importance; // stated and expected: score 0..100; derived: share of R^2, 0..1
    std::optional<analytics::Quadrant> quadrant; // none without importance
    bool importanceUnclear = false, performanceUnclear = false; // the interval crosses the cut
};
struct GapsAnswer {
    Basis basis; // n: respondents
    std::vector<GapFigure> items; // in the order of the survey
    std::optional<ImportanceKind> importance; // none: the survey has nothing to tell it by
    std::vector<ImportanceKind> possible;
    double importanceCut = 0, performanceCut = 0; // means over the items
    std::string y, yLabel; // derived: the item explained
    std::optional<double> r2; // derived
    std::vector<LeftOutItem> leftOut; // derived: items without importance
    std::vector<std::string> waves;
    analytics::Doubts doubts; // SmallGroup (subject = item) under 30 pairs: no p
};
// Failures: as measureDrivers; a survey without expectations has no gaps but can have quadrants.
core::Result<GapsAnswer> measureGaps(Session& session, const GapsRequest& request, core::JobContext& job);

} // namespace holdfast::flow
