// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace holdfast::analytics {

// Numbers by column, as callers of this layer hand them over and get them back; Eigen stays inside the layer.
struct Matrix {
    std::size_t rows = 0, columns = 0;
    std::vector<double> values; // column by column

    Matrix() = default;
    Matrix(std::size_t rowCount, std::size_t columnCount, double value = 0)
        : rows(rowCount), columns(columnCount), values(rowCount * columnCount, value)
    {
    }
    double& operator()(std::size_t row, std::size_t column) { return values[column * rows + row]; }
    double operator()(std::size_t row, std::size_t column) const { return values[column * rows + row]; }
    std::span<double> column(std::size_t index) { return {values.data() + index * rows, rows}; }
    std::span<const double> column(std::size_t index) const { return {values.data() + index * rows, rows}; }
};

} // namespace holdfast::analytics
