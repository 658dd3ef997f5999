// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast::analytics {

// Ranks from 1 with the mean rank for ties. No NaN among the values.
struct MidRanks {
    std::vector<double> ranks; // in the order of the values
    double tieTerm = 0; // sum of t^3 - t over the sets of t equal values
    bool allTied = false; // one distinct value
};
MidRanks midRanks(std::span<const double> values);

} // namespace holdfast::analytics
