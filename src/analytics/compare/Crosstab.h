// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"
#include "analytics/compare/TestResult.h"

#include <vector>

namespace holdfast::analytics {

// Two classifications against each other. Tests: chi2 (Pearson, without a correction for continuity, recommended) and g
// (likelihood ratio). Effects: cramers_v (without correction for bias; interval from the noncentral chi-square, so it may
// leave out a value near 0) and contingency.
struct Crosstab {
    Matrix expected; // under independence
    Matrix residuals; // adjusted: standard normal under independence; NaN where a row or column holds everything
    std::vector<TestResult> tests;
    std::vector<EffectSize> effects;
    Doubts doubts; // SmallExpectedCounts with the number of cells under 5; PoolOfOne with one row or column
};

// Counts >= 0; rows and columns without cases take no part in the tests.
// Reference: Pearson (1900), Phil. Mag. 50; Wilks (1935), Ann. Math. Stat. 6; Haberman (1973), Biometrics 29; Cramér (1946);
// Smithson (2003), Confidence Intervals.
Crosstab crosstab(const Matrix& counts, double level = 0.95);

} // namespace holdfast::analytics
