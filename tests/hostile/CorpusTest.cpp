// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace cases of the shared corpus, by the corpus' own scripts, as they are used from outside.

#include "support/TestMain.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <unistd.h>

class CorpusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void workspaceCases()
    {
        const QString shared = holdfast::tests::sharedFolder();
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (shared.isEmpty() || python.isEmpty())
            QSKIP("Left out: the shared corpus of damaged workspaces is not beside this checkout, or there is no python3 to make it.");
        QTemporaryDir folder;
        const QString results = folder.filePath(QStringLiteral("results.jsonl"));
        QProcess run;
        run.start(python, {shared + QStringLiteral("/hostile/tools/run_cli.py"), QStringLiteral("--cli"),
            QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"), QStringLiteral("--out"), results, QStringLiteral("--only"), QStringLiteral("workspace")});
        QVERIFY(run.waitForFinished(300000));
        QVERIFY2(run.exitCode() == 0, run.readAllStandardError().constData());
        // `compare` judges the cases that have a result; its last line counts them.
        QProcess compare;
        compare.start(python, {shared + QStringLiteral("/hostile/tools/check.py"), QStringLiteral("compare"), QStringLiteral("--results"), results,
            QStringLiteral("--only"), QStringLiteral("workspace")});
        QVERIFY(compare.waitForFinished(60000));
        const QByteArray said = compare.readAllStandardOutput();
        // For root, modes 0444 and 0000 mean nothing (the corpus says so); everything else must hold for root too.
        QStringList failed;
        for (const QByteArray& line : said.split('\n'))
            if (line.startsWith("FAIL "))
                failed.append(QString::fromUtf8(line.mid(5)));
        if (::geteuid() == 0) {
            failed.removeAll(QStringLiteral("ws-noperm"));
            failed.removeAll(QStringLiteral("ws-readonly-dir"));
        }
        QVERIFY2(failed.isEmpty(), said.constData());
        QVERIFY2(said.contains("workspace"), said.constData());
    }
};

HOLDFAST_TEST(CorpusTest)
#include "CorpusTest.moc"
