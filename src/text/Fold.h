// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace holdfast::text {

// Header texts and category words that mean the same fold to the same: compatibility forms (full width to plain),
// case folded, letters and digits only ("Customer_ID " -> "customerid"). Any UTF-8.
std::string foldName(std::string_view text);

// Compatibility forms composed, case folded, trimmed: keys that differ only by case, width or blanks become equal.
std::string foldKey(std::string_view text);

// Full-width digits, signs and letters, ideographic blanks and the minus sign U+2212 as plain ASCII; the rest stays.
std::string narrowed(std::string_view text);
// Whether narrowed() would change the text (some byte above ASCII that it knows).
bool hasWideForms(std::string_view text);

// Characters that are not seen: zero-width, joiners, direction marks, inner byte order marks. A joiner between
// emoji or in scripts that need it is not counted.
bool hasInvisible(std::string_view text);
// U+FFFD, or the traces of UTF-8 that was read as a western code page ("Ã©", "ä½").
bool hasReplacement(std::string_view text);
bool looksMojibake(std::string_view text);

} // namespace holdfast::text
