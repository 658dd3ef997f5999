// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace holdfast::core {

// An exact decimal: minor / 10^scale. 12.30 with scale 2 is minor 1230. scale 0..9.
struct Decimal {
    std::int64_t minor = 0;
    int scale = 0;
    double toDouble() const;
    bool operator==(const Decimal&) const = default;
};

// 10^n for n 0..18.
std::int64_t powerOfTen(int n);
// Plain digits with all `scale` places ("-12.30"); with `shortest`, without trailing zeros ("-12.3").
std::string plainText(Decimal value, bool shortest = false);

} // namespace holdfast::core
