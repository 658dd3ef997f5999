// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "core/Clock.h"
#include "core/Error.h"
#include "core/JobContext.h"
#include "domain/ChurnDefinition.h"
#include "domain/Roles.h"
#include "domain/Rule.h"
#include "frame/Batch.h"
#include "frame/FactTable.h"
#include "frame/Snapshot.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::workspace {

inline constexpr int kFormatVersion = 2; // PRAGMA user_version
inline constexpr std::int32_t kApplicationId = 0x486F6C64; // "Hold"

// What an import is, known before its first row is written.
struct ImportHeader {
    std::string id; // unique in the workspace; an import that is already there is refused (already-imported)
    domain::Role role = domain::Role::Transaction;
    std::string file; // name of the source as shown, without its folder
    std::uint64_t bytes = 0;
    std::string digest; // hex digest of the source's bytes
    std::string shape; // hex digest of the header, by which a mapping is remembered
    std::string mapping; // MAP.json as used
    std::string encoding, dialect; // as read, for lineage
    std::vector<frame::ColumnInfo> columns;
};

struct ImportRecord {
    ImportHeader header;
    int step = 0; // of history, for an import that was a step of its own and is not cleaned; else 0
    bool inForce = true;
    std::uint64_t read = 0, loaded = 0, rejected = 0;
    std::map<std::string, std::uint64_t> rejectedBy; // reason word -> rows
    std::int64_t loadedAt = 0; // seconds since 1970 UTC
    std::int64_t number = 0; // in this workspace
    // A cleaned version: the import as loaded and the RECIPE.json done on it. It keeps the id, the file and the row
    // numbers of that import, which holds the source texts.
    std::int64_t origin = 0; // 0 = this is the import as loaded
    std::string recipe;
};

class ImportWriter {
public:
    virtual ~ImportWriter() = default; // not finished = rolled back, nothing was written
    // Words of a coded column that are new since the last call, in code order (first call: codes 1…).
    virtual core::Status addWords(int column, const frame::Texts& words) = 0;
    virtual core::Status append(const frame::Batch& batch) = 0;
    virtual core::Status reject(const frame::RejectedRow& row) = 0;
    virtual core::Status note(const core::Finding& finding) = 0;
    // Commits everything as one step of history. `read` = data rows in the source.
    virtual core::Result<ImportRecord> finish(std::uint64_t read) = 0;
};

// Several changes that are one step of history and one transaction: loads, loads that take the place of others, and
// documents. Not committed = nothing happened. One load is written at a time: finish it before the next begins.
class ChangeWriter {
public:
    virtual ~ChangeWriter() = default;
    // Its finish() ends the load, not the change. `origin` and `recipe` as in ImportRecord.
    virtual core::Result<std::unique_ptr<ImportWriter>> load(const ImportHeader& header, std::int64_t origin, const std::string& recipe) = 0;
    // An import in force, or one loaded by this change, is not in force afterwards. It stays readable by its number.
    virtual core::Status replace(std::int64_t import) = 0;
    // One that was replaced is in force again.
    virtual core::Status restore(std::int64_t import) = 0;
    // Writes a document or takes it away. kind: a word without "/".
    virtual core::Status put(const std::string& kind, const std::string& name, const std::optional<std::string>& body) = 0;
    virtual core::Status commit() = 0;
};

// Takes the rows of one stored import.
class BatchReceiver {
public:
    virtual ~BatchReceiver() = default;
    virtual core::Status words(int column, const frame::Texts& words) = 0; // all of them, before the first batch
    virtual core::Status batch(frame::Batch& batch) = 0; // in file order; may be changed
};

struct LoadScore {
    std::int64_t import = 0;
    std::map<std::string, double> scores; // by dimension
};

struct SavedSegment {
    std::string name;
    domain::Rule rule;
    std::int64_t changedAt = 0;
};

struct HistoryState {
    std::string undo, redo; // stable words of the next step each way, e.g. "import", "segment-save", "setting"; empty = none
    std::string undoSubject, redoSubject; // file, segment name or key
};

struct TableInfo {
    std::string name; // role word
    std::uint64_t rows = 0;
};

struct WorkspaceInfo {
    std::string id;
    int formatVersion = 0;
    std::uint64_t bytes = 0;
    std::int64_t createdAt = 0;
    bool readOnly = false;
    std::vector<TableInfo> tables; // every role, also the empty ones
    core::CivilDate firstDay, dataTo; // of the events in force
    std::vector<ImportRecord> imports;
    std::map<std::string, std::string> settings;
    std::vector<SavedSegment> segments;
    HistoryState history;
};

struct CheckReport {
    std::vector<core::Finding> issues; // workspace-damaged … = not sound; workspace-read-only etc. warn only
    bool sound = true;
    std::uint64_t chunksChecked = 0, rowsChecked = 0;
};

struct RowsRequest {
    std::string table; // role word
    std::uint64_t offset = 0;
    std::uint64_t limit = 1000;
    bool lineage = false; // adds _import, _file, _row columns
    bool asWritten = false; // source text instead of canonical text
};

struct RowsAnswer {
    std::vector<frame::ColumnInfo> columns;
    std::vector<std::vector<std::optional<std::string>>> rows; // canonical exact text: plain digits, ISO dates, true/false
    std::uint64_t total = 0;
};

enum class Access : std::uint8_t { ReadWrite, ReadOnly };

// One open workspace file. All functions lock; none is to be called from the interface thread.
// Failures: see safety.md section 5 for the opening; disk-full, io-error, workspace-locked, workspace-read-only,
// workspace-damaged, cancelled anywhere.
class WorkspaceFile {
public:
    virtual ~WorkspaceFile() = default;

