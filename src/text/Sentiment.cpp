// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Sentiment.h"

#include "text/Fold.h"
#include "text/SentimentRules.h"
#include "text/Utf8.h"

#include <cmath>

namespace holdfast::text {

Sentiment::Sentiment()
    : m_english(WordList::shipped(Language::English))
    , m_chinese(WordList::shipped(Language::Chinese))
{
}

core::Status Sentiment::addWord(std::string_view term, std::string_view value)
{
    const bool chinese = languageOf(term) == Language::Chinese;
    return (chinese ? m_chinese : m_english).add(foldKey(term), value);
}

Polarity Sentiment::polarityOf(std::string_view text, std::optional<Language> language) const
{
    Polarity polarity;
    polarity.language = language.value_or(languageOf(text));
    const RawPolarity raw = polarity.language == Language::Chinese ? chinesePolarity(text, m_chinese, m_english)
                                                                   : englishPolarity(text, m_english);
    polarity.hits = raw.hits;
    polarity.score = raw.sum / std::sqrt(raw.sum * raw.sum + 15);
    return polarity;
}

} // namespace holdfast::text
