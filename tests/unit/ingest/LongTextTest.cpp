// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "TableSink.h"
#include "ingest/csv/Digest.h"
#include "ingest/csv/Utf8Proof.h"

using namespace holdfast;
using core::Code;

// Files long enough to be surveyed and proved in one pass: what is wrong with them is told as for short ones.
class LongTextTest : public QObject {
    Q_OBJECT

    static std::string table(std::size_t bytes)
    {
        std::string text = "id,day,amount,name\n";
        for (int i = 0; text.size() < bytes; ++i)
            text += std::to_string(100000 + i) + ",2024-03-" + std::to_string(10 + i % 20) + "," + std::to_string(i % 90) + ".25,Grün "
                + std::to_string(i % 7) + "\n";
        return text;
    }
    static Code errorOf(std::string_view bytes)
    {
        const tests::TextFile file(bytes);
        tests::Imported got;
        tests::importFile(got, file.path, {});
        return got.error ? got.error->code : Code::Internal;
    }
    static constexpr std::size_t kLong = 3u << 20, kShort = 100000, kAllRows = 1'000'000;

private Q_SLOTS:
    void readsAsItIs()
    {
        for (const std::string& mark : {std::string(), std::string("\xEF\xBB\xBF")}) {
            const std::string text = mark + table(kLong);
            const tests::TextFile file(text);
            tests::Imported got;
            got.table.keep = kAllRows;
            tests::importFile(got, file.path, {});
            QVERIFY(!got.error);
            ingest::Digest digest;
            digest.add(text.data(), text.size());
            QCOMPARE(got.sniffed.digest, digest.hex());
            QCOMPARE(got.sniffed.bytes, std::uint64_t {text.size()});
            QCOMPARE(got.sniffed.dialect.byteOrderMark, !mark.empty());
            const auto lines = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
            QCOMPARE(got.summary.loaded, lines - 1);
            QCOMPARE(*got.table.rows.front()[3], std::string("Grün 0"));
            QCOMPARE(*got.table.rows.back()[0], std::to_string(100000 + lines - 2));
        }
    }

    void flawsAreTheSameAsInShortFiles()
    {
        const auto broken = [](std::size_t size, auto change) {
            std::string text = table(size);
            change(text);
            return errorOf(text);
        };
        const auto same = [&](auto change) {
            const Code code = broken(kLong, change);
            return code == broken(kShort, change) ? code : Code::Internal;
        };
        QVERIFY(same([](std::string& text) { text[text.size() - 5000] = '\0'; }) == Code::NulBytes);
        QVERIFY(same([](std::string& text) { text.insert(text.size() - 20, "\""); text.insert(text.rfind("\n1") + 1, "\""); text += "1,\"2024-01-01,1,open\n"; })
            == Code::UnterminatedQuote);
        // A character that is cut off at the end, and one in the middle.
        QVERIFY(same([](std::string& text) { text += "999999,2024-03-11,1.25,Gr\xC3"; }) == Code::EncodingInvalid);
        QVERIFY(same([](std::string& text) { text.insert(text.rfind("Gr") + 2, "\xC3"); }) == Code::EncodingInvalid);
    }

    void latinBehindAsciiIsFound()
    {
        // ASCII as far as the head reaches, then another encoding.
        std::string text = "id,name\n";
        for (int i = 0; text.size() < (2u << 20); ++i)
            text += std::to_string(i) + ",plain\n";
        for (int i = 0; i < 400; ++i)
            text += std::to_string(i) + ",M\xFCller Stra\xDF" "e gr\xF6\xDF" "er\n";
        const tests::TextFile file(text);
        tests::Imported got;
        got.table.keep = kAllRows;
        tests::importFile(got, file.path, {});
        QVERIFY(!got.error);
        QVERIFY(got.sniffed.dialect.encoding != "UTF-8");
        QCOMPARE(*got.table.rows.back()[1], std::string("Müller Straße größer"));
    }

    void proofInPieces()
    {
        const std::string text = "a\xC3\xBC\xE4\xBD\xA0\xF0\x9F\x98\x80z";
        for (std::size_t step = 1; step <= text.size(); ++step) {
            ingest::Utf8Proof proof;
            for (std::size_t at = 0; at < text.size(); at += step) {
                QVERIFY(proof.add(text.data() + at, std::min(step, text.size() - at)));
            }
            QVERIFY(proof.endsWhole());
        }
        const std::string bad[] = {"\xC3(", "\xE4\xBD(", "\xF0\x9F\x98(", "\xC0\x80", "\xED\xA0\x80", "\xFF", std::string("a\0b", 3)};
        for (const std::string& bytes : bad) {
            for (const std::size_t step : {std::size_t {1}, bytes.size()}) {
                ingest::Utf8Proof proof;
                bool sound = true;
                for (std::size_t at = 0; at < bytes.size() && sound; at += step)
                    sound = proof.add(bytes.data() + at, std::min(step, bytes.size() - at));
                QVERIFY(!sound);
            }
        }
        ingest::Utf8Proof cut;
        QVERIFY(cut.add("ab\xE4\xBD", 4));
        QVERIFY(!cut.endsWhole());
    }
};

HOLDFAST_TEST(LongTextTest)
#include "LongTextTest.moc"
