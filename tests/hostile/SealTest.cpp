// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed archives from outside: every way to give a passphrase, the damaged archives of the shared corpus, kill -9 at
// random moments.

#include "support/TestMain.h"

#include "core/Random.h"
#include "support/Terminal.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace holdfast;
using tests::terminal;

class SealTest : public QObject {
    Q_OBJECT

    static constexpr const char* kPassphrase = "a long enough passphrase";
    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString path(const char* name) const { return path(QString::fromUtf8(name)); }
    QStringList names() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name); }
    static tests::TerminalRun run(const QStringList& arguments, const char* passphrase = kPassphrase)
    {
        return terminal(arguments + QStringList {QStringLiteral("--json")}, [passphrase] {
            ::setsid(); // no terminal
            if (passphrase)
                ::setenv("HOLDFAST_PASSPHRASE", passphrase, 1);
            else
                ::unsetenv("HOLDFAST_PASSPHRASE");
        });
    }
    tests::TerminalRun unseal(const QString& archive, const QString& to, const char* passphrase = kPassphrase, const QStringList& more = {}) const
    {
        return run(QStringList {QStringLiteral("unseal"), archive, path(to)} + more, passphrase);
    }
    // holdfast-cli on a terminal of its own where `typed` is typed at each question; what the terminal showed.
    QByteArray onTerminal(const QStringList& arguments, const QList<QByteArray>& typed, int& status) const
    {
        QList<QByteArray> words {HOLDFAST_BINARY_DIR "/bin/holdfast-cli"};
        for (const QString& argument : arguments)
            words.append(argument.toUtf8());
        std::vector<char*> raw;
        for (QByteArray& word : words)
            raw.push_back(word.data());
        raw.push_back(nullptr);
        int master = -1;
        const pid_t child = ::forkpty(&master, nullptr, nullptr, nullptr);
        if (child == 0) {
            ::unsetenv("HOLDFAST_PASSPHRASE");
            ::execv(raw[0], raw.data());
            ::_exit(127);
        }
        QByteArray shown;
        qsizetype answered = 0, asked = 0;
        for (;;) {
            pollfd ready {master, POLLIN, 0};
            char buffer[4096];
            if (::poll(&ready, 1, 60000) <= 0)
                break;
            const ssize_t got = ::read(master, buffer, sizeof buffer);
            if (got <= 0)
                break;
            shown.append(buffer, got);
            if (answered < typed.size() && shown.indexOf(": ", asked) >= 0) {
                asked = shown.size();
                const QByteArray line = typed[answered++] + '\n';
                (void)!::write(master, line.constData(), static_cast<std::size_t>(line.size()));
            }
        }
        ::close(master);
        int ended = 0;
        ::waitpid(child, &ended, 0);
        status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
        return shown;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCOMPARE(terminal({QStringLiteral("sample"), path("w.holdfast"), QStringLiteral("--customers"), QStringLiteral("300")}).status, 0);
        const auto sealed = run({QStringLiteral("seal"), path("w.holdfast"), path("w.sealed")});
        QVERIFY2(sealed.status == 0, sealed.err.constData());
        QCOMPARE(sealed.json()[QStringLiteral("bytes")].toInteger(), QFile(path("w.sealed")).size());
    }

    void cleanup()
    {
        for (const QString& name : names())
            if (!name.startsWith(QStringLiteral("w.")))
                QFile::remove(path(name));
    }

    void sealedAndOpened()
    {
        const auto opened = unseal(path("w.sealed"), QStringLiteral("b.holdfast"));
        QVERIFY2(opened.status == 0, opened.err.constData());
        QCOMPARE(terminal({QStringLiteral("check"), path("b.holdfast")}).status, 0);
        QFile before(path("w.holdfast")), after(path("b.holdfast")), archive(path("w.sealed"));
        QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly) && archive.open(QIODevice::ReadOnly));
        QVERIFY(before.readAll() == after.readAll());
        QVERIFY(!archive.readAll().contains("SQLite format"));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOwner;
        for (const QFile* file : {&after, &archive})
            QCOMPARE(file->permissions() & others, QFile::Permissions());
    }

    void waysToGiveThePassphrase()
    {
        QFile file(path("secret"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kPassphrase) > 0 && file.write("\r\nsecond line\n") > 0);
        file.close();
        const QStringList option {QStringLiteral("--passphrase-file"), file.fileName()};
        const QStringList before = names();
        const auto refused = [&](const tests::TerminalRun& done, int status, const char* code) {
            QVERIFY2(done.status == status && done.code() == QString::fromUtf8(code), done.out.constData());
            QVERIFY2(!done.out.contains(kPassphrase), done.out.constData());
            QCOMPARE(names(), before);
        };
        const QString to = QStringLiteral("b.holdfast");
        for (const auto mode : {0644, 0640, 0604, 0601}) {
            QCOMPARE(::chmod(QFile::encodeName(file.fileName()).constData(), static_cast<mode_t>(mode)), 0);
            refused(unseal(path("w.sealed"), to, nullptr, option), 2, "invalid-parameter");
        }
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        refused(unseal(path("w.sealed"), to, nullptr), 1, "missing-parameter");
        refused(unseal(path("w.sealed"), to, ""), 2, "invalid-parameter");
        refused(unseal(path("w.sealed"), to, "another"), 2, "archive-authentication-failed");
        refused(unseal(path("w.sealed"), to, QByteArray(1025, 'x').constData()), 2, "invalid-parameter");
        refused(unseal(path("w.sealed"), to, nullptr, {QStringLiteral("--passphrase-file"), path("none")}), 2, "file-not-found");
        refused(unseal(path("w.sealed"), to, nullptr, {QStringLiteral("--passphrase-file"), m_folder.path()}), 2, "not-regular-file");
        // The file stands over the variable.
        const auto opened = unseal(path("w.sealed"), to, "another", option);
        QVERIFY2(opened.status == 0, opened.err.constData());
    }

    void askedForAtTheTerminal()
    {
        int status = -1;
        const QStringList seal {QStringLiteral("seal"), path("w.holdfast"), path("t.sealed")};
        QByteArray shown = onTerminal(seal, {"typed in", "typed in"}, status);
        QVERIFY2(status == 0, shown.constData());
        QVERIFY2(!shown.contains("typed"), shown.constData());
        shown = onTerminal({QStringLiteral("unseal"), path("t.sealed"), path("t.holdfast")}, {"typed in"}, status);
        QVERIFY2(status == 0, shown.constData());
        QVERIFY2(!shown.contains("typed"), shown.constData());
        // Two that differ, and none.
        const QStringList again {QStringLiteral("seal"), path("w.holdfast"), path("u.sealed")};
        shown = onTerminal(again, {"typed in", "typed on"}, status);
        QVERIFY2(status == 2 && shown.contains("invalid-parameter"), shown.constData());
        shown = onTerminal(again, {"", ""}, status);
        QVERIFY2(status == 2 && shown.contains("invalid-parameter"), shown.constData());
        QVERIFY(!QFile::exists(path("u.sealed")));
    }

    void damagedArchives()
    {
        const QString script = tests::sharedFolder() + QStringLiteral("/hostile/gen/damage_archive.py"), python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (tests::sharedFolder().isEmpty() || python.isEmpty() || !QFile::exists(script))
            QSKIP("Left out: the shared corpus is not beside this checkout, or there is no python3 to run it.");
        const QTemporaryDir damaged;
        QProcess process;
        process.start(python, {script, QStringLiteral("--base"), path("w.sealed"), QStringLiteral("--outdir"), damaged.path()});
        QVERIFY(process.waitForFinished(60000) && process.exitCode() == 0);
        const QStringList before = names(), files = QDir(damaged.path()).entryList(QDir::Files);
        QVERIFY(files.size() > 50);
        for (const QString& name : files) {
            const auto done = unseal(damaged.filePath(name), QStringLiteral("b.holdfast"));
            QVERIFY2(done.status == 2 && done.code() == QStringLiteral("archive-authentication-failed"), qPrintable(name + QString::fromUtf8(done.out)));
            QVERIFY2(names() == before, qPrintable(name + u' ' + names().join(u' ')));
        }
        QCOMPARE(QDir(damaged.path()).entryList(QDir::Files | QDir::Hidden).size(), files.size());
        qInfo("%d damaged archives refused", int(files.size()));
    }

    // What stands when the program dies is a whole archive or workspace under its name, or nothing.
    void killedAtRandomMoments()
    {
        const QStringList before = names();
        core::Random random(4);
        for (const bool opening : {false, true}) {
            const QString to = path(opening ? "k.holdfast" : "k.sealed");
            const QStringList arguments = opening ? QStringList {QStringLiteral("unseal"), path("w.sealed"), to} : QStringList {QStringLiteral("seal"), path("w.holdfast"), to};
            QElapsedTimer timer;
            timer.start();
            QCOMPARE(run(arguments).status, 0);
            double span = static_cast<double>(timer.elapsed());
            QVERIFY(QFile::remove(to));
            int killed = 0;
            for (int round = 0; round < 10 || (killed < 4 && round < 60); ++round) {
                QProcess process;
                process.setChildProcessModifier([] { ::setenv("HOLDFAST_PASSPHRASE", kPassphrase, 1); });
                process.start(QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"), arguments);
                const bool finished = process.waitForFinished(1 + static_cast<int>(random.uniform() * span));
                killed += !finished;
                if (finished)
                    span *= 0.8; // the machine has become faster since the span was taken
                process.kill();
                process.waitForFinished();
                // What every killed command may leave beside its workspace: a lock that is taken over, an empty log.
                QStringList now = names();
                now.removeAll(QStringLiteral("w.holdfast-lock"));
                now.removeAll(QStringLiteral("w.holdfast-wal"));
                // Killed while the finished file was looked at, before it got its name.
                for (const QString& name : names())
                    if (name.startsWith(u'.' + QFileInfo(to).fileName() + QStringLiteral(".new-"))) {
                        QCOMPARE(QFile(path(name)).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
                        QVERIFY(QFile::remove(path(name)));
                        now.removeAll(name);
                    }
                if (now.removeAll(QFileInfo(to).fileName()) > 0) {
                    if (!opening)
                        QCOMPARE(unseal(to, QStringLiteral("x.holdfast")).status, 0);
                    QCOMPARE(terminal({QStringLiteral("check"), opening ? to : path("x.holdfast")}).status, 0);
                    QFile::remove(to);
                    QFile::remove(path("x.holdfast"));
                }
                QVERIFY2(now == before, qPrintable(now.join(u' ')));
                QCOMPARE(terminal({QStringLiteral("check"), path("w.holdfast")}).status, 0);
            }
            QVERIFY(killed > 3);
        }
    }
};

HOLDFAST_TEST(SealTest)
#include "SealTest.moc"
