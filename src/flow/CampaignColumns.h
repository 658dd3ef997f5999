// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the long lists of a campaign's documents, read without a tree of JSON values. A document is an object of lists, one
// entry a customer. Nothing is returned where a text is laid out in another way than our own writer does, or is no such list at all:
// then the careful reader decides.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::flow {

std::optional<std::vector<double>> numbersIn(std::string_view document, std::string_view key, std::size_t expected = 0); // null = NaN
// Whole numbers from 0 to `most`.
std::optional<std::vector<std::uint32_t>> wholesIn(std::string_view document, std::string_view key, std::uint32_t most, std::size_t expected = 0);
std::optional<std::vector<std::string>> wordsIn(std::string_view document, std::string_view key, std::size_t* end = nullptr); // nothing where one has an escape; end: of the list

} // namespace holdfast::flow
