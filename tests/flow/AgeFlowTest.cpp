// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ages by years of birth on the days where a mean year and the calendar part.
#include "support/TestMain.h"

#include "flow/Shop.h"
#include "flow/Demographics.h"
#include "flow/ImportSource.h"
#include "flow/MarkRules.h"

#include <algorithm>
#include <array>
#include <fstream>

using namespace holdfast;

class AgeFlowTest : public QObject {
    Q_OBJECT
    core::JobContext m_job;
    static constexpr std::array<int, 3> kAges {25, 45, 65};

private Q_SLOTS:
    void yearsOfBirthOnNewYear_data()
    {
        QTest::addColumn<QString>("day");
        for (const char* day : {"2024-01-01", "2028-01-01", "2023-12-31", "2026-06-30"})
            QTest::newRow(day) << QString::fromLatin1(day);
    }
    void yearsOfBirthOnNewYear()
    {
        QFETCH(QString, day);
        const core::CivilDate asOf = *core::parseIsoDate(day.toStdString());
        const int year = core::ymd(asOf).year;
        QTemporaryDir folder;
        const std::string base = folder.filePath(QStringLiteral("people")).toStdString();
        std::ofstream out(base + ".csv", std::ios::binary);
        out << "Customer ID,Gender,birth_year,Sign-up date\n";
        for (int i = 0; i < 120; ++i) // all of an age at which a band begins
            out << 'p' << i << (i % 2 ? ",f," : ",m,") << year - kAges[std::size_t(i % 3)] << ",2020-05-05\n";
        out.close();
        auto session = flow::createWorkspace(base + ".holdfast", tests::fixedClock());
        MUST(session);
        flow::ImportRequest request;
        request.path = base + ".csv";
        request.role = "customer";
        MUST(flow::importSource(**session, request, m_job));
        flow::Scope scope;
        scope.asOf = asOf;
        const auto answer = flow::measureDemographics(**session, scope, m_job);
        MUST(answer);
        QVERIFY(answer->pyramid.has_value());
        const auto& pyramid = *answer->pyramid;
        for (std::size_t band = 0; band < pyramid.from.size(); ++band) {
            std::uint64_t all = 0;
            for (std::size_t g = 0; g < pyramid.genders.size(); ++g)
                all += pyramid.counts[g][band];
            const int from = int(pyramid.from[band]);
            QCOMPARE(all, std::uint64_t(std::ranges::count(kAges, from)) * 40);
            const auto ids = flow::segmentCustomers(**session, flow::pyramidRule(pyramid, band, -1, asOf), scope, m_job);
            MUST(ids);
            QCOMPARE(std::uint64_t(ids->size()), all);
        }
    }
};

HOLDFAST_TEST(AgeFlowTest)
#include "AgeFlowTest.moc"
