// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/PageSource.h"
#include "briefing/WriteBriefing.h"
#include "charts/PagePainter.h"
#include "cli/commands/Analyses.h"
#include "flow/Briefings.h"

#include <fstream>
#include <iterator>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Result<Output> runBrief(const Context& context)
{
    const Arguments& arguments = context.arguments;
    if (!arguments.has("pdf") && !arguments.has("xlsx"))
        return core::fail(Code::MissingParameter, {{"parameter", "--pdf"}});
    auto asked = askedFor(arguments, {});
    if (!asked)
        return std::unexpected(asked.error());
    const bool keeps = arguments.has("keep-issue");
    auto session = flow::openWorkspace(arguments.positional[0], !keeps);
    if (!session)
        return std::unexpected(session.error());
    briefing::BriefingRequest request;
    request.name = arguments.positional[1];
    const auto plan = flow::briefingPlan(**session, request.name);
    if (!plan)
        return std::unexpected(plan.error());
    request.plan = *plan;
    request.scope = asked->scope;
    request.chinese = context.chinese;
    request.pseudonymous = !arguments.has("identified");
    request.manager = arguments.has("manager");
    const std::string paper = arguments.value("paper").value_or("a4");
    if (paper != "a4" && paper != "letter")
        return core::fail(Code::InvalidParameter, {{"parameter", "--paper"}, {"value", paper}});
    request.sheet.letter = paper == "letter";
    request.sheet.landscape = arguments.has("landscape");
    if (const auto campaign = arguments.value("campaign"))
        for (auto& item : request.plan.items)
            if (item.page.starts_with("campaign-"))
                item.choices.emplace("campaign", *campaign);
    if (arguments.has("since-last")) {
        const auto issues = flow::briefingIssues(**session, request.name);
        if (!issues)
            return std::unexpected(issues.error());
        if (!issues->empty())
            request.since = issues->back();
    }
    const QString pdf = QString::fromStdString(arguments.value("pdf").value_or("")), xlsx = QString::fromStdString(arguments.value("xlsx").value_or(""));
    const auto issue = briefing::writeBriefing(**session, request, pdf, xlsx, charts::pagePainter(QLocale()), context.job);
    if (!issue)
        return std::unexpected(issue.error());
    if (keeps)
        if (auto kept = flow::keepBriefingIssue(**session, *issue, context.job); !kept)
            return std::unexpected(kept.error());
    Json json;
    QString text;
    for (const auto& path : {pdf, xlsx})
        if (!path.isEmpty()) {
            json["files"].push_back(path.toStdString());
            text += path + u'\n';
        }
    json["digests"] = issue->files;
    json["kept"] = keeps;
    return Output {std::move(json), text, {}, 0};
}

Json issueJson(const flow::BriefingIssue& issue)
{
    return {{"briefing", issue.briefing}, {"at", core::isoDateTimeText(issue.at)}, {"as_of", core::isoText(issue.asOf)}, {"files", issue.files}};
}

Result<Output> listed(flow::Session& session)
{
    const auto all = flow::briefings(session);
    if (!all)
        return std::unexpected(all.error());
    Output output;
    output.json["briefings"] = Json::array();
    for (const auto& [name, plan] : *all) {
        output.json["briefings"].push_back({{"name", name}, {"items", plan.items.size()}});
        output.text += QStringLiteral("%1  %2\n").arg(QString::fromStdString(name)).arg(plan.items.size());
    }
    output.json["issues"] = Json::array();
    for (const auto& [name, plan] : *all)
        if (const auto issues = flow::briefingIssues(session, name))
            for (const auto& issue : *issues)
                output.json["issues"].push_back(issueJson(issue));
    for (const std::string& name : flow::briefingTemplates())
        if (const auto issues = flow::briefingIssues(session, name))
            for (const auto& issue : *issues)
                output.json["issues"].push_back(issueJson(issue));
    output.json["templates"] = flow::briefingTemplates();
    output.json["pages"] = briefing::pageIds();
    return output;
}

Result<Output> runBriefing(const Context& context)
{
    const auto& words = context.arguments.positional;
    const std::string& verb = words[1];
    const std::size_t wanted = verb == "list" ? 2 : verb == "show" || verb == "remove" ? 3 : verb == "save" ? 4 : 0;
    if (wanted == 0)
        return core::fail(Code::InvalidParameter, {{"parameter", "briefing"}, {"value", verb}});
    if (words.size() != wanted)
        return core::fail(Code::MissingParameter, {{"parameter", verb == "save" ? "NAME PLAN.json" : "NAME"}});
    auto session = flow::openWorkspace(words[0], verb == "list" || verb == "show");
    if (!session)
        return std::unexpected(session.error());
    if (verb == "list")
        return listed(**session);
    if (verb == "show") {
        const auto plan = flow::briefingPlan(**session, words[2]);
        if (!plan)
            return std::unexpected(plan.error());
        Json json = Json::parse(domain::toJson(*plan));
        return Output {json, QString::fromStdString(json.dump(2)) + u'\n', {}, 0};
    }
    core::Status done;
    if (verb == "remove") {
        done = flow::removeBriefing(**session, words[2], context.job);
    } else {
        std::ifstream file(words[3], std::ios::binary);
        if (!file)
            return core::fail(Code::FileNotFound, {{"path", words[3]}});
        const std::string text {std::istreambuf_iterator<char>(file), {}};
        const auto plan = domain::parseBriefingPlan(text);
        if (!plan)
            return std::unexpected(plan.error());
        done = flow::saveBriefing(**session, words[2], *plan, context.job);
    }
    if (!done)
        return std::unexpected(done.error());
    return Output {Json {{"name", words[2]}}, QString::fromStdString(words[2]) + u'\n', {}, 0};
}

} // namespace

const std::vector<Command>& briefingCommands()
{
    static const std::vector<Command> commands {
        {"brief", "brief WORKSPACE NAME --pdf FILE --xlsx FILE [--segment S] [--as-of D] [--paper a4|letter]",
            "writes a briefing: weekly-churn, segment, early-warning, satisfaction, value, campaign, one-page, or one\nkept in the workspace;\n"
            "ids of customers are pseudonyms unless --identified; --manager leaves out single customers and small groups;\n"
            "--keep-issue notes what was said, --since-last begins with what changed since that was noted",
            {"pdf=", "xlsx=", "segment=", "as-of=", "set=", "pseudonymous", "identified", "paper=", "landscape", "manager", "campaign=", "keep-issue", "since-last"}, 2, 2, runBrief},
        {"briefing", "briefing WORKSPACE list | show NAME | save NAME PLAN.json | remove NAME",
            "briefings kept in the workspace; show prints a plan that save takes", {}, 2, 4, runBriefing},
    };
    return commands;
}

} // namespace holdfast::cli
