// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Random.h"
#include "support/TestMain.h"
#include "unit/workspace/Fixture.h"

#include <QFile>

#include <sqlite3.h>

using namespace holdfast;
using namespace holdfast::tests;

namespace {

// Everything the tables and the schema hold, read by SQLite alone; what can't be read is part of the text.
std::string dump(const QString& path, bool* structureOk)
{
    std::string text;
    sqlite3* handle = nullptr;
    const QByteArray uri = "file:" + path.toUtf8() + "?immutable=1";
    sqlite3_open_v2(uri.constData(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    const auto each = [&](const std::string& sql, auto row) {
        sqlite3_stmt* statement = nullptr;
        int result = sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
        while (result == SQLITE_OK || result == SQLITE_ROW) {
            result = sqlite3_step(statement);
            if (result == SQLITE_ROW)
                row(statement);
        }
        if (result != SQLITE_DONE)
            text += "failed: " + std::to_string(result) + "\n";
        sqlite3_finalize(statement);
    };
    std::vector<std::string> tables;
    const auto textAt = [](sqlite3_stmt* statement, int column) {
        const auto* found = sqlite3_column_text(statement, column);
        return found ? std::string(reinterpret_cast<const char*>(found), static_cast<std::size_t>(sqlite3_column_bytes(statement, column)))
                     : std::string();
    };
    // A text that has become a blob is a change too.
    each("SELECT type, name, tbl_name, sql, typeof(type) || typeof(name) || typeof(tbl_name) || typeof(rootpage) || typeof(sql) "
         "FROM sqlite_master ORDER BY name", [&](sqlite3_stmt* statement) {
        for (int i = 0; i < 5; ++i)
            text += textAt(statement, i) + "|";
        if (textAt(statement, 0) == "table")
            tables.push_back(textAt(statement, 1));
    });
    for (const std::string& table : tables)
        each("SELECT * FROM \"" + table + "\"", [&](sqlite3_stmt* statement) {
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                text += std::to_string(sqlite3_column_type(statement, i)) + ":";
                const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
                if (bytes)
                    text.append(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
                text += "|";
            }
            text += "\n";
        });
    if (structureOk) {
        *structureOk = false;
        each("PRAGMA integrity_check", [&](sqlite3_stmt* statement) { *structureOk = textAt(statement, 0) == "ok"; });
    }
    sqlite3_close(handle);
    return text;
}

} // namespace

// check finds changed content, not just broken structure: 1,000 copies with one bit changed in each.
class BitFlipTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangeIsFound()
    {
        QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/w.holdfast");
        {
            const auto file = got(ws::create(path.toStdString(), fixedClock()));
            QVERIFY(load(*file, customers()));
            QVERIFY(load(*file, transactions()));
            Table survey;
            survey.role = domain::Role::SurveyResponse;
            survey.id = "survey";
            survey.columns = {column("date", ValueType::DateTime, "date"), column("q1", ValueType::Integer), column("words", ValueType::Text, "comment")};
            for (int i = 0; i < 60; ++i)
                survey.rows.push_back({"2024-01-01 10:00:00", std::to_string(i % 5), "comment number " + std::to_string(i * i)});
            QVERIFY(load(*file, survey));
            QVERIFY(file->set("period", "week"));
            QVERIFY(file->saveSegment({"everybody", {}, 1}));
            QVERIFY(file->recordRun("overview", "{}", "abc", 0.25));
            QVERIFY(file->undo());
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray base = file.readAll();
        bool structure = false;
        const std::string truth = dump(path, &structure);
        QVERIFY(structure);

        core::Random random(12);
        QList<qint64> used; // half of the flips go where bytes are in use
        for (qint64 i = 100; i < base.size(); ++i)
            if (base[i] != 0)
                used.append(i);
        const QString copy = folder.path() + QStringLiteral("/flipped.holdfast");
        int changed = 0, found = 0, alarms = 0;
        for (int round = 0; round < 1000; ++round) {
            QByteArray bytes = base;
            const qint64 at = round % 2 ? static_cast<qint64>(random.below(static_cast<std::uint64_t>(base.size())))
                                        : used[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(used.size())))];
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
            QFile out(copy);
            QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
            QCOMPARE(out.write(bytes), bytes.size());
            out.close();
            bool whole = false;
            const bool differs = dump(copy, &whole) != truth;
            core::JobContext job;
            bool accepted = false;
            if (const auto opened = ws::open(copy.toStdString(), ws::Access::ReadOnly)) {
                const auto report = (*opened)->check(job);
                accepted = report && report->sound;
            }
            QVERIFY2(!(differs && accepted), qPrintable(QStringLiteral("byte %1: changed content passed the check").arg(at)));
            changed += differs;
            found += !accepted;
            if (!accepted && !differs && whole && at >= 100) {
                ++alarms;
                qWarning("byte %lld of page %lld: nothing changed, but the check says so", static_cast<long long>(at % 4096), static_cast<long long>(at / 4096 + 1));
            }
        }
        qInfo("%d of 1000 flips changed content, %d were reported", changed, found);
        QVERIFY(changed > 300);
        QCOMPARE(alarms, 0);
        QVERIFY(sound(*got(ws::open(path.toStdString()))));
    }

