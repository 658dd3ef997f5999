// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Bench.h"
#include "flow/MakeSample.h"
#include "flow/sample/CsvTarget.h"
#include "flow/sample/SampleTables.h"

#include <QDir>

using namespace holdfast;

class BenchTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary; // this test's own temporary folder, so that another program's is not counted
    static QStringList left() { return QDir::temp().entryList({"holdfast-bench-*"}, QDir::Dirs | QDir::Hidden); }

private Q_SLOTS:
    void initTestCase() { qputenv("TMPDIR", m_temporary.path().toUtf8()); }

    // The generated files come in as the generated workspace: what is measured is what users do.
    void filesGiveTheSameRows_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::newRow("English") << false;
        QTest::newRow("Chinese") << true;
    }

    void filesGiveTheSameRows()
    {
        QFETCH(bool, chinese);
        QTemporaryDir folder;
        const std::string base = folder.path().toStdString();
        core::JobContext job;
        flow::SampleRequest request;
        request.customers = 200;
        request.months = 8;
        request.chinese = chinese;
        const auto sample = flow::makeSample(base + "/sample.holdfast", request, job);
        MUST(sample);
        const auto imported = flow::createWorkspace(base + "/imported.holdfast");
        MUST(imported);
        const flow::sample::Times times(request);
        for (const auto& [table, write] : {std::pair("customer", &flow::sample::writeCustomers), std::pair("transaction", &flow::sample::writeTransactions)}) {
            const std::string path = base + "/" + table + ".csv";
            const auto wrote = write({flow::sample::csvTarget(path), request, times, job});
            MUST(wrote);
            flow::ImportRequest in;
            in.path = path;
            const auto loaded = flow::importSource(**imported, in, job);
            MUST(loaded);
            QCOMPARE(loaded->table, std::string(table));
            QCOMPARE(loaded->rejected, 0u);
            const auto a = flow::rowsOf(**sample, table, 0, 100000, false, job), b = flow::rowsOf(**imported, table, 0, 100000, false, job);
            MUST(a);
            MUST(b);
            QCOMPARE(b->columns.size(), a->columns.size());
            for (std::size_t c = 0; c < a->columns.size(); ++c)
                QVERIFY2(a->columns[c].name == b->columns[c].name && a->columns[c].type == b->columns[c].type,
                    (a->columns[c].name + " " + a->columns[c].type + " " + b->columns[c].name + " " + b->columns[c].type).c_str());
            QCOMPARE(b->rows.size(), a->rows.size());
            for (std::size_t i = 0; i < a->rows.size(); ++i)
                QVERIFY2(a->rows[i] == b->rows[i], std::to_string(i).c_str());
        }
    }

    void everyStageIsMeasured()
    {
        const QStringList before = left();
        core::JobContext job;
        const auto stages = flow::runBench("", "", job, 300);
        MUST(stages);
        QCOMPARE(stages->size(), flow::benchStages().size());
        for (std::size_t i = 0; i < stages->size(); ++i) {
            const auto& stage = stages->at(i);
            QCOMPARE(stage.name, flow::benchStages()[i]);
            QVERIFY(stage.seconds > 0 && stage.p99 >= stage.seconds && stage.slowest >= stage.p99);
            QVERIFY(stage.rows >= 300 && stage.rowsPerSecond > 0);
            QCOMPARE(stage.runs, stage.name == "cross-filter" ? 200 : stage.name.starts_with("brush-") ? 306 : 3);
        }
        const auto one = flow::runBench("", "features", job, 300);
        MUST(one);
        QCOMPARE(one->size(), 1u);
        QCOMPARE(left(), before);
    }

    void onFilesOfOnesOwn()
    {
        QTemporaryDir folder;
        const auto shop = tests::Shop::made(71, 100);
        shop.writeLines(folder.filePath("transactions.csv").toStdString());
        core::JobContext job;
        const auto stages = flow::runBench(folder.path().toStdString(), "import", job);
        MUST(stages);
        QCOMPARE(stages->at(0).rows, shop.lines.size());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList("transactions.csv"));
    }

    void refusals()
    {
        const QStringList before = left();
        core::JobContext job;
        const auto stage = flow::runBench("", "no such stage", job, 300);
        QVERIFY(!stage);
        QCOMPARE(stage.error().code, core::Code::InvalidParameter);
        QCOMPARE(stage.error().choices, flow::benchStages());
        const auto nowhere = flow::runBench("/not/there", "", job);
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().code, core::Code::FileNotFound);
        core::JobContext stopped;
        stopped.stop();
        const auto cancelled = flow::runBench("", "", stopped, 300);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, core::Code::Cancelled);
        QCOMPARE(left(), before);
    }
};

HOLDFAST_TEST(BenchTest)
#include "BenchTest.moc"
