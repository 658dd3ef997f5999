// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/CampaignWords.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Word {
    const char *word, *text;
};

constexpr Word kStates[] = {
    {"draft", QT_TRANSLATE_NOOP("Campaign", "Draft")},
    {"targeted", QT_TRANSLATE_NOOP("Campaign", "Targeted")},
    {"locked", QT_TRANSLATE_NOOP("Campaign", "Locked")},
    {"running", QT_TRANSLATE_NOOP("Campaign", "Running")},
    {"evaluated", QT_TRANSLATE_NOOP("Campaign", "Evaluated")},
};
constexpr Word kLevels[] = {
    {"low", QT_TRANSLATE_NOOP("Campaign", "Low")},
    {"medium", QT_TRANSLATE_NOOP("Campaign", "Medium")},
    {"high", QT_TRANSLATE_NOOP("Campaign", "High")},
};
constexpr Word kLetters[] = {
    {"low", QT_TRANSLATE_NOOP("CampaignLetter", "L")},
    {"medium", QT_TRANSLATE_NOOP("CampaignLetter", "M")},
    {"high", QT_TRANSLATE_NOOP("CampaignLetter", "H")},
};
constexpr Word kStandings[] = {
    {"unplanned", QT_TRANSLATE_NOOP("Campaign", "Without dates")},
    {"ahead", QT_TRANSLATE_NOOP("Campaign", "To come")},
    {"late-to-start", QT_TRANSLATE_NOOP("Campaign", "Late to start")},
    {"running", QT_TRANSLATE_NOOP("Campaign", "In time")},
    {"behind", QT_TRANSLATE_NOOP("Campaign", "Behind")},
    {"overdue", QT_TRANSLATE_NOOP("Campaign", "Overdue")},
    {"done", QT_TRANSLATE_NOOP("Campaign", "Done")},
    {"done-late", QT_TRANSLATE_NOOP("Campaign", "Done late")},
};
constexpr Word kKpis[] = {
    {"churn-rate", QT_TRANSLATE_NOOP("Campaign", "Churn rate")},
    {"retention-rate", QT_TRANSLATE_NOOP("Campaign", "Retention rate")},
    {"repeat-rate", QT_TRANSLATE_NOOP("Campaign", "Repeat rate")},
    {"response-rate", QT_TRANSLATE_NOOP("Campaign", "Response rate")},
    {"revenue-per-customer", QT_TRANSLATE_NOOP("Campaign", "Revenue per customer")},
    {"nps", QT_TRANSLATE_NOOP("Campaign", "NPS")},
    {"csat", QT_TRANSLATE_NOOP("Campaign", "CSAT")},
    {"complaints-per-hundred", QT_TRANSLATE_NOOP("Campaign", "Complaints per 100 customers")},
};
constexpr Word kTemplates[] = {
    {"blank", QT_TRANSLATE_NOOP("Campaign", "Blank plan")},
    {"three-phase", QT_TRANSLATE_NOOP("Campaign", "Research, roll-out, improve (12 months)")},
    {"win-back", QT_TRANSLATE_NOOP("Campaign", "Win-back (18 weeks)")},
    {"onboarding", QT_TRANSLATE_NOOP("Campaign", "Onboarding (21 weeks)")},
    {"service-recovery", QT_TRANSLATE_NOOP("Campaign", "Service recovery (16 weeks)")},
};
// Steps of the history: without and with the name of the campaign.
struct Step {
    const char *word, *bare, *named;
};
constexpr Step kSteps[] = {
    {"campaign-new", QT_TRANSLATE_NOOP("Step", "new campaign"), QT_TRANSLATE_NOOP("Step", "new campaign “%1”")},
    {"campaign-edit", QT_TRANSLATE_NOOP("Step", "change of a campaign"), QT_TRANSLATE_NOOP("Step", "change of campaign “%1”")},
    {"campaign-remove", QT_TRANSLATE_NOOP("Step", "removing a campaign"), QT_TRANSLATE_NOOP("Step", "removing campaign “%1”")},
    {"campaign-target", QT_TRANSLATE_NOOP("Step", "change of a target group"), QT_TRANSLATE_NOOP("Step", "change of the target group of “%1”")},
    {"campaign-lock", QT_TRANSLATE_NOOP("Step", "lock of a campaign"), QT_TRANSLATE_NOOP("Step", "lock of campaign “%1”")},
    {"campaign-amend", QT_TRANSLATE_NOOP("Step", "amendment of a campaign"), QT_TRANSLATE_NOOP("Step", "amendment of campaign “%1”")},
    {"campaign-run", QT_TRANSLATE_NOOP("Step", "start of a campaign"), QT_TRANSLATE_NOOP("Step", "start of campaign “%1”")},
    {"campaign-outcomes", QT_TRANSLATE_NOOP("Step", "outcomes of a campaign"), QT_TRANSLATE_NOOP("Step", "outcomes of campaign “%1”")},
    {"campaign-evaluate", QT_TRANSLATE_NOOP("Step", "end of a campaign"), QT_TRANSLATE_NOOP("Step", "end of campaign “%1”")},
    {"campaign-lesson", QT_TRANSLATE_NOOP("Step", "lesson of a campaign"), QT_TRANSLATE_NOOP("Step", "lesson of campaign “%1”")},
    {"campaign-strategies", QT_TRANSLATE_NOOP("Step", "change of the strategy library"), QT_TRANSLATE_NOOP("Step", "change of the strategy library: %1")},
};

