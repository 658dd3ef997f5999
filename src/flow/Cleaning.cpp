// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Cleaning.h"

#include "flow/RecipeLoads.h"
#include "text/Fold.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;
using domain::StepKind;
using workspace::ImportRecord;

namespace {

// Loads of one table in force, each with the rows as loaded and the recipe it will have.
struct Load {
    ImportRecord now, source;
    domain::Recipe before, recipe;
};

struct Work {
    domain::Role role = domain::Role::Other;
    std::vector<Load> loads;
    domain::Recipe recipe; // as the newest load will have it
    std::uint64_t rowsBefore = 0;
};

Result<Work> workOf(Session& session, const RecipeRequest& request)
{
    const std::string table = !request.table.empty() ? request.table : request.recipe.table;
    const auto role = domain::parseRole(table);
    if (!role || (!request.recipe.table.empty() && request.recipe.table != table))
        return core::fail(Code::UnknownTable, {{"table", role ? request.recipe.table : table}});
    Work work;
    work.role = *role;
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    for (ImportRecord& import : *imports) {
        if (import.header.role != *role)
            continue;
        Load load;
        auto before = rememberedRecipe(session, *role, import.header.shape);
        if (!before)
            return std::unexpected(before.error());
        load.before = std::move(*before);
        if (!request.whole)
            load.recipe.steps = load.before.steps;
        load.recipe.table = table;
        load.recipe.steps.insert(load.recipe.steps.end(), request.recipe.steps.begin(), request.recipe.steps.end());
        load.source = import;
        if (import.origin != 0) {
            auto source = session.file().importAt(import.origin);
            if (!source)
                return std::unexpected(source.error());
            load.source = std::move(*source);
        }
        work.rowsBefore += import.loaded;
        load.now = std::move(import);
        work.loads.push_back(std::move(load));
    }
    if (work.loads.empty())
        return core::fail(Code::NotEnoughData, {{"table", table}});
    work.recipe = work.loads.back().recipe;
    return work;
}

// Whether a step can change rows of this load.
bool touches(const domain::RecipeStep& step, const ImportRecord& load)
{
    const auto there = [&](const std::string& name) {
        return std::any_of(load.header.columns.begin(), load.header.columns.end(),
            [&](const auto& info) { return info.name == name || (!info.field.empty() && info.field == name); });
    };
    return step.on && step.kind != StepKind::MergeCustomers && std::all_of(step.columns.begin(), step.columns.end(), there);
}

std::set<std::pair<std::string, std::string>> pairsOf(const domain::Recipe& recipe)
{
    std::set<std::pair<std::string, std::string>> pairs;
    for (const domain::RecipeStep& step : recipe.steps)
        if (step.kind == StepKind::MergeCustomers && step.on)
            pairs.insert(step.pairs.begin(), step.pairs.end());
    return pairs;
}

// Merges the recipe asks for beyond those in force, and those that go with steps taken out.
Status mergeByRecipe(Session& session, const Work& work, std::vector<StepEffect>& effects, workspace::ChangeWriter* change, core::JobContext& job)
{
    const auto wanted = pairsOf(work.recipe), former = pairsOf(work.loads.back().before);
    if (wanted.empty() && former.empty())
        return {};
    auto ids = session.file().query("SELECT DISTINCT customer FROM customer JOIN import USING(import) WHERE in_force=1", {}, job);
    if (!ids)
        return std::unexpected(ids.error());
    std::set<std::string> known;
    for (auto& row : ids->rows)
        if (row[0])
            known.insert(std::move(*row[0]));
    std::map<std::string, std::string> aliases;
    for (const auto& [from, to] : wanted)
        if (!known.empty() && known.contains(from) && known.contains(to))
            aliases[from] = to;
    for (const auto& [from, to] : aliases) {
        std::string at = to;
        for (std::size_t hops = 0; hops <= aliases.size(); ++hops) {
            if (at == from)
                return core::fail(Code::InvalidParameter, {{"parameter", "pairs"}, {"value", from}});
            const auto next = aliases.find(at);
            if (next == aliases.end())
                break;
            at = next->second;
        }
    }
    for (std::size_t i = 0; i < work.recipe.steps.size(); ++i) {
        const domain::RecipeStep& step = work.recipe.steps[i];
        if (step.kind != StepKind::MergeCustomers || !step.on)
            continue;
        for (const auto& [from, to] : step.pairs) {
            const bool found = aliases.contains(from);
            effects[i].rows += found;
            effects[i].unmatched += !found;
            if (found && effects[i].examples.size() < 20)
                effects[i].examples.push_back({{}, 0, "customer", from, to});
        }
        effects[i].matched = effects[i].rows > 0;
    }
    if (change == nullptr)
        return {};
    for (const auto& [from, to] : former)
        if (!wanted.contains({from, to}))
            if (auto done = change->put("alias", from, std::nullopt); !done)
                return done;
    for (const auto& [from, to] : aliases)
        if (!former.contains({from, to}))
            if (auto done = change->put("alias", from, aliasBody(session.now(), to)); !done)
                return done;
    return {};
}

// With `change` the cleaned versions are written and take the place of what is in force.
Result<RecipeOutcome> run(Session& session, const RecipeRequest& request, const Work& work, workspace::ChangeWriter* change, core::JobContext& job)
{
    RecipeOutcome outcome;
    outcome.table = domain::word(work.role);
    outcome.recipe = work.recipe;
    outcome.rowsBefore = work.rowsBefore;
    ingest::RecipeInputs inputs;
    for (const Load& load : work.loads) {
        if (auto filled = fillJoins(session, load.recipe, inputs, job); !filled)
            return std::unexpected(filled.error());
        const auto removed = removedRows(session, load.source.number);
        if (!removed)
            return std::unexpected(removed.error());
        const bool bare = removed->empty()
            && std::none_of(load.recipe.steps.begin(), load.recipe.steps.end(), [&](const auto& step) { return touches(step, load.source); });
        auto result = runRecipe(session, load.source, load.recipe, inputs, bare ? nullptr : change, job);
        if (!result)
            return std::unexpected(result.error());
        outcome.rowsAfter += result->rows;
        addEffects(outcome.steps, load.recipe, *result, load.source.header.file);
        if (change == nullptr)
            continue;
        auto done = rememberRecipe(*change, work.role, load.source.header.shape, load.recipe);
        if (done && result->written)
            done = change->replace(load.now.number);
        else if (done && load.now.origin != 0) {
            done = change->replace(load.now.number);
            if (done)
                done = change->restore(load.source.number);
        }
        if (!done)
            return std::unexpected(done.error());
    }
    if (auto merged = mergeByRecipe(session, work, outcome.steps, change, job); !merged)
        return std::unexpected(merged.error());
    const std::size_t kept = work.recipe.steps.size() - std::min(work.recipe.steps.size(), request.recipe.steps.size());
    for (std::size_t i = kept; i < outcome.steps.size(); ++i)
        outcome.cells += outcome.steps[i].cells;
    outcome.findings = unmatchedSteps(outcome.steps);
    return outcome;
}

} // namespace

