// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Number.h"

#include "core/Ascii.h"
#include "text/Utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace holdfast::text {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool take(std::string_view& text, std::string_view what)
{
    if (!text.starts_with(what))
        return false;
    text.remove_prefix(what.size());
    return true;
}

// Currency signs and ISO codes that may stand before or behind a number.
std::size_t currencyLength(std::string_view text)
{
    static constexpr std::string_view kSigns[] = {"\xC2\xA5", "\xEF\xBF\xA5", "$", "\xE2\x82\xAC", "\xC2\xA3",
        "\xE2\x82\xA9", "\xE2\x82\xBD", "\xE2\x82\xB9", "US$", "HK$", "NT$", "R$", "CNY", "RMB", "USD", "EUR", "GBP",
        "JPY", "HKD", "TWD", "CHF", "KRW", "INR", "AUD", "CAD", "元", "円", "kr"};
    static constexpr std::string_view kFirstBytes = "$UHNRCEGJTKIAk\xC2\xEF\xE2\xE5";
    std::size_t best = 0;
    if (text.empty() || kFirstBytes.find(text.front()) == std::string_view::npos)
        return best;
    for (const std::string_view sign : kSigns)
        if (text.starts_with(sign))
            best = std::max(best, sign.size());
    return best;
}

// The separators of groups; a style may know several blanks.
std::size_t groupLength(std::string_view text, NumberStyle style)
{
    if (text.empty())
        return 0;
    switch (style) {
    case NumberStyle::Dot:
        return text.front() == ',';
    case NumberStyle::Comma:
        return text.front() == '.';
    case NumberStyle::SpaceComma:
        if (text.front() == ' ')
            return 1;
        if (text.starts_with("\xC2\xA0"))
            return 2;
        return text.starts_with("\xE2\x80\xAF") ? 3 : 0;
    case NumberStyle::Apostrophe:
        if (text.front() == '\'')
            return 1;
        return text.starts_with("\xE2\x80\x99") ? 3 : 0;
    }
    return 0;
}

} // namespace

std::optional<WrittenNumber> parseNumber(std::string_view text, NumberStyle style)
{
    WrittenNumber number;
    if (text.empty() || text.size() > 64)
        return std::nullopt;
    const std::string_view whole = text;
    bool negative = false, brackets = false;
    const auto blanks = [&text] {
        while (
            !text.empty() && (text.front() == ' ' || text.starts_with("\xC2\xA0") || text.starts_with("\xE2\x80\xAF")))
            text.remove_prefix(text.front() == ' ' ? 1 : text.front() == '\xC2' ? 2 : 3);
    };
    if (take(text, "(")) {
        brackets = true;
        number.plain = false;
    }
    bool signFirst = false;
    if (take(text, "-"))
        negative = signFirst = true;
    else if (take(text, "+"))
        number.plain = false, signFirst = true;
    if (const std::size_t n = currencyLength(text)) {
        text.remove_prefix(n);
        blanks();
        const std::size_t begin = (signFirst ? 1u : 0u) + (brackets ? 1u : 0u);
        number.prefix = whole.substr(begin, whole.size() - text.size() - begin);
        if (signFirst)
            number.plain = false; // the pattern writes the sign behind the prefix
        else if (take(text, "-"))
            negative = true;
    }
    const char mark = style == NumberStyle::Dot || style == NumberStyle::Apostrophe ? '.' : ',';
    if (text.empty() || (!isDigit(text.front()) && text.front() != mark))
        return std::nullopt;

    // Whole digits, in groups or not.
    std::size_t digits = 0, significant = 0, inGroup = 0, groups = 0;
    std::uint64_t value = 0;
    const auto add = [&](char c, bool fraction) {
        if (significant > 0 || c != '0')
            ++significant;
        if (significant > 18) {
            number.cut = true;
            return fraction;
        }
        value = value * 10 + static_cast<unsigned>(c - '0');
        return true;
    };
    number.leadingZero = text.size() > 1 && text.front() == '0' && isDigit(text[1]);
    const bool zeroFirst = text.front() == '0';
    while (!text.empty()) {
        if (isDigit(text.front())) {
            if (!add(text.front(), false) || number.cut)
                return std::nullopt;
            ++digits;
            ++inGroup;
            text.remove_prefix(1);
        } else if (const std::size_t n = groupLength(text, style);
                   n > 0 && text.size() > n && isDigit(text[n]) && digits > 0) {
            if (groups == 0 ? inGroup > 3 : inGroup != 3)
                return std::nullopt;
            ++groups;
            inGroup = 0;
            text.remove_prefix(n);
        } else {
            break;
        }
    }
    if (groups > 0 && inGroup != 3)
        return std::nullopt;
    if (groups > 0 && zeroFirst)
        return std::nullopt;
    number.grouped = groups > 0;
    if (digits == 0)
        number.plain = false; // ".5"
    if (take(text, std::string_view(&mark, 1))) {
        if (text.empty() || !isDigit(text.front())) {
            if (digits == 0)
                return std::nullopt;
            number.plain = false; // "5."
        }
        while (!text.empty() && isDigit(text.front())) {
            add(text.front(), true);
            if (!number.cut && number.places < 18) {
                ++number.places;
                number.zeroAtEnd = text.front() == '0';
            } else {
                number.cut = true;
            }
            text.remove_prefix(1);
            if (number.cut && significant > 18)
                significant = 19;
        }
    }
    if (!text.empty() && (text.front() == 'e' || text.front() == 'E') && text.size() > 1) {
        std::string_view rest = text.substr(1);
        const bool down = take(rest, "-");
        if (!down)
            take(rest, "+");
        if (rest.empty() || rest.size() > 3 || !std::all_of(rest.begin(), rest.end(), isDigit))
            return std::nullopt;
        int exponent = 0;
        for (const char c : rest)
            exponent = exponent * 10 + (c - '0');
        number.exponent = true;
        number.plain = false;
        exponent = down ? -exponent : exponent;
        const int places = number.places - exponent;
        if (places > 18 || places < -18)
            return std::nullopt;
        if (places >= 0) {
            number.places = places;
        } else {
            for (int i = 0; i < -places; ++i) {
                if (value > 100000000000000000ull)
                    return std::nullopt;
                value *= 10;
            }
            number.places = 0;
        }
        text = {};
    }
    // Behind: sign, bracket, percent, currency.
    if (!text.empty()) {
        std::string_view rest = text;
        blanks();
        if (const std::size_t n = currencyLength(text)) {
            text.remove_prefix(n);
            number.suffix = rest.substr(0, rest.size() - text.size());
        } else if (take(text, "%") || take(text, "\xEF\xBC\x85")) {
            number.suffix = rest.substr(0, rest.size() - text.size());
        }
        if (brackets && take(text, ")")) {
            negative = !negative;
            brackets = false;
        } else if (!negative && take(text, "-")) {
            negative = true;
            number.plain = false;
        }
    }
    if (!text.empty() || brackets)
        return std::nullopt;
    if (number.leadingZero || (negative && value == 0))
        number.plain = false;
    number.mantissa = negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
    return number;
}

