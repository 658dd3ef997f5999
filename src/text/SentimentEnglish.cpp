// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/SentimentRules.h"
#include "text/Utf8.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace holdfast::text {

namespace {

constexpr std::size_t kLongestPhrase = 5; // words
constexpr std::size_t kNegationReach = 3; // words before
constexpr double kTurnedPraise = -0.8; // "not good" is a complaint, "not bad" faint praise
constexpr double kTurnedBlame = -0.5;
constexpr double kFreeNegation = -0.5; // "can't", "no", "not" that turn no listed word
constexpr double kBeforeBut = 0.6;
constexpr double kAfterBut = 1.3;
constexpr double kShouted = 1.2;

struct Token {
    enum class Kind : std::uint8_t { Word, Break, SentenceEnd, Sign };
    Kind kind = Kind::Word;
    std::string text; // lower case; of a sign the emoji or emoticon
    bool shouted = false;
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Bytes of the apostrophe at `at`, 0 if there is none: ' or U+2019.
std::size_t apostrophe(std::string_view text, std::size_t at)
{
    if (text[at] == '\'')
        return 1;
    return text.substr(at).starts_with("\u2019") ? 3 : 0;
}

class Reader {
public:
    Reader(std::string_view text, const WordList& words)
        : m_text(text)
        , m_words(words)
    {
    }

    std::vector<Token> tokens()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (isLetter(c))
                readWord();
            else if (c == '@')
                skipMention();
            else if (!readSign())
                readOther();
        }
        return std::move(m_tokens);
    }

private:
    void readWord()
    {
        if (m_text.substr(m_at).starts_with("http")) {
            while (m_at < m_text.size() && static_cast<unsigned char>(m_text[m_at]) > ' ')
                ++m_at;
            return;
        }
        Token token;
        std::size_t capitals = 0;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (isLetter(c)) {
                capitals += c <= 'Z';
                token.text += static_cast<char>(c | 0x20);
                ++m_at;
            } else if (const std::size_t size = apostrophe(m_text, m_at);
                       size > 0 && m_at + size < m_text.size() && isLetter(m_text[m_at + size])) {
                token.text += '\'';
                m_at += size;
            } else {
                break;
            }
        }
        token.shouted = capitals == token.text.size() && capitals > 2;
        shorten(token.text);
        m_tokens.push_back(std::move(token));
    }

    // "soooo" to "so" where the list does not hold it as written: first to two letters, then to one.
    void shorten(std::string& word) const
    {
        const auto run = [&](std::size_t most) {
            std::string shorter;
            std::size_t length = 0;
            for (const char c : word) {
                length = !shorter.empty() && shorter.back() == c ? length + 1 : 1;
                if (length <= most)
                    shorter += c;
            }
            return shorter;
        };
        bool tripled = false;
        for (std::size_t i = 2; i < word.size() && !tripled; ++i)
            tripled = word[i] == word[i - 1] && word[i] == word[i - 2];
        if (!tripled || m_words.find(word))
            return;
        word = run(2);
        if (!m_words.find(word))
            if (std::string one = run(1); m_words.find(one))
                word = std::move(one);
    }

    void skipMention()
    {
        ++m_at;
        while (m_at < m_text.size() && (isLetter(m_text[m_at]) || m_text[m_at] == '_' || (m_text[m_at] >= '0' && m_text[m_at] <= '9')))
            ++m_at;
    }

    // An emoji or emoticon of the list.
    bool readSign()
    {
        std::size_t at = m_at;
        std::size_t size = m_words.longest(nextCodePoint(m_text, at));
        for (size = std::min(size, m_text.size() - m_at); size > 1; --size) {
            const auto sign = m_text.substr(m_at, size);
            // ":D" in "Place:Dubai" is no smile.
            const bool runsOn = isLetter(sign.back()) && m_at + size < m_text.size() && isLetter(m_text[m_at + size]);
            if (!runsOn && m_words.find(sign)) {
                m_tokens.push_back({Token::Kind::Sign, std::string(sign), false});
                m_at += size;
                return true;
            }
        }
        return false;
    }

    void readOther()
    {
        if (m_text[m_at] == '&' && m_text.substr(m_at).starts_with("&amp;")) {
            m_at += 5;
            return;
        }
        const char32_t c = nextCodePoint(m_text, m_at);
        if (c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' || c == 0x2026)
            m_tokens.push_back({Token::Kind::SentenceEnd, {}, false});
        else if (c == ',' || c == ':' || c == '(' || c == ')' || c == '"')
            m_tokens.push_back({Token::Kind::Break, {}, false});
    }

    std::string_view m_text;
    const WordList& m_words;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

// The longest entry that begins at token i; `length` its words.
const WordEntry* entryAt(const std::vector<Token>& tokens, std::size_t i, const WordList& words, std::size_t& length)
{
    length = 1;
    if (words.startsPhrase(tokens[i].text)) {
        std::size_t most = 1;
        std::string phrase = tokens[i].text;
        std::vector<std::size_t> ends {phrase.size()};
        while (most < kLongestPhrase && i + most < tokens.size() && tokens[i + most].kind == Token::Kind::Word) {
            phrase += ' ';
            phrase += tokens[i + most].text;
            ends.push_back(phrase.size());
            ++most;
        }
        for (; most > 1; --most)
            if (const auto* found = words.find(std::string_view(phrase).substr(0, ends[most - 1]))) {
                length = most;
                return found;
            }
    }
    return words.find(tokens[i].text);
}

// What one sentence adds up to.
class Sentence {
public:
    void negate(std::size_t at)
    {
        settleNegation();
        m_negation = at;
        m_negated = true;
    }
    void scale(std::size_t at, double factor)
    {
        m_factor = m_scaled && at - m_degree <= 2 ? m_factor * factor : factor;
        m_degree = at;
        m_scaled = true;
    }
    void take(std::size_t at, double value, bool shouted)
    {
        if (m_scaled && at - m_degree <= 3)
            value *= m_factor;
        m_scaled = false;
        if (shouted)
            value *= kShouted;
        if (m_negated && at - m_negation <= kNegationReach) {
            value *= value > 0 ? kTurnedPraise : kTurnedBlame;
            m_negated = false;
        }
        if (m_wished && value > 0)
            value *= -0.3;
        m_sum += value * m_weight;
    }
    void contrast()
    {
        settleNegation();
        m_sum *= kBeforeBut;
        m_weight = kAfterBut;
        m_wished = false;
    }
    void summarise() { m_weight = std::max(m_weight, 1.5); }
    void wish() { m_wished = true; }
    void endClause()
    {
        settleNegation();
        m_scaled = false;
        m_wished = false;
    }
    double end()
    {
        endClause();
        return m_sum;
    }

private:
    void settleNegation()
    {
        if (m_negated)
            m_sum += kFreeNegation * m_weight;
        m_negated = false;
    }
    double m_sum = 0, m_weight = 1, m_factor = 1;
    std::size_t m_negation = 0, m_degree = 0;
    bool m_negated = false, m_scaled = false, m_wished = false;
};

} // namespace

