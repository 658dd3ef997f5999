// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decimal.h"

#include <array>

namespace holdfast::core {

std::int64_t powerOfTen(int n)
{
    static constexpr auto kPowers = [] {
        std::array<std::int64_t, 19> powers {1};
        for (std::size_t i = 1; i < powers.size(); ++i)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }();
    return kPowers[static_cast<std::size_t>(n)];
}

double Decimal::toDouble() const
{
    return static_cast<double>(minor) / static_cast<double>(powerOfTen(scale));
}

std::string plainText(Decimal value, bool shortest)
{
    const bool negative = value.minor < 0;
    // The magnitude as unsigned: the most negative number has no positive twin.
    auto magnitude = negative ? 0 - static_cast<std::uint64_t>(value.minor) : static_cast<std::uint64_t>(value.minor);
    std::string digits = std::to_string(magnitude);
    if (value.scale > 0) {
        const auto scale = static_cast<std::size_t>(value.scale);
        if (digits.size() <= scale)
            digits.insert(0, scale + 1 - digits.size(), '0');
        digits.insert(digits.size() - scale, 1, '.');
        if (shortest) {
            digits.erase(digits.find_last_not_of('0') + 1);
            if (digits.back() == '.')
                digits.pop_back();
        }
    }
    return negative ? "-" + digits : digits;
}

} // namespace holdfast::core