bool irregularGroups(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    if (text.empty() || !isDigit(text.front()) || !isDigit(text.back()))
        return false;
    for (const char mark : {',', '.'}) {
        const char other = mark == ',' ? '.' : ',';
        const std::size_t point = text.find(other);
        const bool decimals = point != std::string_view::npos && text.find(other, point + 1) == std::string_view::npos
            && text.rfind(mark) < point;
        const std::string_view groups = decimals ? text.substr(0, point) : text;
        if (std::count(groups.begin(), groups.end(), mark) < (decimals ? 1 : 2))
            continue;
        const bool digits = std::all_of(text.begin(), text.end(), [&](char c) { return isDigit(c) || c == mark || (decimals && c == other); });
        if (digits && !parseNumber(text, mark == ',' ? NumberStyle::Dot : NumberStyle::Comma))
            return true;
    }
    return false;
}

bool isUnit(std::string_view text)
{
    static constexpr std::array<std::string_view, 82> kUnits = {"kg", "g", "mg", "t", "lb", "lbs", "oz", "km", "m", "cm", "mm",
        "mi", "ft", "in", "l", "L", "ml", "mL", "s", "sec", "ms", "min", "mins", "h", "hr", "hrs", "hour", "hours", "d",
        "day", "days", "week", "weeks", "month", "months", "year", "years", "yr", "k", "K", "M", "B", "bn", "kB", "KB", "MB",
        "GB", "TB", "W", "kW", "kWh", "V", "A", "Hz", "°C", "°F", "°", "%", "pcs", "km/h", "m/s", "m²", "m³", "m2", "m3", "m3/h",
        "万", "亿", "千", "个", "次", "件", "天", "月", "年", "小时", "分钟", "分", "秒", "岁", "斤", "公斤"};
    return std::find(kUnits.begin(), kUnits.end(), text) != kUnits.end() || (!text.empty() && currencyLength(text) == text.size());
}

std::string_view unitBehind(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && (isDigit(text[at]) || text[at] == '.' || text[at] == ',' || (at == 0 && text[at] == '-')))
        ++at;
    if (at == 0 || !isDigit(text[at - 1]))
        return {};
    while (at < text.size() && text[at] == ' ')
        ++at;
    return isUnit(text.substr(at)) ? text.substr(at) : std::string_view();
}

bool oneGroup(std::string_view text, char mark)
{
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos || at < 1 || at > 3 || text.size() != at + 4 || text.front() == '0')
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i != at && !isDigit(text[i]))
            return false;
    return true;
}

NonFinite nonFinite(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    if (text.size() < 3 || text.size() > 8)
        return NonFinite::No;
    const std::string lower = core::lowerAscii(text);
    if (lower == "nan")
        return NonFinite::NotANumber;
    return lower == "inf" || lower == "infinity" ? NonFinite::Infinite : NonFinite::No;
}

bool isNullToken(std::string_view text)
{
    static constexpr std::array<std::string_view, 30> kTokens = {"NA", "N/A", "n/a", "na", "NULL", "null", "Null",
        "None", "none", "nil", "NaN", "nan", "#N/A", "#NA", "<NA>", "-", "--", "---", ".", "?", "\\N", "(null)", "无",
        "空", "缺失", "暂无", "N.A.", "—", "－", "#NULL!"};
    return (text.size() <= 8 && std::find(kTokens.begin(), kTokens.end(), text) != kTokens.end()) || isErrorCell(text);
}

bool isErrorCell(std::string_view text)
{
    static constexpr std::array<std::string_view, 32> kErrors = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!",
        "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#NV",
        "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#PROPAGATION!",
        "#¡REF!", "#¡VALOR!", "#¡DIV/0!", "#¿NOMBRE?", "#¡NUM!", "#¡NULO!", "#¡DESBORDAMIENTO!"};
    return text.size() > 2 && text.front() == '#' && text.size() <= 24 && std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

} // namespace holdfast::text
