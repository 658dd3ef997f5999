// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Random.h"
#include "faults/Script.h"
#include "support/TestMain.h"

#include <QFileInfo>

#include <sys/resource.h>

using namespace holdfast;
using namespace holdfast::tests;

// A disk that is full, handles that run out, a job that is stopped: each ends in a code, and the state stays.
class LimitsTest : public QObject {
    Q_OBJECT

    static Table many()
    {
        core::Random random(3);
        Table table = transactions();
        table.rows.clear();
        for (int i = 0; i < 6000; ++i)
            table.rows.push_back({"O" + std::to_string(random.next()), core::isoDateTimeText(1'700'000'000 + i), "C" + std::to_string(random.below(900)),
                std::to_string(random.below(100000)) + ".17", "k" + std::to_string(random.below(5)), ""});
        return table;
    }

    struct Limit {
        int what;
        rlimit before {};
        Limit(int which, rlim_t value) : what(which)
        {
            ::getrlimit(static_cast<__rlimit_resource>(what), &before);
            const rlimit lowered {value, before.rlim_max};
            ::setrlimit(static_cast<__rlimit_resource>(what), &lowered);
        }
        ~Limit() { ::setrlimit(static_cast<__rlimit_resource>(what), &before); }
    };

private Q_SLOTS:
    void aDiskThatFillsUp()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        {
            const auto file = got(ws::create(path, fixedClock()));
            QVERIFY(load(*file, customers()));
        }
        const Table table = many();
        int refused = 0;
        for (rlim_t limit = 40000;; limit += 60000) {
            QVERIFY2(limit < 10'000'000, "the import never fits");
            auto file = got(ws::open(path, ws::Access::ReadWrite, fixedClock()));
            const std::string before = contentOf(*file);
            core::Result<ws::ImportRecord> record = core::fail(core::Code::Internal);
            {
                const Limit small(RLIMIT_FSIZE, limit);
                record = load(*file, table);
                if (!record)
                    QVERIFY2(record.error().code == core::Code::DiskFull, why(record));
                file.reset();
            }
            file = got(ws::open(path, ws::Access::ReadWrite, fixedClock()));
            QVERIFY(sound(*file));
            if (record) {
                QCOMPARE(got(file->info()).imports.size(), std::size_t {2});
                break;
            }
            QVERIFY(contentOf(*file) == before);
            ++refused;
        }
        QVERIFY(refused > 2);
    }

    void noHandleLeft()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        got(ws::create(path, fixedClock()));
        for (rlim_t handles = 3; handles < 40; ++handles) {
            core::Result<std::unique_ptr<ws::WorkspaceFile>> file = core::fail(core::Code::Internal);
            {
                const Limit few(RLIMIT_NOFILE, handles);
                file = ws::open(path);
                if (file) {
                    QVERIFY((*file)->set("handles", std::to_string(handles)));
                    break;
                }
                QVERIFY2(file.error().code == core::Code::IoError, why(file));
            }
            QVERIFY2(handles < 39, "opens with forty handles");
        }
        QVERIFY(sound(*got(ws::open(path))));
    }

    void stoppedAtAnyPoint()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        const auto file = got(ws::create(path, fixedClock()));
        QVERIFY(load(*file, customers()));
        const std::string before = contentOf(*file);
        Table table = customers();
        table.id = "stopped";
        for (int i = 0; i < 3000; ++i)
            table.rows.push_back({"K" + std::to_string(i), "2024-01-01", "Ulm", "", "", "1"});
        for (int point = 0; point < 100; ++point) {
            core::JobContext job;
            auto writer = got(file->beginImport(headerOf({.role = table.role, .columns = {column("id", ValueType::Text, "customer")}, .rows = {}}), job));
            core::Status last;
            for (int batches = 0; batches < 5 && last; ++batches) {
                if (batches == point % 6)
                    job.stop();
                frame::Batch batch;
                batch.rows = static_cast<std::uint32_t>(1 + point * 7);
                batch.columns.resize(1);
                for (std::uint32_t r = 0; r < batch.rows; ++r) {
                    batch.columns[0].texts.push("B" + std::to_string(batches) + "-" + std::to_string(r));
                    batch.columns[0].missing.push_back(false);
                    batch.sourceRows.push_back(static_cast<std::uint64_t>(batches) * 10000 + r + 1);
                }
                last = writer->append(batch);
            }
            if (point % 6 == 5)
                job.stop();
            const auto record = writer->finish(5);
            QVERIFY(!record);
            QCOMPARE(record.error().code, core::Code::Cancelled);
            QVERIFY(contentOf(*file) == before);
        }
        QVERIFY(load(*file, table));
        QVERIFY(sound(*file));
    }
};

HOLDFAST_TEST(LimitsTest)
#include "LimitsTest.moc"