    // One flipped bit in the bytes of each table, also the ones that hold the digests.
    void everyTableIsWatched()
    {
        QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/w.holdfast");
        {
            const auto file = got(ws::create(path.toStdString(), fixedClock()));
            QVERIFY(load(*file, customers()));
            QVERIFY(file->set("period", "week"));
            QVERIFY(file->saveSegment({"everybody", {}, 1}));
            QVERIFY(file->recordRun("overview", "{}", "abc", 0.25));
        }
        const char* const changes[] = {"UPDATE setting SET value='weel'", "UPDATE segment SET changed_at=2", "UPDATE history SET at=at+1",
            "UPDATE run_journal SET seconds=0.5", "UPDATE import SET loaded=4", "UPDATE import_column SET label='ID' WHERE position=0",
            "UPDATE column_chunk SET lo=lo+1 WHERE position=1", "UPDATE column_chunk SET data=zeroblob(length(data)) WHERE position=1",
            "UPDATE column_chunk SET written=x'00'", "UPDATE dictionary SET first=2", "UPDATE customer SET city='Bern' WHERE row=1",
            "UPDATE customer SET age=1 WHERE row=1", "UPDATE digest SET rows=rows+1 WHERE scope='setting'",
            "UPDATE digest SET digest=zeroblob(32) WHERE scope='digest'", "DELETE FROM digest WHERE scope='customer/1'",
            "INSERT INTO digest VALUES('customer/7', 1, zeroblob(32))", "UPDATE workspace SET generation=generation+1",
            "UPDATE identity SET created_at=1", "UPDATE workspace SET stamp='x'", "DELETE FROM customer WHERE row=2", "DELETE FROM column_chunk WHERE position=2",
            "INSERT INTO customer(import, row) VALUES(1, 99)", "INSERT INTO customer(import, row) VALUES(2, 1)",
            "INSERT INTO renewal(import, row) VALUES(1, 1)", "INSERT INTO setting VALUES('a', 'b')"};
        for (const char* change : changes) {
            const QString copy = folder.path() + QStringLiteral("/changed.holdfast");
            QFile::remove(copy);
            QVERIFY(QFile::copy(path, copy));
            sqlite3* handle = nullptr;
            sqlite3_open(qPrintable(copy), &handle);
            QVERIFY2(sqlite3_exec(handle, change, nullptr, nullptr, nullptr) == SQLITE_OK, change);
            QVERIFY2(sqlite3_changes(handle) > 0, change);
            sqlite3_close(handle);
            const auto opened = ws::open(copy.toStdString());
            QVERIFY2(opened, why(opened));
            core::JobContext job;
            const auto report = got((*opened)->check(job));
            QVERIFY2(!report.sound, change);
            QCOMPARE(report.issues.front().code, core::Code::WorkspaceDamaged);
        }
    }
};

HOLDFAST_TEST(BitFlipTest)
#include "BitFlipTest.moc"
