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
// Of the chosen who are still there and of those who are gone, both arms, within the window.
struct PowerGround {
    double active = 0, gone = 0; // how many
    double leave = 0, saved = 0; // share of the active who leave without the campaign; expected less of it
    double back = 0, won = 0; // share of the gone who come back without it; expected more of it
};
// Smallest effects shown, and how long to wait.
TargetPower powerOf(const PowerGround& ground, std::uint64_t treated, std::uint64_t control, const domain::TargetPlan& plan);

// Rows of "who gets which offer": tiers by value classes, and at the end those who are gone.
std::vector<TargetGroup> targetGroups();
std::size_t groupOf(bool gone, std::uint8_t tier, std::uint8_t valueClass); // index of a row

} // namespace holdfast::flow
