// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/csv/RecordReader.h"

#include "ingest/csv/Scan.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace holdfast::ingest {

using core::Code;

static constexpr std::size_t kFirstCapacity = 256 * 1024;
static constexpr std::size_t kPadding = 64; // readable behind the text, so that whole blocks can be scanned
static constexpr std::size_t kFirstStrays = 16;
static constexpr std::size_t kBlockFields = 64 * 1024;

RecordReader::RecordReader(TextSource& source, const Dialect& dialect, std::size_t columns)
    : m_source(source)
    , m_dialect(dialect)
    , m_columns(columns)
    // A small text needs no large buffer; one byte more shows that it has ended.
    , m_capacity(static_cast<std::size_t>(std::clamp<std::uint64_t>(source.atMost() / 64 * 64, 4096, kFirstCapacity - 64)) + 64)
    , m_masks(m_capacity / 64 + 2, ~0ull)
{
    m_buffer.reset(new char[m_capacity + kPadding]);
    // Unused places repeat the line feed.
    const char delimiter = dialect.delimiter != 0 ? dialect.delimiter : '\n';
    const char quote = dialect.quote != 0 ? dialect.quote : '\n';
    const char escape = dialect.escape != 0 && dialect.quote != 0 ? dialect.escape : '\n';
    const char signs[5] = {delimiter, '\n', '\r', quote, escape};
    std::memcpy(m_signs, signs, sizeof signs);
}

RecordReader::~RecordReader() = default;

// Moves the text from `keepFrom` to the front and reads behind it; false when there was nothing more.
core::Result<bool> RecordReader::refill(std::size_t keepFrom)
{
    if (m_sourceEnd)
        return false;
    const std::size_t kept = m_end - keepFrom;
    if (keepFrom > 0) {
        std::memmove(m_buffer.get(), m_buffer.get() + keepFrom, kept);
    } else if (kept == m_capacity) {
        const std::size_t capacity = m_capacity * 2;
        std::unique_ptr<char[]> larger(new char[capacity + kPadding]);
        std::memcpy(larger.get(), m_buffer.get(), kept);
        m_buffer = std::move(larger);
        m_capacity = capacity;
        m_masks.resize(capacity / 64 + 2, ~0ull);
    }
    m_at = 0;
    m_end = kept;
    auto n = m_source.read(m_buffer.get() + kept, m_capacity - kept);
    if (!n)
        return std::unexpected(std::move(n.error()));
    m_sourceEnd = *n == 0;
    m_end += *n;
    std::memset(m_buffer.get() + m_end, 0, kPadding);
    // Masks of text that was kept and not moved are still right.
    const std::size_t firstBlock = keepFrom > 0 ? 0 : kept / 64;
    findSigns(m_buffer.get() + firstBlock * 64, (m_end + 63) / 64 - firstBlock, m_signs, m_masks.data() + firstBlock);
    m_masks[(m_end + 63) / 64] = ~0ull; // stops a search behind the text
    return *n > 0;
}

core::Status RecordReader::skipTo(std::uint64_t line)
{
    while (m_line < line) {
        if (m_at == m_end) {
            auto more = refill(m_end);
            if (!more)
                return std::unexpected(std::move(more.error()));
            if (!*more)
                return {};
        }
        const char c = m_buffer[m_at++];
        if (c == '\n')
            ++m_line;
        else if (c == '\r' && m_dialect.carriageEnds) {
            if (m_at == m_end) {
                auto more = refill(m_at);
                if (!more)
                    return std::unexpected(std::move(more.error()));
            }
            if (m_at == m_end || m_buffer[m_at] != '\n')
                ++m_line;
        }
    }
    return {};
}

core::Status RecordReader::skipRecord()
{
    RecordBlock block;
    m_single = true;
    while (m_row == 0) {
        auto more = next(block);
        if (!more)
            return std::unexpected(std::move(more.error()));
        if (!*more)
            break;
    }
    m_single = false;
    m_row = m_blank = m_strays = m_multiline = m_escapes = 0;
    return {};
}

void RecordReader::addField(RecordBlock& block, std::size_t begin, std::size_t end, std::uint32_t flags, bool escaped)
{
    const std::size_t size = end - begin;
    m_anyText = m_anyText || size > 0;
    if (m_columns != 0 && m_fieldCount >= m_columns) {
        m_extraText = m_extraText || size > 0;
        ++m_fieldCount;
        return;
    }
    ++m_fieldCount;
    if (m_fieldCount > static_cast<std::size_t>(kMaxColumns) + 1)
        return;
    if (!escaped) {
        block.fields.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size) | flags});
        return;
    }
    // A copy without the doubled quotes or the escape signs.
    ++m_escapes;
    const std::size_t moved = block.moved.size();
    const char* const text = m_buffer.get();
    for (std::size_t i = begin; i < end; ++i) {
        if (m_dialect.escape != 0 ? text[i] == m_dialect.escape && i + 1 < end : text[i] == m_dialect.quote)
            ++i;
        block.moved.push_back(text[i]);
    }
    block.fields.push_back({static_cast<std::uint32_t>(moved),
        static_cast<std::uint32_t>(block.moved.size() - moved) | flags | Field::kMoved});
}

