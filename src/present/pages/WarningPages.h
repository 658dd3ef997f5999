// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Alerts.h"
#include "flow/Indicators.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Early warning. Pure functions, as those of Pages.h.

// Tiles: one an indicator, id = indicator (its first series), Empty with a note where no table feeds it. Blocks:
// "indicator:<id>" (TrendSpec of each fed indicator's first series), "heat" (GridSpec: indicator × segment, z signed so
// that above 0 is worse), "correlation" (TableSpec), "customer-links", "risk-groups", "regression" (TableSpec).
Page indicatorsPage(const flow::IndicatorAnswer& answer, const Fmt& fmt);

// Block "alerts" (TableSpec, first column the id).
Page alertsPage(const flow::AlertAnswer& answer, const Fmt& fmt);

// Block "thresholds" (TableSpec).
Page thresholdsPage(const std::vector<domain::Threshold>& thresholds, const Fmt& fmt);

// Blocks "backtest" (CurveSpec: threshold against false alarms a year) and "backtest-table".
Page backtestPage(const flow::BacktestAnswer& answer, const Fmt& fmt);

// Blocks "lab" (CurveSpec: share flagged against share of churners caught) and "lab-table", "lab-origins".
Page warningLabPage(const flow::LabAnswer& answer, const Fmt& fmt);

// Words shared with the panel.
QString indicatorName(const QString& id); // "purchase_frequency" -> "Purchase frequency"
QString indicatorSeriesName(const QString& id, const QString& label); // "csat" -> "Satisfaction (CSAT)"; an outside series is its label
QString indicatorUnitText(domain::IndicatorUnit unit, const QString& series, const QString& currency); // "orders per active customer"
QString indicatorValueText(domain::IndicatorUnit unit, double value, const QString& currency, const Fmt& fmt);
QString indicatorStateText(flow::IndicatorState state); // "Breach"
QString thresholdKindText(domain::ThresholdKind kind); // "own past (sigmas)"
QString thresholdAmountText(domain::ThresholdKind kind, double amount, const Fmt& fmt); // "3 σ", "20%"
QString alertStateText(flow::AlertState state);
QString alertTitle(const flow::Alert& alert, const QString& currency, const Fmt& fmt); // "Complaints 8.6, above 7.0"
QString figureText(const QString& id); // "purchase_frequency.ratio" -> "Orders against own baseline"
QString missingText(const QString& needs); // "Needs a table of complaints."

} // namespace holdfast::present
