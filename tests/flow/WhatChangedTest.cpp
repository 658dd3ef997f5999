// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Planted: half of one region leaves in the second period, nobody else changes. Found, ranked and added up; and where
// nothing is planted, nothing is listed.
#include "support/TestMain.h"

#include "core/CivilDate.h"
#include "core/Random.h"
#include "flow/ImportSource.h"
#include "flow/Session.h"
#include "flow/WhatChanged.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace holdfast;

class WhatChangedTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    core::JobContext m_job;

    // Customers with a dated label: `north` and `south` = chance to leave in February and in March.
    flow::SessionPtr shop(const char* name, int customers, double northFebruary, double northMarch, double south)
    {
        const std::string path = m_folder.filePath(QString::fromLatin1(name)).toStdString();
        core::Random random(7);
        {
            std::ofstream file(path + ".csv");
            file << "customer_id,signup_date,region,plan,churn_date\n";
            for (int i = 0; i < customers; ++i) {
                const bool north = i % 4 == 0;
                std::string left;
                if (random.chance(north ? northFebruary : south))
                    left = "2026-02-" + std::to_string(10 + i % 15);
                else if (random.chance(north ? northMarch : south))
                    left = "2026-03-" + std::to_string(10 + i % 15);
                file << "C" << i << ",2024-01-0" << 1 + i % 9 << "," << (north ? "North" : "South") << "," << (random.chance(0.5) ? "Gold" : "Basic") << "," << left << "\n";
            }
        }
        auto session = flow::createWorkspace(path + ".holdfast");
        if (!session)
            return nullptr;
        flow::ImportRequest request;
        request.path = path + ".csv";
        request.role = "customer";
        if (!flow::importSource(**session, request, m_job) || !flow::changeSetting(**session, "as-of", "2026-03-31"))
            return nullptr;
        return *session;
    }

private Q_SLOTS:
    void findsWhatWasPlanted()
    {
        const auto session = shop("planted", 2000, 0.05, 0.4, 0.05);
        QVERIFY(session);
        const auto answer = flow::measureWhatChanged(*session, {}, m_job);
        QVERIFY(answer && answer->period);
        QCOMPARE(answer->activeBefore, std::uint64_t(2000));
        QVERIFY(!answer->changes.empty());
        const auto& first = answer->changes.front();
        std::string listed;
        for (const auto& change : answer->changes)
            listed += change.field + " " + change.value + (change.kind == flow::ChurnChange::Kind::How ? " how " : " who ") + std::to_string(*change.effect.value) + "; ";
        QVERIFY2(first.field == "province", listed.c_str());
        QCOMPARE(first.value, std::string("North"));
        QCOMPARE(int(first.kind), int(flow::ChurnChange::Kind::How));
        QVERIFY(*first.effect.lower > 0 && first.extraLosses > 100);
        // Both plans hold some of North, so they moved as well, but less.
        for (const auto& change : answer->changes)
            QVERIFY2(&change == &first || *change.effect.value < *first.effect.value / 1.5, listed.c_str());
        const double total = double(answer->churnedNow) / double(answer->activeNow) - double(answer->churnedBefore) / double(answer->activeBefore);
        QVERIFY(std::abs(*answer->total.value - total) < 1e-12);
        QCOMPARE(answer->accounts.size(), std::size_t(2));
        for (const auto& account : answer->accounts)
            QVERIFY2(std::abs(*account.who.value + *account.how.value - total) < 1e-12, account.field.c_str());
        // By hand: mean share times difference of rates.
        const double weight = (first.shareNow + first.shareBefore) / 2;
        QVERIFY(std::abs(*first.effect.value - weight * (first.rateNow() - first.rateBefore())) < 1e-15);
    }

    void listsNothingThatChanceExplains()
    {
        const auto session = shop("quiet", 2000, 0.06, 0.06, 0.06);
        QVERIFY(session);
        const auto answer = flow::measureWhatChanged(*session, {}, m_job);
        QVERIFY(answer && answer->period);
        QVERIFY(answer->tested >= 8);
        QVERIFY(answer->changes.empty());
    }

    void smallGroupsAreNotJudged()
    {
        const auto session = shop("small", 60, 0.05, 0.9, 0.05);
        QVERIFY(session);
        const auto answer = flow::measureWhatChanged(*session, {}, m_job);
        QVERIFY(answer);
        for (const auto& change : answer->changes)
            QVERIFY(change.activeNow >= 30 && change.activeBefore >= 30);
    }

    void saysWhyThereIsNothingToCompare()
    {
        const auto session = shop("off", 100, 0.1, 0.1, 0.1);
        QVERIFY(session && flow::changeSetting(*session, "compare", "none"));
        const auto answer = flow::measureWhatChanged(*session, {}, m_job);
        QVERIFY(answer && !answer->period);
        QCOMPARE(answer->missing, std::string("comparison"));
    }
};

HOLDFAST_TEST(WhatChangedTest)
#include "WhatChangedTest.moc"