Result<RecipeOutcome> previewRecipe(Session& session, const RecipeRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto work = workOf(session, request);
    if (!work)
        return std::unexpected(work.error());
    auto outcome = run(session, request, *work, nullptr, job);
    if (outcome)
        outcome->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return outcome;
}

Result<RecipeOutcome> cleanTable(Session& session, const RecipeRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (isReadOnly(session))
        return core::fail(Code::WorkspaceReadOnly, {{"path", pathOf(session)}});
    auto work = workOf(session, request);
    if (!work)
        return std::unexpected(work.error());
    auto change = session.file().beginChange("clean", std::string(domain::word(work->role)), job);
    if (!change)
        return std::unexpected(change.error());
    auto outcome = run(session, request, *work, change->get(), job);
    if (!outcome)
        return outcome;
    if (auto done = (*change)->commit(); !done)
        return std::unexpected(done.error());
    session.forget();
    outcome->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    job.progress(1, "clean");
    return outcome;
}

Result<domain::Recipe> recipeInForce(Session& session, const std::string& table)
{
    const auto role = domain::parseRole(table);
    if (!role)
        return core::fail(Code::UnknownTable, {{"table", table}});
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    domain::Recipe none;
    none.table = table;
    for (auto import = imports->rbegin(); import != imports->rend(); ++import)
        if (import->header.role == *role)
            return rememberedRecipe(session, *role, import->header.shape);
    return none;
}

