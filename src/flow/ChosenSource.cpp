// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ChosenSource.h"

#include "ingest/quality/PersonalData.h"

#include "flow/SessionState.h"

#include <algorithm>

#include <sys/stat.h>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Severity;

// Whether the path leads to the open workspace or to what SQLite keeps beside it. Told by stat alone: opening and
// closing such a file would drop the locks this process has on it.
static bool isFileOf(const Session& session, const std::string& path)
{
    struct stat wanted { };
    if (::stat(path.c_str(), &wanted) != 0)
        return false;
    for (const char* end : {"", "-wal", "-shm", "-journal"}) {
        struct stat own { };
        if (::stat((pathOf(session) + end).c_str(), &own) == 0 && own.st_dev == wanted.st_dev
            && own.st_ino == wanted.st_ino)
            return true;
    }
    return false;
}

static Result<Chosen> chooseUnasked(Session* session, const PreviewRequest& request, core::JobContext& job)
{
    ingest::Mapping given;
    if (!request.mapping.empty()) {
        auto parsed = ingest::parseMapping(request.mapping);
        if (!parsed)
            return std::unexpected(parsed.error());
        given = std::move(*parsed);
    }
    if (!request.role.empty()) {
        given.role = domain::parseRole(request.role);
        if (!given.role)
            return core::fail(Code::InvalidParameter, {{"parameter", "role"}, {"value", request.role}});
    }
    if (session != nullptr && isFileOf(*session, request.path))
        return core::fail(Code::SourceIsWorkspace, {{"path", request.path}}, {request.path, 0, 0, {}, 0});
    auto sniffed = ingest::sniff(request.path, given, job);
    if (!sniffed)
        return std::unexpected(sniffed.error());
    Chosen chosen;
    chosen.sniffed = std::move(*sniffed);
    if (session != nullptr && request.mapping.empty()) {
        auto remembered = session->file().rememberedMapping(chosen.sniffed.shape);
        if (!remembered)
            return std::unexpected(remembered.error());
        if (*remembered) {
            auto parsed = ingest::parseMapping(**remembered);
            // What was only not recognised was nobody's choice.
            const bool chosenRole = parsed && (parsed->role != domain::Role::Other || given.role);
            if (chosenRole && (!given.role || parsed->role == given.role)) {
                chosen.mapping = std::move(*parsed);
                chosen.rememberedFrom = chosen.sniffed.shape;
                // The same columns in another sheet or table: look at the one that was meant.
                const std::string& part = chosen.mapping.sheet.empty() ? chosen.mapping.table : chosen.mapping.sheet;
                if (!part.empty() && part != chosen.sniffed.part)
                    if (auto meant = ingest::sniff(request.path, chosen.mapping, job))
                        chosen.sniffed = std::move(*meant);
                return chosen;
            }
        }
    }
    chosen.mapping = ingest::proposeMapping(chosen.sniffed, given.role);
    if (given.role)
        chosen.mapping.role = given.role;
    // What was given stands over what is proposed, part by part.
    for (const auto& [name, column] : given.columns) {
        auto& target = chosen.mapping.columns[name];
        if (column.field)
            target.field = column.field;
        if (column.type)
            target.type = column.type;
        if (!column.privacy.empty())
            target.privacy = column.privacy;
    }
    for (const auto& [key, answer] : given.answers)
        chosen.mapping.answers[key] = answer;
    chosen.mapping.sheet = given.sheet;
    chosen.mapping.table = given.table;
    chosen.mapping.query = given.query;
    chosen.mapping.aggregate = given.aggregate;
    if (!given.encoding.empty())
        chosen.mapping.encoding = given.encoding;
    if (!given.delimiter.empty())
        chosen.mapping.delimiter = given.delimiter;
    if (given.headerLine)
        chosen.mapping.headerLine = given.headerLine;
    return chosen;
}

Result<Chosen> choose(Session* session, const PreviewRequest& request, core::JobContext& job)
{
    if (!request.personal.empty() && !ingest::isPrivacyWord(request.personal))
        return core::fail(Code::InvalidParameter, {{"parameter", "personal"}, {"value", request.personal}});
    auto chosen = chooseUnasked(session, request, job);
    if (!chosen || request.personal.empty())
        return chosen;
    // Columns that identify people and that nobody spoke of.
    const auto plan = ingest::applyMapping(chosen->sniffed, chosen->mapping);
    if (!plan)
        return std::unexpected(plan.error());
    for (const auto& column : plan->columns)
        if (column.source >= 0 && !column.personal.empty() && column.privacy.empty() && !column.required)
            chosen->mapping.columns[chosen->sniffed.columns[static_cast<std::size_t>(column.source)].name].privacy = request.personal;
    return chosen;
}

Result<ingest::Plan> readyPlan(const Chosen& chosen)
{
    const std::string& path = chosen.sniffed.path;
    auto plan = ingest::applyMapping(chosen.sniffed, chosen.mapping);
    if (!plan)
        return plan;
    if (!plan->open.empty()) {
        const core::Finding& first = plan->open.front();
        core::Error error {first.code, {{"column", first.where.column}, {"value", first.value}}, first.where, first.choices, {}};
        error.where.file = path;
        return std::unexpected(std::move(error));
    }
    if (!plan->role)
        plan->role = domain::Role::Other;
    if (!plan->missingFields.empty())
        return core::fail(Code::MissingField, {{"field", plan->missingFields.front()}, {"role", std::string(domain::word(*plan->role))}},
            {path, chosen.sniffed.dialect.headerLine, 0, {}, 0});
    return plan;
}

// What the survey saw and the rows themselves will not tell: of columns that are loaded, and no question that was
// answered.
std::vector<core::Finding> surveyIssues(const ingest::Sniffed& sniffed, const ingest::Plan& plan)
{
    std::vector<core::Finding> issues;
    const auto loaded = [&](const std::string& column) {
        return column.empty() || std::any_of(plan.columns.begin(), plan.columns.end(), [&](const auto& c) { return c.info.name == column; });
    };
    for (const core::Finding& finding : sniffed.findings)
        if (finding.severity != Severity::NeedsChoice && loaded(finding.where.column))
            issues.push_back(finding);
    issues.insert(issues.end(), plan.notes.begin(), plan.notes.end());
    return issues;
}

} // namespace holdfast::flow
