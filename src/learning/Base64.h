// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::learning {

// Bytes as text of 64 letters and back, with padding. Reference: RFC 4648, section 4. Nothing for a text that is none.
std::string base64(std::string_view bytes);
std::optional<std::string> fromBase64(std::string_view text);

} // namespace holdfast::learning
