// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"
#include "unit/workspace/Fixture.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <sqlite3.h>
#include <sys/stat.h>

using namespace holdfast;
using namespace holdfast::tests;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

// A connection as a stranger would make it.
struct Stranger {
    sqlite3* handle = nullptr;
    explicit Stranger(const QString& path) { sqlite3_open(qPrintable(path), &handle); }
    ~Stranger() { sqlite3_close(handle); }
    bool run(const char* sql)
    {
        char* message = nullptr;
        const bool done = sqlite3_exec(handle, sql, nullptr, nullptr, &message) == SQLITE_OK;
        if (!done)
            qWarning("%s: %s", sql, message);
        sqlite3_free(message);
        return done;
    }
};

} // namespace

class OpeningTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_sound;
    int m_count = 0;
    QString place() { return m_folder.path() + QStringLiteral("/w%1.holdfast").arg(++m_count); }
    QString put(const QByteArray& bytes)
    {
        const QString path = place();
        writeBytes(path, bytes);
        return path;
    }
    static QByteArray withNumber(QByteArray bytes, int at, quint32 value)
    {
        for (int i = 0; i < 4; ++i)
            bytes[at + i] = static_cast<char>(value >> (24 - 8 * i));
        return bytes;
    }
    // Opening fails with this word and leaves the folder byte by byte as it was (a new -shm or -lock may not stay either).
    void refused(const QString& path, const char* word, const char* other = nullptr)
    {
        QMap<QString, QByteArray> before, after;
        const auto look = [&](QMap<QString, QByteArray>& all) {
            const QFileInfo info(path);
            for (const QString& name : info.dir().entryList({info.fileName() + u'*'}, QDir::AllEntries | QDir::Hidden))
                all[name] = bytesOf(info.dir().filePath(name));
        };
        look(before);
        {
            const auto opened = ws::open(path.toStdString());
            QVERIFY2(!opened, word);
            const std::string got(core::word(opened.error().code));
            QVERIFY2(got == word || (other && got == other), (got + ", " + opened.error().detail).c_str());
        }
        look(after);
        QCOMPARE(after.keys(), before.keys());
        QVERIFY(after == before);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = place();
        {
            const auto file = got(ws::create(path.toStdString(), fixedClock()));
            QVERIFY(load(*file, customers()));
            QVERIFY(load(*file, transactions()));
        }
        m_sound = bytesOf(path);
        QVERIFY(m_sound.size() > 4096);
    }

    void badFiles()
    {
        refused(place(), "workspace-missing");
        refused(put({}), "workspace-damaged");
        refused(put(QByteArray(100, 'x')), "workspace-damaged");
        refused(put(QByteArray(8192, 'x')), "workspace-foreign");
        refused(put(m_sound.left(m_sound.size() - 1)), "workspace-damaged");
        refused(put(m_sound.left(m_sound.size() / 2 / 4096 * 4096)), "workspace-damaged");
        refused(put(m_sound.left(m_sound.size() / 2 + 17)), "workspace-damaged");
        refused(put(m_sound + QByteArray(4096, '\0')), "workspace-damaged");
        refused(put(withNumber(m_sound, 68, 252006673)), "workspace-foreign");
        refused(put(withNumber(m_sound, 68, 0)), "workspace-foreign");
        refused(put(withNumber(m_sound, 68, static_cast<quint32>(ws::kApplicationId) ^ 0x100)), "workspace-damaged");
        refused(put(withNumber(m_sound, 60, 2000000)), "workspace-newer");
        refused(put(withNumber(m_sound, 60, 0)), "workspace-damaged");
        refused(put(withNumber(m_sound, 60, 3)), "workspace-damaged"); // one bit away from 1, and 1 is written inside
        refused(m_folder.path(), "not-regular-file");
        const QString empty = place();
        {
            Stranger other(empty);
            QVERIFY(other.run("PRAGMA application_id=1215261796; PRAGMA user_version=1; CREATE TABLE t(x); INSERT INTO t VALUES(1)"));
        }
        refused(empty, "workspace-damaged");
    }

    void everyBitOfTheHeader()
    {
        for (int bit = 0; bit < 100 * 8; ++bit) {
            QByteArray bytes = m_sound;
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
            const QString path = put(bytes);
            const auto opened = ws::open(path.toStdString(), ws::Access::ReadOnly);
            if (!opened) {
                const auto text = std::to_string(bit) + ": " + std::string(core::word(opened.error().code)) + " " + opened.error().detail;
                QVERIFY2(opened.error().code == core::Code::WorkspaceDamaged, text.c_str());
                QCOMPARE(bytesOf(path), bytes);
            } else {
                core::JobContext job;
                const auto shot = (*opened)->snapshot({}, job);
                QVERIFY(shot);
                QCOMPARE((*shot)->customers.size(), std::size_t {5});
            }
            QFile::remove(path);
        }
    }

    void aHostileSchemaRunsNothing()
    {
        const char* const changes[] = {"CREATE VIEW v AS SELECT load_extension('x') FROM customer",
            "CREATE TRIGGER t AFTER INSERT ON workspace BEGIN DELETE FROM customer; END", "CREATE TABLE extra(x)",
            "CREATE INDEX i ON setting(value)", "ALTER TABLE setting ADD COLUMN y TEXT AS (value || 'y')", "DROP TABLE finding",
            "PRAGMA writable_schema=on; INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql) "
            "VALUES('table','dangling','dangling',0,'CREATE VIRTUAL TABLE dangling USING no_such_module(x)')"};
        for (const char* change : changes) {
            const QString path = put(m_sound);
            {
                Stranger stranger(path);
                QVERIFY(stranger.run(change));
            }
            refused(path, "workspace-damaged");
        }
    }

    void aForeignLogIsNotReplayed()
    {
        // Any other database's log.
        const QString strange = place(), path = put(m_sound);
        {
            Stranger other(strange);
            QVERIFY(other.run("PRAGMA journal_mode=wal; CREATE TABLE intruder(x); INSERT INTO intruder VALUES('other database')"));
            QVERIFY(QFile::copy(strange + QStringLiteral("-wal"), path + QStringLiteral("-wal")));
        }
        refused(path, "foreign-journal");
        QCOMPARE(bytesOf(path), m_sound);
        // Taken away, the workspace is as it was.
        QVERIFY(QFile::remove(path + QStringLiteral("-wal")));
        QVERIFY(sound(*got(ws::open(path.toStdString()))));
    }

    void theLogOfAnotherWorkspaceIsNotReplayed()
    {
        const QString other = place(), path = put(m_sound);
        {
            const auto file = got(ws::create(other.toStdString(), fixedClock()));
            QVERIFY(file->set("period", "week"));
            QVERIFY(load(*file, customers()));
            QVERIFY(file->set("period", "day"));
            QVERIFY(QFileInfo(other + QStringLiteral("-wal")).size() > 0);
            QVERIFY(QFile::copy(other + QStringLiteral("-wal"), path + QStringLiteral("-wal")));
        }
        refused(path, "foreign-journal");
    }

    void anOlderLogOfItsOwnIsNotReplayed()
    {
        const QString path = place();
        QByteArray log;
        {
            const auto file = got(ws::create(path.toStdString(), fixedClock()));
            QVERIFY(file->set("period", "week"));
            log = bytesOf(path + QStringLiteral("-wal"));
            QVERIFY(load(*file, customers()));
            QVERIFY(file->set("period", "day"));
        }
        QVERIFY(!log.isEmpty());
        const QByteArray now = bytesOf(path);
        const QString copy = put(now);
        writeBytes(copy + QStringLiteral("-wal"), log);
        refused(copy, "foreign-journal");
    }

    void aCrashLeavesALogThatIsReplayed()
    {
        const QString path = place(), copy = place();
        {
            const auto file = got(ws::create(path.toStdString(), fixedClock()));
            QVERIFY(load(*file, customers()));
            QVERIFY(file->set("period", "day"));
            // What a kill would leave behind; made from what lies there, by a file system copy.
            writeBytes(copy, bytesOf(path));
            writeBytes(copy + QStringLiteral("-wal"), bytesOf(path + QStringLiteral("-wal")));
        }
        const auto file = got(ws::open(copy.toStdString()));
        QCOMPARE(got(file->settings()).at("period"), std::string("day"));
        QVERIFY(sound(*file));
    }

    void aForeignRollbackJournalIsNotPlayedBack()
    {
        const QString strange = place(), path = put(m_sound);
        {
            Stranger other(strange);
            QVERIFY(other.run("PRAGMA page_size=4096; CREATE TABLE a(x); INSERT INTO a VALUES(1); PRAGMA cache_size=1; PRAGMA cache_spill=1;"
                              "BEGIN; CREATE TABLE intruder(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<20000)"
                              "INSERT INTO intruder SELECT randomblob(20) FROM n; UPDATE a SET x=2"));
            QVERIFY(QFileInfo(strange + QStringLiteral("-journal")).size() > 0);
            writeBytes(path + QStringLiteral("-journal"), bytesOf(strange + QStringLiteral("-journal")));
        }
        // Either it is seen to be nobody's (never synced: SQLite ignores it), or it is refused; the content stays.
        const auto opened = ws::open(path.toStdString());
        if (!opened)
            QVERIFY2(opened.error().code == core::Code::ForeignJournal, why(opened));
        else
            QVERIFY(sound(**opened));
        if (!opened)
            QCOMPARE(bytesOf(path), m_sound);
    }

    void readOnlyPlaces()
    {
        const QString path = put(m_sound);
        ::chmod(qPrintable(path), 0444);
        {
            const auto file = got(ws::open(path.toStdString()));
            QVERIFY(file->readOnly());
            QCOMPARE(file->openFindings().size(), std::size_t {1});
            QCOMPARE(file->openFindings()[0].code, core::Code::WorkspaceReadOnly);
            QCOMPARE(file->set("a", "b").error().code, core::Code::WorkspaceReadOnly);
            QCOMPARE(file->undo().error().code, core::Code::WorkspaceReadOnly);
            core::JobContext job;
            QCOMPARE(file->beginImport(headerOf(customers()), job).error().code, core::Code::WorkspaceReadOnly);
            QVERIFY(sound(*file));
            QCOMPARE(got(file->snapshot({}, job))->size(), std::size_t {5});
        }
        QCOMPARE(bytesOf(path), m_sound);
        ::chmod(qPrintable(path), 0);
        const auto denied = ws::open(path.toStdString());
        QVERIFY(!denied);
        QCOMPARE(denied.error().code, core::Code::WorkspaceDenied);
        const QString folder = m_folder.path() + QStringLiteral("/closed");
        QVERIFY(QDir().mkdir(folder));
        writeBytes(folder + QStringLiteral("/w.holdfast"), m_sound);
        ::chmod(qPrintable(folder), 0555);
        {
            const auto file = got(ws::open((folder + QStringLiteral("/w.holdfast")).toStdString()));
            QVERIFY(file->readOnly());
            QVERIFY(sound(*file));
        }
        ::chmod(qPrintable(folder), 0755);
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), 1);
        // Asked for, on a file that could be written: no finding, no writing.
        const QString plain = put(m_sound);
        {
            const auto file = got(ws::open(plain.toStdString(), ws::Access::ReadOnly));
            QVERIFY(file->readOnly());
            QVERIFY(file->openFindings().empty());
            QCOMPARE(file->set("a", "b").error().code, core::Code::WorkspaceReadOnly);
        }
        QCOMPARE(bytesOf(plain), m_sound);
    }

    void privateWhateverTheUmask()
    {
        const mode_t before = ::umask(0);
        const QString path = place();
        {
            const auto file = got(ws::create(path.toStdString(), fixedClock()));
            QVERIFY(load(*file, customers()));
            const QFileInfo info(path);
            for (const QFileInfo& entry : info.dir().entryInfoList({info.fileName() + u'*'}, QDir::Files | QDir::Hidden)) {
                struct stat found = {};
                QCOMPARE(::stat(qPrintable(entry.filePath()), &found), 0);
                QVERIFY2((found.st_mode & 0777) == 0600, qPrintable(entry.fileName()));
            }
            core::JobContext job;
            const QString copy = place();
            QVERIFY(file->backup(copy.toStdString(), job));
            struct stat found = {};
            QCOMPARE(::stat(qPrintable(copy), &found), 0);
            QCOMPARE(found.st_mode & 0777, mode_t {0600});
        }
        ::umask(0777); // takes even our own rights away
        const auto file = ws::create(place().toStdString(), fixedClock());
        ::umask(before);
        QVERIFY2(file, why(file));
        QVERIFY(load(**file, customers()));
    }

    void oneOwnerAtATime()
    {
        const QString path = put(m_sound);
        {
            const auto first = got(ws::open(path.toStdString()));
            QElapsedTimer timer;
            timer.start();
            const auto second = ws::open(path.toStdString());
            QVERIFY(!second);
            QCOMPARE(second.error().code, core::Code::WorkspaceLocked);
            QVERIFY2(timer.elapsed() < 1000, "refused within a second");
            const QString link = place();
            QVERIFY(QFile::link(path, link));
            QCOMPARE(ws::open(link.toStdString()).error().code, core::Code::WorkspaceLocked);
            const QString hard = place();
            QCOMPARE(::link(qPrintable(path), qPrintable(hard)), 0);
            QCOMPARE(ws::open(hard.toStdString()).error().code, core::Code::WorkspaceLocked);
            QVERIFY(first->set("period", "week"));
            QVERIFY(sound(*first));
        }
        QVERIFY(ws::open(path.toStdString()));
        // A symbolic link is followed, not replaced.
        const QString link = place();
        QVERIFY(QFile::link(path, link));
        {
            const auto file = got(ws::open(link.toStdString()));
            QVERIFY(file->set("period", "day"));
        }
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(got(got(ws::open(path.toStdString()))->settings()).at("period"), std::string("day"));
    }

    void anotherProgramsTransactionLocks()
    {
        const QString path = put(m_sound);
        {
            Stranger holder(path);
            QVERIFY(holder.run("BEGIN IMMEDIATE"));
            QElapsedTimer timer;
            timer.start();
            const auto opened = ws::open(path.toStdString());
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, core::Code::WorkspaceLocked);
            QVERIFY(timer.elapsed() < 1000);
        }
        QVERIFY(sound(*got(ws::open(path.toStdString()))));
    }
};

HOLDFAST_TEST(OpeningTest)
#include "OpeningTest.moc"
