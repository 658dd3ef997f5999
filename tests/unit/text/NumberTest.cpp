// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Number.h"
#include "support/TestMain.h"

#include <string>

using namespace holdfast::text;

class NumberTest : public QObject {
    Q_OBJECT

    static std::string shown(std::string_view text, NumberStyle style)
    {
        const auto number = parseNumber(text, style);
        return !number ? "none" : std::to_string(number->mantissa) + "/" + std::to_string(number->places);
    }

private Q_SLOTS:
    void styles()
    {
        using enum NumberStyle;
        struct Row {
            const char* text;
            NumberStyle style;
            const char* want;
        };
        for (const Row& row :
            {Row{"1,234.56", Dot, "123456/2"}, {"1.234,56", Comma, "123456/2"}, {"1.234", Comma, "1234/0"},
                {"1.234", Dot, "1234/3"}, {"1,234", Comma, "1234/3"}, {"1 234,5", SpaceComma, "12345/1"},
                {"1\xC2\xA0"
                 "234,5",
                    SpaceComma, "12345/1"},
                {"1'234.5", Apostrophe, "12345/1"}, {"9,0,0", Dot, "none"}, {"12,34,567", Dot, "none"},
                {"1,23", Dot, "none"}, {"-0,5", Comma, "-5/1"}, {"(1,234.50)", Dot, "-123450/2"},
                {"100-", Dot, "-100/0"}, {"+5", Dot, "5/0"}, {"12.5 %", Dot, "125/1"},
                {"\xC2\xA5"
                 "1,299.00",
                    Dot, "129900/2"},
                {"1234,50 \xE2\x82\xAC", SpaceComma, "123450/2"}, {"USD 10", Dot, "10/0"}, {"1e3", Dot, "1000/0"},
                {"2.5E-3", Dot, "25/4"}, {"1e400", Dot, "none"}, {"", Dot, "none"}, {"-", Dot, "none"},
                {"1.2.3", Dot, "none"}, {"0x10", Dot, "none"}, {"18446744073709551615", Dot, "none"},
                {"999999999999999999", Dot, "999999999999999999/0"}, {".5", Dot, "5/1"}, {"5.", Dot, "5/0"},
                {"1,2345", Dot, "none"}, {"0,123", Dot, "none"}, {"(5", Dot, "none"}, {"5)", Dot, "none"},
                {"12%%", Dot, "none"}})
            QVERIFY2(shown(row.text, row.style) == row.want,
                (row.text + std::string(" is ") + shown(row.text, row.style)).c_str());
    }

    void whatAPatternGivesBack()
    {
        QVERIFY(parseNumber("12.50", NumberStyle::Dot)->plain);
        QVERIFY(parseNumber("12.50", NumberStyle::Dot)->zeroAtEnd);
        for (const char* odd : {"+5", "007", "(5)", "5-", "5.", ".5", "1e3", "-0"})
            QVERIFY2(!parseNumber(odd, NumberStyle::Dot)->plain, odd);
        QVERIFY(parseNumber("007", NumberStyle::Dot)->leadingZero);
        const auto percent = parseNumber("12.5 %", NumberStyle::Dot);
        QCOMPARE(percent->suffix, std::string_view(" %"));
        const auto precise = parseNumber("6.907800197601318", NumberStyle::Dot);
        QCOMPARE(precise->places, 15);
        QVERIFY(!precise->cut);
        QVERIFY(parseNumber("0.12345678901234567890123", NumberStyle::Dot)->cut);
    }

    void plainRoad()
    {
        std::int64_t value = 0;
        int places = 0;
        const auto plain = [&](std::string_view text) {
            return parsePlainNumber(text.data(), text.data() + text.size(), value, places);
        };
        QVERIFY(plain("-12.34") && value == -1234 && places == 2);
        QVERIFY(plain("0.5") && value == 5 && places == 1);
        QVERIFY(plain("123456789012345678") && value == 123456789012345678);
        for (const char* other :
            {"", "-", "007", "1.", ".5", "1.2.3", "1 ", "+1", "1e3", "1234567890123456789", "-0", "00.5"})
            QVERIFY2(!plain(other), other);
    }

    void words()
    {
        QVERIFY(isNullToken("NA") && isNullToken("\\N") && isNullToken("#N/A") && isNullToken("无"));
        QVERIFY(!isNullToken("N") && !isNullToken("Nancy") && !isNullToken("0"));
        QVERIFY(nonFinite("NaN") == NonFinite::NotANumber && nonFinite("-Infinity") == NonFinite::Infinite
            && nonFinite("info") == NonFinite::No);
        QVERIFY(irregularGroups("9,0,0") && irregularGroups("12,34,567") && !irregularGroups("1,234,567")
            && !irregularGroups("2024.01.x"));
        QVERIFY(
            oneGroup("1,234", ',') && oneGroup("-12.345", '.') && !oneGroup("0.125", '.') && !oneGroup("1,2345", ','));
    }
};

HOLDFAST_TEST(NumberTest)
#include "NumberTest.moc"
