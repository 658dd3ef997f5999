// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ReasonText.h"

#include <QCoreApplication>

#include <span>

namespace holdfast::present {

namespace {

struct Named {
    const char* word;
    const char* text;
};

QString named(std::span<const Named> table, const char* context, const QString& word)
{
    for (const Named& row : table)
        if (word == QLatin1String(row.word))
            return QCoreApplication::translate(context, row.text);
    return word;
}

constexpr Named kGroups[] = {
    {"recency", QT_TRANSLATE_NOOP("RiskGroup", "Time since the last purchase")},
    {"frequency", QT_TRANSLATE_NOOP("RiskGroup", "Number of orders")},
    {"spend", QT_TRANSLATE_NOOP("RiskGroup", "Spending")},
    {"basket", QT_TRANSLATE_NOOP("RiskGroup", "Order value")},
    {"returns", QT_TRANSLATE_NOOP("RiskGroup", "Returns")},
    {"breadth", QT_TRANSLATE_NOOP("RiskGroup", "Categories and channels")},
    {"engagement", QT_TRANSLATE_NOOP("RiskGroup", "Visits and contacts")},
    {"complaints", QT_TRANSLATE_NOOP("RiskGroup", "Complaints")},
    {"enquiries", QT_TRANSLATE_NOOP("RiskGroup", "Enquiries")},
    {"payments", QT_TRANSLATE_NOOP("RiskGroup", "Payments")},
    {"satisfaction", QT_TRANSLATE_NOOP("RiskGroup", "Satisfaction")},
    {"recommendation", QT_TRANSLATE_NOOP("RiskGroup", "Recommendation")},
    {"tenure", QT_TRANSLATE_NOOP("RiskGroup", "Tenure")},
    {"attribute", QT_TRANSLATE_NOOP("RiskGroup", "Customer attribute")},
};

constexpr Named kFeatures[] = {
    {"recency_days", QT_TRANSLATE_NOOP("RiskFeature", "Days since the last purchase")},
    {"recency_ratio", QT_TRANSLATE_NOOP("RiskFeature", "Days since the last purchase, in own gaps")},
    {"gap_mean", QT_TRANSLATE_NOOP("RiskFeature", "Usual days between purchases")},
    {"orders_recent", QT_TRANSLATE_NOOP("RiskFeature", "Orders in the recent window")},
    {"orders_baseline", QT_TRANSLATE_NOOP("RiskFeature", "Orders, own baseline")},
    {"orders_change", QT_TRANSLATE_NOOP("RiskFeature", "Orders against own baseline")},
    {"orders_year", QT_TRANSLATE_NOOP("RiskFeature", "Orders in 365 days")},
    {"spend_recent", QT_TRANSLATE_NOOP("RiskFeature", "Spending in the recent window")},
    {"spend_baseline", QT_TRANSLATE_NOOP("RiskFeature", "Spending, own baseline")},
    {"spend_change", QT_TRANSLATE_NOOP("RiskFeature", "Spending against own baseline")},
    {"value_recent", QT_TRANSLATE_NOOP("RiskFeature", "Order value in the recent window")},
    {"value_baseline", QT_TRANSLATE_NOOP("RiskFeature", "Order value, own baseline")},
    {"value_change", QT_TRANSLATE_NOOP("RiskFeature", "Order value against own baseline")},
    {"returns_recent", QT_TRANSLATE_NOOP("RiskFeature", "Returns in the recent window")},
    {"categories_recent", QT_TRANSLATE_NOOP("RiskFeature", "Categories bought in the recent window")},
    {"categories_stopped", QT_TRANSLATE_NOOP("RiskFeature", "Categories no longer bought")},
    {"channels_stopped", QT_TRANSLATE_NOOP("RiskFeature", "Sales channels no longer used")},
    {"contacts_recent", QT_TRANSLATE_NOOP("RiskFeature", "Visits and contacts in the recent window")},
    {"contacts_baseline", QT_TRANSLATE_NOOP("RiskFeature", "Visits and contacts, own baseline")},
    {"contacts_change", QT_TRANSLATE_NOOP("RiskFeature", "Visits and contacts against own baseline")},
    {"contact_days", QT_TRANSLATE_NOOP("RiskFeature", "Days since the last visit or contact")},
    {"complaints_recent", QT_TRANSLATE_NOOP("RiskFeature", "Complaints in the recent window")},
    {"complaint_severity", QT_TRANSLATE_NOOP("RiskFeature", "Gravest complaint in the recent window")},
    {"complaints_open", QT_TRANSLATE_NOOP("RiskFeature", "Open complaints")},
    {"complaints_ever", QT_TRANSLATE_NOOP("RiskFeature", "Complaints so far")},
    {"enquiries_recent", QT_TRANSLATE_NOOP("RiskFeature", "Enquiries in the recent window")},
    {"payments_failed", QT_TRANSLATE_NOOP("RiskFeature", "Failed payments in the recent window")},
    {"payments_late", QT_TRANSLATE_NOOP("RiskFeature", "Late payments in the recent window")},
    {"days_late", QT_TRANSLATE_NOOP("RiskFeature", "Most days late in the recent window")},
    {"satisfaction_last", QT_TRANSLATE_NOOP("RiskFeature", "Last satisfaction")},
    {"satisfaction_change", QT_TRANSLATE_NOOP("RiskFeature", "Satisfaction against the answer before")},
    {"recommendation_last", QT_TRANSLATE_NOOP("RiskFeature", "Last likelihood to recommend")},
    {"recommendation_change", QT_TRANSLATE_NOOP("RiskFeature", "Likelihood to recommend against the answer before")},
    {"tenure_days", QT_TRANSLATE_NOOP("RiskFeature", "Tenure in days")},
};

constexpr Named kTiers[] = {{"high", QT_TRANSLATE_NOOP("RiskTier", "High")}, {"medium", QT_TRANSLATE_NOOP("RiskTier", "Medium")},
    {"low", QT_TRANSLATE_NOOP("RiskTier", "Low")}};
constexpr Named kValues[] = {{"high", QT_TRANSLATE_NOOP("ValueClass", "High value")}, {"ordinary", QT_TRANSLATE_NOOP("ValueClass", "Ordinary value")},
    {"low", QT_TRANSLATE_NOOP("ValueClass", "Low value")}, {"unknown", QT_TRANSLATE_NOOP("ValueClass", "Value not known")}};
constexpr Named kDegrees[] = {{"none", QT_TRANSLATE_NOOP("ChurnDegree", "None")}, {"light", QT_TRANSLATE_NOOP("ChurnDegree", "Light")},
    {"moderate", QT_TRANSLATE_NOOP("ChurnDegree", "Moderate")}, {"severe", QT_TRANSLATE_NOOP("ChurnDegree", "Severe")}};
constexpr Named kCauses[] = {{"voluntary", QT_TRANSLATE_NOOP("ChurnCause", "Voluntary")}, {"involuntary", QT_TRANSLATE_NOOP("ChurnCause", "Involuntary")}};
constexpr Named kActions[] = {
    {"solve-complaint", QT_TRANSLATE_NOOP("NextAction", "Solve the complaint and apologise")},
    {"fix-payment", QT_TRANSLATE_NOOP("NextAction", "Help with the payment")},
    {"answer-enquiry", QT_TRANSLATE_NOOP("NextAction", "Answer the enquiry")},
    {"care-call", QT_TRANSLATE_NOOP("NextAction", "Care call")},
    {"ask-what-went-wrong", QT_TRANSLATE_NOOP("NextAction", "Ask what went wrong")},
    {"onboarding-help", QT_TRANSLATE_NOOP("NextAction", "Onboarding help")},
    {"re-engage", QT_TRANSLATE_NOOP("NextAction", "Invite back to site or app")},
    {"show-range", QT_TRANSLATE_NOOP("NextAction", "Show the category again")},
    {"personal-offer", QT_TRANSLATE_NOOP("NextAction", "Personal offer")},
    {"thank-you", QT_TRANSLATE_NOOP("NextAction", "Thank-you message")},
    {"plan-review", QT_TRANSLATE_NOOP("NextAction", "Review plan or contract")},
    {"apology", QT_TRANSLATE_NOOP("NextAction", "Apology and amends")},
    {"loyalty-points", QT_TRANSLATE_NOOP("NextAction", "Loyalty points")},
    {"win-back", QT_TRANSLATE_NOOP("NextAction", "Win-back offer")},
    {"referral-thanks", QT_TRANSLATE_NOOP("NextAction", "Thanks for a referral")},
    {"none", QT_TRANSLATE_NOOP("NextAction", "No action")},
};
constexpr Named kModels[] = {{"logistic", QT_TRANSLATE_NOOP("RiskModel", "Logistic regression")}, {"boosted", QT_TRANSLATE_NOOP("RiskModel", "Boosted trees")}};
constexpr Named kLeftOut[] = {
    {"known-after", QT_TRANSLATE_NOOP("LeftOutColumn", "known only after somebody left")},
    {"changes", QT_TRANSLATE_NOOP("LeftOutColumn", "its value in the past is not known")},
    {"date", QT_TRANSLATE_NOOP("LeftOutColumn", "a date")},
    {"identifies", QT_TRANSLATE_NOOP("LeftOutColumn", "identifies a person")},
    {"many-values", QT_TRANSLATE_NOOP("LeftOutColumn", "too many different values")},
    {"constant", QT_TRANSLATE_NOOP("LeftOutColumn", "always the same")},
    {"leak", QT_TRANSLATE_NOOP("LeftOutColumn", "leak: tells churn by itself, so it was hardly known beforehand")},
};
constexpr Named kMethods[] = {
    {"bg-nbd", QT_TRANSLATE_NOOP("ValueMethod", "Expected net purchases of the months ahead, BG/NBD with Gamma-Gamma, discounted")},
    {"sbg", QT_TRANSLATE_NOOP("ValueMethod", "Fee of the months ahead × chance to renew, shifted-beta-geometric, discounted")},
    {"formula", QT_TRANSLATE_NOOP("ValueMethod", "Order value × orders a month × months expected to stay, discounted")},
    {"historical", QT_TRANSLATE_NOOP("ValueMethod", "What a month brought so far, for the months ahead, discounted")},
    {"monthly-fee", QT_TRANSLATE_NOOP("ValueMethod", "Monthly fee of the months ahead, discounted")},
    {"last-year", QT_TRANSLATE_NOOP("ValueMethod", "Net amount of the last 365 days")},
    {"none", QT_TRANSLATE_NOOP("ValueMethod", "Not known")},
};
constexpr Named kCategories[] = {{"service", QT_TRANSLATE_NOOP("MotiveCategory", "Service quality")}, {"product", QT_TRANSLATE_NOOP("MotiveCategory", "Product quality")},
    {"price", QT_TRANSLATE_NOOP("MotiveCategory", "Price")}, {"relationship", QT_TRANSLATE_NOOP("MotiveCategory", "Relationship")},
    {"external", QT_TRANSLATE_NOOP("MotiveCategory", "External")}};
constexpr Named kMotives[] = {
    {"slow-response", QT_TRANSLATE_NOOP("Motive", "Slow response")},
    {"not-solved", QT_TRANSLATE_NOOP("Motive", "Problem not solved")},
    {"poor-attitude", QT_TRANSLATE_NOOP("Motive", "Poor attitude")},
    {"hard-to-reach", QT_TRANSLATE_NOOP("Motive", "Hard to reach")},
    {"defects", QT_TRANSLATE_NOOP("Motive", "Defects")},
    {"no-longer-fits", QT_TRANSLATE_NOOP("Motive", "Does not fit the need any more")},
    {"less-reliable", QT_TRANSLATE_NOOP("Motive", "Getting less reliable")},
    {"poor-choice", QT_TRANSLATE_NOOP("Motive", "Poor choice")},
    {"too-expensive", QT_TRANSLATE_NOOP("Motive", "Too expensive")},
    {"price-rise", QT_TRANSLATE_NOOP("Motive", "Price rise")},
    {"poor-value", QT_TRANSLATE_NOOP("Motive", "Poor value for money")},
    {"unexpected-fees", QT_TRANSLATE_NOOP("Motive", "Unexpected fees or billing errors")},
    {"not-valued", QT_TRANSLATE_NOOP("Motive", "Does not feel valued")},
    {"lost-attachment", QT_TRANSLATE_NOOP("Motive", "Lost attachment to the brand")},
    {"broken-promise", QT_TRANSLATE_NOOP("Motive", "Broken promise or trust")},
    {"too-many-messages", QT_TRANSLATE_NOOP("Motive", "Irrelevant or too many messages")},
    {"competitor", QT_TRANSLATE_NOOP("Motive", "Competitor's offer")},
    {"life-change", QT_TRANSLATE_NOOP("Motive", "Moved, life change or need gone")},
    {"influence", QT_TRANSLATE_NOOP("Motive", "Influence of others")},
};
constexpr Named kEvidence[] = {
    {"churn-reason", QT_TRANSLATE_NOOP("Evidence", "Stated churn reasons")},
    {"exit-survey", QT_TRANSLATE_NOOP("Evidence", "Exit surveys")},
    {"complaint", QT_TRANSLATE_NOOP("Evidence", "Complaints")},
    {"survey-item", QT_TRANSLATE_NOOP("Evidence", "Low survey items")},
    {"comment", QT_TRANSLATE_NOOP("Evidence", "Comments that blame")},
    {"price-change", QT_TRANSLATE_NOOP("Evidence", "Price changes")},
    {"payment-failure", QT_TRANSLATE_NOOP("Evidence", "Failed payments")},
};

} // namespace

QString reasonGroupName(const QString& group)
{
    return named(kGroups, "RiskGroup", group);
}

QString featureName(const QString& id, const QString& label, const QString& level)
{
    if (!level.isEmpty())
        return QCoreApplication::translate("RiskFeature", "%1: %2").arg(label, level);
    const QString name = named(kFeatures, "RiskFeature", id);
    return name == id && !label.isEmpty() ? label : name;
}

QString tierName(const QString& tier)
{
    return named(kTiers, "RiskTier", tier);
}

QString valueClassName(const QString& word)
{
    return named(kValues, "ValueClass", word);
}

QString degreeName(const QString& word)
{
    return named(kDegrees, "ChurnDegree", word);
}

QString causeName(const QString& word)
{
    return named(kCauses, "ChurnCause", word);
}

QString actionName(const QString& word)
{
    return named(kActions, "NextAction", word);
}

QString modelName(const QString& word)
{
    return named(kModels, "RiskModel", word);
}

QString leftOutName(const QString& word)
{
    return named(kLeftOut, "LeftOutColumn", word);
}

QString valueMethodName(const QString& word)
{
    return named(kMethods, "ValueMethod", word);
}

QString motiveName(const QString& id)
{
    return named(kMotives, "Motive", id);
}

QString motiveCategoryName(const QString& id)
{
    return named(kCategories, "MotiveCategory", id);
}

QString evidenceName(const QString& kind)
{
    return named(kEvidence, "Evidence", kind);
}

} // namespace holdfast::present
