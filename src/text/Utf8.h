// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace holdfast::text {

// Bytes of the well-formed UTF-8 at the begin of `bytes` (Unicode 15, table 3-7). The rest is empty, malformed, or a
// character cut off at the end: then `cut` is true.
std::size_t validUtf8(std::string_view bytes, bool& cut);

// The code point at `at`, which moves behind it; the text must be valid.
char32_t nextCodePoint(std::string_view text, std::size_t& at);
void appendUtf8(std::string& text, char32_t codePoint);

// Without blanks at both ends: space, tab, line ends, no-break and ideographic space, zero-width and byte order marks
// are not blanks except U+00A0, U+3000, U+202F.
std::string_view trimmed(std::string_view text);

} // namespace holdfast::text
