// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace holdfast::analytics {

// Tail areas of the common distributions, 0..1. NaN in, or degrees of freedom that are not above 0: NaN out; never a throw.
double normalBelow(double z);
double normalAbove(double z);
double normalTwoSidedP(double z);
double studentTwoSidedP(double t, double df);
double chiSquareAbove(double x, double df); // x below 0 counts as 0
double fisherAbove(double f, double df1, double df2); // of the F distribution

// The point with area p below it, 0 < p < 1. NaN outside.
double normalQuantile(double p);
double studentQuantile(double p, double df);

} // namespace holdfast::analytics
