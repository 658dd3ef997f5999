// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/xlsx/CellValue.h"

#include "core/CivilDate.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace holdfast::ingest {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// [-]digits[.digits] of at most 15 digits, without a needless zero: what nearly every cell holds.
bool isShort(std::string_view text)
{
    if (text.size() > 16 || text.empty())
        return false;
    std::size_t i = text.front() == '-';
    const std::size_t first = i;
    while (i < text.size() && isDigit(text[i]))
        ++i;
    const std::size_t whole = i - first;
    if (whole == 0 || (whole > 1 && text[first] == '0') || whole > 15)
        return false;
    if (i == text.size())
        return !(first == 1 && whole == 1 && text[1] == '0');
    if (text[i] != '.')
        return false;
    const std::size_t point = i++;
    while (i < text.size() && isDigit(text[i]))
        ++i;
    return i == text.size() && i - point > 1 && text.back() != '0' && whole + (i - point - 1) <= 15;
}

// -?digits[.digits][e[+-]digits], with + allowed in front: what a number may look like.
bool isNumber(std::string_view text)
{
    std::size_t i = !text.empty() && (text.front() == '-' || text.front() == '+');
    std::size_t digits = 0;
    for (; i < text.size() && isDigit(text[i]); ++i)
        ++digits;
    if (i < text.size() && text[i] == '.')
        for (++i; i < text.size() && isDigit(text[i]); ++i)
            ++digits;
    if (digits == 0)
        return false;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        i += i < text.size() && (text[i] == '-' || text[i] == '+');
        const std::size_t first = i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        if (i == first || i - first > 4)
            return false;
    }
    return i == text.size();
}

// digits x 10^exponent in plain writing.
void appendPlain(std::string& to, std::string_view shortest)
{
    const bool negative = shortest.starts_with('-');
    shortest.remove_prefix(negative);
    const std::size_t e = shortest.find('e');
    int exponent = 0;
    if (e != std::string_view::npos) {
        std::string_view power = shortest.substr(e + 1);
        power.remove_prefix(power.starts_with('+'));
        (void)std::from_chars(power.data(), power.data() + power.size(), exponent);
    }
    std::string digits;
    for (const char c : shortest.substr(0, e))
        if (isDigit(c))
            digits += c;
    // The point stands behind the first digit.
    const int point = exponent + 1;
    const int size = static_cast<int>(digits.size());
    if (negative)
        to += '-';
    if (point <= 0) {
        to += "0.";
        to.append(static_cast<std::size_t>(-point), '0');
        to += digits;
    } else if (point >= size) {
        to += digits;
        to.append(static_cast<std::size_t>(point - size), '0');
    } else {
        to.append(digits, 0, static_cast<std::size_t>(point));
        to += '.';
        to.append(digits, static_cast<std::size_t>(point));
    }
}

// A whole number in powers of ten ("6.2220200001112224E+18") with the digits that are written; false: it has a fraction,
// or too many digits. Excel writes up to 17 of them, the shortest ones of the same double may be others.
bool appendWhole(std::string& to, std::string_view written)
{
    const bool negative = written.starts_with('-');
    written.remove_prefix(negative || written.starts_with('+'));
    const std::size_t e = written.find_first_of("eE");
    int point = 0, exponent = 0;
    if (e != std::string_view::npos) {
        std::string_view power = written.substr(e + 1);
        power.remove_prefix(power.starts_with('+'));
        (void)std::from_chars(power.data(), power.data() + power.size(), exponent);
    }
    std::string digits;
    bool whole = true;
    for (const char c : written.substr(0, e)) {
        whole = whole && c != '.';
        if (c == '.' || (digits.empty() && c == '0' && whole))
            continue;
        point += whole;
        digits += c;
    }
    point += exponent;
    while (!digits.empty() && digits.back() == '0')
        digits.pop_back();
    if (digits.empty() || digits.front() == '0' || point < static_cast<int>(digits.size()) || point > 39)
        return false;
    if (negative)
        to += '-';
    to += digits;
    to.append(static_cast<std::size_t>(point) - digits.size(), '0');
    return true;
}

void appendDigits(std::string& to, std::int64_t value, std::size_t width)
{
    char digits[4];
    for (std::size_t i = width; i-- > 0; value /= 10)
        digits[i] = static_cast<char>('0' + value % 10);
    to.append(digits, width);
}

void appendDay(std::string& to, std::int64_t days)
{
    const auto [year, month, day] = core::civilFromDays(static_cast<std::int32_t>(days));
    appendDigits(to, year, 4);
    to += '-';
    appendDigits(to, month, 2);
    to += '-';
    appendDigits(to, day, 2);
}

