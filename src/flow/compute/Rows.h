// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "flow/Compute.h"
#include "flow/compute/Settings.h"
#include "flow/compute/Table.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

using RowNumbers = std::vector<std::uint32_t>; // from 0, ascending

// The rows that have every cell an analysis needs. A row is counted once, by the first need it fails:
// "missing" (empty cell), "not-a-number", "not-a-date".
class RowFilter {
public:
    explicit RowFilter(const Table& table);
    void needText(std::size_t column);
    void needNumber(std::size_t column);
    void needDay(std::size_t column);
    // A column of numbers needs numbers, any other text: as designOf takes it.
    void needEither(std::size_t column);
    // Leaves out the rows where `keep` is false, counted as `reason`.
    void leaveOut(const std::vector<bool>& keep, const std::string& reason);

    RowNumbers rows() const;
    const std::map<std::string, std::uint64_t>& excluded() const { return m_excluded; }

private:
    template <class Test> void need(std::size_t column, const char* reason, Test test);
    const Table& m_table;
    std::vector<bool> m_kept;
    std::map<std::string, std::uint64_t> m_excluded;
};

// True where every non-missing cell is a plain number and there is one.
bool isNumeric(const Table& table, std::size_t column);

// Cells of rows that passed needNumber / needDay; an unreadable one would be NaN / the smallest number.
std::vector<double> numbersOf(const Table& table, std::size_t column, const RowNumbers& rows);
std::vector<std::int64_t> daysOf(const Table& table, std::size_t column, const RowNumbers& rows);
// 1 where the cell is the value that counts as 1, else 0. Without a value the cells are 0 or 1, false or true.
// invalid-value {name, value}: another cell without a value named, or the named value occurs in no row.
core::Result<std::vector<double>> flagsOf(const Table& table, const Flagged& flagged, const RowNumbers& rows);

// Codes from 0 into `names`, which are in code-point order; numbers order as text too.
struct Groups {
    std::vector<std::string> names;
    std::vector<std::uint32_t> codes; // by row of `rows`
    std::vector<std::uint64_t> sizes; // by code
};
Groups groupsOf(const Table& table, std::size_t column, const RowNumbers& rows);

// Columns of a model: numbers as they are, others as indicators COLUMN_LEVEL against the first level in code-point
// order or the one `references` names ("COLUMN", "LEVEL"). No constant. `levels` may be given so that new rows get the
// columns of the old; a level unknown there is zero everywhere.
struct Design {
    analytics::Matrix x;
    std::vector<std::string> names;
    struct Source {
        std::size_t column = 0; // of the table it was made from
        std::string name;
        bool numeric = true;
        std::vector<std::string> levels; // the reference first
    };
    std::vector<Source> sources;
};
// invalid-parameter {reference}: a level that does not occur.
core::Result<Design> designOf(const Table& table, const std::vector<std::size_t>& columns, const RowNumbers& rows,
    const std::vector<std::pair<std::string, std::string>>& references);
// The same columns for another table, looked up by name. unknown-column.
core::Result<Design> designLike(const Design& model, const Table& table, const RowNumbers& rows);

// What a model of an outcome of 0 and 1 is fitted to: the rows that have it and every predictor. The answer's n and what
// was left out are set, also where it fails. not-enough-data: no such row; else as flagsOf and designOf.
struct ModelRows {
    RowNumbers rows;
    std::vector<double> flags;
    Design design;
};
core::Result<ModelRows> modelRows(const Table& table, const Flagged& y, const std::vector<std::size_t>& x,
    const std::vector<std::pair<std::string, std::string>>& references, ComputeAnswer& answer);

} // namespace holdfast::flow
