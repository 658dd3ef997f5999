// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/ChurnClasses.h"
#include "flow/Lifetimes.h"
#include "flow/Motives.h"
#include "flow/RiskModel.h"
#include "flow/WatchList.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Early warning > Risk model. Tiles: auc, expected, high-risk, revenue-at-risk, drift. Blocks: risk-tiers, risk-importance,
// risk-calibration (CurveSpec), risk-lift, risk-tests, risk-card, risk-left-out (where there is some), risk-tree.
Page riskPage(const flow::RiskAnswer& answer, const Fmt& fmt);

// Early warning > Watch list. Tiles: listed, revenue-at-risk, involuntary, high-value. Block: watch-list (TableSpec, a row an entry; column
// ids customer, risk, tier, reasons, value, at-risk, value-class, degree, cause, silence, usual-gap, gap-tail, action, note).
Page watchListPage(const flow::WatchAnswer& answer, const Fmt& fmt);
// Why this customer. Tiles: risk, base, value. Blocks: why (base, reasons in points, risk), features; with changes: what-if.
Page customerRiskPage(const flow::CustomerRisk& answer, const Fmt& fmt);

// Early warning > Motives. Blocks: motives, motive-validation, motive-evidence, motive-segments (where asked for).
Page motivesPage(const flow::MotivesAnswer& answer, const Fmt& fmt);

// Block motive-customers (TableSpec, rows as the answer); `name` is that of the motive, empty = any.
Page motiveCustomersPage(const flow::MotiveCustomers& answer, const QString& name, const Fmt& fmt);
// What one customer said or did. Block: customer-motives. `basis` as that of the list the customer was chosen from.
Page motiveEvidencePage(const QString& customer, const std::vector<flow::MotiveEvidence>& evidence, const flow::Basis& basis, const Fmt& fmt);

// Churn by degree, cause and value. Blocks: churn-classes (TableSpec, a row a period); churn-degrees, churn-causes, churn-values (TrendSpec,
// shares with intervals).
Page churnClassesPage(const flow::ChurnClassesAnswer& answer, const Fmt& fmt);

// How long customers stay. Block: lifetimes. What goes with staying shorter or longer. Block: hazards.
Page lifetimesPage(const flow::LifetimesAnswer& answer, const Fmt& fmt);
Page hazardsPage(const flow::HazardsAnswer& answer, const Fmt& fmt);
std::vector<const flow::HazardCoefficient*> shownHazards(const flow::HazardsAnswer& answer); // a row each, in order

} // namespace holdfast::present
