// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"
#include "domain/Recipe.h"
#include "frame/Cells.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace holdfast::ingest {

struct RecipeExample {
    std::uint64_t row = 0; // source row
    std::string column, before, after; // canonical texts; empty = missing
};
struct StepTally {
    std::uint64_t cells = 0, rows = 0, unmatched = 0;
    bool matched = false; // its columns are there and something fitted
    std::string missingColumn;
    std::vector<RecipeExample> examples; // up to 20
};

// What the steps need from outside the rows.
using JoinKeys = std::unordered_map<std::string, std::string>; // value of the key column -> customer id
struct RecipeInputs {
    std::map<std::string, JoinKeys> joins; // by RecipeStep::key
    // Rows seen in earlier loads of the same table, by step counted from the last one (recipes of loads may differ in
    // their first steps); grows with every run that is finished.
    std::map<std::size_t, std::unordered_set<frame::ContentHash, frame::ContentHashOf>> seen;
};

struct RecipeTable;
class StepRun;

// One recipe on the rows of one load, batch by batch. Steps that need to know all rows (fill by median or mode, types
// with decimals) look at them first: prepare() feeds the rows once for each such step.
class RecipeRun {
public:
    using Words = std::function<core::Status(int, const frame::Texts&)>;
    using Rows = std::function<core::Status(frame::Batch&)>;
    // Replays the load from its beginning; called any number of times.
    using Feed = std::function<core::Status(const Words&, const Rows&)>;

    RecipeRun(const domain::Recipe& recipe, std::vector<frame::ColumnInfo> columns, RecipeInputs& inputs);
    ~RecipeRun();
    RecipeRun(const RecipeRun&) = delete;
    RecipeRun& operator=(const RecipeRun&) = delete;

    // invalid-parameter: a step that cannot be done on its column's type, a constant that is no value of it.
    core::Status prepare(const Feed& feed, core::JobContext& job);
    // As they leave the run; valid after prepare().
    std::vector<frame::ColumnInfo> columns() const;
    // The pass that counts: words of the input as they come, then batches, changed in place to the output.
    void words(int column, const frame::Texts& words);
    core::Status apply(frame::Batch& batch, core::JobContext& job);
    // Words of an output column that are new since the last call, in code order.
    frame::Texts newWords(int column);
    // Ends the pass: duplicates count across loads from here on.
    void finish();
    const std::vector<StepTally>& tallies() const { return m_tallies; }

private:
    core::Status through(frame::Batch& batch, std::size_t steps, core::JobContext& job);
    void takeWords(int column, const frame::Texts& words);
    void begin(); // of a pass

    domain::Recipe m_recipe;
    RecipeInputs& m_inputs;
    std::unique_ptr<RecipeTable> m_table;
    std::vector<std::unique_ptr<StepRun>> m_steps; // empty pointer: off, or without its columns
    std::vector<StepTally> m_tallies;
};

} // namespace holdfast::ingest
