// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ImportSource.h"

#include "domain/Roles.h"
#include "flow/ChosenSource.h"
#include "flow/OrphanKeys.h"
#include "flow/SessionState.h"
#include "ingest/Ingest.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Severity;
using core::Status;

namespace {

constexpr std::uint64_t kIssuesKept = 1000;

std::string dateOrderOf(const ingest::Sniffed& sniffed)
{
    for (const auto& column : sniffed.columns)
        if (column.type == frame::ValueType::Date || column.type == frame::ValueType::DateTime)
            for (const auto& reading : column.readings)
                if (reading.format == column.format && !reading.answer.empty())
                    return reading.answer;
    return {};
}

std::string decimalMarkOf(const ingest::Sniffed& sniffed)
{
    for (const auto& column : sniffed.columns)
        if (column.type == frame::ValueType::Decimal)
            return column.format.find(',') != std::string::npos && column.format.find('.') == std::string::npos ? "," : ".";
    return {};
}

SourceColumn describe(const ingest::SniffedColumn& column)
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

SourcePreview previewOf(const Chosen& chosen, const ingest::Plan& plan)
{
    const ingest::Sniffed& sniffed = chosen.sniffed;
    SourcePreview preview;
    preview.path = sniffed.path;
    preview.file = std::filesystem::path(sniffed.path).filename().string();
    preview.bytes = sniffed.bytes;
    preview.rows = sniffed.rows;
    preview.encoding = sniffed.dialect.encoding;
    preview.encodingConfidence = sniffed.encodingConfidence;
    preview.encodingAlternatives = sniffed.encodingAlternatives;
    preview.delimiter = ingest::delimiterWord(sniffed.dialect.delimiter);
    preview.quote = sniffed.dialect.quote == 0 ? std::string() : std::string(1, sniffed.dialect.quote);
    preview.decimalMark = decimalMarkOf(sniffed);
    preview.dateOrder = dateOrderOf(sniffed);
    preview.headerLine = sniffed.dialect.headerLine;
    preview.role = plan.role ? std::string(domain::word(*plan.role)) : std::string();
    preview.roleConfidence = sniffed.roleConfidence;
    for (const auto& column : sniffed.columns)
        preview.columns.push_back(describe(column));
    for (const auto& column : plan.columns) {
        if (column.source < 0)
            continue;
        auto& target = preview.columns[static_cast<std::size_t>(column.source)];
        target.ignored = false;
        target.field = column.info.field;
        target.type = frame::word(column.info.type);
        target.format = column.info.format;
        target.validShare = column.validShare;
    }
    preview.sampleRows = sniffed.sampleRows;
    for (const auto& problem : sniffed.problems)
        preview.problems.push_back({problem.row, problem.column, problem.code});
    preview.findings = plan.open;
    for (const auto& finding : sniffed.findings) {
        const bool listed = std::any_of(plan.open.begin(), plan.open.end(),
            [&](const auto& open) { return open.code == finding.code && open.where.column == finding.where.column; });
        if (!listed) {
            preview.findings.push_back(finding);
            // What the plan does not hold back is a note by now: answered, or a column that stays text.
            if (finding.severity == Severity::NeedsChoice)
                preview.findings.back().severity = Severity::Warning;
        }
    }
    for (const auto& finding : plan.notes) {
        const bool listed = std::any_of(preview.findings.begin(), preview.findings.end(),
            [&](const auto& other) { return other.code == finding.code && other.where.column == finding.where.column; });
        if (!listed)
            preview.findings.push_back(finding);
    }
    preview.missingFields = plan.missingFields;
    preview.shape = sniffed.shape;
    preview.rememberedFrom = chosen.rememberedFrom;
    preview.mapping = ingest::toJson(chosen.mapping);
    return preview;
}

// Hands batches from the reader to the workspace and keeps the first issues for the answer.
class WorkspaceSink : public ingest::BatchSink {
public:
    WorkspaceSink(workspace::ImportWriter* writer, OrphanKeys& orphans) : m_writer(writer), m_orphans(orphans) { }
    Status begin(const std::vector<frame::ColumnInfo>&) override { return {}; }
    Status words(int column, const frame::Texts& words) override
    {
        m_orphans.words(column, words);
        return m_writer != nullptr ? m_writer->addWords(column, words) : Status {};
    }
    Status batch(const frame::Batch& batch) override
    {
        m_orphans.batch(batch);
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
    OrphanKeys& m_orphans;
};

} // namespace

bool SourcePreview::ready() const
{
    return !role.empty() && missingFields.empty()
        && std::none_of(findings.begin(), findings.end(), [](const auto& f) { return f.severity == Severity::NeedsChoice; });
}

Result<SourcePreview> previewSource(Session* session, const PreviewRequest& request, core::JobContext& job)
{
    auto chosen = choose(session, request, job);
    if (!chosen)
        return std::unexpected(chosen.error());
    auto plan = ingest::applyMapping(chosen->sniffed, chosen->mapping);
    if (!plan)
        return std::unexpected(plan.error());
    return previewOf(*chosen, *plan);
}

std::vector<FieldChoice> fieldChoices(const std::string& role)
{
    std::vector<FieldChoice> choices;
    if (const auto parsed = domain::parseRole(role))
        for (const auto& field : domain::fieldsOf(*parsed))
            choices.push_back({std::string(field.name), field.required, std::string(frame::word(field.type))});
    return choices;
}

static ingest::Mapping mappingFrom(const std::string& text)
{
    return text.empty() ? ingest::Mapping {} : ingest::parseMapping(text).value_or(ingest::Mapping {});
}

std::string withColumn(const std::string& mapping, const std::string& column, const std::string& field, const std::string& type)
{
    ingest::Mapping changed = mappingFrom(mapping);
    auto& target = changed.columns[column];
    // A field belongs to one column: the other one becomes a free attribute.
    if (!field.empty() && field != "-")
        for (auto& [name, other] : changed.columns)
            if (name != column && other.field == field)
                other.field = std::string();
    target.field = field;
    target.type.reset();
    for (int i = 0; i <= static_cast<int>(frame::ValueType::Empty); ++i)
        if (!type.empty() && frame::word(static_cast<frame::ValueType>(i)) == type)
            target.type = static_cast<frame::ValueType>(i);
    return ingest::toJson(changed);
}

std::string withAnswer(const std::string& mapping, const std::string& columnOrCode, const std::string& answer)
{
    ingest::Mapping changed = mappingFrom(mapping);
    changed.answers[columnOrCode] = answer;
    return ingest::toJson(changed);
}

std::string withDialect(const std::string& mapping, const std::string& key, const std::string& value)
{
    ingest::Mapping changed = mappingFrom(mapping);
    if (key == "encoding")
        changed.encoding = value;
    else if (key == "delimiter")
        changed.delimiter = value;
    else if (key == "header_line")
        changed.headerLine = static_cast<std::uint64_t>(std::max(0, std::atoi(value.c_str())));
    return ingest::toJson(changed);
}

Result<ImportAnswer> importSource(Session& session, const ImportRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (isReadOnly(session) && !request.dryRun)
        return core::fail(Code::WorkspaceReadOnly, {{"path", pathOf(session)}});
    auto chosen = choose(&session, {request.path, request.role, request.mapping}, job);
    if (!chosen)
        return std::unexpected(chosen.error());
    auto plan = readyPlan(*chosen);
    if (!plan)
        return std::unexpected(plan.error());

    chosen->mapping.role = plan->role;
    workspace::ImportHeader header;
    header.role = *plan->role;
    header.file = std::filesystem::path(request.path).filename().string();
    header.bytes = chosen->sniffed.bytes;
    header.digest = chosen->sniffed.digest;
    header.shape = chosen->sniffed.shape;
    header.mapping = ingest::toJson(chosen->mapping);
    header.encoding = chosen->sniffed.dialect.encoding;
    header.dialect = ingest::delimiterWord(chosen->sniffed.dialect.delimiter) + " " + chosen->sniffed.dialect.lineEnd;
    // Without an id of the caller's, the same bytes in the same second are the same import (R7).
    header.id = !request.id.empty() ? request.id : header.digest + "-" + std::to_string(session.now());
    for (const auto& column : plan->columns)
        header.columns.push_back(column.info);

    auto orphans = OrphanKeys::among(session, header.role, header.columns, job);
    if (!orphans)
        return std::unexpected(orphans.error());
    std::unique_ptr<workspace::ImportWriter> writer;
    if (!request.dryRun) {
        auto begun = session.file().beginImport(header, job);
        if (!begun)
            return std::unexpected(begun.error());
        writer = std::move(*begun);
    }
    WorkspaceSink sink(writer.get(), *orphans);
    for (const core::Finding& finding : surveyIssues(chosen->sniffed, *plan))
        if (auto noted = sink.note(finding); !noted)
            return std::unexpected(noted.error());
    const auto mode = request.onError == OnError::Stop ? ingest::OnError::Stop
        : request.onError == OnError::Skip             ? ingest::OnError::Skip
                                                       : ingest::OnError::Quarantine;
    auto summary = ingest::readSource(chosen->sniffed, chosen->mapping, mode, sink, job);
    if (!summary)
        return std::unexpected(summary.error());
    if (const auto finding = orphans->finding())
        if (auto noted = sink.note(*finding); !noted)
            return std::unexpected(noted.error());
    if (writer) {
        auto record = writer->finish(summary->read);
        writer.reset();
        if (!record)
            return std::unexpected(record.error());
        session.forget();
    }

    ImportAnswer answer;
    answer.table = domain::word(*plan->role);
    answer.importId = header.id;
    answer.read = summary->read;
    answer.loaded = summary->loaded;
    answer.rejected = summary->rejected;
    answer.rejectedBy = summary->rejectedBy;
    for (std::size_t i = 0; i < plan->columns.size(); ++i) {
        const auto& column = plan->columns[i];
        SourceColumn described;
        if (column.source >= 0)
            described = describe(chosen->sniffed.columns[static_cast<std::size_t>(column.source)]);
        described.name = column.info.name;
        described.label = column.info.label;
        described.type = frame::word(column.info.type);
        described.field = column.info.field;
        described.format = column.info.format;
        described.validShare = column.validShare;
        described.missing = i < summary->nulls.size() ? summary->nulls[i] : 0;
        described.ignored = false;
        answer.columns.push_back(std::move(described));
    }
    answer.issues = std::move(sink.issues);
    answer.issuesTotal = sink.total;
    answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    job.progress(1, "load");
    return answer;
}

Result<std::vector<Quarantined>> quarantinedRows(Session& session, const std::string& importId, std::uint64_t limit)
{
    auto rows = session.file().rejectedRows(importId, limit);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Quarantined> result;
    for (auto& row : *rows)
        result.push_back({row.row, row.line, row.column, std::string(core::word(row.reason)), row.value, row.text});
    return result;
}

} // namespace holdfast::flow
