// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/SatisfactionBehaviour.h"
#include "flow/SurveyFactors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <cmath>

using namespace holdfast;

// The shared generator plants two correlated factors behind eight items (the sixth is reversed) and recommendation made of both; its
// manifest is the answer sheet, which only this test reads.
class SurveyGeneratedFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QJsonObject m_planted;
    flow::SessionPtr m_session;

private Q_SLOTS:
    void initTestCase()
    {
        const QString generator = tests::sharedFolder() + QStringLiteral("/bench/make_transactions.py"), python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (tests::sharedFolder().isEmpty() || !QFileInfo::exists(generator) || python.isEmpty())
            QSKIP("Left out: the shared generator, or Python to run it, is not there.");
        const QString out = m_folder.filePath(QStringLiteral("generated"));
        QProcess process;
        process.start(python, {generator, QStringLiteral("--customers"), QStringLiteral("4000"), QStringLiteral("--rows"), QStringLiteral("60000"), QStringLiteral("--seed"),
                                  QStringLiteral("5"), QStringLiteral("--jobs"), QStringLiteral("1"), out});
        QVERIFY(process.waitForFinished(280000) && process.exitCode() == 0);
        QFile file(out + QStringLiteral("/manifest.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_planted = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("planted")].toObject();
        core::JobContext job;
        auto session = flow::createWorkspace(m_folder.filePath(QStringLiteral("generated.holdfast")).toStdString(), tests::fixedClock());
        MUST(session);
        m_session = *session;
        for (const auto& [name, role] : {std::pair("customers", "customer"), std::pair("transactions", "transaction"), std::pair("surveys", "survey_response")}) {
            flow::ImportRequest import;
            import.path = (out + u'/' + QLatin1String(name) + QStringLiteral(".csv")).toStdString();
            import.role = role;
            MUST(flow::importSource(*m_session, import, job));
        }
    }

    // Answers in five whole points lose some of each loading, never a sixth of it.
    void loadingsComeBack()
    {
        core::JobContext job;
        flow::FactorsRequest request;
        request.rotation = analytics::FactorRotation::Promax;
        const auto answer = flow::measureFactors(*m_session, request, job);
        MUST(answer);
        const auto planted = m_planted[QStringLiteral("loadings")].toArray();
        QCOMPARE(answer->suggested, std::size_t {2});
        QCOMPARE(static_cast<int>(answer->items.size()), static_cast<int>(planted.size()));
        for (std::size_t k = 0; k < 8; ++k) {
            const auto& item = answer->items[k];
            const std::size_t own = k < 4 ? 0 : 1;
            const double ratio = item.loadings[own] / planted[static_cast<int>(k)].toDouble();
            qInfo("%s: %.3f, planted %.2f", item.item.c_str(), item.loadings[own], planted[static_cast<int>(k)].toDouble());
            QVERIFY2(ratio > 0.83 && ratio < 1.03, item.item.c_str());
            QVERIFY2(std::abs(item.loadings[1 - own]) < 0.1, item.item.c_str());
            QCOMPARE(item.factor, own);
        }
        QVERIFY(std::abs(answer->factorCorrelations[0][1] - m_planted[QStringLiteral("factor_correlation")].toDouble()) < 0.08);
        // The scale of the second factor turns the reversed item, so that it counts for it.
        QVERIFY(*answer->factors[1].alpha > 0.65);

        // Declared as reversed it loads like the others.
        auto model = flow::surveyModel(*m_session, job);
        MUST(model);
        for (auto& column : model->columns)
            if (column.column == "q6")
                column.scale.reversed = true;
        MUST(flow::setSurveyModel(*m_session, *model, job));
        const auto turned = flow::measureFactors(*m_session, request, job);
        MUST(turned);
        QVERIFY(std::abs(turned->items[5].loadings[1] + answer->items[5].loadings[1]) < 1e-6);
        QVERIFY(*turned->alpha > *answer->alpha + 0.1);
        MUST(flow::undo(*m_session));
    }

    // Recommendation is made of 0.6 of the first factor and 0.4 of the second, which share 0.45: items count by their loadings.
    void driversComeBack()
    {
        core::JobContext job;
        flow::DriversRequest request;
        request.outcome = flow::DriverOutcome::Recommendation;
        request.bootstrap = 200;
        const auto answer = flow::measureDrivers(*m_session, request, job);
        MUST(answer);
        double first = 0, second = 0;
        for (std::size_t k = 0; k < 8; ++k)
            (k < 4 ? first : second) += answer->items[k].lmgShare;
        QVERIFY(std::abs(first + second - 1) < 1e-9);
        QVERIFY(first > 0.58 && first < 0.72);
        QVERIFY(*answer->items[0].lmg.value > *answer->items[2].lmg.value && *answer->items[2].lmg.value > *answer->items[3].lmg.value);
        QVERIFY(*answer->items[4].lmg.value > *answer->items[7].lmg.value);
        QVERIFY(*answer->items[5].beta.value < 0);
    }

    // Those who are about to leave answer worse.
    void detractorsLeave()
    {
        core::JobContext job;
        flow::BehaviourRequest request;
        request.by = "nps";
        request.horizonDays = 90;
        const auto answer = flow::measureSatisfactionBehaviour(*m_session, request, job);
        MUST(answer);
        QVERIFY(*answer->levels[0].churn.lower > *answer->levels[2].churn.upper);
        for (const auto& worth : answer->worth)
            if (worth.outcome == "churn")
                QVERIFY(*worth.per5.upper < 0);
    }
};

HOLDFAST_TEST(SurveyGeneratedFlowTest)
#include "SurveyGeneratedFlowTest.moc"
