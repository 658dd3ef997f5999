// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/Cells.h"

#include "frame/CellText.h"

#include <cstring>

namespace holdfast::frame {
namespace {

std::uint64_t mixed(std::uint64_t value)
{
    value ^= value >> 30;
    value *= 0xBF58476D1CE4E5B9;
    value ^= value >> 27;
    value *= 0x94D049BB133111EB;
    return value ^ value >> 31;
}

} // namespace

bool isCoded(const ColumnInfo& info)
{
    return info.type == ValueType::Text && info.coded;
}

bool isMissing(const ColumnInfo& info, const BatchColumn& cells, std::uint32_t row)
{
    if (isCoded(info))
        return cells.codes[row] == 0;
    if (info.type == ValueType::Text)
        return row < cells.missing.size() && cells.missing[row];
    return info.type == ValueType::Empty || cells.numbers[row] == kMissing;
}

std::optional<std::string> cellText(const ColumnInfo& info, const BatchColumn& cells, std::uint32_t row, std::span<const std::string> words)
{
    if (isMissing(info, cells, row))
        return std::nullopt;
    if (isCoded(info))
        return cells.codes[row] <= words.size() ? std::optional(words[cells.codes[row] - 1]) : std::nullopt;
    if (info.type == ValueType::Text)
        return std::string(cells.texts[row]);
    return canonicalText(info, cells.numbers[row]);
}

void ContentHash::add(std::uint64_t value)
{
    first = mixed(first ^ value) + 0x9E3779B97F4A7C15;
    second = mixed(second + value * 0xD6E8FEB86659FD93) ^ 0xA0761D6478BD642F;
}

void ContentHash::add(std::string_view text)
{
    add(text.size());
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + i, 8);
        add(word);
    }
    std::uint64_t rest = 0;
    if (i < text.size())
        std::memcpy(&rest, text.data() + i, text.size() - i);
    add(rest);
}

void CellHasher::add(ContentHash& hash, const BatchColumn& cells, std::uint32_t row, std::span<const std::string> words)
{
    if (isMissing(m_info, cells, row))
        return hash.add(std::uint64_t {0});
    if (isCoded(m_info)) {
        for (std::size_t i = m_words.size(); i < words.size(); ++i)
            m_words.emplace_back().add(words[i]);
        const std::size_t code = cells.codes[row];
        hash.add(std::uint64_t {1});
        hash.add(code <= m_words.size() ? m_words[code - 1].first : 0);
        hash.add(code <= m_words.size() ? m_words[code - 1].second : 0);
        return;
    }
    if (m_info.type == ValueType::Text) {
        ContentHash word;
        word.add(cells.texts[row]);
        hash.add(std::uint64_t {1});
        hash.add(word.first);
        hash.add(word.second);
        return;
    }
    std::int64_t value = cells.numbers[row];
    int scale = m_info.type == ValueType::Decimal ? m_info.scale : 0;
    for (; scale > 0 && value % 10 == 0; --scale)
        value /= 10;
    const bool number = m_info.type == ValueType::Decimal || m_info.type == ValueType::Integer;
    hash.add(number ? 2 : 3 + static_cast<std::uint64_t>(m_info.type));
    hash.add(static_cast<std::uint64_t>(scale));
    hash.add(static_cast<std::uint64_t>(value));
}

void keepRows(Batch& batch, const std::vector<bool>& keep)
{
    std::vector<std::uint32_t> place(batch.rows);
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < batch.rows; ++i)
        place[i] = keep[i] ? kept++ : 0;
    if (kept == batch.rows)
        return;
    const auto shrink = [&](auto& values) {
        if (values.size() != batch.rows)
            return;
        for (std::uint32_t i = 0; i < batch.rows; ++i)
            if (keep[i])
                values[place[i]] = values[i];
        values.resize(kept);
    };
    for (BatchColumn& cells : batch.columns) {
        shrink(cells.numbers);
        shrink(cells.codes);
        shrink(cells.missing);
        if (cells.texts.size() == batch.rows && batch.rows > 0) {
            Texts texts;
            for (std::uint32_t i = 0; i < batch.rows; ++i)
                if (keep[i])
                    texts.push(cells.texts[i]);
            cells.texts = std::move(texts);
        }
        std::erase_if(cells.asWritten, [&](const auto& entry) { return !keep[entry.first]; });
        for (auto& [row, text] : cells.asWritten)
            row = place[row];
    }
    shrink(batch.sourceRows);
    batch.rows = kept;
}

} // namespace holdfast::frame
