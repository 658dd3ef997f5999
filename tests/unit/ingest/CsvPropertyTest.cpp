// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "EncodedText.h"
#include "TableSink.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <array>

using namespace holdfast;

// Written, read, equal: random tables in twelve encodings, five delimiters, three quotings, three line ends.
class CsvPropertyTest : public QObject {
    Q_OBJECT

    struct Encoding {
        const char* name;
        const char* converter;
        const char* mark;
        std::vector<const char*> pieces; // of its repertoire
    };

    static const std::vector<Encoding>& encodings()
    {
        static const std::vector<const char*> latin = {"é", "ü", "ß", "Ž", "€", "“", "ñ"},
                                              chinese = {"客", "户", "流失", "张伟", "，", "。"},
                                              any = {"é", "客", "😀", "Ж", "ł", "한", "ポ", "\xC2\xA0", "\xE2\x80\x8B"};
        static const std::vector<Encoding> all = {
            {"UTF-8", "UTF-8", "", any},
            {"UTF-8", "UTF-8", "\xEF\xBB\xBF", any},
            {"UTF-16LE", "UTF-16LE", "\xEF\xBB\xBF", any},
            {"UTF-16BE", "UTF-16BE", "\xEF\xBB\xBF", any},
            {"GB18030", "gb18030", "", {"客", "户", "流失", "张伟", "䶮", "𠮷", "，", "é"}},
            {"GBK", "gb18030", "", chinese},
            {"Big5", "Big5", "", {"許", "功", "蓋", "育", "客", "戶"}},
            {"Shift_JIS", "ibm-943_P15A-2003", "", {"ポ", "表", "ソ", "顧客", "ア"}},
            {"EUC-JP", "EUC-JP", "", {"ポ", "表", "ソ", "顧客"}},
            {"EUC-KR", "windows-949-2000", "", {"고", "객", "이탈", "힣"}},
            {"windows-1252", "ibm-5348_P100-1997", "", latin},
            {"windows-1251", "windows-1251", "", {"Ж", "ы", "клиент", "Ё"}},
        };
        return all;
    }

    static std::string encoded(const std::string& utf8, const Encoding& encoding)
    {
        return tests::encodedText(utf8, encoding.converter);
    }

    static std::string cell(core::Random& random, const Encoding& encoding, char delimiter)
    {
        static constexpr std::array<const char*, 22> kValues = {"", "", "12", "-3.50", "0.5", "1,234.50", "007",
            "2024-02-29", "2024-02-29 08:00:00", "31/12/2024", "Yes", "no", "NA", "1e5", "12 %", "  ", " lead",
            "trail ", "\\", "a\\b", "=1+1", "NaN"};
        switch (random.below(4)) {
        case 0:
            return kValues[random.below(kValues.size())];
        case 1:
            return std::to_string(static_cast<std::int64_t>(random.below(100000)) - 50000);
        default:
            break;
        }
        std::string text;
        for (std::uint64_t i = random.below(6) + 1; i > 0; --i)
            switch (random.below(8)) {
            case 0:
                text += delimiter;
                break;
            case 1:
                text += "\"";
                break;
            case 2:
                text += random.chance(0.5) ? "\n" : "\r\n";
                break;
            case 3:
                text += encoding.pieces[random.below(encoding.pieces.size())];
                break;
            default:
                text += static_cast<char>('a' + random.below(26));
                break;
            }
        return text;
    }

