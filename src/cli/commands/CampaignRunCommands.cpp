// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/SaveFile.h"
#include "briefing/TableCsv.h"
#include "cli/commands/Analyses.h"
#include "cli/commands/CampaignCommands.h"
#include "cli/commands/CampaignLoopJson.h"
#include "present/TextPage.h"
#include "present/pages/CampaignLoopPages.h"

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

// --set KEY=VALUE of TargetPlan over the settings in force; a value is JSON where it reads as such, else a text.
Result<std::optional<domain::TargetPlan>> targetOf(flow::Session& session, const std::string& id, const Arguments& arguments)
{
    const auto it = arguments.options.find("set");
    if (it == arguments.options.end())
        return std::optional<domain::TargetPlan>();
    const auto view = flow::campaign(session, id);
    if (!view)
        return std::unexpected(view.error());
    const auto now = domain::targetOf(view->plan);
    if (!now)
        return std::unexpected(now.error());
    Json json = Json::parse(domain::toJson(*now), nullptr, false);
    for (const auto& pair : it->second) {
        const auto equal = pair.find('=');
        if (equal == std::string::npos)
            return core::fail(Code::InvalidParameter, {{"parameter", "--set"}, {"value", pair}});
        const std::string text = pair.substr(equal + 1);
        const Json value = Json::parse(text, nullptr, false);
        json[pair.substr(0, equal)] = value.is_discarded() ? Json(text) : value;
    }
    auto plan = domain::parseTarget(json.dump());
    if (!plan)
        return std::unexpected(plan.error());
    return std::optional(std::move(*plan));
}

Result<flow::TargetRequest> requestOf(flow::Session& session, const Context& context, bool keeps)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    flow::TargetRequest request;
    request.campaign = *id;
    auto plan = targetOf(session, *id, context.arguments);
    if (!plan)
        return std::unexpected(plan.error());
    if (*plan && keeps)
        if (auto done = flow::setTarget(session, *id, **plan, context.job); !done)
            return std::unexpected(done.error());
    return request;
}

