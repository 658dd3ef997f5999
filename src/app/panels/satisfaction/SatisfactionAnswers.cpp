// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/satisfaction/SatisfactionAnswers.h"

#include <algorithm>

namespace holdfast::app {

SatisfactionAnswers::SatisfactionAnswers(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , model(new LiveAnswer<flow::SurveyModelAnswer>(workbench, QStringLiteral("survey-model"), [] { return tr("Reading the survey"); }, {}, this))
    , summary(new LiveAnswer<flow::SummaryAnswer>(workbench, QStringLiteral("survey-summary"), [] { return tr("Measuring satisfaction"); }, {}, this))
    , index(new LiveAnswer<flow::IndexAnswer>(workbench, QStringLiteral("survey-index"), [] { return tr("Computing the index"); }, {}, this))
    , gaps(new LiveAnswer<flow::GapsAnswer>(workbench, QStringLiteral("survey-gaps"), [] { return tr("Comparing expectation and perception"); }, {}, this))
    , drivers(new LiveAnswer<flow::DriversAnswer>(workbench, QStringLiteral("survey-drivers"), [] { return tr("Looking for drivers"); }, {}, this))
    , factors(new LiveAnswer<flow::FactorsAnswer>(workbench, QStringLiteral("survey-factors"), [] { return tr("Looking for factors"); }, {}, this))
    , respondents(new LiveAnswer<flow::RespondentsAnswer>(workbench, QStringLiteral("survey-respondents"), [] { return tr("Grouping respondents"); }, {}, this))
    , behaviour(new LiveAnswer<flow::BehaviourAnswer>(workbench, QStringLiteral("survey-behaviour"), [] { return tr("Following what people did"); }, {}, this))
    , loyalty(new LiveAnswer<flow::LoyaltyAnswer>(workbench, QStringLiteral("loyalty"), [] { return tr("Measuring loyalty"); }, {}, this))
    , motives(new LiveAnswer<flow::MotivesAnswer>(workbench, QStringLiteral("satisfaction-motives"), [] { return tr("Reading the motives"); }, {}, this))
{
    // A weight that is undone comes back as a change of the workspace, not of the facts.
    for (LiveAnswerBase* answer : all())
        connect(&workbench, &Workbench::stateChanged, answer, &LiveAnswerBase::invalidate);
    ask({});
}

QList<LiveAnswerBase*> SatisfactionAnswers::all() const
{
    return {model, summary, index, gaps, drivers, factors, respondents, behaviour, loyalty, motives};
}

bool SatisfactionAnswers::areComputing() const
{
    return std::ranges::any_of(all(), &LiveAnswerBase::isComputing);
}

void SatisfactionAnswers::setActive(const QList<LiveAnswerBase*>& seen)
{
    for (LiveAnswerBase* answer : all())
        answer->setActive(seen.contains(answer));
}

void SatisfactionAnswers::ask(const SurveyChoice& choice)
{
    m_choice = choice;
    const auto survey = [choice](const flow::Scope& scope) {
        flow::SurveyRequest request;
        request.scope = scope;
        request.wave = choice.wave;
        return request;
    };
    model->setWork([](flow::Session& session, const flow::Scope& scope, core::JobContext& job) { return flow::describeSurvey(session, scope, job); });
    summary->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::SummaryRequest request;
        request.survey = survey(scope);
        request.by = choice.by;
        return flow::measureSurvey(session, request, job);
    });
    index->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::IndexRequest request;
        request.survey = survey(scope);
        request.by = choice.by;
        return flow::measureIndex(session, request, job);
    });
    gaps->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::GapsRequest request;
        request.survey = survey(scope);
        request.outcome = choice.outcome;
        return flow::measureGaps(session, request, job);
    });
    drivers->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::DriversRequest request;
        request.survey = survey(scope);
        request.outcome = choice.outcome;
        return flow::measureDrivers(session, request, job);
    });
    factors->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::FactorsRequest request;
        request.survey = survey(scope);
        return flow::measureFactors(session, request, job);
    });
    respondents->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::RespondentsRequest request;
        request.survey = survey(scope);
        return flow::measureRespondents(session, request, job);
    });
    behaviour->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::BehaviourRequest request;
        request.survey = survey(scope);
        request.survey.wave.clear(); // the last wave has no future yet
        return flow::measureSatisfactionBehaviour(session, request, job);
    });
    loyalty->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::LoyaltyRequest request;
        request.scope = scope;
        request.by = choice.by;
        return flow::measureLoyalty(session, request, job);
    });
    motives->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::MotivesRequest request;
        request.scope = scope;
        return flow::measureMotives(session, request, job);
    });
}

} // namespace holdfast::app
