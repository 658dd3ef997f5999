// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/database/Warehouse.h"
#include "ingest/xlsx/CellValue.h"
#include "sqlite/Database.h"
#include "text/Utf8.h"

#include <algorithm>

#include <sql.h>
#include <sqlext.h>

namespace holdfast::ingest {
namespace {

using core::Code;

// A handle of the driver manager.
struct Handle {
    SQLSMALLINT kind = 0;
    SQLHANDLE handle = SQL_NULL_HANDLE;
    Handle(SQLSMALLINT type, SQLHANDLE parent)
        : kind(type)
    {
        if (SQLAllocHandle(type, parent, &handle) != SQL_SUCCESS)
            handle = SQL_NULL_HANDLE;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle()
    {
        if (handle != SQL_NULL_HANDLE)
            SQLFreeHandle(kind, handle);
    }
};

bool succeeded(SQLRETURN code)
{
    return code == SQL_SUCCESS || code == SQL_SUCCESS_WITH_INFO;
}

std::string messageOf(const Handle& handle)
{
    SQLCHAR state[6] = {}, text[1024] = {};
    SQLINTEGER native = 0;
    SQLSMALLINT size = 0;
    if (!succeeded(SQLGetDiagRec(handle.kind, handle.handle, 1, state, &native, text, sizeof text, &size)))
        return {};
    return reinterpret_cast<const char*>(text);
}

void appendUtf16(std::string& to, const SQLWCHAR* units, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i) {
        char32_t c = units[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < n && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000)
            c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00u);
        if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        text::appendUtf8(to, c);
    }
}

class Odbc final : public Warehouse {
public:
    explicit Odbc(core::JobContext& job)
        : m_environment(SQL_HANDLE_ENV, SQL_NULL_HANDLE)
        , m_job(job)
    {
        SQLSetEnvAttr(m_environment.handle, SQL_ATTR_ODBC_VERSION, reinterpret_cast<SQLPOINTER>(SQL_OV_ODBC3), 0);
        m_connection = std::make_unique<Handle>(SQL_HANDLE_DBC, m_environment.handle);
    }
    ~Odbc() override
    {
        if (m_connected) {
            SQLEndTran(SQL_HANDLE_DBC, m_connection->handle, SQL_ROLLBACK);
            SQLDisconnect(m_connection->handle);
        }
    }
    core::Status connect(const std::string& text);
    core::Result<std::vector<std::string>> describe(const std::string& query) override;
    core::Result<Result> run(const std::string& query) override;
    std::string quoted(std::string_view identifier) const override
    {
        if (m_quote == "\"")
            return sqlite::quoted(identifier);
        std::string text = m_quote;
        for (const char c : identifier) {
            text += c;
            if (m_quote == std::string_view(&c, 1))
                text += c;
        }
        return text + m_quote;
    }

private:
    core::Status execute(Handle& statement, const std::string& sql);
    std::vector<std::string> names(Handle& statement) const;
    core::Result<bool> cell(Handle& statement, SQLUSMALLINT column, std::string& to);

