// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/database/Warehouse.h"

#include "ingest/database/SqliteRecords.h"
#include "ingest/mapping/Proposal.h"
#include "ingest/source/BlockBuilder.h"
#include "text/Utf8.h"

#include <algorithm>

namespace holdfast::ingest {
namespace {

using core::Code;

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

bool startsWithWord(std::string_view text, std::string_view word)
{
    if (text.size() < word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (upper(text[i]) != upper(word[i]))
            return false;
    return true;
}

// The columns of the query that are customer, date and amount: as mapped, else by their names.
core::Result<std::string> aggregated(
    const Warehouse& warehouse, const std::string& query, const std::vector<std::string>& names, const Mapping& given)
{
    const auto column = [&](std::string_view field) -> std::string {
        for (const auto& [name, mapped] : given.columns)
            if (mapped.field == std::string(field) && std::find(names.begin(), names.end(), name) != names.end())
                return name;
        std::vector<SniffedColumn> columns;
        for (const std::string& name : names) {
            SniffedColumn one;
            one.name = one.label = name;
            // Nothing is known of the values yet: the name alone proposes.
            one.readings = {{field == "amount" ? frame::ValueType::Decimal
                    : field == "date"          ? frame::ValueType::Date
                                               : frame::ValueType::Text,
                0, "", "", 1, 1, frame::kMissing, frame::kMissing}};
            one.type = one.readings.front().type;
            columns.push_back(std::move(one));
        }
        const auto fields = proposeFields(columns, domain::Role::Transaction);
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (fields[i].field == field && !given.columns.contains(names[i]))
                return names[i];
        return {};
    };
    std::string quoted[3];
    static constexpr std::string_view kFields[] = {"customer", "date", "amount"};
    for (int i = 0; i < 3; ++i) {
        const std::string name = column(kFields[i]);
        if (name.empty())
            return core::fail(
                Code::MissingField, {{"field", std::string(kFields[i])}, {"fields", std::string(kFields[i])}});
        quoted[i] = warehouse.quoted(name);
    }
    const std::string count =
        std::find(names.begin(), names.end(), "purchases") == names.end() ? "purchases" : "purchases_of_day";
    return "SELECT " + quoted[0] + ", CAST(" + quoted[1] + " AS date) AS " + quoted[1] + ", SUM(" + quoted[2] + ") AS "
        + quoted[2] + ", COUNT(*) AS " + warehouse.quoted(count) + " FROM (" + query
        + "\n) AS holdfast_source GROUP BY " + quoted[0] + ", CAST(" + quoted[1] + " AS date) ORDER BY 1, 2";
}

} // namespace

bool isWarehouse(std::string_view source)
{
    return startsWithWord(source, "postgresql://") || startsWithWord(source, "postgres://")
        || startsWithWord(source, "odbc:");
}

std::string sourceLabel(std::string_view source)
{
    if (!isWarehouse(source))
        return std::string(source);
    if (startsWithWord(source, "odbc:")) {
        std::string label = "odbc:";
        std::string_view rest = source.substr(5);
        while (!rest.empty()) {
            // A value in braces may hold semicolons.
            std::size_t end = 0;
            for (bool braces = false; end < rest.size() && (braces || rest[end] != ';'); ++end)
                braces = rest[end] == '{' || (braces && rest[end] != '}');
            const std::string_view part = text::trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            for (const std::string_view key : {"DSN=", "DRIVER=", "SERVER=", "DATABASE="})
                if (startsWithWord(part, key))
                    label += (label.size() > 5 ? ";" : "") + std::string(part);
        }
        return label;
    }
    const std::size_t scheme = source.find("://");
    std::string_view rest = source.substr(scheme + 3);
    rest = rest.substr(0, rest.find_first_of("?#"));
    const std::size_t slash = rest.find('/');
    std::string_view authority = rest.substr(0, slash);
    const std::string_view path = slash == std::string_view::npos ? std::string_view() : rest.substr(slash);
    // A password may hold an @ that should have been escaped: the last one ends the user.
    const std::size_t at = rest.rfind('@');
    if (at != std::string_view::npos && (slash == std::string_view::npos || at > slash)) {
        // The slash belonged to an unescaped password.
        const std::string_view user = rest.substr(0, rest.find_first_of(":@/"));
        return std::string(source.substr(0, scheme + 3)) + std::string(user) + std::string(rest.substr(at));
    }
    std::string label(source.substr(0, scheme + 3));
    if (const std::size_t end = authority.rfind('@'); end != std::string_view::npos) {
        label += authority.substr(0, std::min(authority.find(':'), end));
        label += authority.substr(end);
    } else {
        label += authority;
    }
    return label + std::string(path);
}

std::string readingQuery(std::string_view text)
{
    text = text::trimmed(text);
    while (text.ends_with(';'))
        text = text::trimmed(text.substr(0, text.size() - 1));
    std::string_view begin = text;
    while (begin.starts_with("--") || begin.starts_with("/*") || begin.starts_with('(')) {
        const bool line = begin.starts_with("--");
        const std::size_t end = begin.starts_with('(') ? 0 : begin.find(line ? "\n" : "*/");
        if (end == std::string_view::npos)
            return {};
        begin = text::trimmed(begin.substr(end + (begin.starts_with("/*") ? 2 : 1)));
    }
    const bool reads = startsWithWord(begin, "SELECT") || startsWithWord(begin, "WITH")
        || startsWithWord(begin, "VALUES") || startsWithWord(begin, "TABLE");
    if (!reads)
        return {};
    // A semicolon outside quotes and comments would begin another statement.
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\'' || c == '"') {
            i = text.find(c, i + 1);
        } else if (c == '-' && i + 1 < text.size() && text[i + 1] == '-') {
            i = text.find('\n', i);
        } else if (c == '/' && i + 1 < text.size() && text[i + 1] == '*') {
            i = text.find("*/", i + 2);
        } else if (c == ';' || c == '\0') {
            return {};
        }
        if (i == std::string_view::npos)
            break;
    }
    return std::string(text);
}

