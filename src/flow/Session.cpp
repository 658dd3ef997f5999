// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Facts.h"
#include "flow/SessionState.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;

namespace {

struct SettingRule {
    std::string_view key;
    std::string_view fallback;
    bool (*allows)(const std::string& value);
};

bool wholeBetween(const std::string& value, int low, int high)
{
    int n = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), n);
    return error == std::errc() && end == value.data() + value.size() && n >= low && n <= high;
}

bool numberBetween(const std::string& value, double low, double high)
{
    double n = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), n);
    return error == std::errc() && end == value.data() + value.size() && n >= low && n <= high;
}

// The keys of `holdfast-cli set`, their defaults (domain.md) and ranges.
constexpr SettingRule kRules[] = {
    {"workspace.name", "", [](const std::string& v) { return v.size() <= 200; }},
    {"as-of", "", [](const std::string& v) { return v.empty() || core::parseIsoDate(v).has_value(); }},
    {"period", "month", [](const std::string& v) { return core::parseGrain(v).has_value(); }},
    {"compare", "previous", [](const std::string& v) { return v == "previous" || v == "last-year" || v == "none"; }},
    {"churn.definition", "", [](const std::string& v) { return v.empty() || domain::parseChurnKind(v).has_value(); }},
    {"churn.inactive-days", "0", [](const std::string& v) { return wholeBetween(v, 0, 3650); }},
    {"churn.grace-days", "30", [](const std::string& v) { return wholeBetween(v, 0, 3650); }},
    {"window.days", "90", [](const std::string& v) { return wholeBetween(v, 7, 3650); }},
    {"value.method", "", [](const std::string& v) { return v.empty() || v == "historical" || v == "formula" || v == "bg-nbd" || v == "sbg"; }},
    {"value.months", "12", [](const std::string& v) { return wholeBetween(v, 1, 120); }},
    {"value.discount", "0.1", [](const std::string& v) { return numberBetween(v, 0, 10); }},
    {"value.margin", "1", [](const std::string& v) { return numberBetween(v, 0.0001, 1); }},
    {"lifecycle.new-days", "90", [](const std::string& v) { return wholeBetween(v, 1, 3650); }},
    {"lifecycle.growth", "0.2", [](const std::string& v) { return numberBetween(v, 0, 10); }},
    {"currency", "", [](const std::string& v) {
         return v.empty() || (v.size() == 3 && std::all_of(v.begin(), v.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
     }},
};

std::string valueOf(const std::map<std::string, std::string>& stored, std::string_view key)
{
    if (const auto it = stored.find(std::string(key)); it != stored.end())
        return it->second;
    for (const auto& rule : kRules)
        if (rule.key == key)
            return std::string(rule.fallback);
    return {};
}

} // namespace

Result<std::shared_ptr<const frame::Snapshot>> Session::snapshot(core::CivilDate asOf, core::JobContext& job)
{
    if (!asOf.isValid()) {
        const auto stored = m_file->settings();
        if (!stored)
            return std::unexpected(stored.error());
        asOf = core::parseIsoDate(valueOf(*stored, "as-of")).value_or(core::CivilDate {});
    }
    std::uint64_t generation = 0;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& kept : m_kept)
            if (kept.asOf == asOf)
                return kept.snapshot;
        generation = m_generation;
    }
    auto made = m_file->snapshot(asOf, job);
    if (!made)
        return made;
    const std::lock_guard lock(m_mutex);
    if (generation == m_generation) {
        constexpr std::size_t kSnapshotsKept = 2;
        if (m_kept.size() == kSnapshotsKept)
            m_kept.erase(m_kept.begin());
        m_kept.push_back({asOf, *made, nullptr});
    }
    return made;
}

Result<std::shared_ptr<const frame::FactTable>> Session::factTable(const frame::Snapshot& snapshot, domain::Role role,
    const std::vector<std::string>& fields, core::JobContext& job)
{
    std::string key(domain::word(role));
    for (const auto& field : fields)
        key += '\n' + field;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& kept : m_kept)
            if (const auto it = kept.tables.find(key); kept.snapshot.get() == &snapshot && it != kept.tables.end())
                return it->second;
    }
    auto made = m_file->factTable(snapshot, role, fields, job);
    if (!made)
        return made;
    const std::lock_guard lock(m_mutex);
    for (auto& kept : m_kept)
        if (kept.snapshot.get() == &snapshot)
            kept.tables[key] = *made;
    return made;
}

