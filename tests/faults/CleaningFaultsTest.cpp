// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Random.h"
#include "faults/Child.h"
#include "faults/CleaningScript.h"
#include "faults/FaultyFiles.h"
#include "faults/Tries.h"
#include "support/TestMain.h"
#include "unit/workspace/Fixture.h"

#include <QElapsedTimer>
#include <QFile>

#include <chrono>
#include <thread>

using namespace holdfast;
using namespace holdfast::tests;

// Imports, refreshes, recipes and merges: all or nothing, wherever they are killed, stopped or run out of disk. Each try
// is one step of the script, from the file as it stood before it.
class CleaningFaultsTest : public QObject {
    Q_OBJECT

    // The steps of the script by what they are.
    const std::vector<std::pair<const char*, std::vector<int>>> m_operations {
        {"import", {0, 1, 12}}, {"refresh", {3, 13}}, {"recipe", {2, 10, 14}}, {"merge", {4}}};
    QTemporaryDir m_folder;
    std::vector<QByteArray> m_files; // before each step
    std::vector<std::string> m_states; // after 0, 1, 2 … steps
    std::vector<qint64> m_spans; // microseconds of each step
    QString m_counts;

    std::string folder() const { return m_folder.path().toStdString(); }
    std::string path() const { return folder() + "/w.holdfast"; }

    void reset(int step)
    {
        for (const char* suffix : {"", "-wal", "-shm", "-journal", "-lock"})
            QFile::remove(QString::fromStdString(path()) + QLatin1String(suffix));
        QFile file(QString::fromStdString(path()));
        const QByteArray& content = m_files[static_cast<std::size_t>(step)];
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write the workspace");
    }

    // Empty: the workspace is sound and as it was before the step, or after it where `after` and `before` allow.
    QString verdict(int step, bool before, bool after)
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
        const auto at = static_cast<std::size_t>(step);
        if ((before && now == m_states[at]) || (after && now == m_states[at + 1]))
            return {};
        return QStringLiteral("neither the state before nor after");
    }

    // `each` tries one step and says whether the fault came in time; counts by operation.
    template <class Each> void tryAll(const char* fault, std::uint64_t seed, int leastInTime, Each&& each)
    {
        core::Random random(seed);
        QStringList counts;
        int all = 0, allInTime = 0;
        for (const auto& [name, steps] : m_operations) {
            const int wanted = tries(50);
            int inTime = 0;
            for (int round = 0; round < wanted; ++round) {
                const int step = steps[random.below(steps.size())];
                reset(step);
                QString wrong;
                inTime += each(step, random, wrong);
                QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1, try %2, step %3: %4").arg(QLatin1String(name)).arg(round).arg(step).arg(wrong)));
            }
            counts.append(QStringLiteral("%1 %2 (%3 in time)").arg(QLatin1String(name)).arg(wanted).arg(inTime));
            all += wanted;
            allInTime += inTime;
        }
        // How many come in time is up to the machine; a run in which nearly none does proves nothing.
        QVERIFY2(allInTime * 100 >= all * leastInTime, qPrintable(counts.join(QStringLiteral(", "))));
        qInfo("%s, tries: %s", fault, qPrintable(counts.join(QStringLiteral(", "))));
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeSources(folder());
        QVERIFY(flow::createWorkspace(path(), fixedClock()));
        for (int i = 0; i <= kCleaningSteps; ++i) {
            QFile file(QString::fromStdString(path()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_files.push_back(file.readAll());
            file.close();
            const auto session = flow::openWorkspace(path(), false, fixedClock());
            QVERIFY(session);
            m_states.push_back(seenIn(**session));
            if (i > 0)
                QVERIFY2(m_states.back() != m_states[m_states.size() - 2], qPrintable(QStringLiteral("step %1 changes nothing").arg(i - 1)));
            if (i == kCleaningSteps)
                break;
            core::JobContext job;
            QElapsedTimer timer;
            timer.start();
            const auto done = cleaningStep(**session, folder(), i, job);
            QVERIFY2(done, qPrintable(QStringLiteral("step %1: %2").arg(i).arg(QString::fromStdString(done ? "" : std::string(core::word(done.error().code)) + " " + done.error().detail))));
            m_spans.push_back(timer.nsecsElapsed() / 1000);
        }
    }

    void killed()
    {
        tryAll("kill -9", 3, 5, [this](int step, core::Random& random, QString& wrong) {
            bool acknowledged = false;
            {
                Child child("cleaning:" + std::to_string(step), path());
                if (child.line() != "open")
                    wrong = QStringLiteral("the child does not start");
                child.killAfter(static_cast<long>(random.uniform() * 1.2 * static_cast<double>(m_spans[static_cast<std::size_t>(step)])));
                acknowledged = child.line() == "done";
            }
            if (wrong.isEmpty())
                wrong = verdict(step, !acknowledged, true);
            return !acknowledged;
        });
    }

    void stopped()
    {
        tryAll("cancel", 7, 3, [this](int step, core::Random& random, QString& wrong) {
            core::Status done;
            {
                const auto session = flow::openWorkspace(path(), false, fixedClock());
                if (!session) {
                    wrong = QStringLiteral("does not open");
                    return false;
                }
                core::JobContext job;
                const auto when = std::chrono::steady_clock::now()
                    + std::chrono::microseconds(static_cast<long>(random.uniform() * static_cast<double>(m_spans[static_cast<std::size_t>(step)])));
                std::thread watch([&job, when] {
                    while (std::chrono::steady_clock::now() < when)
                        std::this_thread::yield();
                    job.stop();
                });
                done = cleaningStep(**session, folder(), step, job);
                watch.join();
                if (!done) {
                    // Back as it was, and the same step works afterwards.
                    core::JobContext again;
                    if (done.error().code != core::Code::Cancelled)
                        wrong = QString::fromStdString(std::string(core::word(done.error().code)));
                    else if (seenIn(**session) != m_states[static_cast<std::size_t>(step)])
                        wrong = QStringLiteral("something stayed");
                    else if (const auto repeated = cleaningStep(**session, folder(), step, again); !repeated)
                        wrong = QStringLiteral("the step does not work afterwards: ") + QString::fromStdString(std::string(core::word(repeated.error().code)) + " " + repeated.error().detail);
                }
            }
            if (wrong.isEmpty())
                wrong = verdict(step, false, true);
            return !done;
        });
    }

    void outOfDisk()
    {
        FaultyFiles files;
        std::map<int, std::uint64_t> calls; // of each step
        const auto run = [this](int step) {
            const auto session = flow::openWorkspace(path(), false, fixedClock());
            if (!session)
                return core::Status(std::unexpected(session.error()));
            core::JobContext job;
            return cleaningStep(**session, folder(), step, job);
        };
        tryAll("disk full", 11, 5, [&](int step, core::Random& random, QString& wrong) {
            if (!calls.contains(step)) {
                files.plan(0, FaultKind::Full, true);
                if (!run(step)) {
                    wrong = QStringLiteral("fails without a fault");
                    return false;
                }
                calls[step] = files.calls();
                reset(step);
            }
            files.plan(1 + random.below(calls[step]), random.chance(0.5) ? FaultKind::Full : FaultKind::HalfWrite, random.chance(0.5));
            const auto done = run(step);
            files.heal();
            wrong = verdict(step, !done, true);
            return !done;
        });
    }
};

HOLDFAST_TEST(CleaningFaultsTest)
#include "CleaningFaultsTest.moc"
