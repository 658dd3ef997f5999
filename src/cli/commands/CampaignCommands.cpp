// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/CampaignCommands.h"

#include "briefing/SaveFile.h"
#include "briefing/XlsxWriter.h"
#include "cli/commands/Analyses.h"
#include "present/CampaignCalendar.h"
#include "present/CampaignWords.h"
#include "present/Fmt.h"
#include "present/pages/CampaignPages.h"

#include <algorithm>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Json dateJson(core::CivilDate day)
{
    return day.isValid() ? Json(core::isoText(day)) : Json();
}

Json progressJson(const domain::PlanProgress& progress)
{
    return {{"planned", progress.planned}, {"actual", progress.actual}, {"tasks", progress.tasks}, {"done", progress.done}, {"overdue", progress.overdue},
        {"behind", progress.behind}};
}

Json budgetJson(const domain::BudgetState& budget, const std::optional<double>& limit)
{
    return {{"planned", budget.planned}, {"spent", budget.spent}, {"limit", number(limit)}, {"left", number(budget.left)}, {"over", budget.overPlanned || budget.overSpent}};
}

Result<Output> listCampaigns(flow::Session& session, const Context&)
{
    const auto list = flow::campaigns(session);
    if (!list)
        return std::unexpected(list.error());
    Output output;
    output.json["campaigns"] = Json::array();
    for (const auto& one : *list) {
        output.json["campaigns"].push_back({{"id", one.id}, {"name", one.name}, {"state", domain::word(one.state)}, {"start", dateJson(one.start)},
            {"end", dateJson(one.end)}, {"segment", one.segment.empty() ? Json() : Json(one.segment)}, {"customers", one.customers},
            {"progress", progressJson(one.progress)}, {"budget", budgetJson(one.budget, one.budgetLimit)}, {"risks", one.risks}, {"high_risks", one.highRisks}});
        output.text += QStringLiteral("%1  %2  %3  %4  %5\n").arg(QString::fromStdString(one.id), -4).arg(present::campaignStateName(one.state), -10)
            .arg(QString::fromStdString(core::isoText(one.start)), -10).arg(QString::fromStdString(core::isoText(one.end)), -10).arg(QString::fromStdString(one.name));
    }
    return output;
}

Json taskJson(const domain::PlanTask& task, const domain::TaskTiming& timing, core::CivilDate today)
{
    return {{"id", task.id}, {"name", task.name}, {"start", dateJson(task.start)}, {"end", dateJson(task.end)}, {"state", domain::word(domain::standingOf(task, today))},
        {"progress", task.progress}, {"critical", timing.critical}, {"slack", timing.earlyStart.isValid() ? Json(timing.slack) : Json()},
        {"early_start", dateJson(timing.earlyStart)}, {"early_end", dateJson(timing.earlyEnd)}, {"late_start", dateJson(timing.lateStart)},
        {"late_end", dateJson(timing.lateEnd)}, {"pushed", timing.pushed}};
}

Result<Output> showCampaign(flow::Session& session, const std::string& id)
{
    const auto view = flow::campaign(session, id);
    if (!view)
        return std::unexpected(view.error());
    Output output;
    Json& json = output.json;
    json["id"] = id;
    json["plan"] = Json::parse(domain::toJson(view->plan), nullptr, false);
    json["start"] = dateJson(view->timing.start);
    json["end"] = dateJson(view->timing.end);
    json["as_of"] = dateJson(view->today);
    json["progress"] = progressJson(view->progress);
    json["budget"] = budgetJson(view->budget, view->plan.budgetLimit);
    json["schedule"] = Json::array();
    output.text = QStringLiteral("%1  %2  %3\n").arg(QString::fromStdString(id), QString::fromStdString(view->plan.name), present::campaignStateName(view->plan.state));
    for (std::size_t i = 0; i < view->plan.tasks.size(); ++i) {
        const auto& task = view->plan.tasks[i];
        json["schedule"].push_back(taskJson(task, view->timing.tasks[i], view->today));
        output.text += QStringLiteral("%1 %2  %3  %4  %5  %6\n").arg(QChar(view->timing.tasks[i].critical ? u'*' : u' ')).arg(QString::fromStdString(task.id), -4)
            .arg(QString::fromStdString(core::isoText(task.start)), -10).arg(QString::fromStdString(core::isoText(task.end)), -10)
            .arg(present::standingName(domain::standingOf(task, view->today)), -14).arg(QString::fromStdString(task.name));
    }
    json["resources"] = Json::array();
    for (std::size_t i = 0; i < view->loads.size(); ++i) {
        const auto& load = view->loads[i];
        Json weeks = Json::array();
        for (const auto& week : load.weeks)
            weeks.push_back({{"week", dateJson(week.monday)}, {"amount", week.amount}, {"over", week.over}});
        json["resources"].push_back({{"id", load.resource}, {"name", view->plan.resources[i].name}, {"total", load.total}, {"peak", load.peak},
            {"per_week", number(view->plan.resources[i].perWeek)}, {"weeks_over", load.weeksOver}, {"weeks", weeks}});
    }
    return output;
}

Result<Output> show(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    return id ? showCampaign(session, *id) : std::unexpected(id.error());
}

