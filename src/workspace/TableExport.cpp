// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/Statement.h"
#include "workspace/File.h"
#include "workspace/store/FilePlace.h"

#include <cstdlib>

namespace holdfast::workspace {

using core::Code;
using frame::ValueType;

namespace {

constexpr std::size_t kMaxColumns = 2000; // of a table in SQLite as most programs have it
constexpr std::size_t kExactDigits = 15; // of a decimal that a double gives back

struct PlainTable {
    std::string name;
    std::vector<StoredImport> imports;
};

// One table a role; tables without a role by the columns they have.
std::vector<PlainTable> plainTables(Store& store, std::int64_t loading)
{
    std::vector<PlainTable> tables;
    std::map<std::string, std::size_t> shapes;
    for (StoredImport& import : storedImports(store, loading)) {
        if (!import.record.inForce || import.record.loaded == 0)
            continue;
        std::string key(domain::word(import.record.header.role));
        if (import.record.header.role == domain::Role::Other)
            for (const frame::ColumnInfo& info : import.record.header.columns)
                key += '\n' + info.name;
        const auto [at, fresh] = shapes.emplace(key, tables.size());
        if (fresh) {
            PlainTable table {std::string(domain::word(import.record.header.role)), {}};
            const auto same = std::count_if(tables.begin(), tables.end(), [&](const PlainTable& other) {
                return other.imports.front().record.header.role == import.record.header.role;
            });
            if (same > 0)
                table.name += "_" + std::to_string(same + 1);
            tables.push_back(std::move(table));
        }
        tables[at->second].imports.push_back(std::move(import));
    }
    return tables;
}

class TableWriter {
public:
    TableWriter(Store& store, sqlite::Database& target, const PlainTable& table, core::JobContext& job)
        : m_store(store), m_target(target), m_table(table), m_job(job), m_joined(joinedColumns(table.imports))
    {
    }

    void write()
    {
        if (m_joined.columns.size() > kMaxColumns)
            refuse(Code::TooManyColumns, {}, {{"limit", std::to_string(kMaxColumns)}});
        std::string columns, values;
        for (std::size_t i = 0; i < m_joined.columns.size(); ++i) {
            m_as.push_back(storageOf(i));
            columns += (i > 0 ? ", " : "") + sqlite::quoted(m_joined.columns[i].name)
                + (m_as[i] == As::Text ? " TEXT" : m_as[i] == As::Whole ? " INTEGER" : " REAL");
            values += (i > 0 ? ", ?" : "?") + std::to_string(i + 1);
        }
        const std::string name = sqlite::quoted(m_table.name);
        must(m_target.execute("CREATE TABLE " + name + "(" + columns + ")"));
        auto insert = m_target.prepare("INSERT INTO " + name + " VALUES(" + values + ")");
        for (std::size_t i = 0; i < m_table.imports.size(); ++i)
            eachPart(i, [&](ColumnTexts& texts, std::int64_t part, std::size_t rows) {
                std::vector<std::vector<std::optional<std::string>>> cells(m_joined.columns.size());
                for (std::size_t c = 0; c < m_joined.places[i].size(); ++c) {
                    checkStop();
                    texts.read(part, static_cast<int>(c), false, cells[static_cast<std::size_t>(m_joined.places[i][c])]);
                }
                for (std::size_t r = 0; r < rows; ++r) {
                    if (r % 1024 == 0)
                        checkStop();
                    for (std::size_t c = 0; c < cells.size(); ++c)
                        bindCell(insert, c, r < cells[c].size() ? cells[c][r] : std::nullopt);
                    must(insert.run());
                }
            });
    }

private:
    enum class As : std::uint8_t { Text, Whole, Real };

    void checkStop() const
    {
        if (m_job.shouldStop())
            refuse(Code::Cancelled);
    }

    template <class F> void eachPart(std::size_t import, F&& f)
    {
        ColumnTexts texts(m_store, m_table.imports[import]);
        std::vector<std::int64_t> rows;
        for (std::int64_t part = 0; texts.readNumbers(part, kSourceRows, rows); ++part)
            f(texts, part, rows.size());
    }

    As storageOf(std::size_t column)
    {
        const ValueType type = m_joined.columns[column].type;
        if (type == ValueType::Integer || type == ValueType::Boolean)
            return As::Whole;
        if (type != ValueType::Decimal)
            return As::Text;
        bool exact = true;
        for (std::size_t i = 0; i < m_table.imports.size(); ++i)
            for (std::size_t c = 0; c < m_joined.places[i].size(); ++c)
                if (m_joined.places[i][c] == static_cast<int>(column))
                    eachPart(i, [&](ColumnTexts& texts, std::int64_t part, std::size_t) {
                        checkStop();
                        std::vector<std::optional<std::string>> cells;
                        if (exact && texts.read(part, static_cast<int>(c), false, cells))
                            exact = std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return !cell || digitsOf(*cell) <= kExactDigits; });
                    });
        return exact ? As::Real : As::Text;
    }

    static std::size_t digitsOf(std::string_view number)
    {
        number.remove_prefix(std::min(number.find_first_of("123456789"), number.size()));
        return static_cast<std::size_t>(std::count_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }));
    }

    void bindCell(sqlite::Statement& insert, std::size_t column, const std::optional<std::string>& cell) const
    {
        const int parameter = static_cast<int>(column) + 1;
        if (!cell)
            insert.bindNull(parameter);
        else if (m_as[column] == As::Real)
            insert.bind(parameter, std::strtod(cell->c_str(), nullptr));
        else if (m_as[column] == As::Text)
            insert.bind(parameter, std::string_view(*cell));
        else if (*cell == "true" || *cell == "false")
            insert.bind(parameter, *cell == "true" ? 1 : 0);
        else
            insert.bind(parameter, static_cast<std::int64_t>(std::strtoll(cell->c_str(), nullptr, 10)));
    }

    Store& m_store;
    sqlite::Database& m_target;
    const PlainTable& m_table;
    core::JobContext& m_job;
    JoinedColumns m_joined;
    std::vector<As> m_as;
};

} // namespace

void writeTables(Store& store, std::int64_t loading, const std::string& target, core::JobContext& job)
{
    const std::string fresh = temporaryBeside(target);
    auto done = guarded([&] {
        must(makePrivateFile(fresh));
        auto database = must(sqlite::open(fresh, {.access = sqlite::Access::Create, .exclusive = true}));
        const auto tables = plainTables(store, loading);
        {
            sqlite::Transaction transaction(database);
            must(core::Status(transaction.begun()));
            for (std::size_t i = 0; i < tables.size(); ++i) {
                job.progress(static_cast<double>(i) / static_cast<double>(tables.size()), "writing");
                TableWriter(store, database, tables[i], job).write();
            }
            must(transaction.commit());
        }
        database.close();
        must(moveIntoPlace(fresh, target, Code::FileExists));
    });
    if (!done) {
        removeFile(fresh);
        throw Failure {std::move(done.error())};
    }
}

} // namespace holdfast::workspace
