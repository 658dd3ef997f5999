// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"

#include <cstddef>
#include <span>
#include <vector>

// One pass over the rows of a logistic model: what Newton's method needs at a point. Internal to the fits of this folder.
namespace holdfast::analytics {

// The columns of `x` that are in the model, each shifted and scaled while it is read: z = (x - shift) * scale.
struct ScaledColumns {
    const Matrix* x = nullptr;
    std::vector<std::size_t> columns;
    std::vector<double> shift, scale; // as long as `columns`
    std::size_t size() const { return columns.size(); }
};

struct LogisticSums {
    double logLikelihood = 0;
    std::vector<double> gradient; // 1 + columns, the constant first
    Matrix information; // Z' W Z, both triangles
    std::size_t rows = 0; // that were read
};

// At coefficients `at` (the constant first) over every `stride`-th block of 256 rows. Sums run in a fixed order.
// Without `information` that matrix stays 0: a third of the time or less.
LogisticSums logisticPass(const ScaledColumns& columns, std::span<const double> y, std::span<const double> at, std::size_t stride = 1,
    bool information = true);

// The linear predictor of every row, in the same arithmetic: equal rows give equal values.
std::vector<double> linearPredictor(const ScaledColumns& columns, std::span<const double> at);

} // namespace holdfast::analytics
