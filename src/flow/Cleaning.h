// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Recipe.h"
#include "flow/ImportSource.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Cleaning of one table by a recipe. The rows as loaded stay in the workspace, unchanged; a cleaned version of each
// load takes their place, in one transaction and one step of undo ("clean"). A recipe is remembered by the shape of
// the loads it was used on and replayed when a file of that shape is loaded or refreshed.
namespace holdfast::flow {

struct RecipeRequest {
    std::string table; // role word; empty = the recipe's
    domain::Recipe recipe;
    // true: the recipe is the table's whole recipe, done on the rows as loaded (an empty one takes all cleaning back);
    // false: its steps follow those in force.
    bool whole = false;
};

struct RecipeOutcome {
    std::string table;
    domain::Recipe recipe; // in force after the change
    std::uint64_t rowsBefore = 0, rowsAfter = 0; // in force
    std::uint64_t cells = 0; // changed by the steps of the request
    std::vector<StepEffect> steps;
    std::vector<core::Finding> findings; // steps that no longer match
    double seconds = 0;
};

// What the recipe would do; reads every row, writes nothing. Failures: unknown-table, not-enough-data (no load in
// force), invalid-parameter (a step that cannot be done on the column's type), cancelled. Stage "clean".
core::Result<RecipeOutcome> previewRecipe(Session& session, const RecipeRequest& request, core::JobContext& job);
// The same, done; stopped or failed, nothing has changed.
core::Result<RecipeOutcome> cleanTable(Session& session, const RecipeRequest& request, core::JobContext& job);

// The recipe in force for a table; without steps when it was never cleaned.
core::Result<domain::Recipe> recipeInForce(Session& session, const std::string& table);

// Variants that probably mean the same word (case, width, blanks, dots, one typing error), as a standardise step: the
// most frequent spelling stands. Empty map: none found. unknown-field.
core::Result<domain::RecipeStep> proposeStandard(Session& session, const std::string& table, const std::string& column, core::JobContext& job);

} // namespace holdfast::flow
