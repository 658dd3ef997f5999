// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/JobRunner.h"
#include "app/jobs/Watchdog.h"
#include "support/TestMain.h"

#include <atomic>
#include <latch>
#include <mutex>
#include <thread>

using namespace holdfast;
using namespace holdfast::app;

class JobRunnerTest : public QObject {
    Q_OBJECT

    static core::Result<int> untilStopped(core::JobContext& job, std::atomic<bool>& running)
    {
        running = true;
        while (!job.shouldStop())
            std::this_thread::yield();
        return core::fail(core::Code::Cancelled);
    }

private Q_SLOTS:
    void newestRequestWins()
    {
        JobRunner jobs;
        std::atomic<bool> running {false};
        QList<int> delivered;
        JobRequest request;
        request.key = QStringLiteral("same");
        jobs.run<int>(request, this, [&](core::JobContext& job) { return untilStopped(job, running); },
            [&](core::Result<int>) { delivered.append(1); });
        QTRY_VERIFY(running);
        for (int n = 2; n <= 4; ++n)
            jobs.run<int>(request, this, [n](core::JobContext&) -> core::Result<int> { return n; },
                [&](core::Result<int> result) { delivered.append(*result); });
        QTRY_VERIFY(jobs.isIdle());
        QCOMPARE(delivered, QList<int> {4});
    }

    void aDragIsNotStarved()
    {
        JobRunner jobs;
        QList<int> delivered;
        std::latch go(1);
        JobRequest request;
        request.key = QStringLiteral("brush");
        request.letRunningFinish = true;
        for (int n = 1; n <= 5; ++n)
            jobs.run<int>(request, this,
                [n, &go](core::JobContext& job) -> core::Result<int> {
                    go.wait();
                    if (job.shouldStop())
                        return core::fail(core::Code::Cancelled);
                    return n;
                },
                [&](core::Result<int> result) { delivered.append(*result); });
        go.count_down();
        QTRY_VERIFY(jobs.isIdle());
        QCOMPARE(delivered, (QList<int> {1, 5}));
    }

    void changesRunOneAfterAnother()
    {
        JobRunner jobs;
        std::atomic<int> inside {0}, most {0};
        QList<int> order;
        JobRequest request;
        request.lane = Lane::Writer;
        for (int n = 0; n < 20; ++n)
            jobs.run<int>(request, this,
                [&, n](core::JobContext&) -> core::Result<int> {
                    most = std::max(most.load(), ++inside);
                    std::this_thread::yield();
                    --inside;
                    return n;
                },
                [&](core::Result<int> result) { order.append(*result); });
        QVERIFY(jobs.isWriting());
        QTRY_VERIFY(jobs.isIdle());
        QCOMPARE(most.load(), 1);
        for (int n = 0; n < 20; ++n)
            QCOMPARE(order[n], n);
    }

    void cancelReachesTheWork()
    {
        JobRunner jobs;
        std::atomic<bool> running {false};
        std::optional<core::Code> code;
        JobRequest request;
        request.name = QStringLiteral("long");
        const quint64 id = jobs.run<int>(request, this, [&](core::JobContext& job) { return untilStopped(job, running); },
            [&](core::Result<int> result) { code = result.error().code; });
        QTRY_VERIFY(running);
        QTRY_VERIFY(jobs.model().running());
        jobs.cancel(id);
        QTRY_VERIFY(code.has_value());
        QCOMPARE(*code, core::Code::Cancelled);
        QCOMPARE(jobs.model().entries().last().state, JobState::Stopped); // never shown as a failure
    }

    void aGoneReceiverIsNotCalled()
    {
        JobRunner jobs;
        auto receiver = std::make_unique<QObject>();
        bool called = false;
        std::latch go(1);
        jobs.run<int>({}, receiver.get(),
            [&](core::JobContext&) -> core::Result<int> {
                go.wait();
                return 1;
            },
            [&](core::Result<int>) { called = true; });
        receiver.reset();
        go.count_down();
        QTRY_VERIFY(jobs.isIdle());
        QVERIFY(!called);
    }

    void closingStopsEverything()
    {
        std::atomic<bool> running {false};
        {
            JobRunner jobs;
            jobs.run<int>({}, this, [&](core::JobContext& job) { return untilStopped(job, running); }, [](core::Result<int>) { });
            QTRY_VERIFY(running);
        }
        QVERIFY(true);
    }

    void watchdogSeesABlock()
    {
        Watchdog watchdog;
        watchdog.start();
        QTRY_VERIFY(watchdog.beats() > 3);
        QElapsedTimer busy;
        busy.start();
        while (busy.elapsed() < 120)
            std::this_thread::yield();
        const quint64 before = watchdog.beats();
        QTRY_VERIFY(watchdog.beats() > before);
        QVERIFY(watchdog.longestMs() >= 100);
    }
};

HOLDFAST_TEST(JobRunnerTest)
#include "JobRunnerTest.moc"
