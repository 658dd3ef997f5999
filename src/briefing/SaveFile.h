// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QByteArray>
#include <QString>

namespace holdfast::briefing {

// Codes: not-regular-file (a folder, a device), permission-denied, file-not-found (no such folder), disk-full,
// io-error. The argument "path" names the target.
core::Error fileError(int systemError, const QString& path);

// A private folder (0700) beside the target in which a file is prepared. Whatever is in it goes with it, so a failure
// leaves nothing behind; commit() syncs the prepared file, makes it 0600 and puts it in the target's place at once.
// A link as target is followed.
class StagedFile {
public:
    explicit StagedFile(const QString& target);
    ~StagedFile();
    StagedFile(const StagedFile&) = delete;
    StagedFile& operator=(const StagedFile&) = delete;

    core::Status open();
    QString folder() const { return m_folder; }
    QString path() const { return m_folder + QStringLiteral("/file"); }
    core::Status write(const QByteArray& bytes); // creates path()
    // Makes sure that so many bytes can be written in the folder now: for libraries that do not check their writes.
    core::Status reserve(qint64 bytes);
    core::Status commit();

private:
    QString m_target; // as given, for messages
    QString m_resolved;
    QString m_folder;
};

} // namespace holdfast::briefing
