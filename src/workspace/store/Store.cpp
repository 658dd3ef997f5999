// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/store/Store.h"

#include "workspace/store/Guard.h"

namespace holdfast::workspace {

using core::Code;

Store::Store(Opened opened, std::function<void(sqlite::Database&)> prepareConnection)
    : m_opened(std::move(opened))
    , m_prepareConnection(std::move(prepareConnection))
{
    m_prepareConnection(m_opened.database);
}

Store::~Store()
{
    if (m_opened.database.isOpen() && !m_opened.readOnly && !m_opened.network)
        (void)guarded([this] { checkpoint(); });
    closeConnection();
}

sqlite::Database& Store::database()
{
    if (!m_opened.database.isOpen()) {
        m_opened.database = must(openAgain(m_opened));
        m_prepareConnection(m_opened.database);
    }
    return m_opened.database;
}

sqlite::Statement& Store::statement(const char* sql)
{
    sqlite::Database& connection = database();
    auto found = m_statements.find(sql);
    if (found == m_statements.end())
        found = m_statements.emplace(sql, connection.prepare(sql)).first;
    else if (!found->second.isCompiled()) // a stop came while it was
        found->second = connection.prepare(sql);
    found->second.reset();
    return found->second;
}

void Store::rest()
{
    for (auto& [sql, statement] : m_statements)
        statement.reset();
}

void Store::requireWritable()
{
    if (m_opened.readOnly)
        refuse(Code::WorkspaceReadOnly, {}, {{"path", m_opened.path}});
}

std::int64_t Store::generation()
{
    return must(database().integer("SELECT generation FROM workspace"));
}

void Store::checkpoint()
{
    must(database().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
}

void Store::closeConnection()
{
    m_statements.clear(); // a statement left over would keep the connection and its locks
    m_opened.database.close();
}

bool Store::arrived(std::int64_t expected)
{
    closeConnection();
    const auto seen = guarded([this] { return generation(); });
    return seen && *seen == expected;
}

Step::Step(Store& store) : m_store(store), m_transaction(store.database())
{
    must(core::Status(m_transaction.begun()));
}

Step::~Step()
{
    if (m_done)
        return;
    m_transaction.rollback();
    // A connection that can't even roll back is replaced at the next use.
    if (m_store.m_opened.database.inTransaction())
        m_store.closeConnection();
}

static const char* selectOf(std::string_view table)
{
    if (table == "document")
        return "SELECT * FROM document WHERE key=?1";
    if (table == "history")
        return "SELECT * FROM history WHERE step=?1";
    if (table == "import")
        return "SELECT * FROM import WHERE import=?1";
    if (table == "run_journal")
        return "SELECT * FROM run_journal WHERE run=?1";
    if (table == "segment")
        return "SELECT * FROM segment WHERE name=?1";
    if (table == "setting")
        return "SELECT * FROM setting WHERE key=?1";
    return "SELECT * FROM workspace WHERE one=?1";
}

void Step::foldRowOf(std::string_view table, const Key& key, int sign)
{
    auto& select = m_store.statement(selectOf(table));
    if (const auto* number = std::get_if<std::int64_t>(&key))
        select.bind(1, *number);
    else
        select.bind(1, std::get<std::string>(key));
    if (!must(select.step()))
        return;
    RowBytes bytes;
    bytes.row(select);
    select.reset();
    Fold& fold = touched(std::string(table));
    sign > 0 ? fold.add(bytes.bytes()) : fold.remove(bytes.bytes());
}

void Step::change(std::string_view table, const Key& key, sqlite::Statement& change)
{
    foldRowOf(table, key, -1);
    must(change.run());
    foldRowOf(table, key, 1);
}

Fold Step::stored(const std::string& scope)
{
    auto& select = m_store.statement("SELECT rows, digest FROM digest WHERE scope=?1");
    select.bind(1, scope);
    Fold fold;
    if (!must(select.step()))
        return fold;
    const std::string_view digest = select.blob(1);
    if (digest.size() != fold.digest.size())
        refuse(Code::WorkspaceDamaged, "digest of " + scope);
    fold.rows = select.integer(0);
    std::copy(digest.begin(), digest.end(), fold.digest.begin());
    select.reset();
    return fold;
}

Fold& Step::touched(const std::string& scope)
{
    auto found = m_folds.find(scope);
    if (found == m_folds.end())
        found = m_folds.emplace(scope, stored(scope)).first;
    return found->second;
}

void Step::settle(const std::string& scope, const Fold& fold)
{
    m_folds[scope] = fold;
}

void Step::commit()
{
    const std::int64_t expected = m_store.generation() + 1;
    auto& count = m_store.statement("UPDATE workspace SET generation=?1, stamp=?2 WHERE one=1");
    count.bind(1, expected).bind(2, stampOf(m_store.m_opened.identity.id, expected));
    change("workspace", std::int64_t {1}, count);
    Fold all = stored(std::string(kDigestScope));
    RowBytes bytes;
    const auto write = [&](const std::string& scope, const Fold& fold) {
        auto& put = m_store.statement("INSERT OR REPLACE INTO digest VALUES(?1, ?2, ?3)");
        must(put.bind(1, scope).bind(2, fold.rows).bindBlob(3, seal::bytesOf(fold.digest)).run());
    };
    const auto changing = changingTables();
    for (const auto& [scope, fold] : m_folds) {
        const Fold before = stored(scope);
        const bool kept = std::find(changing.begin(), changing.end(), scope) != changing.end();
        if (before.rows > 0 || kept) {
            foldRow(bytes, scope, before);
            all.remove(bytes.bytes());
        }
        if (fold.rows > 0 || kept) {
            foldRow(bytes, scope, fold);
            all.add(bytes.bytes());
            write(scope, fold);
        } else if (before.rows > 0) {
            must(m_store.statement("DELETE FROM digest WHERE scope=?1").bind(1, scope).run());
        }
    }
    write(std::string(kDigestScope), all);
    m_done = true;
    const auto committed = m_transaction.commit();
    if (committed)
        return;
    m_transaction.rollback();
    // In WAL the transaction can be there all the same.
    if (!m_store.arrived(expected))
        throw Failure {committed.error()};
}

} // namespace holdfast::workspace
