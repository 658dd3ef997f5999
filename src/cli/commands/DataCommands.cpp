// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "briefing/SegmentFile.h"
#include "cli/SpooledSource.h"
#include "cli/commands/CleaningJson.h"
#include "flow/Explore.h"
#include "flow/ImportSource.h"
#include "flow/SegmentHistory.h"
#include "flow/TableRows.h"
#include "present/Words.h"

#include <cmath>
#include <fstream>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Json columnJson(const flow::SourceColumn& column)
{
    Json json {{"name", column.name}};
    if (column.label != column.name)
        json["label"] = column.label;
    json["type"] = column.type;
    json["role"] = column.field.empty() ? Json() : Json(column.field);
    json["nulls"] = column.missing;
    if (!column.personal.empty())
        json["personal"] = column.personal;
    if (!column.privacy.empty())
        json["privacy"] = column.privacy;
    return json;
}

Result<Output> runSniff(const Context& context)
{
    auto mapping = mappingOption(context.arguments);
    if (!mapping)
        return std::unexpected(mapping.error());
    const auto source = SpooledSource::of(context.arguments.positional[0], context.job);
    if (!source)
        return std::unexpected(source.error());
    auto preview = flow::previewSource(
        nullptr, {source->path(), context.arguments.value("role").value_or(""), *mapping}, context.job);
    if (!preview)
        return std::unexpected(preview.error());
    Output output;
    Json& json = output.json;
    json["file"] = preview->file;
    json["bytes"] = preview->bytes;
    json["rows"] = preview->rows;
    json["encoding"] = preview->encoding;
    json["encoding_confidence"] = preview->encodingConfidence;
    json["delimiter"] = preview->delimiter;
    json["quote"] = preview->quote;
    json["decimal_mark"] = preview->decimalMark.empty() ? Json() : Json(preview->decimalMark);
    json["header_line"] = preview->headerLine;
    json["role"] = preview->role.empty() ? Json() : Json(preview->role);
    json["role_confidence"] = preview->roleConfidence;
    json["columns"] = Json::array();
    output.text = QStringLiteral("%1  %2  %3\n").arg(QString::fromStdString(preview->file), QString::fromStdString(preview->encoding),
        present::roleName(QString::fromStdString(preview->role)));
    for (const auto& column : preview->columns) {
        Json entry = columnJson(column);
        entry["confidence"] = column.typeConfidence;
        entry["valid_share"] = column.validShare;
        entry["distinct"] = column.distinct;
        entry["examples"] = column.examples;
        json["columns"].push_back(std::move(entry));
        output.text += QStringLiteral("  %1  %2  %3\n").arg(QString::fromStdString(column.name), -24).arg(
            QString::fromStdString(column.type), -9).arg(present::fieldName(QString::fromStdString(column.field)));
    }
    json["warnings"] = Json::array();
    for (const auto& finding : preview->findings) {
        json["warnings"].push_back(findingJson(finding));
        output.text += QString::fromStdString(std::string(core::word(finding.code)) + "  " + finding.where.column + "\n");
    }
    json["missing_fields"] = preview->missingFields;
    json["mapping"] = Json::parse(preview->mapping, nullptr, false);
    return output;
}

Result<Output> runImport(const Context& context)
{
    const Arguments& arguments = context.arguments;
    auto mapping = mappingOption(arguments);
    if (!mapping)
        return std::unexpected(mapping.error());
    flow::ImportRequest request;
    const auto source = SpooledSource::of(arguments.positional[1], context.job);
    if (!source)
        return std::unexpected(source.error());
    request.path = source->path();
    request.role = arguments.value("role").value_or("");
    request.mapping = *mapping;
    request.dryRun = arguments.has("dry-run");
    request.id = arguments.value("id").value_or("");
    request.personal = arguments.value("personal").value_or("");
    const std::string mode = arguments.value("on-error").value_or("quarantine");
    if (mode == "stop")
        request.onError = flow::OnError::Stop;
    else if (mode == "skip")
        request.onError = flow::OnError::Skip;
    else if (mode != "quarantine")
        return core::fail(Code::InvalidParameter, {{"parameter", "--on-error"}, {"value", mode}});
    if (arguments.has("refresh"))
        return runRefresh(context, request.path, *mapping, request.onError);
    if (const auto path = arguments.value("recipe")) {
        auto text = readText(*path);
        if (!text)
            return std::unexpected(text.error());
        auto recipe = domain::parseRecipe(*text);
        if (!recipe)
            return std::unexpected(recipe.error());
        request.recipe = std::move(*recipe);
    }
    auto session = flow::openWorkspace(arguments.positional[0], false);
    if (!session)
        return std::unexpected(session.error());
    auto answer = flow::importSource(**session, request, context.job);
    if (!answer)
        return std::unexpected(answer.error());
    Output output;
    Json& json = output.json;
    json["table"] = answer->table;
    json["import"] = answer->importId;
    json["rows"] = {{"read", answer->read}, {"loaded", answer->loaded}, {"rejected", answer->rejected}};
    json["rejected_by"] = answer->rejectedBy;
    json["columns"] = Json::array();
    for (const auto& column : answer->columns)
        json["columns"].push_back(columnJson(column));
    json["issues"] = Json::array();
    for (const auto& issue : answer->issues)
        json["issues"].push_back(findingJson(issue));
    json["issues_total"] = answer->issuesTotal;
    if (!answer->keyFile.empty())
        json["key_file"] = answer->keyFile;
    if (!answer->recipe.empty()) {
        json["recipe"] = effectsJson(answer->recipe);
        json["in_force"] = answer->inForce;
    }
    json["seconds"] = answer->seconds;
    json["dry_run"] = request.dryRun;
    output.text = QStringLiteral("%1: %2 read, %3 loaded, %4 rejected, %5 s\n").arg(present::roleName(QString::fromStdString(answer->table)))
        .arg(answer->read).arg(answer->loaded).arg(answer->rejected).arg(answer->seconds, 0, 'f', 2);
    for (const auto& [reason, rows] : answer->rejectedBy)
        output.text += QStringLiteral("  %1  %2\n").arg(QString::fromStdString(reason)).arg(rows);
    for (const auto& issue : answer->issues)
        if (issue.where.row == 0)
            output.text += QString::fromStdString("  " + std::string(core::word(issue.code)) + "  " + issue.where.column + "\n");
    return output;
}

