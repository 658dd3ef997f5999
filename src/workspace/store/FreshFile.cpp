// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/store/FreshFile.h"

#include "workspace/store/FilePlace.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::workspace {

using core::Code;

core::Status FreshFile::fail(int error) const
{
    const Code code = error == ENOSPC || error == EDQUOT || error == EFBIG ? Code::DiskFull
        : error == EACCES || error == EPERM || error == EROFS              ? Code::PermissionDenied
                                                                           : Code::IoError;
    return core::fail(code, {{"path", m_given}}, {}, std::strerror(error));
}

FreshFile::FreshFile(FreshFile&& other) noexcept
    : m_given(std::move(other.m_given))
    , m_place(std::move(other.m_place))
    , m_temporary(std::move(other.m_temporary))
    , m_file(std::exchange(other.m_file, -1))
    , m_named(std::exchange(other.m_named, false))
{
}

FreshFile::~FreshFile()
{
    if (m_file >= 0)
        ::close(m_file);
    if (m_named)
        removeFile(m_temporary);
}

core::Result<FreshFile> FreshFile::of(const std::string& place)
{
    FreshFile fresh;
    fresh.m_given = place;
    const auto resolved = resolvedNew(place);
    if (!resolved)
        return std::unexpected(resolved.error());
    fresh.m_place = *resolved;
    if (existsAt(fresh.m_place))
        return core::fail(Code::FileExists, {{"path", place}});
    fresh.m_temporary = temporaryBeside(fresh.m_place);
    const std::string folder = fresh.m_place.substr(0, std::max<std::size_t>(1, fresh.m_place.rfind('/')));
    fresh.m_file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fresh.m_file < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL || errno == ENOENT)) {
        fresh.m_file = ::open(fresh.m_temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        fresh.m_named = fresh.m_file >= 0;
    }
    if (fresh.m_file < 0 || ::fchmod(fresh.m_file, 0600) != 0) // a umask may have taken our own rights away
        return std::unexpected(fresh.fail(errno).error());
    return fresh;
}

core::Status FreshFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

core::Status FreshFile::finish()
{
    if (::fsync(m_file) != 0)
        return fail(errno);
    if (!m_named) {
        const std::string own = "/proc/self/fd/" + std::to_string(m_file);
        if (::linkat(AT_FDCWD, own.c_str(), AT_FDCWD, m_temporary.c_str(), AT_SYMLINK_FOLLOW) != 0)
            return fail(errno);
        m_named = true;
    }
    return ::close(std::exchange(m_file, -1)) == 0 ? core::Status() : fail(errno);
}

core::Status FreshFile::place()
{
    auto moved = moveIntoPlace(m_temporary, m_place, Code::FileExists);
    if (moved)
        m_named = false;
    return moved;
}

} // namespace holdfast::workspace
