// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csv/RecordReader.h"

namespace holdfast::ingest {

// Makes blocks of records from the cells of a source that has no text of its own. The raw text of a record is its
// cells as a line of RFC 4180, so that a row set aside can be shown and split again (cellDialect()).
class BlockBuilder {
public:
    explicit BlockBuilder(std::size_t columns)
        : m_columns(columns)
    {
    }

    void begin(RecordBlock& block)
    {
        m_block = &block;
        m_bytes.clear();
        block.moved.clear();
        block.columns = m_columns;
        block.records.clear();
        block.fields.clear();
        block.ragged.clear();
        block.strayLines.clear();
    }
    void beginRecord(std::uint64_t row, std::uint64_t line)
    {
        m_block->records.push_back({row, line, size(m_bytes), 0, static_cast<std::uint32_t>(m_columns)});
        m_first = true;
    }
    void cell(std::string_view text, Native kind)
    {
        if (!m_first)
            m_bytes.push_back(',');
        m_first = false;
        const std::uint32_t native = static_cast<std::uint32_t>(kind) << Field::kNativeShift;
        const std::uint32_t bits = static_cast<std::uint32_t>(text.size()) | native;
        if ((kind == Native::None || kind == Native::Broken)
            && text.find_first_of("\",\r\n") != std::string_view::npos) {
            m_block->fields.push_back({size(m_block->moved), bits | Field::kMoved});
            m_block->moved.append(text);
            m_bytes.push_back('"');
            for (const char c : text) {
                if (c == '"')
                    m_bytes.push_back('"');
                m_bytes.push_back(c);
            }
            m_bytes.push_back('"');
        } else {
            m_block->fields.push_back({size(m_bytes), bits});
            m_bytes.append(text);
        }
    }
    void blanks(std::size_t n)
    {
        for (; n > 0; --n)
            cell({}, Native::None);
    }
    void endRecord() { m_block->records.back().end = size(m_bytes); }
    // No more records should be added: the block is long enough.
    bool isFull() const
    {
        return m_block->records.size() >= m_block->most
            || m_bytes.size() + m_block->moved.size() > kMostBytes || m_block->fields.size() > kMostFields;
    }
    // The block can be handed out; it is valid until the next begin().
    void end() { m_block->bytes = m_bytes.data(); }

private:
    static constexpr std::size_t kMostBytes = 8u << 20, kMostFields = 64 * 1024;
    static std::uint32_t size(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }
    std::size_t m_columns;
    RecordBlock* m_block = nullptr;
    std::string m_bytes;
    bool m_first = true;
};

// How the raw text of such records is told apart.
inline Dialect cellDialect(std::uint64_t headerLine)
{
    Dialect dialect;
    dialect.headerLine = headerLine;
    return dialect;
}

} // namespace holdfast::ingest