// At most one insertion, deletion, exchange or swap of neighbours apart, in bytes.
static bool oneSlip(const std::string& a, const std::string& b)
{
    const std::string& shorter = a.size() <= b.size() ? a : b;
    const std::string& longer = a.size() <= b.size() ? b : a;
    if (longer.size() - shorter.size() > 1)
        return false;
    std::size_t i = 0;
    while (i < shorter.size() && shorter[i] == longer[i])
        ++i;
    if (longer.size() != shorter.size())
        return shorter.substr(i) == longer.substr(i + 1);
    if (i == shorter.size() || shorter.substr(i + 1) == longer.substr(i + 1))
        return true;
    return i + 1 < shorter.size() && shorter[i] == longer[i + 1] && shorter[i + 1] == longer[i] && shorter.substr(i + 2) == longer.substr(i + 2);
}

Result<domain::RecipeStep> proposeStandard(Session& session, const std::string& table, const std::string& column, core::JobContext& job)
{
    const auto role = domain::parseRole(table);
    if (!role)
        return core::fail(Code::UnknownTable, {{"table", table}});
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    std::map<std::string, std::uint64_t> counts;
    bool found = false;
    for (const ImportRecord& import : *imports) {
        const auto& columns = import.header.columns;
        const auto place = std::find_if(columns.begin(), columns.end(),
            [&](const auto& info) { return info.name == column || (!info.field.empty() && info.field == column); });
        if (import.header.role != *role || place == columns.end())
            continue;
        found = true;
        if (!frame::isCoded(*place))
            continue;
        const std::vector<int> wanted {static_cast<int>(place - columns.begin())};
        std::vector<std::string> words;
        std::vector<std::uint64_t> uses(1);
        const auto done = eachBatch(session.file(), import.number, [&](int, const frame::Texts& texts) -> Status {
            for (std::size_t i = 0; i < texts.size(); ++i)
                words.emplace_back(texts[i]);
            uses.resize(words.size() + 1);
            return {};
        }, [&](frame::Batch& batch) -> Status {
            for (const std::uint32_t code : batch.columns[static_cast<std::size_t>(wanted[0])].codes)
                ++uses[std::min<std::size_t>(code, uses.size() - 1)];
            return {};
        }, job, &wanted);
        if (!done)
            return std::unexpected(done.error());
        for (std::size_t i = 0; i < words.size(); ++i)
            counts[words[i]] += uses[i + 1];
    }
    if (!found)
        return core::fail(Code::UnknownField, {{"field", column}});
    domain::RecipeStep step;
    step.kind = StepKind::Standardise;
    step.columns = {column};
    // Words that fold alike are one; the most frequent of them, and of equals the least, stands for all.
    std::map<std::string, std::pair<std::string, std::uint64_t>> heads;
    std::map<std::string, std::uint64_t> totals;
    for (const auto& [word, count] : counts) {
        const std::string folded = text::foldName(word);
        if (folded.empty() || count == 0)
            continue;
        totals[folded] += count;
        auto& head = heads[folded];
        if (count > head.second)
            head = {word, count};
    }
    // A rare spelling one slip away from a far more frequent one of some length is taken for it.
    std::map<std::string, std::string> target;
    if (heads.size() <= 2000)
        for (const auto& [rare, few] : totals)
            for (const auto& [common, many] : totals)
                if (rare != common && many >= 10 * few && common.size() >= 5 && rare.size() >= 4 && oneSlip(rare, common)
                    && std::none_of(rare.begin(), rare.end(), [](char c) { return c >= '0' && c <= '9'; })
                    && (!target.contains(rare) || totals[target[rare]] < many))
                    target[rare] = common;
    for (const auto& [word, count] : counts) {
        const std::string folded = text::foldName(word);
        if (folded.empty() || count == 0)
            continue;
        const auto slip = target.find(folded);
        const std::string& head = heads[slip == target.end() ? folded : slip->second].first;
        if (head != word)
            step.map[word] = head;
    }
    return step;
}

} // namespace holdfast::flow
