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

} // namespace holdfast::flow
