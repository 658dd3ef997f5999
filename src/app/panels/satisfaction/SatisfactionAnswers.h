// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "flow/Drivers.h"
#include "flow/Gaps.h"
#include "flow/IndexStructure.h"
#include "flow/Loyalty.h"
#include "flow/Motives.h"
#include "flow/Satisfaction.h"
#include "flow/SatisfactionBehaviour.h"
#include "flow/SurveyFactors.h"

namespace holdfast::app {

// What is asked about: shared by all tabs.
struct SurveyChoice {
    std::string wave = "last"; // flow::SurveyRequest::wave
    std::string by; // customer column or survey attribute; empty = none
    flow::DriverOutcome outcome = flow::DriverOutcome::Satisfaction;
    bool operator==(const SurveyChoice&) const = default;
};

// The answers of the panel; each is computed only while a tab that shows it is seen.
class SatisfactionAnswers : public QObject {
    Q_OBJECT
public:
    SatisfactionAnswers(Workbench& workbench, QObject* parent);
    void ask(const SurveyChoice& choice);
    void setActive(const QList<LiveAnswerBase*>& seen); // the others rest
    const SurveyChoice& choice() const { return m_choice; }

    LiveAnswer<flow::SurveyModelAnswer>* model;
    LiveAnswer<flow::SummaryAnswer>* summary;
    LiveAnswer<flow::IndexAnswer>* index;
    LiveAnswer<flow::StructureAnswer>* structure;
    LiveAnswer<flow::GapsAnswer>* gaps;
    LiveAnswer<flow::DriversAnswer>* drivers;
    LiveAnswer<flow::FactorsAnswer>* factors;
    LiveAnswer<flow::RespondentsAnswer>* respondents;
    LiveAnswer<flow::BehaviourAnswer>* behaviour;
    LiveAnswer<flow::LoyaltyAnswer>* loyalty;
    LiveAnswer<flow::MotivesAnswer>* motives;
    QList<LiveAnswerBase*> all() const;
    bool areComputing() const;

private:
    SurveyChoice m_choice;
};

} // namespace holdfast::app
