// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"
#include "features/ChurnState.h"
#include "frame/Snapshot.h"

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast::features {

// What customers did after a day: one entry for each (customer, day) asked about. Only what lies in (day, day + horizon] counts, and only
// where that time is over on the as-of day of the snapshot.
struct BehaviourAfter {
    int horizonDays = 0;
    std::vector<std::uint8_t> complete; // 1: the horizon is over, and there is a customer; the rest is 0 or NaN where it is not
    std::vector<std::uint8_t> bought; // 1: at least one purchase
    std::vector<double> spend; // net amount, in currency units; NaN without amounts
    std::vector<double> gone; // 1 or 0: active at the end of the day and not at the end of the horizon; NaN: not active, or not known
};

// customers: index or frame::kNoCustomer; days since 1970-01-01; equal lengths; horizonDays > 0. `spans` null, or without dates: nothing
// is known about churn. Fails only with cancelled.
core::Result<BehaviourAfter> behaviourAfter(const frame::Snapshot& snapshot, const ActivitySpans* spans, std::span<const std::uint32_t> customers,
    std::span<const std::int32_t> days, int horizonDays, core::JobContext& job);

// Active at the end of a day. Not for a label without dates.
bool activeOn(const ActivitySpans& spans, std::size_t customer, std::int32_t day);

} // namespace holdfast::features
