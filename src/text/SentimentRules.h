// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/WordList.h"

#include <cstdint>
#include <string_view>

namespace holdfast::text {

// Sum of the values of the entries found after the rules, and their number.
struct RawPolarity {
    double sum = 0;
    std::uint32_t hits = 0;
};

RawPolarity englishPolarity(std::string_view text, const WordList& words);
// `latin`: the English list, for Latin words within Chinese text.
RawPolarity chinesePolarity(std::string_view text, const WordList& words, const WordList& latin);

} // namespace holdfast::text
