// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/database/SqliteRecords.h"

#include "ingest/sniff/HeaderSniffer.h"
#include "ingest/source/BlockBuilder.h"
#include "sqlite/Database.h"
#include "sqlite/Statement.h"
#include "text/Utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

namespace holdfast::ingest {
namespace {

using core::Code;
using core::Finding;
using core::Severity;
using sqlite::ColumnType;

Finding finding(Code code, std::uint64_t count, std::string value, std::string column, std::uint64_t row)
{
    return {code, Severity::Warning, {{}, 0, row, std::move(column), 0}, std::move(value), count, {}};
}

// The bytes of the file and of what lies beside it unmerged.
core::Result<std::string> digestOf(const std::string& path, std::uint64_t& bytes)
{
    Digest digest;
    bytes = 0;
    std::string block(1 << 20, '\0');
    for (const char* end : {"", "-wal"}) {
        auto file = ByteFile::open(path + end);
        if (!file) {
            if (*end != 0)
                break;
            return std::unexpected(std::move(file.error()));
        }
        for (;;) {
            auto n = file->read(block.data(), block.size());
            if (!n)
                return std::unexpected(std::move(n.error()));
            if (*n == 0)
                break;
            digest.add(block.data(), *n);
            bytes += *end == 0 ? *n : 0;
        }
    }
    return digest.hex();
}

core::Error asSource(core::Error error, const std::string& path)
{
    if (error.code == Code::WorkspaceDamaged || error.code == Code::Internal)
        error.code = Code::CorruptDatabase;
    else if (error.code == Code::WorkspaceDenied || error.code == Code::WorkspaceReadOnly)
        error.code = Code::PermissionDenied;
    error.where.file = path;
    if (std::none_of(error.arguments.begin(), error.arguments.end(), [](const auto& a) { return a.first == "path"; }))
        error.arguments.emplace_back("path", path);
    return error;
}

// Whether the file is as long as its header says: behind a cut SQLite sees zeros, which are cells without a value.
bool isCut(const std::string& path)
{
    const auto head = sqlite::readRaw(path, 100);
    std::error_code failure;
    const std::uint64_t bytes = std::filesystem::file_size(path, failure);
    if (!head || failure || head->size() < 100)
        return true;
    const auto number = [&head](std::size_t at, std::size_t size) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value = value << 8 | static_cast<unsigned char>((*head)[at + i]);
        return value;
    };
    const std::uint64_t page = number(16, 2) == 1 ? 65536 : number(16, 2);
    const bool counted = number(24, 4) == number(92, 4); // old programs leave the number of pages alone
    return page < 512 || bytes % page != 0 || (counted && number(28, 4) * page > bytes);
}

core::Result<sqlite::Database> openSource(const std::string& path)
{
    std::error_code failure;
    const std::filesystem::path resolved = std::filesystem::canonical(path, failure);
    if (failure)
        return core::fail(Code::FileNotFound, {{"path", path}}, {path, 0, 0, {}, 0});
    // A log that is not merged holds the newest rows: then SQLite's own locks are needed.
    const bool log = std::filesystem::exists(resolved.string() + "-wal", failure)
        || std::filesystem::exists(resolved.string() + "-journal", failure);
    if (!log && isCut(resolved.string()))
        return core::fail(Code::CorruptDatabase, {{"path", path}}, {path, 0, 0, {}, 0}, "shorter than its header says");
    auto database = sqlite::open(
        resolved.string(), {.access = log ? sqlite::Access::ReadOnly : sqlite::Access::Immutable, .source = true});
    if (!database)
        return std::unexpected(asSource(std::move(database.error()), path));
    return database;
}

std::string realText(double value)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? "NaN" : value < 0 ? "-Inf" : "Inf";
    char text[400];
    const bool far = value != 0 && (std::fabs(value) >= 1e30 || std::fabs(value) < 1e-24);
    const auto [end, error] =
        std::to_chars(text, text + sizeof text, value, far ? std::chars_format::scientific : std::chars_format::fixed);
    std::string written(text, end);
    if (!far && written.find('.') == std::string::npos)
        written += ".0";
    return written;
}

