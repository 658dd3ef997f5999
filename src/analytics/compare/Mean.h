// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"

namespace holdfast::analytics {

// Mean of n values from their sum and sum of squares, with Student's t interval. n = 0: no value; n = 1: no interval.
// Reference: Student (1908), The probable error of a mean, Biometrika 6.
core::Estimate meanInterval(std::int64_t n, double sum, double sumOfSquares, double level = 0.95);

} // namespace holdfast::analytics
