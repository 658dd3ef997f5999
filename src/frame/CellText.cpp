// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/CellText.h"

#include "core/CivilDate.h"
#include "core/Decimal.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace holdfast::frame {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct NumberPattern {
    std::string_view prefix, group, mark, suffix;
    int least = 0, most = 0; // places
    bool percent = false;
};

NumberPattern numberPattern(std::string_view text)
{
    NumberPattern pattern;
    const std::size_t begin = text.find_first_of("#0");
    if (begin == std::string_view::npos) {
        pattern.suffix = text;
        return pattern;
    }
    pattern.prefix = text.substr(0, begin);
    std::size_t at = begin + 1;
    if (text[begin] == '#') {
        const std::size_t unit = text.find("##0", at);
        if (unit == std::string_view::npos)
            return pattern;
        pattern.group = text.substr(at, unit - at);
        at = unit + 3;
    }
    const std::size_t places = text.find_first_of("#0", at);
    if (places == std::string_view::npos) {
        pattern.suffix = text.substr(at);
    } else {
        pattern.mark = text.substr(at, places - at);
        at = places;
        for (; at < text.size() && (text[at] == '0' || text[at] == '#'); ++at) {
            pattern.least += text[at] == '0';
            ++pattern.most;
        }
        pattern.suffix = text.substr(at);
    }
    pattern.percent = pattern.suffix.find('%') != std::string_view::npos;
    return pattern;
}

std::string numberText(const ColumnInfo& column, std::int64_t number)
{
    const int stored = column.type == ValueType::Integer ? 0 : column.scale;
    if (column.format.empty())
        return core::plainText({number, stored}, true);
    const NumberPattern pattern = numberPattern(column.format);
    const int scale = pattern.percent ? stored - 2 : stored;
    std::string digits =
        std::to_string(number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number));
    if (scale < 0)
        digits.append(digits == "0" ? 0 : static_cast<std::size_t>(-scale), '0');
    const auto places = static_cast<std::size_t>(scale < 0 ? 0 : scale);
    if (digits.size() <= places)
        digits.insert(0, places + 1 - digits.size(), '0');
    std::string whole = digits.substr(0, digits.size() - places), fraction = digits.substr(digits.size() - places);
    while (fraction.size() > static_cast<std::size_t>(pattern.least) && fraction.ends_with('0'))
        fraction.pop_back();
    while (fraction.size() < static_cast<std::size_t>(pattern.least))
        fraction.push_back('0');
    if (!pattern.group.empty())
        for (auto i = static_cast<std::ptrdiff_t>(whole.size()) - 3; i > 0; i -= 3)
            whole.insert(static_cast<std::size_t>(i), pattern.group);
    std::string text(pattern.prefix);
    if (number < 0)
        text += '-';
    text += whole;
    if (!fraction.empty()) {
        text += pattern.mark.empty() ? std::string_view(".") : pattern.mark;
        text += fraction;
    }
    text += pattern.suffix;
    return text;
}

std::string momentText(std::string_view pattern, std::int64_t days, std::int64_t second)
{
    const auto [year, month, day] = core::civilFromDays(static_cast<std::int32_t>(days));
    const auto hour = static_cast<int>(second / 3600);
    std::string text;
    const auto put = [&text](int value, std::size_t width) {
        char digits[16];
        std::snprintf(digits, sizeof digits, "%0*d", static_cast<int>(width), value);
        text += digits;
    };
    for (std::size_t i = 0; i < pattern.size();) {
        std::size_t run = 1;
        while (i + run < pattern.size() && pattern[i + run] == pattern[i])
            ++run;
        switch (pattern[i]) {
        case 'y':
            put(run == 2 ? year % 100 : year, run);
            break;
        case 'M':
            if (run == 3)
                text += kMonths[static_cast<std::size_t>(month - 1)];
            else
                put(month, run);
            break;
        case 'd':
            put(day, run);
            break;
        case 'H':
            put(hour, run);
            break;
        case 'h':
            put(hour % 12 == 0 ? 12 : hour % 12, run);
            break;
        case 'm':
            put(static_cast<int>(second / 60 % 60), run);
            break;
        case 's':
            put(static_cast<int>(second % 60), run);
            break;
        case 'a':
            text += hour < 12 ? "AM" : "PM";
            break;
        case 'X':
            text += "+00:00";
            break;
        default:
            text.append(pattern.substr(i, run));
            break;
        }
        i += run;
    }
    return text;
}

void split(std::int64_t seconds, std::int64_t& days, std::int64_t& second)
{
    days = seconds / 86400;
    second = seconds % 86400;
    if (second < 0) {
        second += 86400;
        --days;
    }
}

std::string clockText(std::string_view pattern, std::int64_t seconds)
{
    const bool negative = seconds < 0;
    const std::int64_t s = negative ? -seconds : seconds;
    std::string text = negative ? "-" : "";
    const bool padded = pattern.empty() || pattern.starts_with("HH");
    if (padded && s / 3600 < 10)
        text += '0';
    text += std::to_string(s / 3600);
    char rest[16];
    if (pattern.empty() || pattern.ends_with("ss"))
        std::snprintf(rest, sizeof rest, ":%02d:%02d", static_cast<int>(s / 60 % 60), static_cast<int>(s % 60));
    else
        std::snprintf(rest, sizeof rest, ":%02d", static_cast<int>(s / 60 % 60));
    return text + rest;
}

