// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Compute.h"

#include "cli/Commands.h"
#include "present/DoubtText.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

std::string quoted(const std::string& cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
        return cell;
    std::string text = "\"";
    for (const char c : cell)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

void writeLine(std::ostream& file, const std::vector<std::string>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        file << (i > 0 ? "," : "") << quoted(cells[i]);
    file << '\n';
}

core::Status writeOut(const flow::OutTable& out, const std::string& path)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (!file)
        return core::fail(Code::IoError, {{"path", path}}, core::Place {path, 0, 0, {}, 0}, std::strerror(errno));
    writeLine(file, out.columns);
    for (const auto& row : out.rows)
        writeLine(file, row);
    file.flush();
    if (!file)
        return core::fail(errno == ENOSPC ? Code::DiskFull : Code::IoError, {{"path", path}}, core::Place {path, 0, 0, {}, 0});
    return {};
}

std::string scalar(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.is_null() ? "-" : value.dump();
}

// A result for people: a line per figure, lists of records as small tables, long lists cut.
void describe(const Json& value, const std::string& indent, std::string& text)
{
    constexpr std::size_t kShown = 20;
    for (const auto& [key, part] : value.items()) {
        text += indent + key + ": ";
        if (part.is_object()) {
            text += '\n';
            describe(part, indent + "  ", text);
        } else if (part.is_array() && !part.empty() && part.front().is_object()) {
            text += '\n';
            for (std::size_t i = 0; i < std::min(part.size(), kShown); ++i) {
                text += indent + "  ";
                for (const auto& [name, cell] : part[i].items())
                    text += name + " " + (cell.is_structured() ? cell.dump() : scalar(cell)) + "  ";
                text += '\n';
            }
            if (part.size() > kShown)
                text += indent + "  … " + std::to_string(part.size()) + '\n';
        } else if (part.is_array()) {
            for (std::size_t i = 0; i < std::min(part.size(), kShown); ++i)
                text += (i > 0 ? ", " : "") + scalar(part[i]);
            text += part.size() > kShown ? ", … " + std::to_string(part.size()) + '\n' : "\n";
        } else {
            text += scalar(part) + '\n';
        }
    }
}

Result<Output> runCompute(const Context& context)
{
    const auto& arguments = context.arguments;
    flow::ComputeRequest request;
    request.name = arguments.positional.front();
    const auto values = [&](const char* name) {
        const auto found = arguments.options.find(name);
        return found == arguments.options.end() ? std::vector<std::string>() : found->second;
    };
    request.data = values("data");
    request.newRows = arguments.value("new").value_or("");
    request.wantsRows = arguments.has("out");
    for (const auto& setting : values("set")) {
        const auto equal = setting.find('=');
        if (equal == std::string::npos || equal == 0)
            return core::fail(Code::InvalidParameter, {{"name", "set"}, {"value", setting}});
        request.settings.emplace_back(setting.substr(0, equal), setting.substr(equal + 1));
    }
    auto answer = flow::compute(request, context.job);
    if (!answer)
        return std::unexpected(answer.error());
    if (request.wantsRows)
        if (auto status = writeOut(answer->out, *arguments.value("out")); !status)
            return std::unexpected(status.error());

    Json json;
    json["analysis"] = answer->name;
    json["parameters"] = answer->parameters;
    json["n"] = answer->n;
    json["excluded"] = Json::object();
    for (const auto& [reason, count] : answer->excluded)
        json["excluded"][reason] = count;
    json["result"] = std::move(answer->result);
    json["warnings"] = Json::array();
    std::string text = answer->name + "   n = " + std::to_string(answer->n) + '\n';
    describe(json["result"], "", text);
    for (const auto& doubt : answer->doubts) {
        const std::string message = present::doubtText(doubt).toStdString();
        Json warning {{"code", analytics::word(doubt.code)}, {"message", message}};
        if (!doubt.subject.empty())
            warning["subject"] = doubt.subject;
        json["warnings"].push_back(std::move(warning));
        text += message + '\n';
    }
    Json sources = Json::array();
    for (const auto& source : answer->sources)
        sources.push_back({{"file", source.file}, {"rows", source.rows}});
    text += answer->method + '\n';
    json["provenance"] = {{"definitions", Json::object()}, {"sources", std::move(sources)}, {"as_of", nullptr},
        {"method", answer->method}, {"seconds", answer->seconds}};
    return Output {std::move(json), QString::fromStdString(text), {}, 0};
}

} // namespace

const std::vector<Command>& computeCommands()
{
    static const std::string names = [] {
        std::string text = "a statistic of any table; its names and what --set takes:";
        for (const auto& entry : flow::computeNames())
            text += "\n  " + entry.name + "   " + entry.settings;
        return text;
    }();
    static const std::vector<Command> commands {
        {"compute", "compute NAME --data FILE.csv [--set k=v …] [--new ROWS.csv] [--out OUT.csv]", names.c_str(),
            {"data=", "set=", "new=", "out="}, 1, 1, runCompute},
    };
    return commands;
}

} // namespace holdfast::cli
