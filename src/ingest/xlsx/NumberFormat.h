// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace holdfast::ingest {

// What a number format makes of a number.
enum class NumberKind : std::uint8_t {
    Number,
    Date,
    DateTime,
    Time, // of the day
    Elapsed, // hours, minutes or seconds that go on beyond a day
    Text,
    Padded, // nothing but zeros: leading ones belong to what is shown
};

struct NumberFormat {
    NumberKind kind = NumberKind::Number;
    std::uint8_t digits = 0; // Padded: digits at least
    bool fraction = false; // Time, DateTime: parts of a second are shown
};

// Of the first section of a format code. Text in quotes, behind \, _ or *, and in square brackets is none of the code.
// Reference: ECMA-376-1 (5th ed.), 18.8.30 and 18.8.31.
NumberFormat numberFormat(std::string_view code);
// Of the formats that have a number and no code; those of Chinese and Japanese programs (27 to 36, 50 to 58) included.
NumberFormat builtInFormat(unsigned id);

} // namespace holdfast::ingest
