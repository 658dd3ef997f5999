// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sniff/HeaderSniffer.h"
#include "ingest/xlsx/WorkbookRecords.h"
#include "text/Fold.h"
#include "text/Utf8.h"

#include <algorithm>
#include <map>

namespace holdfast::ingest {
namespace {

using core::Code;
using core::Finding;
using core::Severity;

constexpr std::size_t kHeadRows = 200;
using Sheet = Workbook::Sheet;

Finding finding(Code code, std::uint64_t count, std::string value = {}, std::uint64_t line = 0, std::string column = {})
{
    return {code, Severity::Warning, {{}, line, 0, std::move(column), 0}, std::move(value), count, {}};
}

// The first rows of a sheet that hold something.
core::Result<std::vector<SheetRow>> headOf(
    OpenWorkbook& open, const Sheet& sheet, std::size_t most, core::JobContext& job)
{
    auto part = open.container.part(sheet.part);
    if (!part)
        return std::unexpected(std::move(part.error()));
    SheetReader reader(**part, open.book, open.strings);
    std::vector<SheetRow> rows;
    SheetRow row;
    while (rows.size() < most) {
        auto more = reader.next(row, job);
        if (!more)
            return std::unexpected(std::move(more.error()));
        if (!*more)
            break;
        if (!row.cells.empty())
            rows.push_back(row);
    }
    return rows;
}

// The sheet to read. Several that hold something: the question goes to the findings, and the largest is looked at.
core::Result<const Sheet*> chooseSheet(
    OpenWorkbook& open, const Mapping& given, Sniffed& sniffed, core::JobContext& job)
{
    std::string wanted = given.sheet;
    if (const auto it = given.answers.find(std::string(core::word(Code::AmbiguousSheet)));
        wanted.empty() && it != given.answers.end())
        wanted = it->second;
    const auto& sheets = open.book.sheets;
    std::string hidden;
    std::uint64_t hiddenCount = 0;
    for (const bool last : {false, true})
        for (const Sheet& sheet : sheets)
            if (sheet.hidden == last)
                sniffed.parts.push_back(sheet.name);
    for (const Sheet& sheet : sheets)
        if (sheet.hidden) {
            hidden += (hiddenCount++ == 0 ? "" : ", ") + sheet.name;
        }
    if (hiddenCount > 0)
        sniffed.findings.push_back(finding(Code::HiddenSheets, hiddenCount, hidden));
    if (!wanted.empty()) {
        const auto it = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& s) { return s.name == wanted; });
        if (it == sheets.end())
            return core::fail(Code::InvalidParameter, {{"parameter", "sheet"}, {"name", "sheet"}, {"value", wanted}});
        return &*it;
    }
    std::vector<const Sheet*> filled;
    for (const bool lookHidden : {false, true}) {
        for (const Sheet& sheet : sheets) {
            if (sheet.hidden != lookHidden)
                continue;
            auto head = headOf(open, sheet, 1, job);
            if (!head)
                return std::unexpected(std::move(head.error()));
            if (!head->empty())
                filled.push_back(&sheet);
        }
        if (!filled.empty())
            break;
    }
    if (filled.empty())
        return core::fail(Code::EmptyFile);
    const Sheet* largest = filled.front();
    Finding question{Code::AmbiguousSheet, Severity::NeedsChoice, {}, {}, filled.size(), {}};
    for (const Sheet* sheet : filled) {
        question.choices.push_back(sheet->name);
        if (open.container.packedSize(sheet->part) > open.container.packedSize(largest->part))
            largest = sheet;
    }
    // A hidden sheet is not read unasked, though it be the only one.
    if (filled.size() > 1 || filled.front()->hidden) {
        question.value = largest->name;
        sniffed.findings.push_back(std::move(question));
    }
    return largest;
}

