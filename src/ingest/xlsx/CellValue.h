// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csv/RecordReader.h"
#include "ingest/xlsx/NumberFormat.h"

#include <string>

namespace holdfast::ingest {

// What the number of a cell turned out to be.
struct NumberText {
    Native kind = Native::Number;
    bool noDay = false; // shown as a date, but there is no such day: the text is the number
    bool rounded = false; // a whole number of more than 15 digits: the spreadsheet has rounded it
    bool corrupt = false; // no number at all: the text is as it stands
};

// Appends the cell's number to `to`: plain digits that lose nothing (no power of ten unless it would take more than 40
// digits), or a date, a time or a duration in ISO form. 1900 system: serial 60, the 29 February that never was, and
// everything outside 1900-01-01 to 9999-12-31 is no day. 1904 system: 0 is 1904-01-01. Seconds are rounded to whole
// ones, or to thousandths where the format shows parts of them.
// Reference: ECMA-376-1 (5th ed.), 18.17.4.
NumberText appendNumber(std::string& to, std::string_view written, NumberFormat format, bool date1904);

} // namespace holdfast::ingest
