// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/recipe/StepRun.h"

namespace holdfast::ingest {
namespace {

using domain::StepKind;
using frame::ValueType;

// Bytes of the blank that starts at `at`; 0 = none. Blanks of every script that tables come with.
std::size_t blankAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned first = byte(at);
    if (first == ' ' || (first >= 9 && first <= 13))
        return 1;
    if (first == 0xC2 && byte(at + 1) == 0xA0)
        return 2;
    if (first == 0xE3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x80)
        return 3;
    if (first == 0xE2 && byte(at + 1) == 0x80 && (byte(at + 2) <= 0x8B || byte(at + 2) == 0xAF) && byte(at + 2) >= 0x80)
        return 3;
    return first == 0xEF && byte(at + 1) == 0xBB && byte(at + 2) == 0xBF ? 3 : 0;
}

std::string trimmed(std::string_view text)
{
    std::string result;
    bool gap = false;
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t blank = blankAt(text, i); blank > 0) {
            gap = !result.empty();
            i += blank;
            continue;
        }
        if (gap)
            result += ' ';
        gap = false;
        result += text[i++];
    }
    return result;
}

// Changes texts one by one: trim, standardise, blank and join on text columns.
class TextStep final : public StepRun {
public:
    TextStep(RecipeTable& table, const domain::RecipeStep& step, std::vector<int> columns, const JoinKeys* keys)
        : StepRun(table, step), m_columns(std::move(columns)), m_keys(keys), m_codes(table.columns.size())
    {
    }

    core::Status apply(frame::Batch& batch, core::JobContext& job) override
    {
        for (const int column : m_columns) {
            if (job.shouldStop())
                return core::fail(core::Code::Cancelled);
            const auto c = static_cast<std::size_t>(column);
            if (m_infos[c].coded)
                applyCoded(batch, column);
            else
                applyPlain(batch, column);
        }
        return {};
    }

private:
    // What becomes of one text; `unmatched` where it should have found something and did not.
    std::optional<std::string> changed(std::string_view text, bool& unmatched) const
    {
        unmatched = false;
        switch (m_step.kind) {
        case StepKind::Trim: {
            std::string result = trimmed(text);
            return result.empty() ? std::nullopt : std::optional(std::move(result));
        }
        case StepKind::Standardise: {
            const auto found = m_step.map.find(std::string(text));
            if (found == m_step.map.end())
                return std::string(text);
            return found->second.empty() ? std::nullopt : std::optional(found->second);
        }
        case StepKind::Blank:
            return std::find(m_step.values.begin(), m_step.values.end(), text) != m_step.values.end() ? std::nullopt
                                                                                                      : std::optional(std::string(text));
        default: {
            const auto found = m_keys->find(std::string(text));
            unmatched = found == m_keys->end();
            return unmatched ? std::string(text) : found->second;
        }
        }
    }

    bool fitted(bool change, bool unmatched) const { return m_step.kind == StepKind::Trim || (m_step.kind == StepKind::Join ? !unmatched : change); }

    void applyCoded(frame::Batch& batch, int column)
    {
        const auto c = static_cast<std::size_t>(column);
        RecipeColumn& target = m_table.columns[c];
        auto& known = m_codes[c];
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            std::uint32_t& code = batch.columns[c].codes[row];
            if (code == 0)
                continue;
            if (known.size() <= code)
                known.resize(target.words.size() + 1, {kUnknown, false});
            if (known[code].first == kUnknown) {
                bool unmatched = false;
                const auto text = changed(std::string(target.words[code - 1]), unmatched);
                const std::uint32_t next = text ? target.codeOf(*text) : 0;
                known.resize(std::max(known.size(), target.words.size() + 1), {kUnknown, false});
                known[code] = {next, unmatched};
            }
            const auto [next, unmatched] = known[code];
            if (tally != nullptr) {
                tally->unmatched += unmatched;
                tally->matched = tally->matched || fitted(next != code, unmatched);
                tally->cells += next != code;
                if (next != code)
                    told(batch.sourceRows[row], column, target.words[code - 1], next ? target.words[next - 1] : std::string());
            }
            code = next;
        }
    }

    void applyPlain(frame::Batch& batch, int column)
    {
        const auto c = static_cast<std::size_t>(column);
        frame::BatchColumn& cells = batch.columns[c];
        frame::Texts texts;
        cells.missing.resize(batch.rows, false);
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            const std::string_view before = cells.texts[row];
            if (cells.missing[row]) {
                texts.push(before);
                continue;
            }
            bool unmatched = false;
            const auto after = changed(before, unmatched);
            const bool change = !after || *after != before;
            if (tally != nullptr) {
                tally->unmatched += unmatched;
                tally->matched = tally->matched || fitted(change, unmatched);
                tally->cells += change;
                if (change)
                    told(batch.sourceRows[row], column, std::string(before), after.value_or(""));
            }
            cells.missing[row] = !after;
            texts.push(after ? std::string_view(*after) : std::string_view());
        }
        cells.texts = std::move(texts);
    }

    static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
    std::vector<int> m_columns;
    const JoinKeys* m_keys;
    std::vector<std::vector<std::pair<std::uint32_t, bool>>> m_codes; // a column: code -> (new code, unmatched)
};

// Blank on a column of numbers, dates or truth values.
class BlankNumbers final : public StepRun {
public:
    BlankNumbers(RecipeTable& table, const domain::RecipeStep& step, int column) : StepRun(table, step), m_column(column)
    {
        const frame::ColumnInfo& info = m_infos[static_cast<std::size_t>(column)];
        for (const std::string& text : step.values)
            if (const auto value = valueOf(info.type, info.scale, text))
                m_values.push_back(*value);
    }

    core::Status apply(frame::Batch& batch, core::JobContext&) override
    {
        auto& numbers = batch.columns[static_cast<std::size_t>(m_column)].numbers;
        for (std::uint32_t row = 0; row < numbers.size(); ++row) {
            if (numbers[row] == frame::kMissing || std::find(m_values.begin(), m_values.end(), numbers[row]) == m_values.end())
                continue;
            if (tally != nullptr) {
                tally->matched = true;
                ++tally->cells;
                told(batch.sourceRows[row], m_column, textAt(batch, m_column, row), {});
            }
            numbers[row] = frame::kMissing;
        }
        return {};
    }

private:
    int m_column;
    std::vector<std::int64_t> m_values;
};

} // namespace

std::unique_ptr<StepRun> makeTextStep(RecipeTable& table, const domain::RecipeStep& step, const RecipeInputs& inputs)
{
    std::vector<int> columns;
    if (step.kind == StepKind::Trim && step.columns.empty()) {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].info.type == ValueType::Text)
                columns.push_back(static_cast<int>(i));
        return std::make_unique<TextStep>(table, step, std::move(columns), nullptr);
    }
    for (const std::string& name : step.columns)
        if (const int column = table.find(name); column >= 0) {
            if (table.columns[static_cast<std::size_t>(column)].info.type == ValueType::Text)
                columns.push_back(column);
            else if (step.kind == StepKind::Blank)
                return std::make_unique<BlankNumbers>(table, step, column);
        }
    const JoinKeys* keys = nullptr;
    if (step.kind == StepKind::Join) {
        const auto found = inputs.joins.find(step.key);
        if (found == inputs.joins.end())
            return nullptr;
        keys = &found->second;
    }
    return std::make_unique<TextStep>(table, step, std::move(columns), keys);
}

} // namespace holdfast::ingest
