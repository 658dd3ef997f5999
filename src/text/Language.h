// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace holdfast::text {

enum class Language : std::uint8_t {
    None, // no letters
    English,
    Chinese,
    Other
};
// "none", "en", "zh", "other".
std::string_view word(Language language);

// The language of a comment by its scripts and, for Latin letters, by common English words; a text too short for
// those (under 8 words) passes as English unless it has other letters. Any UTF-8.
Language languageOf(std::string_view text);

} // namespace holdfast::text