// Text that may hold anything as UTF-8 without NUL; true when something had to be shown as \xHH.
bool appendShown(std::string& to, std::string_view bytes)
{
    bool changed = false;
    while (!bytes.empty()) {
        bool cut = false;
        std::size_t n = text::validUtf8(bytes, cut);
        n = std::min(n, bytes.find('\0'));
        to.append(bytes.substr(0, n));
        bytes.remove_prefix(n);
        if (bytes.empty())
            break;
        static constexpr char kDigits[] = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(bytes.front());
        to += "\\x";
        to += kDigits[byte >> 4];
        to += kDigits[byte & 15];
        bytes.remove_prefix(1);
        changed = true;
    }
    return changed;
}

class SqliteRecords final : public RecordSource {
public:
    struct Column {
        std::uint64_t numbers = 0, texts = 0, blobs = 0, odd = 0;
        std::uint64_t firstBlob = 0, firstOdd = 0, firstText = 0;
        std::string oddText, textExample;
    };

    SqliteRecords(sqlite::Database database, const std::string& path, core::JobContext& job)
        : m_database(std::move(database))
        , m_path(path)
        , m_job(job)
    {
    }
    core::Status begin(const std::string& table, std::uint64_t total)
    {
        m_total = total;
        m_statement = m_database.prepare("SELECT * FROM " + sqlite::quoted(table));
        m_columns.resize(static_cast<std::size_t>(m_statement.columns()));
        m_builder.emplace(m_columns.size());
        return {};
    }
    std::vector<std::string> names() const
    {
        std::vector<std::string> names;
        for (int c = 0; c < m_statement.columns(); ++c) {
            std::string name;
            (void)appendShown(name, m_statement.name(c));
            names.push_back(std::move(name));
        }
        return names;
    }
    core::Result<bool> next(RecordBlock& block) override;
    RecordCounts counts() const override { return {m_rows, 0, 0}; }
    double share() const override
    {
        return m_total == 0 ? 0 : std::min(1.0, static_cast<double>(m_rows) / static_cast<double>(m_total));
    }
    core::Status check(const Sniffed&) const override { return {}; } // the bytes were compared before opening
    const std::vector<Column>& columns() const { return m_columns; }

private:
    void add(int column);
    sqlite::Database m_database;
    sqlite::Statement m_statement;
    std::string m_path;
    core::JobContext& m_job;
    std::optional<BlockBuilder> m_builder;
    std::vector<Column> m_columns;
    std::string m_text;
    std::uint64_t m_rows = 0, m_total = 0;
    bool m_done = false;
};

void SqliteRecords::add(int index)
{
    Column& column = m_columns[static_cast<std::size_t>(index)];
    m_text.clear();
    Native kind = Native::None;
    switch (m_statement.type(index)) {
    case ColumnType::Null:
        break;
    case ColumnType::Integer:
        m_text = std::to_string(m_statement.integer(index));
        kind = Native::Number;
        ++column.numbers;
        break;
    case ColumnType::Real:
        m_text = realText(m_statement.real(index));
        kind = std::isfinite(m_statement.real(index)) ? Native::Number : Native::None;
        ++column.numbers;
        break;
    case ColumnType::Text:
        if (appendShown(m_text, m_statement.text(index)) && column.odd++ == 0) {
            column.firstOdd = m_rows;
            column.oddText = m_text.substr(0, 200);
        }
        if (column.texts++ == 0) {
            column.firstText = m_rows;
            column.textExample = m_text.substr(0, 200);
        }
        break;
    case ColumnType::Blob:
        if (column.blobs++ == 0)
            column.firstBlob = m_rows;
        break;
    }
    m_builder->cell(m_text, kind);
}

