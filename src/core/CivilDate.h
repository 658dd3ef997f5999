// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::core {

// A day of the proleptic Gregorian calendar without a zone, as days since 1970-01-01. Default: no date.
struct CivilDate {
    static constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::min();
    std::int32_t days = kNone;

    constexpr bool isValid() const { return days != kNone; }
    constexpr auto operator<=>(const CivilDate&) const = default;
    constexpr CivilDate operator+(std::int32_t n) const { return {days + n}; }
    constexpr CivilDate operator-(std::int32_t n) const { return {days - n}; }
    constexpr std::int32_t operator-(CivilDate other) const { return days - other.days; }
};

struct YearMonthDay {
    int year = 0;
    int month = 0; // 1..12
    int day = 0; // 1..31
};

// Howard Hinnant's days_from_civil; any int year. No check: see civilDate().
std::int32_t daysFromCivil(int year, int month, int day);
YearMonthDay civilFromDays(std::int32_t days);

// Nothing when the day does not exist (30 February).
std::optional<CivilDate> civilDate(int year, int month, int day);
YearMonthDay ymd(CivilDate date);
// 1 = Monday … 7 = Sunday.
int isoWeekday(CivilDate date);
// "2026-06-30"; "" for no date.
std::string isoText(CivilDate date);
// Exactly YYYY-MM-DD.
std::optional<CivilDate> parseIsoDate(std::string_view text);

// Seconds since 1970-01-01T00:00:00 without a zone <-> "2026-06-30T08:26:00".
std::string isoDateTimeText(std::int64_t seconds);
// YYYY-MM-DD, optionally T or blank and HH:MM[:SS].
std::optional<std::int64_t> parseIsoDateTime(std::string_view text);

} // namespace holdfast::core
