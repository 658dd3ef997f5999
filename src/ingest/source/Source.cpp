// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/database/SqliteRecords.h"
#include "ingest/database/Warehouse.h"
#include "ingest/source/Kind.h"
#include "ingest/source/RecordSource.h"
#include "ingest/xlsx/WorkbookRecords.h"

namespace holdfast::ingest {

core::Result<Sniffed> sniff(const std::string& path, const Mapping& given, core::JobContext& job)
{
    if (isWarehouse(path))
        return sniffWarehouse(path, given, job);
    auto kind = sourceKind(path);
    if (!kind)
        return std::unexpected(std::move(kind.error()));
    switch (*kind) {
    case SourceKind::Workbook:
        return sniffWorkbook(path, given, job);
    case SourceKind::Database:
        return sniffDatabase(path, given, job);
    case SourceKind::Warehouse:
    case SourceKind::Text:
        break;
    }
    return sniffText(path, given, job);
}

core::Result<std::unique_ptr<RecordSource>> openRecords(const Sniffed& sniffed, core::JobContext& job)
{
    switch (sniffed.kind) {
    case SourceKind::Text:
        return openTextRecords(sniffed, TextBytes::Digested);
    case SourceKind::Workbook:
        return openWorkbookRecords(sniffed, job);
    case SourceKind::Database:
        return openDatabaseRecords(sniffed, job);
    case SourceKind::Warehouse:
        return openWarehouseRecords(sniffed, job);
    }
    return core::fail(core::Code::UnsupportedFormat);
}

} // namespace holdfast::ingest
