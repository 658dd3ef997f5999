// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/imports/ChunkWriter.h"

#include "workspace/imports/ImportReader.h"

namespace holdfast::workspace {

using frame::Batch;
using frame::BatchColumn;
using frame::ValueType;

namespace {

constexpr std::size_t kWordsPerRow = 16384; // words kept in one row of the dictionary
constexpr std::size_t kWordBytes = 1u << 20;
// Words held back, if they can be to the end: a page of the dictionary that the log has already, changed again, makes
// SQLite sum up all of the log behind it once more.
constexpr std::size_t kWordsHeld = 4u << 20;

bool isCoded(const frame::ColumnInfo& info)
{
    return info.type == ValueType::Text && info.coded;
}

} // namespace

std::string chunkDigest(std::string_view data, std::string_view written)
{
    seal::Hasher hasher;
    hasher.update(std::to_string(written.size()) + ":");
    hasher.update(written);
    hasher.update(data);
    return std::string(seal::bytesOf(hasher.finish()));
}

ChunkWriter::ChunkWriter(Store& store, std::int64_t import, const std::vector<frame::ColumnInfo>& columns)
    : m_store(store)
    , m_import(import)
    , m_columns(columns)
    , m_insert(store.database().prepare("INSERT INTO column_chunk VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"))
    , m_insertWords(store.database().prepare("INSERT INTO dictionary VALUES(?1, ?2, ?3, ?4, ?5)"))
    , m_words(columns.size())
{
    m_gathered.columns.resize(columns.size());
}

void ChunkWriter::addWords(int column, const frame::Texts& words)
{
    if (column < 0 || static_cast<std::size_t>(column) >= m_columns.size() || !isCoded(m_columns[static_cast<std::size_t>(column)]))
        refuse(core::Code::Internal, "words for a column without codes");
    frame::Texts& pending = m_words[static_cast<std::size_t>(column)].pending;
    for (std::size_t i = 0; i < words.size(); ++i)
        pending.push(words[i]);
    if (pending.bytes.size() >= kWordsHeld)
        putWords(column, false);
}

void ChunkWriter::putWords(int column, bool all)
{
    Words& words = m_words[static_cast<std::size_t>(column)];
    std::size_t from = 0;
    const std::size_t count = words.pending.size();
    while (from < count) {
        const std::uint64_t begin = from == 0 ? 0 : words.pending.ends[from - 1];
        std::size_t to = from;
        while (to < count && to - from < kWordsPerRow && (to == from || words.pending.ends[to] - begin <= kWordBytes))
            ++to;
        if (to == count && !all && to - from < kWordsPerRow)
            break;
        const std::string data = encodeWords(words.pending, from, to);
        const auto first = static_cast<std::int64_t>(words.written + 1), size = static_cast<std::int64_t>(to - from);
        m_bytes.clear();
        for (const std::int64_t cell : {m_import, static_cast<std::int64_t>(column), first, size})
            m_bytes.integer(cell);
        m_bytes.blob(data);
        must(m_insertWords.bind(1, m_import).bind(2, column).bind(3, first).bind(4, size).bindBlob(5, data).run());
        m_dictionary.add(m_bytes.bytes());
        words.written += to - from;
        from = to;
    }
    if (from == 0)
        return;
    frame::Texts rest;
    for (std::size_t i = from; i < count; ++i)
        rest.push(words.pending[i]);
    words.pending = std::move(rest);
}

void ChunkWriter::append(const Batch& batch, core::JobContext& job)
{
    if (batch.columns.size() != m_columns.size() || batch.sourceRows.size() != batch.rows || batch.rows > Batch::kRows)
        refuse(core::Code::Internal, "batch of another shape");
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const BatchColumn& cells = batch.columns[i];
        const std::size_t size = isCoded(m_columns[i])          ? cells.codes.size()
            : m_columns[i].type == ValueType::Text              ? cells.texts.size()
            : m_columns[i].type == ValueType::Empty             ? batch.rows
                                                                : cells.numbers.size();
        if (size != batch.rows)
            refuse(core::Code::Internal, "column " + m_columns[i].name + " of another length");
    }
    if (m_gathered.rows == 0 && batch.rows == Batch::kRows)
        return write(batch, job);
    std::uint32_t from = 0;
    while (from < batch.rows) {
        const std::uint32_t to = std::min(batch.rows, from + Batch::kRows - m_gathered.rows);
        gather(batch, from, to);
        from = to;
        if (m_gathered.rows == Batch::kRows)
            write(std::exchange(m_gathered, Batch {.rows = 0, .columns = std::vector<BatchColumn>(m_columns.size()), .sourceRows = {}}), job);
    }
}

