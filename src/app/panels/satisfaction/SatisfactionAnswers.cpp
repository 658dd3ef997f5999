// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/satisfaction/SatisfactionAnswers.h"

#include <algorithm>
#include <functional>

namespace holdfast::app {

SatisfactionAnswers::SatisfactionAnswers(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , model(new LiveAnswer<flow::SurveyModelAnswer>(workbench, QStringLiteral("survey-model"), [] { return tr("Reading the survey"); }, {}, this))
    , summary(new LiveAnswer<flow::SummaryAnswer>(workbench, QStringLiteral("survey-summary"), [] { return tr("Measuring satisfaction"); }, {}, this))
    , index(new LiveAnswer<flow::IndexAnswer>(workbench, QStringLiteral("survey-index"), [] { return tr("Computing the index"); }, {}, this))
    , structure(new LiveAnswer<flow::StructureAnswer>(workbench, QStringLiteral("survey-structure"), [] { return tr("Testing the dimensions of the index"); }, {}, this))
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
    return {model, summary, index, structure, gaps, drivers, factors, respondents, behaviour, loyalty, motives};
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

// Asks `measure` with a request about the answers chosen.
template <class Answer, class Request>
static void askAbout(LiveAnswer<Answer>* answer, const SurveyChoice& choice, core::Result<Answer> (*measure)(flow::Session&, const Request&, core::JobContext&),
    std::function<void(Request&)> special = {})
{
    answer->setWork([=](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        Request request;
        request.survey.scope = scope;
        request.survey.wave = choice.wave;
        if (special)
            special(request);
        return measure(session, request, job);
    });
}

void SatisfactionAnswers::ask(const SurveyChoice& choice)
{
    m_choice = choice;
    model->setWork([](flow::Session& session, const flow::Scope& scope, core::JobContext& job) { return flow::describeSurvey(session, scope, job); });
    const auto grouped = [choice](auto& request) { request.by = choice.by; };
    const auto explained = [choice](auto& request) { request.outcome = choice.outcome; };
    askAbout<flow::SummaryAnswer, flow::SummaryRequest>(summary, choice, &flow::measureSurvey, grouped);
    askAbout<flow::IndexAnswer, flow::IndexRequest>(index, choice, &flow::measureIndex, grouped);
    askAbout<flow::StructureAnswer, flow::StructureRequest>(structure, choice, &flow::measureStructure);
    askAbout<flow::GapsAnswer, flow::GapsRequest>(gaps, choice, &flow::measureGaps, explained);
    askAbout<flow::DriversAnswer, flow::DriversRequest>(drivers, choice, &flow::measureDrivers, explained);
    askAbout<flow::FactorsAnswer, flow::FactorsRequest>(factors, choice, &flow::measureFactors);
    askAbout<flow::RespondentsAnswer, flow::RespondentsRequest>(respondents, choice, &flow::measureRespondents);
    // All waves: the last one has no future yet.
    askAbout<flow::BehaviourAnswer, flow::BehaviourRequest>(behaviour, choice, &flow::measureSatisfactionBehaviour, [](auto& request) { request.survey.wave.clear(); });
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
