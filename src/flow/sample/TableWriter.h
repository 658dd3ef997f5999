// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow/sample: rows of one role on their way into a workspace, cell by cell from left to right.

#include "core/Error.h"
#include "core/JobContext.h"
#include "workspace/Workspace.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace holdfast::flow::sample {

// How the cells of a text column are kept.
enum class Kept : std::uint8_t {
    Plain, // each cell its own text
    Words, // a dictionary of few words
    Runs // a dictionary; equal texts come one after another and never again (customers in order)
};

struct Column {
    std::string field; // domain field, empty = free attribute
    const char* english = "";
    const char* chinese = "";
    frame::ValueType type = frame::ValueType::Text;
    int scale = 0; // Decimal
    Kept kept = Kept::Words;
};

// Where a table goes: an import of a workspace, or a CSV file.
using Target = std::function<core::Result<std::unique_ptr<workspace::ImportWriter>>(const workspace::ImportHeader& header)>;

class TableWriter {
public:
    // The header's columns are made from `columns`. Failures: of the target.
    static core::Result<TableWriter> begin(const Target& target, workspace::ImportHeader header,
        const std::vector<Column>& columns, bool chinese, core::JobContext& job);

    TableWriter& text(std::string_view value);
    TableWriter& number(std::int64_t value); // as in BatchColumn::numbers
    TableWriter& missing();
    // Closes the row. A full batch is handed over; also the place where a stop is noticed.
    core::Status endRow();
    core::Status finish();
    std::uint64_t rows() const { return m_rows; }

private:
    TableWriter() = default;
    core::Status flush();
    void clear();

    std::unique_ptr<workspace::ImportWriter> m_writer;
    std::vector<frame::ColumnInfo> m_infos;
    std::vector<Kept> m_kept;
    frame::Batch m_batch;
    struct Dictionary {
        std::unordered_map<std::string, std::uint32_t> codes; // Words
        std::string last; // Runs
        std::uint32_t size = 0;
        frame::Texts fresh;
    };
    std::vector<Dictionary> m_dictionaries;
    std::size_t m_cell = 0;
    std::uint64_t m_rows = 0;
    core::JobContext* m_job = nullptr;
};

} // namespace holdfast::flow::sample
