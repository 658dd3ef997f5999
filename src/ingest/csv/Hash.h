// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace holdfast::ingest {

// A fast hash of short texts: words of eight bytes folded by a 64 x 64 -> 128 bit product. Every bit is usable.
[[gnu::always_inline]] inline std::uint64_t foldProduct(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

[[gnu::always_inline]] inline std::uint64_t hashText(std::string_view text)
{
    constexpr std::uint64_t kA = 0xA0761D6478BD642Full, kB = 0xE7037ED1A0B428DBull, kC = 0x8EBC6AF09C88C6E3ull;
    const char* p = text.data();
    std::size_t n = text.size();
    const auto load8 = [](const char* from) {
        std::uint64_t w = 0;
        std::memcpy(&w, from, 8);
        return w;
    };
    const auto load4 = [](const char* from) {
        std::uint32_t w = 0;
        std::memcpy(&w, from, 4);
        return std::uint64_t{w};
    };
    std::uint64_t seed = kC ^ (n * kA);
    while (n > 16) {
        seed = foldProduct(load8(p) ^ kA, load8(p + 8) ^ seed);
        p += 16;
        n -= 16;
    }
    std::uint64_t a = 0, b = 0;
    if (n >= 4) {
        // The first and the last eight bytes, or four where there are no eight; without a branch, for words of one
        // column have all lengths.
        const std::uint64_t wide = std::uint64_t{0} - (n >= 8);
        const std::uint64_t last = load4(p + n - 4);
        a = load4(p) | (load4(p + (4 & wide)) & wide) << 32;
        b = (load4(p + ((n - 8) & wide)) & wide) | last << (32 & wide);
    } else if (n > 0) {
        a = static_cast<unsigned char>(p[0]) | std::uint64_t{static_cast<unsigned char>(p[n / 2])} << 8
            | std::uint64_t{static_cast<unsigned char>(p[n - 1])} << 16;
    }
    return foldProduct(kB ^ seed, foldProduct(a ^ kA, b ^ seed) ^ kB);
}

} // namespace holdfast::ingest
