// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Base64.h"

#include <cstdint>

namespace holdfast::learning {

namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string base64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t k) { return i + k < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + k])) : 0u; };
        const std::uint32_t three = at(0) << 16 | at(1) << 8 | at(2);
        text += kLetters[three >> 18];
        text += kLetters[three >> 12 & 63];
        text += i + 1 < bytes.size() ? kLetters[three >> 6 & 63] : '=';
        text += i + 2 < bytes.size() ? kLetters[three & 63] : '=';
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint32_t three = 0;
        std::size_t padding = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const auto letter = kLetters.find(text[i + k]);
            const bool pad = text[i + k] == '=' && k >= 2 && i + 4 == text.size();
            if ((letter == std::string_view::npos && !pad) || (padding > 0 && !pad))
                return std::nullopt;
            padding += pad;
            three = three << 6 | (pad ? 0u : static_cast<std::uint32_t>(letter));
        }
        bytes += static_cast<char>(three >> 16);
        if (padding < 2)
            bytes += static_cast<char>(three >> 8 & 255);
        if (padding < 1)
            bytes += static_cast<char>(three & 255);
    }
    return bytes;
}

} // namespace holdfast::learning
