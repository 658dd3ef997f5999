// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/RecipeLoads.h"

#include "frame/Cells.h"

#include <algorithm>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;
using domain::StepKind;

namespace {

class Receiver final : public workspace::BatchReceiver {
public:
    Receiver(const ingest::RecipeRun::Words& words, const ingest::RecipeRun::Rows& rows) : m_words(words), m_rows(rows) { }
    Status words(int column, const frame::Texts& words) override { return m_words ? m_words(column, words) : Status {}; }
    Status batch(frame::Batch& batch) override { return m_rows(batch); }

private:
    const ingest::RecipeRun::Words& m_words;
    const ingest::RecipeRun::Rows& m_rows;
};

std::string recipeName(domain::Role role, const std::string& shape)
{
    return std::string(domain::word(role)) + " " + shape;
}

} // namespace

Status eachBatch(workspace::WorkspaceFile& file, std::int64_t number, const ingest::RecipeRun::Words& words,
    const ingest::RecipeRun::Rows& rows, core::JobContext& job, const std::vector<int>* only)
{
    Receiver receiver(words, rows);
    return file.readImport(number, receiver, job, only);
}

Result<domain::Recipe> rememberedRecipe(Session& session, domain::Role role, const std::string& shape)
{
    auto all = session.file().documents("recipe");
    if (!all)
        return std::unexpected(all.error());
    const auto found = all->find(recipeName(role, shape));
    domain::Recipe recipe;
    if (found != all->end()) {
        auto parsed = domain::parseRecipe(found->second);
        if (!parsed)
            return std::unexpected(parsed.error());
        recipe = std::move(*parsed);
    }
    recipe.table = domain::word(role);
    return recipe;
}

Status rememberRecipe(workspace::ChangeWriter& change, domain::Role role, const std::string& shape, const domain::Recipe& recipe)
{
    return change.put("recipe", recipeName(role, shape),
        recipe.steps.empty() ? std::nullopt : std::optional(domain::toJson(recipe)));
}

Status fillJoins(Session& session, const domain::Recipe& recipe, ingest::RecipeInputs& inputs, core::JobContext& job)
{
    for (const domain::RecipeStep& step : recipe.steps) {
        if (step.kind != StepKind::Join || !step.on || inputs.joins.contains(step.key))
            continue;
        ingest::JoinKeys& keys = inputs.joins[step.key];
        std::vector<std::string> shared;
        auto imports = session.file().importsInForce();
        if (!imports)
            return std::unexpected(imports.error());
        for (const workspace::ImportRecord& import : *imports) {
            const auto& columns = import.header.columns;
            int id = -1, key = -1;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                if (columns[i].field == "customer")
                    id = static_cast<int>(i);
                if (columns[i].name == step.key || (key < 0 && columns[i].field == step.key))
                    key = static_cast<int>(i);
            }
            if (import.header.role != domain::Role::Customer || id < 0 || key < 0)
                continue;
            const std::vector<int> wanted {id, key};
            std::map<int, std::vector<std::string>> words;
            const auto done = eachBatch(session.file(), import.number, [&](int column, const frame::Texts& texts) -> Status {
                for (std::size_t i = 0; i < texts.size(); ++i)
                    words[column].emplace_back(texts[i]);
                return {};
            }, [&](frame::Batch& batch) -> Status {
                for (std::uint32_t row = 0; row < batch.rows; ++row) {
                    const auto cell = [&](int c) {
                        return frame::cellText(columns[static_cast<std::size_t>(c)], batch.columns[static_cast<std::size_t>(c)], row, words[c]);
                    };
                    auto customer = cell(id), value = cell(key);
                    if (!customer || !value)
                        continue;
                    const auto [entry, added] = keys.emplace(*value, *customer);
                    if (!added && entry->second != *customer)
                        shared.push_back(*value);
                }
                return {};
            }, job, &wanted);
            if (!done)
                return done;
        }
        for (const std::string& value : shared)
            keys.erase(value);
    }
    return {};
}

void RowRanges::add(std::uint64_t row)
{
    if (!m_ranges.empty() && m_ranges.back().second + 1 == row)
        m_ranges.back().second = row;
    else
        m_ranges.emplace_back(row, row);
}

bool RowRanges::contains(std::uint64_t row) const
{
    const auto after = std::upper_bound(m_ranges.begin(), m_ranges.end(), row, [](std::uint64_t r, const auto& range) { return r < range.first; });
    return after != m_ranges.begin() && row <= std::prev(after)->second;
}

std::string RowRanges::text() const
{
    std::string text;
    for (const auto& [first, last] : m_ranges) {
        text += (text.empty() ? "" : ",") + std::to_string(first);
        if (last != first)
            text += "-" + std::to_string(last);
    }
    return text;
}

RowRanges RowRanges::parse(std::string_view text)
{
    RowRanges ranges;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string part(text.substr(0, comma));
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
        const auto dash = part.find('-');
        const std::uint64_t first = std::strtoull(part.c_str(), nullptr, 10);
        ranges.m_ranges.emplace_back(first, dash == std::string::npos ? first : std::strtoull(part.c_str() + dash + 1, nullptr, 10));
    }
    return ranges;
}

Result<RowRanges> removedRows(Session& session, std::int64_t import)
{
    auto all = session.file().documents("removed");
    if (!all)
        return std::unexpected(all.error());
    const auto found = all->find(std::to_string(import));
    return found == all->end() ? RowRanges() : RowRanges::parse(found->second);
}

Status removeRows(workspace::ChangeWriter& change, std::int64_t import, const RowRanges& rows)
{
    return change.put("removed", std::to_string(import), rows.empty() ? std::nullopt : std::optional(rows.text()));
}

