// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/compute/Table.h"

#include "core/CivilDate.h"
#include "ingest/csv/RecordReader.h"
#include "ingest/sniff/EncodingSniffer.h"
#include "ingest/sniff/HeaderSniffer.h"
#include "text/Utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::size_t kHeadBytes = 1 << 20;

// The delimiter that stands most often outside quotes in the first line.
char headDelimiter(std::string_view head)
{
    constexpr std::string_view kSigns = ",;\t|";
    std::size_t counts[4] = {};
    bool quoted = false;
    for (const char c : head) {
        if (c == '"')
            quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r'))
            break;
        const auto at = kSigns.find(c);
        if (!quoted && at != std::string_view::npos)
            ++counts[at];
    }
    const auto most = std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts);
    return kSigns[static_cast<std::size_t>(most)];
}

Result<std::string> headOf(const std::string& path, const std::string& encoding)
{
    auto stream = ingest::TextStream::open(path, encoding);
    if (!stream)
        return std::unexpected(stream.error());
    std::string head(kHeadBytes, '\0');
    auto got = stream->read(head.data(), head.size());
    if (!got)
        return std::unexpected(got.error());
    head.resize(*got);
    return head;
}

} // namespace

Result<Table> Table::read(const std::string& path, core::JobContext& job)
{
    const auto guess = ingest::sniffEncoding(path, {}, job);
    if (!guess)
        return std::unexpected(guess.error());
    const auto head = headOf(path, guess->encoding);
    if (!head)
        return std::unexpected(head.error());
    ingest::Dialect dialect;
    dialect.encoding = guess->encoding;
    dialect.delimiter = headDelimiter(*head);
    dialect.carriageEnds = head->find('\n') == std::string::npos;

    Table table;
    table.m_path = path;
    {
        ingest::MemoryText text(*head);
        ingest::RecordReader reader(text, dialect, 0);
        reader.bearOpenQuote();
        ingest::RecordBlock block;
        if (const auto more = reader.next(block); !more)
            return std::unexpected(more.error());
        if (block.ragged.empty())
            return core::fail(Code::EmptyFile, {{"path", path}}, core::Place {path, 0, 0, {}, 0});
        std::vector<core::Finding> findings;
        std::vector<std::string> labels = ingest::splitRecord(block.text(block.ragged.front()), dialect);
        table.m_names = ingest::uniqueNames(labels, findings);
    }
    const std::size_t width = table.m_names.size();
    table.m_cells.resize(width);

    auto stream = ingest::TextStream::open(path, dialect.encoding);
    if (!stream)
        return std::unexpected(stream.error());
    ingest::RecordReader reader(*stream, dialect, width);
    if (auto status = reader.skipRecord(); !status)
        return std::unexpected(status.error());
    ingest::RecordBlock block;
    for (;;) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto more = reader.next(block);
        if (!more)
            return std::unexpected(more.error());
        if (!block.ragged.empty())
            return core::fail(Code::RaggedRows, {{"path", path}}, core::Place {path, block.ragged.front().line, 0, {}, 0});
        std::size_t bytes = 0;
        for (const auto& field : block.fields)
            bytes += field.size();
        std::string& text = table.m_text.emplace_back();
        text.reserve(bytes);
        for (std::size_t row = 0; row < block.records.size(); ++row)
            for (std::size_t column = 0; column < width; ++column) {
                const std::string_view cell = text::trimmed(block.text(row, column));
                const std::size_t begin = text.size();
                text.append(cell);
                table.m_cells[column].emplace_back(text.data() + begin, cell.size());
            }
        table.m_rows += block.records.size();
        if (!*more)
            break;
    }
    return table;
}

std::optional<std::size_t> Table::find(std::string_view name) const
{
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end())
        return {};
    return static_cast<std::size_t>(found - m_names.begin());
}

std::optional<double> plainNumber(std::string_view text)
{
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || !std::isfinite(value))
        return {};
    return value;
}

std::optional<std::int64_t> dayNumber(std::string_view text)
{
    if (text.size() > 10 && text[10] != ' ' && text[10] != 'T')
        return {};
    const auto date = core::parseIsoDate(text.substr(0, 10));
    if (!date)
        return {};
    return date->days;
}

} // namespace holdfast::flow
