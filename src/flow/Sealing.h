// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Session.h"
#include "seal/Archive.h"

#include <string>
#include <string_view>

namespace holdfast::flow {

struct SealAnswer {
    std::uint64_t bytes = 0; // of the archive
    std::uint64_t plainBytes = 0; // of the workspace in it
};

// Writes the workspace into an encrypted archive (seal/Archive.h tells its layout). The workspace is checked first,
// streamed into the archive without a plain copy on disk, and the archive is opened again and compared before it gets
// its name. The passphrase is taken as its bytes; without it nobody gets the content back.
// Fails with workspace-damaged, file-exists, permission-denied, disk-full, invalid-parameter (empty passphrase),
// out-of-memory, cancelled; then no file is left behind.
// A killed program leaves nothing while it writes, for the file has no name yet; between that and its own name it is a
// hidden one of mode 0600 beside its place (all the time on file systems without nameless files).
core::Result<SealAnswer> sealWorkspace(Session& session, const std::string& archive, std::string_view passphrase, core::JobContext& job,
    const seal::ArchiveCost& cost = {});

// Makes the workspace of an archive at `path`, which must not exist. Only authenticated bytes are written, to a file that
// gets its name, as above, when the archive is authentic to its end and what came out opens as a workspace.
// Fails with file-not-found, not-regular-file, not-an-archive, archive-authentication-failed, limits-exceeded,
// workspace-newer, workspace-exists, workspace-foreign, disk-full, cancelled; then nothing is left behind.
core::Status unsealWorkspace(const std::string& archive, const std::string& path, std::string_view passphrase, core::JobContext& job);

} // namespace holdfast::flow
