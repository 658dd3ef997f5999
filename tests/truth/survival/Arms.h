// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

// Remission of leukaemia in weeks, Freireich et al. (1963), as printed in Cox and Oakes (1984), Analysis of Survival Data,
// table 1.1: 6-mercaptopurine (group 0) against placebo (group 1).
namespace holdfast::tests {

struct Remission {
    std::vector<double> time {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35, 1, 1, 2, 2, 3, 4, 4, 5, 5,
        8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
    std::vector<std::uint8_t> event {1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1};
    std::vector<std::uint32_t> group = [] {
        std::vector<std::uint32_t> codes(42, 0);
        for (std::size_t i = 21; i < 42; ++i)
            codes[i] = 1;
        return codes;
    }();
};

} // namespace holdfast::tests
