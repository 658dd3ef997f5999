// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"

#include <string>
#include <vector>

namespace holdfast::flow {

// Days around which people buy otherwise: the run-up and the days themselves, first and last day.
struct HolidayWindow {
    std::string holiday; // word as HolidayEffect::holiday
    core::CivilDate from, to;
};

// Of one year, in any order. Spring Festival only 2005 to 2030.
//   valentine 7-14 Feb; easter Palm Sunday to Easter Monday; national-day-cn 1-7 Oct; singles-day 1-11 Nov; black-friday Thursday to Monday;
//   christmas 1-24 Dec; spring-festival the 21 days before New Year's Day of the lunar calendar
// Reference: Easter: the anonymous Gregorian algorithm (Meeus 1991); Spring Festival: tables of the Hong Kong Observatory.
std::vector<HolidayWindow> holidaysOf(int year);

inline constexpr int kAroundHoliday = 28; // days on either side a holiday is measured against
// Those of the years from `from` to `to` that lie within with these days on either side: the ones that are measured, and the ones a rule asks for.
std::vector<HolidayWindow> measuredHolidays(core::CivilDate from, core::CivilDate to);

} // namespace holdfast::flow
