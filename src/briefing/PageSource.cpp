// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/PageSource.h"

#include "flow/Alerts.h"
#include "flow/ChurnClasses.h"
#include "flow/CustomerValue.h"
#include "flow/Indicators.h"
#include "flow/Lifecycle.h"
#include "flow/Lifetimes.h"
#include "flow/Motives.h"
#include "flow/WatchList.h"
#include "present/pages/ChurnTreePage.h"
#include "present/pages/ClustersPage.h"
#include "present/pages/GroupPages.h"
#include "present/pages/Pages.h"
#include "present/pages/RiskPages.h"
#include "present/pages/SatisfactionPages.h"
#include "present/pages/ValuePages.h"
#include "present/pages/WarningPages.h"

#include <algorithm>

namespace holdfast::briefing {

using core::JobContext;
using core::Result;
using flow::Scope;
using flow::Session;
using present::Fmt;

namespace {

template <class Answer> Result<SourcedPage> worded(const Result<Answer>& answer, present::Page (*page)(const Answer&, const Fmt&), const Fmt& fmt)
{
    if (!answer)
        return std::unexpected(answer.error());
    return SourcedPage {page(*answer, fmt), answer->basis};
}

flow::RiskRequest riskRequest(const Scope& scope)
{
    flow::RiskRequest request;
    request.scope = scope;
    request.makeWhenMissing = false;
    return request;
}

// The last full wave.
flow::SurveyRequest surveyRequest(const Scope& scope)
{
    flow::SurveyRequest request;
    request.scope = scope;
    request.wave = "last";
    return request;
}

struct Source {
    const char* id;
    Result<SourcedPage> (*make)(Session&, const Scope&, const Fmt&, JobContext&);
};
const Source kSources[] = {
    {"overview", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         return worded(flow::measureOverview(session, scope, job), &present::overviewPage, fmt);
     }},
    {"rfm", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         return worded(flow::measureRfm(session, scope, job), &present::rfmPage, fmt);
     }},
    {"indicators", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::IndicatorRequest request;
         request.scope = scope;
         return worded(flow::measureIndicators(session, request, job), &present::indicatorsPage, fmt);
     }},
    {"alerts", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::AlertRequest request;
         request.scope = scope;
         return worded(flow::measureAlerts(session, request, job), &present::alertsPage, fmt);
     }},
    {"risk", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         return worded(flow::measureRisk(session, riskRequest(scope), job), &present::riskPage, fmt);
     }},
    {"watchlist", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::WatchRequest request;
         request.risk = riskRequest(scope);
         request.limit = 40;
         return worded(flow::watchList(session, request, job), &present::watchListPage, fmt);
     }},
    {"motives", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::MotivesRequest request;
         request.scope = scope;
         return worded(flow::measureMotives(session, request, job), &present::motivesPage, fmt);
     }},
    {"churn-classes", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         return worded(flow::classifyChurn(session, scope, job), &present::churnClassesPage, fmt);
     }},
    {"lifetimes", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::LifetimesRequest request;
         request.scope = scope;
         return worded(flow::measureLifetimes(session, request, job), &present::lifetimesPage, fmt);
     }},
    {"satisfaction", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         return worded(flow::measureSurvey(session, {surveyRequest(scope), {}, {}}, job), &present::surveySummaryPage, fmt);
     }},
    {"satisfaction-index", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::IndexRequest request;
         request.survey = surveyRequest(scope);
         return worded(flow::measureIndex(session, request, job), &present::satisfactionIndexPage, fmt);
     }},
    {"gaps", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::GapsRequest request;
         request.survey = surveyRequest(scope);
         return worded(flow::measureGaps(session, request, job), &present::gapsPage, fmt);
     }},
    {"drivers", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::DriversRequest request;
         request.survey = surveyRequest(scope);
         return worded(flow::measureDrivers(session, request, job), &present::driversPage, fmt);
     }},
    {"loyalty", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::LoyaltyRequest request;
         request.scope = scope;
         return worded(flow::measureLoyalty(session, request, job), &present::loyaltyPage, fmt);
     }},
    {"value", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::ValueRequest request;
         request.scope = scope;
         return worded(flow::measureValue(session, request, false, job), &present::valuePage, fmt);
     }},
    {"lifecycle", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::LifecycleRequest request;
         request.scope = scope;
         return worded(flow::measureLifecycle(session, request, job), &present::lifecyclePage, fmt);
     }},
    {"clusters", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::ClusterRequest request;
         request.scope = scope;
         return worded(flow::measureClusters(session, request, job), &present::clustersPage, fmt);
     }},
    {"tree", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         flow::ChurnTreeRequest request;
         request.scope = scope;
         return worded(flow::growChurnTree(session, request, job), &present::churnTreePage, fmt);
     }},
    {"demographics", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         return worded(flow::measureDemographics(session, scope, job),
             +[](const flow::DemographicsAnswer& answer, const Fmt& words) { return present::demographicsPage(answer, present::firstField(answer), words); }, fmt);
     }},
    {"behaviour", [](Session& session, const Scope& scope, const Fmt& fmt, JobContext& job) {
         return worded(flow::measureBehaviour(session, scope, job), &present::behaviourPage, fmt);
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

Result<SourcedPage> pageOf(Session& session, const std::string& id, const Scope& scope, const Fmt& fmt, JobContext& job)
{
    const auto it = std::find_if(std::begin(kSources), std::end(kSources), [&](const Source& source) { return id == source.id; });
    if (it == std::end(kSources))
        return core::fail(core::Code::InvalidValue, {{"name", "briefing"}, {"value", id}});
    return it->make(session, scope, fmt, job);
}

} // namespace holdfast::briefing