// Keeps, sets aside or skips the record whose last field has been added.
void RecordReader::endRecord(RecordBlock& block, std::size_t end)
{
    const bool blank = m_fieldCount == 1 && !m_anyQuoted ? std::all_of(m_buffer.get() + m_recordBegin,
                           m_buffer.get() + end, [](char c) { return c == ' ' || c == '\t' || c == '\r'; })
                                                         : m_fieldCount > 1 && !m_anyText && !m_anyQuoted;
    if (blank) {
        ++m_blank;
        block.fields.resize(m_firstField);
        return;
    }
    ++m_row;
    const RecordBlock::Record record{m_row, m_recordLine, static_cast<std::uint32_t>(m_recordBegin),
        static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(m_fieldCount)};
    if (m_recordStray) {
        ++m_strays;
        if (block.strayLines.size() < kFirstStrays)
            block.strayLines.push_back(m_recordLine);
    }
    if (m_columns != 0 && (m_fieldCount == m_columns || (m_fieldCount > m_columns && !m_extraText))) {
        block.records.push_back(record);
    } else {
        block.ragged.push_back(record);
        block.fields.resize(m_firstField);
    }
}

bool RecordReader::isFull(const RecordBlock& block) const
{
    return m_single || block.records.size() + block.ragged.size() >= block.most
        || block.fields.size() >= kBlockFields;
}

// Reads the records that are all right and simple, as long as they are: the wanted number of fields, quoted ones
// without quotes inside, ended by LF or CRLF. Stops before the first other one; true when the block is full.
bool RecordReader::readSimple(RecordBlock& block)
{
    const std::size_t columns = m_columns;
    if (columns == 0 || m_dialect.skipBlanks || m_at >= m_end)
        return false;
    const char* const text = m_buffer.get();
    const char delimiter = m_dialect.delimiter != 0 ? m_dialect.delimiter : '\n';
    const char quote = m_dialect.quote != 0 ? m_dialect.quote : '\n';
    const std::uint64_t* const masks = m_masks.data();
    const std::size_t end = m_end;
    const std::size_t room = std::min(block.most - block.records.size() - block.ragged.size(),
        (kBlockFields + columns - block.fields.size()) / columns);
    const std::size_t firstField = block.fields.size(), firstRecord = block.records.size();
    block.fields.resize(firstField + room * columns);
    block.records.resize(firstRecord + room);
    Field* field = block.fields.data() + firstField;
    RecordBlock::Record* record = block.records.data() + firstRecord;
    std::size_t done = 0, at = m_at, blockIndex = at / 64;
    std::uint64_t mask = masks[blockIndex] & (~0ull << (at % 64));
    std::uint64_t line = m_line, row = m_row;
    while (done < room) {
        std::size_t begin = at, count = 0;
        std::uint32_t any = 0, lines = 0;
        bool simple = false;
        for (;;) {
            while (mask == 0)
                mask = masks[++blockIndex]; // the one behind the text is never 0
            std::size_t p = blockIndex * 64 + static_cast<std::size_t>(std::countr_zero(mask));
            mask &= mask - 1;
            if (p >= end)
                break;
            char c = text[p];
            std::uint32_t flags = 0;
            std::size_t close = p;
            if (c == quote && quote != '\n') {
                if (p != begin)
                    break;
                ++begin;
                // To the next quote; line ends before it belong to the field.
                do {
                    while (mask == 0)
                        mask = masks[++blockIndex];
                    p = blockIndex * 64 + static_cast<std::size_t>(std::countr_zero(mask));
                    mask &= mask - 1;
                    lines += text[p] == '\n';
                } while (p < end && text[p] != quote && text[p] != '\r'
                    && (m_dialect.escape == 0 || text[p] != m_dialect.escape));
                if (p + 1 >= end || text[p] != quote)
                    break;
                close = p;
                c = text[++p];
                if (c != delimiter && c != '\n' && c != '\r')
                    break;
                while (mask == 0)
                    mask = masks[++blockIndex];
                mask &= mask - 1; // the sign behind the quote
                flags = Field::kQuoted;
            }
            const std::uint32_t size = static_cast<std::uint32_t>(close - begin);
            if (count == columns)
                break;
            any |= size;
            field[count++] = {static_cast<std::uint32_t>(begin), size | flags};
            if (c == delimiter && c != '\n') {
                begin = p + 1;
                continue;
            }
            std::size_t next = p + 1;
            if (c == '\r') {
                if (next >= end || text[next] != '\n')
                    break;
                ++next;
                while (mask == 0)
                    mask = masks[++blockIndex];
                mask &= mask - 1;
            } else if (c != '\n') {
                break; // an escape sign
            }
            if (count != columns || any == 0 || next - at > kMaxFieldBytes)
                break;
            ++lines;
            *record++ = {++row, line, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(p),
                static_cast<std::uint32_t>(columns)};
            line += lines;
            m_multiline += lines > 1;
            field += columns;
            at = next;
            simple = true;
            break;
        }
        if (!simple)
            break;
        ++done;
    }
    block.fields.resize(firstField + done * columns);
    block.records.resize(firstRecord + done);
    m_at = at;
    m_line = line;
    m_row = row;
    return done == room;
}