Result<Output> target(flow::Session& session, const Context& context)
{
    const auto request = requestOf(session, context, true);
    if (!request)
        return std::unexpected(request.error());
    const auto answer = flow::targetCampaign(session, *request, context.job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, targetJson(*answer), answer->doubts), present::pageAsText(present::campaignTargetPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> lock(flow::Session& session, const Context& context)
{
    const auto request = requestOf(session, context, true);
    if (!request)
        return std::unexpected(request.error());
    const auto answer = flow::lockCampaign(session, *request, context.job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, targetJson(*answer), answer->doubts), present::pageAsText(present::campaignTargetPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> exportList(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    const Arguments& arguments = context.arguments;
    const flow::ContactListRequest request {*id, arguments.has("names"), arguments.value("purpose").value_or(""), arguments.value("recipient").value_or(""), arguments.value("country").value_or("")};
    const auto list = flow::contactList(session, request, context.job);
    if (!list)
        return std::unexpected(list.error());
    const auto csv = briefing::tableCsv(present::contactTable(*list, present::Fmt()));
    const std::string& path = arguments.positional[3];
    briefing::StagedFile file(QString::fromStdString(path));
    auto done = file.open();
    if (done)
        done = file.write(csv);
    if (done)
        done = file.commit();
    if (!done)
        return std::unexpected(done.error());
    const auto digest = flow::recordContactExport(session, request, list->lines.size(), {csv.constData(), static_cast<std::size_t>(csv.size())}, context.job);
    if (!digest)
        return std::unexpected(digest.error());
    return Output {Json {{"file", path}, {"customers", list->lines.size()}, {"pseudonymous", !list->identified}, {"digest", *digest}}, QStringLiteral("%1\n").arg(list->lines.size()), {}, 0};
}

Result<Output> outcomes(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    const auto answer = flow::importOutcomes(session, *id, context.arguments.positional[3], context.job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {outcomesJson(*answer), present::pageAsText(present::outcomesPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> monitor(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    const auto answer = flow::monitorCampaign(session, *id, context.job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {monitorJson(*answer), present::pageAsText(present::campaignMonitorPage(*answer, present::Fmt())), {}, 0};
}

Output evaluated(const flow::EvaluateAnswer& answer)
{
    return {framed(answer.basis, evaluateJson(answer), answer.doubts), present::pageAsText(present::campaignEvaluatePage(answer, present::Fmt()), 60), {}, 0};
}

Result<Output> evaluate(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    flow::EvaluateRequest request;
    request.campaign = *id;
    const auto answer = flow::evaluateCampaign(session, request, context.job);
    return answer ? Result<Output>(evaluated(*answer)) : std::unexpected(answer.error());
}

Result<Output> close(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    flow::EvaluateRequest request;
    request.campaign = *id;
    const auto& words = context.arguments.positional;
    const auto answer = flow::closeCampaign(session, request, words.size() > 3 ? words[3] : std::string(), context.job);
    return answer ? Result<Output>(evaluated(*answer)) : std::unexpected(answer.error());
}

Result<Output> amend(flow::Session& session, const Context& context)
{
    const auto id = campaignOf(session, context);
    if (!id)
        return std::unexpected(id.error());
    if (auto done = flow::amendCampaign(session, *id, context.arguments.positional[3], context.job); !done)
        return std::unexpected(done.error());
    return Output {Json {{"id", *id}, {"amendment", context.arguments.positional[3]}}, {}, {}, 0};
}

Result<Output> strategies(flow::Session& session, const Context& context)
{
    if (context.arguments.positional.size() > 2) {
        const auto text = readText(context.arguments.positional[2]);
        if (!text)
            return std::unexpected(text.error());
        const auto list = domain::parseStrategies(*text);
        if (!list)
            return std::unexpected(list.error());
        if (auto done = flow::setStrategies(session, *list, context.job); !done)
            return std::unexpected(done.error());
    }
    const auto library = flow::strategyLibrary(session);
    const auto promises = flow::promisesKept(session);
    if (!library || !promises)
        return std::unexpected(library ? promises.error() : library.error());
    return Output {libraryJson(*library, *promises), present::pageAsText(present::strategyLibraryPage(*library, *promises, present::Fmt()), 60), {}, 0};
}

// The campaign asked for by id=, else the one that was carried furthest.
Result<Output> analyseCampaign(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::EvaluateRequest request;
    request.asOf = asked.scope.asOf;
    if (const auto it = asked.set.find("id"); it != asked.set.end()) {
        request.campaign = it->second;
    } else {
        const auto all = flow::campaigns(session);
        if (!all)
            return std::unexpected(all.error());
        const flow::CampaignSummary* best = nullptr;
        for (const auto& one : *all)
            if (best == nullptr || one.state >= best->state)
                best = &one;
        if (best == nullptr)
            return core::fail(Code::NotEnoughData, {{"needs", "campaign"}});
        request.campaign = best->id;
    }
    if (const auto it = asked.set.find("by"); it != asked.set.end())
        for (std::size_t begin = 0; begin <= it->second.size();) {
            const auto end = std::min(it->second.find(',', begin), it->second.size());
            request.by.push_back(it->second.substr(begin, end - begin));
            begin = end + 1;
        }
    const auto answer = flow::evaluateCampaign(session, request, job);
    return answer ? Result<Output>(evaluated(*answer)) : std::unexpected(answer.error());
}

} // namespace

const std::map<std::string, CampaignVerb>& campaignLoopVerbs()
{
    static const std::map<std::string, CampaignVerb> verbs {{"target", {target, 3, true}}, {"lock", {lock, 3, true}}, {"export", {exportList, 4, true}},
        {"outcomes", {outcomes, 4, true}}, {"monitor", {monitor, 3, false}}, {"evaluate", {evaluate, 3, false}}, {"close", {close, 3, true}}, {"amend", {amend, 4, true}},
        {"strategies", {strategies, 2, true}}};
    return verbs;
}

const std::map<std::string, Analysis>& campaignAnalyses()
{
    static const std::map<std::string, Analysis> all {{"campaign", {analyseCampaign, {"id", "by"}}}};
    return all;
}

} // namespace holdfast::cli
