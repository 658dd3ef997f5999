// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/File.h"

#include "workspace/store/FilePlace.h"

namespace holdfast::workspace {

using core::Code;

File::File(Opened opened, core::Clock clock)
    : m_clock(std::move(clock))
    , m_store(std::move(opened), [this](sqlite::Database& database) { showEvents(database, m_store); })
{
}

void File::requireQuiet()
{
    m_store.requireWritable();
    if (m_loading != 0)
        refuse(Code::WorkspaceLocked, "an import is under way", {{"path", path()}});
}

core::Result<WorkspaceInfo> File::info()
{
    return locked([&] {
        WorkspaceInfo info;
        auto& identity = m_store.statement("SELECT identity.id, created_at, format FROM identity JOIN workspace USING(one)");
        if (!must(identity.step()))
            refuse(Code::WorkspaceDamaged, "no identity");
        info.id = identity.text(0);
        info.createdAt = identity.integer(1);
        info.formatVersion = static_cast<int>(identity.integer(2));
        identity.reset();
        info.bytes = bytesAt(path());
        info.readOnly = readOnly();
        const auto imports = storedImports(m_store, m_loading);
        for (int i = 0; i < domain::kRoleCount; ++i) {
            const auto role = static_cast<domain::Role>(i);
            TableInfo table {std::string(domain::word(role)), 0};
            for (const StoredImport& import : imports)
                if (import.record.inForce && import.record.header.role == role)
                    table.rows += import.record.loaded;
            info.tables.push_back(std::move(table));
        }
        const DaySpan span = daySpan(imports);
        info.firstDay = span.first;
        info.dataTo = span.last;
        for (const StoredImport& import : imports)
            if (import.record.inForce || import.record.step > 0)
                info.imports.push_back(import.record);
        auto& settings = m_store.statement("SELECT key, value FROM setting");
        while (must(settings.step()))
            info.settings.emplace(settings.text(0), settings.text(1));
        info.segments = segmentsOf(m_store);
        info.history = historyOf(m_store);
        return info;
    });
}

core::Result<CheckReport> File::check(core::JobContext& job)
{
    return locked([&] {
        const sqlite::Interrupt interrupt(m_store.database(), job);
        return checkStore(m_store, job);
    });
}

core::Result<std::map<std::string, std::string>> File::settings()
{
    return locked([&] {
        std::map<std::string, std::string> all;
        auto& settings = m_store.statement("SELECT key, value FROM setting");
        while (must(settings.step()))
            all.emplace(settings.text(0), settings.text(1));
        return all;
    });
}

core::Status File::set(const std::string& key, const std::string& value)
{
    return locked([&] {
        requireQuiet();
        const auto before = settingOf(m_store, key);
        if (before == value)
            return;
        Step step(m_store);
        putSetting(m_store, step, key, value);
        addStep(m_store, step, m_clock(), "setting", key, before, value);
        step.commit();
    });
}

core::Result<std::vector<SavedSegment>> File::segments()
{
    return locked([&] { return segmentsOf(m_store); });
}

core::Status File::saveSegment(const SavedSegment& segment)
{
    return locked([&] {
        requireQuiet();
        const auto before = segmentOf(m_store, segment.name);
        const std::string after = std::to_string(segment.changedAt ? segment.changedAt : m_clock()) + " " + domain::toJson(segment.rule);
        Step step(m_store);
        putSegment(m_store, step, segment.name, after);
        addStep(m_store, step, m_clock(), "segment-save", segment.name, before, after);
        step.commit();
    });
}

core::Status File::removeSegment(const std::string& name)
{
    return locked([&] {
        requireQuiet();
        const auto before = segmentOf(m_store, name);
        if (!before)
            refuse(Code::UnknownSegment, {}, {{"segment", name}});
        Step step(m_store);
        putSegment(m_store, step, name, std::nullopt);
        addStep(m_store, step, m_clock(), "segment-remove", name, before, std::nullopt);
        step.commit();
    });
}

core::Result<HistoryState> File::history()
{
    return locked([&] { return historyOf(m_store); });
}

core::Status File::undo()
{
    return locked([&] {
        requireQuiet();
        stepBack(m_store);
    });
}

core::Status File::redo()
{
    return locked([&] {
        requireQuiet();
        stepForward(m_store);
    });
}

core::Status File::backup(const std::string& target, core::JobContext& job)
{
    return locked([&] {
        if (m_loading != 0)
            refuse(Code::WorkspaceLocked, "an import is under way", {{"path", path()}});
        const std::string place = must(resolvedNew(target));
        if (existsAt(place))
            refuse(Code::FileExists, {}, {{"path", target}});
        must(copyInto(m_store.database(), place, job));
    });
}

core::Status File::exportTables(const std::string& target, core::JobContext& job)
{
    return locked([&] {
        const sqlite::Interrupt interrupt(m_store.database(), job);
        const std::string place = must(resolvedNew(target));
        if (existsAt(place))
            refuse(Code::FileExists, {}, {{"path", target}});
        writeTables(m_store, m_loading, place, job);
    });
}

core::Status File::recordRun(const std::string& what, const std::string& request, const std::string& fingerprint, double seconds)
{
    return locked([&] {
        requireQuiet();
        Step step(m_store);
        const std::int64_t run = must(m_store.database().integer("SELECT coalesce(max(run), 0) + 1 FROM run_journal"));
        auto& insert = m_store.statement("INSERT INTO run_journal VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        insert.bind(1, run).bind(2, m_clock()).bind(3, what).bind(4, request).bind(5, fingerprint).bind(6, seconds);
        step.change("run_journal", run, insert);
        step.commit();
    });
}

core::Result<std::shared_ptr<const frame::Snapshot>> File::snapshot(core::CivilDate asOf, core::JobContext& job)
{
    return locked([&] {
        const sqlite::Interrupt interrupt(m_store.database(), job);
        return takeSnapshot(m_store, m_loading, asOf, job);
    });
}

core::Result<std::shared_ptr<const frame::FactTable>> File::factTable(const frame::Snapshot& snapshot, domain::Role role,
    const std::vector<std::string>& fields, core::JobContext& job)
{
    return locked([&] {
        const sqlite::Interrupt interrupt(m_store.database(), job);
        return takeFactTable(m_store, m_loading, snapshot, role, fields, job);
    });
}

core::Result<RowsAnswer> File::rows(const RowsRequest& request, core::JobContext& job)
{
    return locked([&] {
        const sqlite::Interrupt interrupt(m_store.database(), job);
        return rowsOf(m_store, m_loading, request, job);
    });
}

core::Result<RowsAnswer> File::query(const std::string& sql, const std::vector<std::string>& parameters, core::JobContext& job)
{
    return locked([&] {
        const sqlite::Interrupt interrupt(m_store.database(), job);
        return queryOf(m_store, sql, parameters, job);
    });
}

core::Result<std::unique_ptr<WorkspaceFile>> create(const std::string& path, core::Clock clock)
{
    if (auto created = createFile(path, clock(), migrations()); !created)
        return std::unexpected(created.error());
    return open(path, Access::ReadWrite, std::move(clock));
}

core::Result<std::unique_ptr<WorkspaceFile>> open(const std::string& path, Access access, core::Clock clock)
{
    auto opened = openChecked(path, access, migrations());
    if (!opened)
        return std::unexpected(opened.error());
    return guarded([&]() -> std::unique_ptr<WorkspaceFile> { return std::make_unique<File>(std::move(*opened), std::move(clock)); });
}

} // namespace holdfast::workspace
