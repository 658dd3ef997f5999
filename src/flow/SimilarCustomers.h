// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: who was like a customer, and what became of them.

#include "flow/CampaignTargetState.h"
#include "flow/CustomerStory.h"
#include "flow/risk/KeptModel.h"

namespace holdfast::flow {

// By the features of `model`, without one (null) by recency, frequency and net amount. Failures as CustomerStory::similarMissing; cancelled.
core::Result<SimilarCustomers> similarTo(Session& session, const Facts& facts, const KeptModel* model, const std::vector<LockedCampaign>& locked,
    std::uint32_t customer, core::JobContext& job);

} // namespace holdfast::flow
