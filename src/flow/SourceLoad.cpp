// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SourceLoad.h"

#include "flow/OrphanKeys.h"

#include <algorithm>
#include <filesystem>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Severity;
using core::Status;

namespace {

constexpr std::uint64_t kIssuesKept = 1000;

// Hands batches from the reader to the workspace and keeps the first issues for the answer.
class WorkspaceSink : public ingest::BatchSink {
public:
    WorkspaceSink(workspace::ImportWriter* writer, RowTap* tap, OrphanKeys& orphans) : m_writer(writer), m_tap(tap), m_orphans(orphans) { }
    Status begin(const std::vector<frame::ColumnInfo>&) override { return {}; }
    Status words(int column, const frame::Texts& words) override
    {
        m_orphans.words(column, words);
        if (m_tap != nullptr)
            if (auto done = m_tap->words(column, words); !done)
                return done;
        return m_writer != nullptr ? m_writer->addWords(column, words) : Status {};
    }
    Status batch(const frame::Batch& batch) override
    {
        m_orphans.batch(batch);
        if (m_tap != nullptr)
            if (auto done = m_tap->batch(batch); !done)
                return done;
        return m_writer != nullptr ? m_writer->append(batch) : Status {};
    }
    Status reject(const frame::RejectedRow& row) override
    {
        core::Finding issue {row.reason, Severity::Warning, {{}, row.line, row.row, row.column, 0}, row.value, 1, {}};
        keep(std::move(issue));
        return m_writer != nullptr ? m_writer->reject(row) : Status {};
    }
    Status note(const core::Finding& finding) override
    {
        keep(finding);
        return m_writer != nullptr ? m_writer->note(finding) : Status {};
    }
    std::vector<core::Finding> issues;
    std::uint64_t total = 0;

private:
    void keep(core::Finding finding)
    {
        ++total;
        if (issues.size() < kIssuesKept)
            issues.push_back(std::move(finding));
    }
    workspace::ImportWriter* m_writer;
    RowTap* m_tap;
    OrphanKeys& m_orphans;
};

} // namespace

SourceColumn describedColumn(const ingest::SniffedColumn& column)
{
    SourceColumn result;
    result.name = column.name;
    result.label = column.label;
    result.type = frame::word(column.type);
    result.typeConfidence = column.typeConfidence;
    result.validShare = column.validShare;
    result.missing = column.missing;
    result.distinct = column.distinct;
    result.examples = column.examples;
    result.format = column.format;
    result.ignored = true; // until the plan keeps it
    return result;
}

Result<ReadySource> readySource(Session& session, const PreviewRequest& request, const std::string& id, core::JobContext& job)
{
    auto chosen = choose(&session, request, job);
    if (!chosen)
        return std::unexpected(chosen.error());
    ReadySource ready;
    ready.chosen = std::move(*chosen);
    auto plan = readyPlan(ready.chosen);
    if (!plan)
        return std::unexpected(plan.error());
    ready.plan = std::move(*plan);
    const ingest::Sniffed& sniffed = ready.chosen.sniffed;
    ready.chosen.mapping.role = ready.plan.role;
    workspace::ImportHeader& header = ready.header;
    header.role = *ready.plan.role;
    header.file = std::filesystem::path(request.path).filename().string();
    header.bytes = sniffed.bytes;
    header.digest = sniffed.digest;
    header.shape = sniffed.shape;
    header.mapping = ingest::toJson(ready.chosen.mapping);
    header.encoding = sniffed.dialect.encoding;
    header.dialect = ingest::delimiterWord(sniffed.dialect.delimiter) + " " + sniffed.dialect.lineEnd;
    // Without an id of the caller's, the same bytes in the same second are the same import (R7).
    header.id = !id.empty() ? id : header.digest + "-" + std::to_string(session.now());
    for (const auto& column : ready.plan.columns)
        header.columns.push_back(column.info);
    return ready;
}

Result<LoadedSource> loadRows(Session& session, const ReadySource& source, workspace::ImportWriter* writer, RowTap* tap, OnError onError,
    core::JobContext& job)
{
    // Read before anything is written: an import under way does not see what it refers to otherwise.
    auto orphans = OrphanKeys::among(session, source.header.role, source.header.columns, job);
    if (!orphans)
        return std::unexpected(orphans.error());
    WorkspaceSink sink(writer, tap, *orphans);
    for (const core::Finding& finding : surveyIssues(source.chosen.sniffed, source.plan))
        if (auto noted = sink.note(finding); !noted)
            return std::unexpected(noted.error());
    const auto mode = onError == OnError::Stop ? ingest::OnError::Stop
        : onError == OnError::Skip             ? ingest::OnError::Skip
                                               : ingest::OnError::Quarantine;
    auto summary = ingest::readSource(source.chosen.sniffed, source.chosen.mapping, mode, sink, job);
    if (!summary)
        return std::unexpected(summary.error());
    if (const auto finding = orphans->finding())
        if (auto noted = sink.note(*finding); !noted)
            return std::unexpected(noted.error());
    LoadedSource loaded;
    if (writer != nullptr) {
        auto record = writer->finish(summary->read);
        if (!record)
            return std::unexpected(record.error());
        loaded.record = std::move(*record);
    }
    loaded.summary = std::move(*summary);
    loaded.issues = std::move(sink.issues);
    loaded.issuesTotal = sink.total;
    return loaded;
}

ImportAnswer answerOf(const ReadySource& source, LoadedSource&& loaded)
{
    ImportAnswer answer;
    answer.table = domain::word(source.header.role);
    answer.importId = source.header.id;
    answer.read = loaded.summary.read;
    answer.loaded = loaded.summary.loaded;
    answer.rejected = loaded.summary.rejected;
    answer.rejectedBy = loaded.summary.rejectedBy;
    for (std::size_t i = 0; i < source.plan.columns.size(); ++i) {
        const auto& column = source.plan.columns[i];
        SourceColumn described;
        if (column.source >= 0)
            described = describedColumn(source.chosen.sniffed.columns[static_cast<std::size_t>(column.source)]);
        described.name = column.info.name;
        described.label = column.info.label;
        described.type = frame::word(column.info.type);
        described.field = column.info.field;
        described.format = column.info.format;
        described.validShare = column.validShare;
        described.missing = i < loaded.summary.nulls.size() ? loaded.summary.nulls[i] : 0;
        described.ignored = false;
        answer.columns.push_back(std::move(described));
    }
    answer.issues = std::move(loaded.issues);
    answer.issuesTotal = loaded.issuesTotal;
    return answer;
}

} // namespace holdfast::flow
