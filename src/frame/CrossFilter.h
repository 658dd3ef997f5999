// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"
#include "core/Period.h"
#include "frame/Selection.h"
#include "frame/Snapshot.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace holdfast::frame {

inline constexpr int kMostBins = 256;
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
    std::vector<std::string> words; // of the bins of kind Word, by bin index (empty text elsewhere)
    std::vector<std::uint8_t> binOfWord; // text: bin of each code of the column (0 = missing): to filter by a word
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

struct BinCounts {
    std::vector<std::uint32_t> n; // customers per bin that pass all filters but the dimension's own
    std::vector<std::uint32_t> first, second; // of these, in the first and the second marked set
};

struct CrossCounts {
    std::vector<BinCounts> dimensions; // by dimension; empty vectors where the dimension is not visible
    std::uint32_t n = 0, first = 0, second = 0; // customers that pass all filters
};

// Counts of every dimension under the filters of the others. Values within a dimension are joined by OR, dimensions by
// AND; a dimension's own filter does not touch its own counts. A plain scan of one-byte bins in blocks: 1 M customers x
// 10 dimensions in 1-2 ms. Not thread-safe; one per window.
class CrossFilter {
public:
    explicit CrossFilter(std::size_t customers);
    std::size_t customers() const { return m_customers; }

    // Index of the new dimension, counted up from 0. codes must have `customers` entries.
    int add(std::shared_ptr<const Dimension> dimension);
    int size() const { return static_cast<int>(m_dimensions.size()); }
    const Dimension& dimension(int index) const { return *m_dimensions[index].dimension; }
    void setVisible(int index, bool visible); // hidden: keeps its filter, is not counted

    void setFilter(int index, const BinSet& bins); // all bins = no filter; no bins = nobody
    void clearFilter(int index);
    void clearFilters();
    const BinSet* filter(int index) const; // null = none

    // A further condition over all dimensions, e.g. a saved segment; an empty Selection (size 0) takes it away.
    void setBase(const Selection& base);
    // Two sets counted beside everybody, e.g. active at start and churned; empty (size 0) = nobody.
    void setMarks(const Selection& first, const Selection& second);

    // Fails only with cancelled (then the filters stay as set and the next call counts anew).
    core::Result<CrossCounts> count(core::JobContext& job);
    // Customers that pass all filters and the base.
    Selection selection() const;

private:
    struct Entry {
        std::shared_ptr<const Dimension> dimension;
        bool visible = true;
        bool filtered = false;
        BinSet filter;
        std::vector<std::uint64_t> bits; // customers the filter lets through
        std::uint64_t version = 0; // of the filter
        std::vector<std::uint32_t> totals; // per state and bin, unfiltered
        std::uint64_t totalsVersion = 0;
        std::vector<std::uint64_t> countedUnder; // versions of everything the counts below depend on
        BinCounts counts;
    };
    void listStates();
    bool countUnder(const std::vector<std::uint64_t>& passing, const std::vector<int>& which, core::JobContext& job);
    std::vector<std::uint64_t> passing(int except) const;
    std::vector<std::uint64_t> dependencies(int except) const;

    std::size_t m_customers = 0;
    std::vector<Entry> m_dimensions;
    std::vector<std::uint64_t> m_base; // empty = everybody
    std::uint64_t m_baseVersion = 0, m_marksVersion = 1, m_lastVersion = 1;
    std::vector<std::uint64_t> m_first, m_second; // empty = nobody
    std::vector<std::uint8_t> m_states; // per customer: first + 2 x second
};

} // namespace holdfast::frame
