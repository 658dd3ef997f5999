// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Random.h"
#include "faults/Child.h"
#include "faults/CleaningScript.h"
#include "faults/FaultyFiles.h"
#include "support/TestMain.h"
#include "unit/workspace/Fixture.h"

#include <QElapsedTimer>
#include <QFile>

#include <chrono>
#include <thread>

using namespace holdfast;
using namespace holdfast::tests;

// Loads with a recipe, cleaning, refresh and merges: all or nothing, wherever they are killed, stopped or run out of disk.
class CleaningFaultsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_start;
    std::vector<std::string> m_states; // after 0, 1, 2 … steps
    qint64 m_span = 0; // microseconds of an undisturbed run

    std::string folder() const { return m_folder.path().toStdString(); }
    std::string path() const { return folder() + "/w.holdfast"; }

    void reset()
    {
        for (const char* suffix : {"", "-wal", "-shm", "-journal", "-lock"})
            QFile::remove(QString::fromStdString(path()) + QLatin1String(suffix));
        QFile file(QString::fromStdString(path()));
        if (!file.open(QIODevice::WriteOnly) || file.write(m_start) != m_start.size())
            qFatal("cannot write the workspace");
    }

    // Empty: the workspace is sound and holds the state after `acknowledged` steps, or after the next one.
    QString verdict(int acknowledged, bool orNext)
    {
        core::JobContext job;
        const auto report = flow::checkWorkspace(path(), job);
        if (!report)
            return QStringLiteral("does not open: ") + QString::fromStdString(std::string(core::word(report.error().code)) + " " + report.error().detail);
        if (!report->sound)
            return QStringLiteral("not sound");
        const auto session = flow::openWorkspace(path(), false, fixedClock());
        if (!session)
            return QStringLiteral("does not open");
        const std::string now = seenIn(**session);
        const auto at = static_cast<std::size_t>(acknowledged);
        if (now == m_states[at] || (orNext && at + 1 < m_states.size() && now == m_states[at + 1]))
            return {};
        return QStringLiteral("neither the state before nor after");
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeSources(folder());
        QVERIFY(flow::createWorkspace(path(), fixedClock()));
        QFile file(QString::fromStdString(path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_start = file.readAll();
        const auto session = flow::openWorkspace(path(), false, fixedClock());
        QVERIFY(session);
        m_states.push_back(seenIn(**session));
        for (int i = 0; i < kCleaningSteps; ++i) {
            core::JobContext job;
            const auto done = cleaningStep(**session, folder(), i, job);
            QVERIFY2(done, qPrintable(QStringLiteral("step %1: %2").arg(i).arg(QString::fromStdString(done ? "" : std::string(core::word(done.error().code)) + " " + done.error().detail))));
            m_states.push_back(seenIn(**session));
            QVERIFY2(m_states.back() != m_states[m_states.size() - 2], qPrintable(QStringLiteral("step %1 changes nothing").arg(i)));
        }
    }

    void twoHundredKills()
    {
        reset();
        {
            Child child("cleaning", path());
            QCOMPARE(child.line(), std::string("open"));
            QElapsedTimer timer;
            timer.start();
            int steps = 0;
            while (!child.line().empty())
                ++steps;
            QCOMPARE(steps, kCleaningSteps);
            m_span = timer.nsecsElapsed() / 1000;
        }
        core::Random random(static_cast<std::uint64_t>(m_span));
        int inside = 0;
        for (int round = 0; round < 200; ++round) {
            reset();
            int acknowledged = 0;
            {
                Child child("cleaning", path());
                QCOMPARE(child.line(), std::string("open"));
                child.killAfter(static_cast<long>(random.uniform() * static_cast<double>(m_span)));
                for (std::string line = child.line(); !line.empty(); line = child.line())
                    acknowledged = std::atoi(line.c_str());
            }
            const QString wrong = verdict(acknowledged, true);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("round %1 after %2 steps: %3").arg(round).arg(acknowledged).arg(wrong)));
            inside += acknowledged > 0 && acknowledged < kCleaningSteps;
        }
        QVERIFY2(inside > 50, qPrintable(QStringLiteral("only %1 kills fell inside the run").arg(inside)));
    }

    void twoHundredStops()
    {
        core::Random random(7);
        int stopped = 0;
        for (int round = 0; round < 200; ++round) {
            reset();
            int acknowledged = 0;
            {
                const auto session = flow::openWorkspace(path(), false, fixedClock());
                QVERIFY(session);
                core::JobContext job;
                const auto when = std::chrono::steady_clock::now() + std::chrono::microseconds(static_cast<long>(random.uniform() * static_cast<double>(m_span)));
                std::thread watch([&job, when] {
                    while (std::chrono::steady_clock::now() < when)
                        std::this_thread::yield();
                    job.stop();
                });
                core::Status done;
                for (int i = 0; i < kCleaningSteps && done; ++i) {
                    done = cleaningStep(**session, folder(), i, job);
                    acknowledged += done.has_value();
                }
                watch.join();
                if (!done) {
                    QCOMPARE(done.error().code, core::Code::Cancelled);
                    ++stopped;
                    // Back at once, as it was, and the same step works afterwards.
                    QVERIFY2(seenIn(**session) == m_states[static_cast<std::size_t>(acknowledged)],
                        qPrintable(QStringLiteral("round %1, stopped in step %2").arg(round).arg(acknowledged)));
                    core::JobContext again;
                    QVERIFY(cleaningStep(**session, folder(), acknowledged, again));
                    ++acknowledged;
                }
            }
            const QString wrong = verdict(acknowledged, false);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("round %1 after %2 steps: %3").arg(round).arg(acknowledged).arg(wrong)));
        }
        QVERIFY2(stopped > 50, qPrintable(QStringLiteral("only %1 stops came in time").arg(stopped)));
    }

    void aFullDiskAnywhere()
    {
        FaultyFiles files;
        reset();
        files.plan(0, FaultKind::Full, true);
        std::uint64_t calls = 0;
        const auto run = [this](int& acknowledged) {
            core::Status done;
            const auto session = flow::openWorkspace(path(), false, fixedClock());
            if (!session)
                return core::Status(std::unexpected(session.error()));
            for (int i = 0; i < kCleaningSteps && done; ++i) {
                core::JobContext job;
                done = cleaningStep(**session, folder(), i, job);
                acknowledged += done.has_value();
            }
            return done;
        };
        int all = 0;
        QVERIFY(run(all));
        calls = files.calls();
        QVERIFY(calls > 200);
        core::Random random(11);
        int failed = 0;
        for (int round = 0; round < 200; ++round) {
            reset();
            files.plan(1 + random.below(calls), round % 2 ? FaultKind::Full : FaultKind::HalfWrite, round % 4 < 2);
            int acknowledged = 0;
            const auto done = run(acknowledged);
            files.heal();
            failed += !done;
            const QString wrong = verdict(acknowledged, !done);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("round %1 after %2 steps: %3").arg(round).arg(acknowledged).arg(wrong)));
        }
        QVERIFY2(failed > 50, qPrintable(QStringLiteral("only %1 faults were met").arg(failed)));
    }
};

HOLDFAST_TEST(CleaningFaultsTest)
#include "CleaningFaultsTest.moc"
