// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table that was loaded, written as CSV for programs and as plain tables, and read again is the same, cell by cell.
#include "flow/Shop.h"

#include "core/Json.h"
#include "flow/TableRows.h"
#include "sqlite/Database.h"
#include "sqlite/Statement.h"

#include <filesystem>

using namespace holdfast;

class RoundTripTest : public QObject {
    Q_OBJECT

    struct Table {
        std::vector<std::string> names;
        std::vector<flow::RowCells> rows;
        bool operator==(const Table&) const = default;
    };
    struct Loaded {
        Table table;
        std::string canonical, written; // as CSV
        std::vector<flow::RowCells> sources;
    };

    // `choices`: of a source that holds several tables and asks which; `mapping` answers.
    static void load(const std::string& path, const std::string& mapping, const QTemporaryDir& folder, Loaded& loaded, bool& sound, std::vector<std::string>& choices)
    {
        sound = false;
        core::JobContext job;
        const std::string place = folder.filePath(QStringLiteral("w.holdfast")).toStdString();
        std::filesystem::remove(place);
        const auto session = flow::createWorkspace(place, tests::fixedClock());
        MUST(session);
        flow::ImportRequest wanted;
        wanted.path = path;
        wanted.mapping = mapping;
        wanted.onError = flow::OnError::Quarantine;
        const auto answer = flow::importSource(**session, wanted, job);
        if (!answer) { // refused or asked: nothing to go round
            if (answer.error().code == core::Code::AmbiguousSheet || answer.error().code == core::Code::AmbiguousTable)
                choices = answer.error().choices;
            return;
        }
        flow::TableRowsRequest request;
        request.table = answer->table;
        const auto rows = flow::tableRows(
            **session, request, true,
            [&](const auto& some, const auto& sources) {
                for (std::size_t i = 0; i < some.size(); ++i) {
                    flow::appendCsvLine(loaded.canonical, some[i], some[i]);
                    flow::appendCsvLine(loaded.written, some[i], sources[i]);
                    loaded.table.rows.push_back(some[i]);
                    loaded.sources.push_back(sources[i]);
                }
                return core::Status();
            },
            job);
        MUST(rows);
        QCOMPARE(rows->total, answer->loaded);
        flow::RowCells head;
        for (const auto& column : rows->columns) {
            head.emplace_back(column.name);
            loaded.table.names.push_back(column.name);
        }
        std::string names;
        flow::appendCsvLine(names, head, head);
        loaded.canonical.insert(0, names);
        loaded.written.insert(0, names);

        // Plain tables hold the same cells.
        const std::string plain = folder.filePath(QStringLiteral("plain.sqlite")).toStdString();
        std::filesystem::remove(plain);
        const auto exported = flow::exportWorkspace(**session, plain, job);
        MUST(exported);
        QVERIFY(!flow::exportWorkspace(**session, plain, job)); // never over a file
        if (!loaded.table.rows.empty()) {
            auto database = sqlite::open(plain, {.access = sqlite::Access::Immutable});
            MUST(database);
            auto statement = database->prepare("SELECT * FROM " + sqlite::quoted(answer->table));
            for (const auto& row : loaded.table.rows) {
                const auto step = statement.step();
                MUST(step);
                QVERIFY(*step);
                for (std::size_t c = 0; c < row.size(); ++c) {
                    QCOMPARE(statement.isNull(static_cast<int>(c)), !row[c].has_value());
                    if (!row[c])
                        continue;
                    const std::string text(statement.text(static_cast<int>(c)));
                    const bool real = statement.type(static_cast<int>(c)) == sqlite::ColumnType::Real;
                    const bool truth = *row[c] == "true" || *row[c] == "false";
                    if (real)
                        QCOMPARE(statement.real(static_cast<int>(c)), std::stod(*row[c]));
                    else
                        QVERIFY2(text == *row[c] || (truth && text == (*row[c] == "true" ? "1" : "0")), (text + " for " + *row[c]).c_str());
                }
            }
        }
        sound = true;
    }

    static std::string again(const std::string& csv, const Table& table, const QTemporaryDir& folder)
    {
        core::JobContext job;
        const std::string path = folder.filePath(QStringLiteral("again.csv")).toStdString();
        std::ofstream(path, std::ios::binary) << csv;
        flow::ReadTableRequest request;
        request.path = path;
        request.mapping = R"({"encoding":"UTF-8","delimiter":",","header_line":1})";
        const auto read = flow::readTable(request, job);
        if (!read)
            return tests::told(read.error());
        Table back {{}, read->rows};
        for (const auto& column : read->columns)
            back.names.push_back(column.name);
        if (back.names != table.names)
            return "other names";
        if (back.rows.size() != table.rows.size())
            return std::to_string(back.rows.size()) + " rows for " + std::to_string(table.rows.size());
        for (std::size_t r = 0; r < back.rows.size(); ++r)
            for (std::size_t c = 0; c < back.names.size(); ++c)
                if (back.rows[r][c] != table.rows[r][c])
                    return "row " + std::to_string(r + 1) + " " + back.names[c] + ": " + back.rows[r][c].value_or("(missing)") + " for "
                        + table.rows[r][c].value_or("(missing)");
        return {};
    }

