// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ExportLog.h"

#include "core/Json.h"
#include "flow/SessionState.h"
#include "seal/Digest.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <span>
#include <utility>

namespace holdfast::flow {

using core::Code;
using core::Json;

namespace {

constexpr const char* kExport = "export";
constexpr const char* kContacts = "campaign-export"; // written with the lists of campaigns

constexpr const char* kHead = "export-head"; // after an entry: how many there are, and the digest of them all

using Row = std::vector<std::optional<std::string>>; // at, what, request, fingerprint

// Of the journal, oldest first.
core::Result<std::vector<Row>> rowsOf(Session& session, std::initializer_list<std::string_view> what, core::JobContext& job)
{
    auto all = session.file().query("SELECT at, what, request, fingerprint FROM run_journal ORDER BY run", {}, job);
    if (!all)
        return std::unexpected(all.error());
    std::vector<Row> rows;
    for (auto& row : all->rows)
        if (row.size() >= 4 && row[0] && row[1] && row[2] && std::ranges::find(what, *row[1]) != what.end())
            rows.push_back(std::move(row));
    return rows;
}

core::Result<std::vector<Row>> logRows(Session& session, core::JobContext& job)
{
    return rowsOf(session, {kExport, kContacts}, job);
}

// Of the rows up to one, from the digest of those before it and its own cells, each with its length.
std::string digestWith(const std::string& before, const Row& row)
{
    std::string all = before;
    for (std::size_t cell = 0; cell < 4; ++cell)
        all += std::to_string(row[cell].value_or("").size()) + ':' + row[cell].value_or("");
    return seal::hexDigest(all);
}

std::string digestOf(std::span<const Row> rows)
{
    std::string digest;
    for (const Row& row : rows)
        digest = digestWith(digest, row);
    return digest;
}

} // namespace

core::Status mayExport(Session& session)
{
    if (isReadOnly(session))
        return core::fail(Code::WorkspaceReadOnly, {{"path", pathOf(session)}});
    return {};
}

core::Status recordExport(Session& session, const ExportEntry& entry, const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!file)
        return core::fail(Code::IoError, {{"path", path}});
    core::JobContext job;
    const auto rows = logRows(session, job);
    if (!rows)
        return std::unexpected(rows.error());
    const Json json {{"before", digestOf(*rows)}, {"what", entry.what}, {"subject", entry.subject}, {"columns", entry.columns}, {"rows", entry.rows},
        {"identified", entry.identified}, {"as_of", core::isoText(entry.asOf)}, {"purpose", entry.purpose}, {"recipient", entry.recipient},
        {"country", entry.country}};
    if (auto done = session.file().recordRun(kExport, json.dump(-1, ' ', false, Json::error_handler_t::replace), seal::hexDigest(bytes), 0); !done)
        return done;
    return recordExportHead(session);
}

core::Status recordExportHead(Session& session)
{
    core::JobContext job;
    const auto rows = logRows(session, job);
    if (!rows)
        return std::unexpected(rows.error());
    return session.file().recordRun(kHead, Json {{"entries", rows->size()}}.dump(), digestOf(*rows), 0);
}

core::Result<std::vector<ExportEntry>> exportLog(Session& session, core::JobContext& job)
{
    const auto rows = logRows(session, job);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<ExportEntry> log;
    std::string before;
    for (const auto& row : *rows) {
        const std::string stands = std::exchange(before, digestWith(before, row));
        const Json json = Json::parse(*row[2], nullptr, false);
        if (!json.is_object())
            continue;
        try {
            ExportEntry entry;
            entry.what = json.value("what", std::string("contact-list"));
            entry.subject = json.value("subject", json.value("campaign", std::string()));
            entry.columns = json.value("columns", std::vector<std::string>());
            entry.rows = json.value("rows", std::uint64_t {0});
            entry.identified = json.value("identified", false);
            entry.asOf = core::parseIsoDate(json.value("as_of", std::string())).value_or(core::CivilDate());
            entry.purpose = json.value("purpose", std::string());
            entry.recipient = json.value("recipient", std::string());
            entry.country = json.value("country", std::string());
            std::from_chars(row[0]->data(), row[0]->data() + row[0]->size(), entry.at);
            entry.digest = row[3].value_or("");
            if (json.contains("before"))
                entry.agrees = json.value("before", std::string()) == stands;
            log.push_back(std::move(entry));
        } catch (const Json::exception&) {
            continue; // an entry of another shape
        }
    }
    return log;
}

core::Result<bool> exportLogIsWhole(Session& session, core::JobContext& job)
{
    const auto log = exportLog(session, job);
    if (!log)
        return std::unexpected(log.error());
    const auto rows = logRows(session, job);
    if (!rows)
        return std::unexpected(rows.error());
    const auto heads = rowsOf(session, {kHead}, job);
    if (!heads)
        return std::unexpected(heads.error());
    if (!std::ranges::all_of(*log, [](const ExportEntry& entry) { return entry.agrees.value_or(true); }))
        return false;
    if (heads->empty())
        return true;
    const Row& head = heads->back();
    const Json json = Json::parse(*head[2], nullptr, false);
    const auto entries = json.is_object() && json.contains("entries") && json["entries"].is_number_unsigned() ? json["entries"].get<std::size_t>() : 0;
    return entries == rows->size() && digestOf(*rows) == head[3].value_or("");
}

} // namespace holdfast::flow
