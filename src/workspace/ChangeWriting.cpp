// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/imports/Change.h"

namespace holdfast::workspace {

using core::Code;

Change::Change(File& file, std::string kind, std::string subject, core::JobContext& job)
    : m_file(file)
    , m_kind(std::move(kind))
    , m_subject(std::move(subject))
    , m_job(job)
    , m_interrupt(std::in_place, file.m_store.database(), job)
    , m_step(std::in_place, file.m_store)
{
    removeUndone();
    file.m_loading = must(file.m_store.database().integer("SELECT coalesce(max(import), 0) + 1 FROM import"));
}

Store& Change::store()
{
    return m_file.m_store;
}

// Imports that were undone can't come back once this change is made: their rows go.
void Change::removeUndone()
{
    std::vector<std::int64_t> undone;
    auto& list = store().statement("SELECT import FROM import WHERE in_force=0");
    while (must(list.step()))
        undone.push_back(list.integer(0));
    static constexpr std::string_view kFirst[] = {"survey_answer"}; // refers to other tables of the import
    for (const std::int64_t import : undone) {
        const auto remove = [&](std::string_view table) {
            must(store().database().prepare("DELETE FROM " + sqlite::quoted(table) + " WHERE import=?1").bind(1, import).run());
            m_step->settle(scopeOf(table, import), {});
        };
        for (const auto table : kFirst)
            remove(table);
        for (const auto table : importTables())
            if (table != kFirst[0])
                remove(table);
        auto& row = store().statement("DELETE FROM import WHERE import=?1");
        row.bind(1, import);
        m_step->change("import", import, row);
    }
}

void Change::replace(std::int64_t import)
{
    if (const auto mine = m_after.find(import); mine != m_after.end()) {
        mine->second = 2;
        return;
    }
    auto& state = store().statement("SELECT in_force FROM import WHERE import=?1");
    state.bind(1, import);
    if (!must(state.step()) || state.integer(0) != 1)
        refuse(Code::Internal, "an import that is not in force");
    state.reset();
    m_before[import] = 1;
    m_after[import] = 2;
}

void Change::restore(std::int64_t import)
{
    auto& state = store().statement("SELECT in_force FROM import WHERE import=?1");
    state.bind(1, import);
    if (!must(state.step()) || state.integer(0) != 2)
        refuse(Code::Internal, "an import that was not replaced");
    state.reset();
    m_before[import] = 2;
    m_after[import] = 1;
}

void Change::put(const std::string& key, const std::optional<std::string>& body)
{
    const auto before = documentOf(store(), key);
    if (before == body)
        return;
    m_documentsBefore.emplace(key, before); // the first value stays
    m_documentsAfter[key] = body;
    putDocument(store(), *m_step, key, body);
}

void Change::commit()
{
    for (const auto& [import, state] : m_after) {
        auto& flip = store().statement("UPDATE import SET in_force=?2 WHERE import=?1");
        flip.bind(1, import).bind(2, state);
        m_step->change("import", import, flip);
        m_before.try_emplace(import, 0);
    }
    const std::int64_t at = m_file.m_clock();
    if (m_kind == "import" && m_after.size() == 1 && m_documentsAfter.empty())
        addStep(store(), *m_step, at, m_kind, m_subject, std::nullopt, std::to_string(m_after.begin()->first));
    else
        addStep(store(), *m_step, at, m_kind, m_subject, changesText(m_before, m_documentsBefore), changesText(m_after, m_documentsAfter));
    if (m_job.shouldStop())
        refuse(Code::Cancelled);
    m_interrupt.reset(); // from here on the step is made whole
    m_step->commit();
}

void Change::release()
{
    if (!m_step)
        return;
    m_interrupt.reset();
    // A statement left half way by a stop would keep the interrupt alive for the next job.
    store().rest();
    m_step.reset();
    m_file.m_loading = 0;
}

// The change as its caller holds it: every function locks the file.
class FileChange final : public ChangeWriter {
public:
    FileChange(File& file, std::shared_ptr<Change> change) : m_file(file), m_change(std::move(change)) { }
    ~FileChange() override
    {
        const std::lock_guard lock(m_file.m_mutex);
        m_change->release();
    }

    core::Result<std::unique_ptr<ImportWriter>> load(const ImportHeader& header, std::int64_t origin, const std::string& recipe) override
    {
        const std::lock_guard lock(m_file.m_mutex);
        std::unique_ptr<ImportWriter> writer;
        const auto done = m_change->doing([&] { writer = writeImport(m_change, header, origin, recipe, false); });
        if (!done)
            return std::unexpected(done.error());
        return writer;
    }

    core::Status replace(std::int64_t import) override
    {
        const std::lock_guard lock(m_file.m_mutex);
        return m_change->doing([&] { m_change->replace(import); });
    }

    core::Status restore(std::int64_t import) override
    {
        const std::lock_guard lock(m_file.m_mutex);
        return m_change->doing([&] { m_change->restore(import); });
    }

    core::Status put(const std::string& kind, const std::string& name, const std::optional<std::string>& body) override
    {
        const std::lock_guard lock(m_file.m_mutex);
        return m_change->doing([&] { m_change->put(kind + "/" + name, body); });
    }

    core::Status commit() override
    {
        const std::lock_guard lock(m_file.m_mutex);
        const auto done = m_change->doing([&] { m_change->commit(); });
        m_change->release();
        if (done && !m_file.m_store.opened().network)
            (void)guarded([this] { m_file.m_store.checkpoint(); });
        return done;
    }

private:
    File& m_file;
    std::shared_ptr<Change> m_change;
};

core::Result<std::unique_ptr<ChangeWriter>> File::beginChange(const std::string& kind, const std::string& subject, core::JobContext& job)
{
    return locked([&]() -> std::unique_ptr<ChangeWriter> {
        requireQuiet();
        return std::make_unique<FileChange>(*this, std::make_shared<Change>(*this, kind, subject, job));
    });
}

core::Result<std::map<std::string, std::string>> File::documents(const std::string& kind)
{
    return locked([&] { return documentsOf(m_store, kind); });
}

} // namespace holdfast::workspace
