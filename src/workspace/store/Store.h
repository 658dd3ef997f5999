// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/store/Ledger.h"
#include "workspace/store/Opening.h"

#include <functional>
#include <set>
#include <unordered_map>
#include <variant>

namespace holdfast::workspace {

// The connection of one open workspace: statements compiled once, opened again after an error. Throws Failure.
// Not thread-safe; File locks.
class Store {
public:
    // `prepareConnection` runs on every connection, the first and those opened again (virtual tables).
    Store(Opened opened, std::function<void(sqlite::Database&)> prepareConnection);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    const Opened& opened() const { return m_opened; }
    sqlite::Database& database();
    // `sql` must be a literal: it is the key of the compiled statement. Reset and without parameters.
    sqlite::Statement& statement(const char* sql);
    // Resets every statement. A failure leaves some half way; while one is, an interrupt meant for it stays in force and
    // ends the next work on this connection too.
    void rest();
    void requireWritable();
    std::int64_t generation();
    // Writes the log back into the file and empties it; what is left to do at the next opening is no failure.
    void checkpoint();

private:
    friend class Step;
    // After an error of COMMIT: closes, opens again and looks whether the step is there.
    bool arrived(std::int64_t generation);
    void closeConnection();

    Opened m_opened;
    std::function<void(sqlite::Database&)> m_prepareConnection;
    std::unordered_map<const char*, sqlite::Statement> m_statements;
};

// One write transaction: changes rows of the changing tables with their digests, counts the generation up, commits.
// Not committed = rolled back. Throws Failure.
class Step {
public:
    explicit Step(Store& store);
    ~Step();
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

    using Key = std::variant<std::int64_t, std::string>;
    // Runs `change`, which inserts, updates or deletes the one row of `table` with this key.
    void change(std::string_view table, const Key& key, sqlite::Statement& change);
    // The digest of rows written in this step that never change; removed with zero rows.
    void settle(const std::string& scope, const Fold& fold);
    void commit();

private:
    void foldRowOf(std::string_view table, const Key& key, int sign);
    Fold& touched(const std::string& scope);
    Fold stored(const std::string& scope);

    Store& m_store;
    sqlite::Transaction m_transaction;
    std::map<std::string, Fold> m_folds; // as they will be
    bool m_done = false;
};

} // namespace holdfast::workspace
