// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::domain {

// Why somebody may leave (domain.md section 7). A text is evidence when it holds one of the words.
struct Motive {
    std::string id; // "slow-response"; an own motive: the user's word
    std::string category; // "service", "product", "price", "relationship", "external"
    std::string name; // of an own motive, as shown; empty = worded by the program
    std::vector<std::string> words; // lower case, English and Chinese; a part of a word is enough
    bool operator==(const Motive&) const = default;
};

inline constexpr std::string_view kMotiveCategories[] = {"service", "product", "price", "relationship", "external"};
// The nineteen of domain.md, by category.
const std::vector<Motive>& standardMotives();

// The list as JSON [{"id","category","name"?,"words":[…]},…] and back. invalid-value {name: motives, value} for another shape, an
// unknown category, an empty list or an id that comes twice.
std::string toJson(const std::vector<Motive>& motives);
core::Result<std::vector<Motive>> parseMotives(std::string_view json);

// Whether the text (in lower case, core::lowerAscii) speaks of it.
bool speaksOf(const Motive& motive, std::string_view lowerText);

} // namespace holdfast::domain
