// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

// Decimal digits eight at a time: the bytes of a text in one register, the first one lowest.
namespace holdfast::core {

static_assert(std::endian::native == std::endian::little, "the first byte of a text is the lowest of its word");

inline std::uint64_t wordAt(const char* eightBytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, eightBytes, sizeof word);
    return word;
}

inline bool areDigits(std::uint64_t word)
{
    const std::uint64_t digits = word ^ 0x3030303030303030ull;
    return ((digits | (digits + 0x0606060606060606ull)) & 0xF0F0F0F0F0F0F0F0ull) == 0;
}

// The number that eight digits write; areDigits() must hold.
inline std::uint64_t numberOf(std::uint64_t word)
{
    word &= 0x0F0F0F0F0F0F0F0Full;
    word = (word * 10 + (word >> 8)) & 0x00FF00FF00FF00FFull;
    word = (word * 100 + (word >> 16)) & 0x0000FFFF0000FFFFull;
    return (word * 10000 + (word >> 32)) & 0xFFFFFFFFull;
}

} // namespace holdfast::core
