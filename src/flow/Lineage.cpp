// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Lineage.h"

#include "flow/RecipeLoads.h"
#include "frame/CellText.h"

#include <algorithm>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;
using workspace::ImportRecord;

namespace {

// The text of one cell as the file has it; the row must be there.
Result<std::optional<std::string>> rawText(Session& session, const ImportRecord& source, std::uint64_t row, std::size_t column, core::JobContext& job)
{
    const frame::ColumnInfo& info = source.header.columns[column];
    const std::vector<int> wanted {static_cast<int>(column)};
    std::vector<std::string> words;
    std::optional<std::string> raw;
    bool found = false;
    const auto done = eachBatch(session.file(), source.number, [&](int, const frame::Texts& texts) -> Status {
        for (std::size_t i = 0; i < texts.size(); ++i)
            words.emplace_back(texts[i]);
        return {};
    }, [&](frame::Batch& batch) -> Status {
        const auto place = std::lower_bound(batch.sourceRows.begin(), batch.sourceRows.end(), row);
        if (place == batch.sourceRows.end() || *place != row)
            return {};
        found = true;
        const auto at = static_cast<std::uint32_t>(place - batch.sourceRows.begin());
        const frame::BatchColumn& cells = batch.columns[column];
        raw = frame::cellText(info, cells, at, words);
        if (raw && info.type != frame::ValueType::Text)
            raw = frame::sourceText(info, cells.numbers[at]);
        for (const auto& [r, text] : cells.asWritten)
            if (r == at)
                raw = text;
        return {};
    }, job, &wanted);
    if (!done)
        return std::unexpected(done.error());
    if (!found)
        return core::fail(Code::NotEnoughData, {{"row", std::to_string(row)}});
    if (info.derived)
        raw.reset();
    return raw;
}

// The cell after the first `steps` steps of the recipe; none = missing, or the row is no longer there.
Result<std::optional<std::string>> valueAfter(Session& session, const ImportRecord& source, domain::Recipe recipe, std::size_t steps,
    std::uint64_t row, std::size_t column, core::JobContext& job)
{
    recipe.steps.resize(steps);
    ingest::RecipeInputs inputs;
    if (auto filled = fillJoins(session, recipe, inputs, job); !filled)
        return std::unexpected(filled.error());
    ingest::RecipeRun run(recipe, source.header.columns, inputs);
    const auto prepared = run.prepare([&](const auto& words, const auto& rows) { return eachBatch(session.file(), source.number, words, rows, job); }, job);
    if (!prepared)
        return std::unexpected(prepared.error());
    const auto columns = run.columns();
    std::vector<std::string> words;
    std::optional<std::string> value;
    const auto done = eachBatch(session.file(), source.number, [&](int c, const frame::Texts& texts) -> Status {
        run.words(c, texts);
        return {};
    }, [&](frame::Batch& batch) -> Status {
        if (batch.sourceRows.empty() || batch.sourceRows.back() < row || batch.sourceRows.front() > row)
            return {};
        std::vector<bool> keep(batch.rows);
        for (std::uint32_t i = 0; i < batch.rows; ++i)
            keep[i] = batch.sourceRows[i] == row;
        frame::keepRows(batch, keep);
        if (auto applied = run.apply(batch, job); !applied)
            return applied;
        const frame::Texts fresh = run.newWords(static_cast<int>(column));
        for (std::size_t i = 0; i < fresh.size(); ++i)
            words.emplace_back(fresh[i]);
        if (batch.rows == 1)
            value = frame::cellText(columns[column], batch.columns[column], 0, words);
        return {};
    }, job);
    if (!done)
        return std::unexpected(done.error());
    return value;
}

} // namespace

Result<CellLineage> cellLineage(Session& session, const std::string& table, const std::string& importId, std::uint64_t row,
    const std::string& column, core::JobContext& job)
{
    const auto role = domain::parseRole(table);
    if (!role)
        return core::fail(Code::UnknownTable, {{"table", table}});
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    const auto found = std::find_if(imports->begin(), imports->end(),
        [&](const ImportRecord& import) { return import.header.role == *role && import.header.id == importId; });
    if (found == imports->end())
        return core::fail(Code::NotEnoughData, {{"import", importId}});
    ImportRecord source = *found;
    if (found->origin != 0) {
        auto origin = session.file().importAt(found->origin);
        if (!origin)
            return std::unexpected(origin.error());
        source = std::move(*origin);
    }
    const auto& columns = source.header.columns;
    const auto place = std::find_if(columns.begin(), columns.end(),
        [&](const auto& info) { return info.name == column || (!info.field.empty() && info.field == column); });
    if (place == columns.end())
        return core::fail(Code::UnknownField, {{"field", column}});
    const auto at = static_cast<std::size_t>(place - columns.begin());
    CellLineage lineage;
    lineage.importId = importId;
    lineage.file = source.header.file;
    lineage.digest = source.header.digest;
    lineage.row = row;
    lineage.column = place->name;
    lineage.label = place->label;
    lineage.loadedAt = source.loadedAt;
    auto raw = rawText(session, source, row, at, job);
    if (!raw)
        return std::unexpected(raw.error());
    lineage.raw = std::move(*raw);
    domain::Recipe recipe;
    if (!found->recipe.empty()) {
        auto parsed = domain::parseRecipe(found->recipe);
        if (!parsed)
            return std::unexpected(parsed.error());
        recipe = std::move(*parsed);
        // Rows that are the same as others are gone by now; the row asked for is there.
        for (domain::RecipeStep& step : recipe.steps)
            if (step.kind == domain::StepKind::DropDuplicates)
                step.on = false;
    }
    auto value = valueAfter(session, source, recipe, 0, row, at, job);
    for (std::size_t i = 0; value && i < recipe.steps.size(); ++i) {
        const domain::RecipeStep& step = recipe.steps[i];
        const bool names = step.columns.empty()
            || std::any_of(step.columns.begin(), step.columns.end(), [&](const auto& name) { return name == place->name || name == place->field; });
        if (!step.on || !names || step.kind == domain::StepKind::MergeCustomers)
            continue;
        auto next = valueAfter(session, source, recipe, i + 1, row, at, job);
        if (!next)
            return std::unexpected(next.error());
        if (*next != *value)
            lineage.steps.push_back({i, std::string(domain::word(step.kind)), value->value_or(""), next->value_or("")});
        value = std::move(next);
    }
    if (!value)
        return std::unexpected(value.error());
    lineage.value = std::move(*value);
    return lineage;
}

} // namespace holdfast::flow
