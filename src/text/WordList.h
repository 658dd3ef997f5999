// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "text/Language.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace holdfast::text {

struct WordEntry {
    enum class Kind : std::uint8_t {
        Polarity, // value -4 … 4; 0 = says nothing, and hides shorter entries within it
        Negator, // turns what follows
        Degree, // value > 0: factor of what follows
        Contrast, // what follows weighs more than what came before
        Summary, // what follows sums up
        Wish // what follows is wanted, not there
    };
    Kind kind = Kind::Polarity;
    double value = 0;
};

// Words and phrases with what they say about the mood of a text. English entries are lower case, the words of a phrase
// divided by one blank; Chinese entries are matched anywhere. Emoji and emoticons are entries too.
class WordList {
public:
    // The lists of resources/words, made into the program.
    static const WordList& shipped(Language language); // English or Chinese

    // `value`: a number -4 … 4, "not", "x" and a factor, "but", "sum" or "wish". An entry that is there is replaced.
    // invalid-value {name = term, value}.
    core::Status add(std::string_view term, std::string_view value);

    const WordEntry* find(std::string_view term) const;
    // Whether a phrase of several words begins with this word.
    bool startsPhrase(std::string_view word) const { return m_starts.contains(word); }
    // Bytes of the longest entry that begins with this character; 0 = none does.
    std::size_t longest(char32_t first) const;
    std::size_t size() const { return m_entries.size(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view term) const { return std::hash<std::string_view>()(term); }
    };
    std::unordered_map<std::string, WordEntry, Hash, std::equal_to<>> m_entries;
    std::unordered_set<std::string, Hash, std::equal_to<>> m_starts;
    std::unordered_map<char32_t, std::size_t> m_longest;
};

// The text of a shipped list: a line per entry, term TAB value; lines that begin with # are comments.
std::string_view shippedWords(Language language);

} // namespace holdfast::text