constexpr Word kProblems[] = {
    {"plan-json", QT_TRANSLATE_NOOP("Problem", "The plan is no JSON object. Nothing was changed. Check the file for a missing bracket or comma.")},
    {"plan-newer", QT_TRANSLATE_NOOP("Problem", "The plan has format {value}, which this version does not know. Nothing was changed. Update the program.")},
    {"plan-key", QT_TRANSLATE_NOOP("Problem", "A plan has no part “{key}”. Nothing was changed. Correct the word or leave it out.")},
    {"plan-value", QT_TRANSLATE_NOOP("Problem", "“{value}” is not allowed for “{key}” in a plan. Nothing was changed. Give another value.")},
    {"plan-name", QT_TRANSLATE_NOOP("Problem", "A campaign needs a name. Nothing was changed. Give it one.")},
    {"plan-dates", QT_TRANSLATE_NOOP("Problem", "The dates of “{task}” do not fit: both days are needed, in order, at most ten years apart. Nothing was changed.")},
    {"plan-reference", QT_TRANSLATE_NOOP("Problem", "“{task}” refers to “{value}”, which is not in the plan, or names it twice. Nothing was changed.")},
    {"plan-twice", QT_TRANSLATE_NOOP("Problem", "“{value}” comes twice in the plan. Nothing was changed. Give every part its own id.")},
    {"plan-cycle", QT_TRANSLATE_NOOP("Problem", "These tasks wait for each other: {tasks}. Nothing was changed. Take one of the dependencies away.")},
    {"issue-of-others", QT_TRANSLATE_NOOP("Problem", "The last issue of “{value}” holds nothing of these parts, perhaps because it is about other customers: nothing can be compared. Nothing was changed. Take the filters away and try again.")},
    {"campaign-unknown", QT_TRANSLATE_NOOP("Problem", "There is no campaign “{value}”, or several have this name. Nothing was changed. Look at the list of campaigns.")},
    {"campaign-locked", QT_TRANSLATE_NOOP("Problem", "“{value}” is locked: its goal, audience and offers are what it will be judged by. Nothing was changed. Write an amendment instead.")},
    {"campaign-lock-undo", QT_TRANSLATE_NOOP("Problem", "The lock of “{value}” can't be undone: it is the promise the campaign will be judged by. Nothing was changed. Write an amendment instead.")},
    {"campaign-not-locked", QT_TRANSLATE_NOOP("Problem", "“{value}” is not locked yet, so nobody was drawn. Nothing was changed. Lock it first.")},
    {"campaign-changed", QT_TRANSLATE_NOOP("Problem", "The lists of “{value}” are not those that were locked. No list was written. Restore a backup.")},
    {"campaign-no-audience", QT_TRANSLATE_NOOP("Problem", "“{value}” has no audience yet. Choose a segment or a list of customers.")},
    {"campaign-nobody", QT_TRANSLATE_NOOP("Problem", "Nobody is left to contact; most were left out for “{value}”. Nothing was changed. Widen the audience or ease a rule.")},
    {"campaign-nothing-pays", QT_TRANSLATE_NOOP("Problem", "There are candidates, but no offer with an expected gain fits budget and channels. Nothing was changed. Raise the budget or choose other offers.")},
    {"campaign-no-outcomes", QT_TRANSLATE_NOOP("Problem", "No outcome of “{value}” is known yet. Read the outcomes in, or wait until the window has begun.")},
    {"target-no-offer", QT_TRANSLATE_NOOP("Problem", "The strategy library is empty. Nothing was changed. Add an offer.")},
    {"target-strategy", QT_TRANSLATE_NOOP("Problem", "The strategy library has no offer “{value}”. Nothing was changed. Choose another one.")},
    {"target-json", QT_TRANSLATE_NOOP("Problem", "The settings of the target group are no JSON object. Nothing was changed.")},
    {"target-value", QT_TRANSLATE_NOOP("Problem", "“{value}” is not allowed for “{key}” of a target group. Nothing was changed. Give another value.")},
    {"strategy-json", QT_TRANSLATE_NOOP("Problem", "The strategies are no JSON list of objects. Nothing was changed.")},
    {"strategy-twice", QT_TRANSLATE_NOOP("Problem", "The strategy “{value}” comes twice. Nothing was changed. Give each its own id.")},
    {"strategy-value", QT_TRANSLATE_NOOP("Problem", "“{key}” of the strategy “{value}” is missing or outside its range. Nothing was changed.")},
};

template <std::size_t N>
QString textOf(const char* context, const Word (&words)[N], std::string_view word)
{
    for (const Word& one : words)
        if (one.word == word)
            return QCoreApplication::translate(context, one.text);
    return QString::fromUtf8(word.data(), qsizetype(word.size()));
}

} // namespace

QString campaignStateName(domain::CampaignState state)
{
    return textOf("Campaign", kStates, domain::word(state));
}

QString levelName(domain::Level level)
{
    return textOf("Campaign", kLevels, domain::word(level));
}

QString levelLetter(domain::Level level)
{
    return textOf("CampaignLetter", kLetters, domain::word(level));
}

QString standingName(domain::Standing standing)
{
    return textOf("Campaign", kStandings, domain::word(standing));
}

QString kpiName(const QString& kpi)
{
    return textOf("Campaign", kKpis, kpi.toStdString());
}

QString planTemplateName(domain::PlanTemplate from)
{
    return textOf("Campaign", kTemplates, domain::word(from));
}

QString campaignStepName(const QString& step, const QString& subject)
{
    for (const Step& one : kSteps)
        if (step == QLatin1String(one.word))
            return subject.isEmpty() ? QCoreApplication::translate("Step", one.bare) : QCoreApplication::translate("Step", one.named).arg(subject);
    return subject.isEmpty() ? step : step + QStringLiteral(": ") + subject;
}

const char* problemSentence(const std::string& problem)
{
    for (const Word& one : kProblems)
        if (problem == one.word)
            return one.text;
    return nullptr;
}

} // namespace holdfast::present
