// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Period.h"

#include <cstdio>

namespace holdfast::core {

static int floorDivide(int a, int b)
{
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

Period periodOf(CivilDate date, Grain grain)
{
    const auto [year, month, day] = ymd(date);
    switch (grain) {
    case Grain::Day:
        return {grain, date.days};
    case Grain::Week:
        return {grain, floorDivide(date.days + 3, 7)};
    case Grain::Month:
        return {grain, year * 12 + month - 1};
    case Grain::Quarter:
        return {grain, year * 4 + (month - 1) / 3};
    case Grain::Year:
        return {grain, year};
    }
    return {};
}

CivilDate firstDay(Period period)
{
    const int index = period.index;
    switch (period.grain) {
    case Grain::Day:
        return {index};
    case Grain::Week:
        return {index * 7 - 3};
    case Grain::Month:
        return {daysFromCivil(floorDivide(index, 12), index - floorDivide(index, 12) * 12 + 1, 1)};
    case Grain::Quarter:
        return {daysFromCivil(floorDivide(index, 4), (index - floorDivide(index, 4) * 4) * 3 + 1, 1)};
    case Grain::Year:
        return {daysFromCivil(index, 1, 1)};
    }
    return {};
}

CivilDate lastDay(Period period)
{
    return firstDay(period + 1) - 1;
}

std::string name(Period period)
{
    const CivilDate start = firstDay(period);
    const auto [year, month, day] = ymd(start);
    char text[24];
    switch (period.grain) {
    case Grain::Day:
        return isoText(start);
    case Grain::Week: {
        const CivilDate thursday = start + 3; // the ISO year of a week is that of its Thursday
        const int isoYear = ymd(thursday).year;
        const int week = (thursday.days - daysFromCivil(isoYear, 1, 1)) / 7 + 1;
        std::snprintf(text, sizeof text, "%04d-W%02d", isoYear, week);
        return text;
    }
    case Grain::Month:
        std::snprintf(text, sizeof text, "%04d-%02d", year, month);
        return text;
    case Grain::Quarter:
        std::snprintf(text, sizeof text, "%04d-Q%d", year, (month - 1) / 3 + 1);
        return text;
    case Grain::Year:
        std::snprintf(text, sizeof text, "%04d", year);
        return text;
    }
    return {};
}

Period yearBefore(Period period)
{
    static constexpr int kPeriodsAYear[] = {365, 52, 12, 4, 1};
    return period - kPeriodsAYear[static_cast<int>(period.grain)];
}

static constexpr std::string_view kWords[] = {"day", "week", "month", "quarter", "year"};

std::optional<Grain> parseGrain(std::string_view text)
{
    for (int i = 0; i < 5; ++i)
        if (kWords[i] == text)
            return static_cast<Grain>(i);
    return std::nullopt;
}

std::string_view word(Grain grain)
{
    return kWords[static_cast<int>(grain)];
}

} // namespace holdfast::core
