// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "sqlite/Database.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace holdfast::sqlite {

using Cell = std::variant<std::monostate, std::int64_t, std::string>;

// One pass over the rows of a RowTable.
class RowCursor {
public:
    virtual ~RowCursor() = default;
    // To the first row. `used`: bit i set = column i will be asked for (bit 63 = any column from 63 on). `key`: only
    // rows whose key column has this value are wanted.
    virtual core::Status start(std::uint64_t used, std::optional<std::int64_t> key) = 0;
    virtual bool atEnd() const = 0;
    virtual core::Status next() = 0;
    virtual Cell cell(int column) = 0;
};

// Rows computed by the program and shown to SQL as a read-only table that is in no schema.
class RowTable {
public:
    virtual ~RowTable() = default;
    virtual std::string columns() const = 0; // as inside CREATE TABLE x(…)
    virtual int keyColumn() const = 0; // column by which start() can narrow; -1 = none
    virtual double rowsEstimate() const = 0;
    virtual std::unique_ptr<RowCursor> open() = 0;
};

// Shows `table` under `name` to every statement of the connection, as long as the connection lives.
core::Status registerTable(Database& database, const std::string& name, std::shared_ptr<RowTable> table);

} // namespace holdfast::sqlite
