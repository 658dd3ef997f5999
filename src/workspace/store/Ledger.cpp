// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/store/Ledger.h"

#include "workspace/store/Guard.h"

#include <array>
#include <bit>

namespace holdfast::workspace {

void RowBytes::integer(std::int64_t value)
{
    m_bytes.push_back('i');
    for (int shift = 0; shift < 64; shift += 8)
        m_bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> shift));
}

void RowBytes::real(double value)
{
    integer(static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(value)));
    m_bytes.push_back('r');
}

void RowBytes::sized(char type, std::string_view value)
{
    integer(static_cast<std::int64_t>(value.size()));
    m_bytes.push_back(type);
    m_bytes.append(value);
}

void RowBytes::row(const sqlite::Statement& statement)
{
    for (int i = 0; i < statement.columns(); ++i) {
        switch (statement.type(i)) {
        case sqlite::ColumnType::Null:
            null();
            break;
        case sqlite::ColumnType::Integer:
            integer(statement.integer(i));
            break;
        case sqlite::ColumnType::Real:
            real(statement.real(i));
            break;
        case sqlite::ColumnType::Text:
            text(statement.text(i));
            break;
        case sqlite::ColumnType::Blob:
            blob(statement.blob(i));
            break;
        }
    }
}

void Fold::change(std::string_view row, int sign)
{
    rows += sign;
    const seal::Digest one = seal::digest(row);
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(digest[i] ^ one[i]);
}

std::span<const std::string_view> changingTables()
{
    static constexpr std::array<std::string_view, 8> kNames
        = {"document", "history", "identity", "import", "run_journal", "segment", "setting", "workspace"};
    return kNames;
}

std::span<const std::string_view> importTables()
{
    static constexpr std::array<std::string_view, 19> kNames = {"import_column", "column_chunk", "dictionary", "rejected_row",
        "finding", "customer", "renewal", "payment", "complaint", "enquiry", "survey_item", "survey_response", "survey_answer",
        "touchpoint", "campaign", "campaign_contact", "external_series", "benchmark", "load_score"};
    return kNames;
}

bool isThere(std::string_view table, int format)
{
    return format >= 2 || (table != "document" && table != "load_score");
}

std::string scopeOf(std::string_view table, std::int64_t import)
{
    return std::string(table) + "/" + std::to_string(import);
}

static std::string columnsFor(std::string_view table)
{
    return table == "column_chunk" ? "import, part, position, rows, encoding, width, lo, digest" : "*";
}

static Fold foldOf(sqlite::Statement statement)
{
    Fold fold;
    RowBytes bytes;
    while (must(statement.step())) {
        bytes.clear();
        bytes.row(statement);
        fold.add(bytes.bytes());
    }
    return fold;
}

Fold foldOf(sqlite::Database& database, std::string_view table)
{
    return foldOf(database.prepare("SELECT " + columnsFor(table) + " FROM " + sqlite::quoted(table)));
}

Fold foldOf(sqlite::Database& database, std::string_view table, std::int64_t import)
{
    auto statement = database.prepare("SELECT " + columnsFor(table) + " FROM " + sqlite::quoted(table) + " WHERE import=?1");
    statement.bind(1, import);
    return foldOf(std::move(statement));
}

std::map<std::string, Fold> storedFolds(sqlite::Database& database)
{
    std::map<std::string, Fold> all;
    auto statement = database.prepare("SELECT scope, rows, digest FROM digest");
    while (must(statement.step())) {
        Fold fold;
        fold.rows = statement.integer(1);
        const std::string_view bytes = statement.blob(2);
        if (bytes.size() != fold.digest.size() || statement.type(2) != sqlite::ColumnType::Blob
            || statement.type(1) != sqlite::ColumnType::Integer || statement.type(0) != sqlite::ColumnType::Text)
            refuse(core::Code::WorkspaceDamaged, "digest of " + std::string(statement.text(0)));
        std::copy(bytes.begin(), bytes.end(), fold.digest.begin());
        all.emplace(statement.text(0), fold);
    }
    return all;
}

void foldRow(RowBytes& bytes, const std::string& scope, const Fold& fold)
{
    bytes.clear();
    bytes.text(scope);
    bytes.integer(fold.rows);
    bytes.blob(seal::bytesOf(fold.digest));
}

Fold foldOfFolds(const std::map<std::string, Fold>& stored)
{
    Fold all;
    RowBytes bytes;
    for (const auto& [scope, fold] : stored) {
        if (scope == kDigestScope)
            continue;
        foldRow(bytes, scope, fold);
        all.add(bytes.bytes());
    }
    return all;
}

core::Status sealEverything(sqlite::Database& database, int format)
{
    return guarded([&] {
        auto row = database.prepare("SELECT id, generation FROM workspace");
        if (!must(row.step()))
            refuse(core::Code::WorkspaceDamaged, "no identity");
        const std::string id(row.text(0));
        const std::int64_t generation = row.integer(1);
        row.reset();
        must(database.prepare("UPDATE workspace SET format=?1, stamp=?2").bind(1, format).bind(2, stampOf(id, generation)).run());
        must(database.execute("DELETE FROM digest"));
        std::map<std::string, Fold> all;
        for (const auto table : changingTables())
            if (isThere(table, format))
                all.emplace(table, foldOf(database, table));
        std::vector<std::int64_t> imports;
        auto list = database.prepare("SELECT import FROM import");
        while (must(list.step()))
            imports.push_back(list.integer(0));
        for (const auto import : imports)
            for (const auto table : importTables())
                if (isThere(table, format))
                    if (const Fold fold = foldOf(database, table, import); fold.rows > 0)
                        all.emplace(scopeOf(table, import), fold);
        all.emplace(kDigestScope, foldOfFolds(all));
        auto insert = database.prepare("INSERT INTO digest VALUES(?1, ?2, ?3)");
        for (const auto& [scope, fold] : all)
            must(insert.bind(1, scope).bind(2, fold.rows).bindBlob(3, seal::bytesOf(fold.digest)).run());
    });
}

std::string stampOf(const std::string& id, std::int64_t generation)
{
    std::string number = std::to_string(generation);
    number.insert(0, number.size() < 20 ? 20 - number.size() : 0, '0');
    return std::string(kStampMark) + number + " " + seal::hexDigest(id + " " + number).substr(0, 32);
}

core::Result<std::string> digestOfDigests(sqlite::Database& database)
{
    auto statement = database.prepare("SELECT digest FROM digest WHERE scope=?1");
    statement.bind(1, kDigestScope);
    const auto row = statement.step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return core::fail(core::Code::WorkspaceDamaged, {}, {}, "no digest of digests");
    return std::string(statement.blob(0));
}

} // namespace holdfast::workspace
