// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SourceRecipe.h"

#include <algorithm>

namespace holdfast::flow {

using core::Result;
using core::Status;

namespace {

class Tap final : public RowTap {
public:
    Tap(const ingest::RecipeRun::Words& words, const ingest::RecipeRun::Rows& rows) : m_words(words), m_rows(rows) { }
    Status words(int column, const frame::Texts& words) override { return m_words(column, words); }
    Status batch(const frame::Batch& batch) override
    {
        frame::Batch copy = batch; // a recipe changes it in place
        return m_rows(copy);
    }

private:
    const ingest::RecipeRun::Words& m_words;
    const ingest::RecipeRun::Rows& m_rows;
};

} // namespace

Result<CleanedRows> eachCleanedRow(Session& session, const ReadySource& source, const domain::Recipe& recipe,
    ingest::RecipeInputs& inputs, OnError onError, const std::function<void(const std::vector<frame::ColumnInfo>&)>& begin,
    const ingest::RecipeRun::Words& words, const ingest::RecipeRun::Rows& rows, core::JobContext& job)
{
    ingest::RecipeRun run(recipe, source.header.columns, inputs);
    const auto prepared = run.prepare([&](const auto& eachWords, const auto& eachRows) -> Status {
        Tap tap(eachWords, eachRows);
        auto loaded = loadRows(session, source, nullptr, &tap, onError, job);
        return loaded ? Status {} : std::unexpected(loaded.error());
    }, job);
    if (!prepared)
        return std::unexpected(prepared.error());
    const auto columns = run.columns();
    if (begin)
        begin(columns);
    CleanedRows cleaned;
    const ingest::RecipeRun::Words takeWords = [&](int column, const frame::Texts& fresh) -> Status {
        run.words(column, fresh);
        return {};
    };
    const ingest::RecipeRun::Rows takeRows = [&](frame::Batch& batch) -> Status {
        if (auto applied = run.apply(batch, job); !applied)
            return applied;
        cleaned.result.rows += batch.rows;
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (frame::isCoded(columns[c]))
                if (const frame::Texts fresh = run.newWords(static_cast<int>(c)); fresh.size() > 0 && words)
                    if (auto told = words(static_cast<int>(c), fresh); !told)
                        return told;
        return rows ? rows(batch) : Status {};
    };
    Tap tap(takeWords, takeRows);
    auto loaded = loadRows(session, source, nullptr, &tap, onError, job);
    if (!loaded)
        return std::unexpected(loaded.error());
    run.finish();
    cleaned.loaded = std::move(*loaded);
    cleaned.result.tallies = run.tallies();
    return cleaned;
}

Result<LoadedAndCleaned> loadCleaned(Session& session, const ReadySource& source, const domain::Recipe& recipe,
    ingest::RecipeInputs& inputs, OnError onError, workspace::ChangeWriter& change, core::JobContext& job)
{
    LoadedAndCleaned done;
    {
        auto writer = change.load(source.header, 0, {});
        if (!writer)
            return std::unexpected(writer.error());
        auto loaded = loadRows(session, source, writer->get(), nullptr, onError, job);
        if (!loaded)
            return std::unexpected(loaded.error());
        done.loaded = std::move(*loaded);
    }
    done.inForce = done.loaded.summary.loaded;
    if (std::none_of(recipe.steps.begin(), recipe.steps.end(), [](const auto& step) { return step.on; }))
        return done;
    auto cleaned = runRecipe(session, *done.loaded.record, recipe, inputs, &change, job);
    if (!cleaned)
        return std::unexpected(cleaned.error());
    if (auto replaced = change.replace(done.loaded.record->number); !replaced)
        return std::unexpected(replaced.error());
    done.inForce = cleaned->rows;
    addEffects(done.effects, recipe, *cleaned, source.header.file);
    return done;
}

void tell(ImportAnswer& answer, std::vector<StepEffect> effects, std::uint64_t inForce)
{
    for (core::Finding& finding : unmatchedSteps(effects)) {
        ++answer.issuesTotal;
        answer.issues.push_back(std::move(finding));
    }
    answer.recipe = std::move(effects);
    answer.inForce = inForce;
}

} // namespace holdfast::flow
