// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SourceLoad.h"

#include "flow/OrphanKeys.h"
#include "flow/Privacy.h"

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
    WorkspaceSink(workspace::ImportWriter* writer, RowTap* tap, OrphanKeys& orphans, const PrivacyFilter& privacy,
        const std::vector<frame::ColumnInfo>& columns)
        : m_writer(writer), m_tap(tap), m_orphans(orphans), m_privacy(privacy), m_columns(columns)
    {
    }
    Status begin(const std::vector<frame::ColumnInfo>&) override { return {}; }
    Status words(int column, const frame::Texts& words) override
    {
        m_orphans.words(column, words);
        if (!m_privacy.idle())
            return hand(column, m_privacy.words(column, words));
        return hand(column, words);
    }
    Status batch(const frame::Batch& batch) override
    {
        m_orphans.batch(batch);
        if (m_privacy.idle())
            return hand(batch);
        frame::Batch changed = batch;
        m_privacy.batch(changed);
        return hand(changed);
    }
    Status reject(const frame::RejectedRow& row) override
    {
        frame::RejectedRow kept = row;
        m_privacy.reject(kept, m_columns);
        core::Finding issue {kept.reason, Severity::Warning, {{}, kept.line, kept.row, kept.column, 0}, kept.value, 1, {}};
        keep(std::move(issue));
        return m_writer != nullptr ? m_writer->reject(kept) : Status {};
    }
    Status note(const core::Finding& finding) override
    {
        core::Finding kept = finding;
        if (kept.code != Code::PersonalData && m_privacy.hides(kept.where.column, m_columns))
            kept.value.clear();
        keep(kept);
        return m_writer != nullptr ? m_writer->note(kept) : Status {};
    }
    std::vector<core::Finding> issues;
    std::uint64_t total = 0;

private:
    Status hand(int column, const frame::Texts& words)
    {
        if (m_tap != nullptr)
            if (auto done = m_tap->words(column, words); !done)
                return done;
        return m_writer != nullptr ? m_writer->addWords(column, words) : Status {};
    }
    Status hand(const frame::Batch& batch)
    {
        if (m_tap != nullptr)
            if (auto done = m_tap->batch(batch); !done)
                return done;
        return m_writer != nullptr ? m_writer->append(batch) : Status {};
    }
    void keep(core::Finding finding)
    {
        ++total;
        if (issues.size() < kIssuesKept)
            issues.push_back(std::move(finding));
    }
    workspace::ImportWriter* m_writer;
    RowTap* m_tap;
    OrphanKeys& m_orphans;
    const PrivacyFilter& m_privacy;
    const std::vector<frame::ColumnInfo>& m_columns;
};

// What the plan says about columns that identify people.
Result<PrivacyFilter> privacyOf(Session& session, const ReadySource& source, std::string& keyFile)
{
    std::vector<std::string> privacy, kinds;
    std::vector<bool> coded;
    bool pseudonyms = false;
    std::size_t loaded = 0;
    for (const auto& column : source.plan.columns) {
        privacy.push_back(column.privacy);
        kinds.push_back(column.personal);
        coded.push_back(column.info.type == frame::ValueType::Text && column.info.coded);
        pseudonyms = pseudonyms || column.privacy == "pseudonymise";
        loaded += column.source >= 0;
    }
    std::string key;
    if (pseudonyms) {
        auto info = session.file().info();
        if (!info)
            return std::unexpected(info.error());
        auto made = pseudonymKey(info->id);
        if (!made)
            return std::unexpected(made.error());
        key = std::move(*made);
        keyFile = pseudonymKeyPath(info->id);
    }
    return PrivacyFilter(std::move(privacy), std::move(kinds), std::move(coded), std::move(key), loaded < source.chosen.sniffed.columns.size());
}

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
    // A warehouse is named as the reader names it: without a password.
    header.file = sniffed.kind == ingest::SourceKind::Warehouse ? sniffed.path : std::filesystem::path(request.path).filename().string();
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
    LoadedSource loaded;
    const auto privacy = privacyOf(session, source, loaded.keyFile);
    if (!privacy)
        return std::unexpected(privacy.error());
    WorkspaceSink sink(writer, tap, *orphans, *privacy, source.header.columns);
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
        described.personal = column.personal;
        described.privacy = column.privacy;
        answer.columns.push_back(std::move(described));
    }
    answer.issues = std::move(loaded.issues);
    answer.issuesTotal = loaded.issuesTotal;
    answer.keyFile = loaded.keyFile;
    return answer;
}

} // namespace holdfast::flow
