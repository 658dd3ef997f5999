// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/SpooledSource.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::cli {

using core::Code;

SpooledSource::SpooledSource(SpooledSource&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_folder(std::exchange(other.m_folder, {}))
    , m_copy(std::exchange(other.m_copy, -1))
{
}

SpooledSource::~SpooledSource()
{
    if (m_copy >= 0)
        ::close(m_copy);
    if (m_folder.empty())
        return;
    ::unlink(m_path.c_str());
    ::rmdir(m_folder.c_str());
}

core::Result<SpooledSource> SpooledSource::of(const std::string& word, core::JobContext& job)
{
    SpooledSource source;
    source.m_path = word;
    if (word != "-")
        return source;
    const auto failed = [](int error) {
        return core::fail(error == ENOSPC || error == EDQUOT || error == EFBIG ? Code::DiskFull : Code::IoError, {{"path", "standard input"}});
    };
    const char* base = std::getenv("TMPDIR");
    std::string folder = std::string(base != nullptr && *base != 0 ? base : "/tmp") + "/holdfast-XXXXXX";
    if (::mkdtemp(folder.data()) == nullptr)
        return failed(errno);
    source.m_folder = folder;
    source.m_path = folder + "/standard-input";
    source.m_copy = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    const bool nameless = source.m_copy >= 0;
    if (!nameless) // a file system that has no such files
        source.m_copy = ::open(source.m_path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (source.m_copy < 0)
        return failed(errno);
    std::vector<char> block(1u << 18);
    int error = 0;
    for (;;) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        pollfd ready {STDIN_FILENO, POLLIN, 0};
        if (::poll(&ready, 1, 50) == 0)
            continue;
        const ssize_t n = ::read(STDIN_FILENO, block.data(), block.size());
        if (n == 0)
            break;
        if (n < 0 && errno == EINTR)
            continue;
        ssize_t written = 0;
        while (n > 0 && written < n && error == 0) {
            const ssize_t done = ::write(source.m_copy, block.data() + written, static_cast<std::size_t>(n - written));
            if (done < 0 && errno != EINTR)
                error = errno;
            written += done > 0 ? done : 0;
        }
        if (n < 0)
            error = errno;
        if (error != 0)
            break;
    }
    if (error == 0 && nameless) {
        const std::string own = "/proc/self/fd/" + std::to_string(source.m_copy);
        char head[16] = {};
        const bool database = ::pread(source.m_copy, head, sizeof head, 0) == static_cast<ssize_t>(sizeof head)
            && std::memcmp(head, "SQLite format 3", sizeof head) == 0;
        const int named = database ? ::linkat(AT_FDCWD, own.c_str(), AT_FDCWD, source.m_path.c_str(), AT_SYMLINK_FOLLOW)
                                   : ::symlink(own.c_str(), source.m_path.c_str());
        if (named != 0)
            error = errno;
    }
    if (error != 0)
        return failed(error);
    return source;
}

} // namespace holdfast::cli
