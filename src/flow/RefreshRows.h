// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the rows of an earlier load and of a new file, paired.

#include "domain/Roles.h"
#include "frame/Cells.h"

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace holdfast::flow {

// Columns that make the key of a role, by field, and the one that dates its rows; empty = none.
std::vector<std::string_view> keyFields(domain::Role role);
std::string_view dayField(domain::Role role);

inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

struct SideRow {
    frame::ContentHash key, content, customer;
    std::uint64_t row = 0; // source row
    std::int32_t day = kNoDay;
    std::uint32_t load = 0; // which earlier load
    bool named = false; // has a customer
};

// How often a key came up on one side so far.
using KeyTimes = std::unordered_map<frame::ContentHash, std::uint32_t, frame::ContentHashOf>;

// Takes one load of a side batch by batch.
class SideReader {
public:
    // `shared`: names of the columns both sides have, in one order; `asText`: those that differ in type.
    SideReader(domain::Role role, std::vector<frame::ColumnInfo> columns, const std::vector<std::string>& shared,
        const std::vector<bool>& asText, std::uint32_t load, KeyTimes& times);
    void words(int column, const frame::Texts& words);
    void batch(const frame::Batch& batch, std::vector<SideRow>& rows);
    // The cells of the shared columns, canonical; "" = missing.
    std::vector<std::string> cells(const frame::Batch& batch, std::uint32_t row) const;
    // The key in words.
    std::string keyText(const frame::Batch& batch, std::uint32_t row) const;
    bool keyed() const { return !m_key.empty(); }
    bool dated() const { return m_day >= 0; }

private:
    void add(frame::ContentHash& hash, std::size_t shared, const frame::Batch& batch, std::uint32_t row);

    std::vector<frame::ColumnInfo> m_columns;
    std::vector<int> m_shared; // columns of the shared names
    std::vector<bool> m_asText;
    std::vector<std::size_t> m_key; // indexes into m_shared
    int m_customer = -1; // index into m_shared
    int m_day = -1; // column
    std::uint32_t m_load = 0;
    std::vector<frame::CellHasher> m_hashers; // by shared column
    std::vector<std::vector<std::string>> m_words; // by column
    KeyTimes& m_times;
};

} // namespace holdfast::flow
