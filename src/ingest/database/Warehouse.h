// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/database/Spool.h"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::ingest {

// Databases of others: "postgresql://…" or "postgres://…" by libpq, "odbc:DSN=…" or "odbc:DRIVER=…" by unixODBC. These
// are the only places of the program that open a socket, and only when such a source is named.
//   - the query is one statement that reads, run in a read-only transaction with a statement timeout
//   - certificates of servers that are not on this machine are checked (sslmode verify-full), whatever the URI says
//   - passwords come from where libpq looks (~/.pgpass, PGPASSWORD, service file) or from the source's own text, which
//     is never stored, printed or logged with them: sourceLabel() is
//   - numbers travel as text, never as floating point
//   - the result is kept in a Spool; aggregated queries are grouped by the server
bool isWarehouse(std::string_view source);

// sourceLabel() of them: "postgresql://user@host:port/database", "odbc:DSN=name".

inline constexpr int kConnectSeconds = 15;
inline constexpr int kStatementSeconds = 600;

// connection-failed, query-failed (with the server's reason), missing-parameter (no query), missing-field (aggregation
// without customer, date or amount), too-many-columns, disk-full, cancelled.
core::Result<Sniffed> sniffWarehouse(const std::string& source, const Mapping& given, core::JobContext& job);
core::Result<std::unique_ptr<RecordSource>> openWarehouseRecords(const Sniffed& sniffed, core::JobContext& job);

// A connection that can run one query.
class Warehouse {
public:
    struct Result {
        std::vector<std::string> names;
        std::vector<std::uint64_t> leftOut; // per column: values that are no text (bytes)
        std::shared_ptr<Spool> spool;
    };
    virtual ~Warehouse() = default;
    // Column names only.
    virtual core::Result<std::vector<std::string>> describe(const std::string& query) = 0;
    virtual core::Result<Result> run(const std::string& query) = 0;
    // The only way a name gets into a statement.
    virtual std::string quoted(std::string_view identifier) const = 0;
};
core::Result<std::unique_ptr<Warehouse>> connectPostgres(const std::string& source, core::JobContext& job);
core::Result<std::unique_ptr<Warehouse>> connectOdbc(const std::string& source, core::JobContext& job);

// One statement that begins with SELECT, WITH, VALUES or TABLE and has nothing behind it; without its last semicolon.
// Empty when it is something else.
std::string readingQuery(std::string_view text);

} // namespace holdfast::ingest
