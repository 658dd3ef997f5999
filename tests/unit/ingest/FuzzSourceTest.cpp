// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Random.h"
#include "fuzz/SourceInput.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

// The inputs kept for the fuzzers of workbooks and databases, and random damage to them, without a fuzzer.
class FuzzSourceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replay_data()
    {
        QTest::addColumn<int>("part");
        QTest::addColumn<int>("damages");
        using holdfast::fuzz::SourcePart;
        QTest::newRow("container") << static_cast<int>(SourcePart::Container) << 300;
        QTest::newRow("sheet") << static_cast<int>(SourcePart::Sheet) << 20000;
        QTest::newRow("strings") << static_cast<int>(SourcePart::Strings) << 200;
        QTest::newRow("styles") << static_cast<int>(SourcePart::Styles) << 200;
        QTest::newRow("sqlite") << static_cast<int>(SourcePart::Sqlite) << 300;
    }
    void replay()
    {
        QFETCH(int, part);
        QFETCH(int, damages);
        const auto kind = static_cast<holdfast::fuzz::SourcePart>(part);
        const QDir corpus(
            QStringLiteral(HOLDFAST_SOURCE_DIR "/tests/fuzz/corpus/") + QString::fromUtf8(QTest::currentDataTag()));
        const auto names = corpus.entryList(QDir::Files, QDir::Name);
        QVERIFY(!names.isEmpty());
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("source")).toStdString();
        holdfast::core::Random random(5);
        for (const QString& name : names) {
            QFile file(corpus.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const std::string bytes = file.readAll().toStdString();
            QVERIFY2(holdfast::fuzz::readsPartSoundly(kind, bytes, path), qPrintable(name));
            for (int i = 0; i < damages / names.size(); ++i) {
                std::string damaged = bytes;
                for (std::uint64_t n = 1 + random.below(4); n > 0 && !damaged.empty(); --n) {
                    const std::size_t at = random.below(damaged.size());
                    switch (random.below(4)) {
                    case 0:
                        damaged[at] = static_cast<char>(random.below(256));
                        break;
                    case 1:
                        damaged.erase(at, 1 + random.below(9));
                        break;
                    case 2:
                        damaged.insert(at, damaged.substr(random.below(damaged.size()), random.below(20)));
                        break;
                    default:
                        damaged.resize(at);
                        break;
                    }
                }
                if (!holdfast::fuzz::readsPartSoundly(kind, damaged, path)) {
                    QVERIFY2(false, QByteArray::fromStdString(damaged).toHex().left(4000).constData());
                }
            }
        }
    }
};

HOLDFAST_TEST(FuzzSourceTest)
#include "FuzzSourceTest.moc"
