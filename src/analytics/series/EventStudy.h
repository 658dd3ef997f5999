// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Estimate.h"

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast::analytics {

// A series around dated events: does it differ after them from before?
struct EventStudy {
    struct Offset {
        std::int64_t steps = 0; // from the event; 0 = the value of the event itself
        core::Estimate mean; // over the events, Student's t
    };
    std::vector<Offset> profile; // -before … after
    core::Estimate before, after; // means of the events' own means; the event's value belongs to neither
    core::Estimate change; // after minus before, paired by event
    double p = 1; // of no change, two-sided; 1 where it is not defined
    std::size_t used = 0;
    std::size_t leftOut = 0; // window reaches over the ends of the series
    std::size_t overlapping = 0; // used, but its window shares values with that of another event
};

// `events`: positions in x from 0, any order; equal ones count once. Windows of `before` and `after` values, at least 1 each.
// not-enough-data: no event has both windows within the series.
// Reference: MacKinlay (1997), J. Economic Literature 35, 13-39 (means over events, each event one observation).
core::Result<EventStudy> eventStudy(std::span<const double> x, std::span<const std::size_t> events, std::size_t before,
    std::size_t after, double level);

} // namespace holdfast::analytics
