// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/FacetRates.h"

#include "analytics/compare/Proportion.h"
#include "flow/Explore.h"
#include "present/pages/Build.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FacetRates)
};

core::Estimate rateIn(const flow::FacetCounts& counts, std::size_t bin)
{
    const bool known = bin < counts.active.size() && bin < counts.churned.size();
    return known ? analytics::wilsonInterval(counts.churned[bin], counts.active[bin]) : core::Estimate();
}

} // namespace

FacetRates facetRates(const flow::FacetCounts& counts, const flow::FacetCounts& whole, const core::Estimate& everybody, const Fmt& fmt)
{
    FacetRates rates;
    rates.reference = orUndefined(everybody.value);
    rates.top = everybody.value.value_or(0);
    if (everybody.value)
        rates.referenceText = fmt.rate(*everybody.value);
    double uncertain = 0; // what only small bins reach
    for (std::size_t i = 0; i < counts.selected.size(); ++i) {
        const core::Estimate now = rateIn(counts, i), all = rateIn(whole, i);
        FacetRates::Bin bin;
        bin.small = now.n < kSmallSample;
        bin.active = now.n;
        bin.churned = i < counts.churned.size() ? counts.churned[i] : 0;
        if (now.n >= kTinySample) {
            bin.rate = orUndefined(now.value);
            bin.lower = orUndefined(now.lower);
            bin.upper = orUndefined(now.upper);
            bin.detail = Text::tr("Churn %1, %2 of %3 active").arg(rateWithInterval(now, fmt), fmt.count(bin.churned), fmt.count(now.n));
            (bin.small ? uncertain : rates.top) = std::max(bin.small ? uncertain : rates.top, bin.small ? bin.rate : bin.upper);
        } else {
            bin.detail = Text::tr("Too few active customers for a churn rate: %1").arg(fmt.count(now.n));
        }
        if (all.n >= kTinySample) {
            bin.all = orUndefined(all.value);
            bin.detail += QStringLiteral("\n") + Text::tr("Everybody: %1").arg(rateWithInterval(all, fmt));
            if (all.n >= kSmallSample)
                rates.top = std::max(rates.top, bin.all);
        }
        bin.text = std::isfinite(bin.rate) ? fmt.share(bin.rate, bin.rate < 0.0995 ? 1 : 0) : fmt.missing();
        rates.bins.append(bin);
    }
    if (rates.top <= 0)
        rates.top = uncertain;
    return rates;
}

static TableSpec rateTable(const TableSpec& counts, const FacetRates& rates, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {counts.columns.value(0), column(Text::tr("Churn rate"), TableSpec::Kind::Percent, 2, QStringLiteral("rate")), column(Text::tr("95% CI")),
        column(Text::tr("Churned"), TableSpec::Kind::Number, 0, QStringLiteral("churned")), column(Text::tr("Active at start"), TableSpec::Kind::Number, 0, QStringLiteral("active")),
        column(Text::tr("Everybody's rate"), TableSpec::Kind::Percent, 2, QStringLiteral("everybody"))};
    const auto share = [&](double value) { return std::isfinite(value) ? shareCell(value, fmt) : textCell(fmt.missing()); };
    for (qsizetype i = 0; i < std::min(rates.bins.size(), counts.rows.size()); ++i) {
        const FacetRates::Bin& bin = rates.bins[i];
        table.rows.append({counts.rows[i].value(0), share(bin.rate), textCell(std::isfinite(bin.lower) ? fmt.interval(bin.lower * 100, bin.upper * 100, 1) : fmt.missing()),
            countCell(std::uint64_t(bin.churned), fmt), countCell(std::uint64_t(bin.active), fmt), share(bin.all)});
        table.muted.append(bin.small);
    }
    return table;
}

void wordAsRates(Block& block, const FacetRates& rates, const Fmt& fmt)
{
    block.asTable = rateTable(block.asTable, rates, fmt);
    block.subtitle = Text::tr("churn rate, 95% CI");
    block.provenance.definition = Text::tr("Churn rate of the customers in each bar. Wide bars: everybody; narrow bars with their interval: the selection without this block's own "
                                           "filter. Dashed: everybody together. Pale: fewer than 30 active customers; under 5 no rate is shown.");
    block.provenance.formula = Text::tr("churned in the period ÷ active at its start");
    block.footnote = Text::tr("Wide bars: everybody; narrow bars: the selection, 95% CI. Dashed: everybody together. Pale: fewer than 30.");
}

} // namespace holdfast::present