RawPolarity englishPolarity(std::string_view text, const WordList& words)
{
    const auto tokens = Reader(text, words).tokens();
    const auto shouted = std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.shouted; });
    // A text all in capitals shouts nothing in particular.
    const bool shouting = static_cast<std::size_t>(shouted) * 2 < tokens.size();
    RawPolarity raw;
    Sentence sentence;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind == Token::Kind::SentenceEnd) {
            raw.sum += sentence.end();
            sentence = {};
            continue;
        }
        if (token.kind == Token::Kind::Break) {
            sentence.endClause();
            continue;
        }
        std::size_t length = 1;
        const WordEntry* entry = token.kind == Token::Kind::Word ? entryAt(tokens, i, words, length) : words.find(token.text);
        if (!entry)
            continue;
        switch (entry->kind) {
        case WordEntry::Kind::Polarity:
            if (entry->value == 0)
                break;
            ++raw.hits;
            if (token.kind == Token::Kind::Sign)
                raw.sum += entry->value;
            else
                sentence.take(i, entry->value, shouting && token.shouted);
            break;
        case WordEntry::Kind::Negator:
            sentence.negate(i + length - 1);
            break;
        case WordEntry::Kind::Degree:
            sentence.scale(i + length - 1, entry->value);
            break;
        case WordEntry::Kind::Contrast:
            sentence.contrast();
            break;
        case WordEntry::Kind::Summary:
            sentence.summarise();
            break;
        case WordEntry::Kind::Wish:
            sentence.wish();
            break;
        }
        i += length - 1;
    }
    raw.sum += sentence.end();
    return raw;
}

} // namespace holdfast::text
