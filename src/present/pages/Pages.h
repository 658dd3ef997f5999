// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Explore.h"
#include "flow/ImportSource.h"
#include "flow/Retention.h"
#include "flow/Session.h"
#include "present/Fmt.h"
#include "present/Page.h"

#include <QString>

namespace holdfast::present {

// Answers -> what is shown. Pure functions: same answer and language, same page. One .cpp each in this folder.

// Blocks: churn-trend (TrendSpec), customer-flow (FlowSpec), cohort-retention (GridSpec), groups-at-risk (TableSpec).
Page overviewPage(const flow::OverviewAnswer& answer, const Fmt& fmt);

// Sources > Churn rule. Blocks: return-curve (CurveSpec), rule-facts (TableSpec).
Page churnRulePage(const flow::ChurnRuleAnswer& answer, const Fmt& fmt);

// Sources > Tables. Blocks: tables (TableSpec: role, rows, what it feeds), imports (TableSpec, newest first).
Page tablesPage(const flow::WorkspaceState& state, const Fmt& fmt);

// Segments > Cross-filter. Tiles: customers, churn-rate, revenue, order-value, churn-index. Blocks: one FacetSpec block
// per facet with id "facet:<field>", then "rfm" (GridSpec, 5 x 5, selected cells marked; row 0 is R5, so the cell in
// row i and column f is bin (4 - i) * 5 + f).
Page segmentsPage(const flow::Exploration& exploration, const flow::BrushAnswer& answer,
    const std::vector<flow::FacetFilter>& filters, const Fmt& fmt);

// Segments side panel. Block "saved-segments" (TableSpec: segment, n, churn rate, 95% CI).
Page savedSegmentsPage(const std::vector<flow::SegmentSize>& sizes, const Fmt& fmt);

// RFM briefing section. Blocks: rfm-grid, rfm-groups.
Page rfmPage(const flow::RfmAnswer& answer, const Fmt& fmt);

// A chip's words for one filter: label "Region", value "North" or "3–12" or "3 of 8". For the grid hand in a facet
// whose field is "rfm": value "R 1–3".
struct ChipText {
    QString label, value;
};
ChipText chipText(const flow::Facet& facet, const flow::FacetFilter& filter, const Fmt& fmt);

// A sentence for an empty panel: what it needs and what it would show.
QString needsText(const QString& tableOrField);

} // namespace holdfast::present
