// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame/Batch.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Cells of batches by their content, whatever the codes, scales and types of their columns.
namespace holdfast::frame {

bool isCoded(const ColumnInfo& info);
bool isMissing(const ColumnInfo& info, const BatchColumn& cells, std::uint32_t row);
// Canonical exact text; none = missing. words: of a coded column, in code order.
std::optional<std::string> cellText(const ColumnInfo& info, const BatchColumn& cells, std::uint32_t row, std::span<const std::string> words);

// 128 bits of content; equal for equal content. Not against forgery: two rows that agree by chance are one in 10^27 at
// a hundred million rows.
struct ContentHash {
    std::uint64_t first = 0x243F6A8885A308D3, second = 0x13198A2E03707344;
    auto operator<=>(const ContentHash&) const = default;
    void add(std::uint64_t value);
    void add(std::string_view text);
};
struct ContentHashOf {
    std::size_t operator()(const ContentHash& hash) const { return hash.first ^ hash.second >> 7; }
};

// Hashes cells of one column; the words of a coded column are hashed once. A number counts by its value: 1.50 = 1.5 = 3/2,
// whole or decimal; a text that looks like a number is still a text.
class CellHasher {
public:
    explicit CellHasher(const ColumnInfo& info) : m_info(info) { }
    void add(ContentHash& hash, const BatchColumn& cells, std::uint32_t row, std::span<const std::string> words);

private:
    ColumnInfo m_info;
    std::vector<ContentHash> m_words;
};

// Only the rows marked stay.
void keepRows(Batch& batch, const std::vector<bool>& keep);

} // namespace holdfast::frame
