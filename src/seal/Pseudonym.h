// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace holdfast::seal {

inline constexpr std::size_t kPseudonymKeyBytes = 32;

// 128 bits of BLAKE2b keyed with 32 bytes, as 32 hexadecimal digits. The same text under the same key gives the same
// pseudonym; without the key it cannot be told which text it was, nor can texts be tried.
// Reference: RFC 7693. The key must have kPseudonymKeyBytes bytes.
std::string pseudonym(std::string_view key, std::string_view text);

} // namespace holdfast::seal