Json sizeJson(const flow::SegmentSize& size)
{
    Json json {{"name", size.name}, {"n", size.n}};
    json["churn_rate"] = size.churnRate.value ? Json(*size.churnRate.value) : Json();
    json["lower"] = size.churnRate.lower ? Json(*size.churnRate.lower) : Json();
    json["upper"] = size.churnRate.upper ? Json(*size.churnRate.upper) : Json();
    json["revenue"] = std::isfinite(size.revenue) ? Json(size.revenue) : Json();
    json["frozen"] = size.frozen;
    if (!size.problem.empty())
        json["problem"] = size.problem;
    return json;
}

// The sizes of a segment at the ends of past periods.
Result<Output> segmentHistory(flow::Session& session, const std::string& name, const Context& context)
{
    const auto periods = wholeOption(context.arguments, "periods", 12, 1, 60);
    if (!periods)
        return std::unexpected(periods.error());
    const auto history = flow::segmentHistory(session, {}, name, static_cast<int>(*periods), context.job);
    if (!history)
        return std::unexpected(history.error());
    Output output;
    output.json = {{"name", name}, {"frozen", history->frozen}, {"points", Json::array()}};
    for (const auto& point : history->points) {
        flow::SegmentSize size;
        size.n = point.size.n;
        size.churnRate = point.size.churnRate;
        size.revenue = point.size.revenue;
        Json json = sizeJson(size);
        json.erase("name");
        json.erase("frozen");
        json["period"] = core::name(point.period);
        json["as_of"] = core::isoText(point.day);
        json["all"] = point.all;
        json["still_in"] = point.stillIn;
        if (point.size.problem)
            json["problem"] = core::word(point.size.problem->code);
        output.json["points"].push_back(std::move(json));
        output.text += QStringLiteral("%1\t%2\t%3\n").arg(QString::fromStdString(core::isoText(point.day))).arg(point.size.n).arg(point.stillIn);
    }
    return output;
}

Result<Output> listSegments(flow::Session& session, const std::string* only, core::JobContext& job)
{
    auto sizes = flow::measureSegments(session, {}, job);
    // Rules can be listed before there are customers to count.
    if (!sizes && sizes.error().code != Code::NotEnoughData)
        return std::unexpected(sizes.error());
    auto saved = flow::segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    Output output;
    Json list = Json::array();
    for (const auto& segment : *saved) {
        flow::SegmentSize size;
        size.name = segment.name;
        if (sizes)
            for (const auto& candidate : *sizes)
                if (candidate.name == segment.name)
                    size = candidate;
        if (only != nullptr && *only != segment.name)
            continue;
        Json json = sizeJson(size);
        json["rule"] = Json::parse(domain::toJson(segment.rule), nullptr, false);
        list.push_back(std::move(json));
        output.text += QStringLiteral("%1\t%2\n").arg(QString::fromStdString(segment.name)).arg(size.n);
    }
    if (only != nullptr && list.empty())
        return core::fail(Code::UnknownSegment, {{"segment", *only}});
    output.json = only != nullptr ? list[0] : Json {{"segments", list}};
    return output;
}

