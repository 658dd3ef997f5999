// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"

#include <optional>
#include <vector>

namespace holdfast::analytics {

// How far judges agree in ordering items: w from 0 (not at all) to 1.
struct Concordance {
    std::optional<double> w, chi2, df, p;
    std::vector<double> meanRanks; // by item; 1 = lowest rating
    Doubts doubts; // AllTies; ApproximateP with seven items or fewer
};

// A row a judge, a column an item, ratings or ranks; a judge's ties get mid-ranks and W is corrected for them. p by
// chi-square with items-1 degrees of freedom. At least two judges and two items, else nothing is defined.
// Reference: Kendall, Babington Smith (1939), The problem of m rankings, Ann. Math. Stat. 10; Kendall, Gibbons (1990), chapter 6.
Concordance concordance(const Matrix& ratings);

} // namespace holdfast::analytics
