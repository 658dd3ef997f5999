// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;

namespace holdfast::sqlite {

class Statement;

enum class Access : std::uint8_t {
    ReadWrite, // an existing file; a mistyped path never makes one
    ReadOnly, // an existing file, with SQLite's own locks
    Immutable, // an existing file that nobody writes: no locks, side files are ignored
    Create, // an existing empty file, or a new one
    Memory, // no file
};

struct OpenOptions {
    Access access = Access::ReadWrite;
    bool exclusive = false; // keeps the lock from the first read on; no -shm file is made
    bool source = false; // somebody else's file: lowered limits, and an authorizer that denies all but reading
    bool keepLog = false; // closing does not write a -wal back (NO_CKPT_ON_CLOSE)
    int busyMilliseconds = 300;
};

enum class ColumnType : std::uint8_t { Null, Integer, Real, Text, Blob };

// One connection. Move-only; may be used from several threads, one at a time (interrupt() from any).
class Database {
public:
    Database() = default;
    explicit Database(sqlite3* handle) : m_handle(handle) { }
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database();

    bool isOpen() const { return m_handle != nullptr; }
    void close();
    // One or several statements without results that matter.
    core::Status execute(const std::string& sql);
    // A statement that is compiled once and run often; a failure comes out of its first step().
    Statement prepare(std::string_view sql);
    core::Result<std::int64_t> integer(std::string_view sql); // the first cell of the first row; none: not-enough-data
    // Stops what runs on this connection just now with `cancelled`. From any thread.
    void interrupt();
    bool inTransaction() const;
    std::int64_t changes() const;
    // Closing writes the -wal back (false) or leaves it alone (true).
    void keepLog(bool keep);
    sqlite3* handle() const { return m_handle; }

private:
    sqlite3* m_handle = nullptr;
};

// The one function that opens a connection: flags, settings and their order as safety.md section 5 lists them.
// `path` must be resolved (no symbolic link in it). Fails with file-not-found, permission-denied, workspace-locked,
// workspace-damaged, io-error, out-of-memory.
core::Result<Database> open(const std::string& path, const OpenOptions& options);

// The error of a connection as ours: disk-full, workspace-locked, workspace-damaged, permission-denied, cancelled,
// out-of-memory, workspace-read-only, io-error; everything else is internal.
core::Error errorOf(sqlite3* handle, int result);

// A file read by SQLite's own file layer: it keeps the locks of connections that this process may have on the file, which
// a plain open and close would wipe. Opens what the path leads to, which must be a regular file.
class RawFile {
public:
    static core::Result<RawFile> open(const std::string& path);
    RawFile(RawFile&& other) noexcept;
    RawFile& operator=(RawFile&& other) noexcept;
    ~RawFile();
    core::Result<std::uint64_t> size();
    // Reads `size` bytes from `at` on; beyond the end they are zero.
    core::Status read(std::uint64_t at, char* to, std::size_t size);

private:
    friend core::Status copyRaw(const std::string& from, const std::string& to);
    struct Layer;
    explicit RawFile(std::unique_ptr<Layer> layer);
    std::unique_ptr<Layer> m_layer;
};

// The first `size` bytes of a file (fewer when it is shorter), by the same way.
core::Result<std::string> readRaw(const std::string& path, std::size_t size);
// Copies a file into an existing empty one.
core::Status copyRaw(const std::string& from, const std::string& to);

// Quotes an identifier for SQL text. The only way a name gets into a statement.
std::string quoted(std::string_view identifier);

// Stops what runs on the connection when the job is told to stop, as long as this lives.
class Interrupt {
public:
    Interrupt(Database& database, core::JobContext& job) : m_handle(job.onStop([&database] { database.interrupt(); })) { }

private:
    std::shared_ptr<void> m_handle;
};

// BEGIN IMMEDIATE … commit(); rolled back when it goes out of scope uncommitted.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    const core::Status& begun() const { return m_begun; }
    // After an error the transaction may be there all the same (WAL): reopen and look before repeating.
    core::Status commit();
    void rollback();

private:
    Database& m_database;
    core::Status m_begun;
    bool m_open = false;
};

// Copies the whole database into the file `target`, which must be empty or not there; `target` is left closed and
// synced. Fails with cancelled when the job stops; then what was written is of no use.
core::Status backup(Database& source, const std::string& target, core::JobContext& job);

} // namespace holdfast::sqlite
