// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Fold.h"

#include "text/Utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace holdfast::text {
namespace {

icu::UnicodeString folded(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::UnicodeString source =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    if (U_FAILURE(status))
        return source;
    icu::UnicodeString result = normalizer->normalize(source, status);
    return U_FAILURE(status) ? source : result;
}

char32_t narrow(char32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + 0x21;
    switch (c) {
    case 0x3000:
        return ' ';
    case 0x2212:
        return '-';
    case 0xFFE5:
        return 0xA5;
    default:
        return c;
    }
}

bool isAscii(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

} // namespace

std::string foldName(std::string_view text)
{
    std::string name;
    if (isAscii(text)) {
        for (const char c : text)
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                name += c;
            else if (c >= 'A' && c <= 'Z')
                name += static_cast<char>(c + 32);
        return name;
    }
    const icu::UnicodeString all = folded(text);
    for (std::int32_t i = 0; i < all.length();) {
        const UChar32 c = all.char32At(i);
        i += U16_LENGTH(c);
        if (u_isalnum(c))
            appendUtf8(name, static_cast<char32_t>(c));
    }
    return name;
}

std::string foldKey(std::string_view text)
{
    std::string key;
    if (isAscii(text)) {
        for (const char c : trimmed(text))
            key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        return key;
    }
    folded(trimmed(text)).toUTF8String(key);
    return std::string(trimmed(key));
}

std::string narrowed(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();)
        appendUtf8(result, narrow(nextCodePoint(text, i)));
    return result;
}

bool hasWideForms(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const char32_t c = nextCodePoint(text, i);
        if (narrow(c) != c)
            return true;
    }
    return false;
}

bool hasInvisible(std::string_view text)
{
    bool joinable = false;
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            joinable = false;
            ++i;
            continue;
        }
        const char32_t c = nextCodePoint(text, i);
        switch (c) {
        case 0x200C:
        case 0x200D: // needed in some scripts and between emoji
            if (!joinable)
                return true;
            break;
        case 0x00AD:
        case 0x200B:
        case 0x200E:
        case 0x200F:
        case 0x2060:
        case 0xFEFF:
            return true;
        default:
            if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
                return true;
            joinable = true;
        }
    }
    return false;
}

bool hasReplacement(std::string_view text)
{
    return text.find("\xEF\xBF\xBD") != std::string_view::npos;
}

bool looksMojibake(std::string_view text)
{
    // A lead byte of UTF-8 read as windows-1252 (Â Ã ä å æ ç è é ï) followed by what its continuation bytes become
    // (U+0080..00BF and the windows-1252 signs). Two in a row of the three-byte kind, or Ã/Â with one.
    std::size_t i = 0;
    while (i < text.size()) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const char32_t lead = nextCodePoint(text, i);
        const bool two = lead == 0xC2 || lead == 0xC3;
        const bool three = (lead >= 0xE2 && lead <= 0xE9) || lead == 0xEF;
        if (!two && !three)
            continue;
        int trails = 0;
        std::size_t k = i;
        while (k < text.size() && static_cast<unsigned char>(text[k]) >= 0x80 && trails < 2) {
            const char32_t c = nextCodePoint(text, k);
            const bool trail = (c >= 0x80 && c <= 0xBF) || c == 0x0152 || c == 0x0153 || c == 0x0160 || c == 0x0161
                || c == 0x0178 || c == 0x017D || c == 0x017E || c == 0x0192 || c == 0x02C6 || c == 0x02DC
                || (c >= 0x2013 && c <= 0x203A) || c == 0x20AC || c == 0x2122;
            if (!trail)
                break;
            ++trails;
        }
        if ((two && trails >= 1) || (three && trails >= 2))
            return true;
    }
    return false;
}

} // namespace holdfast::text
