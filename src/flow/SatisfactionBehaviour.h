// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Estimate.h"
#include "flow/Survey.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// ---- what people do after they answered (analyse satisfaction-behaviour) -------------------------------------------------
// Which answer levels are made of: "satisfaction" in three levels (score 0..100 under 50, under 75, 75 and more), "points" (each point
// of its scale), "nps" (detractors, passives, promoters).
struct BehaviourRequest {
    SurveyRequest survey;
    std::string by = "satisfaction";
    double lowUnder = 50, highFrom = 75; // cuts of the three levels, scores 0..100
    int horizonDays = 180; // behaviour counts in (answer, answer + horizon]; answers whose horizon is not over take no part
};
struct BehaviourLevel {
    std::string id; // "low", "middle", "high"; "detractors", "passives", "promoters"; the point, "1", "2", …
    std::uint64_t answers = 0; // with a complete horizon
    double share = 0; // of these answers
    core::Estimate repeat; // share that bought again
    core::Estimate spend; // mean net amount
    core::Estimate recommendation; // NPS of the same answers, -100..100
    core::Estimate churn; // share that was gone at the end, of who was active on the day of the answer
};
// What 5 points more on 0..100 go along with: an association between people, not what a change would bring.
struct BehaviourWorth {
    std::string outcome; // "repeat", "churn" (shares), "spend" (money), "recommendation" (0..10)
    core::Estimate per5; // difference per answer; interval with one cluster a customer
    std::optional<double> p;
    std::optional<double> correlation;
};
struct BehaviourAnswer {
    Basis basis; // n: answers used; excluded: "horizon-open", "anonymous", "missing-outcome", "not-active"
    std::string by, y, yLabel; // the item levels are made of
    int horizonDays = 0;
    std::vector<BehaviourLevel> levels; // low to high
    std::optional<double> repeatP, spendP, churnP; // do the levels differ; none with too few
    std::vector<BehaviourWorth> worth;
    std::uint64_t customers = 0; // who gave the answers
    bool purchases = false, churnKnown = false; // whether the workspace has the facts
    std::vector<std::string> waves;
    std::vector<std::string> possible; // values of `by` the survey allows
    analytics::Doubts doubts; // SmallGroup (subject = level); FewEvents (subject = outcome)
};
// Failures: of the snapshot; not-enough-data {needs: survey_response | transaction}; missing-field {field};
// not-enough-data {needs: horizon} when no answer has its horizon behind it; invalid-parameter {by | wave | horizon}; cancelled.
core::Result<BehaviourAnswer> measureSatisfactionBehaviour(Session& session, const BehaviourRequest& request, core::JobContext& job);

} // namespace holdfast::flow
