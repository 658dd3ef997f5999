// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Lifecycle.h"
#include "present/Fmt.h"
#include "present/StageFlowSpec.h"

namespace holdfast::present {

// Counts at the end of the last full period and the moves in it; no stages where there is no such period.
StageFlowSpec stageFlowOf(const flow::LifecycleAnswer& answer, const Fmt& fmt);

} // namespace holdfast::present
