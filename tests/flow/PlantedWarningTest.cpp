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
        // AUC: two standard errors under what this seed gives. 30 % of churners show nothing, a slump is seen only in
        // part on most days, and orders are few and random, so that no figure alone comes near 1.
        QTest::addColumn<double>("least");
        QTest::newRow("frequency") << QStringLiteral("purchase_frequency.ratio") << 0.56;
        QTest::newRow("engagement") << QStringLiteral("engagement.ratio") << 0.54;
        QTest::newRow("complaints") << QStringLiteral("complaints.count") << 0.505;
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

    // One origin of so small a set has too few churners for a single figure to be sure of; the model and the groups are made.
    void theMethodsAreThere()
    {
        core::JobContext job;
        auto answer = flow::measureIndicators(*m_session, {}, job);
        MUST(answer);
        QVERIFY(answer->regression && answer->groups);
        QVERIFY(answer->regression->events > 30);
        QVERIFY(*answer->regression->aucLower > 0.5);
    }
};

HOLDFAST_TEST(PlantedWarningTest)
#include "PlantedWarningTest.moc"
