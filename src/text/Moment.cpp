// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Moment.h"

#include "core/CivilDate.h"
#include "core/Digits.h"

#include <array>

namespace holdfast::text {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

struct Number {
    int value = 0;
    int digits = 0;
};

Number takeNumber(std::string_view& text, int most)
{
    Number number;
    while (number.digits < most && !text.empty() && isDigit(text.front())) {
        number.value = number.value * 10 + (text.front() - '0');
        ++number.digits;
        text.remove_prefix(1);
    }
    return number;
}

bool take(std::string_view& text, std::string_view what)
{
    if (!text.starts_with(what))
        return false;
    text.remove_prefix(what.size());
    return true;
}

int takeMonthName(std::string_view& text)
{
    static constexpr std::array<std::string_view, 12> kMonths = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    if (text.size() < 3)
        return 0;
    char lower[3];
    for (std::size_t i = 0; i < 3; ++i)
        lower[i] = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    for (std::size_t month = 0; month < 12; ++month)
        if (kMonths[month] == std::string_view(lower, 3)) {
            text.remove_prefix(3);
            return static_cast<int>(month) + 1;
        }
    return 0;
}

struct DateParts {
    Number first, second, third;
    int month = 0; // of MonthName
};

// Reads the date at the begin of `text` whatever its order; parts as they stand.
bool takeDate(std::string_view& text, DateParts& date, MomentShape& shape)
{
    using Parts = MomentShape::Parts;
    date.first = takeNumber(text, 8);
    if (date.first.digits == 8) {
        shape.parts = Parts::Digits8;
        date.third = {date.first.value % 100, 2};
        date.second = {date.first.value / 100 % 100, 2};
        date.first = {date.first.value / 10000, 4};
        return true;
    }
    if (date.first.digits == 0 || date.first.digits > 4)
        return false;
    if (take(text, "年")) {
        shape.parts = Parts::Chinese;
        date.second = takeNumber(text, 2);
        if (date.second.digits == 0 || !take(text, "月"))
            return false;
        date.third = takeNumber(text, 2);
        return date.third.digits > 0 && (take(text, "日") || take(text, "号"));
    }
    if (text.empty())
        return false;
    const char mark = text.front();
    if (mark != '-' && mark != '/' && mark != '.' && mark != ' ')
        return false;
    text.remove_prefix(1);
    if (const int month = takeMonthName(text); month > 0) {
        shape.parts = Parts::MonthName;
        shape.mark = mark;
        date.month = month;
        date.second = {month, 2};
    } else {
        shape.parts = mark == '-' ? Parts::Dash : mark == '/' ? Parts::Slash : mark == '.' ? Parts::Dot : Parts::Blank;
        date.second = takeNumber(text, 2);
        if (date.second.digits == 0)
            return false;
    }
    if (text.empty() || text.front() != mark)
        return false;
    text.remove_prefix(1);
    date.third = takeNumber(text, 4);
    return date.third.digits > 0;
}

// Reads the clock and zone that follow a date; false when something else stands there.
bool takeTime(std::string_view& text, Moment& moment)
{
    MomentShape& shape = moment.shape;
    if (text.empty())
        return true;
    if (text.front() != ' ' && text.front() != 'T')
        return false;
    shape.joint = text.front();
    text.remove_prefix(1);
    const Number hour = takeNumber(text, 2);
    if (hour.digits == 0 || !take(text, ":"))
        return false;
    const Number minute = takeNumber(text, 2);
    if (minute.digits != 2 || minute.value > 59)
        return false;
    Number second;
    shape.clock = MomentShape::Clock::Minutes;
    if (take(text, ":")) {
        shape.clock = MomentShape::Clock::Seconds;
        second = takeNumber(text, 2);
        if (second.digits != 2 || second.value > 59)
            return false;
        if (text.size() > 1 && (text.front() == '.' || text.front() == ',') && isDigit(text[1])) {
            text.remove_prefix(1);
            shape.fraction = true;
            if (takeNumber(text, 9).digits == 0)
                return false;
        }
    }
    shape.hourUnpadded = hour.digits == 1;
    shape.hourPadded = hour.digits == 2 && hour.value < 10;
    int hours = hour.value;
    const std::string_view rest = text;
    take(text, " ");
    const bool am = take(text, "AM") || take(text, "am"), pm = !am && (take(text, "PM") || take(text, "pm"));
    if (am || pm) {
        shape.half = true;
        shape.odd = shape.odd || rest.front() != ' ' || text.data()[-1] == 'm';
        if (hours < 1 || hours > 12)
            return false;
        hours = hours % 12 + (pm ? 12 : 0);
    } else {
        text = rest;
    }
    if (hours > 23)
        return false;
    moment.second = hours * 3600 + minute.value * 60 + second.value;
    if (take(text, "Z")) {
        shape.zone = MomentShape::Zone::Letter;
    } else if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        const bool west = text.front() == '-';
        text.remove_prefix(1);
        const Number offsetHour = takeNumber(text, 2);
        take(text, ":");
        const Number offsetMinute = takeNumber(text, 2);
        if (offsetHour.digits != 2 || (offsetMinute.digits != 2 && offsetMinute.digits != 0) || offsetHour.value > 14
            || offsetMinute.value > 59)
            return false;
        shape.zone = MomentShape::Zone::Offset;
        moment.offsetMinutes = (west ? -1 : 1) * (offsetHour.value * 60 + offsetMinute.value);
    }
    return text.empty();
}

} // namespace