// Every digit of a decimal as the column writes it, in plain form; empty where the text is written another way.
std::string allDigits(const NumberPattern& pattern, std::string_view text)
{
    const auto strip = [&text](std::string_view affix, bool front) {
        if (!affix.empty() && (front ? text.starts_with(affix) : text.ends_with(affix)))
            front ? text.remove_prefix(affix.size()) : text.remove_suffix(affix.size());
    };
    strip(pattern.prefix, true);
    strip(pattern.suffix, false);
    const char mark = !pattern.mark.empty() ? pattern.mark.front() : pattern.group == "." ? ',' : '.';
    std::string digits;
    int places = -1, exponent = 0;
    bool negative = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            digits += c;
            places += places >= 0;
        } else if (c == mark && places < 0) {
            places = 0;
        } else if (c == '-' || c == '(') {
            negative = true;
        } else if ((c == 'e' || c == 'E') && !digits.empty()) {
            const std::string tail(text.substr(i + 1));
            char* end = nullptr;
            const long power = std::strtol(tail.c_str(), &end, 10);
            if (tail.empty() || *end != 0 || power > 400 || power < -400)
                return {};
            exponent = static_cast<int>(power);
            break;
        } else if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'z')) {
            return {};
        }
    }
    if (digits.empty())
        return {};
    int scale = std::max(0, places) - exponent + (pattern.percent ? 2 : 0);
    if (scale < 0) {
        digits.append(static_cast<std::size_t>(-scale), '0');
        scale = 0;
    }
    if (digits.size() <= static_cast<std::size_t>(scale))
        digits.insert(0, static_cast<std::size_t>(scale) + 1 - digits.size(), '0');
    while (scale > 0 && digits.back() == '0') {
        digits.pop_back();
        --scale;
    }
    const std::size_t whole = digits.size() - static_cast<std::size_t>(scale);
    std::size_t zeros = 0;
    while (zeros + 1 < whole && digits[zeros] == '0')
        ++zeros;
    std::string result = negative ? "-" : "";
    result += digits.substr(zeros, whole - zeros);
    if (scale > 0)
        result += "." + digits.substr(whole);
    return result;
}

} // namespace

std::string canonicalText(const ColumnInfo& column, std::int64_t number, std::string_view source)
{
    std::string text = canonicalText(column, number);
    if (column.type == ValueType::DateTime && number != kMissing) {
        // Parts of a second, which the number does not hold.
        const std::size_t colon = source.find(':');
        const std::size_t mark = colon == std::string_view::npos ? colon : source.find_first_of(".,", colon);
        std::string_view fraction = mark == std::string_view::npos ? std::string_view() : source.substr(mark + 1);
        fraction = fraction.substr(0, fraction.find_first_not_of("0123456789"));
        while (fraction.ends_with('0'))
            fraction.remove_suffix(1);
        if (!fraction.empty())
            text.insert(std::min<std::size_t>(19, text.size()), "." + std::string(fraction));
        return text;
    }
    if (column.type != ValueType::Decimal || number == kMissing)
        return text;
    std::string all = allDigits(numberPattern(column.format), source);
    const std::size_t mark = all.find('.');
    const bool longer = mark != std::string::npos && all.size() - mark - 1 > static_cast<std::size_t>(column.scale);
    return longer ? all : text;
}

std::string sourceText(const ColumnInfo& column, std::int64_t number)
{
    if (number == kMissing)
        return {};
    std::int64_t days = number, second = 0;
    switch (column.type) {
    case ValueType::Integer:
    case ValueType::Decimal:
        return numberText(column, number);
    case ValueType::Boolean: {
        const std::size_t bar = column.format.find('|');
        if (bar == std::string::npos)
            return number != 0 ? "true" : "false";
        return number != 0 ? column.format.substr(0, bar) : column.format.substr(bar + 1);
    }
    case ValueType::Date:
        return momentText(column.format.empty() ? "yyyy-MM-dd" : column.format, days, second);
    case ValueType::DateTime:
        split(number, days, second);
        return momentText(column.format.empty() ? "yyyy-MM-ddTHH:mm:ss" : column.format, days, second);
    case ValueType::Time:
    case ValueType::Duration:
        return clockText(column.format, number);
    case ValueType::Text:
    case ValueType::Empty:
        break;
    }
    return {};
}

std::string canonicalText(const ColumnInfo& column, std::int64_t number)
{
    if (number == kMissing)
        return {};
    std::int64_t days = number, second = 0;
    switch (column.type) {
    case ValueType::Integer:
        return std::to_string(number);
    case ValueType::Decimal:
        return core::plainText({number, column.scale}, true);
    case ValueType::Boolean:
        return number != 0 ? "true" : "false";
    case ValueType::Date:
        return momentText("yyyy-MM-dd", days, second);
    case ValueType::DateTime:
        split(number, days, second);
        return momentText(
            column.format.find_first_of("XZ") != std::string::npos ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss",
            days, second);
    case ValueType::Time:
    case ValueType::Duration:
        return clockText({}, number);
    case ValueType::Text:
    case ValueType::Empty:
        break;
    }
    return {};
}

} // namespace holdfast::frame