void appendClock(std::string& to, std::int64_t milliseconds)
{
    const std::int64_t seconds = milliseconds / 1000;
    appendDigits(to, seconds / 3600, 2);
    to += ':';
    appendDigits(to, seconds / 60 % 60, 2);
    to += ':';
    appendDigits(to, seconds % 60, 2);
    if (milliseconds % 1000 != 0) {
        to += '.';
        appendDigits(to, milliseconds % 1000, 3);
    }
}

bool appendMoment(std::string& to, double serial, NumberFormat format, bool date1904, Native& kind)
{
    constexpr double kDay = 86400;
    if (format.kind == NumberKind::Elapsed) {
        if (!(std::fabs(serial) < 1e7))
            return false;
        const auto seconds = static_cast<std::int64_t>(std::llround(std::fabs(serial) * kDay));
        char text[48];
        std::snprintf(text, sizeof text, "%s%02lld:%02d:%02d", serial < 0 && seconds != 0 ? "-" : "",
            static_cast<long long>(seconds / 3600), static_cast<int>(seconds / 60 % 60),
            static_cast<int>(seconds % 60));
        to += text;
        kind = Native::Duration;
        return true;
    }
    const double last = date1904 ? 2957004 : 2958466;
    if (!(serial >= 0) || serial >= last)
        return false;
    double whole = std::floor(serial);
    const double unit = format.fraction ? 1 : 1000;
    auto milliseconds = static_cast<std::int64_t>(std::llround((serial - whole) * kDay * 1000 / unit) * unit);
    if (milliseconds >= 86'400'000) {
        if (format.kind == NumberKind::Time || whole + 1 >= last) {
            milliseconds = 86'399'000;
        } else {
            milliseconds = 0;
            whole += 1;
        }
    }
    kind = Native::Moment;
    if (format.kind == NumberKind::Time && whole == 0) {
        appendClock(to, milliseconds);
        kind = Native::Time;
        return true;
    }
    const auto day = static_cast<std::int64_t>(whole);
    if (!date1904 && (day == 60 || day < 1))
        return false;
    // Days since 1970-01-01 of 1904-01-01, 1899-12-30 and 1899-12-31.
    appendDay(to, day + (date1904 ? -24107 : day > 60 ? -25569 : -25568));
    if (milliseconds != 0 || format.kind != NumberKind::Date) {
        to += 'T';
        appendClock(to, milliseconds);
    }
    return true;
}

} // namespace

NumberText appendNumber(std::string& to, std::string_view written, NumberFormat format, bool date1904)
{
    NumberText result;
    const bool plain =
        format.kind == NumberKind::Number || format.kind == NumberKind::Text || format.kind == NumberKind::Padded;
    if (plain && isShort(written)) {
        if (format.kind == NumberKind::Padded && written.size() < format.digits && written.front() != '-'
            && written.find('.') == std::string_view::npos) {
            to.append(format.digits - written.size(), '0');
            result.kind = Native::None; // an id, as it is shown
        }
        to += written;
        return result;
    }
    while (!written.empty() && (written.front() == ' ' || written.front() == '\n' || written.front() == '\t'))
        written.remove_prefix(1);
    while (!written.empty() && (written.back() == ' ' || written.back() == '\n' || written.back() == '\t'))
        written.remove_suffix(1);
    double value = 0;
    if (isNumber(written)) {
        const std::string_view digits = written.substr(written.front() == '+');
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        result.corrupt = (error != std::errc() && error != std::errc::result_out_of_range) || !std::isfinite(value)
            || end != digits.data() + digits.size();
    } else {
        result.corrupt = true;
    }
    if (result.corrupt) {
        result.kind = Native::Broken;
        to += written;
        return result;
    }
    if (!plain) {
        if (appendMoment(to, value, format, date1904, result.kind))
            return result;
        result.noDay = true;
        result.kind = Native::Broken;
    }
    // A whole number keeps its digits as they are written; everything else is what its double says, shortest.
    const bool negative = written.starts_with('-');
    const bool whole = written.find_first_not_of("0123456789", negative) == std::string_view::npos
        && written.size() > 1u + negative && written[negative] != '0';
    if (whole) {
        to += written;
        result.rounded = written.size() - negative > 15;
        return result;
    }
    if (value == 0) {
        to += '0';
        return result;
    }
    result.rounded = !result.noDay && std::fabs(value) >= 1e15 && value == std::floor(value);
    if (result.rounded && appendWhole(to, written))
        return result;
    char text[64];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific);
    const std::string_view shortest(text, static_cast<std::size_t>(end - text));
    if (std::fabs(value) >= 1e39 || std::fabs(value) < 1e-24)
        to += shortest;
    else
        appendPlain(to, shortest);
    return result;
}

} // namespace holdfast::ingest