Status fillSeen(Session& session, domain::Role role, const domain::Recipe& recipe, const std::vector<std::int64_t>& without,
    ingest::RecipeInputs& inputs, core::JobContext& job)
{
    if (std::none_of(recipe.steps.begin(), recipe.steps.end(), [](const auto& step) { return step.kind == StepKind::DropDuplicates && step.on; }))
        return {};
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    for (workspace::ImportRecord& import : *imports) {
        if (import.header.role != role || std::find(without.begin(), without.end(), import.number) != without.end())
            continue;
        if (import.origin != 0) {
            auto source = session.file().importAt(import.origin);
            if (!source)
                return std::unexpected(source.error());
            import = std::move(*source);
        }
        if (auto done = runRecipe(session, import, recipe, inputs, nullptr, job); !done)
            return std::unexpected(done.error());
    }
    return {};
}

Result<RecipeResult> runRecipe(Session& session, const workspace::ImportRecord& source, const domain::Recipe& recipe,
    ingest::RecipeInputs& inputs, workspace::ChangeWriter* change, core::JobContext& job)
{
    RecipeResult result;
    ingest::RecipeRun run(recipe, source.header.columns, inputs);
    const auto removed = removedRows(session, source.number);
    if (!removed)
        return std::unexpected(removed.error());
    const auto inForce = [&](frame::Batch& batch) {
        if (removed->empty())
            return;
        std::vector<bool> keep(batch.rows);
        for (std::uint32_t row = 0; row < batch.rows; ++row)
            keep[row] = !removed->contains(batch.sourceRows[row]);
        frame::keepRows(batch, keep);
    };
    const auto prepared = run.prepare([&](const auto& words, const auto& rows) {
        return eachBatch(session.file(), source.number, words, [&](frame::Batch& batch) {
            inForce(batch);
            return rows(batch);
        }, job);
    }, job);
    if (!prepared)
        return std::unexpected(prepared.error());
    std::unique_ptr<workspace::ImportWriter> writer;
    workspace::ImportHeader header = source.header;
    header.columns = run.columns();
    if (change != nullptr) {
        auto begun = change->load(header, source.number, domain::toJson(recipe));
        if (!begun)
            return std::unexpected(begun.error());
        writer = std::move(*begun);
    }
    std::uint64_t before = 0;
    const auto done = eachBatch(session.file(), source.number, [&](int column, const frame::Texts& words) -> Status {
        run.words(column, words);
        return {};
    }, [&](frame::Batch& batch) -> Status {
        inForce(batch);
        before += batch.rows;
        job.progress(source.loaded > 0 ? static_cast<double>(before) / static_cast<double>(source.loaded) : 0, "clean");
        if (auto applied = run.apply(batch, job); !applied)
            return applied;
        result.rows += batch.rows;
        if (!writer)
            return {};
        for (std::size_t c = 0; c < header.columns.size(); ++c)
            if (frame::isCoded(header.columns[c]))
                if (const frame::Texts fresh = run.newWords(static_cast<int>(c)); fresh.size() > 0)
                    if (auto added = writer->addWords(static_cast<int>(c), fresh); !added)
                        return added;
        return writer->append(batch);
    }, job);
    if (!done)
        return std::unexpected(done.error());
    run.finish();
    if (writer) {
        auto record = writer->finish(source.read);
        if (!record)
            return std::unexpected(record.error());
        result.written = std::move(*record);
    }
    result.tallies = run.tallies();
    result.changed = result.rows != before;
    for (const auto& tally : result.tallies)
        result.changed = result.changed || tally.cells > 0;
    for (std::size_t c = 0; c < header.columns.size(); ++c)
        result.changed = result.changed || header.columns[c].type != source.header.columns[c].type;
    return result;
}

void addEffects(std::vector<StepEffect>& effects, const domain::Recipe& recipe, const RecipeResult& result, const std::string& file)
{
    const bool first = effects.empty();
    effects.resize(recipe.steps.size());
    for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
        StepEffect& effect = effects[i];
        const ingest::StepTally& tally = result.tallies[i];
        effect.step = i;
        effect.kind = domain::word(recipe.steps[i].kind);
        effect.cells += tally.cells;
        effect.rows += tally.rows;
        effect.unmatched += tally.unmatched;
        // Nothing missing, no duplicate, the type already right: the step is done, not lost.
        const StepKind kind = recipe.steps[i].kind;
        const bool content = kind == StepKind::Trim || kind == StepKind::Fill || kind == StepKind::DropDuplicates || kind == StepKind::Convert;
        effect.matched = (!first && effect.matched) || tally.matched || !recipe.steps[i].on || (content && tally.missingColumn.empty());
        // A column counts as missing only while no load has it.
        if (first)
            effect.missingColumn = tally.missingColumn;
        else if (tally.missingColumn.empty())
            effect.missingColumn.clear();
        for (const ingest::RecipeExample& example : tally.examples)
            if (effect.examples.size() < 20)
                effect.examples.push_back({file, example.row, example.column, example.before, example.after});
    }
}

std::vector<core::Finding> unmatchedSteps(const std::vector<StepEffect>& effects)
{
    std::vector<core::Finding> findings;
    for (const StepEffect& effect : effects)
        if (!effect.matched) {
            core::Finding finding;
            finding.code = Code::RecipeStepUnmatched;
            finding.where.column = effect.missingColumn;
            finding.value = std::to_string(effect.step + 1) + " " + effect.kind;
            findings.push_back(std::move(finding));
        }
    return findings;
}

std::string aliasBody(std::int64_t at, const std::string& to)
{
    return std::to_string(at) + " " + to;
}

} // namespace holdfast::flow
