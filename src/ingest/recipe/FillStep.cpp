// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/recipe/StepRun.h"

namespace holdfast::ingest {
namespace {

using domain::FillWith;
using frame::ValueType;
__extension__ using Wide = __int128;

// The middle value; of two middle ones their mean, rounded to the column's places, half away from zero.
std::int64_t medianOf(std::vector<std::int64_t>& values)
{
    const std::size_t half = values.size() / 2;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(half), values.end());
    const std::int64_t upper = values[half];
    if (values.size() % 2 == 1)
        return upper;
    const std::int64_t lower = *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(half));
    const Wide sum = static_cast<Wide>(lower) + upper;
    return static_cast<std::int64_t>((sum + (sum < 0 ? -1 : 1) * (sum % 2 != 0)) / 2);
}

// Fills the missing cells of one column. A group without any value takes that of all rows.
class FillStep final : public StepRun {
public:
    FillStep(RecipeTable& table, const domain::RecipeStep& step, int column)
        : StepRun(table, step), m_column(column), m_info(m_infos[static_cast<std::size_t>(column)])
    {
        for (const std::string& name : step.by) {
            m_by.push_back(table.find(name));
            m_hashers.emplace_back(m_infos[static_cast<std::size_t>(m_by.back())]);
        }
    }

    bool observes() const override
    {
        const bool number = m_info.type != ValueType::Text && m_info.type != ValueType::Boolean && m_info.type != ValueType::Empty;
        return (m_step.with == FillWith::Median && number) || (m_step.with == FillWith::Mode && m_info.type != ValueType::Empty);
    }

    void observe(const frame::Batch& batch) override
    {
        const auto c = static_cast<std::size_t>(m_column);
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            if (frame::isMissing(m_info, batch.columns[c], row))
                continue;
            const auto group = groupOf(batch, row);
            for (Group* target : {&m_groups[group], m_by.empty() ? nullptr : &m_all}) {
                if (target == nullptr)
                    continue;
                if (m_step.with == FillWith::Median)
                    target->values.push_back(batch.columns[c].numbers[row]);
                else if (m_info.type == ValueType::Text)
                    ++target->texts[textAt(batch, m_column, row)];
                else
                    ++target->counts[batch.columns[c].numbers[row]];
            }
        }
    }

    core::Status settle() override
    {
        const bool text = m_info.type == ValueType::Text;
        if (m_info.type == ValueType::Empty || m_step.with == FillWith::Leave)
            return {};
        if (m_step.with == FillWith::Median && (text || m_info.type == ValueType::Boolean))
            return notFor(m_step, m_info.name);
        if (m_step.with == FillWith::Constant) {
            if (text) {
                m_constantText = m_step.value;
            } else {
                const auto value = valueOf(m_info.type, m_info.scale, m_step.value);
                if (!value)
                    return notFor(m_step, m_info.name);
                m_constant = *value;
            }
            return {};
        }
        for (auto& [key, group] : m_groups)
            close(group);
        close(m_by.empty() ? m_groups[groupNone()] : m_all);
        if (m_by.empty())
            m_all = m_groups[groupNone()];
        return {};
    }

    core::Status apply(frame::Batch& batch, core::JobContext& job) override
    {
        if (m_info.type == ValueType::Empty || m_step.with == FillWith::Leave)
            return {};
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        const auto c = static_cast<std::size_t>(m_column);
        frame::BatchColumn& cells = batch.columns[c];
        const bool plain = m_info.type == ValueType::Text && !m_info.coded;
        frame::Texts texts;
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            const bool missing = frame::isMissing(m_info, cells, row);
            std::optional<std::string> word;
            if (missing) {
                std::int64_t number = frame::kMissing;
                fill(batch, row, number, word);
                const bool filled = word || number != frame::kMissing;
                if (filled && m_info.coded)
                    cells.codes[row] = m_table.columns[c].codeOf(*word);
                else if (filled && plain)
                    cells.missing[row] = false;
                else if (filled)
                    cells.numbers[row] = number;
                if (filled && tally != nullptr) {
                    tally->matched = true;
                    ++tally->cells;
                    told(batch.sourceRows[row], m_column, {}, word ? *word : textAt(batch, m_column, row));
                }
            }
            if (plain)
                texts.push(word ? std::string_view(*word) : cells.texts[row]);
        }
        if (plain)
            cells.texts = std::move(texts);
        return {};
    }

