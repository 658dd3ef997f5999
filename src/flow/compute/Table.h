// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::flow {

// A whole file in memory as text, by column. The first line names the columns. Cells are trimmed of blanks at both ends
//; an empty cell is missing.
class Table {
public:
    Table(Table&&) = default;
    Table& operator=(Table&&) = default;
    Table(const Table&) = delete; // the cells point into its own text
    Table& operator=(const Table&) = delete;

    // Encoding as the importer detects it; delimiter = the one of , ; tab | that the header line holds most of.
    // Failures of the importer's readers; ragged-rows with the line of a row with more or fewer fields.
    static core::Result<Table> read(const std::string& path, core::JobContext& job);

    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_names.size(); }
    const std::vector<std::string>& names() const { return m_names; }
    const std::string& path() const { return m_path; }
    std::optional<std::size_t> find(std::string_view name) const;
    std::string_view cell(std::size_t row, std::size_t column) const { return m_cells[column][row]; }
    const std::vector<std::string_view>& column(std::size_t index) const { return m_cells[index]; }

private:
    Table() = default;
    std::string m_path;
    std::vector<std::string> m_names;
    std::vector<std::vector<std::string_view>> m_cells; // by column
    std::deque<std::string> m_text; // what the cells point into; a deque, so that it never moves
    std::size_t m_rows = 0;
};

// A finite number written in plain digits with a point (sign, exponent allowed), else none. Blank = none too.
std::optional<double> plainNumber(std::string_view text);

// Days since 1970-01-01 of a text that begins with YYYY-MM-DD, alone or with a time behind it. None where it is no
// such date: other orders are ambiguous.
std::optional<std::int64_t> dayNumber(std::string_view text);

} // namespace holdfast::flow
