// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Random.h"
#include "support/TestMain.h"
#include "text/Charset.h"
#include "text/Decoder.h"
#include "text/Fold.h"
#include "text/Utf8.h"

#include <unicode/ucnv.h>

using namespace holdfast;
using namespace holdfast::text;

class EncodingTest : public QObject {
    Q_OBJECT

    static std::string encoded(const std::string& utf8, const char* converter)
    {
        UErrorCode status = U_ZERO_ERROR;
        std::string out(utf8.size() * 4 + 16, '\0');
        const auto n = ucnv_convert(converter, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
            static_cast<std::int32_t>(utf8.size()), &status);
        out.resize(U_SUCCESS(status) ? static_cast<std::size_t>(n) : 0);
        return out;
    }

private Q_SLOTS:
    void validity()
    {
        bool cut = false;
        QCOMPARE(validUtf8("abc客😀", cut), std::size_t{10});
        QVERIFY(!cut);
        QCOMPARE(validUtf8("ab\xE5\xAE", cut), std::size_t{2});
        QVERIFY(cut);
        for (const char* wrong : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE5\x41", "\xFF"}) {
            QCOMPARE(validUtf8(wrong, cut), std::size_t{0});
            QVERIFY(!cut);
        }
        // Long runs take the fast road to the same answer.
        std::string text(100, 'x');
        text += "é";
        text.append(77, 'y');
        QCOMPARE(validUtf8(text, cut), text.size());
        QCOMPARE(validUtf8(text + '\xFF', cut), text.size());
    }

    void strictDecoding()
    {
        auto decoder = Decoder::open("gbk");
        QVERIFY(decoder);
        const std::string bytes = encoded("客户,流失\n䶮", "gb18030");
        std::string text;
        for (std::size_t i = 0; i < bytes.size(); ++i) // byte by byte: characters are cut everywhere
            QVERIFY(decoder->decode(std::string_view(bytes).substr(i, 1), text, i + 1 == bytes.size()));
        QCOMPARE(text, std::string("客户,流失\n䶮"));
        auto strict = Decoder::open("Shift_JIS");
        std::string ignored;
        const auto failed = strict->decode("ok\xFF\xFFx", ignored, true);
        QVERIFY(!failed && failed.error().code == core::Code::EncodingInvalid);
        QCOMPARE(failed.error().where.byte, 2ull);
        QVERIFY(Decoder::open("no-such-thing").error().code == core::Code::UnsupportedEncoding);
        QCOMPARE(encodingName("cp936"), std::string("GB18030"));
        QCOMPARE(encodingName("utf8"), std::string("UTF-8"));
        QVERIFY(encodingName("klingon").empty());
    }

