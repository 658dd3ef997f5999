// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Random.h"
#include "faults/Script.h"
#include "support/TestMain.h"

#include <QElapsedTimer>
#include <QFile>

using namespace holdfast;
using namespace holdfast::tests;

// kill -9 at random moments of imports, edits, undo and redo: what was acknowledged is there, nothing is there by half.
class KillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoHundredKills()
    {
        QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/w.holdfast");
        const auto clear = [&path] {
            for (const char* suffix : {"", "-wal", "-shm", "-journal", "-lock"})
                QFile::remove(path + QLatin1String(suffix));
        };
        QByteArray start;
        {
            got(ws::create(path.toStdString(), fixedClock()));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            start = file.readAll();
        }
        const auto reset = [&] {
            clear();
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(start) != start.size())
                qFatal("cannot write the workspace");
        };
        std::vector<std::string> states;
        {
            const auto file = got(ws::open(path.toStdString(), ws::Access::ReadWrite, fixedClock()));
            states.push_back(contentOf(*file));
            for (int i = 0; i < kScriptSteps; ++i) {
                const auto done = scriptStep(*file, i);
                QVERIFY2(done, why(done));
                states.push_back(contentOf(*file));
            }
        }
        // How long an undisturbed run takes from its opening on.
        reset();
        QElapsedTimer timer;
        qint64 span = 0;
        {
            Child child("script", path.toStdString());
            QCOMPARE(child.line(), std::string("open"));
            timer.start();
            while (!child.line().empty()) { }
            span = timer.nsecsElapsed() / 1000;
        }
        core::Random random(static_cast<std::uint64_t>(span));
        int early = 0, inside = 0;
        for (int round = 0; round < 200; ++round) {
            reset();
            int acknowledged = 0;
            {
                Child child("script", path.toStdString());
                // One kill in eight may fall into the opening itself.
                const bool opening = round % 8 == 7;
                if (!opening)
                    QCOMPARE(child.line(), std::string("open"));
                child.killAfter(static_cast<long>(random.uniform() * static_cast<double>(opening ? 30000 : span)));
                for (std::string line = child.line(); !line.empty(); line = child.line())
                    if (line != "open")
                        acknowledged = std::atoi(line.c_str());
            }
            const auto file = ws::open(path.toStdString(), ws::Access::ReadWrite, fixedClock());
            QVERIFY2(file, why(file));
            const std::string content = contentOf(**file);
            const auto at = static_cast<std::size_t>(acknowledged);
            const bool kept = content == states[at] || (at + 1 < states.size() && content == states[at + 1]);
            QVERIFY2(kept, qPrintable(QStringLiteral("round %1: neither the state after step %2 nor after the next").arg(round).arg(acknowledged)));
            QVERIFY2(sound(**file), qPrintable(QStringLiteral("round %1").arg(round)));
            early += acknowledged == 0;
            inside += acknowledged > 0 && acknowledged < kScriptSteps;
        }
        QVERIFY2(inside > 50, qPrintable(QStringLiteral("only %1 kills fell inside the run").arg(inside)));
        qInfo("%d kills before the first step, %d inside the run", early, inside);
    }

    void theLockGoesWithItsHolder()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        got(ws::create(path, fixedClock()));
        for (int round = 0; round < 5; ++round) {
            Child holder("hold", path);
            QCOMPARE(holder.line(), std::string("open"));
            QElapsedTimer timer;
            timer.start();
            const auto second = ws::open(path);
            QVERIFY(!second);
            QCOMPARE(second.error().code, core::Code::WorkspaceLocked);
            QVERIFY(timer.elapsed() < 1000);
            holder.kill();
            const auto third = ws::open(path);
            QVERIFY2(third, why(third));
            Child refused("hold", path);
            QCOMPARE(refused.line(), std::string("workspace-locked"));
        }
    }
};

HOLDFAST_TEST(KillTest)
#include "KillTest.moc"
