// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace holdfast::analytics {

// Whole answers of a scale, counted by answer: all that means, errors and shares of them need, however many there are.
struct AnswerTally {
    struct Cell {
        double n = 0, w = 0, ww = 0; // answers, sum of their weights and of the squares of these
    };
    int low = 0;
    bool weighted = false;
    std::vector<Cell> cells; // of low, low + 1, …

    AnswerTally(int from, int to, bool withWeights) : low(from), weighted(withWeights), cells(static_cast<std::size_t>(to - from + 1)) { }

    // False, and nothing is counted, for an answer that is not whole or not on the scale.
    bool add(double answer, double weight = 1)
    {
        const double place = answer - low;
        if (!(place >= 0) || place > static_cast<double>(cells.size() - 1) || place != std::floor(place))
            return false;
        Cell& cell = cells[static_cast<std::size_t>(place)];
        cell.n += 1;
        cell.w += weight;
        cell.ww += weight * weight;
        return true;
    }
    std::int64_t n() const
    {
        double sum = 0;
        for (const Cell& cell : cells)
            sum += cell.n;
        return static_cast<std::int64_t>(sum);
    }
};

} // namespace holdfast::analytics
