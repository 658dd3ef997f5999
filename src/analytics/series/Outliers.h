// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

struct Outliers {
    double q1 = 0, q3 = 0, median = 0;
    double lower = 0, upper = 0; // Tukey's fences: 1.5 interquartile ranges outside the quartiles
    double mad = 0; // median absolute distance to the median, not scaled
    std::vector<std::size_t> tukey; // values outside the fences, from 0
    std::vector<std::size_t> modifiedZ; // |0.6745 (x - median) / mad| > 3.5, from 0; empty where mad is 0
};

// not-enough-data: no value. Quartiles type 7.
// Reference: Tukey (1977), Exploratory Data Analysis; Iglewicz, Hoaglin (1993), How to Detect and Handle Outliers.
core::Result<Outliers> outliersOf(std::span<const double> x);

// How far the values lie from the running middle of the `width` values around each (odd; fewer at the ends): what sticks
// out of a series that drifts. |modified z| > 3.5 of these distances, from 0; where their mad is 0 the mean absolute distance
// times 1.253314 stands for mad / 0.6745.
std::vector<std::size_t> anomaliesAlong(std::span<const double> x, std::size_t width);

} // namespace holdfast::analytics