    Handle m_environment;
    std::unique_ptr<Handle> m_connection;
    core::JobContext& m_job;
    std::string m_quote = "\"";
    bool m_connected = false;
};

core::Status Odbc::connect(const std::string& text)
{
    const SQLHANDLE connection = m_connection->handle;
    if (connection == SQL_NULL_HANDLE)
        return core::fail(Code::OutOfMemory);
    const auto number = [](int value) { return reinterpret_cast<SQLPOINTER>(static_cast<std::intptr_t>(value)); };
    SQLSetConnectAttr(connection, SQL_ATTR_LOGIN_TIMEOUT, number(kConnectSeconds), 0);
    SQLSetConnectAttr(connection, SQL_ATTR_ACCESS_MODE, number(SQL_MODE_READ_ONLY), 0);
    std::string wanted = text;
    SQLCHAR used[1024];
    SQLSMALLINT size = 0;
    const SQLRETURN code = SQLDriverConnect(connection, nullptr, reinterpret_cast<SQLCHAR*>(wanted.data()),
        static_cast<SQLSMALLINT>(wanted.size()), used, sizeof used, &size, SQL_DRIVER_NOPROMPT);
    if (!succeeded(code))
        return core::fail(Code::ConnectionFailed, {}, {}, messageOf(*m_connection));
    m_connected = true;
    SQLSetConnectAttr(connection, SQL_ATTR_AUTOCOMMIT, number(SQL_AUTOCOMMIT_OFF), 0);
    SQLCHAR name[128] = {};
    if (succeeded(SQLGetInfo(connection, SQL_IDENTIFIER_QUOTE_CHAR, name, sizeof name, &size)) && size == 1
        && name[0] > ' ')
        m_quote = reinterpret_cast<const char*>(name);
    if (!succeeded(SQLGetInfo(connection, SQL_DBMS_NAME, name, sizeof name, &size)))
        return {};
    // Access mode is a hint to most drivers; these servers can be told for certain.
    const std::string server = reinterpret_cast<const char*>(name);
    if (server.starts_with("PostgreSQL") || server.starts_with("MySQL") || server.starts_with("MariaDB")) {
        Handle statement(SQL_HANDLE_STMT, connection);
        if (auto done = execute(statement,
                server.starts_with("PostgreSQL") ? "SET TRANSACTION READ ONLY" : "START TRANSACTION READ ONLY");
            !done)
            return done;
    }
    return {};
}

core::Status Odbc::execute(Handle& statement, const std::string& sql)
{
    if (m_job.shouldStop())
        return core::fail(Code::Cancelled);
    SQLSetStmtAttr(statement.handle, SQL_ATTR_QUERY_TIMEOUT,
        reinterpret_cast<SQLPOINTER>(static_cast<std::intptr_t>(kStatementSeconds)), 0);
    // The text as UTF-16: what a narrow one means is up to the locale.
    std::vector<SQLWCHAR> wide;
    for (std::size_t at = 0; at < sql.size();) {
        const char32_t c = text::nextCodePoint(sql, at);
        if (c >= 0x10000) {
            wide.push_back(static_cast<SQLWCHAR>(0xD800 + ((c - 0x10000) >> 10)));
            wide.push_back(static_cast<SQLWCHAR>(0xDC00 + ((c - 0x10000) & 0x3FF)));
        } else {
            wide.push_back(static_cast<SQLWCHAR>(c));
        }
    }
    const SQLHANDLE handle = statement.handle;
    const auto stopping = m_job.onStop([handle] { SQLCancel(handle); });
    const SQLRETURN code = SQLExecDirectW(handle, wide.data(), static_cast<SQLINTEGER>(wide.size()));
    if (succeeded(code) || code == SQL_NO_DATA)
        return {};
    if (m_job.shouldStop())
        return core::fail(Code::Cancelled);
    std::string reason = messageOf(statement);
    if (!reason.ends_with('.'))
        reason += '.';
    return core::fail(Code::QueryFailed, {{"reason", reason}});
}

std::vector<std::string> Odbc::names(Handle& statement) const
{
    SQLSMALLINT columns = 0;
    SQLNumResultCols(statement.handle, &columns);
    std::vector<std::string> names;
    for (SQLSMALLINT c = 1; c <= columns; ++c) {
        SQLWCHAR text[512];
        SQLSMALLINT size = 0, type = 0, places = 0, nullable = 0;
        SQLULEN length = 0;
        std::string name;
        if (succeeded(SQLDescribeColW(
                statement.handle, static_cast<SQLUSMALLINT>(c), text, 512, &size, &type, &length, &places, &nullable)))
            appendUtf16(name, text, static_cast<std::size_t>(std::clamp<int>(size, 0, 511)));
        names.push_back(std::move(name));
    }
    return names;
}

core::Result<std::vector<std::string>> Odbc::describe(const std::string& query)
{
    Handle statement(SQL_HANDLE_STMT, m_connection->handle);
    if (auto done = execute(statement, "SELECT * FROM (" + query + "\n) AS holdfast_source WHERE 1 = 0"); !done)
        return std::unexpected(std::move(done.error()));
    return names(statement);
}

// The text of a cell; false where it is null.
core::Result<bool> Odbc::cell(Handle& statement, SQLUSMALLINT column, std::string& to)
{
    to.clear();
    SQLWCHAR block[4096];
    for (;;) {
        SQLLEN size = 0;
        const SQLRETURN code = SQLGetData(statement.handle, column, SQL_C_WCHAR, block, sizeof block, &size);
        if (code == SQL_NO_DATA)
            return true;
        if (!succeeded(code))
            return core::fail(Code::QueryFailed, {{"reason", messageOf(statement)}});
        if (size == SQL_NULL_DATA)
            return false;
        constexpr SQLLEN kRoom = sizeof block - sizeof(SQLWCHAR);
        const bool more = code == SQL_SUCCESS_WITH_INFO && (size == SQL_NO_TOTAL || size > kRoom);
        const SQLLEN given = more ? kRoom : std::clamp<SQLLEN>(size, 0, kRoom);
        appendUtf16(to, block, static_cast<std::size_t>(given) / sizeof(SQLWCHAR));
        if (!more)
            return true;
        if (to.size() > kMaxFieldBytes)
            return core::fail(Code::FieldTooLarge, {{"limit", std::to_string(kMaxFieldBytes)}});
    }
}

core::Result<Warehouse::Result> Odbc::run(const std::string& query)
{
    Handle statement(SQL_HANDLE_STMT, m_connection->handle);
    if (auto done = execute(statement, query); !done)
        return std::unexpected(std::move(done.error()));
    Result result;
    result.names = names(statement);
    result.leftOut.resize(result.names.size());
    auto spool = Spool::create(result.names.size());
    if (!spool)
        return std::unexpected(std::move(spool.error()));
    result.spool = std::move(*spool);
    std::vector<SQLLEN> types(result.names.size());
    for (std::size_t c = 0; c < types.size(); ++c)
        SQLColAttribute(
            statement.handle, static_cast<SQLUSMALLINT>(c + 1), SQL_DESC_CONCISE_TYPE, nullptr, 0, nullptr, &types[c]);
    std::string text, plain;
    for (std::uint64_t row = 0;; ++row) {
        if (m_job.shouldStop())
            return core::fail(Code::Cancelled);
        const SQLRETURN code = SQLFetch(statement.handle);
        if (code == SQL_NO_DATA)
            break;
        if (!succeeded(code))
            return core::fail(Code::QueryFailed, {{"reason", messageOf(statement)}});
        for (std::size_t c = 0; c < types.size(); ++c) {
            const SQLLEN type = types[c];
            const bool bytes = type == SQL_BINARY || type == SQL_VARBINARY || type == SQL_LONGVARBINARY;
            auto there = cell(statement, static_cast<SQLUSMALLINT>(c + 1), text);
            if (!there)
                return std::unexpected(std::move(there.error()));
            Native kind = Native::None;
            if (!*there || bytes) {
                result.leftOut[c] += *there;
                text.clear();
            } else if (type == SQL_BIT) {
                kind = Native::Boolean;
                text = text == "1" || text == "t" || text == "true" ? "true" : "false";
            } else if (type == SQL_INTEGER || type == SQL_SMALLINT || type == SQL_TINYINT || type == SQL_BIGINT
                || type == SQL_NUMERIC || type == SQL_DECIMAL || type == SQL_REAL || type == SQL_FLOAT
                || type == SQL_DOUBLE) {
                if (text.starts_with('.') || text.starts_with("-."))
                    text.insert(text.find('.'), "0");
                plain.clear();
                const bool exponent = text.find_first_of("eE") != std::string::npos;
                if (exponent && !appendNumber(plain, text, {}, false).corrupt)
                    text = plain;
                kind = text.find_first_not_of("0123456789.-") == std::string::npos ? Native::Number : Native::None;
            } else if (type == SQL_TYPE_DATE || type == SQL_TYPE_TIMESTAMP) {
                kind = Native::Moment;
            }
            if (auto kept = result.spool->cell(text, kind); !kept)
                return std::unexpected(std::move(kept.error()));
        }
        if (auto kept = result.spool->endRow(); !kept)
            return std::unexpected(std::move(kept.error()));
        if (row % 1024 == 0)
            m_job.progress(-1, "survey");
    }
    if (auto closed = result.spool->close(); !closed)
        return std::unexpected(std::move(closed.error()));
    return result;
}

} // namespace

core::Result<std::unique_ptr<Warehouse>> connectOdbc(const std::string& source, core::JobContext& job)
{
    auto odbc = std::make_unique<Odbc>(job);
    if (auto connected = odbc->connect(source.substr(5)); !connected)
        return std::unexpected(std::move(connected.error()));
    return odbc;
}

} // namespace holdfast::ingest
