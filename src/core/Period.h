// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::core {

enum class Grain : std::uint8_t { Day, Week, Month, Quarter, Year };

// A calendar period: the index-th day, ISO week, month, quarter or year, counted so that consecutive periods have
// consecutive indexes (months: year*12+month-1; quarters: year*4+quarter-1; weeks: Mondays since 1969-12-29).
struct Period {
    Grain grain = Grain::Month;
    std::int32_t index = 0;

    auto operator<=>(const Period&) const = default;
    Period operator+(int n) const { return {grain, index + n}; }
    Period operator-(int n) const { return {grain, index - n}; }
};

Period periodOf(CivilDate date, Grain grain);
CivilDate firstDay(Period period);
CivilDate lastDay(Period period);
// "2026-06-30", "2026-W26", "2026-06", "2026-Q2", "2026".
std::string name(Period period);
// The same period a year before: 52 weeks for weeks, 365 days for days.
Period yearBefore(Period period);
// "day", "week", "month", "quarter", "year".
std::optional<Grain> parseGrain(std::string_view word);
std::string_view word(Grain grain);

} // namespace holdfast::core