core::Result<bool> RecordReader::next(RecordBlock& block)
{
    block.columns = m_columns;
    block.records.clear();
    block.ragged.clear();
    block.fields.clear();
    block.strayLines.clear();
    block.moved.clear();
    const char quote = m_dialect.quote, escape = m_dialect.quote != 0 ? m_dialect.escape : '\0';
    const char delimiter = m_dialect.delimiter;
    const bool carriageEnds = m_dialect.carriageEnds;
    enum class In : std::uint8_t { Plain, Quoted, Behind };

    for (;;) { // from the begin of a record, again with more text when it does not end in the buffer
        if (!m_single && readSimple(block)) {
            block.bytes = m_buffer.get();
            return true;
        }
        m_recordBegin = m_at;
        m_recordLine = m_line;
        m_firstField = block.fields.size();
        m_fieldCount = 0;
        m_anyText = m_anyQuoted = m_recordStray = m_extraText = false;
        const std::size_t moved = block.moved.size();
        std::size_t fieldBegin = m_at, closed = 0, from = m_at;
        std::uint64_t lines = 0;
        std::uint64_t openLine = 0;
        In in = In::Plain;
        bool escaped = false, stray = false, done = false, starved = m_at >= m_end;
        std::size_t next = m_end;
        std::size_t blockIndex = m_at / 64;
        const std::size_t blocks = (m_end + 63) / 64;
        std::uint64_t mask = starved ? 0 : m_masks[blockIndex] & (~0ull << (m_at % 64));
        const char* const text = m_buffer.get();

        const auto finish = [&](std::size_t p) {
            if (in == In::Behind) {
                m_anyQuoted = true;
                addField(block, fieldBegin, closed, Field::kQuoted, escaped);
                m_anyText = m_anyText || escaped;
            } else {
                std::size_t begin = fieldBegin;
                if (m_dialect.skipBlanks)
                    while (begin < p && text[begin] == ' ')
                        ++begin;
                addField(block, begin, p, stray ? Field::kStray : 0u, false);
            }
            m_recordStray = m_recordStray || stray;
            in = In::Plain;
            escaped = stray = false;
        };

        while (!starved && !done) {
            while (mask == 0) {
                if (++blockIndex >= blocks) {
                    starved = true;
                    break;
                }
                mask = m_masks[blockIndex];
            }
            if (starved)
                break;
            const std::size_t p = blockIndex * 64 + static_cast<std::size_t>(std::countr_zero(mask));
            mask &= mask - 1;
            if (p < from)
                continue;
            if (p >= m_end) {
                starved = true;
                break;
            }
            const char c = text[p];
            if (in == In::Quoted) {
                if (c == quote || (c == escape && escape != 0)) {
                    if (p + 1 >= m_end && !m_sourceEnd) {
                        starved = true;
                        break;
                    }
                    if (c == escape && escape != quote) {
                        escaped = true;
                        from = p + 2;
                        if (p + 1 < m_end && text[p + 1] == '\n')
                            ++lines;
                    } else if (p + 1 < m_end && text[p + 1] == quote && escape == 0) {
                        escaped = true;
                        from = p + 2;
                    } else {
                        closed = p;
                        const char after = p + 1 < m_end ? text[p + 1] : '\n';
                        if (after == '\n' || after == '\r' || (after == delimiter && delimiter != 0)) {
                            in = In::Behind;
                        } else { // text behind the closing quote: the field is what stands there
                            in = In::Plain;
                            stray = true;
                            --fieldBegin;
                        }
                    }
                } else if (c == '\n') {
                    ++lines;
                } else if (c == '\r') {
                    if (p + 1 < m_end ? text[p + 1] != '\n' && carriageEnds : false)
                        ++lines;
                }
                continue;
            }
            if (c == delimiter && delimiter != 0) {
                finish(p);
                fieldBegin = p + 1;
            } else if (c == '\n') {
                finish(p);
                next = p + 1;
                closed = p;
                ++lines;
                done = true;
            } else if (c == '\r') {
                std::size_t feed = p + 1;
                while (feed < m_end && text[feed] == '\r')
                    ++feed;
                if (feed >= m_end && !m_sourceEnd) {
                    starved = true;
                    break;
                }
                if (feed < m_end && text[feed] == '\n') {
                    finish(p);
                    closed = p;
                    next = feed + 1;
                    ++lines;
                    done = true;
                } else if (carriageEnds || feed >= m_end) {
                    finish(p);
                    closed = p;
                    next = p + 1;
                    ++lines;
                    done = true;
                }
            } else if (c == quote && quote != 0) {
                bool opens = p == fieldBegin;
                if (!opens && m_dialect.skipBlanks)
                    opens = std::all_of(text + fieldBegin, text + p, [](char b) { return b == ' '; });
                if (in == In::Plain && opens && !stray) {
                    in = In::Quoted;
                    fieldBegin = p + 1;
                    openLine = m_line + lines;
                } else {
                    stray = true;
                }
            }
        }
        if (starved) {
            if (!m_sourceEnd) {
                block.fields.resize(m_firstField);
                block.moved.resize(moved);
                if (!block.records.empty() || !block.ragged.empty()) {
                    // The block points into the buffer: hand it out first.
                    m_at = m_recordBegin;
                    block.bytes = m_buffer.get();
                    return true;
                }
                if (m_end - m_recordBegin > kMaxRecordBytes) {
                    core::Place place;
                    place.line = in == In::Quoted ? openLine : m_recordLine;
                    return core::fail(
                        Code::FieldTooLarge, {{"limit", std::to_string(kMaxRecordBytes)}}, std::move(place));
                }
                auto more = refill(m_recordBegin);
                if (!more)
                    return std::unexpected(std::move(more.error()));
                continue;
            }
            if (m_recordBegin >= m_end) { // nothing left
                block.bytes = m_buffer.get();
                return !block.records.empty() || !block.ragged.empty();
            }
            if (in == In::Quoted) {
                m_openAtEnd = true;
                if (!m_bearOpen) {
                    core::Place place;
                    place.line = openLine;
                    return core::fail(Code::UnterminatedQuote, {}, std::move(place));
                }
            }
            finish(m_end);
            closed = m_end;
            next = m_end;
            m_endsOpen = true;
        }
        if (lines > 1)
            ++m_multiline;
        // `closed` is the end of the record here; a quoted last field ends one before it.
        if (closed - m_recordBegin > kMaxFieldBytes
            && (closed - m_recordBegin > kMaxRecordBytes
                || std::any_of(block.fields.begin() + static_cast<std::ptrdiff_t>(m_firstField), block.fields.end(),
                    [](Field field) { return field.size() > kMaxFieldBytes; }))) {
            core::Place place;
            place.line = m_recordLine;
            return core::fail(Code::FieldTooLarge, {{"limit", std::to_string(kMaxFieldBytes)}}, std::move(place));
        }
        if (m_fieldCount > static_cast<std::size_t>(kMaxColumns) && m_columns == 0) {
            core::Place place;
            place.line = m_recordLine;
            return core::fail(Code::TooManyColumns, {{"limit", std::to_string(kMaxColumns)}}, std::move(place));
        }
        endRecord(block, closed);
        m_at = next;
        m_line += lines;
        if (isFull(block)) {
            block.bytes = m_buffer.get();
            return true;
        }
    }
}

std::vector<std::string> splitRecord(std::string_view record, const Dialect& dialect)
{
    // Once to count, once to split; a record is small and this is the slow road.
    MemoryText counting(record);
    RecordReader counter(counting, dialect, 0);
    counter.bearOpenQuote();
    RecordBlock block;
    std::vector<std::string> fields;
    const auto counted = counter.next(block);
    if (!counted || block.ragged.empty())
        return {std::string(record)};
    const std::size_t columns = block.ragged.front().fields;
    MemoryText splitting(record);
    RecordReader reader(splitting, dialect, columns);
    reader.bearOpenQuote();
    const auto split = reader.next(block);
    if (!split || block.records.empty())
        return {std::string(record)};
    for (std::size_t i = 0; i < columns; ++i)
        fields.emplace_back(block.text(0, i));
    return fields;
}

} // namespace holdfast::ingest
