// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Random.h"
#include "support/TestMain.h"
#include "unit/workspace/Fixture.h"

#include <QFileInfo>

using namespace holdfast;
using namespace holdfast::tests;

class WorkspaceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;
    std::string freshPath() { return (m_folder.path() + QStringLiteral("/w%1.holdfast").arg(++m_count)).toStdString(); }
    std::unique_ptr<ws::WorkspaceFile> fresh() { return got(ws::create(freshPath(), fixedClock())); }

private Q_SLOTS:
    void createsAndOpensAgain()
    {
        const std::string path = freshPath();
        std::string id;
        {
            const auto file = ws::create(path, fixedClock());
            QVERIFY2(file, why(file));
            const auto info = (*file)->info();
            QVERIFY2(info, why(info));
            id = info->id;
            QCOMPARE(info->createdAt, std::int64_t {1'750'000'000});
            QCOMPARE(info->formatVersion, ws::kFormatVersion);
            QCOMPARE(info->tables.size(), std::size_t {domain::kRoleCount});
            QVERIFY((*file)->set("period", "week"));
            QVERIFY(sound(**file));
        }
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("w%1.*").arg(m_count)}, QDir::Files | QDir::Hidden).size(), 1);
        const auto again = ws::open(path);
        QVERIFY2(again, why(again));
        QCOMPARE((*again)->info()->id, id);
        QCOMPARE((*again)->settings()->at("period"), std::string("week"));
        const auto twice = ws::create(path);
        QVERIFY(!twice);
        QCOMPARE(twice.error().code, core::Code::WorkspaceExists);
        const auto nowhere = ws::create(m_folder.path().toStdString() + "/no/w.holdfast");
        QCOMPARE(nowhere.error().code, core::Code::FileNotFound);
    }

    void rowsComeBackAsTheyWere()
    {
        const auto file = fresh();
        core::JobContext job;
        for (const std::size_t batchRows : {std::size_t {1000}, std::size_t {2}}) {
            Table table = transactions();
            table.id += std::to_string(batchRows);
            const auto record = load(*file, table, job, batchRows);
            QVERIFY2(record, why(record));
            QCOMPARE(record->loaded, table.rows.size());
        }
        const auto rows = file->rows({.table = "transaction", .offset = 0, .limit = 100, .lineage = true, .asWritten = false}, job);
        QVERIFY2(rows, why(rows));
        QCOMPARE(rows->total, std::uint64_t {18});
        QCOMPARE(rows->rows.size(), std::size_t {18});
        QCOMPARE(rows->columns.size(), std::size_t {9});
        QCOMPARE(*rows->rows[0][0], std::string("T-001"));
        QCOMPARE(*rows->rows[1][1], std::string("2024-01-05T09:00:00"));
        QCOMPARE(rows->rows[3][2], std::nullopt);
        QCOMPARE(*rows->rows[11][8], std::string("3"));
        QCOMPARE(*rows->rows[11][6], std::string("transactions-12"));
        const auto some = file->rows({.table = "transaction", .offset = 7, .limit = 3, .lineage = false, .asWritten = false}, job);
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t c = 0; c < 6; ++c)
                QCOMPARE(some->rows[i][c], rows->rows[7 + i][c]);
        QCOMPARE(file->rows({.table = "nothing", .offset = 0, .limit = 1, .lineage = false, .asWritten = false}, job).error().code,
            core::Code::UnknownTable);
        QVERIFY(sound(*file));
    }

    void keepsTheTextOfTheSource()
    {
        const auto file = fresh();
        core::JobContext job;
        Table table = transactions();
        auto writer = file->beginImport(headerOf({.role = table.role, .columns = {column("n", ValueType::Integer)}, .rows = {}}), job);
        QVERIFY(writer);
        frame::Batch batch;
        batch.rows = 3;
        batch.columns.resize(1);
        batch.columns[0].numbers = {1, 1000, frame::kMissing};
        batch.columns[0].asWritten = {{1, "1,000"}, {2, "N/A"}};
        batch.sourceRows = {1, 4, 5};
        QVERIFY((*writer)->append(batch));
        frame::RejectedRow bad;
        bad.row = 2;
        bad.line = 3;
        bad.column = "n";
        bad.value = "x";
        bad.text = "x";
        QVERIFY((*writer)->reject(bad));
        QVERIFY((*writer)->note({.code = core::Code::NullToken}));
        const auto record = (*writer)->finish(4);
        QVERIFY2(record, why(record));
        QCOMPARE(record->rejectedBy.at("unreadable-value"), std::uint64_t {1});
        const auto typed = file->rows({.table = "transaction", .offset = 0, .limit = 9, .lineage = true, .asWritten = false}, job);
        const auto written = file->rows({.table = "transaction", .offset = 0, .limit = 9, .lineage = true, .asWritten = true}, job);
        QCOMPARE(*typed->rows[1][0], std::string("1000"));
        QCOMPARE(typed->rows[2][0], std::nullopt);
        QCOMPARE(*written->rows[0][0], std::string("1"));
        QCOMPARE(*written->rows[1][0], std::string("1,000"));
        QCOMPARE(*written->rows[2][0], std::string("N/A"));
        QCOMPARE(*written->rows[1][3], std::string("4"));
        const auto rejected = file->rejectedRows(record->header.id, 10);
        QCOMPARE(rejected->size(), std::size_t {1});
        QCOMPARE(rejected->front().reason, core::Code::UnreadableValue);
        QCOMPARE(rejected->front().row, std::uint64_t {2});
        QVERIFY(sound(*file));
    }

    void anImportComesOnce()
    {
        const auto file = fresh();
        QVERIFY(load(*file, transactions()));
        const auto again = load(*file, transactions());
        QVERIFY(!again);
        QCOMPARE(again.error().code, core::Code::AlreadyImported);
        QCOMPARE(*file->rememberedMapping("shape-transactions.csv"), std::optional(std::string("{\"role\":\"transaction\"}")));
        QVERIFY(file->undo());
        QCOMPARE(*file->rememberedMapping("shape-transactions.csv"), std::optional<std::string>());
        // Undone, it may come again; what was undone is gone for good then.
        QVERIFY(load(*file, transactions()));
        QCOMPARE(file->info()->imports.size(), std::size_t {1});
        QVERIFY(!file->redo());
        QVERIFY(sound(*file));
    }

    void anUnfinishedImportLeavesNothing()
    {
        const auto file = fresh();
        QVERIFY(file->set("period", "day"));
        const std::string before = contentOf(*file);
        {
            core::JobContext job;
            auto writer = file->beginImport(headerOf(transactions()), job);
            QVERIFY(writer);
            QCOMPARE(file->set("period", "week").error().code, core::Code::WorkspaceLocked);
            QCOMPARE(file->info()->imports.size(), std::size_t {0});
        }
        QVERIFY(contentOf(*file) == before);
        core::JobContext job;
        job.stop();
        const auto stopped = load(*file, transactions(), job);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, core::Code::Cancelled);
        QVERIFY(contentOf(*file) == before);
        QVERIFY(load(*file, transactions()));
        QVERIFY(sound(*file));
    }

    void undoAndRedoAreExact()
    {
        const std::string path = freshPath();
        auto opened = ws::create(path, fixedClock());
        QVERIFY(opened);
        std::unique_ptr<ws::WorkspaceFile> file = std::move(*opened);
        core::Random random(7);
        std::vector<std::string> states {contentOf(*file)};
        std::size_t at = 0;
        int imports = 0;
        for (int round = 0; round < 300; ++round) {
            const auto choice = random.below(10);
            if (choice < 3 && at > 0) {
                QVERIFY(file->undo());
                QVERIFY(contentOf(*file) == states[--at]);
                continue;
            }
            if (choice < 5 && at + 1 < states.size()) {
                QVERIFY(file->redo());
                QVERIFY(contentOf(*file) == states[++at]);
                continue;
            }
            const std::string name = "s" + std::to_string(random.below(3));
            if (choice == 5 && imports < 12) {
                Table table = random.chance(0.5) ? customers() : transactions();
                table.id = "i" + std::to_string(++imports);
                table.rows.resize(1 + random.below(table.rows.size()));
                const auto record = load(*file, table);
                QVERIFY2(record, why(record));
            } else if (choice == 6) {
                file.reset();
                auto again = ws::open(path, ws::Access::ReadWrite, fixedClock());
                QVERIFY2(again, why(again));
                file = std::move(*again);
                QVERIFY(contentOf(*file) == states[at]);
                continue;
            } else if (choice == 7) {
                const bool there = !file->segments()->empty();
                if (!there)
                    continue;
                QVERIFY(file->removeSegment(file->segments()->front().name));
            } else if (choice == 8) {
                domain::Rule rule;
                rule.kind = domain::Rule::Kind::Ids;
                rule.values = {std::to_string(round)};
                QVERIFY(file->saveSegment({name, rule, round + 1}));
            } else {
                QVERIFY(file->set(name, std::to_string(round)));
            }
            states.resize(++at);
            states.push_back(contentOf(*file));
        }
        while (at > 0) {
            QVERIFY(file->undo());
            --at;
        }
        QVERIFY(contentOf(*file) == states.front());
        QCOMPARE(file->undo().error().code, core::Code::NothingToUndo);
        while (file->redo())
            ++at;
        QCOMPARE(at + 1, states.size());
        QVERIFY(contentOf(*file) == states.back());
        QVERIFY(sound(*file));
    }

    void historyIsNamed()
    {
        const auto file = fresh();
        QCOMPARE(file->history()->undo, std::string());
        QVERIFY(load(*file, customers()));
        QCOMPARE(file->history()->undo, std::string("import"));
        QCOMPARE(file->history()->undoSubject, std::string("customers.csv"));
        QVERIFY(file->set("period", "week"));
        QCOMPARE(file->history()->undo, std::string("setting"));
        QVERIFY(file->undo());
        QCOMPARE(file->history()->redo, std::string("setting"));
        QCOMPARE(file->history()->redoSubject, std::string("period"));
        QCOMPARE(file->removeSegment("nobody").error().code, core::Code::UnknownSegment);
        QVERIFY(file->recordRun("overview", "{}", "abc", 0.5));
        QCOMPARE(file->history()->redo, std::string("setting"));
        QVERIFY(sound(*file));
    }

    void sqlSeesEventsAsRows()
    {
        const auto file = fresh();
        core::JobContext job;
        QVERIFY(load(*file, transactions()));
        Table later = transactions();
        later.id = "second";
        later.rows.resize(2);
        QVERIFY(load(*file, later));
        const auto sums = file->query("SELECT customer, count(*), min(day), max(time) FROM transaction_event GROUP BY 1 ORDER BY 1", {}, job);
        QVERIFY2(sums, why(sums));
        QCOMPARE(sums->rows.size(), std::size_t {6});
        QCOMPARE(sums->rows[0][0], std::nullopt);
        QCOMPARE(*sums->rows[1][1], std::string("4"));
        QCOMPARE(*sums->rows[1][2], std::string("2024-01-05"));
        const auto first = file->query("SELECT order_id, day || 'T' || time, customer, amount, category FROM transaction_event WHERE import=?1 ORDER BY row", {"1"}, job);
        const auto rows = file->rows({.table = "transaction", .offset = 0, .limit = 9, .lineage = false, .asWritten = false}, job);
        QCOMPARE(first->rows.size(), std::size_t {9});
        for (std::size_t r = 0; r < 9; ++r)
            for (std::size_t c = 0; c < 5; ++c)
                QCOMPARE(first->rows[r][c], rows->rows[r][c]);
        for (const char* writing : {"DELETE FROM setting", "INSERT INTO transaction_event VALUES(1)", "SELECT 1; SELECT 2", "nonsense", "DROP TABLE transaction_event"})
            QVERIFY2(!file->query(writing, {}, job), writing);
        QVERIFY(file->undo());
        QCOMPARE(*file->query("SELECT count(*) FROM transaction_event", {}, job)->rows[0][0], std::string("9"));
        QVERIFY(sound(*file));
    }

    void everyRoleHasItsTable()
    {
        const auto file = fresh();
        core::JobContext job;
        for (int i = 0; i < domain::kRoleCount; ++i) {
            const auto role = static_cast<domain::Role>(i);
            Table table;
            table.role = role;
            table.id = table.file = std::string(domain::word(role));
            for (const auto& field : domain::fieldsOf(role))
                table.columns.push_back(column(std::string(field.name).c_str(), field.type, std::string(field.name).c_str(),
                    field.type == ValueType::Text, field.type == ValueType::Decimal ? 2 : 0));
            table.columns.push_back(column("q1", ValueType::Integer));
            for (int r = 0; r < 3; ++r) {
                std::vector<std::string> row;
                for (const auto& info : table.columns)
                    row.push_back(info.type == ValueType::Text ? info.name + std::to_string(r)
                            : info.type == ValueType::Date     ? "2024-01-0" + std::to_string(r + 1)
                            : info.type == ValueType::DateTime ? "2024-01-01 00:00:0" + std::to_string(r)
                            : info.type == ValueType::Boolean  ? (r ? "true" : "")
                                                               : std::to_string(r));
                table.rows.push_back(std::move(row));
            }
            const auto record = load(*file, table);
            QVERIFY2(record, why(record));
            if (role == domain::Role::Transaction || role == domain::Role::Interaction)
                continue;
            for (const auto& field : domain::fieldsOf(role)) {
                const auto cells = file->query("SELECT \"" + std::string(field.name) + "\" FROM " + std::string(domain::word(role)) + " ORDER BY row", {}, job);
                QVERIFY2(cells, why(cells));
                QCOMPARE(cells->rows.size(), std::size_t {3});
                QVERIFY2(cells->rows[2][0].has_value(), std::string(field.name).c_str());
                if (field.type == ValueType::Decimal)
                    QCOMPARE(*cells->rows[2][0], std::string("200"));
                if (field.type == ValueType::Date)
                    QCOMPARE(*cells->rows[2][0], std::string("2024-01-03"));
            }
        }
        QCOMPARE(*file->query("SELECT sum(score) FROM survey_answer JOIN survey_item USING(import, item) WHERE name='q1'", {}, job)->rows[0][0], std::string("3"));
        QCOMPARE(*file->query("SELECT count(*) FROM campaign", {}, job)->rows[0][0], std::string("3"));
        QVERIFY(sound(*file));
        while (file->undo()) { }
        QVERIFY(load(*file, customers()));
        QCOMPARE(*file->query("SELECT count(*) FROM survey_answer", {}, job)->rows[0][0], std::string("0"));
        QVERIFY(sound(*file));
    }

    void backsUpWhole()
    {
        const auto file = fresh();
        QVERIFY(load(*file, customers()));
        core::JobContext job;
        const std::string target = freshPath();
        const auto done = file->backup(target, job);
        QVERIFY2(done, why(done));
        QCOMPARE(file->backup(target, job).error().code, core::Code::FileExists);
        const auto copy = ws::open(target);
        QVERIFY2(copy, why(copy));
        QVERIFY(contentOf(**copy) == contentOf(*file));
        QVERIFY(sound(**copy));
        core::JobContext stopped;
        stopped.stop();
        const std::string other = freshPath();
        QCOMPARE(file->backup(other, stopped).error().code, core::Code::Cancelled);
        QVERIFY(!QFileInfo::exists(QString::fromStdString(other)));
        QVERIFY(file->set("period", "week"));
    }
};

HOLDFAST_TEST(WorkspaceTest)
#include "WorkspaceTest.moc"
