// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "features/ChurnState.h"

#include <vector>

namespace holdfast::features {

// One calendar period. activeEnd = activeStart + newActive + returning - churned, always.
struct ChurnPeriod {
    core::Period period;
    core::CivilDate from, to; // to is asOf in the partial period
    std::int64_t activeStart = 0; // at the end of the day before `from`
    std::int64_t churned = 0; // active at start, not active at the end (= lost)
    std::int64_t newActive = 0; // active at the end, first seen in the period
    std::int64_t returning = 0; // active at the end, not at the start, first seen before
    std::int64_t activeEnd = 0;
    std::int64_t lapsedAndBack = 0; // active at both ends with a silence in between: not churned, shown for openness
    core::Estimate churnRate, retentionRate; // of activeStart, Wilson; no value when nobody was active
    std::optional<double> growthRate; // (activeEnd - activeStart) / activeStart
    bool partial = false; // contains asOf and is not over: never compared with a full one
    bool notEnoughHistory = false; // starts less than D days after the first fact: activeStart is not complete
};

struct ChurnTimeline {
    core::Grain grain = core::Grain::Month;
    std::vector<ChurnPeriod> periods; // consecutive, from the first fact to asOf; empty when `overall` is all there is
    bool seriesMissing = false; // label without dates: no series can be made
    core::Estimate overall; // share churned by now of all whose state is known, Wilson
    std::int64_t known = 0, unknown = 0, undated = 0, churnedNow = 0; // customers in the scope
    std::size_t lastFull() const; // index of the last period that is not partial; periods.size() when there is none
};

// At most `longest` periods, the latest (0 = all). Linear in spans and periods.
// Failures: cancelled; limits-exceeded when there would be more than 40,000 periods.
core::Result<ChurnTimeline> churnTimeline(const ActivitySpans& spans, core::Grain grain, const frame::Selection* scope,
    core::JobContext& job, int longest = 0, double level = 0.95);

} // namespace holdfast::features
