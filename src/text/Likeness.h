// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace holdfast::text {

// Likeness of two texts, 0..1, over code points; 1 = equal, also two empty ones. Bytes that are no UTF-8 count as
// themselves.
// Reference: Winkler (1990), String comparator metrics and enhanced decision rules in the Fellegi-Sunter model of
// record linkage: Jaro's measure plus 0.1 for each of the first up to four characters that agree, times the distance to
// 1, from a measure above 0.7 on.
double jaroWinkler(std::string_view a, std::string_view b);

// The parts of a folded name in one order: "Smith, John A." and "john a smith" become the same. Chinese, Japanese and
// Korean names stay one part.
std::string nameKey(std::string_view name);
// Digits of a phone number without the prefix of international calls and trunk zeros; the last eleven at most. Empty
// below seven digits.
std::string phoneKey(std::string_view phone);
// Lower case, without blanks; what follows "+" in the name of the mailbox goes. Empty where it is no address.
std::string mailKey(std::string_view mail);

} // namespace holdfast::text