    static std::string quoted(const std::string& text)
    {
        std::string result = "\"";
        for (const char c : text) {
            result += c;
            if (c == '"')
                result += c;
        }
        return result + "\"";
    }

private Q_SLOTS:
    void tables()
    {
        core::Random random(20260701);
        static constexpr char kDelimiters[] = {',', ';', '\t', '|', ':'};
        static constexpr const char* kLineEnds[] = {"\n", "\r\n", "\r"};
        std::uint64_t cells = 0;
        for (int table = 0; table < 600; ++table) {
            const Encoding& encoding = encodings()[static_cast<std::size_t>(table) % encodings().size()];
            const char delimiter = kDelimiters[random.below(5)];
            const int quoting = static_cast<int>(random.below(3)); // where needed, texts, all
            const std::uint64_t ends = random.below(3);
            const std::size_t columns = random.below(6) + 1, rows = random.below(30) + 1;
            std::vector<std::vector<std::string>> want;
            std::string text = encoding.mark;
            for (std::size_t r = 0; r <= rows; ++r) {
                std::vector<std::string> row;
                for (std::size_t c = 0; c < columns; ++c) {
                    std::string value = r == 0 ? "name" + std::to_string(c)
                        : c == 0               ? "k" + std::to_string(r)
                                               : cell(random, encoding, delimiter);
                    // A file that ends its lines with CR alone can't tell a bare CR from one; LF is safe in quotes.
                    bool quote = quoting == 2 || value.find_first_of("\"\r\n") != std::string::npos
                        || value.find(delimiter) != std::string::npos;
                    quote = quote || (quoting == 1 && value.find_first_not_of("0123456789.") != std::string::npos);
                    text += (c > 0 ? std::string(1, delimiter) : std::string()) + (quote ? quoted(value) : value);
                    row.push_back(std::move(value));
                }
                text += kLineEnds[ends];
                if (r > 0)
                    want.push_back(std::move(row));
            }
            const std::string bytes = encoded(text, encoding);
            QVERIFY2(!bytes.empty(), encoding.name);
            const tests::TextFile file(bytes);
            ingest::Mapping mapping;
            if (*encoding.mark == '\0')
                mapping.encoding = encoding.name;
            mapping.delimiter = ingest::delimiterWord(delimiter);
            mapping.headerLine = 1;
            tests::Imported got;
            tests::importFile(got, file.path, mapping);
            const std::string where = "table " + std::to_string(table) + " " + encoding.name + " " + text;
            QVERIFY2(!got.error, (where + (got.error ? std::string(core::word(got.error->code)) : "")).c_str());
            QVERIFY2(got.summary.loaded == rows && got.summary.rejected == 0, where.c_str());
            QCOMPARE(got.table.columns.size(), columns);
            for (std::size_t r = 0; r < rows; ++r)
                for (std::size_t c = 0; c < columns; ++c, ++cells)
                    if (got.table.source[r][c] != want[r][c])
                        QFAIL((where + "\nrow " + std::to_string(r + 1) + " column " + std::to_string(c) + " ["
                            + got.table.source[r][c] + "] as " + std::string(frame::word(got.table.columns[c].type))
                            + " " + got.table.columns[c].format)
                                  .c_str());
        }
        QVERIFY(cells > 20000);
    }

    // Rule 5: whatever is done to a file, records read = loaded + set aside, or the file is refused.
    void accounting()
    {
        std::string good = "customer_id,date,amount,note\n";
        for (int i = 0; i < 40; ++i)
            good += "C" + std::to_string(i % 7) + ",2024-01-" + (i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1)
                + "," + std::to_string(i) + ".50,\"a, \"\"b\"\"\n c\"\n";
        core::Random random(7);
        static constexpr std::string_view kBytes = "\",\n\r;\\'\t x9-\xC3\xA9\xFF";
        int refused = 0, loaded = 0;
        for (int i = 0; i < 800; ++i) {
            std::string text = good;
            for (std::uint64_t n = random.below(4) + 1; n > 0; --n) {
                const std::size_t at = random.below(text.size());
                const char byte = kBytes[random.below(kBytes.size())];
                switch (random.below(4)) {
                case 0:
                    text.insert(at, 1, byte);
                    break;
                case 1:
                    text.erase(at, random.below(20) + 1);
                    break;
                case 2:
                    text[at] = byte;
                    break;
                default:
                    text.resize(at + 1);
                    break;
                }
            }
            const tests::TextFile file(text);
            tests::Imported got;
            tests::importFile(got, file.path);
            if (got.error) {
                ++refused;
                QVERIFY(got.error->code != core::Code::Internal);
                continue;
            }
            ++loaded;
            QCOMPARE(got.summary.read, got.summary.loaded + got.summary.rejected);
            QCOMPARE(got.summary.read, got.sniffed.rows);
            QCOMPARE(got.summary.loaded, static_cast<std::uint64_t>(got.table.rows.size()));
            QCOMPARE(got.summary.rejected, static_cast<std::uint64_t>(got.table.rejected.size()));
            std::vector<std::uint64_t> rows = got.table.sourceRows;
            for (const frame::RejectedRow& row : got.table.rejected)
                rows.push_back(row.row);
            std::sort(rows.begin(), rows.end());
            for (std::size_t r = 0; r < rows.size(); ++r)
                QCOMPARE(rows[r], static_cast<std::uint64_t>(r + 1));
        }
        QVERIFY(refused > 0 && loaded > 250);
    }
};

HOLDFAST_TEST(CsvPropertyTest)
#include "CsvPropertyTest.moc"
