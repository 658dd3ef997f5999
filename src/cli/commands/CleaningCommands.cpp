// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/commands/CleaningJson.h"
#include "flow/Cleaning.h"
#include "flow/Duplicates.h"
#include "flow/Refresh.h"
#include "present/Words.h"

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

Json effectsJson(const std::vector<flow::StepEffect>& effects)
{
    Json list = Json::array();
    for (const auto& effect : effects) {
        Json json {{"step", effect.step + 1}, {"kind", effect.kind}, {"cells", effect.cells}, {"rows", effect.rows},
            {"unmatched", effect.unmatched}, {"matched", effect.matched}};
        if (!effect.missingColumn.empty())
            json["missing_column"] = effect.missingColumn;
        json["examples"] = Json::array();
        for (const auto& example : effect.examples)
            json["examples"].push_back({{"file", example.file}, {"row", example.row}, {"column", example.column},
                {"before", example.before.empty() ? Json() : Json(example.before)}, {"after", example.after.empty() ? Json() : Json(example.after)}});
        list.push_back(std::move(json));
    }
    return list;
}

QString effectsText(const std::vector<flow::StepEffect>& effects)
{
    QString text;
    for (const auto& effect : effects) {
        text += QStringLiteral("  %1. %2  cells %3  rows %4  unmatched %5%6\n").arg(effect.step + 1).arg(QString::fromStdString(effect.kind), -16)
            .arg(effect.cells).arg(effect.rows).arg(effect.unmatched).arg(effect.matched ? QString() : QStringLiteral("  no match"));
        for (std::size_t i = 0; i < effect.examples.size() && i < 3; ++i) {
            const auto& example = effect.examples[i];
            text += QStringLiteral("       %1 %2: %3 → %4\n").arg(QString::fromStdString(example.column)).arg(example.row)
                .arg(QString::fromStdString(example.before), QString::fromStdString(example.after));
        }
    }
    return text;
}

namespace {

Result<Output> runClean(const Context& context)
{
    const Arguments& arguments = context.arguments;
    auto text = readText(arguments.positional[1]);
    if (!text)
        return std::unexpected(text.error());
    auto recipe = domain::parseRecipe(*text);
    if (!recipe)
        return std::unexpected(recipe.error());
    const bool dry = arguments.has("dry-run");
    auto session = flow::openWorkspace(arguments.positional[0], dry);
    if (!session)
        return std::unexpected(session.error());
    flow::RecipeRequest request {arguments.value("table").value_or(""), std::move(*recipe), arguments.has("whole")};
    auto outcome = dry ? flow::previewRecipe(**session, request, context.job) : flow::cleanTable(**session, request, context.job);
    if (!outcome)
        return std::unexpected(outcome.error());
    Output output;
    output.json = {{"table", outcome->table}, {"rows", {{"before", outcome->rowsBefore}, {"after", outcome->rowsAfter}}},
        {"cells", outcome->cells}, {"steps", effectsJson(outcome->steps)}};
    output.json["recipe"] = Json::parse(domain::toJson(outcome->recipe), nullptr, false);
    output.json["issues"] = Json::array();
    for (const auto& finding : outcome->findings)
        output.json["issues"].push_back(findingJson(finding));
    output.json["dry_run"] = dry;
    output.json["seconds"] = outcome->seconds;
    output.text = QStringLiteral("%1: %2 → %3, %4 s\n").arg(present::roleName(QString::fromStdString(outcome->table))).arg(outcome->rowsBefore)
        .arg(outcome->rowsAfter).arg(outcome->seconds, 0, 'f', 2) + effectsText(outcome->steps);
    return output;
}

Result<Output> runDuplicates(const Context& context)
{
    const Arguments& arguments = context.arguments;
    const auto limit = wholeOption(arguments, "limit", 1000, 0, 1000000);
    const auto least = wholeOption(arguments, "least", 85, 50, 100);
    if (!limit || !least)
        return std::unexpected(!limit ? limit.error() : least.error());
    auto session = flow::openWorkspace(arguments.positional[0], true);
    if (!session)
        return std::unexpected(session.error());
    auto answer = flow::findDuplicates(**session, {static_cast<double>(*least) / 100, static_cast<std::size_t>(*limit)}, context.job);
    if (!answer)
        return std::unexpected(answer.error());
    Output output;
    output.json = {{"customers", answer->customers}, {"compared", answer->compared}, {"fields", answer->fields}, {"total", answer->total}};
    output.json["pairs"] = Json::array();
    for (const auto& pair : answer->pairs) {
        Json json {{"first", pair.first}, {"second", pair.second}, {"score", pair.score}};
        json["evidence"] = Json::array();
        QString line = QStringLiteral("%1  %2  %3").arg(pair.score, 0, 'f', 3).arg(QString::fromStdString(pair.first), QString::fromStdString(pair.second));
        for (const auto& evidence : pair.evidence) {
            json["evidence"].push_back({{"field", evidence.field}, {"first", evidence.first}, {"second", evidence.second}, {"likeness", evidence.likeness}});
            line += QStringLiteral("  %1: %2 | %3").arg(QString::fromStdString(evidence.field), QString::fromStdString(evidence.first),
                QString::fromStdString(evidence.second));
        }
        output.json["pairs"].push_back(std::move(json));
        output.text += line + u'\n';
    }
    output.json["method"] = answer->method;
    output.json["seconds"] = answer->seconds;
    return output;
}

Json sideJson(const flow::RefreshSide& side)
{
    return {{"new", side.fresh}, {"changed", side.changed}, {"gone", side.gone}, {"same", side.same}};
}

Json previewJson(const flow::RefreshPreview& preview)
{
    Json json {{"table", preview.table}, {"file", preview.file}, {"earlier", preview.earlier}, {"rule", preview.rule}, {"reason", preview.reason}};
    if (preview.mustChoose)
        json["choices"] = preview.choices;
    json["first_day"] = preview.firstDay.isValid() ? Json(core::isoText(preview.firstDay)) : Json();
    json["last_day"] = preview.lastDay.isValid() ? Json(core::isoText(preview.lastDay)) : Json();
    json["changes"] = sideJson(preview.rows);
    json["customers"] = sideJson(preview.customers);
    json["values"] = Json::array();
    for (const auto& change : preview.values)
        json["values"].push_back({{"column", change.column}, {"cells", change.cells}});
    json["examples"] = Json::array();
    for (const auto& example : preview.examples) {
        Json entry {{"what", example.what}, {"key", example.key}, {"row", example.row}};
        if (!example.column.empty())
            entry.update({{"column", example.column}, {"before", example.before}, {"after", example.after}});
        json["examples"].push_back(std::move(entry));
    }
    json["in_force"] = {{"before", preview.rowsBefore}, {"after", preview.rowsAfter}};
    json["recipe"] = effectsJson(preview.recipe);
    return json;
}

} // namespace

