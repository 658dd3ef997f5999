// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CivilDate.h"

#include <cstdio>

namespace holdfast::core {

std::int32_t daysFromCivil(int year, int month, int day)
{
    const int y = year - (month <= 2);
    const int era = (y >= 0 ? y : y - 399) / 400;
    const unsigned yearOfEra = static_cast<unsigned>(y - era * 400);
    const unsigned dayOfYear = static_cast<unsigned>((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1);
    const unsigned dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + static_cast<int>(dayOfEra) - 719468;
}

YearMonthDay civilFromDays(std::int32_t days)
{
    const std::int64_t z = static_cast<std::int64_t>(days) + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const auto dayOfEra = static_cast<unsigned>(z - era * 146097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shifted = (5 * dayOfYear + 2) / 153;
    const int day = static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1);
    const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {static_cast<int>(yearOfEra) + static_cast<int>(era) * 400 + (month <= 2), month, day};
}

std::optional<CivilDate> civilDate(int year, int month, int day)
{
    static constexpr int kLength[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1)
        return std::nullopt;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (day > kLength[month - 1] + (month == 2 && leap))
        return std::nullopt;
    return CivilDate {daysFromCivil(year, month, day)};
}

YearMonthDay ymd(CivilDate date)
{
    return civilFromDays(date.days);
}

int isoWeekday(CivilDate date)
{
    const int shifted = (date.days + 3) % 7; // 1970-01-01 was a Thursday
    return (shifted < 0 ? shifted + 7 : shifted) + 1;
}

std::string isoText(CivilDate date)
{
    if (!date.isValid())
        return {};
    const auto [year, month, day] = civilFromDays(date.days);
    char text[24];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return text;
}

static bool digits(std::string_view text, std::size_t from, std::size_t n, int& value)
{
    if (from + n > text.size())
        return false;
    value = 0;
    for (std::size_t i = from; i < from + n; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    return true;
}

std::optional<CivilDate> parseIsoDate(std::string_view text)
{
    int year = 0, month = 0, day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text, 0, 4, year) || !digits(text, 5, 2, month)
        || !digits(text, 8, 2, day))
        return std::nullopt;
    return civilDate(year, month, day);
}

std::string isoDateTimeText(std::int64_t seconds)
{
    std::int64_t days = seconds / 86400;
    std::int64_t rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        --days;
    }
    char text[16];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d", static_cast<int>(rest / 3600), static_cast<int>(rest / 60 % 60),
        static_cast<int>(rest % 60));
    return isoText({static_cast<std::int32_t>(days)}) + text;
}

std::optional<std::int64_t> parseIsoDateTime(std::string_view text)
{
    const auto date = parseIsoDate(text.substr(0, 10));
    if (!date)
        return std::nullopt;
    std::int64_t seconds = static_cast<std::int64_t>(date->days) * 86400;
    if (text.size() == 10)
        return seconds;
    int hour = 0, minute = 0, second = 0;
    if ((text[10] != 'T' && text[10] != ' ') || !digits(text, 11, 2, hour) || text.size() < 16 || text[13] != ':'
        || !digits(text, 14, 2, minute))
        return std::nullopt;
    if (text.size() != 16 && (text.size() != 19 || text[16] != ':' || !digits(text, 17, 2, second)))
        return std::nullopt;
    if (hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return seconds + hour * 3600 + minute * 60 + second;
}

} // namespace holdfast::core
