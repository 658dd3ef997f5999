// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/Database.h"

#include <sqlite3.h>

#include <csignal>
#include <mutex>

namespace holdfast::sqlite {

// A file over the size limit of the process must come back as an error of the write, not end the program.
static void refuseFileSizeSignal()
{
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction now = {};
        if (sigaction(SIGXFSZ, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) {
            now.sa_handler = SIG_IGN;
            sigaction(SIGXFSZ, &now, nullptr);
        }
    });
}

static std::string uriOf(const std::string& path)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#' || byte < 0x21 || byte > 0x7e) {
            uri += '%';
            uri += kDigits[byte >> 4];
            uri += kDigits[byte & 15];
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

static int allowReadingOnly(void*, int action, const char*, const char* name, const char*, const char*)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return name && std::string_view(name) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA: {
        const std::string_view pragma = name ? name : "";
        return pragma == "table_info" || pragma == "table_xinfo" || pragma == "table_list" || pragma == "encoding"
                || pragma == "quick_check"
            ? SQLITE_OK
            : SQLITE_DENY;
    }
    default:
        return SQLITE_DENY;
    }
}

static core::Status configure(sqlite3* handle, const OpenOptions& options)
{
    const auto set = [handle](int option, int value) { return sqlite3_db_config(handle, option, value, nullptr); };
    for (const auto& [option, value] : {std::pair(SQLITE_DBCONFIG_DEFENSIVE, 1), std::pair(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
             std::pair(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), std::pair(SQLITE_DBCONFIG_DQS_DML, 0),
             std::pair(SQLITE_DBCONFIG_DQS_DDL, 0), std::pair(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, options.keepLog ? 1 : 0)}) {
        const int result = set(option, value);
        if (result != SQLITE_OK)
            return std::unexpected(errorOf(handle, result));
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, options.busyMilliseconds);
    // The locking mode comes before the first read: only then does a WAL without a -shm file work.
    static constexpr const char* kSettings
        = "PRAGMA cell_size_check=on; PRAGMA mmap_size=0; PRAGMA foreign_keys=on; PRAGMA secure_delete=on;"
          "PRAGMA temp_store=memory;";
    const std::string first = options.exclusive ? "PRAGMA locking_mode=exclusive;" : "";
    const int result = sqlite3_exec(handle, (first + kSettings).c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        return std::unexpected(errorOf(handle, result));
    // Setting it reads the schema: the first access to the file, where a lock or damage shows.
    if (options.access != Access::Memory) {
        const int synchronous = sqlite3_exec(handle, "PRAGMA synchronous=full;", nullptr, nullptr, nullptr);
        if (synchronous != SQLITE_OK) {
            core::Error error = errorOf(handle, synchronous);
            if (error.code == core::Code::Internal)
                error.code = core::Code::WorkspaceDamaged; // a schema that does not parse
            return std::unexpected(std::move(error));
        }
    }
    if (options.source) {
        for (const auto& [limit, value] : {std::pair(SQLITE_LIMIT_LENGTH, 64 << 20), std::pair(SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
                 std::pair(SQLITE_LIMIT_COLUMN, 2000), std::pair(SQLITE_LIMIT_EXPR_DEPTH, 100),
                 std::pair(SQLITE_LIMIT_ATTACHED, 0), std::pair(SQLITE_LIMIT_VDBE_OP, 250000),
                 std::pair(SQLITE_LIMIT_TRIGGER_DEPTH, 1), std::pair(SQLITE_LIMIT_WORKER_THREADS, 0)})
            sqlite3_limit(handle, limit, value);
        sqlite3_set_authorizer(handle, allowReadingOnly, nullptr);
    }
    return {};
}

core::Result<Database> open(const std::string& path, const OpenOptions& options)
{
    refuseFileSizeSignal();
    int flags = SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE;
    std::string name = path;
    switch (options.access) {
    case Access::ReadWrite:
        flags |= SQLITE_OPEN_READWRITE;
        break;
    case Access::ReadOnly:
        flags |= SQLITE_OPEN_READONLY;
        break;
    case Access::Immutable:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = uriOf(path);
        break;
    case Access::Create:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    case Access::Memory:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
        name = ":memory:";
        break;
    }
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    Database database(handle);
    if (result != SQLITE_OK) {
        core::Error error = errorOf(handle, result);
        error.arguments.emplace_back("path", path);
        return std::unexpected(std::move(error));
    }
    if (const auto status = configure(handle, options); !status) {
        core::Error error = status.error();
        error.arguments.emplace_back("path", path);
        return std::unexpected(std::move(error));
    }
    return database;
}

core::Status backup(Database& source, const std::string& target, core::JobContext& job)
{
    auto copy = open(target, {.access = Access::Create, .exclusive = true});
    if (!copy)
        return std::unexpected(copy.error());
    sqlite3_backup* running = sqlite3_backup_init(copy->handle(), "main", source.handle(), "main");
    if (!running)
        return std::unexpected(errorOf(copy->handle(), sqlite3_errcode(copy->handle())));
    int result = SQLITE_OK;
    while (result == SQLITE_OK && !job.shouldStop()) {
        result = sqlite3_backup_step(running, 1024);
        const int total = sqlite3_backup_pagecount(running);
        job.progress(total > 0 ? 1 - static_cast<double>(sqlite3_backup_remaining(running)) / total : -1, "backup");
    }
    const bool stopped = result == SQLITE_OK;
    const int finished = sqlite3_backup_finish(running);
    if (stopped)
        return core::fail(core::Code::Cancelled);
    if (result != SQLITE_DONE || finished != SQLITE_OK)
        return std::unexpected(errorOf(copy->handle(), result != SQLITE_DONE ? result : finished));
    // The copy takes over the write-ahead mode of its source with its header; nothing is left beside it after closing.
    copy->close();
    return {};
}

} // namespace holdfast::sqlite
