// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Clock.h"
#include "core/Error.h"
#include "core/JobContext.h"
#include "core/Period.h"
#include "domain/ChurnDefinition.h"
#include "domain/Rule.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace holdfast::flow {

// An open workspace with its cached snapshot: the opaque handle of the user interfaces. Thread-safe; no function here
// is for the interface thread but path(), readOnly() and readSettings.
class Session;
using SessionPtr = std::shared_ptr<Session>;

core::Result<SessionPtr> createWorkspace(const std::string& path, core::Clock clock = core::systemClock());
core::Result<SessionPtr> openWorkspace(const std::string& path, bool readOnly = false, core::Clock clock = core::systemClock());

std::string pathOf(const Session& session);
bool isReadOnly(const Session& session);
// E.g. workspace-read-only.
const std::vector<core::Finding>& openFindings(const Session& session);

enum class Comparison : std::uint8_t { None, PreviousPeriod, LastYear };

// The settings that shape every figure, with their defaults (domain.md; keys of `holdfast-cli set`).
struct Settings {
    std::string name; // workspace.name; default: the file's base name
    core::CivilDate asOf; // as-of; none = last day in the facts
    core::Grain period = core::Grain::Month; // period: what the period rates run over
    Comparison comparison = Comparison::PreviousPeriod; // compare: previous | last-year | none
    domain::ChurnDefinition churn; // churn.definition, churn.inactive-days (0 = proposed), churn.grace-days
    bool churnChosen = false; // churn.definition was set; else the best the data allow is used
    int windowDays = 90; // window.days
    std::string currency; // currency, ISO 4217 or empty
};

core::Result<Settings> readSettings(Session& session);
// Every key with its value in force, defaults too.
core::Result<std::map<std::string, std::string>> settingsAsText(Session& session);
// One undoable step. unknown-parameter; invalid-parameter for a value outside its range.
core::Status changeSetting(Session& session, const std::string& key, const std::string& value);

struct History {
    std::string undo, redo; // "import", "segment-save", "segment-remove", "setting"; empty = none
    std::string undoSubject, redoSubject;
};
core::Result<History> history(Session& session);
core::Status undo(Session& session);
core::Status redo(Session& session);

struct Segment {
    std::string name;
    domain::Rule rule;
};
core::Result<std::vector<Segment>> segments(Session& session);
core::Status saveSegment(Session& session, const Segment& segment);
core::Status removeSegment(Session& session, const std::string& name);

struct TableState {
    std::string name; // role word
    std::uint64_t rows = 0;
};
struct ImportState {
    std::string id, table, file;
    bool inForce = true;
    std::uint64_t read = 0, loaded = 0, rejected = 0;
    std::map<std::string, std::uint64_t> rejectedBy;
    std::int64_t loadedAt = 0;
};
struct WorkspaceState {
    std::string id, path;
    int formatVersion = 0;
    std::uint64_t bytes = 0;
    std::int64_t createdAt = 0;
    bool readOnly = false;
    std::vector<TableState> tables;
    std::vector<ImportState> imports; // oldest first
    core::CivilDate firstDay, dataTo;
    core::CivilDate asOf; // in force
    std::map<std::string, std::string> settings;
    std::vector<Segment> segments;
    History history;
    std::uint64_t customers = 0; // rows in force or derived from transactions; 0 before the first snapshot of derived ones
};
core::Result<WorkspaceState> describeWorkspace(Session& session);

// `check W` on a path: opens read-only where it can. issues: workspace-damaged … make it unsound.
struct CheckAnswer {
    std::vector<core::Finding> issues;
    bool sound = true;
    std::uint64_t chunks = 0, rows = 0;
    double seconds = 0;
};
core::Result<CheckAnswer> checkWorkspace(const std::string& path, core::JobContext& job);

struct RowsAnswer {
    struct Column {
        std::string name, label, type;
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::optional<std::string>>> rows;
    std::uint64_t total = 0;
};
core::Result<RowsAnswer> rowsOf(Session& session, const std::string& table, std::uint64_t offset, std::uint64_t limit,
    bool lineage, core::JobContext& job);

core::Status backupWorkspace(Session& session, const std::string& target, core::JobContext& job);
// Plain tables in a SQLite file for other programs (workspace/Workspace.h tells how values are stored). file-exists.
core::Status exportWorkspace(Session& session, const std::string& target, core::JobContext& job);

} // namespace holdfast::flow
