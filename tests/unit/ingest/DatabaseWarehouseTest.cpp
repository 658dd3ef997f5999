// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "ingest/database/Warehouse.h"
#include "support/PostgresServer.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

using namespace holdfast;
using core::Code;

// Queries to a real PostgreSQL that this test starts itself, by libpq and by ODBC; and no socket without such a source.
class DatabaseWarehouseTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    tests::PostgresServer m_server;
    QString m_missing;

    struct Sink final : ingest::BatchSink {
        std::vector<frame::ColumnInfo> columns;
        std::uint64_t rows = 0;
        std::vector<std::int64_t> amounts;
        core::Status begin(const std::vector<frame::ColumnInfo>& infos) override
        {
            columns = infos;
            return {};
        }
        core::Status words(int, const frame::Texts&) override { return {}; }
        core::Status batch(const frame::Batch& batch) override
        {
            rows += batch.rows;
            for (std::size_t c = 0; c < columns.size(); ++c)
                if (columns[c].field == "amount")
                    amounts.insert(amounts.end(), batch.columns[c].numbers.begin(), batch.columns[c].numbers.end());
            return {};
        }
        core::Status reject(const frame::RejectedRow&) override { return {}; }
        core::Status note(const core::Finding&) override { return {}; }
    };

    static core::Result<ingest::Sniffed> asked(
        const std::string& source, const std::string& query, const std::string& aggregate = {})
    {
        core::JobContext job;
        ingest::Mapping mapping;
        mapping.query = query;
        mapping.aggregate = aggregate;
        return ingest::sniff(source, mapping, job);
    }
    std::string odbc() const
    {
        for (const char* path : {"/usr/lib/x86_64-linux-gnu/odbc/psqlodbcw.so",
                 "/usr/lib/aarch64-linux-gnu/odbc/psqlodbcw.so", "/usr/lib64/psqlodbcw.so"})
            if (QFile::exists(QString::fromUtf8(path))) {
                std::string text = "odbc:DRIVER=";
                text += path;
                text += ";SERVER=127.0.0.1;DATABASE=postgres;PORT=";
                text += std::to_string(m_server.port());
                text += ";UID=";
                text += tests::PostgresServer::kUser;
                text += ";PWD=";
                text += tests::PostgresServer::kPassword;
                return text;
            }
        return {};
    }
    static std::map<std::string, std::string> types(const ingest::Sniffed& sniffed)
    {
        std::map<std::string, std::string> all;
        for (const auto& column : sniffed.columns)
            all[column.name] = frame::word(column.type);
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_missing = m_server.start();
        if (!m_missing.isEmpty())
            return;
        QVERIFY(!m_server
                     .run(QStringLiteral(
                         "CREATE TABLE orders (customer_id text, ordered_at timestamptz, amount numeric(24,6), paid "
                         "boolean,"
                         " due date, n bigint, ratio float8, raw bytea, note text);"
                         "INSERT INTO orders VALUES"
                         " ('001', '2025-03-01 09:00:00+01', 12345678901.123456, true, '2025-04-01', 9007199254740993, "
                         "0.1, '\\x00', '张伟, \"a\"'),"
                         " ('002', '2025-03-02 12:00:00+00', -0.000001, false, NULL, -1, 1e-7, '\\x01', NULL);"
                         "CREATE TABLE lines (cust text, day timestamp, amount numeric(12,2));"
                         "INSERT INTO lines SELECT 'c' || (i % 3), timestamp '2025-03-01' + (i % 2) * interval '1 day' "
                         "+ (i % 7) * interval '1 hour', 0.10"
                         " FROM generate_series(1, 6000) i;"))
                     .isNull());
    }

    void exactValues()
    {
        if (!m_missing.isEmpty())
            QSKIP(qPrintable(m_missing));
        const auto sniffed = asked(m_server.uri(), "SELECT * FROM orders ORDER BY customer_id;");
        QVERIFY2(sniffed.has_value(), sniffed ? "" : sniffed.error().detail.c_str());
        const auto kinds = types(*sniffed);
        QCOMPARE(kinds.at("ordered_at"), std::string("datetime"));
        QCOMPARE(kinds.at("amount"), std::string("decimal"));
        QCOMPARE(kinds.at("paid"), std::string("boolean"));
        QCOMPARE(kinds.at("due"), std::string("date"));
        QCOMPARE(kinds.at("n"), std::string("integer"));
        QCOMPARE(sniffed->rows, std::uint64_t{2});
        const auto& row = sniffed->sampleRows.at(0);
        QCOMPARE(row.at(0), std::string("001"));
        QCOMPARE(row.at(1), std::string("2025-03-01 08:00:00Z"));
        QCOMPARE(row.at(2), std::string("12345678901.123456"));
        QCOMPARE(row.at(5), std::string("9007199254740993"));
        QCOMPARE(row.at(6), std::string("0.1"));
        QCOMPARE(row.at(7), std::string());
        QCOMPARE(row.at(8), std::string("张伟, \"a\""));
        QCOMPARE(sniffed->sampleRows.at(1).at(6), std::string("0.0000001"));
        QVERIFY(std::any_of(sniffed->findings.begin(), sniffed->findings.end(),
            [](const core::Finding& f) { return f.code == Code::UnsupportedValues && f.where.column == "raw"; }));
        const auto none = asked(m_server.uri(), "SELECT * FROM orders WHERE false");
        QVERIFY(none.has_value() && none->rows == 0 && none->columns.size() == 9);
    }

    void readsOnly()
    {
        if (!m_missing.isEmpty())
            QSKIP(qPrintable(m_missing));
        for (const char* query : {"SELECT 1; DROP TABLE orders", "DROP TABLE orders", "COMMIT", "",
                 "WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d", 
                 "SELECT nothing FROM nowhere"}) {
            const auto sniffed = asked(m_server.uri(), query);
            QVERIFY2(!sniffed.has_value(), query);
            const Code code = sniffed.error().code;
            QVERIFY2(
                code == Code::InvalidParameter || code == Code::MissingParameter || code == Code::QueryFailed, query);
        }
        QCOMPARE(m_server.run(QStringLiteral("SELECT count(*) FROM orders")), QStringLiteral("=2"));
    }

    void wrongPassword()
    {
        if (!m_missing.isEmpty())
            QSKIP(qPrintable(m_missing));
        const auto sniffed = asked(m_server.uri("wr0ng-one"), "SELECT 1 AS a");
        QVERIFY(!sniffed.has_value());
        QVERIFY(sniffed.error().code == Code::ConnectionFailed);
        std::string all = sniffed.error().detail + sniffed.error().where.file;
        for (const auto& [name, value] : sniffed.error().arguments)
            all += value;
        QVERIFY2(all.find("wr0ng") == std::string::npos, all.c_str());
    }

    void serverAggregates()
    {
        if (!m_missing.isEmpty())
            QSKIP(qPrintable(m_missing));
        core::JobContext job;
        ingest::Mapping mapping;
        mapping.query = "SELECT cust, day, amount FROM lines -- of all time";
        mapping.aggregate = "customer-day";
        mapping.columns["cust"].field = "customer";
        mapping.columns["day"].field = "date";
        mapping.columns["amount"].field = "amount";
        mapping.role = domain::Role::Transaction;
        const auto sniffed = ingest::sniff(m_server.uri(), mapping, job);
        QVERIFY2(sniffed.has_value(), sniffed ? "" : sniffed.error().detail.c_str());
        QCOMPARE(sniffed->rows, std::uint64_t{6}); // 3 customers x 2 days travelled, not 6,000 lines
        Sink sink;
        const auto summary = ingest::readSource(*sniffed, mapping, ingest::OnError::Quarantine, sink, job);
        QVERIFY2(summary.has_value(), summary ? "" : std::string(core::word(summary.error().code)).c_str());
        QCOMPARE(summary->read, std::uint64_t{6});
        std::int64_t total = 0;
        for (const std::int64_t amount : sink.amounts)
            total += amount;
        int scale = 0;
        for (const auto& column : sink.columns)
            if (column.field == "amount")
                scale = column.scale;
        for (; scale < 2; ++scale)
            total *= 10;
        QCOMPARE(total, std::int64_t{60000}); // 600.00 exactly
        mapping.columns.clear();
        mapping.query = "SELECT 1 AS x";
        const auto without = ingest::sniff(m_server.uri(), mapping, job);
        QVERIFY(!without && without.error().code == Code::MissingField);
    }

    void byOdbc()
    {
        if (!m_missing.isEmpty())
            QSKIP(qPrintable(m_missing));
        if (odbc().empty())
            QSKIP("the ODBC driver of PostgreSQL (odbc-postgresql) is not installed");
        const auto sniffed = asked(odbc(), "SELECT * FROM orders ORDER BY customer_id");
        QVERIFY2(sniffed.has_value(), sniffed ? "" : sniffed.error().detail.c_str());
        const auto& row = sniffed->sampleRows.at(0);
        QCOMPARE(row.at(0), std::string("001"));
        QCOMPARE(row.at(2), std::string("12345678901.123456"));
        QCOMPARE(row.at(5), std::string("9007199254740993"));
        QCOMPARE(row.at(8), std::string("张伟, \"a\""));
        QCOMPARE(types(*sniffed).at("due"), std::string("date"));
        const auto grouped =
            asked(odbc(), "SELECT cust AS customer_id, day AS order_date, amount FROM lines", "customer-day");
        QVERIFY2(grouped.has_value(), grouped ? "" : grouped.error().detail.c_str());
        QCOMPARE(grouped->rows, std::uint64_t{6});
        const auto written = asked(odbc(), "WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d");
        QVERIFY(!written.has_value());
        QCOMPARE(m_server.run(QStringLiteral("SELECT count(*) FROM orders")), QStringLiteral("=2"));
        const auto unknown = asked("odbc:DSN=no-such-source-here;PWD=hush", "SELECT 1");
        QVERIFY(!unknown && unknown.error().code == Code::ConnectionFailed);
        QVERIFY(unknown.error().detail.find("hush") == std::string::npos);
    }

    void labels()
    {
        QCOMPARE(ingest::sourceLabel("postgresql://u:p@h:5432/d?sslmode=disable&password=x"),
            std::string("postgresql://u@h:5432/d"));
        QCOMPARE(ingest::sourceLabel("postgresql://h/d"), std::string("postgresql://h/d"));
        QCOMPARE(ingest::sourceLabel("postgres://u:a/b@c@h/d"), std::string("postgres://u@h/d"));
        QCOMPARE(ingest::sourceLabel("odbc:DSN=a;UID=u;PWD={x;y}"), std::string("odbc:DSN=a"));
        QCOMPARE(ingest::sourceLabel("/home/u/a.csv"), std::string("/home/u/a.csv"));
        QCOMPARE(ingest::readingQuery(" select 1 ; "), std::string("select 1"));
        QCOMPARE(ingest::readingQuery("SELECT ';' AS \"a;b\" -- ;\n"), std::string("SELECT ';' AS \"a;b\" --"));
        QCOMPARE(ingest::readingQuery("/* x */ WITH a AS (SELECT 1) SELECT * FROM a"),
            std::string("/* x */ WITH a AS (SELECT 1) SELECT * FROM a"));
        QCOMPARE(ingest::readingQuery("SELECT 1; SELECT 2"), std::string());
        QCOMPARE(ingest::readingQuery("UPDATE t SET a = 1"), std::string());
        QCOMPARE(ingest::readingQuery(""), std::string());
    }

    // A child that is killed by its first socket of the internet reads a file; another one shows that the trap bites.
    void noNetworkWithoutSuchASource()
    {
        const std::string path = m_folder.filePath(QStringLiteral("a.csv")).toStdString();
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("customer_id,name\n1,a\n2,b\n");
        file.close();
        const auto child = [&](bool opens) {
            const pid_t pid = ::fork();
            if (pid == 0) {
                sock_filter code[] = {
                    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
                    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 4),
                    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[0])),
                    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 1, 0),
                    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET6, 0, 1),
                    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
                    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
                };
                sock_fprog program{static_cast<unsigned short>(std::size(code)), code};
                if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
                    || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
                    ::_exit(77);
                if (opens)
                    ::socket(AF_INET, SOCK_STREAM, 0);
                core::JobContext job;
                const auto sniffed = ingest::sniff(path, {}, job);
                Sink sink;
                const auto summary = sniffed ? ingest::readSource(*sniffed, {}, ingest::OnError::Quarantine, sink, job)
                                             : core::Result<ingest::ReadSummary>(std::unexpected(sniffed.error()));
                ::_exit(summary && summary->loaded == 2 ? 0 : 1);
            }
            int status = 0;
            ::waitpid(pid, &status, 0);
            return status;
        };
        const int trapped = child(true);
        if (WIFEXITED(trapped) && WEXITSTATUS(trapped) == 77)
            QSKIP("system call filters are not to be had here");
        QVERIFY(WIFSIGNALED(trapped) && WTERMSIG(trapped) == SIGSYS);
        const int quiet = child(false);
        QVERIFY(WIFEXITED(quiet) && WEXITSTATUS(quiet) == 0);
    }
};

HOLDFAST_TEST(DatabaseWarehouseTest)
#include "DatabaseWarehouseTest.moc"
