// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/database/Warehouse.h"
#include "ingest/xlsx/CellValue.h"
#include "sqlite/Database.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <libpq-fe.h>
#include <poll.h>
#include <unistd.h>

namespace holdfast::ingest {
namespace {

using core::Code;

constexpr int kRowsAtOnce = 5000;

struct CloseConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, CloseConnection>;
using Answer = std::unique_ptr<PGresult, ClearResult>;

bool isLocal(std::string_view host)
{
    while (!host.empty()) { // several hosts are separated by commas
        const std::size_t comma = std::min(host.find(','), host.size());
        const std::string_view one = host.substr(0, comma);
        host.remove_prefix(std::min(comma + 1, host.size()));
        if (!(one.empty() || one.starts_with('/') || one.starts_with('@') || one == "localhost" || one == "::1"
                || one.starts_with("127.")))
            return false;
    }
    return true;
}

// Waits until the socket can be read or written; false when the job stops or the time is over.
bool await(PGconn* connection, bool reading, core::JobContext& job, int seconds)
{
    for (int i = 0; i < seconds * 25; ++i) {
        if (job.shouldStop())
            return false;
        pollfd wait{PQsocket(connection), static_cast<short>(reading ? POLLIN : POLLOUT), 0};
        if (::poll(&wait, 1, 40) > 0)
            return true;
    }
    return false;
}

// The text of a value as the survey wants it, by the type the server names.
Native shaped(Oid type, std::string_view value, std::string& to)
{
    to.assign(value);
    switch (type) {
    case 16: // boolean
        to = value == "t" ? "true" : "false";
        return Native::Boolean;
    case 20: // integers
    case 21:
    case 23:
        return Native::Number;
    case 700: // floating point, shortest text
    case 701:
    case 1700: // numeric: all digits as they are
        if (value.find_first_not_of("0123456789.-") == std::string_view::npos)
            return Native::Number;
        if (value.find_first_of("eE") != std::string_view::npos) {
            std::string plain;
            const NumberText number = appendNumber(plain, value, {}, false);
            if (!number.corrupt) {
                to = std::move(plain);
                return Native::Number;
            }
        }
        return Native::None;
    case 1082: // date, without "infinity" and years before Christ
    case 1114: // timestamp
    case 1184: // timestamp with time zone, in UTC
        if (to.ends_with("+00"))
            to.replace(to.size() - 3, 3, "Z");
        return to.size() >= 10 && to.front() >= '0' && to.front() <= '9' && !to.ends_with("BC") ? Native::Moment
                                                                                                : Native::None;
    default:
        return Native::None;
    }
}

class Postgres final : public Warehouse {
public:
    Postgres(Connection connection, core::JobContext& job)
        : m_connection(std::move(connection))
        , m_job(job)
    {
    }
    core::Result<Answer> send(const std::string& sql);
    core::Result<std::vector<std::string>> describe(const std::string& query) override;
    core::Result<Result> run(const std::string& query) override;
    std::string quoted(std::string_view identifier) const override { return sqlite::quoted(identifier); }

private:
    Connection m_connection;
    core::JobContext& m_job;
};

// One statement; the extended protocol takes no second one.
core::Result<Answer> Postgres::send(const std::string& sql)
{
    PGconn* connection = m_connection.get();
    const auto lost = [&] { return core::fail(Code::ConnectionFailed, {}, {}, PQerrorMessage(connection)); };
    if (PQsendQueryParams(connection, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 0)
        return lost();
    bool stopped = false;
    while (PQisBusy(connection) != 0) {
        if (!await(connection, true, m_job, kStatementSeconds + 30)) {
            if (stopped)
                return core::fail(Code::Cancelled);
            stopped = true;
            if (PGcancel* cancel = PQgetCancel(connection)) {
                char why[256];
                PQcancel(cancel, why, sizeof why);
                PQfreeCancel(cancel);
            }
            return core::fail(m_job.shouldStop() ? Code::Cancelled : Code::ConnectionFailed);
        }
        if (PQconsumeInput(connection) == 0)
            return lost();
    }
    Answer first(PQgetResult(connection));
    while (Answer next{PQgetResult(connection)}) { }
    const auto status = PQresultStatus(first.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return first;
    const char* reason = first ? PQresultErrorField(first.get(), PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    if (reason == nullptr)
        return lost();
    std::string text = reason;
    if (!text.ends_with('.'))
        text += '.';
    return core::fail(Code::QueryFailed, {{"reason", text}}, {}, PQresultErrorMessage(first.get()));
}

core::Result<std::vector<std::string>> Postgres::describe(const std::string& query)
{
    auto answer = send("SELECT * FROM (" + query + "\n) AS holdfast_source LIMIT 0");
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    std::vector<std::string> names;
    for (int c = 0; c < PQnfields(answer->get()); ++c)
        names.emplace_back(PQfname(answer->get(), c));
    return names;
}

core::Result<Warehouse::Result> Postgres::run(const std::string& query)
{
    if (auto begun = send("DECLARE holdfast_rows NO SCROLL CURSOR FOR " + query); !begun)
        return std::unexpected(std::move(begun.error()));
    Result result;
    const std::string fetch = "FETCH " + std::to_string(kRowsAtOnce) + " FROM holdfast_rows";
    std::string text;
    std::vector<Oid> types;
    for (;;) {
        auto rows = send(fetch);
        if (!rows)
            return std::unexpected(std::move(rows.error()));
        PGresult* block = rows->get();
        const int columns = PQnfields(block), count = PQntuples(block);
        if (!result.spool) {
            for (int c = 0; c < columns; ++c) {
                result.names.emplace_back(PQfname(block, c));
                types.push_back(PQftype(block, c));
            }
            result.leftOut.resize(static_cast<std::size_t>(columns));
            auto spool = Spool::create(static_cast<std::size_t>(columns));
            if (!spool)
                return std::unexpected(std::move(spool.error()));
            result.spool = std::move(*spool);
        }
        for (int r = 0; r < count; ++r) {
            for (int c = 0; c < columns; ++c) {
                const auto column = static_cast<std::size_t>(c);
                const std::string_view value(
                    PQgetvalue(block, r, c), static_cast<std::size_t>(PQgetlength(block, r, c)));
                Native kind = Native::None;
                text.clear();
                if (types[column] == 17) // bytes
                    result.leftOut[column] += PQgetisnull(block, r, c) == 0;
                else if (PQgetisnull(block, r, c) == 0)
                    kind = shaped(types[column], value, text);
                if (auto kept = result.spool->cell(text, kind); !kept)
                    return std::unexpected(std::move(kept.error()));
            }
            if (auto kept = result.spool->endRow(); !kept)
                return std::unexpected(std::move(kept.error()));
        }
        m_job.progress(-1, "survey");
        if (count < kRowsAtOnce)
            break;
    }
    if (auto closed = result.spool->close(); !closed)
        return std::unexpected(std::move(closed.error()));
    (void)send("ROLLBACK");
    return result;
}

} // namespace

core::Result<std::unique_ptr<Warehouse>> connectPostgres(const std::string& source, core::JobContext& job)
{
    char* why = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(source.c_str(), &why), &PQconninfoFree);
    if (!options) {
        PQfreemem(why); // it may repeat the source, and with it a password
        return core::fail(Code::ConnectionFailed, {}, {}, "the address can't be read");
    }
    std::vector<const char*> keys, values;
    std::string host;
    bool verified = false, named = false;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr)
            continue;
        const std::string_view key = option->keyword, value = option->val;
        if (key == "host" || key == "hostaddr") {
            host += (host.empty() ? "" : ",") + std::string(value);
            named = true;
        }
        if (key == "service")
            host = "?"; // may name any host
        if (key == "sslmode") {
            verified = value == "verify-full" || value == "verify-ca";
            if (!verified)
                continue;
        }
        if (key == "client_encoding" || key == "replication" || key == "options")
            continue;
        keys.push_back(option->keyword);
        values.push_back(option->val);
    }
    for (const char* variable : {"PGHOST", "PGHOSTADDR", "PGSERVICE"})
        if (const char* value = std::getenv(variable); value != nullptr && *value != 0 && !named)
            host += (host.empty() ? "" : ",") + (std::string_view(variable) == "PGSERVICE" ? "?" : std::string(value));
    const auto add = [&](const char* key, const char* value) {
        if (std::none_of(keys.begin(), keys.end(), [&](const char* k) { return std::string_view(k) == key; })) {
            keys.push_back(key);
            values.push_back(value);
        }
    };
    const char* home = std::getenv("HOME");
    const std::string own = std::string(home != nullptr ? home : "") + "/.postgresql/root.crt";
    static constexpr const char* kSystem = "/etc/ssl/certs/ca-certificates.crt";
    if (!isLocal(host) && !verified) {
        add("sslmode", "verify-full");
        if (::access(own.c_str(), R_OK) != 0 && std::getenv("PGSSLROOTCERT") == nullptr && ::access(kSystem, R_OK) == 0)
            add("sslrootcert", kSystem);
    }
    add("fallback_application_name", "Holdfast");
    add("client_encoding", "UTF8");
    const std::string settings =
        "-c default_transaction_read_only=on -c DateStyle=ISO -c TimeZone=UTC -c IntervalStyle=iso_8601"
        " -c extra_float_digits=1 -c bytea_output=hex -c standard_conforming_strings=on"
        " -c statement_timeout="
        + std::to_string(kStatementSeconds * 1000);
    add("options", settings.c_str());
    keys.push_back(nullptr);
    values.push_back(nullptr);
    Connection connection(PQconnectStartParams(keys.data(), values.data(), 0));
    if (!connection)
        return core::fail(Code::OutOfMemory);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (PQstatus(connection.get()) != CONNECTION_BAD && state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED) {
        if (!await(connection.get(), state == PGRES_POLLING_READING, job, kConnectSeconds))
            return core::fail(job.shouldStop() ? Code::Cancelled : Code::ConnectionFailed, {}, {}, "no answer in time");
        state = PQconnectPoll(connection.get());
    }
    if (PQstatus(connection.get()) != CONNECTION_OK)
        return core::fail(Code::ConnectionFailed, {}, {}, PQerrorMessage(connection.get()));
    auto warehouse = std::make_unique<Postgres>(std::move(connection), job);
    // One snapshot for both the names and the rows; nothing in it can write.
    if (auto begun = warehouse->send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); !begun)
        return std::unexpected(std::move(begun.error()));
    return warehouse;
}

} // namespace holdfast::ingest
