// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace holdfast::frame {

// A set of customers of one snapshot: bit c of word c/64. Bits past `size` are 0.
class Selection {
public:
    Selection() = default;
    explicit Selection(std::size_t size, bool all = false) : m_size(size), m_words((size + 63) / 64, all ? ~0ull : 0)
    {
        trim();
    }
    std::size_t size() const { return m_size; }
    bool contains(std::size_t i) const { return m_words[i / 64] >> (i % 64) & 1; }
    void insert(std::size_t i) { m_words[i / 64] |= 1ull << (i % 64); }
    void erase(std::size_t i) { m_words[i / 64] &= ~(1ull << (i % 64)); }
    std::size_t count() const
    {
        std::size_t n = 0;
        for (const auto word : m_words)
            n += static_cast<std::size_t>(std::popcount(word));
        return n;
    }
    Selection& operator&=(const Selection& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    Selection& operator|=(const Selection& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }
    void invert()
    {
        for (auto& word : m_words)
            word = ~word;
        trim();
    }
    bool operator==(const Selection&) const = default;
    std::vector<std::uint64_t>& words() { return m_words; }
    const std::vector<std::uint64_t>& words() const { return m_words; }

private:
    void trim()
    {
        if (m_size % 64 != 0 && !m_words.empty())
            m_words.back() &= (1ull << (m_size % 64)) - 1;
    }
    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace holdfast::frame
