// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what the opaque Session holds.

#include "flow/Session.h"
#include "frame/Snapshot.h"
#include "workspace/Workspace.h"

#include <cstdint>
#include <mutex>

namespace holdfast::flow {

struct Facts;

class Session {
public:
    Session(std::unique_ptr<workspace::WorkspaceFile> file, core::Clock clock)
        : m_file(std::move(file)), m_clock(std::move(clock))
    {
    }

    workspace::WorkspaceFile& file() { return *m_file; }
    const workspace::WorkspaceFile& file() const { return *m_file; }
    std::int64_t now() const { return m_clock(); }

    // The facts as of the scope's, else the workspace's, else the last day. The newest few are kept until something is written.
    core::Result<std::shared_ptr<const frame::Snapshot>> snapshot(core::CivilDate asOf, core::JobContext& job);
    // Rows of one of the smaller roles for a snapshot, all columns or those of `fields`; kept as long as that snapshot is.
    core::Result<std::shared_ptr<const frame::FactTable>> factTable(const frame::Snapshot& snapshot, domain::Role role,
        const std::vector<std::string>& fields, core::JobContext& job);
    // Something made of a snapshot and kept as long as that is; null when there is none of this name.
    std::shared_ptr<const void> keptBeside(const frame::Snapshot& snapshot, const std::string& name);
    void keepBeside(const frame::Snapshot& snapshot, const std::string& name, std::shared_ptr<const void> made);
    // To be called after every successful write.
    void forget();

    // What was made of a snapshot, as long as that snapshot is kept.
    std::shared_ptr<const Facts> keptFacts(const frame::Snapshot* of);
    void keep(std::shared_ptr<const Facts> facts);

private:
    std::unique_ptr<workspace::WorkspaceFile> m_file;
    core::Clock m_clock;
    std::mutex m_mutex;
    struct Kept {
        core::CivilDate asOf;
        std::shared_ptr<const frame::Snapshot> snapshot;
        std::shared_ptr<const Facts> facts;
        std::map<std::string, std::shared_ptr<const frame::FactTable>> tables {}; // by role and fields
        std::map<std::string, std::shared_ptr<const void>> beside {};
    };
    std::vector<Kept> m_kept;
    std::uint64_t m_generation = 0;
};

} // namespace holdfast::flow
