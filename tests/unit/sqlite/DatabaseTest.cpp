// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/RowTable.h"
#include "sqlite/Statement.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>

#include <thread>

#include <sys/resource.h>

using namespace holdfast;
using namespace holdfast::sqlite;

class DatabaseTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;
    std::string freshPath() { return (m_folder.path() + QStringLiteral("/d%1.db").arg(++m_count)).toStdString(); }
    static Database made(const std::string& path)
    {
        auto database = open(path, {.access = Access::Create});
        if (!database)
            qFatal("%s", database.error().detail.c_str());
        return std::move(*database);
    }

private Q_SLOTS:
    void aMistypedPathMakesNoFile()
    {
        const std::string path = freshPath();
        const auto database = open(path, {});
        QVERIFY(!database);
        QCOMPARE(database.error().code, core::Code::FileNotFound);
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
        const std::string link = freshPath();
        made(path);
        QVERIFY(QFile::link(QString::fromStdString(path), QString::fromStdString(link)));
        QVERIFY(!open(link, {}));
    }

    void everyConnectionHasTheSettings()
    {
        const std::string path = freshPath();
        made(path);
        for (const Access access : {Access::ReadWrite, Access::ReadOnly, Access::Immutable}) {
            auto database = open(path, {.access = access});
            QVERIFY(database);
            for (const auto& [pragma, value] : {std::pair("cell_size_check", 1), std::pair("foreign_keys", 1),
                     std::pair("secure_delete", 1), std::pair("temp_store", 2), std::pair("synchronous", 2), std::pair("trusted_schema", 0)})
                QCOMPARE(*database->integer(std::string("PRAGMA ") + pragma), std::int64_t {value});
            QVERIFY(!database->execute("SELECT load_extension('x')"));
            QVERIFY(!database->execute("SELECT \"no_such_column\""));
            QVERIFY(!database->execute("PRAGMA writable_schema=on; DELETE FROM sqlite_master"));
        }
    }

    void statementsAreReused()
    {
        Database database = made(freshPath());
        QVERIFY(database.execute("CREATE TABLE t(a INTEGER, b TEXT, c BLOB, d REAL) STRICT"));
        Statement insert = database.prepare("INSERT INTO t VALUES(?1, ?2, ?3, ?4)");
        for (int i = 0; i < 3; ++i)
            QVERIFY(insert.bind(1, i).bind(2, std::string(static_cast<std::size_t>(i), 'x')).bindBlob(3, std::string_view("\0b", 2)).bind(4, 0.5 * i).run());
        QVERIFY(insert.bind(1, 9).bindNull(2).bindNull(3).bind(4, std::numeric_limits<double>::quiet_NaN()).run());
        Statement select = database.prepare("SELECT * FROM t ORDER BY a");
        for (int round = 0; round < 2; ++round) {
            int rows = 0;
            while (*select.step()) {
                QCOMPARE(select.integer(0), std::int64_t {rows < 3 ? rows : 9});
                if (rows < 3) {
                    QCOMPARE(select.text(1).size(), static_cast<std::size_t>(rows));
                    QCOMPARE(select.blob(2), std::string_view("\0b", 2));
                    QCOMPARE(select.real(3), 0.5 * rows);
                } else {
                    QVERIFY(select.isNull(1) && select.isNull(2) && select.isNull(3));
                }
                ++rows;
            }
            QCOMPARE(rows, 4);
        }
        Statement wrong = database.prepare("SELECT * FROM nowhere");
        QVERIFY(!wrong.step());
        QVERIFY(!wrong.bind(1, 1).run());
        QVERIFY(database.prepare("SELECT 1").reads());
        QVERIFY(database.prepare(" SELECT 1 ; ").reads());
        QVERIFY(!database.prepare("SELECT 1; SELECT 2").reads());
        QVERIFY(!database.prepare("DELETE FROM t").reads());
    }

    void aTransactionIsAllOrNothing()
    {
        Database database = made(freshPath());
        QVERIFY(database.execute("CREATE TABLE t(a)"));
        {
            Transaction transaction(database);
            QVERIFY(transaction.begun());
            QVERIFY(database.execute("INSERT INTO t VALUES(1)"));
        }
        QCOMPARE(*database.integer("SELECT count(*) FROM t"), std::int64_t {0});
        {
            Transaction transaction(database);
            QVERIFY(database.execute("INSERT INTO t VALUES(1)"));
            QVERIFY(transaction.commit());
        }
        QCOMPARE(*database.integer("SELECT count(*) FROM t"), std::int64_t {1});
    }

    void lockedIsSaidSoon()
    {
        const std::string path = freshPath();
        Database first = made(path);
        QVERIFY(first.execute("CREATE TABLE t(a); BEGIN IMMEDIATE"));
        auto second = open(path, {.busyMilliseconds = 50});
        QVERIFY(second);
        Transaction transaction(*second);
        QVERIFY(!transaction.begun());
        QCOMPARE(transaction.begun().error().code, core::Code::WorkspaceLocked);
    }

    void aStopInterrupts()
    {
        Database database = made(freshPath());
        core::JobContext job;
        const Interrupt interrupt(database, job);
        std::atomic<bool> started {false};
        std::thread stopper([&] {
            while (!started)
                std::this_thread::yield();
            // The first stop may come before the statement runs; it is repeated until the statement has ended.
            while (started)
                job.stop();
        });
        started = true;
        const auto endless = database.integer("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n");
        started = false;
        stopper.join();
        QVERIFY(!endless);
        QCOMPARE(endless.error().code, core::Code::Cancelled);
    }

    void aFullDiskIsNamed()
    {
        const std::string path = freshPath();
        Database database = made(path);
        QVERIFY(database.execute("PRAGMA journal_mode=wal; CREATE TABLE t(a)"));
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small {200000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const auto written = database.execute("INSERT INTO t VALUES(randomblob(1000000))");
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!written);
        QCOMPARE(written.error().code, core::Code::DiskFull);
        QVERIFY(database.execute("INSERT INTO t VALUES(1)"));
        QCOMPARE(*database.integer("SELECT count(*) FROM t"), std::int64_t {1});
    }

    void damageIsNamed()
    {
        const std::string path = freshPath();
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        const auto database = open(path, {});
        QVERIFY(!database);
        QCOMPARE(database.error().code, core::Code::WorkspaceDamaged);
    }

    void aSourceIsOnlyRead()
    {
        const std::string path = freshPath();
        {
            Database database = made(path);
            QVERIFY(database.execute("CREATE TABLE t(a); INSERT INTO t VALUES(7); CREATE VIEW v AS SELECT * FROM t"));
        }
        auto source = open(path, {.access = Access::ReadOnly, .source = true});
        QVERIFY(source);
        QCOMPARE(*source->integer("SELECT a FROM t"), std::int64_t {7});
        for (const char* denied : {"ATTACH ':memory:' AS x", "INSERT INTO t VALUES(1)", "PRAGMA writable_schema=on", "CREATE TEMP TABLE x(a)", "DROP TABLE t"})
            QVERIFY2(!source->execute(denied), denied);
    }

    void copiesByTheBackupInterface()
    {
        const std::string path = freshPath(), target = freshPath();
        Database database = made(path);
        QVERIFY(database.execute("PRAGMA journal_mode=wal; CREATE TABLE t(a); INSERT INTO t VALUES(zeroblob(100000)), (2)"));
        core::JobContext job;
        QVERIFY(backup(database, target, job));
        auto copy = open(target, {});
        QVERIFY(copy);
        QCOMPARE(*copy->integer("SELECT sum(length(a)) FROM t"), std::int64_t {100001});
        core::JobContext stopped;
        stopped.stop();
        QCOMPARE(backup(database, freshPath(), stopped).error().code, core::Code::Cancelled);
        QCOMPARE(readRaw(target, 15)->substr(0, 15), std::string("SQLite format 3"));
        QVERIFY(!readRaw(freshPath(), 15));
    }

    void identifiersAreQuoted()
    {
        Database database = made(freshPath());
        for (const std::string name : {"plain", "with \"quotes\"", "a;b", "select", "ünï", "''"}) {
            QVERIFY(database.execute("CREATE TABLE " + sqlite::quoted(name) + "(" + sqlite::quoted(name) + ")"));
            Statement found = database.prepare("SELECT name FROM sqlite_schema WHERE name=?1");
            found.bind(1, name);
            QVERIFY(*found.step());
        }
    }
};

HOLDFAST_TEST(DatabaseTest)
#include "DatabaseTest.moc"
