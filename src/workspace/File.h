// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/Workspace.h"
#include "workspace/imports/ImportReader.h"
#include "workspace/store/Store.h"

#include <mutex>

namespace holdfast::workspace {

// The open workspace. One connection, one mutex: every public function locks, none holds the lock while it waits.
class File final : public WorkspaceFile {
public:
    File(Opened opened, core::Clock clock);

    const std::string& path() const override { return m_store.opened().path; }
    bool readOnly() const override { return m_store.opened().readOnly; }
    const std::vector<core::Finding>& openFindings() const override { return m_store.opened().findings; }

    core::Result<WorkspaceInfo> info() override;
    core::Result<CheckReport> check(core::JobContext& job) override;
    core::Result<std::map<std::string, std::string>> settings() override;
    core::Status set(const std::string& key, const std::string& value) override;
    core::Result<std::unique_ptr<ImportWriter>> beginImport(const ImportHeader& header, core::JobContext& job) override;
    core::Result<std::optional<std::string>> rememberedMapping(const std::string& shape) override;
    core::Result<std::vector<frame::RejectedRow>> rejectedRows(const std::string& importId, std::uint64_t limit) override;
    core::Result<std::vector<ImportRecord>> importsInForce() override;
    core::Result<ImportRecord> importAt(std::int64_t number) override;
    core::Status readImport(std::int64_t number, BatchReceiver& receiver, core::JobContext& job, const std::vector<int>* only) override;
    core::Result<std::unique_ptr<ChangeWriter>> beginChange(const std::string& kind, const std::string& subject, core::JobContext& job) override;
    core::Result<std::map<std::string, std::string>> documents(const std::string& kind) override;
    core::Status keepScores(const std::vector<LoadScore>& scores) override;
    core::Result<std::vector<LoadScore>> loadScores() override;
    core::Result<std::shared_ptr<const frame::Snapshot>> snapshot(core::CivilDate asOf, core::JobContext& job) override;
    core::Result<std::shared_ptr<const frame::FactTable>> factTable(const frame::Snapshot& snapshot, domain::Role role,
        const std::vector<std::string>& fields, core::JobContext& job) override;
    core::Result<RowsAnswer> rows(const RowsRequest& request, core::JobContext& job) override;
    core::Result<RowsAnswer> query(const std::string& sql, const std::vector<std::string>& parameters, core::JobContext& job) override;
    core::Result<std::vector<SavedSegment>> segments() override;
    core::Status saveSegment(const SavedSegment& segment) override;
    core::Status removeSegment(const std::string& name) override;
    core::Result<HistoryState> history() override;
    core::Status undo() override;
    core::Status redo() override;
    core::Status backup(const std::string& target, core::JobContext& job) override;
    core::Status readWhole(const TakeBytes& take, core::JobContext& job) override;
    core::Status exportTables(const std::string& target, core::JobContext& job) override;
    core::Status recordRun(const std::string& what, const std::string& request, const std::string& fingerprint, double seconds) override;

private:
    friend class Writer;
    friend class Change;
    friend class FileChange;
    // guarded() under the lock.
    template <class F> auto locked(F&& work)
    {
        const std::lock_guard lock(m_mutex);
        auto result = guarded(std::forward<F>(work));
        if (!result)
            m_store.rest();
        return result;
    }
    // Writable, and no import under way: a step of its own would become part of it.
    void requireQuiet();

    std::mutex m_mutex;
    core::Clock m_clock;
    Store m_store;
    std::int64_t m_loading = 0; // first number of the imports under way, 0 = none
};

// The steps of history (History.cpp). Throw Failure.
// Adds the step just made and drops what could have been redone.
void addStep(Store& store, Step& step, std::int64_t at, std::string_view kind, std::string_view subject,
    const std::optional<std::string>& before, const std::optional<std::string>& after);
HistoryState historyOf(Store& store);
void stepBack(Store& store);
void stepForward(Store& store);
std::optional<std::string> settingOf(Store& store, const std::string& key);
void putSetting(Store& store, Step& step, const std::string& key, const std::optional<std::string>& value);
// Documents by "kind/name"; none: not there. An older format, opened for reading, has none.
std::optional<std::string> documentOf(Store& store, const std::string& key);
std::map<std::string, std::string> documentsOf(Store& store, const std::string& kind);
void putDocument(Store& store, Step& step, const std::string& key, const std::optional<std::string>& body);
// States of imports and bodies of documents as the text of a step.
std::string changesText(const std::map<std::int64_t, int>& imports, const std::map<std::string, std::optional<std::string>>& documents);
// A segment as "<changed at> <RULE.json>".
std::optional<std::string> segmentOf(Store& store, const std::string& name);
void putSegment(Store& store, Step& step, const std::string& name, const std::optional<std::string>& segment);

CheckReport checkStore(Store& store, core::JobContext& job);
// The columns of several imports by name; places: for each import, where its columns stand among them.
struct JoinedColumns {
    std::vector<frame::ColumnInfo> columns;
    std::vector<std::vector<int>> places;
};
JoinedColumns joinedColumns(const std::vector<StoredImport>& imports);
RowsAnswer rowsOf(Store& store, std::int64_t loading, const RowsRequest& request, core::JobContext& job);
void writeTables(Store& store, std::int64_t loading, const std::string& target, core::JobContext& job);
RowsAnswer queryOf(Store& store, const std::string& sql, const std::vector<std::string>& parameters, core::JobContext& job);
std::shared_ptr<const frame::Snapshot> takeSnapshot(Store& store, std::int64_t loading, core::CivilDate asOf, core::JobContext& job);
std::shared_ptr<const frame::FactTable> takeFactTable(Store& store, std::int64_t loading, const frame::Snapshot& shot, domain::Role role,
    const std::vector<std::string>& fields, core::JobContext& job);
std::vector<SavedSegment> segmentsOf(Store& store);
// Shows the events of the imports in force as tables transaction_event and interaction_event.
void showEvents(sqlite::Database& database, Store& store);
// The code of a stored word; internal when this version does not know it.
core::Code reasonOf(std::string_view word);

} // namespace holdfast::workspace
