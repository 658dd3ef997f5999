// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Compute.h"

#include "flow/compute/Analysis.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace holdfast::flow {

using core::Code;

namespace {

const std::vector<const Analysis*>& allAnalyses()
{
    static const std::vector<const Analysis*> kAll = [] {
        std::vector<const Analysis*> all;
        for (const auto* topic : {
                 &assignAnalyses(),
                 &boostAnalyses(),
                 &clusterAnalyses(),
                 &compareAnalyses(),
                 &controlAnalyses(),
                 &driverAnalyses(),
                 &experimentAnalyses(),
                 &judgementAnalyses(),
                 &modelAnalyses(),
                 &multiplicityAnalyses(),
                 &profileAnalyses(),
                 &purchaseTableAnalyses(),
                 &seriesAnalyses(),
                 &structureAnalyses(),
                 &surveyAnalyses(),
                 &survivalAnalyses(),
                 &textAnalyses(),
                 &upliftAnalyses(),
                 &valueAnalyses(),
             })
            for (const auto& analysis : *topic)
                all.push_back(&analysis);
        std::sort(all.begin(), all.end(), [](const Analysis* a, const Analysis* b) { return std::string_view(a->name) < b->name; });
        return all;
    }();
    return kAll;
}

// Numbers that are none become null: answers hold them where sums overflow.
void clearNonFinite(core::Json& value)
{
    if (value.is_number_float() && !std::isfinite(value.get<double>()))
        value = nullptr;
    else if (value.is_structured())
        for (auto& part : value)
            clearNonFinite(part);
}

} // namespace

std::string numberText(double value)
{
    if (!std::isfinite(value))
        return {};
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

std::vector<ComputeName> computeNames()
{
    std::vector<ComputeName> names;
    for (const auto* analysis : allAnalyses())
        names.push_back({analysis->name, analysis->settings});
    return names;
}

core::Result<ComputeAnswer> compute(const ComputeRequest& request, core::JobContext& job)
{
    const auto& all = allAnalyses();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Analysis* a) { return request.name == a->name; });
    if (found == all.end())
        return core::fail(Code::UnknownAnalysis, {{"name", request.name}});
    const Analysis& analysis = **found;
    if (request.data.size() < analysis.fewest)
        return core::fail(Code::MissingParameter, {{"name", "data"}});
    if (request.data.size() > analysis.most)
        return core::fail(Code::InvalidParameter, {{"name", "data"}, {"value", request.data[analysis.most]}});

    ComputeAnswer answer;
    answer.name = request.name;
    std::vector<Table> tables;
    for (const auto& path : request.data) {
        auto table = Table::read(path, job);
        if (!table)
            return std::unexpected(table.error());
        answer.sources.push_back({path.substr(path.rfind('/') + 1), table->rows()});
        tables.push_back(std::move(*table));
    }
    std::optional<Table> newRows;
    if (!request.newRows.empty()) {
        auto table = Table::read(request.newRows, job);
        if (!table)
            return std::unexpected(table.error());
        newRows = std::move(*table);
    }

    const auto begin = std::chrono::steady_clock::now();
    Settings settings(request.settings, tables.empty() ? nullptr : &tables.front());
    const Inputs inputs {tables, newRows ? &*newRows : nullptr, request.wantsRows};
    if (auto status = analysis.run(settings, inputs, answer, job); !status)
        return std::unexpected(status.error());
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    clearNonFinite(answer.result);
    auto parameters = settings.parameters();
    parameters.update(answer.parameters); // what a default became
    answer.parameters = std::move(parameters);
    answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return answer;
}

} // namespace holdfast::flow
