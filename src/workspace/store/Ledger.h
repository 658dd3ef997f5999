// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "seal/Digest.h"
#include "sqlite/Database.h"
#include "sqlite/Statement.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

// Digests of what the tables hold. SQLite's own checks see broken structure, not a changed value; these see every
// change of a value, its type or its place. A digest of a set of rows is the exclusive or of the digests of its rows:
// it can be kept up to date row by row, and no two rows are equal, for each holds its key.
// Reference: Bellare, Micciancio (1997), A new paradigm for collision-free hashing: incrementality at reduced cost (as
// a check against damage, not against forgery).
namespace holdfast::workspace {

// The bytes of one row, value by value, with their types.
class RowBytes {
public:
    void null() { m_bytes.push_back('n'); }
    void integer(std::int64_t value);
    void real(double value);
    void text(std::string_view value) { sized('t', value); }
    void blob(std::string_view value) { sized('b', value); }
    void row(const sqlite::Statement& statement); // all columns of the row it stands on
    std::string_view bytes() const { return m_bytes; }
    void clear() { m_bytes.clear(); }

private:
    void sized(char type, std::string_view value);
    std::string m_bytes;
};

struct Fold {
    std::int64_t rows = 0;
    seal::Digest digest {};
    void add(std::string_view row) { change(row, 1); }
    void remove(std::string_view row) { change(row, -1); }
    bool operator==(const Fold&) const = default;

private:
    void change(std::string_view row, int sign);
};

// Tables whose rows come and go; the scope of their digest is their name.
std::span<const std::string_view> changingTables();
// Tables whose rows belong to one import and never change; the scope is "<table>/<import>".
std::span<const std::string_view> importTables();
// Whether a workspace of this format has the table.
bool isThere(std::string_view table, int format);
std::string scopeOf(std::string_view table, std::int64_t import);

// What the rows give now. Chunks go in without their data, which their own digest covers.
Fold foldOf(sqlite::Database& database, std::string_view table);
Fold foldOf(sqlite::Database& database, std::string_view table, std::int64_t import);
// All stored digests; throws Failure.
std::map<std::string, Fold> storedFolds(sqlite::Database& database);
// Over the other rows of the digest table.
Fold foldOfFolds(const std::map<std::string, Fold>& stored);
void foldRow(RowBytes& bytes, const std::string& scope, const Fold& fold);

// Computes and stores all digests anew: for a new workspace and after a migration.
core::Status sealEverything(sqlite::Database& database, int format);
core::Result<std::string> digestOfDigests(sqlite::Database& database);

// The generation as the text of workspace.stamp, always 71 bytes: found in the page without SQL, and worth nothing when
// half written.
inline constexpr std::string_view kStampMark = "holdfast step at: ";
inline constexpr std::string_view kIdentityMark = "holdfast workspace ";
std::string stampOf(const std::string& id, std::int64_t generation);

inline constexpr std::string_view kDigestScope = "digest";

} // namespace holdfast::workspace
