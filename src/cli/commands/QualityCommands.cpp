// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "flow/Lineage.h"
#include "flow/Quality.h"
#include "present/Words.h"

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Json scoresJson(const flow::Scores& scores)
{
    Json json = Json::object();
    for (int d = 0; d < flow::kDimensions; ++d)
        json[std::string(flow::word(static_cast<flow::Dimension>(d)))] = scores[static_cast<std::size_t>(d)] ? Json(*scores[static_cast<std::size_t>(d)]) : Json();
    return json;
}

QString scoresText(const flow::Scores& scores)
{
    QString text;
    for (const auto& score : scores)
        text += score ? QStringLiteral("%1").arg(*score, 7, 'f', 1) : QStringLiteral("      –");
    return text;
}

Json ruleJson(const flow::RuleResult& rule)
{
    Json json {{"id", rule.id()}, {"rule", rule.rule}, {"dimension", flow::word(rule.dimension)}};
    for (const auto& [key, value] : rule.parameters)
        json["parameters"][key] = value;
    json.update({{"checked", rule.checked}, {"failed", rule.failed}, {"score", rule.score}, {"expected", rule.expected}});
    json["examples"] = Json::array();
    for (const auto& [value, count] : rule.examples)
        json["examples"].push_back({{"value", value}, {"n", count}});
    return json;
}

Json loadsJson(const std::vector<flow::LoadScore>& loads)
{
    Json list = Json::array();
    for (const auto& load : loads) {
        Json json {{"import", load.importId}, {"file", load.file}, {"loaded_at", load.loadedAt}, {"score", load.score}};
        json["dimensions"] = scoresJson(load.scores);
        list.push_back(std::move(json));
    }
    return list;
}

Json tableJson(flow::Session& session, const flow::TableQuality& table, std::uint64_t rowsShown, core::JobContext& job, core::Status& status)
{
    Json json {{"name", table.name}, {"rows", table.rows}, {"score", table.score}, {"dimensions", scoresJson(table.scores)}};
    const auto rules = [&](const std::vector<flow::RuleResult>& all) {
        Json list = Json::array();
        for (const auto& rule : all) {
            Json entry = ruleJson(rule);
            if (rowsShown > 0 && rule.failed > 0 && status && (!rule.column.empty() || rule.rule == "duplicate-row") && rule.rule != "unusable"
                && rule.rule != "too-few" && rule.rule != "not-numeric") {
                auto rows = flow::failingRows(session, rule.id(), 0, rowsShown, job);
                if (!rows) {
                    status = std::unexpected(rows.error());
                } else {
                    entry["rows"] = Json::array();
                    for (const auto& row : rows->rows)
                        entry["rows"].push_back({{"file", row.file}, {"row", row.row}, {"customer", row.customer.empty() ? Json() : Json(row.customer)},
                            {"value", row.value.empty() ? Json() : Json(row.value)}});
                }
            }
            list.push_back(std::move(entry));
        }
        return list;
    };
    json["columns"] = Json::array();
    for (const auto& column : table.columns) {
        Json entry {{"name", column.name}, {"type", column.type}, {"field", column.field.empty() ? Json() : Json(column.field)}, {"weight", column.weight},
            {"present", column.present}, {"missing", column.missing}, {"distinct", column.distinct}, {"score", column.score ? Json(*column.score) : Json()}};
        entry["dimensions"] = scoresJson(column.scores);
        entry["rules"] = rules(column.rules);
        json["columns"].push_back(std::move(entry));
    }
    json["rules"] = rules(table.rules);
    json["loads"] = loadsJson(table.loads);
    return json;
}

