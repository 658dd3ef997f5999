// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "TableSink.h"
#include "sqlite/Database.h"

#include <QFileInfo>

#include <algorithm>

using namespace holdfast;
using core::Code;

// SQLite files as a source.
class DatabaseTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    std::string make(const std::string& sql)
    {
        const std::string path = m_folder.filePath(QStringLiteral("d%1.sqlite").arg(++m_files)).toStdString();
        auto database = sqlite::open(path, {.access = sqlite::Access::Create});
        return database && database->execute(sql) ? path : std::string();
    }

    struct Loaded {
        core::Result<ingest::Sniffed> sniffed = core::fail(Code::Internal);
        tests::TableSink sink;
        core::Result<ingest::ReadSummary> summary = core::fail(Code::Internal);
        bool has(Code code) const
        {
            return sniffed
                && std::any_of(sniffed->findings.begin(), sniffed->findings.end(),
                    [&](const core::Finding& f) { return f.code == code; });
        }
        std::string cell(std::size_t row, std::size_t column) const
        {
            return sink.rows.at(row).at(column).value_or("NULL");
        }
        std::string problem() const
        {
            return std::string(core::word(!sniffed ? sniffed.error().code : summary.error().code));
        }
    };
    static void load(Loaded& loaded, const std::string& path, const ingest::Mapping& mapping = {})
    {
        core::JobContext job;
        loaded.sniffed = ingest::sniff(path, mapping, job);
        if (loaded.sniffed)
            loaded.summary =
                ingest::readSource(*loaded.sniffed, mapping, ingest::OnError::Quarantine, loaded.sink, job);
    }

