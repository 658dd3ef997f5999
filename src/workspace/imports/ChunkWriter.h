// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/Workspace.h"
#include "workspace/chunks/ChunkCodec.h"
#include "workspace/store/Store.h"

namespace holdfast::workspace {

// The digest kept with a chunk, over its bytes.
std::string chunkDigest(std::string_view data, std::string_view written);

// Writes the batches of an import as column chunks of 65,536 rows, and its dictionaries. Small batches are gathered;
// a full one is written as it comes. Throws Failure.
class ChunkWriter {
public:
    ChunkWriter(Store& store, std::int64_t import, const std::vector<frame::ColumnInfo>& columns);
    void addWords(int column, const frame::Texts& words);
    void append(const frame::Batch& batch, core::JobContext& job);
    void finish(Step& step, core::JobContext& job);
    std::uint64_t rows() const { return m_rows; }

private:
    void write(const frame::Batch& batch, core::JobContext& job);
    void gather(const frame::Batch& batch, std::uint32_t from, std::uint32_t to);
    void put(int position, Chunk&& chunk, const std::string& written);
    void putWords(int column, bool all);

    struct Words {
        frame::Texts pending;
        std::uint64_t written = 0;
    };

    Store& m_store;
    std::int64_t m_import;
    const std::vector<frame::ColumnInfo>& m_columns;
    sqlite::Statement m_insert, m_insertWords;
    frame::Batch m_gathered;
    std::vector<Words> m_words;
    std::int64_t m_part = 0;
    std::uint64_t m_rows = 0;
    Fold m_chunks, m_dictionary;
    RowBytes m_bytes;
};

} // namespace holdfast::workspace
