// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Multiplicity.h"

#include "flow/compute/Adjustments.h"
#include "flow/compute/Analysis.h"

#include <algorithm>

namespace holdfast::flow {

using analytics::Adjustment;

namespace {

struct Word {
    const char* word;
    Adjustment how;
    const char* citation;
};
constexpr Word kWords[] = {
    {"bh", Adjustment::BenjaminiHochberg, "Benjamini, Hochberg (1995)"},
    {"by", Adjustment::BenjaminiYekutieli, "Benjamini, Yekutieli (2001)"},
    {"holm", Adjustment::Holm, "Holm (1979)"},
    {"hochberg", Adjustment::Hochberg, "Hochberg (1988)"},
    {"hommel", Adjustment::Hommel, "Hommel (1988)"},
    {"bonferroni", Adjustment::Bonferroni, "Bonferroni (1936)"},
    {"none", Adjustment::None, "no adjustment"},
};

core::Status adjust(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto column = settings.column("p");
    const auto how = adjustmentSetting(settings, "method");
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(inputs.table());
    filter.needNumber(column);
    const auto rows = filter.rows();
    const auto p = numbersOf(inputs.table(), column, rows);
    for (const double value : p)
        if (value < 0 || value > 1)
            return core::fail(core::Code::InvalidValue, {{"name", "p"}, {"value", numberText(value)}});
    const auto adjusted = analytics::adjustedP(p, how, job);
    if (!adjusted)
        return std::unexpected(adjusted.error());
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    answer.method = citation(how);
    answer.result["p_adjusted"] = numbersJson(*adjusted);
    return {};
}

} // namespace

Adjustment adjustmentSetting(Settings& settings, const std::string& key)
{
    std::vector<std::string> words;
    for (const auto& word : kWords)
        words.emplace_back(word.word);
    const std::string chosen = settings.choice(key, words);
    return std::find_if(std::begin(kWords), std::end(kWords), [&](const Word& word) { return chosen == word.word; })->how;
}

const char* citation(Adjustment how)
{
    return std::find_if(std::begin(kWords), std::end(kWords), [&](const Word& word) { return how == word.how; })->citation;
}

const std::vector<Analysis>& multiplicityAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"adjust", "p, method=bh|by|holm|hochberg|hommel|bonferroni|none", 1, 1, adjust},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
