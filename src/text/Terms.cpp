// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Terms.h"

#include "text/Utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

namespace holdfast::text {

namespace {

bool isCjk(char32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

// Lower case by code point; the two capitals whose small form begins with a plain letter give that letter.
void appendLower(std::string& to, char32_t c)
{
    if (c < 0x80)
        to += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    else if (c == 0x130)
        to += "i\u0307";
    else
        appendUtf8(to, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
}

} // namespace

const std::vector<std::string_view>& Tokenizer::tokens(std::string_view text)
{
    m_tokens.clear();
    if (m_kind == TokenKind::CjkBigrams) {
        std::size_t before = text.size(), start = 0; // begin of the character before, if it was one of the range
        for (std::size_t at = 0; at < text.size();) {
            start = at;
            if (!isCjk(nextCodePoint(text, at))) {
                before = text.size();
                continue;
            }
            if (before < start)
                m_tokens.push_back(text.substr(before, at - before));
            before = start;
        }
        return m_tokens;
    }
    m_lower.clear();
    for (std::size_t at = 0; at < text.size();)
        appendLower(m_lower, nextCodePoint(text, at));
    if (m_kind == TokenKind::Words)
        return m_segmenter.words(m_lower);
    const std::string_view lower = m_lower;
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t start = at;
        while (at < lower.size() && ((lower[at] >= 'a' && lower[at] <= 'z') || lower[at] == '\''))
            ++at;
        if (at > start)
            m_tokens.push_back(lower.substr(start, at - start));
        else
            ++at;
    }
    return m_tokens;
}

void TermCounts::add(const std::vector<std::string_view>& tokens, bool positive)
{
    ++(positive ? m_positive : m_negative);
    m_tokens += tokens.size();
    const std::uint64_t document = documents();
    for (const auto token : tokens) {
        auto found = m_entries.find(token);
        if (found == m_entries.end())
            found = m_entries.emplace(std::string(token), Entry {}).first;
        Entry& entry = found->second;
        ++entry.n;
        if (entry.last != document) {
            entry.last = document;
            ++(positive ? entry.positive : entry.negative);
        }
    }
}

std::vector<TermCounts::Count> TermCounts::top(std::size_t most) const
{
    std::vector<Count> counts;
    counts.reserve(m_entries.size());
    for (const auto& [term, entry] : m_entries)
        counts.push_back({term, entry.n, entry.positive + entry.negative});
    const auto end = counts.begin() + static_cast<std::ptrdiff_t>(std::min(most, counts.size()));
    std::partial_sort(counts.begin(), end, counts.end(),
        [](const Count& a, const Count& b) { return a.n != b.n ? a.n > b.n : a.term < b.term; });
    counts.erase(end, counts.end());
    return counts;
}

std::vector<TermCounts::Weight> TermCounts::topByWeight(std::size_t most, std::uint64_t minDocuments) const
{
    std::vector<Weight> weights;
    for (const auto& [term, entry] : m_entries) {
        const std::uint64_t with = entry.positive + entry.negative;
        if (with < std::max<std::uint64_t>(minDocuments, 1))
            continue;
        const double rarity = std::log(static_cast<double>(documents()) / static_cast<double>(with));
        weights.push_back({term, static_cast<double>(entry.n) * rarity, entry.n, with});
    }
    const auto end = weights.begin() + static_cast<std::ptrdiff_t>(std::min(most, weights.size()));
    std::partial_sort(weights.begin(), end, weights.end(),
        [](const Weight& a, const Weight& b) { return a.weight != b.weight ? a.weight > b.weight : a.term < b.term; });
    weights.erase(end, weights.end());
    return weights;
}

TermCounts::Keyness TermCounts::keyness(std::size_t most, std::uint64_t minDocuments) const
{
    Keyness keys;
    const double ones = static_cast<double>(m_positive), zeros = static_cast<double>(m_negative), all = ones + zeros;
    for (const auto& [term, entry] : m_entries) {
        if (entry.positive + entry.negative < minDocuments)
            continue;
        const double p = static_cast<double>(entry.positive), q = static_cast<double>(entry.negative);
        const double cross = p * (zeros - q) - q * (ones - p);
        const double divisor = (p + q) * (all - p - q) * ones * zeros;
        if (cross == 0 || divisor == 0)
            continue;
        auto& side = cross > 0 ? keys.positive : keys.negative;
        side.push_back({term, all * cross * cross / divisor, entry.positive, entry.negative});
    }
    for (auto* side : {&keys.positive, &keys.negative}) {
        const auto end = side->begin() + static_cast<std::ptrdiff_t>(std::min(most, side->size()));
        std::partial_sort(side->begin(), end, side->end(),
            [](const Key& a, const Key& b) { return a.chi2 != b.chi2 ? a.chi2 > b.chi2 : a.term < b.term; });
        side->erase(end, side->end());
    }
    return keys;
}

} // namespace holdfast::text
