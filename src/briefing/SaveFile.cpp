// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/SaveFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace holdfast::briefing {

using core::Code;

core::Error fileError(int systemError, const QString& path)
{
    Code code = Code::IoError;
    switch (systemError) {
    case EACCES:
    case EPERM:
    case EROFS:
        code = Code::PermissionDenied;
        break;
    case ENOENT:
    case ENOTDIR:
        code = Code::FileNotFound;
        break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: // a size limit: the same to the user
        code = Code::DiskFull;
        break;
    default:
        break;
    }
    core::Error error;
    error.code = code;
    error.arguments = {{"path", path.toStdString()}};
    error.detail = std::strerror(systemError);
    return error;
}

static std::unexpected<core::Error> refuse(int systemError, const QString& path)
{
    return std::unexpected(fileError(systemError == 0 ? EIO : systemError, path));
}

StagedFile::StagedFile(const QString& target)
    : m_target(target)
{
}

StagedFile::~StagedFile()
{
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

core::Status StagedFile::open()
{
    const QFileInfo given(m_target);
    m_resolved = given.exists() ? given.canonicalFilePath() : given.absoluteFilePath();
    const QFileInfo info(m_resolved);
    const auto path = m_target.toStdString();
    if (m_target.isEmpty() || given.fileName().isEmpty() || (given.exists() && !info.isFile())
        || (given.isSymLink() && !given.exists()))
        return core::fail(Code::NotRegularFile, {{"path", path}});
    if (!QFileInfo(info.absolutePath()).isDir())
        return core::fail(Code::FileNotFound, {{"path", path}});
    if (given.exists() && !info.isWritable())
        return core::fail(Code::PermissionDenied, {{"path", path}});
    errno = 0;
    QTemporaryDir folder(info.absolutePath() + QStringLiteral("/.holdfast-XXXXXX"));
    if (!folder.isValid())
        return refuse(errno == 0 ? EACCES : errno, m_target);
    folder.setAutoRemove(false);
    m_folder = folder.path();
    return {};
}

#ifdef Q_OS_UNIX

namespace {

// Closes with the scope; close() tells whether the last bytes arrived.
struct Descriptor {
    int number = -1;
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    bool close()
    {
        const int closing = std::exchange(number, -1);
        return ::close(closing) == 0;
    }
};

} // namespace

core::Status StagedFile::write(const QByteArray& bytes)
{
    Descriptor file{::open(QFile::encodeName(path()).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (file.number < 0)
        return refuse(errno, m_target);
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t wrote = ::write(file.number, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return refuse(wrote == 0 ? ENOSPC : errno, m_target);
        done += wrote;
    }
    if (!file.close())
        return refuse(errno, m_target);
    return {};
}

core::Status StagedFile::reserve(qint64 bytes)
{
    const QByteArray name = QFile::encodeName(m_folder + QStringLiteral("/reserved"));
    Descriptor file{::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (file.number < 0)
        return refuse(errno, m_target);
#ifdef Q_OS_LINUX
    const int failure = ::posix_fallocate(file.number, 0, bytes);
#else
    const int failure = ::ftruncate(file.number, bytes) == 0 ? 0 : errno;
#endif
    ::unlink(name.constData());
    if (failure != 0 && failure != EINVAL && failure != EOPNOTSUPP) // a file system that cannot reserve says nothing
        return refuse(failure, m_target);
    return {};
}

core::Status StagedFile::commit()
{
    const QByteArray from = QFile::encodeName(path()), to = QFile::encodeName(m_resolved);
    {
        Descriptor file{::open(from.constData(), O_RDWR | O_CLOEXEC)};
        if (file.number < 0 || ::fchmod(file.number, 0600) != 0 || ::fsync(file.number) != 0 || !file.close())
            return refuse(errno, m_target);
    }
    if (::rename(from.constData(), to.constData()) != 0)
        return refuse(errno, m_target);
    // The name is durable only when its folder is; the document itself is already whole, so no failure from here.
    Descriptor folder{
        ::open(QFile::encodeName(QFileInfo(m_resolved).absolutePath()).constData(), O_RDONLY | O_CLOEXEC)};
    if (folder.number >= 0)
        ::fsync(folder.number);
    return {};
}

#else

core::Status StagedFile::write(const QByteArray& bytes)
{
    QFile file(path());
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return refuse(file.error() == QFileDevice::ResourceError ? ENOSPC : EIO, m_target);
    return {};
}

core::Status StagedFile::reserve(qint64 bytes)
{
    QFile file(m_folder + QStringLiteral("/reserved"));
    const bool fits = file.open(QIODevice::WriteOnly) && file.resize(bytes);
    file.remove();
    if (!fits)
        return refuse(ENOSPC, m_target);
    return {};
}

core::Status StagedFile::commit()
{
    QFile::setPermissions(path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    std::error_code failure;
    std::filesystem::rename(path().toStdU16String(), m_resolved.toStdU16String(), failure);
    if (failure)
        return refuse(failure.value(), m_target);
    return {};
}

#endif

} // namespace holdfast::briefing
