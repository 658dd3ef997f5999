// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/store/FilePlace.h"

#include "seal/Digest.h"

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace holdfast::workspace {

using core::Code;

static core::Status failed(int error, const std::string& path, Code missing)
{
    Code code = Code::IoError;
    switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
        code = Code::WorkspaceDenied;
        break;
    case ENOENT:
    case ENOTDIR:
        code = missing;
        break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        code = Code::DiskFull;
        break;
    case ELOOP:
        code = Code::SymlinkRefused;
        break;
    case ENAMETOOLONG:
        code = Code::InvalidParameter;
        break;
    default:
        break;
    }
    return core::fail(code, {{"path", path}}, {}, std::strerror(error));
}

core::Result<std::string> resolved(const std::string& path)
{
    char buffer[PATH_MAX];
    if (!::realpath(path.c_str(), buffer))
        return std::unexpected(failed(errno, path, Code::WorkspaceMissing).error());
    return std::string(buffer);
}

core::Result<std::string> resolvedNew(const std::string& path)
{
    const auto slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (name.empty() || name == "." || name == "..")
        return core::fail(Code::InvalidParameter, {{"path", path}});
    char buffer[PATH_MAX];
    if (!::realpath(folder.c_str(), buffer))
        return std::unexpected(failed(errno, folder, Code::FileNotFound).error());
    const std::string base = buffer;
    return (base == "/" ? base : base + "/") + name;
}

core::Result<FileState> stateOf(const std::string& path)
{
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0)
        return std::unexpected(failed(errno, path, Code::WorkspaceMissing).error());
    FileState state;
    state.regular = S_ISREG(found.st_mode);
    state.bytes = static_cast<std::uint64_t>(found.st_size);
    state.bytes = static_cast<std::uint64_t>(found.st_size);
    // access() alone says yes to everything for root; a file that nobody may write is meant to stay as it is.
    state.readable = ::access(path.c_str(), R_OK) == 0 && (found.st_mode & 0444) != 0;
    state.writable = ::access(path.c_str(), W_OK) == 0 && (found.st_mode & 0222) != 0;
    const std::string folder = path.substr(0, path.rfind('/') == 0 ? 1 : path.rfind('/'));
    struct stat around = {};
    state.folderWritable = ::stat(folder.c_str(), &around) == 0 && ::access(folder.c_str(), W_OK | X_OK) == 0
        && (around.st_mode & 0222) != 0;
    struct statfs system = {};
    if (::statfs(path.c_str(), &system) == 0) {
        // NFS, SMB, CIFS, SMB2, FUSE, Coda, AFS: shared memory and locks don't reach the other side.
        for (const unsigned long magic : {0x6969ul, 0x517Bul, 0xFF534D42ul, 0xFE534D42ul, 0x65735546ul, 0x73757245ul, 0x5346414Ful})
            state.network = state.network || static_cast<unsigned long>(system.f_type) == magic;
    }
    return state;
}

std::uint64_t bytesAt(const std::string& path)
{
    struct stat found = {};
    return ::stat(path.c_str(), &found) == 0 ? static_cast<std::uint64_t>(found.st_size) : 0;
}

bool existsAt(const std::string& path)
{
    struct stat found = {};
    return ::lstat(path.c_str(), &found) == 0;
}

core::Status makePrivateFile(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return failed(errno, path, Code::FileNotFound);
    const int changed = ::fchmod(file, 0600); // a umask may have taken our own rights away
    const int error = errno;
    ::close(file);
    return changed == 0 ? core::Status() : failed(error, path, Code::FileNotFound);
}

std::string temporaryBeside(const std::string& path)
{
    const auto slash = path.rfind('/') + 1;
    return path.substr(0, slash) + "." + path.substr(slash) + ".new-" + seal::hexDigest(seal::randomBytes(16)).substr(0, 12);
}

core::Status moveIntoPlace(const std::string& from, const std::string& to, Code taken)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
        // File systems without the flag: a hard link does not replace either.
        int error = errno;
        if (error == EINVAL || error == ENOSYS) {
            error = ::link(from.c_str(), to.c_str()) == 0 ? 0 : errno;
            if (error == 0)
                ::unlink(from.c_str());
        }
        if (error == EEXIST)
            return core::fail(taken, {{"path", to}});
        if (error != 0)
            return failed(error, to, Code::FileNotFound);
    }
    const std::string folder = to.substr(0, to.rfind('/') == 0 ? 1 : to.rfind('/'));
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory); // some file systems refuse it; the file itself is synced
        ::close(directory);
    }
    return {};
}

void removeFile(const std::string& path)
{
    ::unlink(path.c_str());
}

core::Result<PrivateFolder> PrivateFolder::make()
{
    const char* base = std::getenv("TMPDIR");
    std::string pattern = std::string(base && *base ? base : "/tmp") + "/holdfast-XXXXXX";
    if (!::mkdtemp(pattern.data()))
        return std::unexpected(failed(errno, pattern, Code::FileNotFound).error());
    char buffer[PATH_MAX];
    PrivateFolder folder;
    folder.m_path = ::realpath(pattern.c_str(), buffer) ? buffer : pattern;
    return folder;
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) { }

PrivateFolder::~PrivateFolder()
{
    if (m_path.empty())
        return;
    for (const char* name : {"/w", "/w-journal", "/w-wal", "/w-shm"})
        ::unlink((m_path + name).c_str());
    ::rmdir(m_path.c_str());
}

} // namespace holdfast::workspace
