// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Retention.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// cohort-retention; no answer = no purchases. Shows the latest 13 cohorts and ages, the table has all.
Block cohortBlock(const flow::CohortAnswer* answer, const Fmt& fmt);

} // namespace holdfast::present