private:
    struct Group {
        std::vector<std::int64_t> values;
        std::map<std::int64_t, std::uint64_t> counts;
        std::map<std::string, std::uint64_t> texts;
        std::int64_t number = frame::kMissing;
        std::optional<std::string> text;
    };

    static frame::ContentHash groupNone() { return {}; }

    frame::ContentHash groupOf(const frame::Batch& batch, std::uint32_t row)
    {
        frame::ContentHash hash;
        for (std::size_t i = 0; i < m_by.size(); ++i) {
            const auto c = static_cast<std::size_t>(m_by[i]);
            m_hashers[i].add(hash, batch.columns[c], row, m_table.columns[c].words);
        }
        return hash;
    }

    // The most frequent value; of several the least.
    static void close(Group& group)
    {
        if (!group.values.empty())
            group.number = medianOf(group.values);
        std::uint64_t most = 0;
        for (const auto& [value, count] : group.counts)
            if (count > most)
                most = count, group.number = value;
        for (const auto& [value, count] : group.texts)
            if (count > most)
                most = count, group.text = value;
        group.values = {};
        group.counts.clear();
        group.texts.clear();
    }

    void fill(const frame::Batch& batch, std::uint32_t row, std::int64_t& number, std::optional<std::string>& word)
    {
        if (m_step.with == FillWith::Constant) {
            number = m_constant;
            word = m_constantText;
            return;
        }
        const Group* group = &m_all;
        if (!m_by.empty())
            if (const auto found = m_groups.find(groupOf(batch, row)); found != m_groups.end())
                group = &found->second;
        number = group->number;
        word = group->text;
    }

    int m_column;
    frame::ColumnInfo m_info;
    std::vector<int> m_by;
    std::vector<frame::CellHasher> m_hashers;
    std::unordered_map<frame::ContentHash, Group, frame::ContentHashOf> m_groups;
    Group m_all;
    std::int64_t m_constant = frame::kMissing;
    std::optional<std::string> m_constantText;
};

// Of rows that agree in the columns the first stays, across all loads of the table.
class DuplicateStep final : public StepRun {
public:
    using Seen = std::unordered_set<frame::ContentHash, frame::ContentHashOf>;

    DuplicateStep(RecipeTable& table, const domain::RecipeStep& step, std::vector<int> columns, Seen& seen)
        : StepRun(table, step), m_columns(std::move(columns)), m_seen(seen)
    {
        for (const int column : m_columns)
            m_hashers.emplace_back(m_infos[static_cast<std::size_t>(column)]);
    }

    void begin() override { m_now.clear(); }

    core::Status apply(frame::Batch& batch, core::JobContext& job) override
    {
        std::vector<bool> keep(batch.rows, true);
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            if (row % 4096 == 0 && job.shouldStop())
                return core::fail(core::Code::Cancelled);
            frame::ContentHash hash;
            for (std::size_t i = 0; i < m_columns.size(); ++i) {
                const auto c = static_cast<std::size_t>(m_columns[i]);
                if (m_step.columns.empty())
                    hash.add(m_infos[c].field.empty() ? m_infos[c].name : m_infos[c].field);
                m_hashers[i].add(hash, batch.columns[c], row, m_table.columns[c].words);
            }
            if (!m_seen.contains(hash) && m_now.insert(hash).second)
                continue;
            keep[row] = false;
            if (tally != nullptr) {
                tally->matched = true;
                ++tally->rows;
                const int shown = m_columns.front();
                told(batch.sourceRows[row], shown, textAt(batch, shown, row), {});
            }
        }
        frame::keepRows(batch, keep);
        return {};
    }

    void finish() override
    {
        m_seen.merge(m_now);
        m_now.clear();
    }

private:
    std::vector<int> m_columns;
    std::vector<frame::CellHasher> m_hashers;
    Seen& m_seen; // of earlier loads
    Seen m_now; // of this pass
};

} // namespace

std::unique_ptr<StepRun> makeFillStep(RecipeTable& table, const domain::RecipeStep& step)
{
    return std::make_unique<FillStep>(table, step, table.find(step.columns.front()));
}

std::unique_ptr<StepRun> makeDuplicateStep(RecipeTable& table, const domain::RecipeStep& step, RecipeInputs& inputs, std::size_t index)
{
    std::vector<int> columns;
    for (const std::string& name : step.columns)
        columns.push_back(table.find(name));
    if (columns.empty())
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            columns.push_back(static_cast<int>(i));
    if (columns.empty())
        return nullptr;
    return std::make_unique<DuplicateStep>(table, step, std::move(columns), inputs.seen[index]);
}

} // namespace holdfast::ingest
