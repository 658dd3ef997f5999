// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/store/SideLock.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::workspace {

SideLock::SideLock(SideLock&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_file(std::exchange(other.m_file, -1))
{
}

SideLock& SideLock::operator=(SideLock&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_file, other.m_file);
    return *this;
}

SideLock::~SideLock()
{
    if (m_file < 0)
        return;
    // Removed while still locked: whoever waits on this file sees that it is no longer the one at the path.
    ::unlink(m_path.c_str());
    ::close(m_file);
}

core::Result<SideLock> SideLock::take(const std::string& workspacePath)
{
    const std::string path = workspacePath + "-lock";
    const auto failed = [&](int error) {
        const core::Code code = error == EACCES || error == EPERM || error == EROFS ? core::Code::WorkspaceDenied
            : error == ENOSPC || error == EDQUOT                                   ? core::Code::DiskFull
                                                                                   : core::Code::IoError;
        return core::fail(code, {{"path", path}}, {}, std::strerror(error));
    };
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
    for (;;) {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (file < 0)
            return failed(errno);
        while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            const int error = errno;
            if (error != EWOULDBLOCK && error != EINTR) {
                ::close(file);
                return failed(error);
            }
            if (std::chrono::steady_clock::now() >= deadline) {
                ::close(file);
                return core::fail(core::Code::WorkspaceLocked, {{"path", workspacePath}});
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        struct stat mine = {}, there = {};
        if (::fstat(file, &mine) == 0 && ::stat(path.c_str(), &there) == 0 && mine.st_dev == there.st_dev
            && mine.st_ino == there.st_ino) {
            ::fchmod(file, 0600);
            SideLock lock;
            lock.m_path = path;
            lock.m_file = file;
            return lock;
        }
        ::close(file); // removed by its last holder between open and lock
    }
}

} // namespace holdfast::workspace
