// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::frame {

// The type of a column as import found it (headless.md names, in lower case).
enum class ValueType : std::uint8_t { Text, Integer, Decimal, Boolean, Date, DateTime, Time, Duration, Empty };
std::string_view word(ValueType type);

inline constexpr std::int64_t kMissing = std::numeric_limits<std::int64_t>::min();

// Texts one after another in one block of memory: text i is bytes [ends[i-1], ends[i]).
struct Texts {
    std::string bytes;
    std::vector<std::uint64_t> ends;
    std::size_t size() const { return ends.size(); }
    std::string_view operator[](std::size_t i) const
    {
        const std::uint64_t begin = i == 0 ? 0 : ends[i - 1];
        return std::string_view(bytes).substr(begin, ends[i] - begin);
    }
    void push(std::string_view text)
    {
        bytes.append(text);
        ends.push_back(bytes.size());
    }
};

// One column of an import, the same for all its batches.
struct ColumnInfo {
    std::string name; // unique within the table, case-insensitively; the header text unless that repeats or is blank
    std::string label; // the header text as in the file
    ValueType type = ValueType::Text;
    int scale = 0; // Decimal: number of places kept, 0..9
    std::string format; // how the source writes values, enough to write them again: a date pattern, a decimal mark
    std::string field; // domain field this column feeds ("customer", "amount", …), empty = free attribute
    bool coded = false; // Text: cells are codes into the import's dictionary of this column
    bool derived = false; // made at import (amount = quantity x unit_price), not in the source
};

// The cells of one column in one batch. Exactly one of numbers, codes, texts is filled, by type:
//   Text and coded: codes, 0 = missing, k = (k-1)-th word of the dictionary of this column
//   Text, not coded: texts, with `missing` marks
//   else numbers: Integer the value, Decimal minor units at `scale`, Boolean 0/1, Date days since 1970-01-01,
//   DateTime/Time/Duration seconds; kMissing = missing
struct BatchColumn {
    std::vector<std::int64_t> numbers;
    std::vector<std::uint32_t> codes;
    Texts texts;
    std::vector<bool> missing; // only for texts
    // Source text of the cells that type and format do not reproduce exactly: (row in batch, text).
    std::vector<std::pair<std::uint32_t, std::string>> asWritten;
};

// Up to kBatchRows typed rows on their way from a source into the workspace.
struct Batch {
    static constexpr std::uint32_t kRows = 65536;
    std::uint32_t rows = 0;
    std::vector<BatchColumn> columns; // parallel to the import's ColumnInfo list
    std::vector<std::uint64_t> sourceRows; // data row in the source, from 1; rejected rows leave gaps
};

// A row that was set aside, whole, with the first reason.
struct RejectedRow {
    std::uint64_t row = 0; // data row, from 1
    std::uint64_t line = 0; // physical line, from 1
    std::string column;
    core::Code reason = core::Code::UnreadableValue;
    std::string value; // the offending cell
    std::string text; // the whole record as in the source, in UTF-8
};

} // namespace holdfast::frame
