// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <string>

namespace holdfast::workspace {

// An OS lock (flock) on a side file "<workspace>-lock": it stays when something else in the process opens and closes
// the workspace itself, which wipes the locks SQLite holds on it, and is gone at once when the process dies. The file
// is removed by its holder.
class SideLock {
public:
    SideLock() = default;
    SideLock(SideLock&& other) noexcept;
    SideLock& operator=(SideLock&& other) noexcept;
    ~SideLock();

    // Waits up to half a second for another holder. Fails with workspace-locked, permission-denied, io-error, disk-full.
    static core::Result<SideLock> take(const std::string& workspacePath);

private:
    std::string m_path;
    int m_file = -1;
};

} // namespace holdfast::workspace
