// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Json.h"
#include "core/JobContext.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::cli {

// The words after the program's name, sorted: COMMAND, positional arguments, --options (a repeated one keeps all values).
struct Arguments {
    std::string command;
    std::vector<std::string> positional;
    std::map<std::string, std::vector<std::string>> options; // without "--"; a switch has one empty value
    bool has(const std::string& name) const { return options.contains(name); }
    std::optional<std::string> value(const std::string& name) const;
};

// What a command hands back: a document for --json, text for people.
struct Output {
    core::Json json;
    QString text;
    std::optional<core::Error> error {}; // a document and a failure: an unsound workspace
    int status = 0;
    std::optional<std::string> body {}; // printed as it is, instead of document or text: a long table
};

struct Context {
    Arguments arguments;
    core::JobContext& job;
    bool chinese = false;
};

// One command. `options` lists those it takes: "name" for a switch, "name=" for one with a value.
struct Command {
    const char* name;
    const char* usage; // after "holdfast-cli "
    const char* does; // one line
    std::vector<std::string> options;
    std::size_t fewest, most; // positional arguments
    core::Result<Output> (*run)(const Context& context);
};

const std::vector<Command>& workspaceCommands();
const std::vector<Command>& dataCommands();
const std::vector<Command>& rowCommands();
const std::vector<Command>& cleaningCommands();
const std::vector<Command>& qualityCommands();
const std::vector<Command>& analysisCommands();
const std::vector<Command>& warningCommands();
const std::vector<Command>& surveyCommands();
const std::vector<Command>& loyaltyCommands();
const std::vector<Command>& computeCommands();
const std::vector<Command>& customerCommands();
const std::vector<Command>& sealCommands();
const std::vector<Command>& campaignCommands();
const std::vector<Command>& briefingCommands();

// A whole number option within a range; invalid-parameter otherwise.
core::Result<std::int64_t> wholeOption(const Arguments& arguments, const std::string& name, std::int64_t fallback,
    std::int64_t low, std::int64_t high);
// Text of a small file given as an option (MAP.json, RULE.json), at most 16 MB.
core::Result<std::string> readText(const std::string& path);

// MAP.json of --map with --query and --aggregate in it; empty = none was given.
core::Result<std::string> mappingOption(const Arguments& arguments);

core::Json findingJson(const core::Finding& finding);
core::Json errorJson(const core::Error& error, const std::string& sentence);

} // namespace holdfast::cli
