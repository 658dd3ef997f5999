// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/CampaignLoopPages.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Entry {
    const char* word;
    const char* text;
};

template <std::size_t N> QString named(const Entry (&entries)[N], const QString& word)
{
    for (const auto& entry : entries)
        if (word == QLatin1String(entry.word))
            return QCoreApplication::translate("CampaignWords", entry.text);
    return word;
}

constexpr Entry kExclusions[] = {
    {"churned", QT_TRANSLATE_NOOP("CampaignWords", "Gone already, or state not known")},
    {"still-customer", QT_TRANSLATE_NOOP("CampaignWords", "Still a customer")},
    {"state-unknown", QT_TRANSLATE_NOOP("CampaignWords", "State not known")},
    {"gone-too-long", QT_TRANSLATE_NOOP("CampaignWords", "Gone for too long")},
    {"other-tier", QT_TRANSLATE_NOOP("CampaignWords", "Another risk tier")},
    {"no-consent", QT_TRANSLATE_NOOP("CampaignWords", "No consent to contact")},
    {"contacted-lately", QT_TRANSLATE_NOOP("CampaignWords", "Contacted lately")},
    {"open-complaint", QT_TRANSLATE_NOOP("CampaignWords", "Open complaint")},
    {"other-campaign", QT_TRANSLATE_NOOP("CampaignWords", "In another running campaign")},
};
constexpr Entry kChannels[] = {
    {"phone", QT_TRANSLATE_NOOP("CampaignWords", "Phone")},
    {"email", QT_TRANSLATE_NOOP("CampaignWords", "E-mail")},
    {"app", QT_TRANSLATE_NOOP("CampaignWords", "App")},
    {"mail", QT_TRANSLATE_NOOP("CampaignWords", "Post")},
    {"visit", QT_TRANSLATE_NOOP("CampaignWords", "Visit")},
    {"unknown", QT_TRANSLATE_NOOP("CampaignWords", "Not known")},
};
constexpr Entry kIssues[] = {
    {"unknown-customer", QT_TRANSLATE_NOOP("CampaignWords", "Customers who are not in this campaign: left out")},
    {"control-contacted", QT_TRANSLATE_NOOP("CampaignWords", "Control customers who were contacted: they stay in the control, which makes the effect look smaller")},
    {"duplicate-customer", QT_TRANSLATE_NOOP("CampaignWords", "Customers who come twice: the first row counts")},
    {"unreadable-value", QT_TRANSLATE_NOOP("CampaignWords", "Cells that could not be read: taken as not known")},
    {"arm-differs", QT_TRANSLATE_NOOP("CampaignWords", "Rows whose group is not the one that was drawn: the drawn one counts")},
    {"arm-missing", QT_TRANSLATE_NOOP("CampaignWords", "A group without any outcome: nothing can be compared until its outcomes are read in as well")},
};
constexpr Entry kAlarms[] = {
    {"cost-over-plan", QT_TRANSLATE_NOOP("CampaignWords", "Cost is more than a tenth over the plan")},
    {"control-contacted", QT_TRANSLATE_NOOP("CampaignWords", "Somebody of the control was contacted")},
    {"few-contacted", QT_TRANSLATE_NOOP("CampaignWords", "Fewer than half of the treated were contacted after two weeks")},
    {"unknown-customers", QT_TRANSLATE_NOOP("CampaignWords", "Outcomes name customers who are not in the campaign")},
    {"nothing-yet", QT_TRANSLATE_NOOP("CampaignWords", "No outcomes yet")},
};
constexpr Entry kOutcomeWords[] = {
    {"stayed", QT_TRANSLATE_NOOP("CampaignWords", "Still a customer at the end of the window")},
    {"returned", QT_TRANSLATE_NOOP("CampaignWords", "A customer again at the end of the window")},
    {"customer", QT_TRANSLATE_NOOP("CampaignWords", "A customer at the end of the window")},
    {"converted", QT_TRANSLATE_NOOP("CampaignWords", "Converted, as the outcomes say")},
    {"amount", QT_TRANSLATE_NOOP("CampaignWords", "Amount in the window")},
};
constexpr Entry kWhomWords[] = {
    {"active", QT_TRANSLATE_NOOP("CampaignWords", "Customers")},
    {"churned", QT_TRANSLATE_NOOP("CampaignWords", "Those who are gone")},
    {"both", QT_TRANSLATE_NOOP("CampaignWords", "Both")},
};
constexpr Entry kDecisionWords[] = {
    {"met", QT_TRANSLATE_NOOP("CampaignWords", "The decision rule is met.")},
    {"not-met", QT_TRANSLATE_NOOP("CampaignWords", "The decision rule is not met.")},
    {"open", QT_TRANSLATE_NOOP("CampaignWords", "The window is not over: nothing is decided yet.")},
    {"broken", QT_TRANSLATE_NOOP("CampaignWords", "The groups do not have the sizes that were drawn: nothing can be decided.")},
    {"no-control", QT_TRANSLATE_NOOP("CampaignWords", "Nobody was held back: there is no causal estimate.")},
    {"effect-above-zero", QT_TRANSLATE_NOOP("CampaignWords", "the whole interval of the effect lies above 0")},
    {"profit-above-zero", QT_TRANSLATE_NOOP("CampaignWords", "the whole interval of the profit lies above 0")},
};

} // namespace

QString strategyName(const domain::Strategy& strategy, const Fmt& fmt)
{
    return QString::fromStdString(fmt.chinese() && !strategy.nameZh.empty() ? strategy.nameZh : strategy.name);
}

QString effectBasis(const domain::Strategy& strategy, bool learned, std::size_t lessons)
{
    if (learned)
        return QCoreApplication::translate("CampaignWords", "measured in %n campaign(s), drawn to the assumption", nullptr, int(lessons));
    return strategy.source == "assumption" ? QCoreApplication::translate("CampaignWords", "assumption, not measured yet") : QString::fromStdString(strategy.source);
}

QString exclusionName(const QString& reason) { return named(kExclusions, reason); }
QString channelName(const QString& channel) { return named(kChannels, channel); }
QString outcomeIssueName(const QString& kind) { return named(kIssues, kind); }
QString campaignAlarmName(const QString& alarm) { return named(kAlarms, alarm); }
QString whomName(const QString& who) { return named(kWhomWords, who); }
QString outcomeName(const QString& outcome) { return named(kOutcomeWords, outcome); }
QString decisionName(const QString& decision) { return named(kDecisionWords, decision); }

} // namespace holdfast::present
