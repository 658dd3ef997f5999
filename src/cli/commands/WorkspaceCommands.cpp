// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "flow/MakeSample.h"
#include "flow/Session.h"
#include "present/ErrorText.h"
#include "present/TextPage.h"
#include "present/pages/Pages.h"

#include <filesystem>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Result<Output> stateOutput(flow::Session& session)
{
    auto state = flow::describeWorkspace(session);
    if (!state)
        return std::unexpected(state.error());
    Json json;
    json["path"] = state->path;
    json["id"] = state->id;
    json["format_version"] = state->formatVersion;
    json["size"] = state->bytes;
    json["created_at"] = core::isoDateTimeText(state->createdAt) + "Z";
    json["read_only"] = state->readOnly;
    json["as_of"] = state->asOf.isValid() ? Json(core::isoText(state->asOf)) : Json();
    json["data_to"] = state->dataTo.isValid() ? Json(core::isoText(state->dataTo)) : Json();
    json["periods"] = {{"first", state->firstDay.isValid() ? Json(core::isoText(state->firstDay)) : Json()},
        {"last", state->dataTo.isValid() ? Json(core::isoText(state->dataTo)) : Json()}};
    json["tables"] = Json::array();
    for (const auto& table : state->tables)
        json["tables"].push_back({{"name", table.name}, {"rows", table.rows}});
    json["definitions"] = state->settings;
    json["segments"] = Json::array();
    for (const auto& segment : state->segments)
        json["segments"].push_back(segment.name);
    json["imports"] = Json::array();
    for (const auto& import : state->imports)
        json["imports"].push_back({{"id", import.id}, {"table", import.table}, {"file", import.file}, {"in_force", import.inForce},
            {"rows", {{"read", import.read}, {"loaded", import.loaded}, {"rejected", import.rejected}}},
            {"rejected_by", import.rejectedBy}, {"loaded_at", core::isoDateTimeText(import.loadedAt) + "Z"}});
    json["undo"] = state->history.undo.empty() ? Json() : Json(state->history.undo);
    json["redo"] = state->history.redo.empty() ? Json() : Json(state->history.redo);
    return Output {std::move(json), present::pageAsText(present::tablesPage(*state, present::Fmt())), {}, 0};
}

Result<Output> runNew(const Context& context)
{
    auto session = flow::createWorkspace(context.arguments.positional[0]);
    if (!session)
        return std::unexpected(session.error());
    return stateOutput(**session);
}

Result<Output> runSample(const Context& context)
{
    flow::SampleRequest request;
    const auto customers = wholeOption(context.arguments, "customers", 5000, 10, 1000000);
    const auto months = wholeOption(context.arguments, "months", 24, 6, 60);
    const auto seed = wholeOption(context.arguments, "seed", 1, 0, INT64_MAX);
    for (const auto* option : {&customers, &months, &seed})
        if (!*option)
            return std::unexpected(option->error());
    request.customers = static_cast<std::uint64_t>(*customers);
    request.months = static_cast<int>(*months);
    request.seed = static_cast<std::uint64_t>(*seed);
    request.chinese = context.chinese;
    auto session = flow::makeSample(context.arguments.positional[0], request, context.job);
    if (!session)
        return std::unexpected(session.error());
    return stateOutput(**session);
}

Result<flow::SessionPtr> opened(const Context& context, bool readOnly)
{
    return flow::openWorkspace(context.arguments.positional[0], readOnly);
}

Result<Output> runInfo(const Context& context)
{
    auto session = opened(context, true);
    if (!session)
        return std::unexpected(session.error());
    return stateOutput(**session);
}

Result<Output> runSet(const Context& context)
{
    auto session = opened(context, false);
    if (!session)
        return std::unexpected(session.error());
    const auto& words = context.arguments.positional;
    if (auto done = flow::changeSetting(**session, words[1], words[2]); !done)
        return std::unexpected(done.error());
    return Output {Json {{"key", words[1]}, {"value", words[2]}}, QString::fromStdString(words[1] + " = " + words[2]), {}, 0};
}

