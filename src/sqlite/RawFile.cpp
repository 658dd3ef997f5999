// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/Database.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace holdfast::sqlite {

// A file opened by the file layer of SQLite, without a database around it.
struct RawFile::Layer {
    ~Layer()
    {
        if (file && file->pMethods)
            file->pMethods->xClose(file);
    }

    core::Status open(const std::string& given, int flags)
    {
        sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
        if (!system)
            return core::fail(core::Code::Internal, {}, {}, "no file layer");
        memory.resize(static_cast<std::size_t>(system->szOsFile) / sizeof(std::max_align_t) + 1);
        file = reinterpret_cast<sqlite3_file*>(memory.data());
        file->pMethods = nullptr;
        path = given;
        // The file layer reads parameters behind the name: an empty list ends with further zero bytes.
        name = given;
        name.append(4, '\0');
        return status(system->xOpen(system, name.c_str(), file, flags, nullptr));
    }

    core::Status status(int result) const
    {
        if (result == SQLITE_OK)
            return {};
        core::Error error = errorOf(nullptr, result);
        error.arguments.emplace_back("path", path);
        return std::unexpected(std::move(error));
    }

    core::Result<std::uint64_t> size()
    {
        sqlite3_int64 bytes = 0;
        if (const auto done = status(file->pMethods->xFileSize(file, &bytes)); !done)
            return std::unexpected(done.error());
        return static_cast<std::uint64_t>(bytes);
    }

    // SQLite's file layer keeps only the lower 17 bits of a length.
    static constexpr std::size_t kPart = 1 << 16;

    core::Status read(std::uint64_t at, char* to, std::size_t count)
    {
        for (std::size_t done = 0; done < count;) {
            const int part = static_cast<int>(std::min(kPart, count - done));
            const int result = file->pMethods->xRead(file, to + done, part, static_cast<sqlite3_int64>(at + done));
            if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ)
                return status(result);
            done += static_cast<std::size_t>(part);
        }
        return {};
    }

    core::Status write(std::uint64_t at, const char* from, std::size_t count)
    {
        for (std::size_t done = 0; done < count;) {
            const int part = static_cast<int>(std::min(kPart, count - done));
            if (auto written = status(file->pMethods->xWrite(file, from + done, part, static_cast<sqlite3_int64>(at + done))); !written)
                return written;
            done += static_cast<std::size_t>(part);
        }
        return {};
    }

    std::vector<std::max_align_t> memory;
    sqlite3_file* file = nullptr;
    std::string path, name;
};

RawFile::RawFile(std::unique_ptr<Layer> layer) : m_layer(std::move(layer)) { }
RawFile::RawFile(RawFile&& other) noexcept = default;
RawFile& RawFile::operator=(RawFile&& other) noexcept = default;
RawFile::~RawFile() = default;

core::Result<RawFile> RawFile::open(const std::string& path)
{
    auto layer = std::make_unique<Layer>();
    if (const auto opened = layer->open(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB); !opened)
        return std::unexpected(opened.error());
    return RawFile(std::move(layer));
}

core::Result<std::uint64_t> RawFile::size()
{
    return m_layer->size();
}

core::Status RawFile::read(std::uint64_t at, char* to, std::size_t size)
{
    return m_layer->read(at, to, size);
}

core::Result<std::string> readRaw(const std::string& path, std::size_t size)
{
    auto file = RawFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    const auto bytes = file->size();
    if (!bytes)
        return std::unexpected(bytes.error());
    std::string text(std::min<std::uint64_t>(size, *bytes), '\0');
    if (const auto done = file->read(0, text.data(), text.size()); !done)
        return std::unexpected(done.error());
    return text;
}

core::Status copyRaw(const std::string& from, const std::string& to)
{
    RawFile::Layer source, target;
    if (const auto opened = source.open(from, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB); !opened)
        return opened;
    if (const auto opened = target.open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB); !opened)
        return opened;
    const auto bytes = source.size();
    if (!bytes)
        return std::unexpected(bytes.error());
    std::string buffer(RawFile::Layer::kPart, '\0');
    for (std::uint64_t at = 0; at < *bytes;) {
        const std::size_t part = std::min<std::uint64_t>(buffer.size(), *bytes - at);
        auto done = source.read(at, buffer.data(), part);
        if (done)
            done = target.write(at, buffer.data(), part);
        if (!done)
            return done;
        at += part;
    }
    return {};
}

} // namespace holdfast::sqlite
