// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Retention.h"

namespace holdfast::flow {

// ---- churn by degree, cause and value (part of analyse churn) ----------------------------------------------------------
struct ChurnClassPeriod {
    core::Period period;
    bool partial = false;
    std::uint64_t active = 0; // at its end
    std::uint64_t light = 0, moderate = 0; // of these, by the purchases up to its end
    std::uint64_t severe = 0; // active at its start, gone at its end: churned
    std::uint64_t voluntary = 0, involuntary = 0; // of severe
    std::uint64_t high = 0, ordinary = 0, low = 0, unvalued = 0; // of severe, by value class at its start
};
struct ChurnClassesAnswer {
    Basis basis;
    std::vector<ChurnClassPeriod> periods; // at most 12, the latest last; empty when the label has no dates
    // The last full period; label without dates: all who are gone, light and moderate not told.
    std::optional<ChurnClassPeriod> current;
    bool degreesKnown = false; // there are purchases
    std::string causesBy; // "churn_type", "churn_reason", "payment", joined by "+"; empty: nothing tells, all count as voluntary
    std::string valuesBy; // "last-year" (net amount of the 365 days before the period), "monthly-fee", "none"
};
// Degree, cause and value: domain.md section 4. Involuntary: the churn type or reason says so (payment failed, closed by the firm,
// service withdrawn), or a payment failed between a window before the period and the day of leaving. Value classes are cut over all
// who were active at the start. Failures: as measureChurn.
core::Result<ChurnClassesAnswer> classifyChurn(Session& session, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
