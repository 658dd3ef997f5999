// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <cstdint>
#include <string>

// What the file system says about a workspace, by names and stat alone: nothing here opens an existing one.
namespace holdfast::workspace {

struct FileState {
    bool regular = false;
    bool readable = false;
    bool writable = false;
    bool folderWritable = false;
    bool network = false;
    std::uint64_t bytes = 0;
};

// Symbolic links followed. workspace-missing, permission-denied, symlink-refused (a loop).
core::Result<std::string> resolved(const std::string& path);
// For a file that is not there yet: its folder resolved. file-not-found when there is no such folder.
core::Result<std::string> resolvedNew(const std::string& path);
core::Result<FileState> stateOf(const std::string& path);
std::uint64_t bytesAt(const std::string& path); // 0 = not there
bool existsAt(const std::string& path);

// An empty file of mode 0600 that did not exist, whatever the umask.
core::Status makePrivateFile(const std::string& path);
// "<folder>/.<name>.new-<random>"
std::string temporaryBeside(const std::string& path);
// Moves a finished file to its place without replacing one and syncs the folder. Fails with `taken` if the place is.
core::Status moveIntoPlace(const std::string& from, const std::string& to, core::Code taken);
void removeFile(const std::string& path);

// A folder of mode 0700 for a short while, for one database "w"; emptied and removed at the end.
class PrivateFolder {
public:
    static core::Result<PrivateFolder> make();
    PrivateFolder(PrivateFolder&& other) noexcept;
    PrivateFolder& operator=(PrivateFolder&&) = delete;
    ~PrivateFolder();
    const std::string& path() const { return m_path; }

private:
    PrivateFolder() = default;
    std::string m_path;
};

} // namespace holdfast::workspace
