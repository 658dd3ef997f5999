// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Explore.h"

namespace holdfast::flow {

// A segment at the ends of past periods: its rule asked again of the data as they were known on that day. What a source
// states without a date (a city, a plan) is taken as it stands today.
struct SegmentPoint {
    core::Period period;
    core::CivilDate day; // asked on
    RuleSize size;
    std::uint64_t all = 0; // customers known on that day
    std::uint64_t stillIn = 0; // of those in it then, how many are in it as of the scope
};
struct SegmentHistory {
    Basis basis;
    std::string name;
    domain::Rule rule;
    bool frozen = false;
    std::vector<SegmentPoint> points; // oldest first; the last is the day of the scope, its period perhaps partial
};
// The last `periods` ends of periods within the data and the as-of day. Each point reads the customers of its day.
// Failures: unknown-segment; invalid-parameter (periods outside 1 … 60); those of the scope.
core::Result<SegmentHistory> segmentHistory(Session& session, const Scope& scope, const std::string& name, int periods, core::JobContext& job);

} // namespace holdfast::flow
