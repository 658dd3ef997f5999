// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the scores of the workspace's own risk model, beside value.

#include "flow/risk/Scoring.h"

namespace holdfast::flow {

// Chance to churn by customer, NaN for who is not active; null = no model is kept, or it does not fit these facts. Kept with the facts.
// Fails with cancelled only.
core::Result<std::shared_ptr<const std::vector<double>>> keptRisk(Session& session, const Facts& facts, core::JobContext& job);
// As score(), without the features; those of the kept model are looked up.
core::Result<Scored> scoresOf(Session& session, const Facts& facts, const KeptModel& model, core::JobContext& job);

} // namespace holdfast::flow
