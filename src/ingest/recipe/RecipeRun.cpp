// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/recipe/RecipeRun.h"

#include "ingest/recipe/StepRun.h"

namespace holdfast::ingest {

using domain::StepKind;

RecipeRun::RecipeRun(const domain::Recipe& recipe, std::vector<frame::ColumnInfo> columns, RecipeInputs& inputs)
    : m_recipe(recipe)
    , m_inputs(inputs)
    , m_table(std::make_unique<RecipeTable>())
    , m_tallies(recipe.steps.size())
{
    for (frame::ColumnInfo& info : columns) {
        RecipeColumn& column = m_table->columns.emplace_back();
        column.info = std::move(info);
        column.given = {0};
    }
}

RecipeRun::~RecipeRun() = default;

static std::unique_ptr<StepRun> makeStep(RecipeTable& table, const domain::RecipeStep& step, RecipeInputs& inputs, std::size_t index)
{
    switch (step.kind) {
    case StepKind::Trim:
    case StepKind::Standardise:
    case StepKind::Blank:
    case StepKind::Join:
        return makeTextStep(table, step, inputs);
    case StepKind::Units:
    case StepKind::Convert:
        return makeNumberStep(table, step);
    case StepKind::Fill:
        return makeFillStep(table, step);
    case StepKind::DropDuplicates:
        return makeDuplicateStep(table, step, inputs, index);
    case StepKind::MergeCustomers:
        break; // changes no row
    }
    return nullptr;
}

core::Status RecipeRun::prepare(const Feed& feed, core::JobContext& job)
{
    for (std::size_t i = 0; i < m_recipe.steps.size(); ++i) {
        m_steps.emplace_back();
        const domain::RecipeStep& step = m_recipe.steps[i];
        StepTally& tally = m_tallies[i];
        for (const auto* names : {&step.columns, &step.by})
            for (const std::string& name : *names)
                if (tally.missingColumn.empty() && m_table->find(name) < 0)
                    tally.missingColumn = name;
        if (!step.on || !tally.missingColumn.empty())
            continue;
        auto made = makeStep(*m_table, step, m_inputs, m_recipe.steps.size() - i);
        if (!made)
            continue;
        if (made->observes()) {
            begin();
            const auto done = feed([&](int column, const frame::Texts& words) -> core::Status {
                takeWords(column, words);
                return {};
            }, [&](frame::Batch& batch) -> core::Status {
                if (auto status = through(batch, i, job); !status)
                    return status;
                made->observe(batch);
                return {};
            });
            if (!done)
                return done;
        }
        if (auto settled = made->settle(); !settled)
            return settled;
        m_steps[i] = std::move(made);
    }
    begin();
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        if (m_steps[i])
            m_steps[i]->tally = &m_tallies[i];
    return {};
}

void RecipeRun::begin()
{
    for (RecipeColumn& column : m_table->columns)
        column.given = {0};
    for (auto& step : m_steps)
        if (step)
            step->begin();
}

std::vector<frame::ColumnInfo> RecipeRun::columns() const
{
    std::vector<frame::ColumnInfo> all;
    for (const RecipeColumn& column : m_table->columns)
        all.push_back(column.info);
    return all;
}

void RecipeRun::takeWords(int column, const frame::Texts& words)
{
    RecipeColumn& target = m_table->columns[static_cast<std::size_t>(column)];
    for (std::size_t i = 0; i < words.size(); ++i)
        target.given.push_back(target.codeOf(std::string(words[i])));
}

void RecipeRun::words(int column, const frame::Texts& words)
{
    takeWords(column, words);
}

core::Status RecipeRun::through(frame::Batch& batch, std::size_t steps, core::JobContext& job)
{
    for (std::size_t c = 0; c < m_table->columns.size(); ++c)
        for (std::uint32_t& code : batch.columns[c].codes) {
            if (code >= m_table->columns[c].given.size())
                return core::fail(core::Code::Internal, {}, {}, "code without a word");
            code = m_table->columns[c].given[code];
        }
    for (std::size_t i = 0; i < steps; ++i) {
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        if (m_steps[i])
            if (auto done = m_steps[i]->apply(batch, job); !done)
                return done;
    }
    return {};
}

core::Status RecipeRun::apply(frame::Batch& batch, core::JobContext& job)
{
    if (auto done = through(batch, m_steps.size(), job); !done)
        return done;
    for (std::size_t c = 0; c < m_table->columns.size(); ++c) {
        RecipeColumn& column = m_table->columns[c];
        batch.columns[c].asWritten.clear(); // the source texts stay with the rows as loaded
        for (std::uint32_t& code : batch.columns[c].codes) {
            if (code == 0)
                continue;
            if (column.out.size() <= code)
                column.out.resize(column.words.size() + 1, 0);
            if (column.out[code] == 0) {
                column.out[code] = ++column.outWords;
                column.fresh.push(column.words[code - 1]);
            }
            code = column.out[code];
        }
    }
    return {};
}

frame::Texts RecipeRun::newWords(int column)
{
    return std::exchange(m_table->columns[static_cast<std::size_t>(column)].fresh, {});
}

void RecipeRun::finish()
{
    for (auto& step : m_steps)
        if (step)
            step->finish();
}

} // namespace holdfast::ingest
