// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/RowTable.h"

#include <sqlite3.h>

namespace holdfast::sqlite {

namespace {

struct Table : sqlite3_vtab {
    std::shared_ptr<RowTable> rows;
};

struct Cursor : sqlite3_vtab_cursor {
    std::unique_ptr<RowCursor> rows;
    sqlite3_int64 rowid = 0;
};

int report(sqlite3_vtab* table, const core::Status& status)
{
    if (status)
        return SQLITE_OK;
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", status.error().detail.c_str());
    switch (status.error().code) {
    case core::Code::Cancelled:
        return SQLITE_INTERRUPT;
    case core::Code::OutOfMemory:
        return SQLITE_NOMEM;
    case core::Code::WorkspaceDamaged:
        return SQLITE_CORRUPT;
    default:
        return SQLITE_ERROR;
    }
}

int connect(sqlite3* handle, void* context, int, const char* const*, sqlite3_vtab** result, char**)
{
    const auto& rows = *static_cast<std::shared_ptr<RowTable>*>(context);
    const int declared = sqlite3_declare_vtab(handle, ("CREATE TABLE x(" + rows->columns() + ")").c_str());
    if (declared != SQLITE_OK)
        return declared;
    sqlite3_vtab_config(handle, SQLITE_VTAB_DIRECTONLY);
    auto* table = new (std::nothrow) Table;
    if (!table)
        return SQLITE_NOMEM;
    table->rows = rows;
    *result = table;
    return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table)
{
    delete static_cast<Table*>(table);
    return SQLITE_OK;
}

int bestIndex(sqlite3_vtab* table, sqlite3_index_info* plan)
{
    const RowTable& rows = *static_cast<Table*>(table)->rows;
    plan->estimatedCost = rows.rowsEstimate() + 1;
    plan->estimatedRows = static_cast<sqlite3_int64>(rows.rowsEstimate()) + 1;
    // The columns in use and whether the key is bound travel in the plan's string.
    bool keyed = false;
    for (int i = 0; i < plan->nConstraint && !keyed; ++i) {
        const auto& constraint = plan->aConstraint[i];
        if (constraint.usable && constraint.iColumn == rows.keyColumn() && constraint.op == SQLITE_INDEX_CONSTRAINT_EQ) {
            plan->aConstraintUsage[i].argvIndex = 1; // SQLite checks it again: a text or real key is its business
            plan->estimatedCost /= 4;
            keyed = true;
        }
    }
    plan->idxNum = keyed ? 1 : 0;
    plan->idxStr = sqlite3_mprintf("%llu", static_cast<unsigned long long>(plan->colUsed));
    plan->needToFreeIdxStr = 1;
    return plan->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

int openCursor(sqlite3_vtab* table, sqlite3_vtab_cursor** result)
{
    auto* cursor = new (std::nothrow) Cursor;
    if (!cursor)
        return SQLITE_NOMEM;
    cursor->rows = static_cast<Table*>(table)->rows->open();
    *result = cursor;
    return SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete static_cast<Cursor*>(cursor);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* base, int plan, const char* used, int count, sqlite3_value** values)
{
    auto* cursor = static_cast<Cursor*>(base);
    cursor->rowid = 0;
    std::optional<std::int64_t> key;
    if (plan == 1 && count == 1 && sqlite3_value_type(values[0]) == SQLITE_INTEGER)
        key = sqlite3_value_int64(values[0]);
    return report(base->pVtab, cursor->rows->start(used ? std::strtoull(used, nullptr, 10) : ~0ull, key));
}

int next(sqlite3_vtab_cursor* base)
{
    auto* cursor = static_cast<Cursor*>(base);
    ++cursor->rowid;
    return report(base->pVtab, cursor->rows->next());
}

int atEnd(sqlite3_vtab_cursor* base)
{
    return static_cast<Cursor*>(base)->rows->atEnd() ? 1 : 0;
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int index)
{
    const Cell cell = static_cast<Cursor*>(base)->rows->cell(index);
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        sqlite3_result_int64(context, *number);
    else if (const auto* text = std::get_if<std::string>(&cell))
        sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    else
        sqlite3_result_null(context);
    return SQLITE_OK;
}

int rowid(sqlite3_vtab_cursor* base, sqlite3_int64* result)
{
    *result = static_cast<Cursor*>(base)->rowid;
    return SQLITE_OK;
}

sqlite3_module moduleOf()
{
    sqlite3_module module = {};
    // No xCreate: the table exists under its own name only and cannot be made part of a schema. No xUpdate: read-only.
    module.xConnect = connect;
    module.xBestIndex = bestIndex;
    module.xDisconnect = disconnect;
    module.xDestroy = disconnect;
    module.xOpen = openCursor;
    module.xClose = closeCursor;
    module.xFilter = filter;
    module.xNext = next;
    module.xEof = atEnd;
    module.xColumn = column;
    module.xRowid = rowid;
    return module;
}

} // namespace

core::Status registerTable(Database& database, const std::string& name, std::shared_ptr<RowTable> table)
{
    static const sqlite3_module module = moduleOf();
    auto* context = new std::shared_ptr<RowTable>(std::move(table));
    const int result = sqlite3_create_module_v2(database.handle(), name.c_str(), &module, context,
        [](void* held) { delete static_cast<std::shared_ptr<RowTable>*>(held); });
    if (result != SQLITE_OK)
        return std::unexpected(errorOf(database.handle(), result));
    return {};
}

} // namespace holdfast::sqlite
