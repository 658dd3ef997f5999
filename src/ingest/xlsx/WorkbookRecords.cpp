// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/xlsx/WorkbookRecords.h"

#include <algorithm>

namespace holdfast::ingest {

using core::Code;

core::Result<std::unique_ptr<OpenWorkbook>> openWorkbook(const std::string& path, core::JobContext& job)
{
    auto container = Container::open(path);
    if (!container)
        return std::unexpected(std::move(container.error()));
    auto book = readWorkbook(*container, path);
    if (!book)
        return std::unexpected(std::move(book.error()));
    auto open = std::make_unique<OpenWorkbook>(OpenWorkbook{std::move(*container), std::move(*book), {}});
    if (!open->book.sharedStrings.empty())
        if (auto read = open->strings.read(open->container, open->book.sharedStrings, job); !read)
            return std::unexpected(std::move(read.error()));
    return open;
}

WorkbookRecords::WorkbookRecords(std::shared_ptr<OpenWorkbook> book, TableWindow window, core::JobContext& job)
    : m_book(std::move(book))
    , m_window(window)
    , m_job(job)
    , m_builder(window.columns)
    , m_flaws(window.columns)
{
}

core::Result<std::unique_ptr<WorkbookRecords>> WorkbookRecords::open(
    std::shared_ptr<OpenWorkbook> book, const Workbook::Sheet& sheet, TableWindow window, core::JobContext& job)
{
    std::unique_ptr<WorkbookRecords> records(new WorkbookRecords(std::move(book), window, job));
    auto part = records->m_book->container.part(sheet.part);
    if (!part)
        return std::unexpected(std::move(part.error()));
    records->m_part = std::move(*part);
    records->m_sheet = std::make_unique<SheetReader>(*records->m_part, records->m_book->book, records->m_book->strings);
    return records;
}

void WorkbookRecords::add(const SheetRow& row)
{
    m_misplaced += row.corrupt;
    if (row.hidden && m_hiddenRows++ == 0)
        m_firstHidden = row.number;
    if (row.cells.empty())
        return; // nothing but cells without a place
    if (m_lastNumber > 0)
        m_blankRows += row.number - m_lastNumber - 1;
    m_lastNumber = row.number;
    m_least = std::min(m_least, row.cells.front().column);
    m_most = std::max(m_most, row.cells.back().column);
    m_builder.beginRecord(++m_rows, row.number);
    std::uint32_t column = 0;
    for (const SheetCell& cell : row.cells) {
        if (cell.column < m_window.firstColumn || cell.column - m_window.firstColumn >= m_window.columns)
            continue;
        const std::uint32_t at = cell.column - m_window.firstColumn;
        m_builder.blanks(at - column);
        column = at + 1;
        m_builder.cell(row.text(cell), cell.kind);
        if (cell.flaw != CellFlaw::None) {
            Flaw& flaw = m_flaws[at][static_cast<std::size_t>(cell.flaw)];
            if (flaw.count++ == 0) {
                flaw.row = row.number;
                flaw.value = row.text(cell).substr(0, 200);
            }
        }
    }
    m_builder.blanks(m_window.columns - column);
    m_builder.endRecord();
}

core::Result<bool> WorkbookRecords::next(RecordBlock& block)
{
    m_builder.begin(block);
    while (!m_builder.isFull()) {
        auto more = m_sheet->next(m_row, m_job);
        if (!more)
            return more;
        if (!*more)
            break;
        if (m_row.number > m_window.afterRow)
            add(m_row);
    }
    m_builder.end();
    return !block.records.empty();
}

core::Status WorkbookRecords::check(const Sniffed& sniffed) const
{
    if (m_book->container.digest() == sniffed.digest)
        return {};
    return core::fail(Code::IoError, {{"path", sniffed.path}, {"reason", "changed"}}, {sniffed.path, 0, 0, {}, 0});
}

core::Result<std::unique_ptr<RecordSource>> openWorkbookRecords(const Sniffed& sniffed, core::JobContext& job)
{
    auto open = openWorkbook(sniffed.path, job);
    if (!open)
        return std::unexpected(std::move(open.error()));
    const std::shared_ptr<OpenWorkbook> book = std::move(*open);
    const auto sheet = std::find_if(book->book.sheets.begin(), book->book.sheets.end(),
        [&](const Workbook::Sheet& s) { return s.name == sniffed.part; });
    if (book->container.digest() != sniffed.digest || sheet == book->book.sheets.end())
        return core::fail(Code::IoError, {{"path", sniffed.path}, {"reason", "changed"}}, {sniffed.path, 0, 0, {}, 0});
    const std::uint64_t header = sniffed.dialect.headerLine;
    const TableWindow window{sniffed.firstColumn, static_cast<std::uint32_t>(sniffed.columns.size()),
        static_cast<std::uint32_t>(
            header > 0 ? header : sniffed.firstDataLine - std::min<std::uint64_t>(1, sniffed.firstDataLine))};
    auto records = WorkbookRecords::open(book, *sheet, window, job);
    if (!records)
        return std::unexpected(std::move(records.error()));
    return std::move(*records);
}

} // namespace holdfast::ingest
