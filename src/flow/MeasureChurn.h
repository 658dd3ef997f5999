// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the churn answer for a scope that is resolved already.

#include "flow/Facts.h"
#include "flow/Retention.h"

namespace holdfast::flow {

core::Result<ChurnAnswer> churnOf(Session& session, const Scoped& scoped, const Scope& scope, core::JobContext& job);
// not-enough-data {"needs","transaction"} without purchases.
core::Result<CohortAnswer> cohortsOf(Session& session, const Scoped& scoped, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
