// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "sqlite/Database.h"
#include "workspace/Workspace.h"
#include "workspace/schema/Schema.h"
#include "workspace/store/SideLock.h"

#include <span>
#include <string>
#include <vector>

namespace holdfast::workspace {

struct Identity {
    std::string id;
    std::int64_t generation = 0; // counts the steps ever written
    int format = 0;
};

// A workspace that passed every check before the first real open (safety.md section 5).
struct Opened {
    std::string path; // resolved
    SideLock lock;
    sqlite::Database database;
    Identity identity;
    bool readOnly = false;
    bool network = false; // on a network file system: rollback journal instead of a write-ahead log
    std::vector<core::Finding> findings;
};

// Refuses, without a byte written, what is missing, damaged, foreign, newer, locked or lies beside the journal of
// another database. `upTo` is the newest format known.
core::Result<Opened> openChecked(const std::string& path, Access access, std::span<const Migration> known);

// The connection of an open workspace once more, after an error; same settings, checks of identity only.
core::Result<sqlite::Database> openAgain(const Opened& opened);

// A new workspace file, made beside its place and moved there whole. Fails with workspace-exists, permission-denied,
// file-not-found (folder), disk-full, io-error.
core::Status createFile(const std::string& path, std::int64_t now, std::span<const Migration> known);

// Read as a database; workspace-damaged when the two rows that hold it disagree.
core::Result<Identity> identityOf(sqlite::Database& database);
// Write-ahead log, or on a network file system a rollback journal with the lock taken for good.
core::Status useJournal(sqlite::Database& database, bool network);
// A whole copy of the database as the file `target`, which must not exist; nothing is there if it fails.
core::Status copyInto(sqlite::Database& source, const std::string& target, core::JobContext& job);

} // namespace holdfast::workspace
