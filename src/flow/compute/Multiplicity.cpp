// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Multiplicity.h"

#include "flow/compute/Analysis.h"

namespace holdfast::flow {

namespace {

core::Status adjust(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto column = settings.column("p");
    settings.choice("method", {"bh"});
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(inputs.table());
    filter.needNumber(column);
    const auto rows = filter.rows();
    const auto p = numbersOf(inputs.table(), column, rows);
    for (const double value : p)
        if (value < 0 || value > 1)
            return core::fail(core::Code::InvalidValue, {{"name", "p"}, {"value", numberText(value)}});
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    answer.method = "Benjamini, Hochberg (1995)";
    answer.result["p_adjusted"] = numbersJson(analytics::benjaminiHochberg(p));
    return {};
}

} // namespace

const std::vector<Analysis>& multiplicityAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"adjust", "p, method=bh|by|holm|hochberg|hommel|bonferroni", 1, 1, adjust},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
