// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what the indicators of each customer say about later churn.

#include "flow/IndicatorFacts.h"

namespace holdfast::flow {

// Figures on the day H = window.days before as-of against churn in the H days since, of the customers active on that day:
// links, groups of like risk and the regression. Without dated churn nothing is added. Fails only with cancelled.
core::Status addMethods(Session& session, const IndicatorFacts& facts, IndicatorAnswer& answer, core::JobContext& job);

} // namespace holdfast::flow
