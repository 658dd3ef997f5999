// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Holidays.h"

#include <array>

namespace holdfast::flow {

namespace {

constexpr int kFirstLunar = 2005;
// Month times 100 plus day of the lunar New Year, from kFirstLunar on.
constexpr std::array<int, 26> kLunarNewYear {209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203};

core::CivilDate easterOf(int year)
{
    const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4,
              l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return {core::daysFromCivil(year, n / 31, n % 31 + 1)};
}

} // namespace

std::vector<HolidayWindow> holidaysOf(int year)
{
    const auto on = [year](int month, int day) { return core::CivilDate {core::daysFromCivil(year, month, day)}; };
    const auto easter = easterOf(year);
    const auto november = on(11, 1);
    // 1970-01-01 was a Thursday.
    const int toThursday = ((-november.days) % 7 + 7) % 7;
    const auto thanksgiving = november + (toThursday + 21);
    std::vector<HolidayWindow> windows {{"valentine", on(2, 7), on(2, 14)}, {"easter", easter - 7, easter + 1}, {"national-day-cn", on(10, 1), on(10, 7)},
        {"singles-day", on(11, 1), on(11, 11)}, {"black-friday", thanksgiving, thanksgiving + 4}, {"christmas", on(12, 1), on(12, 24)}};
    if (year >= kFirstLunar && year < kFirstLunar + static_cast<int>(kLunarNewYear.size())) {
        const int day = kLunarNewYear[static_cast<std::size_t>(year - kFirstLunar)];
        windows.push_back({"spring-festival", on(day / 100, day % 100) - 21, on(day / 100, day % 100) - 1});
    }
    return windows;
}

std::vector<HolidayWindow> measuredHolidays(core::CivilDate from, core::CivilDate to)
{
    std::vector<HolidayWindow> measured;
    for (int year = core::ymd(from).year; year <= core::ymd(to).year; ++year)
        for (auto& window : holidaysOf(year))
            if (window.from - kAroundHoliday >= from && window.to + kAroundHoliday <= to)
                measured.push_back(std::move(window));
    return measured;
}

} // namespace holdfast::flow
