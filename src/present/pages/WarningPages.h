// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Alerts.h"
#include "flow/Indicators.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Early warning. Pure functions, as those of Pages.h.

// One tile an indicator, in the order of the answer: its series in the worst state, or which table would feed it.
QList<IndicatorTile> indicatorTiles(const flow::IndicatorAnswer& answer, const Fmt& fmt);

// Indicator by segment (GridSpec): z against the own past, above 0 worse; beside it the correlation with the churn rate. Rows
// are the indicators of `rows`, columns the segments of the answer.
struct IndicatorMap {
    Block block; // id "indicator-map"
    std::vector<std::string> rows; // indicator ids
};
IndicatorMap indicatorMap(const flow::IndicatorAnswer& answer, const Fmt& fmt);

// One indicator in full (TrendSpec), with comparisons, trend and events in words; id "indicator:<id>". Unknown id: an empty block.
Block indicatorBlock(const flow::IndicatorAnswer& answer, const QString& id, const Fmt& fmt);

// "lags", "customer-links", "risk-groups", "regression" (TableSpec each).
QList<Block> correlationBlocks(const flow::IndicatorAnswer& answer, const Fmt& fmt);

// All of it: "indicators" (TableSpec: the tiles as rows), the map, each fed indicator, the correlation blocks.
Page indicatorsPage(const flow::IndicatorAnswer& answer, const Fmt& fmt);

// Block "alerts" (TableSpec, rows as answer.alerts).
Page alertsPage(const flow::AlertAnswer& answer, const Fmt& fmt);

// Block "thresholds" (TableSpec).
Page thresholdsPage(const std::vector<domain::Threshold>& thresholds, const Fmt& fmt);

// Blocks "backtest" (CurveSpec: threshold against false alarms a year) and "backtest-table". The sentence is about `chosen`, or
// else the red threshold in force.
Page backtestPage(const flow::BacktestAnswer& answer, const Fmt& fmt, std::optional<double> chosen = {});

// Blocks "lab" (CurveSpec: share flagged against share of churners caught; points as answer.points) and "lab-table" (rows likewise),
// "lab-origins". Tiles of the chosen point (index): flagged, hit-rate, precision, false-alarms, lead, value-caught; none without one.
Page warningLabPage(const flow::LabAnswer& answer, const Fmt& fmt, int chosen = -1);

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
// A threshold as typed: shares as percent; and back.
double thresholdTyped(domain::ThresholdKind kind, domain::IndicatorUnit unit, double value);
double thresholdFrom(domain::ThresholdKind kind, domain::IndicatorUnit unit, double typed);
QString thresholdSuffix(domain::ThresholdKind kind, domain::IndicatorUnit unit); // " σ", " %"
QString figureText(const QString& id); // "purchase_frequency.ratio" -> "Orders against own baseline"
QStringList figureIds(); // that the laboratory can test, the risk score last
QString missingText(const QString& needs); // "Needs a table of complaints."

} // namespace holdfast::present
