// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/csv/ByteFile.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::ingest {

using core::Code;

static core::Code codeOf(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return Code::FileNotFound;
    case EACCES:
    case EPERM:
        return Code::PermissionDenied;
    case EISDIR:
    case ENXIO:
        return Code::NotRegularFile;
    default:
        return Code::IoError;
    }
}

static std::unexpected<core::Error> failed(int error, const std::string& path, std::uint64_t byte = 0)
{
    core::Place place;
    place.file = path;
    place.byte = byte;
    return core::fail(codeOf(error), {{"path", path}}, std::move(place), std::strerror(error));
}

core::Result<ByteFile> ByteFile::open(const std::string& path)
{
    // O_NONBLOCK: a pipe without a writer must not hold us up.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return failed(errno, path);
    struct stat status { };
    if (::fstat(descriptor, &status) != 0) {
        const int error = errno;
        ::close(descriptor);
        return failed(error, path);
    }
    if (!S_ISREG(status.st_mode)) {
        ::close(descriptor);
        core::Place place;
        place.file = path;
        return core::fail(Code::NotRegularFile, {{"path", path}}, std::move(place));
    }
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return ByteFile(descriptor, static_cast<std::uint64_t>(status.st_size), path);
}

ByteFile::ByteFile(int descriptor, std::uint64_t size, std::string path)
    : m_descriptor(descriptor)
    , m_size(size)
    , m_path(std::move(path))
{
}

ByteFile::ByteFile(ByteFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_size(other.m_size)
    , m_at(other.m_at)
    , m_path(std::move(other.m_path))
{
}

ByteFile::~ByteFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

core::Result<std::size_t> ByteFile::read(char* to, std::size_t capacity)
{
    std::size_t have = 0;
    while (have < capacity) {
        const ssize_t n = ::read(m_descriptor, to + have, capacity - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(errno, m_path, m_at + have);
        if (n == 0)
            break;
        have += static_cast<std::size_t>(n);
    }
    m_at += have;
    return have;
}

core::Status ByteFile::seek(std::uint64_t offset)
{
    if (::lseek(m_descriptor, static_cast<off_t>(offset), SEEK_SET) < 0)
        return failed(errno, m_path, offset);
    m_at = offset;
    return {};
}

} // namespace holdfast::ingest
