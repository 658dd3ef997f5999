// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/csv/HeaderRows.h"

#include <algorithm>

namespace holdfast::ingest {

core::Status beginRecords(RecordReader& reader, const Dialect& dialect, std::uint64_t firstLine)
{
    if (auto skipped = reader.skipTo(firstLine); !skipped)
        return skipped;
    return dialect.headerLine > 0 ? reader.skipRecord() : core::Status{};
}

std::vector<RecordBlock::Record> takeRepeatedHeaders(RecordBlock& block, const std::vector<std::string>& header)
{
    std::vector<RecordBlock::Record> repeated;
    if (header.size() != block.columns || header.empty() || header.front().empty())
        return repeated;
    const std::string& first = header.front();
    for (std::size_t r = 0; r < block.records.size(); ++r) {
        const Field field = block.fields[r * block.columns];
        if (field.size() != first.size() || block.text(field) != first)
            continue;
        bool same = true;
        for (std::size_t c = 1; same && c < block.columns; ++c)
            same = block.text(r, c) == header[c];
        if (!same || (block.columns == 1 && header.front().size() < 3))
            continue;
        repeated.push_back(block.records[r]);
        const auto at = static_cast<std::ptrdiff_t>(r * block.columns);
        block.fields.erase(
            block.fields.begin() + at, block.fields.begin() + at + static_cast<std::ptrdiff_t>(block.columns));
        block.records.erase(block.records.begin() + static_cast<std::ptrdiff_t>(r));
        --r;
    }
    return repeated;
}

} // namespace holdfast::ingest
