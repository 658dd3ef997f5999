// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/Segmenter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace holdfast::text {

enum class TokenKind : std::uint8_t {
    Words, // words by Unicode and ICU's Chinese dictionary, lower case; numbers too
    Letters, // runs of a-z and ' in the lower-cased text
    CjkBigrams // neighbours within runs of U+4E00-9FFF
};

// A text cut into terms. The list lives until the next call.
class Tokenizer {
public:
    explicit Tokenizer(TokenKind kind)
        : m_kind(kind)
    {
    }
    const std::vector<std::string_view>& tokens(std::string_view text);

private:
    TokenKind m_kind;
    Segmenter m_segmenter;
    std::string m_lower;
    std::vector<std::string_view> m_tokens;
};

// How often terms occur in a body of documents, in two classes where labels are given.
class TermCounts {
public:
    // One document; `positive` only matters for keyness.
    void add(const std::vector<std::string_view>& tokens, bool positive = false);

    std::uint64_t documents() const { return m_positive + m_negative; }
    std::uint64_t tokens() const { return m_tokens; }
    std::uint64_t distinct() const { return m_entries.size(); }

    struct Count {
        std::string term;
        std::uint64_t n = 0; // occurrences
        std::uint64_t documents = 0; // that hold it
    };
    // The most frequent terms; equal ones in code-point order.
    std::vector<Count> top(std::size_t most) const;

    struct Weight {
        std::string term;
        double weight = 0; // n * log(documents / documents that hold it)
        std::uint64_t n = 0, documents = 0;
    };
    // Terms by weight: frequent ones that not every document holds. In at least `minDocuments` documents.
    // Reference: Spärck Jones (1972), J. Documentation 28, 11-21 (tf-idf, summed over the documents).
    std::vector<Weight> topByWeight(std::size_t most, std::uint64_t minDocuments) const;

    struct Key {
        std::string term;
        double chi2 = 0; // 2x2 of documents with the term against the class, no correction, 1 df
        std::uint64_t positive = 0, negative = 0; // documents of the class that hold it
    };
    struct Keyness {
        std::vector<Key> positive, negative; // by chi2; the class that holds the term more often than its share
    };
    // Reference: Rayson, Garside (2000), Comparing corpora using frequency profiling (here the chi-square of documents).
    Keyness keyness(std::size_t most, std::uint64_t minDocuments) const;

private:
    struct Entry {
        std::uint64_t n = 0, positive = 0, negative = 0;
        std::uint64_t last = 0; // number of the document that was counted last, from 1
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view term) const { return std::hash<std::string_view>()(term); }
    };
    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> m_entries;
    std::uint64_t m_positive = 0, m_negative = 0, m_tokens = 0;
};

} // namespace holdfast::text