core::Result<Sniffed> sniffWarehouse(const std::string& source, const Mapping& given, core::JobContext& job)
{
    const std::string label = sourceLabel(source);
    const auto located = [&](core::Error error) {
        error.where.file = label;
        if (error.code == Code::ConnectionFailed)
            error.arguments.emplace_back("source", label);
        return std::unexpected(std::move(error));
    };
    if (given.query.empty())
        return core::fail(
            Code::MissingParameter, {{"parameter", "--query"}, {"name", "--query"}}, {label, 0, 0, {}, 0});
    const std::string query = readingQuery(given.query);
    if (query.empty())
        return core::fail(Code::InvalidParameter,
            {{"parameter", "--query"}, {"name", "--query"}, {"value", given.query}}, {label, 0, 0, {}, 0});
    if (!given.aggregate.empty() && given.aggregate != "customer-day")
        return core::fail(Code::InvalidParameter,
            {{"parameter", "--aggregate"}, {"name", "--aggregate"}, {"value", given.aggregate}}, {label, 0, 0, {}, 0});
    job.progress(0, "survey");
    auto connected = startsWithWord(source, "odbc:") ? connectOdbc(source, job) : connectPostgres(source, job);
    if (!connected)
        return located(std::move(connected.error()));
    std::string statement = query;
    if (!given.aggregate.empty()) {
        auto names = (*connected)->describe(query);
        if (!names)
            return located(std::move(names.error()));
        auto grouped = aggregated(**connected, query, *names, given);
        if (!grouped)
            return located(std::move(grouped.error()));
        statement = std::move(*grouped);
    }
    auto result = (*connected)->run(statement);
    if (!result)
        return located(std::move(result.error()));
    connected->reset();
    if (result->names.size() > static_cast<std::size_t>(kMaxColumns))
        return located({Code::TooManyColumns, {{"limit", std::to_string(kMaxColumns)}}});

    Sniffed sniffed;
    sniffed.kind = SourceKind::Warehouse;
    sniffed.path = label;
    sniffed.bytes = result->spool->bytes();
    sniffed.digest = result->spool->digest();
    sniffed.dialect = cellDialect(1);
    sniffed.spool = result->spool;
    nameColumns(result->names, sniffed);
    const auto records = result->spool->records(job);
    if (auto done = surveyRecords(sniffed, {}, *records, job); !done)
        return located(std::move(done.error()));
    for (std::size_t c = 0; c < sniffed.columns.size(); ++c)
        if (result->leftOut[c] > 0)
            sniffed.findings.push_back({Code::UnsupportedValues, core::Severity::Warning,
                {{}, 0, 0, sniffed.columns[c].name, 0}, {}, result->leftOut[c], {}});
    return sniffed;
}

core::Result<std::unique_ptr<RecordSource>> openWarehouseRecords(const Sniffed& sniffed, core::JobContext& job)
{
    if (!sniffed.spool)
        return core::fail(Code::IoError, {{"path", sniffed.path}}, {sniffed.path, 0, 0, {}, 0}, "no result is kept");
    return sniffed.spool->records(job);
}

} // namespace holdfast::ingest
