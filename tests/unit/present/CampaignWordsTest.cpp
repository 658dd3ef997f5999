// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "present/CampaignWords.h"
#include "present/ErrorText.h"
#include "present/Words.h"

using namespace holdfast;

class CampaignWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void problemsOfAPlan()
    {
        const auto unknownKey = domain::parsePlan(R"({"name":"X","tasks":[{"ownr":"me"}]})");
        QCOMPARE(present::errorText(unknownKey.error()),
            QStringLiteral("A plan has no part “tasks/0/ownr”. Nothing was changed. Correct the word or leave it out."));
        const auto cycle = domain::parsePlan(R"({"name":"X","tasks":[{"name":"a","after":["t2"]},{"name":"b","after":["t1"]}]})");
        QCOMPARE(present::errorText(cycle.error()),
            QStringLiteral("These tasks wait for each other: b → a. Nothing was changed. Take one of the dependencies away."));
        // A problem without a sentence of its own falls back on that of the code.
        core::Error other {core::Code::InvalidParameter, {{"problem", "mood"}, {"parameter", "day"}, {"value", "never"}}};
        QVERIFY(present::errorText(other).startsWith(QStringLiteral("“never” is no allowed value of “day”")));
    }

    void everyProblemHasASentence()
    {
        for (const char* problem : {"plan-json", "plan-newer", "plan-key", "plan-value", "plan-name", "plan-dates", "plan-reference", "plan-twice", "plan-cycle",
                 "campaign-unknown", "campaign-locked"})
            QVERIFY2(present::problemSentence(problem) != nullptr, problem);
        QVERIFY(present::problemSentence("mood") == nullptr);
    }

    void words()
    {
        QCOMPARE(present::campaignStateName(domain::CampaignState::Draft), QStringLiteral("Draft"));
        QCOMPARE(present::levelLetter(domain::Level::High), QStringLiteral("H"));
        QCOMPARE(present::standingName(domain::Standing::Overdue), QStringLiteral("Overdue"));
        QCOMPARE(present::kpiName(QStringLiteral("churn-rate")), QStringLiteral("Churn rate"));
        QCOMPARE(present::kpiName(QStringLiteral("own words")), QStringLiteral("own words"));
        QCOMPARE(present::historyStepName(QStringLiteral("campaign-edit"), QStringLiteral("A")), QStringLiteral("change of campaign “A”"));
        QCOMPARE(present::historyStepName(QStringLiteral("campaign-new"), {}), QStringLiteral("new campaign"));
    }
};

HOLDFAST_TEST(CampaignWordsTest)
#include "CampaignWordsTest.moc"
