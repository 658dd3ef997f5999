// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/File.h"

#include "workspace/store/FilePlace.h"
#include "workspace/store/FreshFile.h"

namespace holdfast::workspace {

using core::Code;

core::Status File::readWhole(const TakeBytes& take, core::JobContext& job)
{
    return locked([&] {
        if (m_loading != 0)
            refuse(Code::WorkspaceLocked, "an import is under way", {{"path", path()}});
        {
            const sqlite::Interrupt interrupt(m_store.database(), job);
            CheckReport report = checkStore(m_store, job);
            if (!report.sound)
                refuse(Code::WorkspaceDamaged, report.issues.empty() ? std::string() : report.issues.front().where.column, {{"path", path()}});
        }
        if (bytesAt(path() + "-wal") > 0) {
            // The first column tells whether somebody kept the log from being written back.
            if (must(m_store.database().integer("PRAGMA wal_checkpoint(TRUNCATE)")) != 0 || bytesAt(path() + "-wal") > 0)
                refuse(Code::WorkspaceReadOnly, "the log can't be written back", {{"path", path()}});
        }
        auto file = must(sqlite::RawFile::open(path()));
        const std::uint64_t whole = must(file.size());
        std::string buffer(1 << 18, '\0');
        for (std::uint64_t at = 0; at < whole;) {
            if (job.shouldStop())
                refuse(Code::Cancelled);
            const std::size_t part = std::min<std::uint64_t>(buffer.size(), whole - at);
            must(file.read(at, buffer.data(), part));
            must(take(std::string_view(buffer).substr(0, part), whole));
            at += part;
        }
    });
}

core::Status restore(const std::string& path, const GiveBytes& fill)
{
    return guarded([&] {
        auto fresh = FreshFile::of(path);
        if (!fresh && fresh.error().code == Code::FileExists)
            refuse(Code::WorkspaceExists, {}, {{"path", path}});
        FreshFile file = must(std::move(fresh));
        must(fill([&file](std::string_view bytes) { return file.write(bytes); }));
        must(file.finish());
        // Opened as any workspace is; what it leaves beside goes with it.
        auto opened = open(file.temporaryPath(), Access::ReadOnly);
        core::Status sound = opened ? core::Status() : core::Status(std::unexpected(opened.error()));
        if (opened)
            opened->reset();
        for (const char* suffix : {"-wal", "-shm", "-journal"})
            removeFile(file.temporaryPath() + suffix);
        if (!sound)
            for (auto& [name, value] : sound.error().arguments)
                if (name == "path")
                    value = path;
        must(std::move(sound));
        auto placed = file.place();
        if (!placed && placed.error().code == Code::FileExists)
            placed.error().code = Code::WorkspaceExists;
        must(std::move(placed));
    });
}

} // namespace holdfast::workspace
