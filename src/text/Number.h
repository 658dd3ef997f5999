// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Digits.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace holdfast::text {

// Which signs stand for the decimal mark and for grouping.
enum class NumberStyle : std::uint8_t {
    Dot, // 1,234.56
    Comma, // 1.234,56
    SpaceComma, // 1 234,56 (blank, no-break or narrow no-break blank)
    Apostrophe, // 1'234.56
};
inline constexpr int kNumberStyles = 4;

// A number as it is written. value = mantissa / 10^places.
struct WrittenNumber {
    std::int64_t mantissa = 0;
    int places = 0; // digits after the decimal mark, as written (0..18)
    bool zeroAtEnd = false; // the last of these places is 0
    bool grouped = false;
    bool plain = true; // no leading zero, "+", brackets or sign behind: can be written back by a pattern
    bool cut = false; // had more digits than fit: mantissa is short of some
    bool leadingZero = false; // 007
    bool exponent = false; // 1e5, 2.5E-3
    std::string_view prefix, suffix; // currency or unit, percent sign (with blanks between)
};

// `text` without blanks around it. Exactly one number, or nothing: groups must have three digits each.
std::optional<WrittenNumber> parseNumber(std::string_view text, NumberStyle style);

// The common case, fast: [-]digits[.digits], at most 18 digits, no leading zero but "0" and "0.…".
inline bool parsePlainNumber(const char* p, const char* end, std::int64_t& mantissa, int& places)
{
    const bool negative = p < end && *p == '-';
    p += negative;
    const std::ptrdiff_t n = end - p;
    if (n <= 0 || n > 19)
        return false;
    std::uint64_t value = 0;
    const char* const first = p;
    if (n >= 8)
        if (const std::uint64_t word = core::wordAt(p); core::areDigits(word)) {
            value = core::numberOf(word);
            p += 8;
        }
    const auto takeDigits = [&] {
        for (; p < end; ++p) {
            const unsigned digit = static_cast<unsigned char>(*p) - unsigned{'0'};
            if (digit > 9)
                return;
            value = value * 10 + digit;
        }
    };
    takeDigits();
    const std::ptrdiff_t whole = p - first;
    places = 0;
    if (p < end) {
        if (*p != '.' || whole == 0 || p + 1 == end)
            return false;
        places = static_cast<int>(end - p) - 1;
        ++p;
        takeDigits();
        if (p < end)
            return false;
    }
    if ((whole > 1 && *first == '0') || whole + places > 18)
        return false;
    mantissa = negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
    return !(negative && value == 0);
}

// Digits in groups that are no groups of three ("9,0,0", "12,34,567.89").
bool irregularGroups(std::string_view text);
// kg, ms, GB, 万, 小时, °C, %, EUR …: a unit, a magnitude or a currency.
bool isUnit(std::string_view text);
// The unit behind a number ("5 kg", "1.2万"); empty = another text.
std::string_view unitBehind(std::string_view text);
// "1,234", "12.345": one mark, one to three digits before it, exactly three behind: grouping or decimals.
bool oneGroup(std::string_view text, char mark);

enum class NonFinite : std::uint8_t { No, NotANumber, Infinite };
NonFinite nonFinite(std::string_view text); // NaN, inf, -Infinity …, any case

// NA, N/A, NULL, None, nil, #N/A, "-", "--", ".", "?", \N, 无, 空, 缺失 …: what tables write for a missing value.
bool isNullToken(std::string_view text);
// #N/A, #REF!, #VALUE!, #DIV/0!, #NAME? …: what spreadsheets write for a formula that failed, in English, German, French
// and Spanish. All of them are null tokens too.
bool isErrorCell(std::string_view text);

} // namespace holdfast::text
