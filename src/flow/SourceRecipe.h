// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: recipes on a source that is being loaded.

#include "flow/RecipeLoads.h"
#include "flow/SourceLoad.h"

#include <functional>

namespace holdfast::flow {

struct CleanedRows {
    RecipeResult result;
    LoadedSource loaded;
};
// Reads the source once more for every step that must see all rows, cleans its rows and hands them over; nothing is
// written. `begin` gets the columns as they leave the recipe, before the first row.
core::Result<CleanedRows> eachCleanedRow(Session& session, const ReadySource& source, const domain::Recipe& recipe,
    ingest::RecipeInputs& inputs, OnError onError, const std::function<void(const std::vector<frame::ColumnInfo>&)>& begin,
    const ingest::RecipeRun::Words& words, const ingest::RecipeRun::Rows& rows, core::JobContext& job);

// Loads the source within a change and cleans it: the rows as loaded and, where the recipe touches them, the cleaned
// version in their place.
struct LoadedAndCleaned {
    LoadedSource loaded;
    std::vector<StepEffect> effects;
    std::uint64_t inForce = 0;
};
core::Result<LoadedAndCleaned> loadCleaned(Session& session, const ReadySource& source, const domain::Recipe& recipe,
    ingest::RecipeInputs& inputs, OnError onError, workspace::ChangeWriter& change, core::JobContext& job);

// Adds steps without effect to the issues and the effects to the answer.
void tell(ImportAnswer& answer, std::vector<StepEffect> effects, std::uint64_t inForce);

} // namespace holdfast::flow
