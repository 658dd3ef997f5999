// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Estimate.h"
#include "flow/Survey.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::flow {

// ---- what drives satisfaction, recommendation, repurchase, churn (analyse drivers) ---------------------------------------
enum class DriverOutcome : std::uint8_t { Satisfaction, Recommendation, Repurchase, Churn };
std::string_view word(DriverOutcome outcome); // "satisfaction", "recommendation", "repurchase", "churn"
std::optional<DriverOutcome> parseDriverOutcome(std::string_view text);

struct DriversRequest {
    SurveyRequest survey;
    DriverOutcome outcome = DriverOutcome::Satisfaction;
    std::string y; // name of an item to explain instead; empty = that of `outcome`
    std::vector<std::string> items; // names; empty = every item of the survey that measures perception
    double mostMissing = 0.4; // an item that a larger share left empty is left out, unless named in `items`
    int horizonDays = 180; // repurchase and churn: within so many days after the answer
    std::size_t bootstrap = 1000; // resamples for the intervals of the shares; 0 = none
    bool quick = false; // Johnson's weights alone, without lmg; intervals by a jackknife of groups where there are no resamples
    std::uint64_t seed = 1;
};

struct DriverFigure {
    std::string item, label;
    core::Estimate performance; // mean as a score 0..100
    core::Estimate coef, beta; // per point of the scale; standardised
    double correlation = 0; // with the outcome
    core::Estimate lmg, johnson; // parts of R^2, percentiles of the bootstrap
    double lmgShare = 0, johnsonShare = 0; // of R^2, 0..1
    std::optional<double> johnsonShareLower, johnsonShareUpper;
    double pratt = 0, first = 0, last = 0, vif = 1;
    double mean = 0; // in points of the scale
    std::optional<double> se, t, p; // of coef
    std::optional<double> oddsRatio, oddsRatioLower, oddsRatioUpper; // repurchase and churn: per point of the scale
};
struct LeftOutItem {
    std::string item, label;
    std::string reason; // "missing" (too many empty), "constant", "collinear"
    double missingShare = 0;
};
struct DriversAnswer {
    Basis basis; // n: respondents used; excluded: "missing-cell", "missing-outcome", "anonymous", "horizon-open", "not-active"
    DriverOutcome outcome = DriverOutcome::Satisfaction;
    std::string y, yLabel; // the item explained; empty for repurchase and churn
    bool binary = false; // 0/1: the R^2 decomposed is that of the linear probability model
    std::uint64_t events = 0; // binary: how many are 1
    core::Estimate r2; // with the percentiles of the bootstrap
    std::optional<double> adjustedR2, f, df, df2, p;
    std::optional<double> mcfadden, nagelkerke; // binary: of the logistic model of the same items
    std::optional<double> intercept, interceptSe, interceptT, interceptP, interceptLower, interceptUpper;
    std::vector<DriverFigure> items; // in the order of the survey
    std::vector<LeftOutItem> leftOut;
    std::vector<std::string> waves; // that can be asked for
    analytics::Doubts doubts;
};
// Failures: of the snapshot; not-enough-data {needs: survey_response | transaction | customer}, or {item, count} with too few rows;
// missing-field {field} without the outcome; unknown-field {field} for an item; no-variation {name}; invalid-parameter {wave};
// cancelled.
core::Result<DriversAnswer> measureDrivers(Session& session, const DriversRequest& request, core::JobContext& job);

} // namespace holdfast::flow
