// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace holdfast::ingest {

// Two XXH64 sums with different seeds over the same bytes: tells files apart, is not cryptographic.
// Reference: Y. Collet, XXH64 in the xxHash specification 0.1.1.
class Digest {
public:
    Digest();
    void add(const char* bytes, std::size_t n);
    std::string hex() const; // 32 digits; may go on afterwards
    std::uint64_t first() const { return sum(0); } // XXH64 with seed 0

private:
    std::uint64_t sum(int which) const;
    std::uint64_t m_lanes[2][4];
    std::array<char, 32> m_rest{};
    std::size_t m_held = 0;
    std::uint64_t m_total = 0;
};

} // namespace holdfast::ingest
