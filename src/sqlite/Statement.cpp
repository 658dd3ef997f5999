// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/Statement.h"

#include <sqlite3.h>

#include <cmath>
#include <utility>

namespace holdfast::sqlite {

Statement::Statement(sqlite3* handle, std::string_view sql) : m_database(handle)
{
    if (!handle) {
        m_failure = core::Error {core::Code::Internal, {}, {}, {}, "no connection"};
        return;
    }
    const char* rest = nullptr;
    note(sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement, &rest));
    const auto end = rest ? static_cast<std::size_t>(rest - sql.data()) : sql.size();
    m_whole = m_statement && sql.find_first_not_of(" \t\r\n;", end) == std::string_view::npos;
}

Statement::Statement(Statement&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_whole(other.m_whole)
    , m_failure(std::move(other.m_failure))
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_statement, other.m_statement);
    std::swap(m_whole, other.m_whole);
    std::swap(m_failure, other.m_failure);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::note(int result)
{
    if (result != SQLITE_OK && !m_failure)
        m_failure = errorOf(m_database, result);
}

Statement& Statement::bind(int parameter, std::int64_t value)
{
    if (m_statement)
        note(sqlite3_bind_int64(m_statement, parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, double value)
{
    if (!std::isfinite(value))
        return bindNull(parameter);
    if (m_statement)
        note(sqlite3_bind_double(m_statement, parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view text)
{
    if (m_statement)
        note(sqlite3_bind_text64(m_statement, parameter, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindNull(int parameter)
{
    if (m_statement)
        note(sqlite3_bind_null(m_statement, parameter));
    return *this;
}

Statement& Statement::bindBlob(int parameter, std::string_view bytes)
{
    if (m_statement)
        note(sqlite3_bind_blob64(m_statement, parameter, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_STATIC));
    return *this;
}

core::Result<bool> Statement::step()
{
    if (m_failure)
        return std::unexpected(*m_failure);
    if (!m_statement)
        return core::fail(core::Code::Internal, {}, {}, "empty statement");
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW)
        return true;
    if (result == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return false;
    }
    core::Error error = errorOf(m_database, result);
    sqlite3_reset(m_statement);
    return std::unexpected(std::move(error));
}

core::Status Statement::run()
{
    for (;;) {
        const auto more = step();
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    if (m_statement) // of a parameter
        m_failure.reset();
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

std::string_view Statement::blob(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                 : std::string_view();
}

bool Statement::isNull(int column) const
{
    return type(column) == ColumnType::Null;
}

ColumnType Statement::type(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return ColumnType::Integer;
    case SQLITE_FLOAT:
        return ColumnType::Real;
    case SQLITE_TEXT:
        return ColumnType::Text;
    case SQLITE_BLOB:
        return ColumnType::Blob;
    default:
        return ColumnType::Null;
    }
}

bool Statement::reads() const
{
    return m_statement && m_whole && sqlite3_stmt_readonly(m_statement) != 0;
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement);
}

std::string_view Statement::name(int column) const
{
    const char* name = sqlite3_column_name(m_statement, column);
    return name ? name : "";
}

} // namespace holdfast::sqlite
