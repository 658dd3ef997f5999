// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame/Batch.h"

#include <string>
#include <string_view>

namespace holdfast::frame {

// How a source writes values (ColumnInfo::format), enough to write a stored number again:
//   Integer, Decimal  a pattern with the source's own marks: "0", "0.00" (always two places), "0.0#" (one, a second
//                     where needed), "#,##0.00", "#.##0,00", "# ##0,0#", "¥#,##0.00", "0.0 %" (value is a fraction:
//                     12.5 % is stored as 0.125). "" = "0" followed by every place of the scale that is not zero.
//   Boolean           "true word|false word", e.g. "Yes|No"; "" = "true|false"
//   Date, DateTime    pattern of yyyy MM M dd d HH H hh h mm ss a(AM/PM) MMM (Jan) XXX (offset, +08:00) Z (the letter)
//                     and literal text; "" = ISO. With XXX or Z the number is UTC.
//   Time, Duration    pattern of HH H mm ss, "" = ISO
// Missing is written as "".
std::string sourceText(const ColumnInfo& column, std::int64_t number);

// Plain digits ("-12.3"), true/false, ISO dates and times ("2024-03-01T08:00:00", with Z where the source had an
// offset); empty for missing (callers give null).
std::string canonicalText(const ColumnInfo& column, std::int64_t number);
// The same for a cell whose source text was kept: a decimal with more places than the column's scale comes with all of
// them, a moment with its parts of a second.
std::string canonicalText(const ColumnInfo& column, std::int64_t number, std::string_view source);

} // namespace holdfast::frame
