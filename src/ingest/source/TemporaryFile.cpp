// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/TemporaryFile.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace holdfast::ingest {

using core::Code;

static std::unexpected<core::Error> failed()
{
    const int error = errno;
    return core::fail(error == ENOSPC || error == EDQUOT || error == EFBIG ? Code::DiskFull : Code::IoError, {}, {},
        std::strerror(error));
}

core::Result<TemporaryFile> TemporaryFile::create()
{
    const char* folder = std::getenv("TMPDIR");
    const std::string place = folder != nullptr && *folder != 0 ? folder : "/tmp";
    TemporaryFile file;
    file.m_descriptor = ::open(place.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file.m_descriptor < 0) { // a file system that has no such files
        std::string name = place + "/holdfast-XXXXXX";
        file.m_descriptor = ::mkostemp(name.data(), O_CLOEXEC);
        if (file.m_descriptor >= 0)
            ::unlink(name.c_str());
    }
    if (file.m_descriptor < 0)
        return failed();
    return file;
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

TemporaryFile& TemporaryFile::operator=(TemporaryFile&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

TemporaryFile::~TemporaryFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

core::Status TemporaryFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(m_descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed();
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return {};
}

} // namespace holdfast::ingest
