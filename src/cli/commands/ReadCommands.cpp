// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/SpooledSource.h"
#include "flow/TableRows.h"

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

// Rows as a JSON document, as CSV, or for a terminal, written down as they come.
class RowsText {
public:
    enum class Form : std::uint8_t { Json, Csv, Text };
    explicit RowsText(const Arguments& arguments)
        : m_form(arguments.has("json") ? Form::Json : arguments.has("csv") ? Form::Csv : Form::Text)
    {
    }
    Form form() const { return m_form; }

    void add(const flow::RowCells& row, const flow::RowCells& source)
    {
        if (m_form == Form::Csv)
            return flow::appendCsvLine(m_rows, row, source);
        if (m_form == Form::Json)
            m_rows += m_rows.empty() ? "[" : ",[";
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                m_rows += m_form == Form::Json ? ',' : '\t';
            if (m_form == Form::Text)
                m_rows += row[i].value_or("");
            else
                m_rows += row[i] ? Json(*row[i]).dump(-1, ' ', false, Json::error_handler_t::replace) : "null";
        }
        m_rows += m_form == Form::Json ? "]" : "\n";
    }

    // `more`: further keys of the document.
    Output finish(const std::vector<flow::RowsAnswer::Column>& columns, std::uint64_t total, const Json& more = Json::object())
    {
        Output output;
        if (m_form == Form::Json) {
            Json head = Json::array();
            for (const auto& column : columns)
                head.push_back({{"name", column.name}, {"label", column.label}, {"type", column.type}});
            output.body = "{\"columns\":" + head.dump(-1, ' ', false, Json::error_handler_t::replace) + ",\"rows\":[" + m_rows + "]";
            for (const auto& [key, value] : more.items())
                *output.body += "," + Json(key).dump() + ":" + value.dump(-1, ' ', false, Json::error_handler_t::replace);
            *output.body += ",\"total\":" + std::to_string(total) + "}";
            return output;
        }
        flow::RowCells names;
        for (const auto& column : columns)
            names.emplace_back(column.name);
        std::string text;
        if (m_form == Form::Csv) {
            flow::appendCsvLine(text, names, names);
        } else {
            for (const auto& name : names)
                text += (text.empty() ? "" : "\t") + *name;
            text += '\n';
        }
        output.body = text + m_rows;
        return output;
    }

private:
    Form m_form;
    std::string m_rows;
};

Result<std::optional<domain::Rule>> ruleOption(const Arguments& arguments)
{
    const auto path = arguments.value("where");
    if (!path)
        return std::nullopt;
    auto text = readText(*path);
    if (!text)
        return std::unexpected(text.error());
    auto rule = domain::parseRule(*text);
    if (!rule)
        return std::unexpected(rule.error());
    return std::move(*rule);
}

Result<std::uint64_t> limitOption(const Arguments& arguments, RowsText::Form form)
{
    // Somebody at a terminal wants to see some; a program wants all.
    const std::int64_t all = form == RowsText::Form::Text ? 1000 : INT64_MAX;
    const auto limit = wholeOption(arguments, "limit", all, 0, INT64_MAX);
    if (!limit)
        return std::unexpected(limit.error());
    return static_cast<std::uint64_t>(*limit);
}

Result<Output> runRead(const Context& context)
{
    const Arguments& arguments = context.arguments;
    RowsText text(arguments);
    flow::ReadTableRequest request;
    const auto source = SpooledSource::of(arguments.positional[0], context.job);
    if (!source)
        return std::unexpected(source.error());
    request.path = source->path();
    request.role = arguments.value("role").value_or("");
    auto mapping = mappingOption(arguments);
    if (!mapping)
        return std::unexpected(mapping.error());
    request.mapping = std::move(*mapping);
    auto limit = limitOption(arguments, text.form());
    auto rule = ruleOption(arguments);
    if (!limit || !rule)
        return std::unexpected(!limit ? limit.error() : rule.error());
    request.limit = *limit;
    request.where = std::move(*rule);
    auto answer = flow::readTable(request, context.job);
    if (!answer)
        return std::unexpected(answer.error());
    for (const auto& row : answer->rows)
        text.add(row, row);
    Json more {{"read", answer->read}, {"rejected", answer->rejected}, {"issues", Json::array()}, {"issues_total", answer->issuesTotal}};
    for (const auto& issue : answer->issues)
        more["issues"].push_back(findingJson(issue));
    return text.finish(answer->columns, answer->total, more);
}

Result<Output> runRows(const Context& context)
{
    const Arguments& arguments = context.arguments;
    RowsText text(arguments);
    flow::TableRowsRequest request;
    request.table = arguments.positional[1];
    request.lineage = arguments.has("lineage");
    const auto limit = limitOption(arguments, text.form());
    const auto offset = wholeOption(arguments, "offset", 0, 0, INT64_MAX);
    auto rule = ruleOption(arguments);
    if (!limit || !offset || !rule)
        return std::unexpected(!limit ? limit.error() : !offset ? offset.error() : rule.error());
    request.limit = *limit;
    request.offset = static_cast<std::uint64_t>(*offset);
    request.where = std::move(*rule);
    auto session = flow::openWorkspace(arguments.positional[0], true);
    if (!session)
        return std::unexpected(session.error());
    const bool sources = arguments.has("as-written");
    auto answer = flow::tableRows(
        **session, request, sources,
        [&](const auto& rows, const auto& written) {
            for (std::size_t i = 0; i < rows.size(); ++i)
                text.form() == RowsText::Form::Csv ? text.add(rows[i], sources ? written[i] : rows[i])
                                                   : text.add(sources ? written[i] : rows[i], rows[i]);
            return core::Status();
        },
        context.job);
    if (!answer)
        return std::unexpected(answer.error());
    return text.finish(answer->columns, answer->total);
}

Result<Output> runExport(const Context& context)
{
    const auto& words = context.arguments.positional;
    auto session = flow::openWorkspace(words[0], true);
    if (!session)
        return std::unexpected(session.error());
    if (auto done = flow::exportWorkspace(**session, words[1], context.job); !done)
        return std::unexpected(done.error());
    return Output {Json {{"file", words[1]}}, QString::fromStdString(words[1])};
}

} // namespace

const std::vector<Command>& rowCommands()
{
    static const std::vector<Command> commands {
        {"read", "read SOURCE [--map MAP] [--where RULE] [--limit N]",
            "the typed table as an import would load it, without a workspace", {"role=", "map=", "where=", "limit=", "csv", "query=", "aggregate="}, 1, 1, runRead},
        {"rows", "rows WORKSPACE TABLE [--where RULE] [--limit N]",
            "rows in file order: exact values, or with --as-written the texts of the source",
            {"where=", "limit=", "offset=", "lineage", "csv", "as-written"}, 2, 2, runRows},
        {"export", "export WORKSPACE OUT.sqlite", "writes plain tables for other programs", {}, 2, 2, runExport},
    };
    return commands;
}

} // namespace holdfast::cli
