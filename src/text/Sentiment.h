// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/Language.h"
#include "text/WordList.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace holdfast::text {

struct Polarity {
    double score = 0; // -1 … 1; above 0 praises, below 0 complains, 0 says neither
    std::uint32_t hits = 0; // entries of the word list with a value that were found
    Language language = Language::None;
};

// The mood of a comment by word lists and rules: a negation turns the next word of its clause and weakens it, degree
// words scale it, after "but" counts more than before, a wish counts against what it wishes for. Nothing is learned from data.
// Reference: the rules follow Taboada, Brooke, Tofiloski, Voll, Stede (2011), Lexicon-based methods for sentiment
// analysis, Computational Linguistics 37, 267-307; the words are this project's own.
class Sentiment {
public:
    // The shipped lists.
    Sentiment();
    // The shipped lists with own words added or put over them; a word with a Chinese character joins the Chinese list.
    core::Status addWord(std::string_view term, std::string_view value);

    // Any valid UTF-8; the language is detected unless given. Languages other than Chinese are read with the English list.
    Polarity polarityOf(std::string_view text, std::optional<Language> language = {}) const;

private:
    WordList m_english, m_chinese;
};

} // namespace holdfast::text