    static bool isView(const std::string& path, const std::string& name)
    {
        if (path.ends_with(".xlsx"))
            return false;
        auto database = sqlite::open(std::filesystem::canonical(path), {.access = sqlite::Access::Immutable}); // no links on the way
        if (!database)
            qFatal("%s", tests::told(database.error()).c_str());
        auto statement = database->prepare("SELECT 1 FROM sqlite_schema WHERE type='view' AND name=?1");
        statement.bind(1, name);
        const auto row = statement.step();
        return row && *row;
    }

    static void goRound(const std::string& path, int& loaded, const std::string& mapping = {})
    {
        const QTemporaryDir folder;
        Loaded first;
        bool sound = false;
        std::vector<std::string> choices;
        load(path, mapping, folder, first, sound, choices);
        for (const std::string& choice : choices) {
            if (QTest::currentTestFailed())
                return;
            if (isView(path, choice))
                continue; // one of the corpus never ends
            goRound(path, loaded, core::Json {{path.ends_with(".xlsx") ? "sheet" : "table", choice}}.dump());
        }
        if (QTest::currentTestFailed() || !sound)
            return;
        ++loaded;
        // The type of a cell of a workbook is in its number format, which its text does not say: 0 as a date is no text "0".
        if (!path.ends_with(".xlsx")) {
            const std::string written = again(first.written, first.table, folder);
            QVERIFY2(written.empty(), ("as written: " + written + "\n" + first.written.substr(0, 2000)).c_str());
        }
        const std::string canonical = again(first.canonical, first.table, folder);
        QVERIFY2(canonical.empty(), ("canonical: " + canonical + "\n" + first.canonical.substr(0, 2000)).c_str());
    }

    int m_files = 0, m_tables = 0;

private Q_SLOTS:
    void cleanupTestCase() { qInfo("%d files of the shared corpus load, %d tables went round", m_files, m_tables); }

    void ownTables_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("quotes, blanks and line ends") << QByteArray("k,a,b\n1,\"\"\"\",\" x \"\n2,,\"  \"\n3,\"l\r\nm\",\"a,b\"\n4,-,'q'\n");
        QTest::newRow("one column") << QByteArray("v\na\n\"\"\nb\n\"c,d\"\n");
        QTest::newRow("nothing but missing") << QByteArray("a,b\n1,2\n\"\",\"\"\n,3\n");
        QTest::newRow("German") << QByteArray("nr;wert;am\n1;1.234,50;28.02.2024\n2;-0,5;01.03.2024\n3;7;31.12.2023\n");
        QTest::newRow("formulas") << QByteArray("id,note,n\n1,=1+1,-1.5\n2,@x,2\n3,+8613800138000,-3\n4,'=1,0\n");
        QTest::newRow("words for missing") << QByteArray("id,v,w\n1,NA,NA\n2,3,x\n3,-,y\n");
        QTest::newRow("long decimals") << QByteArray("id,v\n1,0.12345678901234567891\n2,1e-12\n3,5\n");
        QTest::newRow("header only") << QByteArray("customer_id,name\n");
        QTest::newRow("one row") << QByteArray("customer_id,name\n007,Ann\n");
        QTest::newRow("all equal") << QByteArray("a,b\n1,x\n1,x\n1,x\n");
    }
    void ownTables()
    {
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("data.csv")).toStdString();
        std::ofstream(path, std::ios::binary) << text.toStdString();
        int loaded = 0;
        goRound(path, loaded);
        QCOMPARE(loaded, 1);
    }

    void corpus_data()
    {
        QTest::addColumn<QString>("path");
        QFile file(tests::sharedFolder() + QStringLiteral("/hostile/cases.json"));
        if (tests::sharedFolder().isEmpty() || !file.open(QIODevice::ReadOnly)) {
            QTest::newRow("none") << QString();
            return;
        }
        const auto all = core::Json::parse(file.readAll().toStdString());
        for (const auto& test : all["cases"])
            if (test.contains("file"))
                QTest::newRow(test["id"].get<std::string>().c_str())
                    << tests::sharedFolder() + QStringLiteral("/hostile/") + QString::fromStdString(test["file"]);
    }
    void corpus()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("Left out: the shared corpus is not beside this checkout.");
        int loaded = 0;
        goRound(path.toStdString(), loaded);
        m_files += loaded > 0;
        m_tables += loaded;
    }
};

HOLDFAST_TEST(RoundTripTest)
#include "RoundTripTest.moc"
