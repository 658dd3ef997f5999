// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Random.h"
#include "fuzz/CellInput.h"
#include "fuzz/CsvInput.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

// The inputs kept for the fuzzer, and random ones made of the bytes that matter, without a fuzzer.
class FuzzCorpusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replay()
    {
        const QDir corpus(QStringLiteral(HOLDFAST_SOURCE_DIR "/tests/fuzz/corpus"));
        const auto names = corpus.entryList(QDir::Files);
        QVERIFY(names.size() >= 10);
        QTemporaryDir folder;
        for (const QString& name : names) {
            QFile file(corpus.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const std::string bytes = file.readAll().toStdString();
            QVERIFY2(holdfast::fuzz::readsSoundly(bytes), qPrintable(name));
            QVERIFY2(holdfast::fuzz::importsSoundly(bytes, folder.filePath(QStringLiteral("a.csv")).toStdString()),
                qPrintable(name));
        }
    }

    void replayCells()
    {
        const QDir corpus(QStringLiteral(HOLDFAST_SOURCE_DIR "/tests/fuzz/corpus/cells"));
        for (const QString& name : corpus.entryList(QDir::Files)) {
            QFile file(corpus.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(holdfast::fuzz::cellsSoundly(file.readAll().toStdString()), qPrintable(name));
        }
        holdfast::core::Random random(7);
        static constexpr std::string_view kPieces[] = {"0", "1", "12", "345", "-", "+", ".", ",", " ", "'", "%", "e5", "E-3", "/", ":",
            "2024", "01", "31", "T", "Z", "+08:00", "AM", "Jan", "年", "月", "日", "¥", "€", "(", ")", "Yes", "否", "NA", "\xC2\xA0", "万"};
        for (int i = 0; i < 60000; ++i) {
            std::string bytes;
            bytes += static_cast<char>(random.below(256));
            for (std::uint64_t n = random.below(9); n > 0; --n)
                bytes += kPieces[random.below(std::size(kPieces))];
            QVERIFY2(holdfast::fuzz::cellsSoundly(bytes), QByteArray::fromStdString(bytes).toPercentEncoding().constData());
        }
    }

    void randomBytes()
    {
        holdfast::core::Random random(99);
        static constexpr std::string_view kPieces[] = {",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "\r", "\\", "'",
            "id", "12", "-3.5", "2024-01-02", "03/04/2025", "\xC3\xA9", "\xE5\xAE\xA2", "\xFF", "\xB0\xA1", "1,234",
            " ", "a", std::string_view("\0", 1), "NA", "yes", "%", "sep=;\n"};
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("a.csv")).toStdString();
        for (int i = 0; i < 3000; ++i) {
            std::string bytes;
            for (std::uint64_t n = random.below(80); n > 0; --n)
                bytes += kPieces[random.below(std::size(kPieces))];
            QVERIFY2(holdfast::fuzz::readsSoundly(bytes), bytes.c_str());
            if (i % 3 == 0)
                QVERIFY2(holdfast::fuzz::importsSoundly(bytes, path), bytes.c_str());
        }
    }
};

HOLDFAST_TEST(FuzzCorpusTest)
#include "FuzzCorpusTest.moc"
