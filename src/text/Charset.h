// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::text {

// How much a text looks like one encoding.
struct CharsetScore {
    std::string encoding;
    double score = 0; // 0..1: share of the characters beyond ASCII that are common ones of its script, in likely places
    std::uint64_t characters = 0; // beyond ASCII
};

// Scores of the encodings that decode `sample` without an error, best first; UTF-8 and UTF-16 are not among them.
// Encodings that give the same text as a better one are left out. `sample` should hold the lines with bytes above
// ASCII; a character cut off at its end is forgiven.
std::vector<CharsetScore> scoreCharsets(std::string_view sample);

// Whether the first of `scores` may be taken without asking.
bool isSettled(const std::vector<CharsetScore>& scores);

// A second opinion (uchardet); empty = none.
std::string charsetHint(std::string_view sample);

} // namespace holdfast::text
