// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sniff/RecordNotes.h"

#include "text/Fold.h"
#include "text/Number.h"
#include "text/Utf8.h"

#include <algorithm>

namespace holdfast::ingest {

using core::Code;
using core::Finding;
using core::Severity;

namespace {

constexpr std::size_t kLongestLooked = 1u << 20;
constexpr std::uint64_t kManyLines = 200; // of one field: no remark is that long

bool isTotal(std::string_view cell)
{
    static constexpr std::string_view kWords[] = {"total", "totals", "grandtotal", "subtotal", "sum", "summe", "gesamt",
        "gesamtsumme", "totalgeneral", "合计", "总计", "小计", "總計", "合計", "共计", "итого", "всего"};
    const std::string folded = text::foldName(cell);
    return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) { return folded == word; });
}

bool isNumber(std::string_view cell)
{
    cell = text::trimmed(cell);
    return text::parseNumber(cell, text::NumberStyle::Dot) || text::parseNumber(cell, text::NumberStyle::Comma);
}

bool looksLikeUnit(std::string_view cell)
{
    cell = text::trimmed(cell);
    const bool bracketed = cell.size() > 2
        && ((cell.front() == '(' && cell.back() == ')') || (cell.front() == '[' && cell.back() == ']'));
    return (bracketed && cell.size() <= 24) || text::isUnit(cell);
}

} // namespace

// Whether another common delimiter gives the wanted number of fields.
bool RecordNotes::splitsOtherwise(std::string_view record) const
{
    const auto wanted = static_cast<std::ptrdiff_t>(m_sniffed.columns.size()) - 1;
    return wanted >= 1 && record.size() <= kLongestLooked
        && std::any_of(std::begin(",;\t|"), std::end(",;\t|") - 1, [&](char delimiter) {
               return delimiter != m_sniffed.dialect.delimiter
                   && std::count(record.begin(), record.end(), delimiter) == wanted;
           });
}

// A quote that is never meant to open takes whole lines into its field: they split like records of their own.
void RecordNotes::seeLines(const RecordBlock& block, const RecordBlock::Record& record)
{
    const std::string_view whole = block.text(record).substr(0, kLongestLooked);
    if (whole.find('\n') == std::string_view::npos)
        return;
    const auto wanted = static_cast<std::ptrdiff_t>(m_sniffed.columns.size()) - 1;
    std::uint64_t lines = 0, alike = 0;
    for (std::string_view rest = whole; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        ++lines;
        alike += std::count(line.begin(), line.end(), m_sniffed.dialect.delimiter) == wanted;
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    if (lines < kManyLines && (wanted < 1 || alike < 2 || alike * 5 < lines * 4))
        return;
    if (m_swallowed++ == 0) {
        m_swallowedLine = record.line;
        m_swallowedRow = record.row;
    }
}

void RecordNotes::see(const RecordBlock& block)
{
    const bool isText = m_sniffed.kind == SourceKind::Text;
    if (isText && m_sniffed.dialect.delimiter != 0) {
        for (const RecordBlock::Record& record : block.ragged)
            if (splitsOtherwise(block.text(record)) && m_otherDelimiter++ == 0)
                m_otherDelimiterLine = record.line;
        for (std::size_t i = 0; i < block.records.size(); ++i)
            if (i + 1 == block.records.size() || block.records[i + 1].line - block.records[i].line > 1)
                seeLines(block, block.records[i]);
    }
    const bool good = !block.records.empty() && block.records.back().row > m_last.row;
    const bool ragged = !block.ragged.empty() && block.ragged.back().row > m_last.row
        && (!good || block.ragged.back().row > block.records.back().row);
    if (!good && !ragged)
        return;
    const RecordBlock::Record& record = ragged ? block.ragged.back() : block.records.back();
    m_last = {record.row, record.line, ragged, {}};
    if (!ragged) {
        for (std::size_t c = 0; c < std::min<std::size_t>(block.columns, 64); ++c)
            m_last.fields.emplace_back(block.text(block.records.size() - 1, c).substr(0, 200));
    } else if (isText) {
        m_last.fields = splitRecord(block.text(record).substr(0, 4096), m_sniffed.dialect);
    }
}

std::vector<Finding> RecordNotes::findings(bool endsOpen) const
{
    std::vector<Finding> findings;
    const auto note = [&](Code code, std::uint64_t count, std::uint64_t line, std::uint64_t row, std::string value) {
        core::Place place;
        place.line = line;
        place.row = row;
        findings.push_back({code, Severity::Warning, std::move(place), std::move(value), count, {}});
    };
    if (m_otherDelimiter > 0 && (m_otherDelimiter > 1 || m_sniffed.columns.size() > 2))
        note(Code::DelimiterChanges, m_otherDelimiter, m_otherDelimiterLine, 0, {});
    if (m_swallowed > 0)
        note(Code::SuspiciousMultilineField, m_swallowed, m_swallowedLine, m_swallowedRow, {});
    if (m_sniffed.rows > 1 && !m_last.fields.empty()) {
        const auto filled = std::count_if(m_last.fields.begin(), m_last.fields.end(),
            [](const std::string& field) { return !text::trimmed(field).empty(); });
        const auto total = std::find_if(m_last.fields.begin(),
            m_last.fields.begin() + std::min<std::ptrdiff_t>(3, static_cast<std::ptrdiff_t>(m_last.fields.size())), isTotal);
        const bool named = total - m_last.fields.begin() < 3 && total != m_last.fields.end();
        const bool remark = m_last.ragged && filled == 1 && m_sniffed.columns.size() > 1 && m_otherDelimiter == 0;
        if (named || remark)
            note(Code::FooterSuspected, 1, m_last.line, m_last.row, named ? *total : m_last.fields.front().substr(0, 200));
        else if (m_last.ragged && endsOpen && m_last.fields.size() < m_sniffed.columns.size())
            note(Code::TruncatedInput, 1, m_last.line, m_last.row, m_last.fields.back().substr(0, 200));
    }
    // A line of units: nothing but units over a column of numbers.
    if (m_sniffed.sampleRows.size() > 2 && m_sniffed.sampleRows.front().size() == m_sniffed.columns.size()) {
        const auto& units = m_sniffed.sampleRows.front();
        bool only = true, above = false;
        for (std::size_t c = 0; c < units.size(); ++c) {
            if (text::trimmed(units[c]).empty())
                continue;
            only = only && looksLikeUnit(units[c]);
            std::size_t numbers = 0, cells = 0;
            for (std::size_t r = 1; r < m_sniffed.sampleRows.size(); ++r)
                if (c < m_sniffed.sampleRows[r].size() && !m_sniffed.sampleRows[r][c].empty()) {
                    ++cells;
                    numbers += isNumber(m_sniffed.sampleRows[r][c]);
                }
            above = above || (cells > 0 && numbers * 10 >= cells * 8);
        }
        if (only && above)
            note(Code::UnitsLine, 1, m_sniffed.firstDataLine + (m_sniffed.dialect.headerLine > 0 ? 1 : 0), 1,
                *std::find_if(units.begin(), units.end(), [](const std::string& u) { return !text::trimmed(u).empty(); }));
    }
    return findings;
}

} // namespace holdfast::ingest
