// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/Statement.h"
#include "support/TestMain.h"
#include "unit/workspace/Fixture.h"
#include "workspace/chunks/ChunkCodec.h"
#include "workspace/store/Opening.h"

#include <QFile>

using namespace holdfast;
using namespace holdfast::tests;

// The runner of migrations, with a second step made up here, and the encoding of chunks that they must carry over.
class MigrationTest : public QObject {
    Q_OBJECT

    static constexpr const char* kSecond = "CREATE TABLE added(key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;";

private Q_SLOTS:
    void anOlderFormatIsBroughtUp()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        {
            const auto file = got(ws::create(path, fixedClock()));
            QVERIFY(load(*file, customers()));
            QVERIFY(file->set("period", "week"));
        }
        std::vector<ws::Migration> two(ws::migrations().begin(), ws::migrations().end());
        two.push_back({ws::kFormatVersion + 1, kSecond});
        {
            auto opened = got(ws::openChecked(path, ws::Access::ReadWrite, two));
            QCOMPARE(opened.identity.format, ws::kFormatVersion + 1);
            QCOMPARE(got(opened.database.integer("PRAGMA user_version")), std::int64_t {ws::kFormatVersion + 1});
            QCOMPARE(got(opened.database.integer("SELECT count(*) FROM added")), std::int64_t {0});
            QCOMPARE(got(opened.database.integer("SELECT count(*) FROM customer")), std::int64_t {5});
            QVERIFY(got(ws::schemaOf(opened.database)) == got(ws::expectedSchema(two, ws::kFormatVersion + 1)));
        }
        // Again: nothing to do; and a program that knows one format only refuses it.
        QCOMPARE(got(ws::openChecked(path, ws::Access::ReadWrite, two)).identity.format, ws::kFormatVersion + 1);
        const auto older = ws::open(path);
        QVERIFY(!older);
        QCOMPARE(older.error().code, core::Code::WorkspaceNewer);
        // The backup made before is the workspace as it was.
        const auto backup = got(ws::open(path + ".format-" + std::to_string(ws::kFormatVersion) + ".backup"));
        QCOMPARE(got(backup->settings()).at("period"), std::string("week"));
        QVERIFY(sound(*backup));
    }

    // A workspace of the first format: read as it is, and brought up with its content when it is opened for writing.
    void theFirstFormatIsBroughtUp()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        const std::vector<ws::Migration> first(ws::migrations().begin(), ws::migrations().begin() + 1);
        QVERIFY(ws::createFile(path, 1, first));
        {
            const auto file = got(ws::open(path, ws::Access::ReadOnly));
            QVERIFY(sound(*file));
            QVERIFY(got(file->documents("alias")).empty());
            QVERIFY(got(file->importsInForce()).empty());
            QCOMPARE(got(file->info()).formatVersion, 1);
        }
        {
            const auto file = got(ws::open(path, ws::Access::ReadWrite, fixedClock()));
            QCOMPARE(got(file->info()).formatVersion, ws::kFormatVersion);
            QVERIFY(load(*file, customers()));
            QVERIFY(sound(*file));
        }
        QVERIFY(QFile::exists(QString::fromStdString(path + ".format-1.backup")));
    }

    void aFailingStepChangesNothing()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        got(ws::create(path, fixedClock()));
        std::vector<ws::Migration> two(ws::migrations().begin(), ws::migrations().end());
        two.push_back({ws::kFormatVersion + 1, "CREATE TABLE added(a TEXT) STRICT; INSERT INTO nowhere VALUES(1)"});
        QVERIFY(!ws::openChecked(path, ws::Access::ReadWrite, two));
        QVERIFY(sound(*got(ws::open(path))));
    }

    void theIdentityLiesWhereItIsLookedFor()
    {
        QTemporaryDir folder;
        const std::string path = (folder.path() + QStringLiteral("/w.holdfast")).toStdString();
        got(ws::create(path, fixedClock()));
        auto opened = got(ws::openChecked(path, ws::Access::ReadOnly, ws::migrations()));
        QCOMPARE(got(opened.database.integer("SELECT rootpage FROM sqlite_schema WHERE name='identity'")), std::int64_t {2});
        QCOMPARE(got(opened.database.integer("SELECT rootpage FROM sqlite_schema WHERE name='workspace'")), std::int64_t {3});
    }

    void numbersComeBack()
    {
        constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min() + 1, most = std::numeric_limits<std::int64_t>::max();
        const std::vector<std::vector<std::int64_t>> columns = {{}, {5}, {5, 5, 5}, {frame::kMissing}, {frame::kMissing, 7, 7}, {0, 255},
            {0, 255, frame::kMissing}, {-1, 65534}, {-1, 65535, frame::kMissing}, {1 << 24, 0}, {1ll << 32, 0, frame::kMissing},
            {1ll << 40, 3}, {1ll << 48, 3}, {1ll << 55, 3, frame::kMissing}, {1ll << 62, -5}, {least, most}, {least, most, frame::kMissing}};
        for (const auto& values : columns) {
            const ws::Chunk chunk = ws::encodeNumbers(values);
            std::vector<std::int64_t> again(values.size());
            ws::decodeNumbers<std::int64_t>({chunk.rows, chunk.encoding, chunk.width, chunk.lo, chunk.data}, frame::kMissing,
                [&](std::uint32_t i, std::int64_t value) { again[i] = value; });
            QCOMPARE(again, values);
        }
        QCOMPARE(ws::encodeNumbers(std::vector<std::int64_t>(1000, 42)).data.size(), std::size_t {0});
        QCOMPARE(ws::encodeNumbers(std::vector<std::int64_t> {1'700'000'000, 1'700'000'255}).width, 1);
    }

    void textsComeBack()
    {
        const std::vector<std::vector<std::string>> columns = {{}, {""}, {"a", "", "ccc"}, {"T-884120", "T-884121", ""}, {"T-0001", "T-9999"},
            {"T-1", "T-10"}, {"100000001", "100000002"}, {"9", "8"}, {"12345678901234567890", "12345678901234567891"},
            {std::string(70000, 'x'), "y"}, {"ünï", "codé"}, {"same", "same"}, {"1", "a"}};
        for (const auto& values : columns) {
            frame::Texts texts, again;
            std::vector<bool> missing, gaps;
            for (const auto& value : values) {
                texts.push(value);
                missing.push_back(value.empty());
            }
            const ws::Chunk chunk = ws::encodeTexts(texts, missing);
            ws::decodeTexts({chunk.rows, chunk.encoding, chunk.width, chunk.lo, chunk.data}, again, gaps);
            QVERIFY(gaps == missing);
            QCOMPARE(again.bytes, texts.bytes);
            QCOMPARE(again.ends, texts.ends);
            // Cut short, it is refused and not read past its end.
            if (!chunk.data.empty()) {
                const auto cut = ws::guarded([&] {
                    ws::decodeTexts({chunk.rows, chunk.encoding, chunk.width, chunk.lo, std::string_view(chunk.data).substr(1)}, again, gaps);
                });
                QVERIFY(!cut || chunk.encoding == ws::Encoding::Numbered);
            }
        }
    }
};

HOLDFAST_TEST(MigrationTest)
#include "MigrationTest.moc"
