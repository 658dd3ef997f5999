// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Period.h"
#include "frame/Snapshot.h"

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace holdfast::frame {

inline constexpr int kMostBins = 256;
inline constexpr std::uint8_t kNoBin = 255;
using BinSet = std::bitset<kMostBins>;

enum class BinKind : std::uint8_t {
    Value, // numbers equal to `from`
    Range, // numbers in [from, to); from = kMissing: no lower end, to = kMissing: no upper end
    Word, // text words[word - 1]
    Other, // text: all the rarer words
    Cell, // `row` and `column` of a grid, from 0
    Missing // no value
};

struct Bin {
    BinKind kind = BinKind::Missing;
    std::int64_t from = kMissing, to = kMissing; // in the column's units (BatchColumn)
    std::uint32_t word = 0; // code in the column
    std::uint8_t row = 0, column = 0;
    core::Period period {}; // dates: the calendar period the range is, when `isPeriod`
    bool isPeriod = false;
    std::uint32_t customers = 0; // in this bin, unfiltered
};

// One field as one byte a customer, made once. Immutable.
struct Dimension {
    std::string name; // of the column
    ValueType type = ValueType::Text;
    int scale = 0;
    std::vector<Bin> bins; // in display order; Missing last, only when it occurs
    std::vector<std::uint8_t> codes; // bin of each customer
    std::vector<std::string> words; // text: by bin index, empty where the bin is not a Word
    std::vector<std::uint8_t> binOfWord; // text: bin of each code of the column (0 = missing), kNoBin = does not occur
    std::int64_t lowest = kMissing, highest = kMissing; // numbers and dates: smallest and largest value
};

// Whole numbers, decimals and booleans with up to 24 distinct values: a bin a value; else ranges with 1-2-5 edges from
// the 0.5 % to the 99.5 % quantile, open at both ends, up to 40; where one would hold over half of the values, edges at
// rounded quantiles instead. Dates: months, quarters or years, the finest with up to 40, else runs of years. Text: the 30
// most frequent words, then the others. About 10 ns a customer.
std::shared_ptr<const Dimension> makeDimension(const CustomerColumn& column, std::size_t customers);

// Cells of a rows x columns grid (rows x columns < 256) from two fields of scores 1..rows and 1..columns; other values
// are missing. Bin index = (row - 1) x columns + column - 1.
std::shared_ptr<const Dimension> makeGrid(
    std::string name, const CustomerColumn& row, int rows, const CustomerColumn& column, int columns, std::size_t customers);

} // namespace holdfast::frame