private Q_SLOTS:
    void values()
    {
        const std::string path =
            make("CREATE TABLE t (big INTEGER, r REAL, n, w TEXT, d, b, z);"
                 "INSERT INTO t VALUES (9007199254740993, 0.1, 1, ' x,\"y\" ', '2024-01-02', x'00', NULL);"
                 "INSERT INTO t VALUES (-5, 5.0, 'twelve', 'b', '2024-01-03', x'01', NULL);");
        Loaded loaded;
        load(loaded, path);
        QVERIFY2(loaded.summary.has_value(), loaded.problem().c_str());
        QCOMPARE(loaded.cell(0, 0), std::string("9007199254740993"));
        QCOMPARE(loaded.cell(1, 0), std::string("-5"));
        QCOMPARE(loaded.cell(0, 1), std::string("0.1"));
        QCOMPARE(loaded.sink.source.at(1).at(1), std::string("5.0"));
        QCOMPARE(loaded.cell(0, 2), std::string("1"));
        QCOMPARE(loaded.cell(1, 2), std::string("twelve"));
        QCOMPARE(loaded.cell(0, 3), std::string(" x,\"y\" "));
        QCOMPARE(loaded.cell(0, 4), std::string("2024-01-02"));
        QVERIFY(loaded.sink.columns.at(4).type == frame::ValueType::Date);
        QCOMPARE(loaded.cell(0, 5), std::string("NULL"));
        QVERIFY(loaded.has(Code::MixedTypes));
        QVERIFY(loaded.has(Code::UnsupportedValues));
    }

    void oddText()
    {
        const std::string path =
            make("CREATE TABLE \"odd \"\"name\" (\"a b\" TEXT, c TEXT);"
                 "INSERT INTO \"odd \"\"name\" VALUES ('x' || char(0) || 'y', CAST(x'C328' AS TEXT));");
        Loaded loaded;
        load(loaded, path);
        QVERIFY2(loaded.summary.has_value(), loaded.problem().c_str());
        QVERIFY(loaded.has(Code::EncodingInvalid));
        QCOMPARE(loaded.cell(0, 0), std::string("x\\x00y"));
        QCOMPARE(loaded.cell(0, 1), std::string("\\xC3("));
    }

    void tables()
    {
        const std::string path = make("CREATE TABLE one (a); INSERT INTO one VALUES (1);"
                                      "CREATE TABLE two (a); INSERT INTO two VALUES (1), (2); CREATE TABLE none (a);");
        Loaded loaded;
        load(loaded, path);
        QCOMPARE(loaded.problem(), std::string("ambiguous-table"));
        QCOMPARE(loaded.summary.error().choices, (std::vector<std::string>{"one", "two"}));
        ingest::Mapping mapping;
        mapping.table = "one";
        Loaded chosen;
        load(chosen, path, mapping);
        QCOMPARE(chosen.sink.rows.size(), std::size_t{1});
        mapping.table = "nothing";
        Loaded wrong;
        load(wrong, path, mapping);
        QCOMPARE(wrong.problem(), std::string("invalid-parameter"));
        Loaded empty;
        load(empty, make("CREATE TABLE none (a, b);"));
        QVERIFY2(empty.summary.has_value(), empty.problem().c_str());
        QCOMPARE(empty.summary->read, std::uint64_t{0});
    }

    void viewsRunOnlyWhenAskedFor()
    {
        const std::string path =
            make("CREATE TABLE t (a); INSERT INTO t VALUES (1);"
                 "CREATE VIEW bad AS SELECT load_extension('x');"
                 "CREATE VIEW good AS SELECT a + 1 AS b FROM t;"
                 "CREATE VIEW endless AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)"
                 " SELECT n FROM r;");
        Loaded loaded;
        load(loaded, path);
        QCOMPARE(loaded.problem(), std::string("ambiguous-table"));
        ingest::Mapping mapping;
        mapping.table = "good";
        Loaded good;
        load(good, path, mapping);
        QVERIFY2(good.summary.has_value(), good.problem().c_str());
        QCOMPARE(good.cell(0, 0), std::string("2"));
        mapping.table = "bad";
        Loaded bad;
        load(bad, path, mapping);
        QVERIFY(!bad.sniffed.has_value());
        // Nothing was written beside the source.
        QCOMPARE(QFileInfo::exists(QString::fromStdString(path) + QStringLiteral("-wal")), false);
        QCOMPARE(QFileInfo::exists(QString::fromStdString(path) + QStringLiteral("-shm")), false);
    }

    void damaged()
    {
        const QString path = m_folder.filePath(QStringLiteral("bad.sqlite"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("SQLite format 3\0", 16) + QByteArray(2000, 'x'));
        file.close();
        Loaded loaded;
        load(loaded, path.toStdString());
        QCOMPARE(loaded.problem(), std::string("corrupt-database"));
    }

    // What is missing at the end would be read as rows without values.
    void cutAtTheEnd()
    {
        const std::string path = make("CREATE TABLE t (a, b); INSERT INTO t VALUES ('x', 1), ('y', 2);");
        const QString name = QString::fromStdString(path);
        const qint64 whole = QFileInfo(name).size();
        for (const qint64 size : {whole - 1, whole - 100, whole - 4096, whole - 5000}) {
            QVERIFY(QFile::resize(name, size));
            Loaded loaded;
            load(loaded, path);
            QCOMPARE(loaded.problem(), std::string("corrupt-database"));
        }
    }

    void changedBetween()
    {
        const std::string path = make("CREATE TABLE t (a); INSERT INTO t VALUES (1);");
        core::JobContext job;
        const auto sniffed = ingest::sniff(path, {}, job);
        QVERIFY(sniffed.has_value());
        {
            auto database = sqlite::open(path, {});
            QVERIFY(database && database->execute("INSERT INTO t VALUES (2);"));
        }
        tests::TableSink sink;
        const auto summary = ingest::readSource(*sniffed, {}, ingest::OnError::Quarantine, sink, job);
        QVERIFY(!summary && summary.error().code == Code::IoError);
        QCOMPARE(sink.loaded, std::uint64_t{0});
    }
};

HOLDFAST_TEST(DatabaseTest)
#include "DatabaseTest.moc"
