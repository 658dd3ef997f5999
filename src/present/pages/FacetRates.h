// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::flow {
struct FacetCounts;
}

namespace holdfast::present {

// Churn by the bins of one facet: the selection without the facet's own filter against everybody. Rates are shares of those active at
// the start of the current period; under 5 of them there is none.
struct FacetRates {
    struct Bin {
        double rate = kUndefined, lower = kUndefined, upper = kUndefined; // of the selection, 95 %, Wilson
        bool small = false; // fewer than 30: pale, with the interval
        double all = kUndefined; // of everybody
        std::int64_t active = 0, churned = 0; // of the selection
        QString text; // "6.8%", "–"
        QString detail; // "Churn 6.84% [6.1–7.6], 331 of 4,840 active", on a line of its own "Everybody: 5.2% [5.0–5.4]"
    };
    QList<Bin> bins;
    double top = 0; // end of the axis, a share; 0 = nothing to draw
    double reference = kUndefined; // everybody together
    QString referenceText; // "6.84%"
};
FacetRates facetRates(const flow::FacetCounts& counts, const flow::FacetCounts& whole, const core::Estimate& everybody, const Fmt& fmt);

// The words and the table of a facet's block where it shows them.
void wordAsRates(Block& block, const FacetRates& rates, const Fmt& fmt);

} // namespace holdfast::present

Q_DECLARE_METATYPE(holdfast::present::FacetRates)
