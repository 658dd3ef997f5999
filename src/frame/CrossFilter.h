// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"
#include "frame/Dimension.h"
#include "frame/SecondHand.h"
#include "frame/Selection.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace holdfast::frame {

struct BinCounts {
    std::vector<std::uint32_t> n; // customers per bin that pass all filters but the dimension's own
    std::vector<std::uint32_t> first, second; // of these, in the first and the second marked set
};

struct CrossCounts {
    std::vector<BinCounts> dimensions; // by dimension; empty vectors where the dimension is not visible
    std::uint32_t n = 0, first = 0, second = 0; // customers that pass all filters
};

// Counts of every dimension under the filters of the others. Values within a dimension are joined by OR, dimensions by
// AND; a dimension's own filter does not touch its own counts. A scan of one-byte bins in blocks, by two threads, over
// whichever are fewest: those that pass, those that do not, or those that changed since the last count. Never more than
// half of the customers, so there is no slow step. The bins are held twice: by dimension, and by customer, where one
// cache line has them all. Not thread-safe; one per window.
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
        std::vector<std::uint8_t> marked; // bin + 64 x state of each customer
        std::uint64_t markedVersion = 0; // of the marks in them
        int slot = -1; // of a record; none for a dimension of many bins
        std::vector<std::uint32_t> totals; // [state][bin] of everybody; state = first + 2 x second
        std::uint64_t totalsVersion = 0;
        std::vector<std::uint64_t> countedUnder; // versions of everything the sums depend on
        std::shared_ptr<const std::vector<std::uint64_t>> countedRows; // who passed then, and
        std::uint64_t countedMarks = 0; // the marks then
        std::vector<std::uint32_t> sums; // [state][bin] of who passed
    };
    using Words = std::vector<std::uint64_t>;
    bool countTotals(core::JobContext& job);
    bool countUnder(std::shared_ptr<const Words> passing, const std::vector<int>& which, core::JobContext& job);
    using Sums = std::vector<std::vector<std::uint32_t>>;
    bool addUp(const Words& rows, const std::vector<int>& which, Sums& sums, core::JobContext& job);
    void addUpWide(const Entry& entry, std::size_t firstWord, std::span<const std::uint16_t> list,
        std::vector<std::uint32_t>& sums) const;
    void mark(Entry& entry) const;
    void fillRecords();
    Words passing(int except) const;
    Words dependencies(int except) const;

    std::size_t m_customers = 0;
    std::vector<Entry> m_dimensions;
    std::vector<std::uint64_t> m_base; // empty = everybody
    std::uint64_t m_baseVersion = 0, m_marksVersion = 1, m_lastVersion = 1; // a version is given out once
    std::vector<std::uint64_t> m_first, m_second; // empty = nobody
    struct alignas(64) CacheLine {
        std::uint8_t bytes[64] = {};
    };
    std::vector<CacheLine> m_records; // the marked bins of each customer, m_slots of m_stride bytes; up to 64 never in two lines
    std::size_t m_slots = 0, m_stride = 0;
    std::vector<std::uint32_t> m_counters[SecondHand::kHands];
    std::unique_ptr<SecondHand> m_hand = std::make_unique<SecondHand>();
};

} // namespace holdfast::frame