// What the head of a sheet and its merged cells say about the table in it.
class Layout {
public:
    Layout(const std::vector<SheetRow>& head, const std::vector<CellRange>& merged, std::uint32_t least,
        std::uint32_t most)
        : m_head(head)
        , m_merged(merged)
    {
        findWindow(least, most);
    }
    void settle(const Mapping& given, DialectGuess& guess) const;
    std::uint32_t firstColumn() const { return m_first; }
    std::uint32_t columns() const { return m_last - m_first + 1; }

private:
    void findWindow(std::uint32_t least, std::uint32_t most);
    std::size_t filled(const SheetRow& row) const;
    std::string_view textAt(std::uint32_t row, std::uint32_t column) const;
    const CellRange* mergeAt(std::uint32_t row, std::uint32_t column) const;
    bool isGroupRow(std::size_t index) const;
    std::vector<std::string> labels(std::uint32_t row) const;

    const std::vector<SheetRow>& m_head;
    const std::vector<CellRange>& m_merged;
    std::uint32_t m_first = 0, m_last = 0;
};

// The columns of the rows that are at least half as full as the fullest: titles and notes stand beside no table.
void Layout::findWindow(std::uint32_t least, std::uint32_t most)
{
    std::size_t fullest = 1;
    for (const SheetRow& row : m_head)
        fullest = std::max(fullest, row.cells.size());
    m_first = least;
    m_last = most;
    for (const SheetRow& row : m_head)
        if (row.cells.size() * 2 >= fullest) {
            m_first = std::min(m_first, row.cells.front().column);
            m_last = std::max(m_last, row.cells.back().column);
        }
    m_first = std::min(m_first, m_last);
}

std::size_t Layout::filled(const SheetRow& row) const
{
    return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
        [&](const SheetCell& cell) { return cell.column >= m_first && cell.column <= m_last && cell.size > 0; }));
}

std::string_view Layout::textAt(std::uint32_t number, std::uint32_t column) const
{
    for (const SheetRow& row : m_head)
        if (row.number == number)
            for (const SheetCell& cell : row.cells)
                if (cell.column == column)
                    return row.text(cell);
    return {};
}

const CellRange* Layout::mergeAt(std::uint32_t row, std::uint32_t column) const
{
    for (const CellRange& range : m_merged)
        if (row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn)
            return &range;
    return nullptr;
}

// A line of headings over the header: it has cells merged across columns, and the next row has the names.
bool Layout::isGroupRow(std::size_t index) const
{
    if (index + 1 >= m_head.size() || m_head[index + 1].number != m_head[index].number + 1)
        return false;
    const std::uint32_t number = m_head[index].number;
    const bool across = std::any_of(m_merged.begin(), m_merged.end(), [&](const CellRange& range) {
        return range.firstRow == number && range.lastRow == number && range.lastColumn > range.firstColumn
            && range.firstColumn <= m_last && range.lastColumn >= m_first;
    });
    const SheetRow& next = m_head[index + 1];
    return across && std::all_of(next.cells.begin(), next.cells.end(), [](const SheetCell& cell) {
        return cell.kind == Native::None;
    });
}

// Header texts: a cell merged from above gives its text, and where names repeat the heading over them tells them apart.
std::vector<std::string> Layout::labels(std::uint32_t row) const
{
    std::vector<std::string> labels;
    std::map<std::string, int> seen;
    for (std::uint32_t c = m_first; c <= m_last; ++c) {
        std::string_view text = textAt(row, c);
        if (text.empty())
            if (const CellRange* range = mergeAt(row, c); range != nullptr && range->firstColumn == c)
                text = textAt(range->firstRow, range->firstColumn);
        labels.emplace_back(text);
        ++seen[text::foldName(text)];
    }
    if (row < 2)
        return labels;
    for (std::uint32_t c = m_first; c <= m_last; ++c) {
        std::string& label = labels[c - m_first];
        const CellRange* range = mergeAt(row - 1, c);
        if (seen[text::foldName(label)] < 2 || range == nullptr || range->lastRow != row - 1)
            continue;
        const std::string group(text::trimmed(textAt(range->firstRow, range->firstColumn)));
        if (!group.empty())
            label = label.empty() ? group : group + " " + label;
    }
    return labels;
}

