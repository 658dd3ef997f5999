// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csv/Hash.h"
#include "ingest/sniff/ColumnSurvey.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

namespace holdfast::ingest {

// The different texts of a column: each one with its count up to kKept, beyond that an estimate of how many.
// Reference: Flajolet, Fusy, Gandouet, Meunier (2007), HyperLogLog; standard error 1.6 % with 4,096 registers.
struct ColumnSurvey::Distinct {
    static constexpr std::size_t kKept = 300, kSlots = 1024, kRegisters = 4096;
    static constexpr std::size_t kLongest = 64;
    struct Value {
        std::uint64_t hash = 0;
        std::uint64_t count = 0;
        std::string text; // cut at 200 bytes
        bool cut = false;
        Native native = Native::None;
        bool held = false; // not told to the tallies yet: they get it with its count
    };
    std::vector<Value> values;
    std::array<std::uint16_t, kSlots> slots{};
    std::array<std::uint8_t, kRegisters> registers{};
    bool overflow = false;

    std::uint64_t floor = ~0ull; // a hash whose low bits are not below it changes no register any more
    std::uint32_t told = 0; // hashes below it since it was set

    void estimateWith(std::uint64_t hash)
    {
        if (hash << 12 < floor)
            tell(hash);
    }

    void tell(std::uint64_t hash)
    {
        const std::size_t index = hash >> 52;
        const auto rank = static_cast<std::uint8_t>(std::countl_zero(hash << 12 | 1) + 1);
        registers[index] = registers[index] < rank ? rank : registers[index];
        if (++told < 4 * kRegisters)
            return;
        told = 0;
        // A rank of at most `least` has a one among the first `least` bits.
        const int least = *std::min_element(registers.begin(), registers.end());
        floor = least > 0 ? 1ull << (64 - least) : ~0ull;
    }

    // True when the text is held back: seen before, or new and kept. Sets `overflow` when there is no room.
    bool hold(std::uint64_t hash, std::string_view text, Native native)
    {
        std::size_t slot = hash & (kSlots - 1);
        while (slots[slot] != 0) {
            Value& value = values[slots[slot] - 1u];
            if (value.hash == hash) {
                ++value.count;
                return value.held;
            }
            slot = (slot + 1) & (kSlots - 1);
        }
        if (values.size() == kKept) {
            overflow = true;
            return false;
        }
        estimateWith(hash);
        values.push_back({hash, 1, std::string(text.substr(0, 200)), text.size() > 200, native, text.size() <= kLongest});
        slots[slot] = static_cast<std::uint16_t>(values.size());
        return values.back().held;
    }

    std::uint64_t estimate() const
    {
        if (!overflow)
            return values.size();
        double sum = 0;
        int zero = 0;
        for (const std::uint8_t rank : registers) {
            sum += std::ldexp(1.0, -rank);
            zero += rank == 0;
        }
        constexpr double kCount = kRegisters;
        const double raw = 0.7213 / (1 + 1.079 / kCount) * kCount * kCount / sum;
        const double small = zero > 0 ? kCount * std::log(kCount / zero) : 0;
        return static_cast<std::uint64_t>(std::llround(zero > 0 && raw < 2.5 * kCount ? small : raw));
    }
};

} // namespace holdfast::ingest
