// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::text {

enum class DateOrder : std::uint8_t { Ymd, Dmy, Mdy };

// How a date or a date with time is written, but for the order of its parts.
struct MomentShape {
    enum class Parts : std::uint8_t { Dash, Slash, Dot, Blank, Chinese, Digits8, MonthName };
    enum class Clock : std::uint8_t { None, Minutes, Seconds };
    enum class Zone : std::uint8_t { None, Letter, Offset };
    Parts parts = Parts::Dash;
    char mark = '-'; // between the parts of MonthName
    bool padded = false; // some part has a leading zero: 03
    bool unpadded = false; // some part has one digit: 3
    Clock clock = Clock::None;
    char joint = ' '; // ' ' or 'T' between date and time
    bool hourPadded = false, hourUnpadded = false;
    bool half = false; // AM/PM
    Zone zone = Zone::None;
    bool fraction = false; // parts of a second, dropped
    bool twoDigitYear = false;
    bool odd = false; // written in a way no pattern gives back
    bool operator==(const MomentShape&) const = default;
};

struct Moment {
    std::int32_t days = 0; // since 1970-01-01
    std::int32_t second = 0; // of the day
    int offsetMinutes = 0; // of MomentShape::Zone::Offset; days and second are as written
    MomentShape shape;
    // Seconds since 1970-01-01T00:00:00, in UTC where the text has a zone.
    std::int64_t seconds() const { return std::int64_t{days} * 86400 + second - std::int64_t{offsetMinutes} * 60; }
};

// `text` without blanks around it, wholly one date (with or without time) of that order, and a day that exists; else
// nothing. A two-digit year gives days of 20yy and twoDigitYear: callers must not use the value unasked.
std::optional<Moment> parseMoment(std::string_view text, DateOrder order);

// Whether the text is built like a date of some order, though its day may not exist (0000-00-00, 2023-02-29).
bool builtLikeDate(std::string_view text);

// Pattern of frame/CellText.h for texts of this shape; padded decides between MM and M.
std::string patternOf(const MomentShape& shape, DateOrder order, bool padded, bool hourPadded);
// Whether a text of `shape` is what the pattern of `model` (with its paddings) writes.
bool reproduces(const MomentShape& shape, const MomentShape& model, bool padded, bool hourPadded);

// "HH:mm", "H:mm:ss": seconds of the day; hours below 24.
std::optional<std::int32_t> parseClock(std::string_view text, bool& padded, bool& withSeconds);

// Exactly YYYY-MM-DD or YYYY-MM-DD?HH:MM:SS (? = blank or T), fast; false also when the day does not exist.
bool parseIso(const char* p, std::size_t n, std::int64_t& daysOrSeconds);

} // namespace holdfast::text