Result<Output> create(flow::Session& session, const Context& context)
{
    const Arguments& arguments = context.arguments;
    Result<std::string> id;
    if (const auto from = arguments.value("template")) {
        const auto known = domain::parsePlanTemplate(*from);
        if (!known)
            return core::fail(Code::InvalidParameter, {{"parameter", "--template"}, {"value", *from}});
        flow::DraftRequest request;
        request.from = *known;
        request.chinese = context.chinese;
        request.name = arguments.value("name").value_or("");
        request.audience.segment = arguments.value("segment").value_or("");
        if (!request.audience.segment.empty())
            request.audience.from = "segment";
        if (const auto start = arguments.value("start")) {
            const auto day = core::parseIsoDate(*start);
            if (!day)
                return core::fail(Code::InvalidParameter, {{"parameter", "--start"}, {"value", *start}});
            request.start = *day;
        }
        id = flow::createDraft(session, request, context.job);
    } else {
        if (arguments.positional.size() < 3)
            return core::fail(Code::MissingParameter, {{"parameter", "PLAN.json"}});
        const auto text = readText(arguments.positional[2]);
        if (!text)
            return std::unexpected(text.error());
        id = flow::createCampaignFrom(session, *text, context.job);
    }
    return id ? showCampaign(session, *id) : std::unexpected(id.error());
}

Result<Output> edit(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    const auto text = readText(context.arguments.positional[3]);
    if (!text)
        return std::unexpected(text.error());
    auto plan = domain::parsePlan(*text);
    if (!plan)
        return std::unexpected(plan.error());
    plan->id = *id;
    if (auto done = flow::editCampaign(session, std::move(*plan), context.job); !done)
        return std::unexpected(done.error());
    return showCampaign(session, *id);
}

Result<Output> remove(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    if (auto done = flow::removeCampaign(session, *id, context.job); !done)
        return std::unexpected(done.error());
    return listCampaigns(session, context);
}

Result<Output> tasks(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    const auto view = flow::campaign(session, *id);
    if (!view)
        return std::unexpected(view.error());
    const auto state = flow::describeWorkspace(session);
    if (!state)
        return std::unexpected(state.error());
    const std::string& path = context.arguments.positional[3];
    const auto dated = std::ranges::count_if(view->plan.tasks, [](const auto& task) { return task.start.isValid(); });
    const Output output {Json {{"file", path}, {"tasks", dated}, {"undated", std::ptrdiff_t(view->plan.tasks.size()) - dated}}, QStringLiteral("%1\n").arg(dated), {}, 0};
    if (path.ends_with(".xlsx")) {
        briefing::ComposeOptions options;
        options.templateId = QStringLiteral("campaign-plan");
        options.title = QString::fromStdString(view->plan.name);
        options.language = context.chinese ? QStringLiteral("zh") : QStringLiteral("en");
        options.createdAt = flow::nowOf(session);
        const auto written = briefing::writeXlsx(briefing::compose({present::campaignPlanPage(*view, present::Fmt())}, options), QString::fromStdString(path), context.job);
        if (!written)
            return std::unexpected(written.error());
        return output;
    }
    const QByteArray calendar = present::planCalendar(view->plan, QString::fromStdString(state->id), flow::nowOf(session));
    briefing::StagedFile file(QString::fromStdString(path));
    auto done = file.open();
    if (done)
        done = file.write(calendar);
    if (done)
        done = file.commit();
    if (!done)
        return std::unexpected(done.error());
    return output;
}

const std::map<std::string, CampaignVerb>& planVerbs()
{
    static const std::map<std::string, CampaignVerb> verbs {{"list", {listCampaigns, 2, false}}, {"show", {show, 3, false}}, {"create", {create, 2, true}},
        {"edit", {edit, 4, true}}, {"remove", {remove, 3, true}}, {"tasks", {tasks, 4, false}}};
    return verbs;
}

Result<Output> runCampaign(const Context& context)
{
    const auto& words = context.arguments.positional;
    const CampaignVerb* verb = nullptr;
    for (const auto* verbs : {&planVerbs(), &campaignLoopVerbs()})
        if (const auto found = verbs->find(words[1]); found != verbs->end())
            verb = &found->second;
    if (verb == nullptr)
        return core::fail(Code::UnknownParameter, {{"parameter", words[1]}});
    if (words.size() < verb->words)
        return core::fail(Code::MissingParameter, {{"parameter", "campaign " + words[1]}});
    const auto session = flow::openWorkspace(words[0], !verb->writes);
    if (!session)
        return std::unexpected(session.error());
    return verb->run(**session, context);
}

} // namespace

Result<std::string> campaignOf(flow::Session& session, const Context& context)
{
    return flow::campaignId(session, context.arguments.positional[2]);
}

const std::vector<Command>& campaignCommands()
{
    static const std::vector<Command> commands {
        {"campaign", "campaign WORKSPACE list|show|create|edit|remove|tasks|target|export|outcomes|lock|monitor|evaluate|close|amend|strategies …", "retention campaigns: plan, target, run, evaluate",
            {"template=", "name=", "start=", "segment=", "set=", "purpose=", "recipient=", "country=", "names"}, 2, 4, runCampaign},
    };
    return commands;
}

} // namespace holdfast::cli
