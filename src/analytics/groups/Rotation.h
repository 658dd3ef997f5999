// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"

namespace holdfast::analytics {

// Loadings (a row an item, a column a factor) turned so that the squares in each column differ as much as they can; rows are
// brought to length 1 meanwhile. Turns pairs of columns until nothing moves.
// Reference: Kaiser (1958), The varimax criterion for analytic rotation in factor analysis, Psychometrika 23.
Matrix varimax(const Matrix& loadings);

// Varimax loadings made oblique towards their own `power`, as R's promax does: no second normalisation of rows.
// Reference: Hendrickson, White (1964), Promax: a quick method for rotation to oblique simple structure, Br. J. Stat. Psych. 17.
struct ObliqueLoadings {
    Matrix pattern;
    Matrix factorCorrelations; // ones on the diagonal
};
ObliqueLoadings promax(const Matrix& varimaxLoadings, double power = 4);

} // namespace holdfast::analytics