Result<Output> runQuality(const Context& context)
{
    const Arguments& arguments = context.arguments;
    const auto shown = wholeOption(arguments, "rows", 5, 0, 1000000);
    if (!shown)
        return std::unexpected(shown.error());
    const auto expected = arguments.value("expected"), unexpected = arguments.value("not-expected");
    auto session = flow::openWorkspace(arguments.positional[0], false);
    if (!session && session.error().code == Code::WorkspaceReadOnly)
        session = flow::openWorkspace(arguments.positional[0], true);
    if (!session)
        return std::unexpected(session.error());
    if (expected || unexpected)
        if (auto done = flow::setExpected(**session, expected ? *expected : *unexpected, expected.has_value()); !done)
            return std::unexpected(done.error());
    auto answer = flow::measureQuality(**session, {arguments.value("table").value_or(""), !arguments.has("no-effects")}, context.job);
    if (!answer)
        return std::unexpected(answer.error());
    Output output;
    output.json = {{"score", answer->score}, {"dimensions", scoresJson(answer->scores)}, {"rows", answer->rows}, {"columns", answer->columns},
        {"data_to", answer->dataTo.isValid() ? Json(core::isoText(answer->dataTo)) : Json()}};
    core::Status status;
    output.json["tables"] = Json::array();
    for (const auto& table : answer->tables)
        output.json["tables"].push_back(tableJson(**session, table, static_cast<std::uint64_t>(*shown), context.job, status));
    if (!status)
        return std::unexpected(status.error());
    output.json["fix_first"] = Json::array();
    for (const auto& fix : answer->fixFirst) {
        Json json {{"id", fix.ruleId}, {"rule", fix.rule}, {"table", fix.table}, {"column", fix.column.empty() ? Json() : Json(fix.column)},
            {"failed", fix.failed}, {"gain", fix.gain}, {"use", fix.use}, {"step", fix.step.empty() ? Json() : Json(fix.step)}};
        json["effects"] = Json::array();
        for (const auto& effect : fix.effects)
            json["effects"].push_back({{"figure", effect.figure}, {"now", effect.now ? Json(*effect.now) : Json()},
                {"without", effect.without ? Json(*effect.without) : Json()}});
        output.json["fix_first"].push_back(std::move(json));
    }
    output.json["loads"] = loadsJson(answer->loads);
    auto joins = flow::measureJoins(**session, context.job);
    if (!joins)
        return std::unexpected(joins.error());
    output.json["joins"] = Json::array();
    for (const auto& join : *joins) {
        Json json {{"table", join.table}, {"file", join.file}, {"column", join.keyColumn}, {"rows", join.rows}, {"matched", join.matched},
            {"missing", join.missing}, {"orphans", join.orphans}, {"orphan_keys", join.orphanKeys}};
        json["examples"] = Json::array();
        for (const auto& [key, rows] : join.examples)
            json["examples"].push_back({{"key", key}, {"rows", rows}});
        if (!join.betterKey.empty())
            json["better"] = {{"key", join.betterKey}, {"matched", join.betterMatched}};
        output.json["joins"].push_back(std::move(json));
    }
    output.json["seconds"] = answer->seconds;
    output.text = QStringLiteral("%1%2\n").arg(answer->score, 6, 'f', 1).arg(scoresText(answer->scores));
    for (const auto& table : answer->tables) {
        output.text += QStringLiteral("%1  %2  %3%4\n").arg(present::roleName(QString::fromStdString(table.name)), -24).arg(table.rows, 9)
            .arg(table.score, 6, 'f', 1).arg(scoresText(table.scores));
        if (!arguments.value("table"))
            continue;
        for (const auto& column : table.columns)
            output.text += QStringLiteral("  %1  %2%3\n").arg(QString::fromStdString(column.name), -33).arg(column.score.value_or(0), 6, 'f', 1).arg(scoresText(column.scores));
    }
    for (std::size_t i = 0; i < answer->fixFirst.size() && i < 10; ++i) {
        const auto& fix = answer->fixFirst[i];
        output.text += QStringLiteral("  +%1  %2  %3\n").arg(fix.gain, 0, 'f', 2).arg(QString::fromStdString(fix.ruleId)).arg(fix.failed);
    }
    return output;
}

Result<Output> runLineage(const Context& context)
{
    const auto& words = context.arguments.positional;
    const auto row = std::strtoull(words[3].c_str(), nullptr, 10);
    if (row == 0)
        return core::fail(Code::InvalidParameter, {{"parameter", "ROW"}, {"value", words[3]}});
    auto session = flow::openWorkspace(words[0], true);
    if (!session)
        return std::unexpected(session.error());
    auto lineage = flow::cellLineage(**session, words[1], words[2], row, words[4], context.job);
    if (!lineage)
        return std::unexpected(lineage.error());
    Output output;
    output.json = {{"import", lineage->importId}, {"file", lineage->file}, {"digest", lineage->digest}, {"row", lineage->row}, {"column", lineage->column},
        {"label", lineage->label}, {"raw", lineage->raw ? Json(*lineage->raw) : Json()}, {"value", lineage->value ? Json(*lineage->value) : Json()}};
    output.json["steps"] = Json::array();
    output.text = QStringLiteral("%1 %2 %3: %4\n").arg(QString::fromStdString(lineage->file)).arg(lineage->row).arg(QString::fromStdString(lineage->label),
        QString::fromStdString(lineage->raw.value_or("")));
    for (const auto& step : lineage->steps) {
        output.json["steps"].push_back({{"step", step.step + 1}, {"kind", step.kind}, {"before", step.before}, {"after", step.after}});
        output.text += QStringLiteral("  %1. %2: %3 → %4\n").arg(step.step + 1).arg(QString::fromStdString(step.kind), QString::fromStdString(step.before),
            QString::fromStdString(step.after));
    }
    return output;
}

} // namespace

const std::vector<Command>& qualityCommands()
{
    static const std::vector<Command> commands {
        {"quality", "quality WORKSPACE [--table T] [--rows N] [--expected RULE]", "five dimensions 0-100, what fails, what to fix first",
            {"table=", "rows=", "no-effects", "expected=", "not-expected="}, 1, 1, runQuality},
        {"lineage", "lineage WORKSPACE TABLE IMPORT ROW COLUMN", "where one cell comes from", {}, 5, 5, runLineage},
    };
    return commands;
}

} // namespace holdfast::cli
