// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/CustomerValue.h"
#include "flow/Lifecycle.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Tiles: clv-median, clv-mean, cac, crv, clv-to-cac, payback, top-share, and revenue-at-risk where a risk model is kept. Blocks:
// value-distribution (DistributionSpec), value-tenths (BarsSpec, the most valuable tenth first: bar k is tenth 10 - k), crv-channels
// (BarsSpec in the order of answer.groups), lorenz (CurveSpec: point k at k % of the customers), value-segments (TableSpec),
// value-methods (TableSpec), holdout-tracking (TrendSpec: expected by the method in use, what came as comparison), holdout-tenths (GapSpec).
Page valuePage(const flow::ValueAnswer& answer, const Fmt& fmt);

// Blocks: lifecycle-stages (PartsSpec in the order of answer.stages), stage-transitions (GridSpec, [from][to] of answer.moves),
// stage-time (TableSpec), stage-conversions (TableSpec), stage-value (TableSpec), stage-history (TableSpec).
Page lifecyclePage(const flow::LifecycleAnswer& answer, const Fmt& fmt);

QString valueMethodTitle(const QString& method); // "bg-nbd" -> "BG/NBD + Gamma-Gamma"
QString lifecycleStageName(const QString& stage); // "decline" -> "Decline"

} // namespace holdfast::present