void ChunkWriter::gather(const Batch& batch, std::uint32_t from, std::uint32_t to)
{
    const std::uint32_t base = m_gathered.rows;
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        const BatchColumn& source = batch.columns[c];
        BatchColumn& target = m_gathered.columns[c];
        if (isCoded(m_columns[c])) {
            target.codes.insert(target.codes.end(), source.codes.begin() + from, source.codes.begin() + to);
        } else if (m_columns[c].type == ValueType::Text) {
            for (std::uint32_t i = from; i < to; ++i) {
                target.texts.push(source.texts[i]);
                target.missing.push_back(i < source.missing.size() && source.missing[i]);
            }
        } else if (m_columns[c].type == ValueType::Empty) {
            target.numbers.resize(base + to - from, frame::kMissing);
        } else {
            target.numbers.insert(target.numbers.end(), source.numbers.begin() + from, source.numbers.begin() + to);
        }
        for (const auto& [row, text] : source.asWritten)
            if (row >= from && row < to)
                target.asWritten.emplace_back(base + row - from, text);
    }
    m_gathered.sourceRows.insert(m_gathered.sourceRows.end(), batch.sourceRows.begin() + from, batch.sourceRows.begin() + to);
    m_gathered.rows = base + to - from;
}

void ChunkWriter::write(const Batch& batch, core::JobContext& job)
{
    // Source rows follow one another but for rejected ones: their distance from the row's place packs into nothing.
    std::vector<std::int64_t> distance(batch.rows);
    for (std::uint32_t i = 0; i < batch.rows; ++i)
        distance[i] = static_cast<std::int64_t>(batch.sourceRows[i]) - i;
    put(kSourceRows, encodeNumbers(distance), {});
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        if (job.shouldStop())
            refuse(core::Code::Cancelled);
        const BatchColumn& cells = batch.columns[c];
        Chunk chunk;
        if (isCoded(m_columns[c])) {
            chunk = encodeCodes(cells.codes);
        } else if (m_columns[c].type == ValueType::Text) {
            chunk = encodeTexts(cells.texts, cells.missing);
        } else if (m_columns[c].type == ValueType::Empty) {
            chunk.rows = batch.rows;
            chunk.encoding = Encoding::Missing;
        } else {
            chunk = encodeNumbers(cells.numbers);
        }
        put(static_cast<int>(c), std::move(chunk), encodeWritten(cells.asWritten));
    }
    ++m_part;
    m_rows += batch.rows;
}

void ChunkWriter::put(int position, Chunk&& chunk, const std::string& written)
{
    const std::string digest = chunkDigest(chunk.data, written);
    m_bytes.clear();
    int parameter = 0;
    for (const std::int64_t cell : {m_import, m_part, static_cast<std::int64_t>(position), static_cast<std::int64_t>(chunk.rows),
             static_cast<std::int64_t>(chunk.encoding), static_cast<std::int64_t>(chunk.width), chunk.lo}) {
        m_bytes.integer(cell);
        m_insert.bind(++parameter, cell);
    }
    m_bytes.blob(digest);
    m_insert.bindBlob(8, digest).bindBlob(9, written).bindBlob(10, chunk.data);
    must(m_insert.run());
    m_chunks.add(m_bytes.bytes());
}

void ChunkWriter::finish(Step& step, core::JobContext& job)
{
    if (m_gathered.rows > 0) {
        write(m_gathered, job);
        m_gathered = {};
    }
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        putWords(static_cast<int>(c), true);
    step.settle(scopeOf("column_chunk", m_import), m_chunks);
    step.settle(scopeOf("dictionary", m_import), m_dictionary);
    m_insert = {};
    m_insertWords = {};
}

} // namespace holdfast::workspace