core::Result<bool> SqliteRecords::next(RecordBlock& block)
{
    const sqlite::Interrupt interrupt(m_database, m_job);
    m_builder->begin(block);
    while (!m_done && !m_builder->isFull()) {
        if (m_job.shouldStop())
            return core::fail(Code::Cancelled);
        auto row = m_statement.step();
        if (!row)
            return std::unexpected(asSource(std::move(row.error()), m_path));
        if (!*row) {
            m_done = true; // another step would begin again
            break;
        }
        ++m_rows;
        m_builder->beginRecord(m_rows, m_rows);
        for (int c = 0; c < static_cast<int>(m_columns.size()); ++c)
            add(c);
        m_builder->endRecord();
    }
    m_builder->end();
    return !block.records.empty();
}

struct Tables {
    std::vector<std::string> filled, views, all;
};

core::Result<Tables> tablesOf(sqlite::Database& database)
{
    Tables tables;
    std::vector<std::string> plain;
    // Not PRAGMA table_list: it works out the columns of views.
    auto list =
        database.prepare("SELECT name, type, COALESCE(sql, '') FROM sqlite_schema WHERE type IN ('table', 'view')");
    for (;;) {
        auto row = list.step();
        if (!row)
            return std::unexpected(std::move(row.error()));
        if (!*row)
            break;
        const std::string name(list.text(0)), type(list.text(1));
        std::string made(list.text(2).substr(0, 14));
        for (char& c : made)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        bool cut = false;
        if (name.starts_with("sqlite_") || text::validUtf8(name, cut) != name.size() || made == "CREATE VIRTUAL")
            continue;
        (type == "table" ? plain : tables.views).push_back(name);
    }
    std::sort(plain.begin(), plain.end());
    std::sort(tables.views.begin(), tables.views.end());
    for (const std::string& name : plain) {
        auto first = database.prepare("SELECT 1 FROM " + sqlite::quoted(name) + " LIMIT 1");
        auto row = first.step();
        if (!row)
            return std::unexpected(std::move(row.error()));
        if (*row)
            tables.filled.push_back(name);
    }
    tables.all = plain;
    tables.all.insert(tables.all.end(), tables.views.begin(), tables.views.end());
    return tables;
}

} // namespace

void nameColumns(const std::vector<std::string>& labels, Sniffed& sniffed)
{
    std::vector<Finding> findings;
    const std::vector<std::string> names = uniqueNames(labels, findings);
    sniffed.findings.insert(sniffed.findings.end(), findings.begin(), findings.end());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        SniffedColumn column;
        column.name = names[i];
        column.label = labels[i];
        sniffed.columns.push_back(std::move(column));
    }
}

