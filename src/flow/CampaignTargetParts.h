// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the parts of an answer that depend only on who was drawn.

#include "flow/CampaignTarget.h"
#include "flow/CampaignTargetState.h"

namespace holdfast::flow {

// Counts, offers' sums, groups, power and the list, from the lock and its contacts. The basis, curve and balance are left.
void fillFromContacts(TargetAnswer& answer, const CampaignLock& lock, const CampaignContacts& contacts, int horizonDays, const TargetRequest& request);
// Expected net value of the treated with the doubt about the effects.
core::Estimate promisedValue(const CampaignLock& lock, const CampaignContacts& contacts);
// Smallest effects shown, and how long to wait. shares: of those who leave; chosen: both arms.
TargetPower powerOf(double baseline, double expected, std::uint64_t treated, std::uint64_t control, const domain::TargetPlan& plan);

} // namespace holdfast::flow
