// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "sqlite/Database.h"

#include <cstdint>
#include <optional>
#include <string_view>

struct sqlite3_stmt;

namespace holdfast::sqlite {

// A compiled statement, to be reused. Parameters and columns count from 1 and 0, as in SQLite. Failures of compiling
// and binding are kept and come out of step() and run().
class Statement {
public:
    Statement() = default;
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, double value); // a non-finite value is bound as null
    Statement& bind(int parameter, std::string_view text);
    Statement& bind(int parameter, const char* text) { return bind(parameter, std::string_view(text)); }
    Statement& bind(int parameter, int value) { return bind(parameter, static_cast<std::int64_t>(value)); }
    Statement& bind(int parameter, std::uint64_t value) { return bind(parameter, static_cast<std::int64_t>(value)); }
    Statement& bindNull(int parameter);
    // Not copied: the bytes must stay until the next step(), run() or bind.
    Statement& bindBlob(int parameter, std::string_view bytes);

    // True: a row is there. False: done; the statement is reset and keeps its parameters.
    core::Result<bool> step();
    // Steps to the end and resets.
    core::Status run();
    void reset(); // also after a parameter that failed
    bool isCompiled() const { return m_statement != nullptr; }

    std::int64_t integer(int column) const;
    double real(int column) const;
    // Valid until the next step.
    std::string_view text(int column) const;
    std::string_view blob(int column) const;
    bool isNull(int column) const;
    ColumnType type(int column) const;
    // One statement that compiled, with nothing behind it, and that changes nothing.
    bool reads() const;
    int columns() const;
    std::string_view name(int column) const;

private:
    friend class Database;
    Statement(sqlite3* handle, std::string_view sql);
    void note(int result);
    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_statement = nullptr;
    bool m_whole = false; // nothing follows the statement
    std::optional<core::Error> m_failure;
};

} // namespace holdfast::sqlite
