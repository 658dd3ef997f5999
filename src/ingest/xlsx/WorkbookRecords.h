// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/source/BlockBuilder.h"
#include "ingest/source/RecordSource.h"
#include "ingest/xlsx/SheetReader.h"

namespace holdfast::ingest {

// The container with its small parts and shared strings read: everything but the sheets.
struct OpenWorkbook {
    Container container;
    Workbook book;
    SharedStrings strings;
};
core::Result<std::unique_ptr<OpenWorkbook>> openWorkbook(const std::string& path, core::JobContext& job);

// Where the table stands in its sheet.
struct TableWindow {
    std::uint32_t firstColumn = 0; // from 0
    std::uint32_t columns = 0;
    std::uint32_t afterRow = 0; // data rows come behind this one
};

// The data rows of a table in a sheet. RecordBlock lines are rows of the sheet.
class WorkbookRecords final : public RecordSource {
public:
    // corrupt-workbook and what a part fails with.
    static core::Result<std::unique_ptr<WorkbookRecords>> open(
        std::shared_ptr<OpenWorkbook> book, const Workbook::Sheet& sheet, TableWindow window, core::JobContext& job);

    core::Result<bool> next(RecordBlock& block) override;
    RecordCounts counts() const override { return {m_rows, m_blankRows, 0}; }
    double share() const override { return m_part->share(); }
    core::Status check(const Sniffed& sniffed) const override;

    // What was seen, at the end.
    struct Flaw {
        std::uint64_t count = 0;
        std::uint32_t row = 0; // of the sheet, the first one
        std::string value;
    };
    const std::array<Flaw, kCellFlaws>& flaws(std::size_t column) const { return m_flaws[column]; }
    std::uint64_t misplaced() const { return m_misplaced; } // cells without a place of their own
    std::uint64_t hiddenRows() const { return m_hiddenRows; }
    std::uint32_t firstHidden() const { return m_firstHidden; }
    const std::vector<CellRange>& merged() const { return m_sheet->merged(); }
    std::uint32_t leastColumn() const { return m_least; } // of all data cells, from 0
    std::uint32_t mostColumn() const { return m_most; }

private:
    WorkbookRecords(std::shared_ptr<OpenWorkbook> book, TableWindow window, core::JobContext& job);
    void add(const SheetRow& row);

    std::shared_ptr<OpenWorkbook> m_book;
    TableWindow m_window;
    core::JobContext& m_job;
    std::unique_ptr<Container::Part> m_part;
    std::unique_ptr<SheetReader> m_sheet;
    BlockBuilder m_builder;
    SheetRow m_row;
    std::vector<std::array<Flaw, kCellFlaws>> m_flaws;
    std::uint64_t m_rows = 0, m_blankRows = 0, m_misplaced = 0, m_hiddenRows = 0;
    std::uint32_t m_lastNumber = 0, m_firstHidden = 0, m_least = kMaxSheetColumns, m_most = 0;
};

core::Result<Sniffed> sniffWorkbook(const std::string& path, const Mapping& given, core::JobContext& job);
core::Result<std::unique_ptr<RecordSource>> openWorkbookRecords(const Sniffed& sniffed, core::JobContext& job);

} // namespace holdfast::ingest
