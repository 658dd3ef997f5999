// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyItems.h"

#include "analytics/survey/PairedGap.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace holdfast::flow {

using core::Code;

namespace {

core::Result<std::vector<const features::SurveySeries*>> chosen(
    const SurveyCases& cases, const std::vector<std::string>& names, const features::SurveySeries* outcome)
{
    std::vector<const features::SurveySeries*> items;
    if (names.empty()) {
        items = cases.survey->all(domain::SurveyKind::Item);
        std::erase(items, outcome);
        std::erase_if(items, [](const auto* item) { return !item->present; });
    }
    for (const auto& name : names) {
        const auto* series = cases.survey->find(name);
        if (series == nullptr)
            return core::fail(Code::UnknownField, {{"field", name}});
        if (series != outcome)
            items.push_back(series);
    }
    if (items.empty())
        return core::fail(Code::NotEnoughData, {{"needs", "items"}});
    return items;
}

} // namespace

core::Result<ItemTable> itemTable(const SurveyCases& cases, const std::vector<std::string>& names, double mostMissing,
    const std::vector<double>& y, const features::SurveySeries* outcome, const core::JobContext& job)
{
    auto items = chosen(cases, names, outcome);
    if (!items)
        return std::unexpected(items.error());
    ItemTable table;
    std::vector<std::size_t> asked; // places with an outcome
    for (std::size_t i = 0; i < cases.rows.size(); ++i)
        if (y.empty() || !std::isnan(y[i]))
            asked.push_back(i);
    std::vector<char> whole(cases.rows.size(), 1); // answered every item that is kept
    for (const auto* item : *items) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto missing = std::count_if(asked.begin(), asked.end(), [&](std::size_t i) { return std::isnan(item->answers[cases.rows[i]]); });
        const double share = asked.empty() ? 0 : static_cast<double>(missing) / static_cast<double>(asked.size());
        if (names.empty() && share > mostMissing) {
            table.leftOut.push_back({item->column, item->label, "missing", share});
            continue;
        }
        table.items.push_back(item);
        for (std::size_t i = 0; missing > 0 && i < whole.size(); ++i)
            whole[i] = whole[i] && !std::isnan(item->answers[cases.rows[i]]);
    }
    std::ranges::copy_if(asked, std::back_inserter(table.used), [&](std::size_t i) { return whole[i] != 0; });
    table.missingCell = asked.size() - table.used.size();
    std::erase_if(table.items, [&](const auto* item) {
        const bool constant = !table.used.empty() && std::all_of(table.used.begin(), table.used.end(), [&](std::size_t i) {
            return item->answers[cases.rows[i]] == item->answers[cases.rows[table.used.front()]];
        });
        if (constant)
            table.leftOut.push_back({item->column, item->label, "constant", 0});
        return constant;
    });
    table.x = analytics::Matrix(table.used.size(), table.items.size());
    for (std::size_t k = 0; k < table.items.size(); ++k) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        for (std::size_t r = 0; r < table.used.size(); ++r)
            table.x(r, k) = oriented(table.items[k]->scale, table.items[k]->answers[cases.rows[table.used[r]]]);
    }
    for (const std::size_t i : table.used) {
        if (!y.empty())
            table.y.push_back(y[i]);
        if (!cases.weights.empty())
            table.weights.push_back(cases.weights[i]);
    }
    return table;
}

std::vector<std::string> waveNames(const SurveyCases& cases)
{
    std::vector<std::string> names;
    for (const auto& wave : cases.survey->waves)
        if (!wave.name.empty())
            names.push_back(wave.name);
    return names;
}

std::string weightsUsed(const SurveyCases& cases)
{
    if (cases.weights.empty())
        return "none: every answer counts the same";
    const bool ofCustomers = cases.weighting.method != domain::CaseWeighting::Column;
    return std::string("case weights") + (ofCustomers ? ", each wave for the customers active in its days" : "") + "; tests and intervals with Kish's effective number of answers";
}

core::Status atLeast(std::size_t have, std::size_t least)
{
    if (have < least)
        return core::fail(Code::NotEnoughData, {{"have", std::to_string(have)}, {"least", std::to_string(least)}});
    return {};
}

core::Estimate meanScore(const SurveyCases& cases, const features::SurveySeries& series)
{
    return meanScore(series, partAnswers(cases, series, {}, 1).front());
}

core::Estimate meanScore(const features::SurveySeries& series, const PartAnswers& answers)
{
    core::Estimate mean;
    if (answers.tally) {
        const auto& tally = *answers.tally;
        const auto found = analytics::ratingSummary(tally, {tally.low, tally.low + static_cast<int>(tally.cells.size()) - 1, 1});
        mean.n = found.n;
        mean.method = "Student (1908)";
        mean.value = found.mean;
        mean.lower = found.lower;
        mean.upper = found.upper;
    } else {
        mean = analytics::weightedMean(answers.answers, answers.weights);
    }
    for (auto* figure : {&mean.value, &mean.lower, &mean.upper})
        if (*figure)
            *figure = domain::scoreOf(series.scale, **figure);
    if (series.scale.reversed)
        std::swap(mean.lower, mean.upper);
    return mean;
}

} // namespace holdfast::flow
