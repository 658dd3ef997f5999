// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <string>
#include <string_view>

namespace holdfast::workspace {

// A new file of mode 0600 on its way to its place. It has no name while it is written, so that a killed program leaves
// nothing behind (a temporary name where the file system has no such files), then a temporary one beside its place, and
// its own at the end. Gone with this object unless it was placed. Fails with file-exists, permission-denied,
// file-not-found (folder), disk-full, io-error.
class FreshFile {
public:
    // `place` must not exist.
    static core::Result<FreshFile> of(const std::string& place);
    FreshFile(FreshFile&& other) noexcept;
    FreshFile& operator=(FreshFile&&) = delete;
    ~FreshFile();

    core::Status write(std::string_view bytes);
    // Syncs the file and closes it; from here on it is to be found at temporaryPath().
    core::Status finish();
    const std::string& temporaryPath() const { return m_temporary; }
    // Moves the finished file to its place, replacing nothing, and syncs the folder.
    core::Status place();

private:
    FreshFile() = default;
    core::Status fail(int error) const;
    std::string m_given, m_place, m_temporary;
    int m_file = -1;
    bool m_named = false; // there is something at the temporary path
};

} // namespace holdfast::workspace
