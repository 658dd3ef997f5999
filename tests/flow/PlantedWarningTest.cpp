// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Alerts.h"
#include "flow/Indicators.h"

#include <QProcess>

using namespace holdfast;

// The shared generator plants warnings for 70 % of churners over their last 120 days (frequency to 30 %, engagement to
// 25 %, satisfaction down, complaints up) and false alarms for 4 % of the loyal; made small here, in a temporary folder.
class PlantedWarningTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;

private Q_SLOTS:
    void initTestCase()
    {
        const QString maker = tests::sharedFolder() + QStringLiteral("/bench/make_transactions.py");
        if (tests::sharedFolder().isEmpty() || !QFileInfo::exists(maker))
            QSKIP("Left out: the shared generator is not beside this checkout.");
        QProcess process;
        process.start(QStringLiteral("python3"), {maker, QStringLiteral("--customers"), QStringLiteral("4000"), QStringLiteral("--rows"), QStringLiteral("100000"),
            QStringLiteral("--months"), QStringLiteral("30"), QStringLiteral("--seed"), QStringLiteral("11"), m_folder.path()});
        if (!process.waitForStarted())
            QSKIP("Left out: there is no python3 to run the generator.");
        QVERIFY(process.waitForFinished(120000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const std::string folder = m_folder.path().toStdString();
        auto session = flow::createWorkspace(folder + "/planted.holdfast", tests::fixedClock());
        MUST(session);
        m_session = *session;
        core::JobContext job;
        for (const auto& [file, role] : {std::pair("customers", "customer"), std::pair("transactions", "transaction"), std::pair("interactions", "interaction"),
                 std::pair("complaints", "complaint"), std::pair("surveys", "survey_response")}) {
            flow::ImportRequest request;
            request.path = folder + "/" + file + ".csv";
            request.role = role;
            MUST(flow::importSource(*m_session, request, job));
        }
    }

    void theWarningsAreFound_data()
    {
        QTest::addColumn<QString>("figure");
        QTest::addColumn<double>("least"); // AUC
        QTest::newRow("frequency") << QStringLiteral("purchase_frequency.ratio") << 0.60;
        QTest::newRow("engagement") << QStringLiteral("engagement.ratio") << 0.60;
        QTest::newRow("complaints") << QStringLiteral("complaints.count") << 0.51;
    }
    void theWarningsAreFound()
    {
        QFETCH(QString, figure);
        QFETCH(double, least);
        core::JobContext job;
        flow::LabRequest request;
        request.figure = figure.toStdString();
        request.horizonDays = 60;
        auto lab = flow::testWarning(*m_session, request, job);
        MUST(lab);
        const auto& tenth = lab->points[3];
        qInfo("%s: AUC %.3f; of a tenth flagged %.3f of churners caught, %.3f of the others; %.0f days before", qPrintable(figure), *lab->auc,
            tenth.hitRate.value.value_or(0), tenth.falseAlarmRate.value.value_or(0), tenth.leadDays.value_or(0));
        QVERIFY2(*lab->auc > least, std::to_string(*lab->auc).c_str());
        QVERIFY(*tenth.hitRate.value > *tenth.falseAlarmRate.value);
        QVERIFY(*tenth.leadDays > 5);
    }

    void laterChurnGoesWithTheFigures()
    {
        core::JobContext job;
        flow::IndicatorRequest request;
        auto answer = flow::measureIndicators(*m_session, request, job);
        MUST(answer);
        QVERIFY(answer->regression && answer->groups);
        int found = 0;
        for (const auto& entry : answer->indicators)
            for (const auto& link : entry.customers)
                if (link.id == "purchase_frequency.ratio" || link.id == "engagement.ratio") {
                    QVERIFY2(*link.spearman < 0 && *link.pAdjusted < 0.01, link.id.c_str());
                    ++found;
                }
        QCOMPARE(found, 2);
    }
};

HOLDFAST_TEST(PlantedWarningTest)
#include "PlantedWarningTest.moc"
