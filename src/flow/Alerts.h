// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "domain/Indicators.h"
#include "flow/Basis.h"
#include "flow/Retention.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// ---- alerts (analyse alerts) ----------------------------------------------------------------------------------------
enum class AlertState : std::uint8_t { New, Acknowledged, ActedOn, Closed };
std::string_view word(AlertState state); // "new", "acknowledged", "acted-on", "closed"
std::optional<AlertState> parseAlertState(std::string_view word);

// A series of one segment went over one or more of its thresholds, and stayed there from `since` to `until`: one alert however
// long it lasts and however many thresholds it crosses meanwhile. What counts at a point comes from the points before it, so an alert does not go away as time goes on.
struct Alert {
    std::string id; // of indicator, series, segment and first period: stays while these do, whatever segments are saved
    std::string indicator, series, label; // label: of an outside series
    domain::IndicatorUnit unit = domain::IndicatorUnit::PerCustomer;
    domain::Worse worse = domain::Worse::Both;
    domain::ThresholdKind kind = domain::ThresholdKind::Control; // the one crossed worst in `until`
    std::vector<domain::ThresholdKind> kinds; // all that were crossed
    int level = 1; // 1 amber, 2 red: the worst so far
    std::string segment; // empty = all customers in scope
    core::Period since, until;
    bool open = false; // still over the threshold in the last full period
    core::Estimate value; // in `until`
    std::optional<double> baseline; // what it is measured against there
    std::optional<double> threshold; // the one crossed in `until`, in the unit of the series
    std::uint64_t affected = 0; // customers who show it themselves
    AlertState state = AlertState::New;
    bool reopened = false; // was acknowledged or closed as amber and turned red since
    std::string note;
    std::int64_t changedAt = 0; // of the state; 0 = never
};

struct AlertRequest {
    Scope scope;
    std::string by; // as IndicatorRequest::by; empty = saved segments with a rule and the first fit attribute
    int periods = 12; // alerts that lasted into the last so many full periods
};
struct AlertAnswer {
    Basis basis;
    std::string by;
    std::optional<core::Period> current;
    std::vector<Alert> alerts; // open before over, red before amber, the newest first
    std::uint64_t seriesWatched = 0; // series times segments
};
core::Result<AlertAnswer> measureAlerts(Session& session, const AlertRequest& request, core::JobContext& job);

// One undoable step; the note stays when none is given. unknown-alert.
core::Status changeAlert(Session& session, const AlertRequest& request, const std::string& id, AlertState state,
    const std::optional<std::string>& note, core::JobContext& job);
// The customers an alert is about, as a rule of ids; saved as a segment when a name is given. unknown-alert.
core::Result<domain::Rule> affectedBy(Session& session, const AlertRequest& request, const std::string& id, core::JobContext& job);
core::Status makeAlertSegment(Session& session, const AlertRequest& request, const std::string& id, const std::string& name, core::JobContext& job);

// ---- what a threshold would have done (analyse thresholds) ----------------------------------------------------------
struct BacktestRequest {
    Scope scope;
    std::string indicator;
    std::string series; // empty = its first
    domain::ThresholdKind kind = domain::ThresholdKind::Control;
    int within = 3; // periods: a rise of churn so soon after counts as foretold
};
struct BacktestPoint {
    double threshold = 0;
    std::uint64_t fired = 0; // crossings begun
    std::uint64_t before = 0, with = 0, falseAlarms = 0; // a rise began 1 … within periods later; in the same period; neither
    std::uint64_t risesForetold = 0; // rises with a firing 1 … within periods earlier
    std::optional<double> falseAlarmsPerYear, leadPeriods; // mean lead of those foretold
};
struct BacktestAnswer {
    Basis basis;
    std::string indicator, series;
    domain::ThresholdKind kind = domain::ThresholdKind::Control;
    std::vector<BacktestPoint> points; // ascending thresholds
    std::vector<core::Period> rises; // periods in which the churn rate began to rise over its own past
    std::uint64_t periods = 0; // that could be judged
    double years = 0;
    std::optional<double> amber, red; // in force
    analytics::Doubts doubts;
};
// unknown-indicator; not-enough-data {"needs", …} when the series or the churn rate is missing.
core::Result<BacktestAnswer> backtestThreshold(Session& session, const BacktestRequest& request, core::JobContext& job);

// ---- early-warning laboratory (analyse warning-lab) ------------------------------------------------------------------
struct LabRequest {
    Scope scope;
    // Per-customer figure, e.g. "purchase_frequency.p", or an indicator: its first figure; or "risk": the score of a logistic risk model made anew
    // at each origin of what was known then.
    std::string figure;
    // In place of a figure: a score of each customer of the snapshot as of a day, from what was known then; higher is worse.
    std::function<core::Result<std::vector<double>>(core::CivilDate)> score;
    std::string scoreName;
    int origins = 6, stepDays = 30, horizonDays = 0; // 0 = window.days
};
struct LabOrigin {
    core::CivilDate day;
    std::uint64_t n = 0, churned = 0; // active on the day; gone within the horizon
    std::uint64_t known = 0; // of n, customers of whom the figure can be said; the others are never flagged
    std::optional<double> auc, aucLower, aucUpper; // among those known
};
struct LabPoint {
    double share = 0; // of customers flagged, worst first
    std::optional<double> threshold; // the mildest figure flagged
    std::uint64_t flagged = 0, hits = 0; // cases over all origins
    core::Estimate hitRate, precision, falseAlarmRate; // hits of all churned; hits of flagged; flagged of those who stayed
    std::optional<double> valueCaught; // of the last year's net amount of all churned
    std::optional<double> leadDays, leadDaysMedian; // from the origin to the day of churn
};
struct LabAnswer {
    Basis basis;
    std::string figure;
    bool higherIsWorse = true;
    int horizonDays = 90;
    std::vector<LabOrigin> origins; // oldest first
    std::vector<LabPoint> points;
    std::optional<double> auc; // mean over origins
    std::optional<double> worrying; // from which value the figure counts as showing the indicator
    analytics::Doubts doubts;
};
// unknown-indicator; not-enough-data when churn has no dates or no origin has enough history.
core::Result<LabAnswer> testWarning(Session& session, const LabRequest& request, core::JobContext& job);

} // namespace holdfast::flow
