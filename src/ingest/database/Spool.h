// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"
#include "ingest/csv/Digest.h"
#include "ingest/source/RecordSource.h"
#include "ingest/source/TemporaryFile.h"

#include <memory>

namespace holdfast::ingest {

// The rows of a query's result, kept in a temporary file without a name, so that the whole-column survey and the
// reading of rows see the same result though it travels once. Written once, then read any number of times.
class Spool {
public:
    static core::Result<std::shared_ptr<Spool>> create(std::size_t columns);

    core::Status cell(std::string_view text, Native kind); // in row order, column by column
    core::Status endRow();
    core::Status close();

    std::size_t columns() const { return m_columns; }
    std::uint64_t rows() const { return m_rows; }
    std::uint64_t bytes() const { return m_bytes; }
    std::string digest() const { return m_digest.hex(); }
    std::unique_ptr<RecordSource> records(core::JobContext& job) const; // valid as long as the spool

private:
    explicit Spool(TemporaryFile file, std::size_t columns);
    core::Status flush();
    TemporaryFile m_file;
    std::size_t m_columns;
    std::string m_held;
    Digest m_digest;
    std::uint64_t m_rows = 0, m_bytes = 0;
};

} // namespace holdfast::ingest