Result<Output> runGet(const Context& context)
{
    auto session = opened(context, true);
    if (!session)
        return std::unexpected(session.error());
    auto settings = flow::settingsAsText(**session);
    if (!settings)
        return std::unexpected(settings.error());
    const auto& words = context.arguments.positional;
    Json json = Json::object();
    QString text;
    for (const auto& [key, value] : *settings) {
        if (words.size() == 2 && words[1] != key)
            continue;
        json[key] = value;
        text += words.size() == 2 ? QString::fromStdString(value) : QString::fromStdString(key + " = " + value + "\n");
    }
    if (words.size() == 2 && json.empty())
        return core::fail(Code::UnknownParameter, {{"parameter", words[1]}});
    return Output {std::move(json), text, {}, 0};
}

Result<Output> runCheck(const Context& context)
{
    auto answer = flow::checkWorkspace(context.arguments.positional[0], context.job);
    if (!answer)
        return std::unexpected(answer.error());
    Output output;
    output.json["sound"] = answer->sound;
    output.json["chunks"] = answer->chunks;
    output.json["rows"] = answer->rows;
    output.json["seconds"] = answer->seconds;
    output.json["issues"] = Json::array();
    for (const auto& issue : answer->issues) {
        output.json["issues"].push_back(findingJson(issue));
        output.text += present::findingText(issue) + u'\n';
    }
    if (!answer->sound)
        output.error = core::Error {Code::WorkspaceDamaged, {{"path", context.arguments.positional[0]}},
            {context.arguments.positional[0], 0, 0, {}, 0}, {}, {}};
    else
        output.text += QCoreApplication::translate("cli", "Sound: %n row(s) and every chunk agree with their digests.", nullptr,
            static_cast<int>(std::min<std::uint64_t>(answer->rows, INT_MAX)));
    return output;
}

Result<Output> runBackup(const Context& context)
{
    auto session = opened(context, true);
    if (!session)
        return std::unexpected(session.error());
    if (auto done = flow::backupWorkspace(**session, context.arguments.positional[1], context.job); !done)
        return std::unexpected(done.error());
    return Output {Json {{"file", context.arguments.positional[1]}}, QString::fromStdString(context.arguments.positional[1]), {}, 0};
}

Result<Output> stepBack(const Context& context, core::Status (*step)(flow::Session&))
{
    auto session = opened(context, false);
    if (!session)
        return std::unexpected(session.error());
    if (auto done = step(**session); !done)
        return std::unexpected(done.error());
    auto after = flow::history(**session);
    if (!after)
        return std::unexpected(after.error());
    return Output {Json {{"undo", after->undo}, {"redo", after->redo}},
        QString::fromStdString("undo: " + after->undo + "\nredo: " + after->redo), {}, 0};
}

Result<Output> runUndo(const Context& context)
{
    return stepBack(context, flow::undo);
}

Result<Output> runRedo(const Context& context)
{
    return stepBack(context, flow::redo);
}

} // namespace

const std::vector<Command>& workspaceCommands()
{
    static const std::vector<Command> commands {
        {"new", "new WORKSPACE", "makes an empty workspace", {}, 1, 1, runNew},
        {"sample", "sample WORKSPACE [--customers N]", "makes the sample workspace, generated, all roles filled",
            {"customers=", "months=", "seed="}, 1, 1, runSample},
        {"info", "info WORKSPACE", "tables, periods, as-of date, definitions, size", {}, 1, 1, runInfo},
        {"set", "set WORKSPACE KEY VALUE", "changes a setting", {}, 3, 3, runSet},
        {"get", "get WORKSPACE [KEY]", "shows settings in force", {}, 1, 2, runGet},
        {"check", "check WORKSPACE", "full integrity check by structure and digests", {}, 1, 1, runCheck},
        {"backup", "backup WORKSPACE FILE", "writes a copy", {}, 2, 2, runBackup},
        {"undo", "undo WORKSPACE", "takes the last step back", {}, 1, 1, runUndo},
        {"redo", "redo WORKSPACE", "repeats the step taken back", {}, 1, 1, runRedo},
    };
    return commands;
}

} // namespace holdfast::cli
