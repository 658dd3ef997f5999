// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Utf8.h"

#include <cstring>

namespace holdfast::text {

std::size_t validUtf8(std::string_view bytes, bool& cut)
{
    cut = false;
    const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
    const std::size_t n = bytes.size();
    std::size_t i = 0;
    while (i < n) {
        while (i + 32 <= n) {
            std::uint64_t w[4];
            std::memcpy(w, p + i, 32);
            if (((w[0] | w[1] | w[2] | w[3]) & 0x8080808080808080ull) != 0)
                break;
            i += 32;
        }
        while (i < n && p[i] < 0x80)
            ++i;
        if (i >= n)
            break;
        // A stretch of multi-byte characters.
        while (i < n && p[i] >= 0x80) {
            const unsigned lead = p[i];
            std::size_t more = 0;
            unsigned low = 0x80, high = 0xBF;
            if (lead >= 0xC2 && lead <= 0xDF) {
                more = 1;
            } else if (lead >= 0xE0 && lead <= 0xEF) {
                more = 2;
                low = lead == 0xE0 ? 0xA0 : 0x80;
                high = lead == 0xED ? 0x9F : 0xBF;
            } else if (lead >= 0xF0 && lead <= 0xF4) {
                more = 3;
                low = lead == 0xF0 ? 0x90 : 0x80;
                high = lead == 0xF4 ? 0x8F : 0xBF;
            } else {
                return i;
            }
            for (std::size_t k = 1; k <= more; ++k) {
                if (i + k >= n) {
                    cut = true;
                    return i;
                }
                if (p[i + k] < (k == 1 ? low : 0x80u) || p[i + k] > (k == 1 ? high : 0xBFu))
                    return i;
            }
            i += more + 1;
        }
    }
    return n;
}

char32_t nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t k) -> char32_t {
        return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) & 0x3Fu : 0u;
    };
    const auto lead = static_cast<unsigned char>(text[at]);
    char32_t c = lead;
    std::size_t length = 1;
    if (lead >= 0xF0) {
        c = (lead & 7u) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3);
        length = 4;
    } else if (lead >= 0xE0) {
        c = (lead & 15u) << 12 | byte(1) << 6 | byte(2);
        length = 3;
    } else if (lead >= 0xC0) {
        c = (lead & 31u) << 6 | byte(1);
        length = 2;
    }
    at += length;
    return c;
}

void appendUtf8(std::string& text, char32_t c)
{
    const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

// Bytes of the blank at the begin or end of `text`, 0 = none.
static std::size_t blank(std::string_view text, bool front)
{
    static constexpr std::string_view kWide[] = {"\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\xAF"};
    if (text.empty())
        return 0;
    const char c = front ? text.front() : text.back();
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        return 1;
    for (const std::string_view wide : kWide)
        if (front ? text.starts_with(wide) : text.ends_with(wide))
            return wide.size();
    return 0;
}

std::string_view trimmed(std::string_view text)
{
    while (const std::size_t n = blank(text, true))
        text.remove_prefix(n);
    while (const std::size_t n = blank(text, false))
        text.remove_suffix(n);
    return text;
}

} // namespace holdfast::text
