// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/xlsx/SheetReader.h"

#include "text/Utf8.h"

#include <algorithm>
#include <charconv>

namespace holdfast::ingest {

using core::Code;
using Event = XmlScanner::Event;

static bool wholeNumber(std::string_view text, std::uint32_t& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

bool parseCellName(std::string_view text, std::uint32_t& row, std::uint32_t& column)
{
    std::size_t i = 0;
    std::uint32_t letters = 0;
    for (; i < text.size() && i < 4; ++i) {
        const char c = text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 32) : text[i];
        if (c < 'A' || c > 'Z')
            break;
        letters = letters * 26 + static_cast<std::uint32_t>(c - 'A') + 1;
    }
    if (letters == 0 || letters > kMaxSheetColumns || !wholeNumber(text.substr(i), row) || row == 0
        || row > kMaxSheetRows)
        return false;
    column = letters - 1;
    return true;
}

SheetReader::SheetReader(TextSource& source, const Workbook& book, const SharedStrings& strings)
    : m_scanner(source)
    , m_book(book)
    , m_strings(strings)
{
}

core::Result<bool> SheetReader::next(SheetRow& row, core::JobContext& job)
{
    for (;;) {
        if (++m_lastEvents % 256 == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        if (m_finished)
            return false;
        auto event = m_scanner.next();
        if (!event)
            return std::unexpected(std::move(event.error()));
        if (*event == Event::Finish) {
            m_finished = true;
        } else if (*event == Event::End) {
            if (m_scanner.depth() == 2)
                m_inData = false;
        } else if (*event == Event::Start) {
            const int depth = m_scanner.depth();
            if (depth == 1) {
                if (!m_scanner.isOwn("worksheet"))
                    return core::fail(Code::CorruptWorkbook, {}, {}, "no worksheet");
            } else if (depth == 2 && m_scanner.isOwn("sheetData")) {
                m_inData = true;
            } else if (depth == 2 && m_scanner.isOwn("mergeCells")) {
                continue; // its ranges follow
            } else if (m_inData && depth == 3 && m_scanner.isOwn("row")) {
                if (auto done = readRow(row); !done)
                    return std::unexpected(std::move(done.error()));
                if (!row.cells.empty() || row.corrupt > 0)
                    return true;
            } else {
                std::string_view reference;
                if (depth == 3 && m_scanner.isOwn("mergeCell") && m_scanner.attribute("ref", reference)
                    && m_merged.size() < kMostRanges) {
                    const std::size_t colon = reference.find(':');
                    CellRange range;
                    if (colon != std::string_view::npos
                        && parseCellName(reference.substr(0, colon), range.firstRow, range.firstColumn)
                        && parseCellName(reference.substr(colon + 1), range.lastRow, range.lastColumn)
                        && range.firstRow <= range.lastRow && range.firstColumn <= range.lastColumn)
                        m_merged.push_back(range);
                }
                if (auto skipped = m_scanner.skip(); !skipped)
                    return std::unexpected(std::move(skipped.error()));
            }
        }
    }
}

core::Status SheetReader::readRow(SheetRow& row)
{
    row.cells.clear();
    row.texts.clear();
    row.corrupt = 0;
    row.hidden = false;
    std::string_view value;
    std::uint32_t number = m_lastRow + 1;
    if (m_scanner.attribute("r", value)) {
        std::uint32_t written = 0;
        if (wholeNumber(value, written) && written > m_lastRow && written <= kMaxSheetRows)
            number = written;
        else
            ++row.corrupt;
        m_trusted = number == written;
    } else {
        m_trusted = false;
    }
    if (number > kMaxSheetRows) {
        // Rows behind the last one a sheet has can't be told apart.
        return core::fail(Code::CorruptWorkbook, {}, {}, "too many rows");
    }
    if (m_scanner.attribute("hidden", value))
        row.hidden = value == "1" || value == "true";
    row.number = number;
    m_lastRow = number;
    std::uint32_t column = 0;
    XmlScanner::PlainCell plain;
    for (;;) {
        while (m_scanner.takePlainCell(plain)) {
            m_value.assign(plain.value);
            m_inline.clear();
            CellStart start = begun(row, column, plain.reference, plain.style, plain.type);
            start.hasValue = plain.hasValue;
            if (auto done = keepCell(row, column, start); !done)
                return done;
        }
        auto event = m_scanner.next();
        if (!event)
            return std::unexpected(std::move(event.error()));
        if (*event == Event::End && m_scanner.depth() == 3)
            return {};
        if (*event == Event::Finish)
            return core::fail(Code::CorruptWorkbook);
        if (*event != Event::Start)
            continue;
        if (!m_scanner.isOwn("c")) {
            if (auto skipped = m_scanner.skip(); !skipped)
                return skipped;
        } else if (auto done = readCell(row, column); !done) {
            return done;
        }
    }
}

// Keeps the cells in column order; the first one of two in the same place stays.
void SheetReader::place(SheetRow& row, SheetCell cell)
{
    if (row.cells.empty() || row.cells.back().column < cell.column) {
        row.cells.push_back(cell);
        return;
    }
    ++row.corrupt;
    const auto at = std::lower_bound(row.cells.begin(), row.cells.end(), cell.column,
        [](const SheetCell& other, std::uint32_t wanted) { return other.column < wanted; });
    if (at == row.cells.end() || at->column != cell.column)
        row.cells.insert(at, cell);
}

// What its attributes say of a cell; `column` becomes its column.
SheetReader::CellStart SheetReader::begun(const SheetRow& row, std::uint32_t& column, std::string_view reference,
    std::string_view style, std::string_view type) const
{
    CellStart start;
    if (!reference.empty()) {
        std::uint32_t written = 0, at = 0;
        start.placed = parseCellName(reference, written, at) && (written == row.number || !m_trusted);
        if (start.placed)
            column = at;
    }
    if (column >= kMaxSheetColumns)
        start.placed = false;
    std::uint32_t index = 0;
    if (!style.empty() && wholeNumber(style, index) && index < m_book.styles.size())
        start.format = m_book.styles[index];
    if (!type.empty())
        start.type = type == "n"  ? CellType::Number
            : type == "s"         ? CellType::Shared
            : type == "inlineStr" ? CellType::Inline
            : type == "str"       ? CellType::Formula
            : type == "b"         ? CellType::Truth
            : type == "e"         ? CellType::Error
            : type == "d"         ? CellType::Date
                                  : CellType::Odd;
    return start;
}

core::Status SheetReader::readCell(SheetRow& row, std::uint32_t& column)
{
    std::string_view reference, style, type; // attributes r, s, t
    m_scanner.eachAttribute([&](std::string_view name, std::string_view text) {
        if (name.size() == 1)
            (name[0] == 'r' ? reference : name[0] == 's' ? style : name[0] == 't' ? type : m_other) = text;
        return true;
    });
    CellStart start = begun(row, column, reference, style, type);
    m_value.clear();
    m_inline.clear();
    bool inValue = false;
    for (;;) {
        auto event = m_scanner.next();
        if (!event)
            return std::unexpected(std::move(event.error()));
        if (*event == Event::Text) {
            if (inValue)
                m_value.append(m_scanner.text());
            if (m_value.size() > kMaxFieldBytes)
                return core::fail(Code::FieldTooLarge, {{"limit", std::to_string(kMaxFieldBytes)}});
        } else if (*event == Event::End) {
            if (m_scanner.depth() == 4)
                break;
            inValue = false;
        } else if (*event == Event::Start) {
            if (m_scanner.isOwn("v")) {
                start.hasValue = inValue = true;
            } else if (m_scanner.isOwn("is")) {
                start.hasInline = true;
                if (auto done = readStringItem(m_scanner, m_inline); !done)
                    return done;
            } else {
                start.hasFormula = start.hasFormula || m_scanner.isOwn("f");
                if (auto skipped = m_scanner.skip(); !skipped)
                    return skipped;
            }
        } else {
            return core::fail(Code::CorruptWorkbook);
        }
    }
    return keepCell(row, column, start);
}

// The cell whose texts are in m_value and m_inline.
core::Status SheetReader::keepCell(SheetRow& row, std::uint32_t& column, const CellStart& start)
{
    const CellType kind = start.type;
    const NumberFormat format = start.format;
    const bool hasValue = start.hasValue, hasFormula = start.hasFormula, hasInline = start.hasInline;
    std::uint32_t index = 0;
    SheetCell cell;
    cell.column = column++;
    cell.begin = static_cast<std::uint32_t>(row.texts.size());
    std::string& to = row.texts;
    const auto text = [&] {
        bool cut = false;
        if (text::validUtf8(m_value, cut) != m_value.size())
            return false;
        replaceEscapes(m_value);
        to += m_value;
        return true;
    };
    bool sound = true;
    if (hasFormula && (!hasValue || (m_value.empty() && kind != CellType::Formula)) && !hasInline) {
        cell.flaw = CellFlaw::NoValue;
    } else if (kind == CellType::Inline || (hasInline && !hasValue)) {
        to += hasInline ? m_inline : m_value;
    } else if (kind == CellType::Shared) {
        if (wholeNumber(m_value, index) && index < m_strings.size())
            to += m_strings[index];
        else if (hasValue)
            cell.flaw = CellFlaw::Corrupt;
    } else if (m_value.empty()) {
        ;
    } else if (kind == CellType::Number) {
        const NumberText number = appendNumber(to, m_value, format, m_book.date1904);
        cell.kind = number.kind;
        cell.flaw = number.corrupt ? CellFlaw::Corrupt
            : number.noDay         ? CellFlaw::NoDay
            : number.rounded       ? CellFlaw::Rounded
                                   : CellFlaw::None;
        sound = !number.corrupt || text::trimmed(m_value).size() < 64;
    } else if (kind == CellType::Truth) {
        cell.kind = Native::Boolean;
        if (m_value == "1" || m_value == "true")
            to += "true";
        else if (m_value == "0" || m_value == "false")
            to += "false";
        else
            cell.flaw = CellFlaw::Corrupt;
    } else if (kind == CellType::Error) {
        cell.kind = Native::Broken;
        cell.flaw = CellFlaw::Error;
        sound = text();
    } else if (kind == CellType::Date) {
        // ISO 8601 as it stands; a midnight that is only there because the type has one goes.
        std::string_view moment = text::trimmed(m_value);
        if (moment.ends_with('Z') && moment.find('T') == std::string_view::npos)
            moment.remove_suffix(1);
        if (moment.ends_with(".000"))
            moment.remove_suffix(4);
        if (format.kind == NumberKind::Date && moment.ends_with("T00:00:00"))
            moment.remove_suffix(9);
        m_value = std::string(moment);
        sound = text();
    } else {
        sound = text();
        if (kind == CellType::Odd)
            cell.flaw = CellFlaw::Corrupt;
    }
    if (!sound)
        return core::fail(Code::CorruptWorkbook, {}, {}, "a value that is no text");
    cell.size = static_cast<std::uint32_t>(to.size()) - cell.begin;
    if (to.size() > kMaxRecordBytes)
        return core::fail(Code::FieldTooLarge, {{"limit", std::to_string(kMaxRecordBytes)}});
    if (!start.placed) {
        ++row.corrupt;
        to.resize(cell.begin);
        return {};
    }
    if (cell.size > 0 || cell.flaw != CellFlaw::None)
        place(row, cell);
    return {};
}

} // namespace holdfast::ingest
