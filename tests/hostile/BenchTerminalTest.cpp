// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bench of briefings on a workspace of one's own, and stages that it has not.

#include "support/Terminal.h"
#include "support/TestMain.h"

#include <QTemporaryDir>

using holdfast::tests::terminal;

class BenchTerminalTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_workspace;

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = m_folder.filePath(QStringLiteral("small.holdfast"));
        QCOMPARE(terminal({QStringLiteral("sample"), m_workspace, QStringLiteral("--customers"), QStringLiteral("200")}).status, 0);
    }

    void stagesOfBriefings_data()
    {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QString>("found");
        QTest::newRow("open") << QStringLiteral("brief-open") << 200 << QString();
        QTest::newRow("weekly") << QStringLiteral("brief-weekly") << 200 << QStringLiteral(" pages");
        QTest::newRow("xlsx") << QStringLiteral("brief-xlsx") << 200 << QStringLiteral(" kB");
        QTest::newRow("pages") << QStringLiteral("brief-pages") << 0 << QStringLiteral(" pages"); // as many as there are pages
    }
    void stagesOfBriefings()
    {
        QFETCH(QString, stage);
        QFETCH(int, rows);
        QFETCH(QString, found);
        const auto run = terminal({QStringLiteral("bench"), m_workspace, QStringLiteral("--only"), stage, QStringLiteral("--customers"), QStringLiteral("200"), QStringLiteral("--json")});
        QVERIFY2(run.status == 0, run.err.constData());
        const QJsonArray stages = run.json()[QStringLiteral("stages")].toArray();
        QCOMPARE(stages.size(), 1);
        const QJsonObject one = stages[0].toObject();
        QCOMPARE(one[QStringLiteral("name")].toString(), stage);
        QVERIFY(one[QStringLiteral("seconds")].toDouble() > 0);
        QVERIFY(rows == 0 ? one[QStringLiteral("rows")].toInt() > 100 : one[QStringLiteral("rows")].toInt() <= rows && one[QStringLiteral("rows")].toInt() > rows / 2);
        QVERIFY2(one[QStringLiteral("check")].toString().endsWith(found), qPrintable(one[QStringLiteral("check")].toString()));
        const bool beside = stage == QStringLiteral("brief-xlsx") || stage == QStringLiteral("brief-pages");
        QCOMPARE(one[QStringLiteral("peers")].toArray().size(), beside ? 1 : 0);
    }

    // A workspace serves the briefings alone: what it has not is refused, not left out.
    void otherStages_data()
    {
        QTest::addColumn<bool>("workspace");
        QTest::addColumn<QString>("stage");
        QTest::newRow("of files") << true << QStringLiteral("cross-filter");
        QTest::newRow("of surveys") << true << QStringLiteral("surveys");
        QTest::newRow("nowhere") << true << QStringLiteral("brief-nothing");
        QTest::newRow("nowhere, without a workspace") << false << QStringLiteral("dance");
    }
    void otherStages()
    {
        QFETCH(bool, workspace);
        QFETCH(QString, stage);
        QStringList arguments {QStringLiteral("bench"), QStringLiteral("--only"), stage, QStringLiteral("--json")};
        if (workspace)
            arguments.insert(1, m_workspace);
        const auto run = terminal(arguments);
        QCOMPARE(run.status, 2);
        QCOMPARE(run.code(), QStringLiteral("invalid-parameter"));
        const QJsonArray choices = run.json()[QStringLiteral("error")][QStringLiteral("choices")].toArray();
        QVERIFY2(choices.contains(QStringLiteral("brief-weekly")) && choices.contains(QStringLiteral("cross-filter")) != workspace, run.out.constData());
    }
};

HOLDFAST_TEST(BenchTerminalTest)
#include "BenchTerminalTest.moc"
