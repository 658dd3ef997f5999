// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: recipes on stored loads.

#include "flow/Cleaning.h"
#include "flow/SessionState.h"
#include "ingest/recipe/RecipeRun.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// Replays one stored import; only, when given, are the columns wanted.
core::Status eachBatch(workspace::WorkspaceFile& file, std::int64_t number, const ingest::RecipeRun::Words& words,
    const ingest::RecipeRun::Rows& rows, core::JobContext& job, const std::vector<int>* only = nullptr);

// The recipe remembered for files of this shape in this role; without steps when there is none.
core::Result<domain::Recipe> rememberedRecipe(Session& session, domain::Role role, const std::string& shape);
core::Status rememberRecipe(workspace::ChangeWriter& change, domain::Role role, const std::string& shape, const domain::Recipe& recipe);

// The keys that the join steps of a recipe look up, read from the customers in force. A key of two customers joins
// nobody.
core::Status fillJoins(Session& session, const domain::Recipe& recipe, ingest::RecipeInputs& inputs, core::JobContext& job);

// Rows of an import as loaded that a refresh took out of force: kept by its number, as ranges of source rows.
class RowRanges {
public:
    void add(std::uint64_t row); // ascending
    bool contains(std::uint64_t row) const;
    bool empty() const { return m_ranges.empty(); }
    std::string text() const; // "3,7-12"
    static RowRanges parse(std::string_view text);

private:
    std::vector<std::pair<std::uint64_t, std::uint64_t>> m_ranges;
};
core::Result<RowRanges> removedRows(Session& session, std::int64_t import);
core::Status removeRows(workspace::ChangeWriter& change, std::int64_t import, const RowRanges& rows);

// Fills the rows that drop-duplicates has seen in the other loads of the table in force, but those named.
core::Status fillSeen(Session& session, domain::Role role, const domain::Recipe& recipe, const std::vector<std::int64_t>& without,
    ingest::RecipeInputs& inputs, core::JobContext& job);

// What one run of a recipe did to one load.
struct RecipeResult {
    std::vector<ingest::StepTally> tallies;
    std::uint64_t rows = 0; // left
    bool changed = false; // some cell, row or type
    std::optional<workspace::ImportRecord> written;
};
// Runs `recipe` on the import as loaded, without the rows taken out of force; with `change`, writes the cleaned version (not yet in the place of any other).
core::Result<RecipeResult> runRecipe(Session& session, const workspace::ImportRecord& source, const domain::Recipe& recipe,
    ingest::RecipeInputs& inputs, workspace::ChangeWriter* change, core::JobContext& job);

// Adds the tallies of one load to the effects of the table; `file` is its name.
void addEffects(std::vector<StepEffect>& effects, const domain::Recipe& recipe, const RecipeResult& result, const std::string& file);
std::vector<core::Finding> unmatchedSteps(const std::vector<StepEffect>& effects);

// Documents of merges: alias -> "<seconds> <id>".
std::string aliasBody(std::int64_t at, const std::string& to);

} // namespace holdfast::flow
