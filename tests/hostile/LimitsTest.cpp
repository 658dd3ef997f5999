// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A full disk, little memory, few handles: the stated code, and the workspace as it was. A cap on the size of files
// stands in for the full disk, so that the test needs no rights and no mount.

#include "support/Terminal.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using holdfast::tests::terminal;
using holdfast::tests::TerminalRun;

class LimitsTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QString m_workspace, m_source;

    // Tables as the program sees them, by a command that writes nothing.
    QByteArray state() const { return terminal({QStringLiteral("rows"), m_workspace, QStringLiteral("transaction"), QStringLiteral("--json"), QStringLiteral("--limit"), QStringLiteral("100000")}).out; }

    TerminalRun importUnder(int resource, rlim_t limit) const
    {
        return terminal({QStringLiteral("import"), m_workspace, m_source, QStringLiteral("--role"), QStringLiteral("transaction"), QStringLiteral("--json")},
            [resource, limit] {
                std::signal(SIGXFSZ, SIG_IGN);
                const rlimit cap {limit, limit};
                ::setrlimit(static_cast<__rlimit_resource>(resource), &cap);
            });
    }

    void checkClean() const
    {
        const auto check = terminal({QStringLiteral("check"), m_workspace, QStringLiteral("--json")});
        QVERIFY2(check.status == 0, check.out.constData());
    }

private Q_SLOTS:
    void init()
    {
        m_workspace = m_folder.filePath(QStringLiteral("w.holdfast"));
        m_source = m_folder.filePath(QStringLiteral("orders.csv"));
        QFile::remove(m_workspace);
        QCOMPARE(terminal({QStringLiteral("new"), m_workspace}).status, 0);
        QFile file(m_source);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("order,customer,date,amount\n");
        for (int i = 0; i < 40000; ++i)
            file.write(QStringLiteral("O-%1,C-%2,2025-%3-%4,%5.%6\n").arg(i * 7919 % 1000003).arg(i * 31 % 4999).arg(i % 12 + 1, 2, 10, QLatin1Char('0'))
                    .arg(i % 28 + 1, 2, 10, QLatin1Char('0')).arg(i * 13 % 997).arg(i % 100, 2, 10, QLatin1Char('0')).toUtf8());
    }

    void diskFull()
    {
        const QByteArray before = state();
        int refused = 0;
        for (rlim_t kb = 64; ; kb = kb * 5 / 4) {
            QVERIFY2(kb < 64 * 1024, "the import never fitted");
            const auto run = importUnder(RLIMIT_FSIZE, kb << 10);
            if (run.status == 0)
                break;
            ++refused;
            // The cap can also hit the small files of opening: that is a full disk too.
            QVERIFY2(run.code() == QStringLiteral("disk-full"), run.err + " at " + QByteArray::number(static_cast<qulonglong>(kb)) + " KB");
            QVERIFY2(state() == before, "rows of a failed import can be seen");
            checkClean();
        }
        QVERIFY(refused > 3);
        QVERIFY(state() != before);
        checkClean();
    }

    void littleMemory()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("A cap on address space does not go together with a sanitizer's shadow memory.");
#endif
        const QByteArray before = state();
        bool done = false;
        for (rlim_t mb = 40; mb <= 1280 && !done; mb *= 2) {
            const auto run = importUnder(RLIMIT_AS, mb << 20);
            // Under some 100 MB not even the libraries load: the loader then ends the process with 127.
            if (run.status == 127)
                continue;
            QVERIFY2(run.status >= 0, run.err + " crashed at " + QByteArray::number(static_cast<qulonglong>(mb)) + " MB");
            done = run.status == 0;
            if (!done) {
                QVERIFY2(run.code() == QStringLiteral("out-of-memory"), run.err.constData());
                QVERIFY(state() == before);
            }
            checkClean();
        }
        QVERIFY(done);
    }

    void fewHandles()
    {
        const QByteArray before = state();
        for (rlim_t handles = 4; handles <= 24; handles += 2) {
            const auto run = importUnder(RLIMIT_NOFILE, handles);
            if (run.status == 127)
                continue; // the loader could not open the libraries
            QVERIFY2(run.status == 0 || run.status == 2 || run.status == 3, run.err.constData());
            if (run.status == 0)
                break;
            QVERIFY(state() == before);
            checkClean();
        }
    }
};

HOLDFAST_TEST(LimitsTest)
#include "LimitsTest.moc"
