// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Random.h"
#include "faults/Child.h"
#include "faults/Tries.h"
#include "sqlite/Statement.h"
#include "support/TestMain.h"
#include "unit/workspace/Fixture.h"
#include "workspace/store/Ledger.h"
#include "workspace/store/Opening.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

using namespace holdfast;
using namespace holdfast::tests;

// kill -9 while a workspace of the first format is brought up: it opens with its content at the next start, and before
// the first byte is changed a sound backup stands beside it.
class MigrationKillTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string path() const { return (m_folder.path() + QStringLiteral("/w.holdfast")).toStdString(); }
    std::string backup() const { return path() + ".format-1.backup"; }

    // The content of the workspace `from` as a workspace of the first format.
    static void makeFirstFormat(const std::string& from, const std::string& to)
    {
        const std::vector<ws::Migration> first(ws::migrations().begin(), ws::migrations().begin() + 1);
        QVERIFY(ws::createFile(to, 1, first));
        auto database = got(sqlite::open(to, {.access = sqlite::Access::ReadWrite, .exclusive = true}));
        QVERIFY(database.execute("PRAGMA foreign_keys=off"));
        QVERIFY(database.prepare("ATTACH ?1 AS other").bind(1, from).run());
        {
            sqlite::Transaction transaction(database);
            std::vector<std::string> tables;
            auto list = database.prepare("SELECT name FROM main.sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'");
            while (got(list.step()))
                tables.emplace_back(list.text(0));
            for (const std::string& table : tables) {
                std::string columns;
                auto info = database.prepare("SELECT name FROM pragma_table_info(?1, 'main')");
                info.bind(1, table);
                while (got(info.step()))
                    columns += (columns.empty() ? "" : ", ") + sqlite::quoted(info.text(0));
                const std::string name = sqlite::quoted(table);
                QVERIFY(database.execute("DELETE FROM main." + name));
                QVERIFY(database.execute("INSERT INTO main." + name + "(" + columns + ") SELECT " + columns + " FROM other." + name));
            }
            QVERIFY(ws::sealEverything(database, 1));
            QVERIFY(transaction.commit());
        }
        QVERIFY(database.execute("DETACH other; PRAGMA wal_checkpoint(TRUNCATE)"));
    }

private Q_SLOTS:
    void hundredKills()
    {
        const std::string full = path() + ".full";
        {
            const auto file = got(ws::create(full, fixedClock()));
            for (int i = 0; i < 12; ++i) {
                Table table = i % 2 ? transactions() : customers();
                table.id = "import-" + std::to_string(i);
                const std::size_t rows = table.rows.size();
                for (std::size_t r = 0; r < 1500; ++r)
                    table.rows.push_back(table.rows[r % rows]);
                if (table.role == domain::Role::Customer)
                    for (std::size_t r = 0; r < table.rows.size(); ++r)
                        table.rows[r][0] = "K" + std::to_string(r);
                QVERIFY(load(*file, table));
            }
            QVERIFY(file->saveSegment({"segment", {}, 1}));
        }
        makeFirstFormat(full, path());
        QFile original(QString::fromStdString(path()));
        QVERIFY(original.open(QIODevice::ReadOnly));
        const QByteArray start = original.readAll();
        original.close();
        std::string before, after;
        {
            const auto file = got(ws::open(path(), ws::Access::ReadOnly));
            QCOMPARE(got(file->info()).formatVersion, 1);
            QVERIFY(sound(*file));
            before = contentOf(*file);
        }
        const auto reset = [&] {
            for (const QString& name : QDir(m_folder.path()).entryList({QStringLiteral("*w.holdfast*")}, QDir::Files | QDir::Hidden))
                if (!name.endsWith(QStringLiteral(".full")))
                    QFile::remove(m_folder.filePath(name));
            QFile file(QString::fromStdString(path()));
            if (!file.open(QIODevice::WriteOnly) || file.write(start) != start.size())
                qFatal("cannot write the workspace");
        };
        reset();
        qint64 span = 0;
        {
            Child child("migration", path());
            QCOMPARE(child.line(), std::string("start"));
            QElapsedTimer timer;
            timer.start();
            QCOMPARE(child.line(), std::string("open"));
            span = timer.nsecsElapsed() / 1000;
        }
        {
            const auto file = got(ws::open(path(), ws::Access::ReadOnly));
            QCOMPARE(got(file->info()).formatVersion, ws::kFormatVersion);
            after = contentOf(*file);
        }
        core::Random random(5);
        const int wanted = tries(100);
        int early = 0, changed = 0, done = 0;
        for (int round = 0; round < wanted; ++round) {
            reset();
            bool acknowledged = false;
            {
                Child child("migration", path());
                QCOMPARE(child.line(), std::string("start"));
                child.killAfter(static_cast<long>(random.uniform() * 1.1 * static_cast<double>(span)));
                acknowledged = child.line() == "open";
            }
            // No byte of the file or of a log changes before the backup stands.
            QFile file(QString::fromStdString(path()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const bool touched = file.readAll() != start || QFile(QString::fromStdString(path() + "-wal")).size() > 0;
            file.close();
            const bool stands = QFile::exists(QString::fromStdString(backup()));
            QVERIFY2(stands || !touched, qPrintable(QStringLiteral("round %1: changed without a backup").arg(round)));
            if (stands) {
                const auto copy = ws::open(backup(), ws::Access::ReadOnly);
                QVERIFY2(copy, why(copy));
                QCOMPARE(got((*copy)->info()).formatVersion, 1);
                QVERIFY2(sound(**copy) && contentOf(**copy) == before, qPrintable(QStringLiteral("round %1: the backup").arg(round)));
            }
            const auto again = ws::open(path(), ws::Access::ReadWrite, fixedClock());
            QVERIFY2(again, why(again));
            QCOMPARE(got((*again)->info()).formatVersion, ws::kFormatVersion);
            QVERIFY2(sound(**again) && contentOf(**again) == after, qPrintable(QStringLiteral("round %1").arg(round)));
            QVERIFY(QFile::exists(QString::fromStdString(backup())));
            early += !stands;
            changed += stands && !acknowledged;
            done += acknowledged;
        }
        qInfo("%d kills: %d before the backup stood, %d with it during the migration, %d after", wanted, early, changed, done);
        QVERIFY(early > 0 && changed > 0);
    }
};

HOLDFAST_TEST(MigrationKillTest)
#include "MigrationKillTest.moc"
