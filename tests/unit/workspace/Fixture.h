// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "workspace/Workspace.h"

#include <QTemporaryDir>
#include <QTest>

// Small imports, made by hand, for tests of the workspace.
namespace holdfast::tests {

namespace ws = holdfast::workspace;
using frame::ValueType;

inline core::Clock fixedClock()
{
    return [] { return std::int64_t {1'750'000'000}; };
}

// The words of a failure for a test's message.
template <class T> const char* why(const core::Result<T>& result)
{
    static std::string text;
    text = result ? "" : std::string(core::word(result.error().code)) + " " + result.error().detail;
    return text.c_str();
}

// The value; a failure ends the test program with its words.
template <class T> T got(core::Result<T> result)
{
    if (!result)
        qFatal("%s", why(result));
    return std::move(*result);
}

inline frame::ColumnInfo column(const char* name, ValueType type, const char* field = "", bool coded = false, int scale = 0)
{
    frame::ColumnInfo info;
    info.name = info.label = name;
    info.type = type;
    info.field = field;
    info.coded = coded;
    info.scale = scale;
    return info;
}

// A table given as texts; "" = missing.
struct Table {
    domain::Role role = domain::Role::Transaction;
    std::vector<frame::ColumnInfo> columns;
    std::vector<std::vector<std::string>> rows;
    std::string id = "import-1";
    std::string file = "file.csv";
};

inline std::int64_t numberFor(const frame::ColumnInfo& info, const std::string& text)
{
    switch (info.type) {
    case ValueType::Date:
        return core::parseIsoDate(text)->days;
    case ValueType::DateTime:
        return *core::parseIsoDateTime(text);
    case ValueType::Boolean:
        return text == "true";
    case ValueType::Decimal: {
        const auto dot = text.find('.');
        std::string digits = text;
        std::size_t places = 0;
        if (dot != std::string::npos) {
            digits.erase(dot, 1);
            places = text.size() - dot - 1;
        }
        digits.append(static_cast<std::size_t>(info.scale) - places, '0');
        return std::stoll(digits);
    }
    default:
        return std::stoll(text);
    }
}

inline ws::ImportHeader headerOf(const Table& table)
{
    ws::ImportHeader header;
    header.id = table.id;
    header.role = table.role;
    header.file = table.file;
    header.shape = "shape-" + table.file;
    header.mapping = "{\"role\":\"" + std::string(domain::word(table.role)) + "\"}";
    header.encoding = "UTF-8";
    header.columns = table.columns;
    return header;
}

inline core::Result<ws::ImportRecord> load(ws::WorkspaceFile& file, const Table& table, core::JobContext& job, std::size_t batchRows = 1000)
{
    auto writer = file.beginImport(headerOf(table), job);
    if (!writer)
        return std::unexpected(writer.error());
    std::vector<std::map<std::string, std::uint32_t>> codes(table.columns.size());
    for (std::size_t from = 0; from < table.rows.size(); from += batchRows) {
        const std::size_t to = std::min(table.rows.size(), from + batchRows);
        frame::Batch batch;
        batch.rows = static_cast<std::uint32_t>(to - from);
        batch.columns.resize(table.columns.size());
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const frame::ColumnInfo& info = table.columns[c];
            frame::BatchColumn& cells = batch.columns[c];
            frame::Texts fresh;
            for (std::size_t r = from; r < to; ++r) {
                const std::string& text = table.rows[r][c];
                if (info.type == ValueType::Text && info.coded) {
                    std::uint32_t code = 0;
                    if (!text.empty()) {
                        const auto [entry, added] = codes[c].emplace(text, codes[c].size() + 1);
                        code = entry->second;
                        if (added)
                            fresh.push(text);
                    }
                    cells.codes.push_back(code);
                } else if (info.type == ValueType::Text) {
                    cells.texts.push(text);
                    cells.missing.push_back(text.empty());
                } else {
                    cells.numbers.push_back(text.empty() ? frame::kMissing : numberFor(info, text));
                }
            }
            if (fresh.size() > 0)
                if (const auto done = (*writer)->addWords(static_cast<int>(c), fresh); !done)
                    return std::unexpected(done.error());
        }
        for (std::size_t r = from; r < to; ++r)
            batch.sourceRows.push_back(r + 1);
        if (const auto done = (*writer)->append(batch); !done)
            return std::unexpected(done.error());
    }
    return (*writer)->finish(table.rows.size());
}

inline core::Result<ws::ImportRecord> load(ws::WorkspaceFile& file, const Table& table)
{
    core::JobContext job;
    return load(file, table, job);
}

inline Table customers()
{
    Table table;
    table.role = domain::Role::Customer;
    table.id = "customers-1";
    table.file = "customers.csv";
    table.columns = {column("id", ValueType::Text, "customer"), column("joined", ValueType::Date, "signup_date"),
        column("town", ValueType::Text, "city", true), column("left", ValueType::Date, "churn_date"),
        column("gone", ValueType::Boolean, "status"), column("points", ValueType::Integer)};
    table.rows = {{"C1", "2023-01-05", "Ulm", "", "false", "10"}, {"C2", "2023-02-01", "Bonn", "2024-03-01", "true", "20"},
        {"C3", "2024-05-01", "Ulm", "", "false", ""}, {"C4", "", "", "", "", "40"}, {"0012", "2023-03-03", "Bonn", "", "false", "50"}};
    return table;
}

inline Table transactions()
{
    Table table;
    table.id = "transactions-1";
    table.file = "transactions.csv";
    table.columns = {column("order", ValueType::Text, "order"), column("when", ValueType::DateTime, "date"),
        column("who", ValueType::Text, "customer", true), column("sum", ValueType::Decimal, "amount", false, 2),
        column("kind", ValueType::Text, "category", true), column("country", ValueType::Text, "", true)};
    table.rows = {{"T-001", "2024-01-10 10:00:00", "C2", "12.50", "Books", "DE"},
        {"T-002", "2024-01-05 09:00:00", "C1", "7.25", "Toys", "FR"}, {"T-003", "2024-02-01 00:00:00", "C1", "-7.25", "Toys", "FR"},
        {"T-004", "2024-02-01 12:30:05", "", "1.00", "", "FR"}, {"T-005", "2024-03-05 08:00:00", "C2", "100.00", "Food", "DE"},
        {"T-006", "2024-04-01 08:00:00", "C9", "3.00", "Food", "AT"}, {"T-007", "2024-05-10 08:00:00", "C3", "4.00", "Food", "DE"},
        {"T-008", "2024-01-05 08:00:00", "C1", "2.00", "Books", "FR"}, {"T-009", "2024-05-11 00:00:00", "C4", "9.99", "Books", "IT"}};
    return table;
}

// Everything a user can see, as one text.
inline std::string contentOf(ws::WorkspaceFile& file)
{
    core::JobContext job;
    std::string text;
    const auto settings = got(file.settings());
    for (const auto& [key, value] : settings)
        text += key + "=" + value + "\n";
    const auto segments = got(file.segments());
    for (const auto& segment : segments)
        text += segment.name + " " + std::to_string(segment.changedAt) + " " + domain::toJson(segment.rule) + "\n";
    text += got(file.snapshot({}, job))->fingerprint + "\n";
    for (const char* table : {"customer", "transaction"}) {
        const auto answer = got(file.rows({.table = table, .offset = 0, .limit = 100000, .lineage = true, .asWritten = false}, job));
        for (const auto& row : answer.rows)
            for (const auto& cell : row)
                text += cell.value_or("-") + "|";
    }
    return text;
}

// What check says; its findings go to the test's messages.
inline bool sound(ws::WorkspaceFile& file)
{
    core::JobContext job;
    const auto report = got(file.check(job));
    for (const auto& issue : report.issues)
        qWarning("%s: %s", issue.where.column.c_str(), issue.value.c_str());
    return report.sound;
}

inline core::CivilDate day(const char* text)
{
    return *core::parseIsoDate(text);
}

} // namespace holdfast::tests
