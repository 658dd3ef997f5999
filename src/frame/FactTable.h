// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame/Snapshot.h"

namespace holdfast::frame {

// A row that names nobody: an anonymous answer, an outside series.
inline constexpr std::uint32_t kNoCustomer = 0xFFFFFFFF;

// The rows of one of the smaller roles as of the day of a snapshot, in order of their day (that of a row without day,
// as in benchmarks, is kNone), rows of one day as in the file. What was decided after the day is missing: a bill that was
// paid later is not paid yet, a complaint that was closed later is open, and what came of it is not known.
struct FactTable {
    std::string role;
    std::vector<std::uint32_t> customers; // index into Snapshot::customers or kNoCustomer
    std::vector<std::int32_t> days; // since 1970-01-01
    std::vector<CustomerColumn> columns; // a value a row; the customer and what was not asked for are left out
    std::map<std::string, std::uint64_t> leftOut; // reason word -> rows, words as in Snapshot
    std::vector<SnapshotSource> sources;
    std::string fingerprint; // hex digest of everything that went in

    std::size_t rows() const { return days.size(); }
    const CustomerColumn* column(std::string_view nameOrField) const
    {
        for (const auto& column : columns)
            if (column.field == nameOrField)
                return &column;
        for (const auto& column : columns)
            if (column.name == nameOrField)
                return &column;
        return nullptr;
    }
};

} // namespace holdfast::frame