core::Result<Sniffed> sniffDatabase(const std::string& path, const Mapping& given, core::JobContext& job)
{
    Sniffed sniffed;
    sniffed.kind = SourceKind::Database;
    sniffed.path = path;
    auto digest = digestOf(path, sniffed.bytes);
    if (!digest)
        return std::unexpected(std::move(digest.error()));
    sniffed.digest = std::move(*digest);
    sniffed.dialect = cellDialect(1);
    auto database = openSource(path);
    if (!database)
        return std::unexpected(std::move(database.error()));
    auto tables = tablesOf(*database);
    if (!tables)
        return std::unexpected(asSource(std::move(tables.error()), path));

    std::string wanted = given.table;
    if (const auto it = given.answers.find(std::string(core::word(Code::AmbiguousTable)));
        wanted.empty() && it != given.answers.end())
        wanted = it->second;
    std::vector<std::string> candidates = tables->filled;
    candidates.insert(candidates.end(), tables->views.begin(), tables->views.end());
    sniffed.parts = candidates;
    for (const std::string& name : tables->all)
        if (std::find(candidates.begin(), candidates.end(), name) == candidates.end())
            sniffed.parts.push_back(name);
    if (!wanted.empty()) {
        if (std::find(tables->all.begin(), tables->all.end(), wanted) == tables->all.end())
            return core::fail(Code::InvalidParameter, {{"parameter", "table"}, {"name", "table"}, {"value", wanted}});
    } else if (candidates.size() == 1 && tables->views.empty()) {
        wanted = candidates.front();
    } else if (candidates.empty()) {
        if (tables->all.empty())
            return core::fail(Code::EmptyFile, {{"path", path}}, {path, 0, 0, {}, 0});
        wanted = tables->all.front();
    } else {
        // Until it is answered the longest table is shown; a view is never run unasked.
        if (tables->filled.empty())
            return std::unexpected(
                core::Error{Code::AmbiguousTable, {{"path", path}}, {path, 0, 0, {}, 0}, candidates, {}});
        std::int64_t most = -1;
        for (const std::string& name : tables->filled) {
            const auto rows = database->integer("SELECT COUNT(*) FROM " + sqlite::quoted(name));
            if (rows && *rows > most) {
                most = *rows;
                wanted = name;
            }
        }
        sniffed.findings.push_back(
            {Code::AmbiguousTable, Severity::NeedsChoice, {}, wanted, candidates.size(), candidates});
    }
    sniffed.part = wanted;
    const bool isView = std::find(tables->views.begin(), tables->views.end(), wanted) != tables->views.end();
    std::uint64_t total = 0;
    if (!isView) {
        const auto rows = database->integer("SELECT COUNT(*) FROM " + sqlite::quoted(wanted));
        if (!rows)
            return std::unexpected(asSource(rows.error(), path));
        total = static_cast<std::uint64_t>(*rows);
    }
    SqliteRecords records(std::move(*database), path, job);
    if (auto begun = records.begin(wanted, total); !begun)
        return std::unexpected(asSource(std::move(begun.error()), path));
    const std::vector<std::string> labels = records.names();
    if (labels.size() > static_cast<std::size_t>(kMaxColumns))
        return core::fail(Code::TooManyColumns, {{"path", path}, {"limit", std::to_string(kMaxColumns)}});
    if (labels.empty()) { // the statement did not compile: its first step says why
        RecordBlock block;
        auto first = records.next(block);
        return std::unexpected(first ? core::Error{Code::CorruptDatabase, {{"path", path}}} : std::move(first.error()));
    }
    nameColumns(labels, sniffed);
    if (auto done = surveyRecords(sniffed, {}, records, job); !done)
        return std::unexpected(asSource(std::move(done.error()), path));
    for (std::size_t c = 0; c < sniffed.columns.size(); ++c) {
        const SqliteRecords::Column& seen = records.columns()[c];
        const std::string& name = sniffed.columns[c].name;
        if (seen.numbers > 0 && seen.texts > 0 && sniffed.columns[c].type == frame::ValueType::Text)
            sniffed.findings.push_back(
                finding(Code::MixedTypes, std::min(seen.numbers, seen.texts), seen.textExample, name, seen.firstText));
        if (seen.blobs > 0)
            sniffed.findings.push_back(finding(Code::UnsupportedValues, seen.blobs, {}, name, seen.firstBlob));
        if (seen.odd > 0)
            sniffed.findings.push_back(finding(Code::EncodingInvalid, seen.odd, seen.oddText, name, seen.firstOdd));
    }
    return sniffed;
}

core::Result<std::unique_ptr<RecordSource>> openDatabaseRecords(const Sniffed& sniffed, core::JobContext& job)
{
    std::uint64_t bytes = 0;
    auto digest = digestOf(sniffed.path, bytes);
    if (!digest)
        return std::unexpected(std::move(digest.error()));
    if (*digest != sniffed.digest)
        return core::fail(Code::IoError, {{"path", sniffed.path}, {"reason", "changed"}}, {sniffed.path, 0, 0, {}, 0});
    auto database = openSource(sniffed.path);
    if (!database)
        return std::unexpected(std::move(database.error()));
    auto records = std::make_unique<SqliteRecords>(std::move(*database), sniffed.path, job);
    if (auto begun = records->begin(sniffed.part, sniffed.rows); !begun)
        return std::unexpected(asSource(std::move(begun.error()), sniffed.path));
    if (records->names().size() != sniffed.columns.size())
        return core::fail(Code::IoError, {{"path", sniffed.path}, {"reason", "changed"}}, {sniffed.path, 0, 0, {}, 0});
    return records;
}

} // namespace holdfast::ingest
