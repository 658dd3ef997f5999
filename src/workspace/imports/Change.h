// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/File.h"

#include <map>
#include <memory>
#include <optional>

namespace holdfast::workspace {

// One change under way: one transaction from its beginning to commit(). Not thread-safe; its users hold the lock of the
// file. After a failure nothing more is accepted: SQLite may have ended the transaction, and a row would commit alone.
class Change {
public:
    Change(File& file, std::string kind, std::string subject, core::JobContext& job);

    File& file() { return m_file; }
    Store& store();
    Step& step() { return *m_step; }
    core::JobContext& job() { return m_job; }
    bool open() const { return m_step.has_value(); }

    void loaded(std::int64_t import) { m_after[import] = 1; }
    void replace(std::int64_t import);
    void restore(std::int64_t import);
    void put(const std::string& key, const std::optional<std::string>& body);
    void commit(); // throws Failure
    void release(); // rolls back what is not committed

    // Runs `work` unless the change failed before or the job is stopped; remembers and hands back a failure.
    template <class F> core::Status doing(F&& work)
    {
        if (m_failure)
            return std::unexpected(*m_failure);
        if (!m_step)
            return core::fail(core::Code::Internal, {}, {}, "the change is finished");
        auto status = m_job.shouldStop() ? core::Status(core::fail(core::Code::Cancelled)) : guarded(std::forward<F>(work));
        if (!status) {
            if (m_job.shouldStop() && status.error().code == core::Code::Internal)
                status = core::fail(core::Code::Cancelled);
            m_failure = status.error();
        }
        return status;
    }
    bool failed() const { return m_failure.has_value(); }
    void fail(core::Error error) { m_failure = std::move(error); }

private:
    void removeUndone();

    File& m_file;
    std::string m_kind, m_subject;
    core::JobContext& m_job;
    std::optional<sqlite::Interrupt> m_interrupt;
    std::optional<Step> m_step;
    std::optional<core::Error> m_failure;
    std::map<std::int64_t, int> m_before, m_after; // import -> in_force
    std::map<std::string, std::optional<std::string>> m_documentsBefore, m_documentsAfter;
};

// A writer of one import within a change; `alone`: its finish() commits the change. The file is locked.
std::unique_ptr<ImportWriter> writeImport(std::shared_ptr<Change> change, const ImportHeader& header, std::int64_t origin,
    const std::string& recipe, bool alone);

} // namespace holdfast::workspace
