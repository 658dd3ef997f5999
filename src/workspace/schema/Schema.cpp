// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/schema/Schema.h"

#include "sqlite/Statement.h"

#include <array>

namespace holdfast::workspace {

std::span<const Migration> migrations()
{
    static const std::array<Migration, 2> all {Migration {1, kSchema0001}, Migration {2, kSchema0002}};
    return all;
}

core::Result<std::set<std::string>> schemaOf(sqlite::Database& database)
{
    std::set<std::string> rows;
    auto statement = database.prepare("SELECT type, name, tbl_name, coalesce(sql, ''), typeof(type) || typeof(name) || typeof(tbl_name) || "
                                      "typeof(rootpage) || typeof(sql) FROM sqlite_schema");
    for (;;) {
        const auto more = statement.step();
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return rows;
        std::string row;
        for (int i = 0; i < 5; ++i) {
            row.append(statement.text(i));
            row.push_back('\0');
        }
        if (!rows.insert(std::move(row)).second)
            return core::fail(core::Code::WorkspaceDamaged, {}, {}, "repeated entry in the schema");
    }
}

core::Result<std::set<std::string>> expectedSchema(std::span<const Migration> all, int version)
{
    auto database = sqlite::open({}, {.access = sqlite::Access::Memory});
    if (!database)
        return std::unexpected(database.error());
    for (const Migration& step : all)
        if (step.version <= version)
            if (const auto status = database->execute(step.sql); !status)
                return std::unexpected(status.error());
    return schemaOf(*database);
}

} // namespace holdfast::workspace
