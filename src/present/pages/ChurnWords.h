// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sentences about churn shared by the pages of this folder. None claims more than its interval and limits support.

#include "flow/Retention.h"
#include "present/Fmt.h"
#include "present/Page.h"

#include <QString>

namespace holdfast::present {

// The last period that is over at the as-of day: the one churn is measured in. None for a label without dates.
std::optional<core::Period> lastFullPeriod(const flow::Basis& basis);
// "Share of the customers active on 31 Mar 2026 who made no purchase for 120 days by 30 Jun 2026."; without a period
// (label without dates): by now.
QString churnRateDefinition(const flow::Basis& basis, const std::optional<core::Period>& period, const Fmt& fmt);
QString churnRateFormula(); // "churned ÷ active at start of period"
QString sharedChurnFormula(bool dated); // the same, or "churned ÷ customers" for a label without dates

// What the series of churn says about its last full period: signals of the control chart first, else the change with
// its interval; small samples say so.
Reading churnReading(const flow::ChurnAnswer& answer, const Fmt& fmt);

} // namespace holdfast::present
