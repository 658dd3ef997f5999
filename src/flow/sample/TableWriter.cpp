// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/sample/TableWriter.h"

namespace holdfast::flow::sample {

using core::Code;
using core::Result;
using core::Status;
using frame::ValueType;

Result<TableWriter> TableWriter::begin(const Target& target, workspace::ImportHeader header,
    const std::vector<Column>& columns, bool chinese, core::JobContext& job)
{
    TableWriter table;
    table.m_job = &job;
    for (const Column& column : columns) {
        frame::ColumnInfo info;
        info.name = info.label = chinese ? column.chinese : column.english;
        info.type = column.type;
        info.scale = column.scale;
        info.field = column.field;
        info.coded = column.type == ValueType::Text && column.kept != Kept::Plain;
        if (column.type == ValueType::Decimal)
            info.format = "0." + std::string(static_cast<std::size_t>(column.scale), '0');
        table.m_infos.push_back(std::move(info));
        table.m_kept.push_back(column.kept);
    }
    header.columns = table.m_infos;
    auto writer = target(header);
    if (!writer)
        return std::unexpected(writer.error());
    table.m_writer = std::move(*writer);
    table.m_dictionaries.resize(columns.size());
    table.m_batch.columns.resize(columns.size());
    return table;
}

TableWriter& TableWriter::text(std::string_view value)
{
    const std::size_t c = m_cell++;
    auto& cells = m_batch.columns[c];
    if (m_kept[c] == Kept::Plain) {
        cells.texts.push(value);
        cells.missing.push_back(false);
        return *this;
    }
    auto& dictionary = m_dictionaries[c];
    if (m_kept[c] == Kept::Runs) {
        if (dictionary.size == 0 || dictionary.last != value) {
            dictionary.last = value;
            dictionary.fresh.push(value);
            ++dictionary.size;
        }
        cells.codes.push_back(dictionary.size);
        return *this;
    }
    const auto [entry, isNew] = dictionary.codes.try_emplace(std::string(value), dictionary.size + 1);
    if (isNew) {
        dictionary.fresh.push(value);
        ++dictionary.size;
    }
    cells.codes.push_back(entry->second);
    return *this;
}

TableWriter& TableWriter::number(std::int64_t value)
{
    m_batch.columns[m_cell++].numbers.push_back(value);
    return *this;
}

TableWriter& TableWriter::missing()
{
    const std::size_t c = m_cell++;
    auto& cells = m_batch.columns[c];
    if (m_infos[c].type != ValueType::Text) {
        cells.numbers.push_back(frame::kMissing);
    } else if (m_kept[c] == Kept::Plain) {
        cells.texts.push({});
        cells.missing.push_back(true);
    } else {
        cells.codes.push_back(0);
    }
    return *this;
}

Status TableWriter::endRow()
{
    if (m_cell != m_infos.size())
        return core::fail(Code::Internal, {}, {}, "cells of a sample row");
    m_cell = 0;
    m_batch.sourceRows.push_back(++m_rows);
    if (++m_batch.rows == frame::Batch::kRows)
        return flush();
    if (m_rows % 1024 == 0 && m_job->shouldStop())
        return core::fail(Code::Cancelled);
    return {};
}

Status TableWriter::flush()
{
    if (m_job->shouldStop())
        return core::fail(Code::Cancelled);
    for (std::size_t c = 0; c < m_dictionaries.size(); ++c) {
        auto& fresh = m_dictionaries[c].fresh;
        if (fresh.size() == 0)
            continue;
        if (auto added = m_writer->addWords(static_cast<int>(c), fresh); !added)
            return added;
        fresh.bytes.clear();
        fresh.ends.clear();
    }
    if (m_batch.rows > 0)
        if (auto appended = m_writer->append(m_batch); !appended)
            return appended;
    clear();
    return {};
}

void TableWriter::clear()
{
    m_batch.rows = 0;
    m_batch.sourceRows.clear();
    for (auto& cells : m_batch.columns) {
        cells.numbers.clear();
        cells.codes.clear();
        cells.texts.bytes.clear();
        cells.texts.ends.clear();
        cells.missing.clear();
    }
}

Status TableWriter::finish()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    auto record = m_writer->finish(m_rows);
    m_writer.reset();
    if (!record)
        return std::unexpected(record.error());
    return {};
}

} // namespace holdfast::flow::sample
