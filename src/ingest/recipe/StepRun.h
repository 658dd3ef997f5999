// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/recipe/RecipeRun.h"

#include <algorithm>

// Private to the recipe: the columns as the steps see them, and the steps.
namespace holdfast::ingest {

// One column on its way through the steps. Words of the input and words made by steps share one list; what leaves the
// run is numbered anew, so that a word nobody uses any more is not handed on.
struct RecipeColumn {
    frame::ColumnInfo info; // as the steps prepared so far leave it
    std::vector<std::string> words;
    std::unordered_map<std::string, std::uint32_t> index;
    std::vector<std::uint32_t> given; // code of the input -> code here
    std::vector<std::uint32_t> out; // code here -> code of the output, 0 = not used yet
    frame::Texts fresh; // words of the output since the last call
    std::uint32_t outWords = 0;

    std::uint32_t codeOf(const std::string& word)
    {
        const auto [entry, added] = index.emplace(word, static_cast<std::uint32_t>(words.size()) + 1);
        if (added)
            words.push_back(word);
        return entry->second;
    }
};

struct RecipeTable {
    std::vector<RecipeColumn> columns;
    // By column name or field; -1 = none.
    int find(const std::string& nameOrField) const
    {
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].info.name == nameOrField)
                return static_cast<int>(i);
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (!columns[i].info.field.empty() && columns[i].info.field == nameOrField)
                return static_cast<int>(i);
        return -1;
    }
};

class StepRun {
public:
    StepRun(RecipeTable& table, const domain::RecipeStep& step) : m_table(table), m_step(step)
    {
        for (const RecipeColumn& column : table.columns)
            m_infos.push_back(column.info);
    }
    virtual ~StepRun() = default;

    // Whether the step must see every row before it works; `observe` then gets them as earlier steps leave them.
    virtual bool observes() const { return false; }
    virtual void observe(const frame::Batch&) { }
    // Settles what the step makes of its columns. A failure: invalid-parameter.
    virtual core::Status settle() { return {}; }
    virtual void begin() { } // of a pass
    virtual core::Status apply(frame::Batch& batch, core::JobContext& job) = 0;
    virtual void finish() { }

    StepTally* tally = nullptr; // none: not counted in this pass

protected:
    RecipeTable& m_table;
    const domain::RecipeStep& m_step;
    std::vector<frame::ColumnInfo> m_infos; // as this step finds them

    void told(std::uint64_t row, int column, std::string before, std::string after)
    {
        if (tally->examples.size() < 20)
            tally->examples.push_back({row, m_infos[static_cast<std::size_t>(column)].name, std::move(before), std::move(after)});
    }
    std::string textAt(const frame::Batch& batch, int column, std::uint32_t row) const
    {
        const auto c = static_cast<std::size_t>(column);
        return frame::cellText(m_infos[c], batch.columns[c], row, m_table.columns[c].words).value_or("");
    }
};

std::unique_ptr<StepRun> makeTextStep(RecipeTable& table, const domain::RecipeStep& step, const RecipeInputs& inputs);
std::unique_ptr<StepRun> makeNumberStep(RecipeTable& table, const domain::RecipeStep& step);
std::unique_ptr<StepRun> makeFillStep(RecipeTable& table, const domain::RecipeStep& step);
std::unique_ptr<StepRun> makeDuplicateStep(RecipeTable& table, const domain::RecipeStep& step, RecipeInputs& inputs, std::size_t index);

// A value of a type from its canonical text (dates and numbers also as people write them, where only one reading is
// possible); none = it is no such value. scale: of a decimal; a value with more places is none.
std::optional<std::int64_t> valueOf(frame::ValueType type, int scale, std::string_view text);
// Decimal places a number's text has; -1 = no number.
int placesOf(std::string_view text);

inline core::Status notFor(const domain::RecipeStep& step, const std::string& column)
{
    return core::fail(core::Code::InvalidParameter, {{"parameter", std::string(domain::word(step.kind)) + " " + column},
        {"value", step.kind == domain::StepKind::Fill ? step.value : std::string()}});
}

} // namespace holdfast::ingest
