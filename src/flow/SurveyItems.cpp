// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyItems.h"

#include "analytics/survey/PairedGap.h"

#include <algorithm>
#include <cmath>

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
    for (const auto* item : *items) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto missing = std::count_if(asked.begin(), asked.end(), [&](std::size_t i) { return std::isnan(item->answers[cases.rows[i]]); });
        const double share = asked.empty() ? 0 : static_cast<double>(missing) / static_cast<double>(asked.size());
        if (names.empty() && share > mostMissing)
            table.leftOut.push_back({item->column, item->label, "missing", share});
        else
            table.items.push_back(item);
    }
    for (const std::size_t i : asked)
        if (std::none_of(table.items.begin(), table.items.end(), [&](const auto* item) { return std::isnan(item->answers[cases.rows[i]]); }))
            table.used.push_back(i);
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

core::Status atLeast(std::size_t have, std::size_t least)
{
    if (have < least)
        return core::fail(Code::NotEnoughData, {{"have", std::to_string(have)}, {"least", std::to_string(least)}});
    return {};
}

core::Estimate meanScore(const SurveyCases& cases, const features::SurveySeries& series, const std::vector<char>& keep)
{
    std::vector<double> scores, weights;
    for (std::size_t i = 0; i < cases.rows.size(); ++i)
        if ((keep.empty() || keep[i]) && !std::isnan(series.answers[cases.rows[i]])) {
            scores.push_back(series.score(cases.rows[i]));
            if (!cases.weights.empty())
                weights.push_back(cases.weights[i]);
        }
    return analytics::weightedMean(scores, weights);
}

} // namespace holdfast::flow
