// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"
#include "ingest/xlsx/CellValue.h"
#include "ingest/xlsx/SharedStrings.h"
#include "ingest/xlsx/Workbook.h"
#include "ingest/xlsx/XmlScanner.h"

#include <array>

namespace holdfast::ingest {

inline constexpr std::uint32_t kMaxSheetRows = 1'048'576;
inline constexpr std::uint32_t kMaxSheetColumns = 16'384;

// What can be wrong with a cell.
enum class CellFlaw : std::uint8_t { None, Error, NoValue, NoDay, Rounded, Corrupt };
inline constexpr std::size_t kCellFlaws = 6;

struct SheetCell {
    std::uint32_t column = 0; // from 0
    std::uint32_t begin = 0, size = 0; // in SheetRow::texts
    Native kind = Native::None;
    CellFlaw flaw = CellFlaw::None;
};

struct SheetRow {
    std::uint32_t number = 0; // from 1
    bool hidden = false;
    std::vector<SheetCell> cells; // in column order, blank ones left out unless they have a flaw
    std::string texts;
    std::uint32_t corrupt = 0; // cells that had no place, or one that was taken
    std::string_view text(const SheetCell& cell) const { return std::string_view(texts).substr(cell.begin, cell.size); }
};

struct CellRange {
    std::uint32_t firstRow = 0, lastRow = 0; // from 1
    std::uint32_t firstColumn = 0, lastColumn = 0; // from 0
};

// The rows of one sheet that hold something, one after another. Holds one row. Numbers of rows and references of cells
// are checked and mended: what is missing counts on from the cell before, what runs backwards is counted as corrupt.
class SheetReader {
public:
    SheetReader(TextSource& source, const Workbook& book, const SharedStrings& strings);

    // False at the end. corrupt-workbook, xml-dtd-forbidden, field-too-large, cancelled.
    core::Result<bool> next(SheetRow& row, core::JobContext& job);
    // Behind the last row: merged ranges, as many as kMostRanges.
    const std::vector<CellRange>& merged() const { return m_merged; }
    static constexpr std::size_t kMostRanges = 65536;

private:
    core::Status readRow(SheetRow& row);
    enum class CellType : std::uint8_t { Number, Shared, Inline, Formula, Truth, Error, Date, Odd };
    struct CellStart {
        bool placed = true;
        CellType type = CellType::Number;
        NumberFormat format;
        bool hasValue = false, hasFormula = false, hasInline = false;
    };
    CellStart begun(const SheetRow& row, std::uint32_t& column, std::string_view reference, std::string_view style,
        std::string_view type) const;
    core::Status readCell(SheetRow& row, std::uint32_t& column);
    core::Status keepCell(SheetRow& row, std::uint32_t& column, const CellStart& start);
    void place(SheetRow& row, SheetCell cell);

    XmlScanner m_scanner;
    const Workbook& m_book;
    const SharedStrings& m_strings;
    std::vector<CellRange> m_merged;
    std::uint32_t m_lastRow = 0;
    std::uint64_t m_lastEvents = 0;
    bool m_inData = false, m_finished = false;
    bool m_trusted = false; // the row has its number from the sheet: cells must agree
    std::string m_value, m_inline;
    std::string_view m_other; // an attribute that nobody asks for
};

// "BC12" to row 12 and column 54; false for what is no cell of a sheet.
bool parseCellName(std::string_view text, std::uint32_t& row, std::uint32_t& column);

} // namespace holdfast::ingest
