// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A source from standard input leaves nothing behind, even when the program is killed; the open workspace is no source.

#include "support/TestMain.h"

#include "support/Terminal.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <cstdlib>

#include <unistd.h>

using namespace holdfast;
using tests::terminal;

class StandardInputTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder, m_temporary;
    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    // Files with bytes in them below the temporary folder; links are not followed.
    QStringList leftOver() const
    {
        QStringList found;
        QDirIterator all(m_temporary.path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QFileInfo info(all.next());
            if (!info.isSymLink() && info.isFile())
                found.append(info.fileName());
        }
        return found;
    }
    void start(QProcess& process, const QStringList& arguments) const
    {
        process.setChildProcessModifier([folder = m_temporary.path().toUtf8()] { ::setenv("TMPDIR", folder.constData(), 1); });
        process.start(QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"), arguments);
        QVERIFY(process.waitForStarted());
    }
    // How many bytes the process has taken from its standard input, as far as the pipe tells.
    static bool drained(QProcess& process)
    {
        for (int i = 0; i < 600 && process.bytesToWrite() > 0; ++i)
            process.waitForBytesWritten(100);
        return process.bytesToWrite() == 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid() && m_temporary.isValid());
        QCOMPARE(terminal({QStringLiteral("new"), path("w.holdfast")}).status, 0);
    }

    void readsAndLeavesNothing()
    {
        QProcess process;
        start(process, {QStringLiteral("read"), QStringLiteral("-"), QStringLiteral("--json")});
        process.write("id,amount\nA1,2.50\nA2,3\n");
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY2(process.readAllStandardOutput().contains("[\"A1\",\"2.5\"]"), "rows");
        QCOMPARE(QDir(m_temporary.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 0);
    }

    void aDatabaseToo()
    {
        const QString database = path("plain.sqlite");
        QFile csv(path("a.csv"));
        QVERIFY(csv.open(QIODevice::WriteOnly) && csv.write("customer_id,name\nA1,Ann\nA2,Bob\n") > 0);
        csv.close();
        QCOMPARE(terminal({QStringLiteral("import"), path("w.holdfast"), csv.fileName()}).status, 0);
        QCOMPARE(terminal({QStringLiteral("export"), path("w.holdfast"), database}).status, 0);
        QFile file(database);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QProcess process;
        start(process, {QStringLiteral("read"), QStringLiteral("-"), QStringLiteral("--json")});
        process.write(file.readAll());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.readAllStandardOutput().contains("\"A2\""), process.readAllStandardError().constData());
        QCOMPARE(QDir(m_temporary.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 0);
    }

    void killedWhileItReads()
    {
        for (const bool whole : {false, true}) {
            QProcess process;
            start(process, {QStringLiteral("import"), path("w.holdfast"), QStringLiteral("-"), QStringLiteral("--json")});
            QByteArray text("customer_id,secret\n");
            for (int i = 0; i < 200000; ++i)
                text += "K" + QByteArray::number(i) + ",planted-name\n";
            process.write(text);
            QVERIFY(drained(process));
            if (whole) {
                process.closeWriteChannel();
                process.waitForFinished(200); // somewhere in the import
            }
            QVERIFY2(leftOver().isEmpty(), qPrintable(leftOver().join(u' '))); // not even while it runs
            process.kill();
            process.waitForFinished();
            QVERIFY2(leftOver().isEmpty(), qPrintable(leftOver().join(u' ')));
            QCOMPARE(terminal({QStringLiteral("check"), path("w.holdfast")}).status, 0);
        }
    }

    void theWorkspaceIsNoSource()
    {
        const QString workspace = path("w.holdfast");
        QVERIFY(QFile::link(workspace, path("link.sqlite")));
        QCOMPARE(::link(QFile::encodeName(workspace).constData(), QFile::encodeName(path("hard.sqlite")).constData()), 0);
        for (const QString& source : {workspace, path("link.sqlite"), path("hard.sqlite"), m_folder.path() + QStringLiteral("/./w.holdfast")}) {
            const auto run = terminal({QStringLiteral("import"), workspace, source, QStringLiteral("--json")});
            QVERIFY2(run.status == 2 && run.code() == QStringLiteral("source-is-workspace"), run.out.constData());
            QCOMPARE(terminal({QStringLiteral("check"), workspace}).status, 0);
        }
    }
};

HOLDFAST_TEST(StandardInputTest)
#include "StandardInputTest.moc"
