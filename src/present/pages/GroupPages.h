// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Behaviour.h"
#include "flow/Demographics.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Blocks: age-pyramid (FlowSpec: one gender up, one down), profile-fields (TableSpec, a row a field), and of the field chosen profile-values
// and profile-churn (BarsSpec, a bar a bin).
Page demographicsPage(const flow::DemographicsAnswer& answer, std::size_t chosen, const Fmt& fmt);
// The field whose churn differs most clearly, to begin with.
std::size_t firstField(const flow::DemographicsAnswer& answer);

// Blocks: behaviour-frequency, behaviour-cycle, behaviour-preferences (TableSpec), behaviour-hours (GridSpec; without times of day BarsSpec),
// behaviour-months, behaviour-holidays (BarsSpec).
Page behaviourPage(const flow::PurchaseBehaviour& answer, const Fmt& fmt);

} // namespace holdfast::present