void Layout::settle(const Mapping& given, DialectGuess& guess) const
{
    const bool asked = given.headerLine || given.answers.contains(std::string(core::word(Code::AmbiguousHeader)));
    std::size_t first = 0;
    if (!asked) {
        const std::size_t need = columns() < 3 ? 1 : columns() / 2 + 1;
        while (first < m_head.size() && filled(m_head[first]) < need)
            ++first;
        if (first == m_head.size())
            first = 0;
        while (isGroupRow(first))
            ++first;
        // Two columns under a title of one cell.
        if (columns() == 2 && first + 1 < m_head.size() && filled(m_head[first]) == 1 && filled(m_head[first + 1]) == 2)
            ++first;
    }
    std::vector<SampleRecord> sample;
    for (std::size_t i = first; i < m_head.size(); ++i) {
        SampleRecord record;
        record.line = m_head[i].number;
        record.fields.resize(columns());
        for (const SheetCell& cell : m_head[i].cells)
            if (cell.column >= m_first && cell.column <= m_last)
                record.fields[cell.column - m_first] = m_head[i].text(cell);
        sample.push_back(std::move(record));
    }
    settleHeader(sample, columns(), given, guess);
    if (first > 0 && guess.firstLine >= m_head[first].number) {
        std::string title;
        for (const SheetCell& cell : m_head.front().cells)
            title += (title.empty() ? "" : " ") + std::string(m_head.front().text(cell));
        guess.findings.push_back(finding(Code::PreambleSkipped, first, title.substr(0, 200), m_head.front().number));
    }
    if (guess.dialect.headerLine > 0)
        guess.header = labels(static_cast<std::uint32_t>(guess.dialect.headerLine));
    guess.columns = columns();
}

// The flaws of the cells, column by column, and of the sheet.
void addFlaws(const WorkbookRecords& records, Sniffed& sniffed)
{
    static constexpr std::pair<CellFlaw, Code> kCodes[] = {{CellFlaw::Error, Code::ErrorCells},
        {CellFlaw::NoValue, Code::FormulaWithoutValue}, {CellFlaw::NoDay, Code::InvalidDate},
        {CellFlaw::Rounded, Code::PrecisionLostInSource}, {CellFlaw::Corrupt, Code::CorruptCells}};
    for (std::size_t c = 0; c < sniffed.columns.size(); ++c)
        for (const auto& [flaw, code] : kCodes) {
            const WorkbookRecords::Flaw& seen = records.flaws(c)[static_cast<std::size_t>(flaw)];
            if (seen.count > 0)
                sniffed.findings.push_back(finding(code, seen.count, seen.value, seen.row, sniffed.columns[c].name));
        }
    if (records.misplaced() > 0)
        sniffed.findings.push_back(finding(Code::CorruptCells, records.misplaced()));
    if (records.hiddenRows() > 0)
        sniffed.findings.push_back(finding(Code::HiddenRows, records.hiddenRows(), {}, records.firstHidden()));
    if (!records.merged().empty())
        sniffed.findings.push_back(
            finding(Code::MergedCells, records.merged().size(), {}, records.merged().front().firstRow));
}

