// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Ingest.h"

#include <string>
#include <string_view>

namespace holdfast::ingest {

// What makes a column identify people: "name", "phone", "email", "address", "national-id" or "card"; empty = nothing.
// By header words (English and Chinese), and by the values among the sample rows: addresses of mail, mobile numbers,
// Chinese identity numbers with their check digit (GB 11643-1999), payment cards with theirs (ISO/IEC 7812-1, Luhn). A
// column that holds the customer's id is none.
std::string personalKind(const Sniffed& sniffed, std::size_t column, std::string_view field);

// The ways to treat such a column: "keep-out", "mask", "pseudonymise", "keep".
bool isPrivacyWord(std::string_view word);

// 18 digits (the last may be X) with the right check digit and a birth date that exists.
bool isChineseId(std::string_view text);
// 13 to 19 digits, blanks and dashes between, with the right check digit.
bool isCardNumber(std::string_view text);

} // namespace holdfast::ingest
