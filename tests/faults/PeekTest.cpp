// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/FaultyFiles.h"
#include "faults/Script.h"
#include "support/TestMain.h"

#include <sys/inotify.h>
#include <unistd.h>

using namespace holdfast;
using namespace holdfast::tests;

// Nobody in the process touches an open workspace but SQLite; and if somebody does, nothing is lost.
class PeekTest : public QObject {
    Q_OBJECT

    // Names opened in a folder since the watch was set, with how often. Closing is watched too: equal events in a row
    // come as one.
    static std::map<std::string, int> opened(int watch)
    {
        std::map<std::string, int> counts;
        alignas(inotify_event) char buffer[1 << 16];
        for (;;) {
            const ssize_t got = ::read(watch, buffer, sizeof buffer);
            if (got <= 0)
                return counts;
            for (ssize_t at = 0; at < got;) {
                const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
                if (event->len > 0 && (event->mask & IN_OPEN) != 0 && (event->mask & IN_ISDIR) == 0)
                    ++counts[event->name];
                at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
            }
        }
    }

private Q_SLOTS:
    void onlySqliteOpensTheFiles()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        got(ws::create(path, fixedClock()));
        FaultyFiles files;
        const int watch = ::inotify_init1(IN_NONBLOCK);
        QVERIFY(::inotify_add_watch(watch, qPrintable(folder.path()), IN_OPEN | IN_CLOSE) >= 0);
        {
            const auto file = got(ws::open(path, ws::Access::ReadWrite, fixedClock()));
            core::JobContext job;
            for (int i = 0; i < kScriptSteps; ++i)
                QVERIFY(scriptStep(*file, i));
            QVERIFY(sound(*file));
            QVERIFY(file->info());
            QVERIFY(file->backup((folder.path() + QStringLiteral("/copy.holdfast")).toStdString(), job));
            QVERIFY(file->rows({.table = "transaction", .offset = 0, .limit = 9, .lineage = true, .asWritten = true}, job));
            const auto counts = opened(watch), expected = files.opens();
            for (const auto& [name, count] : counts) {
                if (!name.starts_with("w.holdfast") || name == "w.holdfast-lock")
                    continue;
                const auto found = expected.find(name);
                QVERIFY2(found != expected.end() && found->second == count,
                    qPrintable(QStringLiteral("%1 opened %2 times").arg(QString::fromStdString(name)).arg(count)));
            }
            QVERIFY(counts.contains("w.holdfast") && counts.contains("w.holdfast-wal"));
        }
        ::close(watch);
    }

    // Code of the same process opens and closes the file; a second process opens and closes the workspace; the first
    // commits 100 edits and is killed.
    void aPeekLosesNothing()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        got(ws::create(path, fixedClock()));
        Child child("peek", path);
        QCOMPARE(child.line(), std::string("open"));
        QCOMPARE(child.line(), std::string("peeked"));
        {
            const auto second = ws::open(path);
            QVERIFY(!second);
            QCOMPARE(second.error().code, core::Code::WorkspaceLocked);
        }
        child.release();
        for (int i = 1; i <= 100; ++i)
            QCOMPARE(child.line(), std::to_string(i));
        child.kill();
        const auto file = got(ws::open(path));
        QCOMPARE(got(file->settings()).at("edit"), std::string("100"));
        QVERIFY(sound(*file));
    }
};

HOLDFAST_TEST(PeekTest)
#include "PeekTest.moc"
