// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/SentimentRules.h"
#include "text/Utf8.h"

#include <algorithm>
#include <string>

namespace holdfast::text {

namespace {

constexpr std::size_t kNegationReach = 4; // characters between a negation and what it turns
constexpr double kTurnedPraise = -0.9;
constexpr double kTurnedBlame = -0.5;
constexpr double kFreeNegation = -0.3;
constexpr double kBeforeBut = 0.7;
constexpr double kAfterBut = 1.3;
constexpr double kSummary = 2;

enum class Mark : std::uint8_t { None, Comma, Stop };

Mark markOf(char32_t c)
{
    switch (c) {
    case U'，':
    case U',':
    case U'：':
    case U':':
    case U' ':
    case U'　':
    case U'、':
    case U'（':
    case U'）':
    case U'(':
    case U')':
        return Mark::Comma;
    case U'。':
    case U'！':
    case U'!':
    case U'？':
    case U'?':
    case U'；':
    case U';':
    case U'~':
    case U'～':
    case U'…':
    case U'.':
    case U'\n':
        return Mark::Stop;
    default:
        return Mark::None;
    }
}

bool isLatin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
}

class Scan {
public:
    void take(double value)
    {
        ++raw.hits;
        if (m_scaled)
            value *= m_factor;
        if (m_negations % 2 == 1)
            value *= value > 0 ? kTurnedPraise : kTurnedBlame;
        if (m_wished)
            value = value > 0 ? -0.3 * value : value;
        raw.sum += value * m_weight;
        m_negations = 0;
        m_scaled = false;
        m_factor = 1;
    }
    void negate()
    {
        ++m_negations;
        m_distance = 0;
    }
    void scale(double factor)
    {
        // "not very": the negation weakens instead of the degree strengthening.
        m_factor *= m_negations > 0 && factor > 1 ? 0.7 : factor;
        m_scaled = true;
        m_distance = 0;
    }
    void contrast()
    {
        settle();
        raw.sum *= kBeforeBut;
        m_weight = kAfterBut;
        m_wished = false;
    }
    void summarise() { m_weight = kSummary; }
    void wish() { m_wished = true; }
    // A character that no entry covers.
    void step()
    {
        if (++m_distance > kNegationReach)
            settle();
    }
    void mark(Mark mark)
    {
        settle();
        if (mark == Mark::Stop) {
            m_weight = 1;
            m_wished = false;
        }
    }
    void settle()
    {
        if (m_negations > 0)
            raw.sum += kFreeNegation * m_weight;
        m_negations = 0;
        m_scaled = false;
        m_factor = 1;
        m_distance = 0;
    }

    RawPolarity raw;

private:
    int m_negations = 0;
    std::size_t m_distance = 0;
    double m_factor = 1, m_weight = 1;
    bool m_scaled = false, m_wished = false;
};

void apply(Scan& scan, const WordEntry& entry)
{
    switch (entry.kind) {
    case WordEntry::Kind::Polarity:
        if (entry.value != 0)
            scan.take(entry.value);
        else
            scan.step();
        break;
    case WordEntry::Kind::Negator:
        scan.negate();
        break;
    case WordEntry::Kind::Degree:
        scan.scale(entry.value);
        break;
    case WordEntry::Kind::Contrast:
        scan.contrast();
        break;
    case WordEntry::Kind::Summary:
        scan.summarise();
        break;
    case WordEntry::Kind::Wish:
        scan.wish();
        break;
    }
}

} // namespace

RawPolarity chinesePolarity(std::string_view text, const WordList& words, const WordList& latin)
{
    Scan scan;
    std::string lower;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = nextCodePoint(text, at);
        // The longest entry that begins here; code points end where the next byte begins one.
        const WordEntry* found = nullptr;
        for (std::size_t size = std::min(words.longest(c), text.size() - begin); size > 0 && !found; --size) {
            const std::size_t end = begin + size;
            if (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
                continue;
            found = words.find(text.substr(begin, size));
            if (found)
                at = end;
        }
        if (found) {
            apply(scan, *found);
            continue;
        }
        if (c < 0x80 && isLatin(static_cast<char>(c))) {
            lower.clear();
            for (at = begin; at < text.size() && isLatin(text[at]); ++at)
                lower += static_cast<char>(text[at] == '\'' ? '\'' : text[at] | 0x20);
            if (const auto* entry = latin.find(lower))
                apply(scan, *entry);
            continue;
        }
        if (const Mark mark = markOf(c); mark != Mark::None)
            scan.mark(mark);
        else
            scan.step();
    }
    scan.settle();
    return scan.raw;
}

} // namespace holdfast::text
