// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ImportSource.h"

#include "domain/Roles.h"
#include "flow/SourceRecipe.h"
#include "ingest/quality/PersonalData.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Severity;
using core::Status;

namespace {

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

SourcePreview previewOf(const Chosen& chosen, const ingest::Plan& plan)
{
    const ingest::Sniffed& sniffed = chosen.sniffed;
    SourcePreview preview;
    preview.path = sniffed.path;
    preview.file = std::filesystem::path(sniffed.path).filename().string();
    constexpr const char* kinds[] = {"text", "workbook", "database", "warehouse"};
    preview.kind = kinds[static_cast<std::size_t>(sniffed.kind)];
    preview.part = sniffed.part;
    preview.parts = sniffed.parts;
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
        preview.columns.push_back(describedColumn(column));
    for (const auto& column : plan.columns) {
        if (column.source < 0)
            continue;
        auto& target = preview.columns[static_cast<std::size_t>(column.source)];
        target.ignored = false;
        target.field = column.info.field;
        target.type = frame::word(column.info.type);
        target.format = column.info.format;
        target.validShare = column.validShare;
        target.personal = column.personal;
        target.privacy = column.privacy;
    }
    for (std::size_t c = 0; c < preview.columns.size(); ++c)
        if (auto& target = preview.columns[c]; target.ignored) {
            target.personal = ingest::personalKind(sniffed, c, {});
            if (const auto mapped = chosen.mapping.columns.find(target.name); mapped != chosen.mapping.columns.end()) {
                target.privacy = mapped->second.privacy;
                if (target.personal.empty() && mapped->second.field)
                    target.personal = ingest::personalKind(sniffed, c, *mapped->second.field);
            }
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

} // namespace

bool SourcePreview::ready() const
{
    return !role.empty() && missingFields.empty()
        && std::none_of(findings.begin(), findings.end(), [](const auto& f) { return f.severity == Severity::NeedsChoice; });
}

Result<SourcePreview> previewSource(Session* session, const PreviewRequest& request, core::JobContext& job)
{
    PreviewRequest asked = request;
    if (session != nullptr && asked.personal.empty())
        asked.personal = "keep-out";
    auto chosen = choose(session, asked, job);
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
    // Another reading of the bytes has other columns: what was said of the earlier ones goes.
    for (const Code code : {Code::AmbiguousSheet, Code::AmbiguousTable, Code::AmbiguousEncoding, Code::AmbiguousDelimiter, Code::AmbiguousQuote,
             Code::AmbiguousHeader, Code::AmbiguousStructure})
        if (columnOrCode == core::word(code))
            changed.columns.clear();
    if (columnOrCode == core::word(Code::AmbiguousSheet) || columnOrCode == core::word(Code::AmbiguousTable))
        changed.role.reset();
    changed.answers[columnOrCode] = answer;
    return ingest::toJson(changed);
}

std::string withPrivacy(const std::string& mapping, const std::string& column, const std::string& privacy)
{
    ingest::Mapping changed = mappingFrom(mapping);
    changed.columns[column].privacy = privacy;
    return ingest::toJson(changed);
}

std::string withDialect(const std::string& mapping, const std::string& key, const std::string& value)
{
    // Other bytes make other columns: what was said of columns goes.
    const ingest::Mapping said = mappingFrom(mapping);
    ingest::Mapping changed;
    changed.sheet = said.sheet;
    changed.table = said.table;
    changed.query = said.query;
    changed.aggregate = said.aggregate;
    changed.encoding = said.encoding;
    changed.delimiter = said.delimiter;
    changed.headerLine = said.headerLine;
    for (const core::Code code : {core::Code::AmbiguousSheet, core::Code::AmbiguousTable, core::Code::AmbiguousEncoding, core::Code::AmbiguousDelimiter})
        if (const auto answer = said.answers.find(std::string(core::word(code))); answer != said.answers.end())
            changed.answers.insert(*answer);
    if (key == "sheet" || key == "table") {
        changed = {};
        (key == "sheet" ? changed.sheet : changed.table) = value;
    } else if (key == "encoding")
        changed.encoding = value;
    else if (key == "delimiter")
        changed.delimiter = value;
    else if (key == "header_line")
        changed.headerLine = static_cast<std::uint64_t>(std::max(0, std::atoi(value.c_str())));
    return ingest::toJson(changed);
}

// With a recipe: the rows as loaded and the cleaned version of them, as one step.
static Result<ImportAnswer> importCleaned(Session& session, const ReadySource& ready, const domain::Recipe& recipe, const ImportRequest& request,
    core::JobContext& job)
{
    ingest::RecipeInputs inputs;
    auto prepared = fillJoins(session, recipe, inputs, job);
    if (prepared)
        prepared = fillSeen(session, ready.header.role, recipe, {}, inputs, job);
    if (!prepared)
        return std::unexpected(prepared.error());
    if (request.dryRun) {
        auto cleaned = eachCleanedRow(session, ready, recipe, inputs, request.onError, {}, {}, {}, job);
        if (!cleaned)
            return std::unexpected(cleaned.error());
        std::vector<StepEffect> effects;
        addEffects(effects, recipe, cleaned->result, ready.header.file);
        ImportAnswer answer = answerOf(ready, std::move(cleaned->loaded));
        tell(answer, std::move(effects), cleaned->result.rows);
        return answer;
    }
    auto change = session.file().beginChange("import", ready.header.file, job);
    if (!change)
        return std::unexpected(change.error());
    auto done = loadCleaned(session, ready, recipe, inputs, request.onError, **change, job);
    if (!done)
        return std::unexpected(done.error());
    Status kept;
    if (request.recipe)
        kept = rememberRecipe(**change, ready.header.role, ready.header.shape, recipe);
    for (const domain::RecipeStep& step : recipe.steps)
        if (request.recipe && step.on)
            for (const auto& [from, to] : step.pairs)
                if (kept)
                    kept = (*change)->put("alias", from, aliasBody(session.now(), to));
    if (kept)
        kept = (*change)->commit();
    if (!kept)
        return std::unexpected(kept.error());
    session.forget();
    ImportAnswer answer = answerOf(ready, std::move(done->loaded));
    tell(answer, std::move(done->effects), done->inForce);
    return answer;
}

static Result<ImportAnswer> importPlain(Session& session, const ReadySource& ready, const ImportRequest& request, core::JobContext& job)
{
    std::unique_ptr<workspace::ImportWriter> writer;
    if (!request.dryRun) {
        auto begun = session.file().beginImport(ready.header, job);
        if (!begun)
            return std::unexpected(begun.error());
        writer = std::move(*begun);
    }
    auto loaded = loadRows(session, ready, writer.get(), nullptr, request.onError, job);
    writer.reset();
    if (!loaded)
        return std::unexpected(loaded.error());
    if (loaded->record)
        session.forget();
    ImportAnswer answer = answerOf(ready, std::move(*loaded));
    answer.inForce = answer.loaded;
    return answer;
}

Result<ImportAnswer> importSource(Session& session, const ImportRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (isReadOnly(session) && !request.dryRun)
        return core::fail(Code::WorkspaceReadOnly, {{"path", pathOf(session)}});
    auto ready = readySource(session, {request.path, request.role, request.mapping, request.personal}, request.id, job);
    if (!ready)
        return std::unexpected(ready.error());
    auto recipe = request.recipe ? Result<domain::Recipe>(*request.recipe) : rememberedRecipe(session, ready->header.role, ready->header.shape);
    if (!recipe)
        return std::unexpected(recipe.error());
    const std::string table(domain::word(ready->header.role));
    if (!recipe->table.empty() && recipe->table != table)
        return core::fail(Code::InvalidParameter, {{"parameter", "table"}, {"value", recipe->table}});
    recipe->table = table;
    auto answer = recipe->steps.empty() ? importPlain(session, *ready, request, job) : importCleaned(session, *ready, *recipe, request, job);
    if (!answer)
        return answer;
    answer->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
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