Result<Output> runSegment(const Context& context)
{
    const auto& words = context.arguments.positional;
    const std::string& verb = words[1];
    const std::map<std::string, std::size_t> known {{"list", 2}, {"save", 4}, {"size", 3}, {"remove", 3}, {"history", 3}, {"export", 4}};
    const auto it = known.find(verb);
    if (it == known.end())
        return core::fail(Code::UnknownParameter, {{"parameter", verb}});
    if (words.size() < it->second)
        return core::fail(Code::MissingParameter, {{"parameter", "segment " + verb}});
    const bool writes = verb == "save" || verb == "remove" || verb == "export"; // an export is logged
    auto session = flow::openWorkspace(words[0], !writes);
    if (!session)
        return std::unexpected(session.error());
    if (verb == "list")
        return listSegments(**session, nullptr, context.job);
    if (verb == "size")
        return listSegments(**session, &words[2], context.job);
    if (verb == "history")
        return segmentHistory(**session, words[2], context);
    if (verb == "remove") {
        if (auto done = flow::removeSegment(**session, words[2]); !done)
            return std::unexpected(done.error());
        return listSegments(**session, nullptr, context.job);
    }
    if (verb == "save") {
        auto text = readText(words[3]);
        if (!text)
            return std::unexpected(text.error());
        auto rule = domain::parseRule(*text);
        if (!rule)
            return std::unexpected(rule.error());
        if (auto done = flow::saveSegment(**session, {words[2], *rule}); !done)
            return std::unexpected(done.error());
        return listSegments(**session, &words[2], context.job);
    }
    domain::Rule rule;
    rule.kind = domain::Rule::Kind::Segment;
    rule.segment = words[2];
    flow::SegmentExportRequest request;
    request.name = words[2];
    request.rule = rule;
    const auto& options = context.arguments;
    request.identified = options.has("identified");
    request.purpose = options.value("purpose").value_or("");
    request.recipient = options.value("recipient").value_or("");
    request.country = options.value("country").value_or("");
    const auto written = briefing::writeSegment(**session, request, present::Fmt(), QString::fromStdString(words[3]), context.job);
    if (!written)
        return std::unexpected(written.error());
    return Output {Json {{"file", words[3]}, {"customers", *written}, {"identified", request.identified}}, QStringLiteral("%1").arg(*written), {}, 0};
}

Result<Output> runAudit(const Context& context)
{
    auto session = flow::openWorkspace(context.arguments.positional[0], true);
    if (!session)
        return std::unexpected(session.error());
    const auto log = flow::exportLog(**session, context.job);
    if (!log)
        return std::unexpected(log.error());
    Output output;
    output.json = {{"exports", Json::array()}};
    const auto whole = flow::exportLogIsWhole(**session, context.job);
    if (!whole)
        return std::unexpected(whole.error());
    for (const auto& entry : *log) {
        output.json["exports"].push_back({{"at", core::isoDateTimeText(entry.at)}, {"what", entry.what}, {"subject", entry.subject}, {"columns", entry.columns}, {"rows", entry.rows},
            {"identified", entry.identified}, {"as_of", entry.asOf.isValid() ? Json(core::isoText(entry.asOf)) : Json()}, {"purpose", entry.purpose},
            {"recipient", entry.recipient}, {"country", entry.country}, {"digest", entry.digest},
            {"agrees", entry.agrees ? Json(*entry.agrees) : Json()}});
        output.text += QStringLiteral("%1\t%2\t%3\t%4\t%5\n").arg(QString::fromStdString(core::isoDateTimeText(entry.at)), QString::fromStdString(entry.what), QString::fromStdString(entry.subject))
                           .arg(entry.rows).arg(entry.identified ? QStringLiteral("identified") : QStringLiteral("pseudonymous"));
    }
    output.json["whole"] = *whole;
    if (!*whole) // an entry was changed or taken out
        output.error = core::Error {Code::WorkspaceDamaged, {{"path", context.arguments.positional[0]}}, {context.arguments.positional[0], 0, 0, {}, 0}, {}, {}};
    return output;
}

} // namespace

Result<std::string> mappingOption(const Arguments& arguments)
{
    const auto path = arguments.value("map");
    auto text = path ? readText(*path) : Result<std::string>(std::string());
    if (!text || (!arguments.value("query") && !arguments.value("aggregate")))
        return text;
    // What to ask a warehouse is a part of the mapping.
    Json json = text->empty() ? Json::object() : Json::parse(*text, nullptr, false);
    if (!json.is_object())
        return text; // refused where it is read
    for (const char* key : {"query", "aggregate"})
        if (const auto value = arguments.value(key))
            json[key] = *value;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const std::vector<Command>& dataCommands()
{
    static const std::vector<Command> commands {
        {"sniff", "sniff SOURCE [--role ROLE]", "what an import would see", {"role=", "map=", "query=", "aggregate="}, 1, 1, runSniff},
        {"import", "import WORKSPACE SOURCE [--role ROLE] [--map MAP]", "loads a file, - or the answer of a database",
            {"role=", "map=", "query=", "aggregate=", "dry-run", "on-error=", "id=", "recipe=", "refresh", "rule=", "personal="}, 2, 2, runImport},
        {"segment", "segment WORKSPACE list|save|size|history|remove|export …", "saved segments",
            {"identified", "purpose=", "recipient=", "country=", "periods="}, 2, 4, runSegment},
        {"audit", "audit WORKSPACE", "the log of exports; fails where entries were changed or lost, which who rewrites the whole log can hide", {}, 1, 1, runAudit},
    };
    return commands;
}

} // namespace holdfast::cli
