// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Estimate.h"
#include "domain/Indicators.h"
#include "flow/Basis.h"
#include "flow/Retention.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// ---- early-warning indicators (analyse indicators) ------------------------------------------------------------------
struct IndicatorRequest {
    Scope scope;
    std::string by; // field whose values are the segments; empty = saved segments, else the first fit attribute; "none"
    std::string only; // one indicator; empty = all
    bool methods = true; // also per-customer correlation, groups of like risk and the regression
};

enum class IndicatorState : std::uint8_t { NotEnoughData, InControl, Watch, Breach };
std::string_view word(IndicatorState state); // "not-enough-data", "in-control", "watch", "breach"

struct IndicatorPoint {
    core::Period period;
    core::Estimate value;
    bool partial = false; // not over at as-of: shown, never compared
    bool comparable = false; // full, with a value and enough history before it
    // From the points before this one only (see ControlBase); none without 8 of them.
    std::optional<double> center, lowerLimit, upperLimit;
    std::optional<double> ewma, ewmaLower, ewmaUpper;
    bool beyond = false, run = false, anomaly = false, change = false; // beyond the limits, 8 on one side, sticks out, first after a change point
    int level = 0; // worst threshold crossed: 1 amber, 2 red
};

// One way to look back: the value now, what it is compared with, and the difference with its interval.
struct IndicatorComparison {
    std::string with; // "previous", "last-year", "baseline", "benchmark"
    std::string name; // period or source
    std::optional<double> then;
    core::Estimate difference; // now - then
};

struct IndicatorTrend {
    std::optional<double> tau, p; // Mann-Kendall; seasonal from two years of periods up
    std::optional<double> slope, slopeLower, slopeUpper; // Theil-Sen, a period
    bool seasonal = false; // STL was made
    std::optional<double> strengthTrend, strengthSeasonal;
    std::vector<double> trend, season; // STL parts, one a comparable point, from `stlFrom`
    core::Period stlFrom;
    struct Change {
        core::Period period; // first of the new level
        double before = 0, after = 0;
    };
    std::vector<Change> changes; // PELT, at most the last 12
};

struct IndicatorLag {
    int lag = 0; // the indicator so many periods before the churn rate
    std::optional<double> r, lower, upper, p, pAdjusted; // Pearson; adjusted over all series and lags of the answer
    std::int64_t n = 0;
};

struct IndicatorRule { // a threshold in force with where it lies now
    domain::Threshold threshold;
    std::optional<double> amberAt, redAt; // in the unit of the series, on the worse side; of Both the upper one
    int level = 0; // crossed in the last full period
    bool changed = false; // not the default
};

struct SegmentReading {
    core::Estimate value; // last full period
    std::optional<double> z; // against the own past, signed so that above 0 is worse
    int level = 0;
};

struct EventEffect { // a series around dated outside events
    std::string text, series;
    core::CivilDate day;
    std::optional<double> before, after; // means of up to 3 full periods
};

struct IndicatorSeriesAnswer {
    std::string id, label; // label: only of outside series, as in the data
    domain::IndicatorUnit unit = domain::IndicatorUnit::PerCustomer;
    domain::Worse worse = domain::Worse::Both;
    std::vector<IndicatorPoint> points;
    std::size_t current = 0; // last comparable point; points.size() = none
    IndicatorState state = IndicatorState::NotEnoughData;
    std::vector<IndicatorComparison> comparisons;
    IndicatorTrend trend;
    std::vector<IndicatorLag> lags; // with the churn rate; empty for the churn rate itself
    std::optional<std::size_t> strongest; // of lags, by the smallest adjusted p
    std::vector<IndicatorRule> rules;
    std::vector<SegmentReading> segments; // as IndicatorAnswer::segments
    std::optional<core::Estimate> eventChange; // event study round technology events: after - before
    std::optional<double> eventP;
    std::size_t eventsUsed = 0;
    std::vector<EventEffect> events;
    analytics::Doubts doubts;
};

// A per-customer figure of the indicator H days ago against churn since.
struct CustomerLink {
    std::string id, indicator; // "purchase_frequency.ratio"
    std::int64_t n = 0, churned = 0;
    std::optional<double> pointBiserial, spearman, p, pAdjusted; // p of Spearman
    std::optional<double> meanChurned, meanStayed;
};

struct IndicatorAnswerEntry {
    std::string id;
    std::string missing; // role word or field that would feed it; empty = it is fed
    std::vector<IndicatorSeriesAnswer> series;
    std::vector<CustomerLink> customers;
};

// Customers of like risk.
struct RiskGroups {
    std::vector<std::string> figures;
    struct Group {
        std::uint64_t n = 0;
        core::Estimate churnRate; // later churn
        std::vector<double> means; // of the figures
        std::vector<std::size_t> apart; // figures that set it apart, most first, at most 3
        std::vector<double> distance; // (mean of the group - mean of all) / sd, as figures
    };
    std::vector<Group> groups; // highest churn first
    std::size_t bySilhouette = 0, byGap = 0; // number of groups each way proposes
    std::optional<double> silhouette;
    std::uint64_t used = 0, of = 0; // customers clustered of those there are
    analytics::Doubts doubts;
};

// Logistic model of later churn on the figures, each in standard deviations.
struct ChurnRegression {
    struct Term {
        std::string id; // "(Intercept)", figure, or figure + ".missing"
        std::optional<double> coef, se, z, p, lower, upper, oddsRatio, oddsRatioLower, oddsRatioUpper;
    };
    std::vector<Term> terms;
    std::int64_t n = 0, events = 0;
    std::optional<double> auc, aucLower, aucUpper, mcfadden; // in sample
    analytics::Doubts doubts;
};

struct IndicatorAnswer {
    Basis basis;
    core::Grain grain = core::Grain::Month;
    std::optional<core::Period> current; // last full period
    std::vector<std::string> segments; // names; the field they come from in `by`
    std::string by;
    std::vector<IndicatorAnswerEntry> indicators; // all thirteen, in order
    int horizonDays = 0; // of later churn
    core::CivilDate origin; // the day the per-customer figures are of
    std::optional<RiskGroups> groups;
    std::optional<ChurnRegression> regression;
};
// Failures: unknown-indicator, unknown-field, those of the scope; cancelled.
core::Result<IndicatorAnswer> measureIndicators(Session& session, const IndicatorRequest& request, core::JobContext& job);

// ---- thresholds -----------------------------------------------------------------------------------------------------
// Default or changed, of every indicator and kind.
core::Result<std::vector<domain::Threshold>> thresholds(Session& session);
// One undoable step. As domain::checkThreshold.
core::Status changeThreshold(Session& session, const domain::Threshold& threshold);
core::Status resetThreshold(Session& session, const std::string& indicator, domain::ThresholdKind kind);
// From which value a customer's own figure ("engagement.ratio") counts as showing the indicator, where it was changed; such customers are whom an
// alert is about. None = the standard one again; one undoable step. unknown-indicator.
core::Result<std::map<std::string, double>> figureThresholds(Session& session);
core::Status changeFigureThreshold(Session& session, const std::string& figure, const std::optional<double>& value);
// Weight of an interaction type in engagement, 0 or more; one undoable step. invalid-parameter.
core::Result<std::map<std::string, double>> interactionWeights(Session& session);
core::Status changeInteractionWeight(Session& session, const std::string& type, double weight);

} // namespace holdfast::flow
