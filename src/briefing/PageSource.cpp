// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/PageSource.h"

#include "flow/Alerts.h"
#include "flow/CampaignEvaluate.h"
#include "flow/Campaigns.h"
#include "flow/ChurnClasses.h"
#include "flow/CustomerValue.h"
#include "flow/EventNotes.h"
#include "flow/Indicators.h"
#include "flow/Lifecycle.h"
#include "flow/Lifetimes.h"
#include "flow/Motives.h"
#include "flow/WatchList.h"
#include "present/pages/CampaignLoopPages.h"
#include "present/pages/CampaignPages.h"
#include "present/pages/ChurnTreePage.h"
#include "present/pages/ClustersPage.h"
#include "present/pages/EventNotes.h"
#include "present/pages/GroupPages.h"
#include "present/pages/IndexStructurePage.h"
#include "present/pages/Pages.h"
#include "present/pages/RiskPages.h"
#include "present/pages/SatisfactionPages.h"
#include "present/pages/ValuePages.h"
#include "present/pages/WarningPages.h"
#include "present/Words.h"

#include <algorithm>

namespace holdfast::briefing {

using core::JobContext;
using core::Result;
using flow::Scope;
using flow::Session;
using present::Fmt;

namespace {

using Choices = std::map<std::string, std::string>;

// What a page is made from.
struct Wanted {
    Session& session;
    const Scope& scope;
    const Choices& choices;
    const Fmt& fmt;
    JobContext& job;
    std::string choice(const char* name) const
    {
        const auto it = choices.find(name);
        return it == choices.end() ? std::string() : it->second;
    }
};

template <class Answer> Result<SourcedPage> worded(const Result<Answer>& answer, present::Page (*page)(const Answer&, const Fmt&), const Wanted& wanted)
{
    if (!answer)
        return std::unexpected(answer.error());
    SourcedPage made {page(*answer, wanted.fmt), {}};
    if constexpr (requires { answer->basis; })
        made.basis = answer->basis;
    return made;
}

flow::RiskRequest riskRequest(const Wanted& wanted)
{
    flow::RiskRequest request;
    request.scope = wanted.scope;
    request.makeWhenMissing = false;
    return request;
}

// The last full wave, unless another was chosen.
flow::SurveyRequest surveyRequest(const Wanted& wanted)
{
    flow::SurveyRequest request;
    request.scope = wanted.scope;
    request.wave = wanted.choices.contains("wave") ? wanted.choice("wave") : "last";
    return request;
}

// The campaign chosen, else the one that began last, if possible one that was locked.
Result<std::string> campaignOf(const Wanted& wanted)
{
    if (wanted.choices.contains("campaign"))
        return flow::campaignId(wanted.session, wanted.choice("campaign"));
    const auto all = flow::campaigns(wanted.session);
    if (!all)
        return std::unexpected(all.error());
    const auto later = [](const flow::CampaignSummary& a, const flow::CampaignSummary& b) {
        const bool lockedA = a.state >= domain::CampaignState::Locked, lockedB = b.state >= domain::CampaignState::Locked;
        return lockedA != lockedB ? lockedB : a.start < b.start;
    };
    const auto last = std::max_element(all->begin(), all->end(), later);
    if (last == all->end())
        return core::fail(core::Code::InvalidParameter, {{"problem", "campaign-unknown"}, {"value", ""}});
    return last->id;
}

template <class Make> auto ofCampaign(const Wanted& wanted, Make make) -> decltype(make(std::string()))
{
    const auto id = campaignOf(wanted);
    if (!id)
        return std::unexpected(id.error());
    return make(*id);
}

struct Source {
    const char* id;
    Result<SourcedPage> (*make)(const Wanted&);
};
const Source kSources[] = {
    {"overview", [](const Wanted& w) -> Result<SourcedPage> {
         const auto answer = flow::measureOverview(w.session, w.scope, w.job);
         auto made = worded(answer, &present::overviewPage, w);
         if (!made)
             return made;
         const auto notes = flow::eventNotes(w.session, answer->basis.asOf, w.job);
         if (!notes)
             return std::unexpected(notes.error());
         present::noteEvents(made->page, answer->churn, *notes, w.fmt);
         return made;
     }},
    {"rfm", [](const Wanted& w) { return worded(flow::measureRfm(w.session, w.scope, w.job), &present::rfmPage, w); }},
    {"indicators", [](const Wanted& w) {
         flow::IndicatorRequest request;
         request.scope = w.scope;
         request.by = w.choice("by");
         request.only = w.choice("only");
         return worded(flow::measureIndicators(w.session, request, w.job), &present::indicatorsPage, w);
     }},
    {"alerts", [](const Wanted& w) {
         flow::AlertRequest request;
         request.scope = w.scope;
         request.by = w.choice("by");
         return worded(flow::measureAlerts(w.session, request, w.job), &present::alertsPage, w);
     }},
    {"risk", [](const Wanted& w) { return worded(flow::measureRisk(w.session, riskRequest(w), w.job), &present::riskPage, w); }},
    {"watchlist", [](const Wanted& w) {
         flow::WatchRequest request;
         request.risk = riskRequest(w);
         request.limit = 40;
         return worded(flow::watchList(w.session, request, w.job), &present::watchListPage, w);
     }},
    {"motives", [](const Wanted& w) {
         flow::MotivesRequest request;
         request.scope = w.scope;
         request.by = w.choice("by");
         return worded(flow::measureMotives(w.session, request, w.job), &present::motivesPage, w);
     }},
    {"churn-classes", [](const Wanted& w) { return worded(flow::classifyChurn(w.session, w.scope, w.job), &present::churnClassesPage, w); }},
    {"lifetimes", [](const Wanted& w) {
         flow::LifetimesRequest request;
         request.scope = w.scope;
         return worded(flow::measureLifetimes(w.session, request, w.job), &present::lifetimesPage, w);
     }},
    {"satisfaction", [](const Wanted& w) { return worded(flow::measureSurvey(w.session, {surveyRequest(w), {}, {}}, w.job), &present::surveySummaryPage, w); }},
    {"satisfaction-index", [](const Wanted& w) {
         flow::IndexRequest request;
         request.survey = surveyRequest(w);
         return worded(flow::measureIndex(w.session, request, w.job), &present::satisfactionIndexPage, w);
     }},
    {"gaps", [](const Wanted& w) {
         flow::GapsRequest request;
         request.survey = surveyRequest(w);
         return worded(flow::measureGaps(w.session, request, w.job), &present::gapsPage, w);
     }},
    {"drivers", [](const Wanted& w) {
         flow::DriversRequest request;
         request.survey = surveyRequest(w);
         return worded(flow::measureDrivers(w.session, request, w.job), &present::driversPage, w);
     }},
    {"index-structure", [](const Wanted& w) {
         flow::StructureRequest request;
         request.survey = surveyRequest(w);
         return worded(flow::measureStructure(w.session, request, w.job), &present::indexStructurePage, w);
     }},
    {"factors", [](const Wanted& w) {
         flow::FactorsRequest request;
         request.survey = surveyRequest(w);
         return worded(flow::measureFactors(w.session, request, w.job), &present::factorsPage, w);
     }},
    {"respondents", [](const Wanted& w) {
         flow::RespondentsRequest request;
         request.survey = surveyRequest(w);
         return worded(flow::measureRespondents(w.session, request, w.job), &present::respondentsPage, w);
     }},
    {"satisfaction-behaviour", [](const Wanted& w) { // of all waves: the last one has no future yet
         flow::BehaviourRequest request;
         request.survey.scope = w.scope;
         return worded(flow::measureSatisfactionBehaviour(w.session, request, w.job), &present::satisfactionBehaviourPage, w);
     }},
    {"loyalty", [](const Wanted& w) {
         flow::LoyaltyRequest request;
         request.scope = w.scope;
         return worded(flow::measureLoyalty(w.session, request, w.job), &present::loyaltyPage, w);
     }},
    {"value", [](const Wanted& w) {
         flow::ValueRequest request;
         request.scope = w.scope;
         request.by = w.choice("by");
         return worded(flow::measureValue(w.session, request, false, w.job), &present::valuePage, w);
     }},
    {"lifecycle", [](const Wanted& w) {
         flow::LifecycleRequest request;
         request.scope = w.scope;
         return worded(flow::measureLifecycle(w.session, request, w.job), &present::lifecyclePage, w);
     }},
    {"campaign-evaluate", [](const Wanted& w) {
         return worded(ofCampaign(w, [&](const std::string& id) {
             flow::EvaluateRequest request;
             request.campaign = id;
             request.asOf = w.scope.asOf;
             return flow::evaluateCampaign(w.session, request, w.job);
         }), &present::campaignEvaluatePage, w);
     }},
    {"campaign-monitor", [](const Wanted& w) {
         return worded(ofCampaign(w, [&](const std::string& id) { return flow::monitorCampaign(w.session, id, w.job); }), &present::campaignMonitorPage, w);
     }},
    {"campaign-plan", [](const Wanted& w) {
         return worded(ofCampaign(w, [&](const std::string& id) { return flow::campaign(w.session, id); }), &present::campaignPlanPage, w);
     }},
    {"clusters", [](const Wanted& w) {
         flow::ClusterRequest request;
         request.scope = w.scope;
         return worded(flow::measureClusters(w.session, request, w.job), &present::clustersPage, w);
     }},
    {"tree", [](const Wanted& w) {
         flow::ChurnTreeRequest request;
         request.scope = w.scope;
         return worded(flow::growChurnTree(w.session, request, w.job), &present::churnTreePage, w);
     }},
    {"demographics", [](const Wanted& w) {
         return worded(flow::measureDemographics(w.session, w.scope, w.job),
             +[](const flow::DemographicsAnswer& answer, const Fmt& words) { return present::demographicsPage(answer, present::firstField(answer), words); }, w);
     }},
    {"behaviour", [](const Wanted& w) {
         return worded(flow::measureBehaviour(w.session, w.scope, w.job), &present::behaviourPage, w);
     }},
};

} // namespace

std::vector<std::string> pageIds()
{
    std::vector<std::string> ids;
    for (const Source& source : kSources)
        ids.emplace_back(source.id);
    return ids;
}

std::string sourceKey(const domain::BriefingItem& item)
{
    std::string key = item.page + '\n' + (item.rule ? domain::toJson(*item.rule) : std::string());
    if (item.asOf.isValid())
        key += '\n' + core::isoText(item.asOf);
    for (const auto& [name, value] : item.choices)
        if (name != kRows)
            key += '\n' + name + '=' + value;
    return key;
}

Scope scopeOf(const domain::BriefingItem& item, const Scope& briefing)
{
    Scope scope = briefing;
    if (item.rule) {
        scope.rule = item.rule;
        scope.name = item.segment;
    }
    if (item.asOf.isValid())
        scope.asOf = item.asOf;
    return scope;
}

Result<SourcedPage> pageOf(Session& session, const domain::BriefingItem& item, const Scope& scope, const Fmt& fmt, JobContext& job)
{
    const auto it = std::find_if(std::begin(kSources), std::end(kSources), [&](const Source& source) { return item.page == source.id; });
    if (it == std::end(kSources))
        return core::fail(core::Code::InvalidValue, {{"name", "briefing"}, {"value", item.page}});
    auto made = it->make({session, scope, item.choices, fmt, job});
    if (made && item.page.starts_with("campaign-")) // they are titled by the campaign alone
        made->page.title = QStringLiteral("%1 · %2").arg(present::pageName(QString::fromStdString(item.page)), made->page.title);
    return made;
}

} // namespace holdfast::briefing