    // Lists of names in eight encodings: never wrong without a question, and mostly right without one from 20
    // characters up.
    void detection()
    {
        struct Language {
            const char* encoding;
            const char* converter;
            std::vector<const char*> words;
        };
        const std::vector<Language> languages = {
            {"GB18030", "gb18030",
                {"张伟", "王芳", "李娜", "客户投诉", "已经流失", "服务态度", "北京市", "上海市", "广东省深圳市",
                    "价格太高", "很满意", "退货", "重要客户", "联系电话", "陈静", "刘洋", "杨军"}},
            {"Big5", "Big5",
                {"陳志明", "林美玲", "台北市", "客戶服務", "已經流失", "價格太高", "很滿意", "退貨", "新竹縣",
                    "聯絡電話", "黃雅婷", "張家豪", "許功蓋"}},
            {"Shift_JIS", "ibm-943_P15A-2003",
                {"佐藤さん", "ポイント会員", "東京都", "お客様", "サービス", "解約しました", "とても良い", "大阪府",
                    "ソフト購入", "鈴木", "高橋", "価格が高い"}},
            {"EUC-KR", "windows-949-2000",
                {"김민수", "이영희", "서울특별시", "고객", "해지", "서비스", "매우 만족", "부산광역시", "가격이 비싸다",
                    "박지훈", "최수진"}},
            {"EUC-JP", "EUC-JP",
                {"佐藤さん", "ポイント会員", "東京都のお客様", "サービス", "解約しました", "とても良い", "ソフト購入",
                    "価格が高いです"}},
            {"windows-1252", "ibm-5348_P100-1997",
                {"Müller", "Größe", "François", "Zoé", "Niño", "São Paulo", "“fidèle”", "très déçu", "Köln", "Besançon",
                    "45 €"}},
            {"windows-1250", "windows-1250",
                {"Łukasz", "Wiśniewski", "Dvořák", "Žižkov", "Kraków", "Gdańsk", "Świętokrzyskie", "Częstochowa",
                    "Košice", "Wałęsa", "Łódź"}},
            {"windows-1251", "windows-1251",
                {"Иванов", "Москва", "клиент ушёл", "очень дорого", "Санкт-Петербург", "Анна Петрова", "жалоба",
                    "Новосибирск", "отличный сервис"}},
        };
        core::Random random(5);
        int wrong = 0, long_ = 0, settled = 0;
        std::string about;
        for (int i = 0; i < 1200; ++i) {
            const Language& language = languages[static_cast<std::size_t>(i) % languages.size()];
            std::string utf8;
            std::size_t high = 0;
            for (std::uint64_t n = random.below(40) + 1; n > 0; --n) {
                const std::string word = language.words[random.below(language.words.size())];
                for (std::size_t k = 0; k < word.size();)
                    high += nextCodePoint(word, k) >= 0x80;
                utf8 += "C" + std::to_string(random.below(1000)) + "," + word + "\n";
            }
            const std::string bytes = encoded(utf8, language.converter);
            QVERIFY2(!bytes.empty(), language.encoding);
            const auto scores = scoreCharsets(bytes);
            const bool sure = isSettled(scores);
            bool right = false;
            if (!scores.empty()) {
                auto decoder = Decoder::open(scores.front().encoding);
                std::string text;
                right = decoder && decoder->decode(bytes, text, true) && text == utf8;
            }
            if (sure && !right) {
                ++wrong;
                about += std::string(language.encoding) + " as " + scores.front().encoding + "; ";
            }
            if (high > 20) {
                ++long_;
                settled += sure && right;
                if (!sure && scores.size() > 1 && about.size() < 2000)
                    about += std::string(language.encoding) + "? " + scores[0].encoding + " "
                        + std::to_string(scores[0].score) + " " + scores[1].encoding + " "
                        + std::to_string(scores[1].score) + "; ";
            }
        }
        QVERIFY2(wrong == 0, about.c_str());
        QVERIFY2(settled * 100 >= long_ * 98,
            (std::to_string(settled) + " of " + std::to_string(long_) + ": " + about).c_str());
    }

    void folding()
    {
        QCOMPARE(foldName(" Customer_ID "), std::string("customerid"));
        QCOMPARE(foldName("ＩＤ 号"), std::string("id号"));
        QCOMPARE(foldName("客户 编号"), std::string("客户编号"));
        QCOMPARE(foldKey(" Ｃ３ "), std::string("c3"));
        QCOMPARE(narrowed("１，２３４．５０"), std::string("1,234.50"));
        QVERIFY(hasInvisible("C001\xE2\x80\x8B")
            && hasInvisible("a\xEF\xBB\xBF"
                            "b")
            && !hasInvisible("👩‍👩‍👧") && !hasInvisible("张伟"));
        QVERIFY(looksMojibake("å¼ ä¼Ÿ é’") || looksMojibake("Ã©"));
        QVERIFY(!looksMojibake("Île-de-France") && !looksMojibake("São Paulo"));
        QCOMPARE(trimmed(" \xE3\x80\x80x y\xC2\xA0\t"), std::string_view("x y"));
    }
};

HOLDFAST_TEST(EncodingTest)
#include "EncodingTest.moc"