std::optional<Moment> parseMoment(std::string_view text, DateOrder order)
{
    if (text.size() < 6 || text.size() > 40 || !isDigit(text.front()))
        return std::nullopt;
    Moment moment;
    DateParts parts;
    MomentShape& shape = moment.shape;
    if (!takeDate(text, parts, shape))
        return std::nullopt;
    Number year = parts.first, month = parts.second, day = parts.third;
    if (order == DateOrder::Dmy) {
        day = parts.first;
        year = parts.third;
    } else if (order == DateOrder::Mdy) {
        month = parts.first;
        day = parts.second;
        year = parts.third;
        if (shape.parts == MomentShape::Parts::MonthName)
            return std::nullopt;
    }
    if ((shape.parts == MomentShape::Parts::Chinese || shape.parts == MomentShape::Parts::Digits8)
        && order != DateOrder::Ymd)
        return std::nullopt;
    if ((year.digits != 4 && year.digits != 2) || month.digits > 2 || day.digits > 2)
        return std::nullopt;
    if (year.digits == 2) {
        if (shape.parts == MomentShape::Parts::Chinese)
            return std::nullopt;
        shape.twoDigitYear = true;
        year.value += 2000;
    }
    if (year.value < 1 || !takeTime(text, moment))
        return std::nullopt;
    if (shape.parts != MomentShape::Parts::Digits8) {
        for (const Number& part : {month, day})
            if (!(shape.parts == MomentShape::Parts::MonthName && &part == &month)) {
                shape.unpadded = shape.unpadded || part.digits == 1;
                shape.padded = shape.padded || (part.digits == 2 && part.value < 10);
            }
    }
    if (shape.parts == MomentShape::Parts::MonthName) {
        shape.padded = day.digits == 2 && day.value < 10;
        shape.unpadded = day.digits == 1;
    }
    const auto date = core::civilDate(year.value, month.value, day.value);
    if (!date)
        return std::nullopt;
    moment.days = date->days;
    return moment;
}

bool builtLikeDate(std::string_view text)
{
    if (text.size() < 8 || text.size() > 40 || !isDigit(text.front()))
        return false;
    Moment moment;
    DateParts parts;
    if (!takeDate(text, parts, moment.shape) || moment.shape.parts == MomentShape::Parts::Digits8
        || moment.shape.parts == MomentShape::Parts::Blank)
        return false;
    return (parts.first.digits == 4 || parts.third.digits == 4) && takeTime(text, moment);
}

std::string patternOf(const MomentShape& shape, DateOrder order, bool padded, bool hourPadded)
{
    using Parts = MomentShape::Parts;
    const std::string month = shape.parts == Parts::MonthName ? "MMM" : padded ? "MM" : "M", day = padded ? "dd" : "d";
    const std::string year = shape.twoDigitYear ? "yy" : "yyyy";
    std::string pattern;
    if (shape.parts == Parts::Chinese) {
        pattern = year + "年" + month + "月" + day + "日";
    } else if (shape.parts == Parts::Digits8) {
        pattern = "yyyyMMdd";
    } else {
        const char mark = shape.parts == Parts::Slash ? '/'
            : shape.parts == Parts::Dot               ? '.'
            : shape.parts == Parts::Blank             ? ' '
            : shape.parts == Parts::MonthName         ? shape.mark
                                                      : '-';
        pattern = order == DateOrder::Ymd ? year + mark + month + mark + day
            : order == DateOrder::Dmy     ? day + mark + month + mark + year
                                          : month + mark + day + mark + year;
    }
    if (shape.clock == MomentShape::Clock::None)
        return pattern;
    pattern += shape.joint;
    pattern += shape.half ? (hourPadded ? "hh" : "h") : (hourPadded ? "HH" : "H");
    pattern += shape.clock == MomentShape::Clock::Minutes ? ":mm" : ":mm:ss";
    if (shape.half)
        pattern += " a";
    if (shape.zone == MomentShape::Zone::Letter)
        pattern += 'Z';
    else if (shape.zone == MomentShape::Zone::Offset)
        pattern += "XXX";
    return pattern;
}

