// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/Database.h"

#include "sqlite/Statement.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace holdfast::sqlite {

using core::Code;

Database::Database(Database&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) { }

Database& Database::operator=(Database&& other) noexcept
{
    if (this != &other) {
        close();
        m_handle = std::exchange(other.m_handle, nullptr);
    }
    return *this;
}

Database::~Database()
{
    close();
}

void Database::close()
{
    // The deferring form: a statement that outlives its connection is the owner's mistake, not a leak of the lock.
    sqlite3_close_v2(std::exchange(m_handle, nullptr));
}

core::Status Database::execute(const std::string& sql)
{
    if (!m_handle)
        return core::fail(Code::Internal, {}, {}, "no connection");
    const int result = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        return std::unexpected(errorOf(m_handle, result));
    return {};
}

Statement Database::prepare(std::string_view sql)
{
    return Statement(m_handle, sql);
}

core::Result<std::int64_t> Database::integer(std::string_view sql)
{
    Statement statement = prepare(sql);
    const auto row = statement.step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return core::fail(Code::NotEnoughData);
    const std::int64_t value = statement.integer(0);
    statement.reset();
    return value;
}

void Database::interrupt()
{
    if (m_handle)
        sqlite3_interrupt(m_handle);
}

bool Database::inTransaction() const
{
    return m_handle && sqlite3_get_autocommit(m_handle) == 0;
}

std::int64_t Database::changes() const
{
    return m_handle ? sqlite3_changes64(m_handle) : 0;
}

void Database::keepLog(bool keep)
{
    if (m_handle)
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

// Whether the last failure of the file or of its log was one of space. The system's own error number is another by the
// time SQLite has rolled back.
static bool outOfSpace(sqlite3* handle, int system)
{
    const auto space = [](int error) { return error == ENOSPC || error == EFBIG || error == EDQUOT; };
    if (space(system))
        return true;
    for (const int which : {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER}) {
        sqlite3_file* file = nullptr;
        int last = 0;
        if (handle && sqlite3_file_control(handle, "main", which, &file) == SQLITE_OK && file && file->pMethods
            && file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK && space(last))
            return true;
    }
    return false;
}

core::Error errorOf(sqlite3* handle, int result)
{
    const int extended = handle && (sqlite3_extended_errcode(handle) & 0xff) == (result & 0xff)
        ? sqlite3_extended_errcode(handle)
        : result;
    const int system = handle ? sqlite3_system_errno(handle) : 0;
    const bool input = (extended & 0xff) == SQLITE_IOERR || (extended & 0xff) == SQLITE_CANTOPEN;
    core::Error error;
    error.detail = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(result);
    error.detail += " (" + std::to_string(extended) + (input && system ? ", errno " + std::to_string(system) : "") + ")";
    switch (extended & 0xff) {
    case SQLITE_FULL:
        error.code = Code::DiskFull;
        break;
    case SQLITE_IOERR:
        if (extended == SQLITE_IOERR_NOMEM)
            error.code = Code::OutOfMemory;
        else if ((extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_TRUNCATE || extended == SQLITE_IOERR_FSYNC)
            && outOfSpace(handle, system))
            error.code = Code::DiskFull;
        else
            error.code = Code::IoError;
        break;
    case SQLITE_CANTOPEN:
        error.code = system == EACCES || system == EPERM || system == EROFS ? Code::WorkspaceDenied
            : system == ENOENT                                              ? Code::FileNotFound
            : system == ENOSPC                                              ? Code::DiskFull
                                                                            : Code::IoError;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.code = Code::WorkspaceLocked;
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        error.code = Code::WorkspaceDamaged;
        break;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        error.code = Code::WorkspaceDenied;
        break;
    case SQLITE_READONLY:
        error.code = extended == SQLITE_READONLY_DBMOVED ? Code::WorkspaceMoved : Code::WorkspaceReadOnly;
        break;
    case SQLITE_INTERRUPT:
        error.code = Code::Cancelled;
        break;
    case SQLITE_NOMEM:
        error.code = Code::OutOfMemory;
        break;
    case SQLITE_TOOBIG:
        error.code = Code::LimitsExceeded;
        break;
    default:
        error.code = Code::Internal;
    }
    return error;
}

std::string quoted(std::string_view identifier)
{
    std::string text = "\"";
    for (const char c : identifier) {
        if (c == '"')
            text.push_back('"');
        text.push_back(c);
    }
    text.push_back('"');
    return text;
}

Transaction::Transaction(Database& database) : m_database(database), m_begun(database.execute("BEGIN IMMEDIATE"))
{
    m_open = m_begun.has_value();
}

Transaction::~Transaction()
{
    rollback();
}

core::Status Transaction::commit()
{
    if (!m_open)
        return m_begun ? core::fail(Code::Internal, {}, {}, "transaction is not open") : m_begun;
    const auto status = m_database.execute("COMMIT");
    if (status)
        m_open = false;
    return status;
}

void Transaction::rollback()
{
    if (m_open && m_database.inTransaction())
        (void)m_database.execute("ROLLBACK");
    m_open = false;
}

} // namespace holdfast::sqlite
