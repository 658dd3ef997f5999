// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what any set of customers bought, fast enough for every move of a brush.

#include "frame/Selection.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace holdfast::flow {

class SelectionFigures {
public:
    struct Figures {
        std::int64_t revenue = 0; // sum, in the units given
        double median = 0; // of the values; NaN without any. Of an even number the mean of the two in the middle
    };

    SelectionFigures() = default;
    // By customer: what is added up, and what the median is of (NaN = none). Sorts the values once.
    SelectionFigures(std::vector<std::int64_t> revenue, const std::vector<double>& values);
    // Looks at those inside or those outside, whichever are fewer: 1 to 2 ns for each of them.
    Figures of(const frame::Selection& selection) const;

private:
    std::vector<std::int64_t> m_revenue;
    std::int64_t m_total = 0;
    std::vector<std::uint16_t> m_steps; // of each customer: place in the order / m_width; kSteps = no value
    std::vector<std::uint32_t> m_order; // customers with a value, by value
    std::vector<double> m_values; // in that order
    std::vector<std::uint32_t> m_all; // customers per step
    std::size_t m_width = 1;
};

} // namespace holdfast::flow