core::Status surveySheet(const std::shared_ptr<OpenWorkbook>& open, const Sheet& sheet, const Mapping& given,
    Sniffed& sniffed, core::JobContext& job)
{
    auto head = headOf(*open, sheet, kHeadRows, job);
    if (!head)
        return std::unexpected(std::move(head.error()));
    if (head->empty())
        return core::fail(Code::EmptyFile);
    const Sniffed start = sniffed;
    std::vector<CellRange> merged;
    std::uint32_t least = kMaxSheetColumns, most = 0;
    // Merged cells stand behind the rows, and a row far below may be wider than the head: then once more.
    for (int round = 0;; ++round) {
        const Layout layout(*head, merged, least, most);
        sniffed = start;
        DialectGuess guess;
        guess.dialect = cellDialect(1);
        layout.settle(given, guess);
        if (guess.columns > static_cast<std::size_t>(kMaxColumns)) {
            // A few cells far apart are no wide table.
            const auto named = std::count_if(guess.header.begin(), guess.header.end(),
                [](const std::string& label) { return !text::trimmed(label).empty(); });
            return core::fail(named > kMaxColumns ? Code::TooManyColumns : Code::LimitsExceeded,
                {{"limit", std::to_string(kMaxColumns)}});
        }
        sniffed.dialect = guess.dialect;
        sniffed.firstColumn = layout.firstColumn();
        sniffed.firstDataLine = guess.firstLine;
        sniffed.findings.insert(sniffed.findings.end(), guess.findings.begin(), guess.findings.end());
        std::vector<std::string> labels = guess.header;
        labels.resize(guess.columns);
        std::vector<Finding> names;
        const std::vector<std::string> unique = uniqueNames(labels, names);
        if (guess.dialect.headerLine > 0)
            sniffed.findings.insert(sniffed.findings.end(), names.begin(), names.end());
        for (std::size_t i = 0; i < labels.size(); ++i) {
            SniffedColumn column;
            column.name = unique[i];
            column.label = labels[i];
            sniffed.columns.push_back(std::move(column));
        }
        const std::uint32_t header = static_cast<std::uint32_t>(guess.dialect.headerLine);
        const TableWindow window{layout.firstColumn(), static_cast<std::uint32_t>(guess.columns),
            header > 0 ? header : static_cast<std::uint32_t>(guess.firstLine) - (guess.firstLine > 0 ? 1 : 0)};
        auto records = WorkbookRecords::open(open, sheet, window, job);
        if (!records)
            return std::unexpected(std::move(records.error()));
        if (auto done = surveyRecords(sniffed, guess.header, **records, job); !done)
            return done;
        const bool wider = (*records)->counts().rows > 0
            && ((*records)->leastColumn() < layout.firstColumn()
                || (*records)->mostColumn() >= layout.firstColumn() + layout.columns());
        const bool news = merged.empty() && !(*records)->merged().empty();
        if (round < 2 && (wider || news)) {
            merged = (*records)->merged();
            if ((*records)->counts().rows > 0) {
                least = std::min(layout.firstColumn(), (*records)->leastColumn());
                most = std::max(layout.firstColumn() + layout.columns() - 1, (*records)->mostColumn());
            }
            // Merged cells matter only above and in the header.
            const bool above = std::any_of(merged.begin(), merged.end(), [&](const CellRange& range) {
                return range.firstRow <= std::max<std::uint64_t>(header, guess.firstLine);
            });
            if (wider || above)
                continue;
        }
        addFlaws(**records, sniffed);
        return {};
    }
}

} // namespace

core::Result<Sniffed> sniffWorkbook(const std::string& path, const Mapping& given, core::JobContext& job)
{
    const auto located = [&](core::Error error) {
        error.where.file = path;
        if (std::none_of(
                error.arguments.begin(), error.arguments.end(), [](const auto& a) { return a.first == "path"; }))
            error.arguments.emplace_back("path", path);
        return std::unexpected(std::move(error));
    };
    job.progress(0, "survey");
    auto opened = openWorkbook(path, job);
    if (!opened)
        return located(std::move(opened.error()));
    const std::shared_ptr<OpenWorkbook> open = std::move(*opened);
    Sniffed sniffed;
    sniffed.kind = SourceKind::Workbook;
    sniffed.path = path;
    sniffed.bytes = open->container.bytes();
    sniffed.digest = open->container.digest();
    if (const auto& twice = open->container.duplicates(); !twice.empty())
        sniffed.findings.push_back(finding(Code::DuplicateArchiveEntry, twice.size(), twice.front()));
    if (const auto& names = open->container.unsafeNames(); !names.empty())
        sniffed.findings.push_back(finding(Code::UnsafeArchive, names.size(), names.front()));
    auto sheet = chooseSheet(*open, given, sniffed, job);
    if (!sheet)
        return located(std::move(sheet.error()));
    sniffed.part = (*sheet)->name;
    if (auto done = surveySheet(open, **sheet, given, sniffed, job); !done)
        return located(std::move(done.error()));
    return sniffed;
}

} // namespace holdfast::ingest
