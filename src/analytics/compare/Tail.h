// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace holdfast::analytics {

// Tail probabilities and quantiles of the test distributions. None throws: NaN where an argument is not allowed or not finite
// (degrees of freedom need not be whole). Small tails keep their relative precision down to 1e-300.
double normalTwoSided(double z); // P(|Z| > |z|)
double studentTwoSided(double t, double df); // P(|T| > |t|)
double fisherUpper(double f, double df1, double df2); // P(F > f)
double chiSquaredUpper(double x, double df); // P(X > x)

// Half widths of two-sided intervals: the z or t with `level` between -z and z. level in (0,1).
double normalHalfWidth(double level);
double studentHalfWidth(double level, double df);

double fisherQuantile(double probability, double df1, double df2);
double betaQuantile(double probability, double a, double b);

// The noncentrality at which P(X <= x) equals `probability`; 0 where already the central distribution has less.
double chiSquaredNoncentrality(double x, double df, double probability);
double fisherNoncentrality(double f, double df1, double df2, double probability);

} // namespace holdfast::analytics
