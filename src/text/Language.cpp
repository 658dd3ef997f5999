// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Language.h"

#include "text/Utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>

namespace holdfast::text {

namespace {

// Words that every English text of some length holds, sorted.
constexpr std::array<std::string_view, 44> kCommon {"a", "about", "all", "and", "are", "as", "at", "be", "but", "by", "can",
    "do", "for", "from", "good", "have", "i", "if", "in", "is", "it", "me", "my", "no", "not", "of", "on", "or", "our", "so",
    "that", "the", "there", "they", "this", "to", "very", "was", "we", "were", "what", "with", "you", "your"};

} // namespace

std::string_view word(Language language)
{
    switch (language) {
    case Language::None:
        return "none";
    case Language::English:
        return "en";
    case Language::Chinese:
        return "zh";
    case Language::Other:
        return "other";
    }
    return {};
}

Language languageOf(std::string_view text)
{
    std::size_t han = 0, kana = 0, plain = 0, marked = 0, foreign = 0, words = 0, common = 0;
    std::string current;
    const auto close = [&] {
        if (!current.empty()) {
            ++words;
            common += std::binary_search(kCommon.begin(), kCommon.end(), std::string_view(current));
        }
        current.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCodePoint(text, at);
        if (c < 0x80) {
            const char small = static_cast<char>(c | 0x20);
            if (small >= 'a' && small <= 'z') {
                ++plain;
                current += small;
            } else {
                close();
            }
            continue;
        }
        if (!u_isalpha(static_cast<UChar32>(c))) {
            close();
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_HAN:
            close();
            ++han;
            break;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            ++kana;
            break;
        case USCRIPT_LATIN:
            ++marked;
            current += 'z'; // no English word: keeps the rest of the word from being taken for one
            break;
        default:
            ++foreign;
        }
    }
    close();
    const std::size_t latin = plain + marked;
    if (han + kana + foreign + latin == 0)
        return Language::None;
    // A Chinese character says about as much as three Latin letters.
    if (3 * han >= latin && han > foreign)
        return kana * 5 > han ? Language::Other : Language::Chinese;
    if (foreign + kana + han > latin || marked * 15 > plain)
        return Language::Other;
    return words < 8 || common * 12 >= words ? Language::English : Language::Other;
}

} // namespace holdfast::text