bool reproduces(const MomentShape& shape, const MomentShape& model, bool padded, bool hourPadded)
{
    return shape.parts == model.parts && (shape.parts != MomentShape::Parts::MonthName || shape.mark == model.mark)
        && shape.clock == model.clock && (shape.clock == MomentShape::Clock::None || shape.joint == model.joint)
        && shape.half == model.half && shape.zone == model.zone && shape.zone != MomentShape::Zone::Offset
        && !shape.fraction && shape.twoDigitYear == model.twoDigitYear && !shape.odd
        && !(padded ? shape.unpadded : shape.padded) && !(hourPadded ? shape.hourUnpadded : shape.hourPadded);
}

std::optional<std::int32_t> parseClock(std::string_view text, bool& padded, bool& withSeconds)
{
    if (text.size() < 4 || text.size() > 8 || !isDigit(text.front()))
        return std::nullopt;
    const Number hour = takeNumber(text, 2);
    if (!take(text, ":"))
        return std::nullopt;
    const Number minute = takeNumber(text, 2);
    Number second;
    withSeconds = take(text, ":");
    if (withSeconds) {
        second = takeNumber(text, 2);
        if (second.digits != 2)
            return std::nullopt;
    }
    padded = hour.digits == 2;
    if (!text.empty() || minute.digits != 2 || hour.value > 23 || minute.value > 59 || second.value > 59)
        return std::nullopt;
    return hour.value * 3600 + minute.value * 60 + second.value;
}

// Eight bytes of a fixed form, "dd:dd:dd" with digits at d. Exclusive-or `model` the digits are 0 to 9 and every other
// sign is 0; what is more than that carries into the high half of its byte when `room` is added.
struct Form {
    std::uint64_t model = 0, room = 0;

    consteval explicit Form(const char (&form)[9])
    {
        for (int i = 7; i >= 0; --i) {
            model = model << 8 | static_cast<unsigned char>(form[i] == 'd' ? '0' : form[i]);
            room = room << 8 | (form[i] == 'd' ? 0x06u : 0x0Fu);
        }
    }
    static constexpr std::uint64_t kHigh = 0xF0F0F0F0F0F0F0F0ull;
    bool fits(std::uint64_t digits) const { return ((digits | (digits + room)) & kHigh) == 0; }
};
static constexpr Form kDateForm("dddd-dd-"), kClockForm("dd:dd:dd");

// Each byte times ten and the one behind it.
static constexpr std::uint64_t pairs(std::uint64_t digits)
{
    return digits * 10 + (digits >> 8);
}

bool parseIso(const char* p, std::size_t n, std::int64_t& value)
{
    if (n != 10 && n != 19)
        return false;
    const std::uint64_t date = core::wordAt(p) ^ kDateForm.model;
    if (!kDateForm.fits(date))
        return false;
    const std::uint64_t dates = pairs(date);
    const unsigned tens = static_cast<unsigned char>(p[8]) - unsigned{'0'}, ones = static_cast<unsigned char>(p[9]) - unsigned{'0'};
    const unsigned month = dates >> 40 & 0xFF, day = tens * 10 + ones;
    static constexpr unsigned kLength[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (tens > 9 || ones > 9 || month - 1 > 11 || day - 1 >= kLength[month])
        return false;
    const int year = static_cast<int>((dates & 0xFF) * 100 + (dates >> 16 & 0xFF));
    if (year < 1 || (month == 2 && day == 29 && (year % 4 != 0 || (year % 100 == 0 && year % 400 != 0))))
        return false;
    // The days of neighbouring rows are mostly the same.
    thread_local unsigned lastKey = 0;
    thread_local std::int32_t lastDays = 0;
    const unsigned key = static_cast<unsigned>(year) << 9 | month << 5 | day;
    if (key != lastKey) {
        lastKey = key;
        lastDays = core::daysFromCivil(year, static_cast<int>(month), static_cast<int>(day));
    }
    if (n == 10) {
        value = lastDays;
        return true;
    }
    const std::uint64_t clock = core::wordAt(p + 11) ^ kClockForm.model;
    if (!kClockForm.fits(clock) || (p[10] != ' ' && p[10] != 'T'))
        return false;
    const std::uint64_t clocks = pairs(clock);
    const unsigned hour = clocks & 0xFF, minute = clocks >> 24 & 0xFF, second = clocks >> 48 & 0xFF;
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    value = std::int64_t{lastDays} * 86400 + hour * 3600 + minute * 60 + second;
    return true;
}

} // namespace holdfast::text