std::shared_ptr<const void> Session::keptBeside(const frame::Snapshot& snapshot, const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& kept : m_kept)
        if (const auto it = kept.beside.find(name); kept.snapshot.get() == &snapshot && it != kept.beside.end())
            return it->second;
    return nullptr;
}

void Session::keepBeside(const frame::Snapshot& snapshot, const std::string& name, std::shared_ptr<const void> made)
{
    const std::lock_guard lock(m_mutex);
    for (auto& kept : m_kept)
        if (kept.snapshot.get() == &snapshot)
            kept.beside[name] = made;
}

void Session::forget()
{
    const std::lock_guard lock(m_mutex);
    m_kept.clear();
    ++m_generation;
}

std::shared_ptr<const Facts> Session::keptFacts(const frame::Snapshot* of)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& kept : m_kept)
        if (kept.snapshot.get() == of)
            return kept.facts;
    return nullptr;
}

void Session::keep(std::shared_ptr<const Facts> facts)
{
    const std::lock_guard lock(m_mutex);
    for (auto& kept : m_kept)
        if (kept.snapshot == facts->snapshot)
            kept.facts = facts;
}

Result<SessionPtr> createWorkspace(const std::string& path, core::Clock clock)
{
    auto file = workspace::create(path, clock);
    if (!file)
        return std::unexpected(file.error());
    return std::make_shared<Session>(std::move(*file), std::move(clock));
}

Result<SessionPtr> openWorkspace(const std::string& path, bool readOnly, core::Clock clock)
{
    auto file = workspace::open(path, readOnly ? workspace::Access::ReadOnly : workspace::Access::ReadWrite, clock);
    if (!file)
        return std::unexpected(file.error());
    return std::make_shared<Session>(std::move(*file), std::move(clock));
}

std::string pathOf(const Session& session)
{
    return session.file().path();
}

bool isReadOnly(const Session& session)
{
    return session.file().readOnly();
}

const std::vector<core::Finding>& openFindings(const Session& session)
{
    return session.file().openFindings();
}

Result<Settings> readSettings(Session& session)
{
    const auto stored = session.file().settings();
    if (!stored)
        return std::unexpected(stored.error());
    Settings settings;
    settings.name = valueOf(*stored, "workspace.name");
    if (settings.name.empty())
        settings.name = std::filesystem::path(pathOf(session)).stem().string();
    settings.asOf = core::parseIsoDate(valueOf(*stored, "as-of")).value_or(core::CivilDate {});
    settings.period = core::parseGrain(valueOf(*stored, "period")).value_or(core::Grain::Month);
    const std::string compare = valueOf(*stored, "compare");
    settings.comparison = compare == "none" ? Comparison::None
        : compare == "last-year"            ? Comparison::LastYear
                                            : Comparison::PreviousPeriod;
    if (const auto kind = domain::parseChurnKind(valueOf(*stored, "churn.definition"))) {
        settings.churn.kind = *kind;
        settings.churnChosen = true;
    }
    settings.churn.inactiveDays = std::atoi(valueOf(*stored, "churn.inactive-days").c_str());
    settings.churn.graceDays = std::atoi(valueOf(*stored, "churn.grace-days").c_str());
    settings.windowDays = std::atoi(valueOf(*stored, "window.days").c_str());
    settings.currency = valueOf(*stored, "currency");
    return settings;
}

Result<std::map<std::string, std::string>> settingsAsText(Session& session)
{
    const auto stored = session.file().settings();
    if (!stored)
        return std::unexpected(stored.error());
    std::map<std::string, std::string> all;
    for (const auto& rule : kRules)
        all.emplace(rule.key, valueOf(*stored, rule.key));
    return all;
}

Status changeSetting(Session& session, const std::string& key, const std::string& value)
{
    for (const auto& rule : kRules) {
        if (rule.key != key)
            continue;
        if (!rule.allows(value))
            return core::fail(Code::InvalidParameter, {{"parameter", key}, {"value", value}});
        auto done = session.file().set(key, value);
        if (done)
            session.forget();
        return done;
    }
    return core::fail(Code::UnknownParameter, {{"parameter", key}});
}

