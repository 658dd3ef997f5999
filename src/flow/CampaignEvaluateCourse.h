// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: how the members of a campaign went on over time.

#include "flow/CampaignEvaluate.h"
#include "flow/CampaignTargetState.h"
#include "flow/Facts.h"

namespace holdfast::flow {

// Each of these ends early, with what it has, when the job is stopped: the caller asks once more.

using MemberPlaces = std::vector<std::optional<std::uint32_t>>; // of the snapshot, by contact

// Customers by the definition in force at the end of the window, or today where it is not over: 1 and 0, NaN = not known. `gone`, by
// customer: was none at the lock; where the facts say otherwise of the day before the window, the outcome is not known.
core::Status customersAtEnd(const Facts& facts, core::CivilDate from, core::CivilDate to, const MemberPlaces& customer, std::span<const std::uint8_t> gone, std::vector<double>& y,
    const core::JobContext& job);

std::vector<RetentionPoint> retentionOf(const Facts& facts, const CampaignContacts& contacts, const MemberPlaces& customer, const EvaluateAnswer& answer, const core::JobContext& job);

// Mean with Student's interval.
core::Estimate meanOf(const std::vector<double>& values, double level);
// Net amounts before and after of two groups of customers, with their course.
BeforeAfter beforeAfterOf(const Facts& facts, core::CivilDate from, int windowDays, const std::vector<std::uint32_t>& treated, const std::vector<std::uint32_t>& control,
    double level, const core::JobContext& job);

} // namespace holdfast::flow