Result<Output> runRefresh(const Context& context, const std::string& path, const std::string& mapping, flow::OnError onError)
{
    const Arguments& arguments = context.arguments;
    flow::RefreshRequest request;
    request.path = path;
    request.role = arguments.value("role").value_or("");
    request.mapping = mapping;
    request.onError = onError;
    request.id = arguments.value("id").value_or("");
    if (const auto rule = arguments.value("rule")) {
        request.rule = flow::parseRefreshRule(*rule);
        if (!request.rule)
            return core::fail(Code::InvalidParameter, {{"parameter", "--rule"}, {"value", *rule}});
    }
    const bool dry = arguments.has("dry-run");
    auto session = flow::openWorkspace(arguments.positional[0], dry);
    if (!session)
        return std::unexpected(session.error());
    Output output;
    flow::RefreshPreview preview;
    if (dry) {
        auto made = flow::previewRefresh(**session, request, context.job);
        if (!made)
            return std::unexpected(made.error());
        preview = std::move(*made);
        output.json = previewJson(preview);
    } else {
        auto answer = flow::refreshSource(**session, request, context.job);
        if (!answer)
            return std::unexpected(answer.error());
        preview = std::move(answer->preview);
        output.json = previewJson(preview);
        output.json["import"] = answer->load.importId;
        output.json["rows"] = {{"read", answer->load.read}, {"loaded", answer->load.loaded}, {"rejected", answer->load.rejected}};
        output.json["issues"] = Json::array();
        for (const auto& issue : answer->load.issues)
            output.json["issues"].push_back(findingJson(issue));
        output.json["issues_total"] = answer->load.issuesTotal;
        output.json["seconds"] = answer->seconds;
    }
    output.json["dry_run"] = dry;
    output.text = QStringLiteral("%1: %2 (%3)\n  new %4, changed %5, gone %6, same %7; %8 → %9\n")
        .arg(present::roleName(QString::fromStdString(preview.table)), QString::fromStdString(preview.rule), QString::fromStdString(preview.reason))
        .arg(preview.rows.fresh).arg(preview.rows.changed).arg(preview.rows.gone).arg(preview.rows.same).arg(preview.rowsBefore).arg(preview.rowsAfter);
    output.text += effectsText(preview.recipe);
    return output;
}

const std::vector<Command>& cleaningCommands()
{
    static const std::vector<Command> commands {
        {"clean", "clean WORKSPACE RECIPE.json [--table T] [--whole] [--dry-run]",
            "cleans a table by a recipe; --whole: it is the table's whole recipe", {"table=", "whole", "dry-run"}, 2, 2, runClean},
        {"duplicates", "duplicates WORKSPACE [--least 85] [--limit N]", "customers that are probably one person", {"least=", "limit="}, 1, 1, runDuplicates},
    };
    return commands;
}

} // namespace holdfast::cli