Result<History> history(Session& session)
{
    auto state = session.file().history();
    if (!state)
        return std::unexpected(state.error());
    return History {state->undo, state->redo, state->undoSubject, state->redoSubject};
}

Status undo(Session& session)
{
    // A locked campaign is a promise about what will be measured.
    if (const auto state = session.file().history(); state && state->undo == "campaign-lock")
        return core::fail(Code::NothingToUndo, {{"problem", "campaign-lock-undo"}, {"value", state->undoSubject}});
    auto done = session.file().undo();
    if (done)
        session.forget();
    return done;
}

Status redo(Session& session)
{
    auto done = session.file().redo();
    if (done)
        session.forget();
    return done;
}

Result<std::vector<Segment>> segments(Session& session)
{
    auto saved = session.file().segments();
    if (!saved)
        return std::unexpected(saved.error());
    std::vector<Segment> all;
    for (auto& segment : *saved)
        all.push_back({std::move(segment.name), std::move(segment.rule)});
    return all;
}

Status saveSegment(Session& session, const Segment& segment)
{
    if (segment.name.find_first_not_of(" \t\r\n") == std::string::npos || segment.name.size() > 200)
        return core::fail(Code::InvalidParameter, {{"parameter", "name"}, {"value", segment.name}});
    return session.file().saveSegment({segment.name, segment.rule, session.now()});
}

Status removeSegment(Session& session, const std::string& name)
{
    return session.file().removeSegment(name);
}

Result<WorkspaceState> describeWorkspace(Session& session)
{
    auto info = session.file().info();
    if (!info)
        return std::unexpected(info.error());
    const auto settings = settingsAsText(session);
    if (!settings)
        return std::unexpected(settings.error());
    WorkspaceState state;
    state.id = info->id;
    state.path = pathOf(session);
    state.formatVersion = info->formatVersion;
    state.bytes = info->bytes;
    state.createdAt = info->createdAt;
    state.readOnly = info->readOnly;
    for (const auto& table : info->tables) {
        state.tables.push_back({table.name, table.rows});
        if (table.name == domain::word(domain::Role::Customer))
            state.customers = table.rows;
    }
    for (const auto& record : info->imports)
        state.imports.push_back({record.header.id, std::string(domain::word(record.header.role)), record.header.file,
            record.inForce, record.read, record.loaded, record.rejected, record.rejectedBy, record.loadedAt});
    state.firstDay = info->firstDay;
    state.dataTo = info->dataTo;
    state.settings = *settings;
    state.asOf = core::parseIsoDate(settings->at("as-of")).value_or(info->dataTo);
    for (const auto& segment : info->segments)
        state.segments.push_back({segment.name, segment.rule});
    state.history = {info->history.undo, info->history.redo, info->history.undoSubject, info->history.redoSubject};
    return state;
}

Result<CheckAnswer> checkWorkspace(const std::string& path, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto file = workspace::open(path);
    if (!file)
        return std::unexpected(file.error());
    auto report = (*file)->check(job);
    if (!report)
        return std::unexpected(report.error());
    CheckAnswer answer;
    answer.issues = (*file)->openFindings();
    answer.issues.insert(answer.issues.end(), report->issues.begin(), report->issues.end());
    answer.sound = report->sound;
    answer.chunks = report->chunksChecked;
    answer.rows = report->rowsChecked;
    answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

Result<RowsAnswer> rowsOf(Session& session, const std::string& table, std::uint64_t offset, std::uint64_t limit,
    bool lineage, core::JobContext& job)
{
    if (!domain::parseRole(table))
        return core::fail(Code::UnknownTable, {{"table", table}});
    auto rows = session.file().rows({table, offset, limit, lineage, false}, job);
    if (!rows)
        return std::unexpected(rows.error());
    RowsAnswer answer;
    for (const auto& column : rows->columns)
        answer.columns.push_back({column.name, column.label, std::string(frame::word(column.type))});
    answer.rows = std::move(rows->rows);
    answer.total = rows->total;
    return answer;
}

Status backupWorkspace(Session& session, const std::string& target, core::JobContext& job)
{
    return session.file().backup(target, job);
}

Status exportWorkspace(Session& session, const std::string& target, core::JobContext& job)
{
    return session.file().exportTables(target, job);
}

} // namespace holdfast::flow