    virtual const std::string& path() const = 0;
    virtual bool readOnly() const = 0;
    virtual const std::vector<core::Finding>& openFindings() const = 0; // e.g. workspace-read-only

    virtual core::Result<WorkspaceInfo> info() = 0;
    // Deep check: structure, schema, digests of every chunk and table.
    virtual core::Result<CheckReport> check(core::JobContext& job) = 0;

    virtual core::Result<std::map<std::string, std::string>> settings() = 0;
    virtual core::Status set(const std::string& key, const std::string& value) = 0; // one undoable step

    virtual core::Result<std::unique_ptr<ImportWriter>> beginImport(const ImportHeader& header, core::JobContext& job) = 0;
    // The mapping used last for a source of this shape and role.
    virtual core::Result<std::optional<std::string>> rememberedMapping(const std::string& shape) = 0;
    virtual core::Result<std::vector<frame::RejectedRow>> rejectedRows(const std::string& importId, std::uint64_t limit) = 0;

    // Imports in force, oldest first.
    virtual core::Result<std::vector<ImportRecord>> importsInForce() = 0;
    // By its number, in force or not. not-enough-data: there is none.
    virtual core::Result<ImportRecord> importAt(std::int64_t number) = 0;
    // With the source texts beside the cells; the file is not locked while the receiver works. With `only`, columns
    // at other positions come empty.
    virtual core::Status readImport(std::int64_t number, BatchReceiver& receiver, core::JobContext& job,
        const std::vector<int>* only = nullptr) = 0;
    // `kind` is the word of the step in the history, `subject` what it names.
    virtual core::Result<std::unique_ptr<ChangeWriter>> beginChange(const std::string& kind, const std::string& subject, core::JobContext& job) = 0;
    // Documents of one kind by name.
    virtual core::Result<std::map<std::string, std::string>> documents(const std::string& kind) = 0;
    // Scores of loads, kept beside the history: computed from rows that never change. Those stored already stay.
    virtual core::Status keepScores(const std::vector<LoadScore>& scores) = 0;
    virtual core::Result<std::vector<LoadScore>> loadScores() = 0;

    // asOf without a date: the last day in the facts.
    virtual core::Result<std::shared_ptr<const frame::Snapshot>> snapshot(core::CivilDate asOf, core::JobContext& job) = 0;
    // Rows of one of the smaller roles as of the day of the snapshot, for its customers. With `fields`, only columns of
    // these fields or names.
    virtual core::Result<std::shared_ptr<const frame::FactTable>> factTable(const frame::Snapshot& snapshot, domain::Role role,
        const std::vector<std::string>& fields, core::JobContext& job) = 0;
    virtual core::Result<RowsAnswer> rows(const RowsRequest& request, core::JobContext& job) = 0;

    // One SELECT over the tables of the workspace and the events as rows (transaction_event, interaction_event); `?1` …
    // are bound as text. Cells as text, blobs left out. Anything that would write is refused with invalid-parameter.
    virtual core::Result<RowsAnswer> query(const std::string& sql, const std::vector<std::string>& parameters, core::JobContext& job) = 0;

    virtual core::Result<std::vector<SavedSegment>> segments() = 0;
    virtual core::Status saveSegment(const SavedSegment& segment) = 0; // insert or replace by name
    virtual core::Status removeSegment(const std::string& name) = 0;

    virtual core::Result<HistoryState> history() = 0;
    virtual core::Status undo() = 0; // nothing-to-undo
    virtual core::Status redo() = 0;

    virtual core::Status backup(const std::string& target, core::JobContext& job) = 0;
    // The whole file, checked first and complete without a log beside it, in order and in pieces; nothing can change it
    // meanwhile. `whole` is its size in bytes. workspace-damaged when it is not sound, workspace-read-only when its log
    // can't be written back.
    using TakeBytes = std::function<core::Status(std::string_view bytes, std::uint64_t whole)>;
    virtual core::Status readWhole(const TakeBytes& take, core::JobContext& job) = 0;
    // A plain SQLite file with one table for every role that has rows, columns named as in the sources: texts, dates
    // and times as TEXT, whole numbers and truth values (0, 1) as INTEGER, decimals as REAL where all have at most 15
    // digits and as TEXT otherwise, so that no digit is lost. Tables without a role come by the shape of their
    // sources: other, other_2 … Written beside and renamed. file-exists, too-many-columns.
    virtual core::Status exportTables(const std::string& target, core::JobContext& job) = 0;
    // Appends to the run journal: an analysis or export that was made (name, request digest, fingerprint, seconds).
    virtual core::Status recordRun(const std::string& what, const std::string& request, const std::string& fingerprint, double seconds) = 0;
};

// Makes a workspace from the bytes that `fill` hands over, as readWhole() gave them. Looked at before it is moved to
// `path`, which must not exist; nothing is there if anything fails. Fails as open() does and with what `fill` fails with.
using GiveBytes = std::function<core::Status(const std::function<core::Status(std::string_view bytes)>& put)>;
core::Status restore(const std::string& path, const GiveBytes& fill);

core::Result<std::unique_ptr<WorkspaceFile>> create(const std::string& path, core::Clock clock = core::systemClock());
core::Result<std::unique_ptr<WorkspaceFile>> open(const std::string& path, Access access = Access::ReadWrite,
    core::Clock clock = core::systemClock());

} // namespace holdfast::workspace
