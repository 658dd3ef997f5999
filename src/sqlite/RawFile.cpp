// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/Database.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace holdfast::sqlite {

namespace {

// A file opened by the file layer of SQLite, without a database around it.
class RawFile {
public:
    ~RawFile()
    {
        if (m_file && m_file->pMethods)
            m_file->pMethods->xClose(m_file);
    }

    core::Status open(const std::string& path, int flags)
    {
        sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
        if (!system)
            return core::fail(core::Code::Internal, {}, {}, "no file layer");
        m_memory.resize(static_cast<std::size_t>(system->szOsFile) / sizeof(std::max_align_t) + 1);
        m_file = reinterpret_cast<sqlite3_file*>(m_memory.data());
        m_file->pMethods = nullptr;
        // The file layer reads parameters behind the name: an empty list ends with further zero bytes.
        m_name = path;
        m_name.append(4, '\0');
        return status(system->xOpen(system, m_name.c_str(), m_file, flags, nullptr), path);
    }

    core::Status status(int result, const std::string& path) const
    {
        if (result == SQLITE_OK)
            return {};
        core::Error error = errorOf(nullptr, result);
        error.arguments.emplace_back("path", path);
        return std::unexpected(std::move(error));
    }

    core::Result<std::uint64_t> size(const std::string& path)
    {
        sqlite3_int64 bytes = 0;
        if (const auto done = status(m_file->pMethods->xFileSize(m_file, &bytes), path); !done)
            return std::unexpected(done.error());
        return static_cast<std::uint64_t>(bytes);
    }

    sqlite3_file* file() { return m_file; }

private:
    std::vector<std::max_align_t> m_memory;
    sqlite3_file* m_file = nullptr;
    std::string m_name;
};

} // namespace

core::Result<std::string> readRaw(const std::string& path, std::size_t size)
{
    RawFile raw;
    if (const auto opened = raw.open(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB); !opened)
        return std::unexpected(opened.error());
    const auto bytes = raw.size(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    std::string text(std::min<std::uint64_t>(size, *bytes), '\0');
    const int result = raw.file()->pMethods->xRead(raw.file(), text.data(), static_cast<int>(text.size()), 0);
    if (const auto done = raw.status(result, path); !done)
        return std::unexpected(done.error());
    return text;
}

core::Status copyRaw(const std::string& from, const std::string& to)
{
    RawFile source, target;
    if (const auto opened = source.open(from, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB); !opened)
        return opened;
    if (const auto opened = target.open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB); !opened)
        return opened;
    const auto bytes = source.size(from);
    if (!bytes)
        return std::unexpected(bytes.error());
    // SQLite's file layer keeps only the lower 17 bits of a length.
    std::string buffer(1 << 16, '\0');
    for (std::uint64_t at = 0; at < *bytes;) {
        const int part = static_cast<int>(std::min<std::uint64_t>(buffer.size(), *bytes - at));
        auto done = source.status(
            source.file()->pMethods->xRead(source.file(), buffer.data(), part, static_cast<sqlite3_int64>(at)), from);
        if (done)
            done = target.status(
                target.file()->pMethods->xWrite(target.file(), buffer.data(), part, static_cast<sqlite3_int64>(at)), to);
        if (!done)
            return done;
        at += static_cast<std::uint64_t>(part);
    }
    return {};
}

} // namespace holdfast::sqlite
