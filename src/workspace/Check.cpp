// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/File.h"
#include "workspace/imports/ChunkWriter.h"

namespace holdfast::workspace {

using core::Code;

namespace {

class Checker {
public:
    Checker(Store& store, core::JobContext& job) : m_store(store), m_job(job) { }

    CheckReport run()
    {
        step("header", [&] { identity(); });
        step("schema", [&] { schema(); });
        if (!m_report.sound)
            return std::move(m_report);
        step("structure", [&] { structure(); });
        step("digests", [&] { digests(); });
        step("chunks", [&] { chunks(); });
        m_job.progress(1, "check");
        return std::move(m_report);
    }

private:
    // What one part finds does not keep the others from looking; only a stop does.
    template <class F> void step(const char* part, F&& work)
    {
        const auto done = guarded(std::forward<F>(work));
        if (done)
            return;
        if (m_job.shouldStop() || done.error().code == Code::Cancelled)
            throw Failure {core::Error {Code::Cancelled, {}, {}, {}, {}}};
        if (done.error().code == Code::OutOfMemory || done.error().code == Code::IoError)
            throw Failure {done.error()};
        damaged(part, done.error().detail);
    }

    void damaged(const std::string& where, const std::string& what)
    {
        m_report.sound = false;
        if (m_report.issues.size() >= 1000)
            return;
        core::Finding finding;
        finding.code = Code::WorkspaceDamaged;
        finding.where.file = m_store.opened().path;
        finding.where.column = where;
        finding.value = what;
        m_report.issues.push_back(std::move(finding));
    }

    void pause()
    {
        if (m_job.shouldStop())
            refuse(Code::Cancelled);
    }

    void identity()
    {
        const Identity identity = must(identityOf(m_store.database()));
        if (identity.id != m_store.opened().identity.id)
            damaged("workspace", "id");
        if (must(m_store.database().integer("PRAGMA application_id")) != kApplicationId)
            damaged("header", "application id");
        if (must(m_store.database().integer("PRAGMA user_version")) != identity.format)
            damaged("header", "format");
    }

    void schema()
    {
        if (must(schemaOf(m_store.database())) != must(expectedSchema(migrations(), m_store.opened().identity.format)))
            damaged("schema", "not the one of this format");
    }

    void structure()
    {
        m_job.progress(0.05, "check");
        auto integrity = m_store.database().prepare("PRAGMA integrity_check(100)");
        while (must(integrity.step()))
            if (integrity.text(0) != "ok")
                damaged("structure", std::string(integrity.text(0)));
        auto keys = m_store.database().prepare("PRAGMA foreign_key_check");
        while (must(keys.step()))
            damaged(std::string(keys.text(0)), "refers to a row that is not there");
    }

    void digests()
    {
        m_job.progress(0.3, "check");
        sqlite::Database& database = m_store.database();
        const auto stored = storedFolds(database);
        std::set<std::string> expected {std::string(kDigestScope)};
        const auto compare = [&](const std::string& scope, const Fold& now) {
            expected.insert(scope);
            m_report.rowsChecked += static_cast<std::uint64_t>(now.rows);
            const auto found = stored.find(scope);
            if (found == stored.end() ? now.rows > 0 : !(found->second == now))
                damaged(scope, "content differs from its digest");
        };
        // A workspace of an older format, opened for reading only, lacks what came later.
        const auto absent = [format = m_store.opened().identity.format](std::string_view table) { return !isThere(table, format); };
        for (const auto table : changingTables())
            if (!absent(table))
                step(std::string(table).c_str(), [&] { compare(std::string(table), foldOf(database, table)); });
        std::vector<std::int64_t> imports;
        auto list = database.prepare("SELECT import FROM import");
        while (must(list.step()))
            imports.push_back(list.integer(0));
        for (const std::int64_t import : imports)
            for (const auto table : importTables()) {
                pause();
                if (absent(table))
                    continue;
                step(std::string(table).c_str(), [&] { compare(scopeOf(table, import), foldOf(database, table, import)); });
            }
        // Rows of an import that is not there break no digest: the foreign keys find them. A digest without its import does.
        for (const auto& [scope, fold] : stored)
            if (!expected.contains(scope))
                damaged(scope, "digest of what is not there");
        compare(std::string(kDigestScope), foldOfFolds(stored));
    }

    void chunks()
    {
        auto chunk = m_store.database().prepare("SELECT import, part, position, digest, written, data FROM column_chunk");
        while (must(chunk.step())) {
            if (++m_report.chunksChecked % 16 == 0) {
                pause();
                m_job.progress(0.6, "check");
            }
            if (chunkDigest(chunk.blob(5), chunk.blob(4)) != chunk.blob(3) || chunk.type(5) != sqlite::ColumnType::Blob
                || chunk.type(4) != sqlite::ColumnType::Blob || chunk.type(3) != sqlite::ColumnType::Blob)
                damaged("column_chunk/" + std::to_string(chunk.integer(0)),
                    "part " + std::to_string(chunk.integer(1)) + ", column " + std::to_string(chunk.integer(2)));
        }
    }

    Store& m_store;
    core::JobContext& m_job;
    CheckReport m_report;
};

} // namespace

CheckReport checkStore(Store& store, core::JobContext& job)
{
    return Checker(store, job).run();
}

} // namespace holdfast::workspace
