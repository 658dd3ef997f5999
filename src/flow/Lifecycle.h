// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "flow/Retention.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

inline constexpr int kLifecycleStages = 6;

// ---- stages of life, moves between them and how long each lasts (analyse lifecycle) -------------------------------------
struct LifecycleRequest {
    Scope scope;
    int periods = 0; // looked back on; 0 = 24 months, 12 quarters, 26 weeks, 30 days, 8 years
};

struct StageTime {
    std::optional<double> median, lower, upper; // periods, Kaplan-Meier with the stays still open censored
    std::uint64_t stays = 0, ended = 0; // that began in the periods looked at
    std::uint64_t leftOut = 0; // had begun before
    struct Point {
        double periods = 0;
        std::optional<double> stay, lower, upper;
    };
    std::vector<Point> curve;
};
struct LifecycleStage {
    std::string name; // "prospect", "new", "growth", "mature", "decline", "churned"
    std::uint64_t n = 0; // on the as-of day
    core::Estimate share; // of all in a stage, Wilson
    std::optional<std::uint64_t> before; // on the last day of the period before the last full one
    std::uint64_t after = 0; // on the last day of the last full period
    StageTime time;
    core::Estimate value; // mean remaining value; n = those with one
    double valueTotal = 0, valueShare = 0, revenueLastYear = 0;
    std::optional<double> revenueAtRisk; // with a kept risk model
    std::string action; // what is usually done: "onboarding-help", "show-range", "thank-you", "care-call", "personal-offer", "none"
};
struct StageMove {
    std::uint64_t n = 0;
    core::Estimate share; // of those in the stage before, Wilson
};
struct LifecycleConversion {
    std::string from, to; // to may be "active": any stage but churned and prospect
    StageMove last, all; // over the last full period; over all periods together
};
struct LifecycleAnswer {
    Basis basis;
    int newDays = 90, windowDays = 90;
    double growth = 0.2;
    std::string churn; // definition in force; empty = none, nobody counts as churned
    core::Grain grain = core::Grain::Month;
    std::vector<core::CivilDate> days; // last days of the periods looked at, oldest first; the last is the as-of day
    std::vector<core::Period> periods; // of `days`
    bool partial = false; // the last of them is not over
    std::vector<std::array<std::uint64_t, kLifecycleStages>> counts; // by day and stage
    std::optional<core::Period> moved; // the last full period; none = one day only
    std::array<LifecycleStage, kLifecycleStages> stages;
    std::array<std::array<StageMove, kLifecycleStages>, kLifecycleStages> moves, allMoves; // from, to
    std::vector<LifecycleConversion> conversions;
    std::string valueMethod, currency;
    bool dated = true; // false: nobody knows when customers left; one day only
};
// Who is in which stage: features/Lifecycle.h. Failures: of the snapshot and the scope; not-enough-data; cancelled.
core::Result<LifecycleAnswer> measureLifecycle(Session& session, const LifecycleRequest& request, core::JobContext& job);

} // namespace holdfast::flow
