// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/IndexStructure.h"

#include "flow/SurveyItems.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using core::Result;

namespace {

constexpr std::size_t kLeastAlone = 4; // items of a single factor with a degree of freedom left

// Columns of all items below a node, in order.
void itemsBelow(const domain::IndexSystem& system, const std::string& id, std::vector<std::string>& columns)
{
    for (const auto* child : system.children(id)) {
        if (!child->column.empty() && std::find(columns.begin(), columns.end(), child->column) == columns.end())
            columns.push_back(child->column);
        itemsBelow(system, child->id, columns);
    }
}

void take(StructureAnswer& answer, const analytics::MeasurementFit& fit)
{
    using Kind = analytics::MeasurementParameter::Kind;
    answer.correlations.assign(answer.dimensions.size(), std::vector<double>(answer.dimensions.size(), 1.0));
    std::vector<StructureItem*> items;
    for (auto& dimension : answer.dimensions)
        for (auto& item : dimension.items)
            items.push_back(&item);
    for (const auto& parameter : fit.parameters) {
        if (parameter.kind == Kind::Loading) {
            StructureItem& item = *items[parameter.right];
            item.loading = parameter.value;
            item.se = parameter.se;
            item.standardised = parameter.standardised;
        } else if (parameter.kind == Kind::FactorCovariance && parameter.left != parameter.right) {
            answer.correlations[parameter.left][parameter.right] = parameter.standardised;
            answer.correlations[parameter.right][parameter.left] = parameter.standardised;
        }
    }
    for (const auto& doubt : fit.doubts)
        answer.doubts.push_back({doubt.code, doubt.code == analytics::DoubtCode::HeywoodCase ? items[std::stoul(doubt.subject)]->label : doubt.subject, doubt.value});
    answer.fit = fit;
}

} // namespace

Result<StructureAnswer> measureStructure(Session& session, const StructureRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto cases = surveyCases(session, request.survey, job);
    if (!cases)
        return std::unexpected(cases.error());
    const auto system = indexSystem(session, job);
    if (!system)
        return std::unexpected(system.error());
    std::vector<std::vector<std::string>> columns; // by dimension; an item measures the first it is in
    std::vector<std::string> asked;
    StructureAnswer answer;
    const auto lacking = [&] {
        answer.dimensions.clear();
        answer.basis = basisOf(session, *cases, request.survey, "cfa", {}, started);
        return answer;
    };
    for (const auto* node : system->children({})) {
        std::vector<std::string> own, fresh;
        itemsBelow(*system, node->id, own);
        for (const auto& column : own)
            if (const auto* series = cases->survey->find(column); series != nullptr && series->present && std::find(asked.begin(), asked.end(), column) == asked.end())
                fresh.push_back(column);
        if (fresh.size() < 2)
            continue;
        asked.insert(asked.end(), fresh.begin(), fresh.end());
        answer.dimensions.push_back({node->id, node->name, {}});
        columns.push_back(std::move(fresh));
    }
    if (asked.empty())
        return lacking();
    // Items few were asked are left out first: the rest is used where it is whole.
    std::vector<std::string> named;
    for (const auto& column : asked) {
        const auto* series = cases->survey->find(column);
        const auto missing = std::count_if(cases->rows.begin(), cases->rows.end(), [&](auto row) { return std::isnan(series->answers[row]); });
        const double share = static_cast<double>(missing) / static_cast<double>(cases->rows.size());
        if (share > request.mostMissing)
            answer.leftOut.push_back({column, series->label, "missing", share});
        else
            named.push_back(column);
    }
    if (named.empty())
        return lacking();
    const auto table = itemTable(*cases, named, 1, {}, nullptr, job);
    if (!table)
        return std::unexpected(table.error());
    answer.leftOut.insert(answer.leftOut.end(), table->leftOut.begin(), table->leftOut.end());
    analytics::MeasurementModel model;
    std::vector<std::size_t> used; // columns of the table, dimension after dimension
    std::vector<StructureDimension> kept;
    for (std::size_t d = 0; d < columns.size(); ++d) {
        std::vector<std::size_t> places;
        for (const auto& column : columns[d])
            for (std::size_t k = 0; k < table->items.size(); ++k)
                if (table->items[k]->column == column)
                    places.push_back(k);
        if (places.size() < 2) {
            for (const auto k : places)
                answer.leftOut.push_back({table->items[k]->column, table->items[k]->label, "alone", 0});
            continue;
        }
        auto& factor = model.factors.emplace_back();
        for (const auto k : places) {
            factor.push_back(used.size());
            used.push_back(k);
            answer.dimensions[d].items.push_back({table->items[k]->column, table->items[k]->label});
        }
        kept.push_back(answer.dimensions[d]);
    }
    answer.dimensions = std::move(kept);
    if (model.factors.empty() || (model.factors.size() == 1 && used.size() < kLeastAlone))
        return lacking();
    analytics::Matrix x(table->x.rows, used.size());
    for (std::size_t k = 0; k < used.size(); ++k)
        std::copy(table->x.column(used[k]).begin(), table->x.column(used[k]).end(), x.column(k).begin());
    const auto fit = analytics::fitMeasurement(x, model, job, 0.9, table->weights);
    if (!fit)
        return std::unexpected(fit.error());
    take(answer, *fit);
    answer.basis = basisOf(session, *cases, request.survey, "cfa", "Jöreskog (1969); Bentler (1990); Steiger (1990); Hu, Bentler (1999)", started);
    answer.basis.n = table->x.rows;
    if (table->missingCell > 0)
        answer.basis.excluded["missing-cell"] += table->missingCell;
    answer.basis.definitions["weights"] = weightsUsed(*cases);
    answer.basis.definitions["rmsea-interval"] = "90 %";
    return answer;
}

} // namespace holdfast::flow
