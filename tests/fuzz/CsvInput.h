// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Ingest.h"
#include "ingest/csv/RecordReader.h"
#include "ingest/sniff/DialectSniffer.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace holdfast::fuzz {

// What must hold for any bytes: survey and reading come back, and every record is loaded or set aside.
struct CountingSink final : ingest::BatchSink {
    std::uint64_t rows = 0, rejected = 0;
    std::size_t columns = 0;
    bool sound = true;
    core::Status begin(const std::vector<frame::ColumnInfo>& infos) override
    {
        columns = infos.size();
        return {};
    }
    core::Status words(int column, const frame::Texts&) override
    {
        sound = sound && column >= 0 && static_cast<std::size_t>(column) < columns;
        return {};
    }
    core::Status batch(const frame::Batch& batch) override
    {
        rows += batch.rows;
        sound = sound && batch.columns.size() == columns && batch.sourceRows.size() == batch.rows;
        for (const frame::BatchColumn& column : batch.columns)
            sound = sound && column.numbers.size() + column.codes.size() + column.texts.size() == batch.rows;
        return {};
    }
    core::Status reject(const frame::RejectedRow&) override
    {
        ++rejected;
        return {};
    }
    core::Status note(const core::Finding&) override { return {}; }
};

// The reader alone, with a dialect made from the first bytes: every record is well inside the text.
inline bool readsSoundly(std::string_view bytes)
{
    if (bytes.size() < 3)
        return true;
    ingest::Dialect dialect;
    dialect.delimiter = ",;\t|"[static_cast<unsigned char>(bytes[0]) % 4];
    dialect.quote = "\"'\0"[static_cast<unsigned char>(bytes[1]) % 3];
    dialect.escape = (bytes[1] & 4) != 0 ? '\\' : '\0';
    dialect.carriageEnds = (bytes[1] & 8) != 0;
    dialect.skipBlanks = (bytes[1] & 16) != 0;
    const std::size_t columns = static_cast<unsigned char>(bytes[2]) % 5;
    bytes.remove_prefix(3);
    ingest::MemoryText source(bytes);
    ingest::RecordReader reader(source, dialect, columns);
    ingest::RecordBlock block;
    std::uint64_t rows = 0;
    for (;;) {
        const auto more = reader.next(block);
        if (!more)
            return more.error().code != core::Code::Internal;
        if (!*more)
            break;
        for (std::size_t r = 0; r < block.records.size(); ++r)
            for (std::size_t c = 0; c < columns; ++c)
                if (block.text(r, c).size() > bytes.size())
                    return false;
        for (const auto& record : block.ragged)
            if (record.end < record.begin || record.end - record.begin > bytes.size())
                return false;
        rows += block.records.size() + block.ragged.size();
    }
    return rows == reader.rows();
}

inline bool importsSoundly(std::string_view bytes, const std::string& path)
{
    {
        std::ofstream file(path, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    core::JobContext job;
    const auto sniffed = ingest::sniff(path, {}, job);
    if (!sniffed)
        return sniffed.error().code != core::Code::Internal;
    CountingSink sink;
    const auto summary = ingest::readSource(*sniffed, {}, ingest::OnError::Quarantine, sink, job);
    if (!summary)
        return summary.error().code != core::Code::Internal;
    return sink.sound && summary->read == summary->loaded + summary->rejected && summary->loaded == sink.rows
        && summary->rejected == sink.rejected && summary->read == sniffed->rows;
}

} // namespace holdfast::fuzz
