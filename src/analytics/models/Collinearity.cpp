// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Collinearity.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <cmath>

namespace holdfast::analytics {

std::vector<bool> dependentColumns(const Matrix& products, double tolerance, std::size_t first)
{
    const std::size_t n = products.rows;
    std::vector<bool> dependent(n, false);
    Matrix root(n, n); // lower triangle, rows of dependent columns stay zero
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k <= j; ++k) {
            if (dependent[k])
                continue;
            double sum = products(j, k);
            for (std::size_t m = 0; m < k; ++m)
                sum -= root(j, m) * root(k, m);
            if (k < j) {
                root(j, k) = sum / root(k, k);
            } else if (j >= first && !(sum > tolerance * products(j, j))) {
                dependent[j] = true;
                for (std::size_t m = 0; m < j; ++m)
                    root(j, m) = 0;
            } else {
                root(j, j) = std::sqrt(sum);
            }
        }
    }
    return dependent;
}

std::vector<std::optional<double>> varianceInflation(const Matrix& x)
{
    const std::size_t columns = x.columns;
    std::vector<std::optional<double>> inflation(columns);
    const auto n = static_cast<double>(x.rows);
    const auto rows = static_cast<Eigen::Index>(x.rows);
    std::vector<double> mean(columns), scale(columns);
    std::vector<std::size_t> used;
    for (std::size_t c = 0; c < columns; ++c) {
        const Eigen::Map<const Eigen::VectorXd> values(x.column(c).data(), rows);
        if (x.rows == 0 || values.minCoeff() == values.maxCoeff())
            continue;
        mean[c] = values.mean();
        scale[c] = std::sqrt((values.array() - mean[c]).square().sum() / n);
        used.push_back(c);
    }
    // By blocks, so that no scaled copy of the whole table is made.
    constexpr Eigen::Index kBlock = 512;
    const auto width = static_cast<Eigen::Index>(used.size());
    Eigen::MatrixXd block(kBlock, width), products = Eigen::MatrixXd::Zero(width, width);
    for (Eigen::Index row = 0; row < rows; row += kBlock) {
        const Eigen::Index many = std::min(kBlock, rows - row);
        for (Eigen::Index c = 0; c < width; ++c) {
            const std::size_t from = used[static_cast<std::size_t>(c)];
            const Eigen::Map<const Eigen::VectorXd> values(x.column(from).data() + row, many);
            block.col(c).head(many) = (values.array() - mean[from]) / scale[from];
        }
        products.selfadjointView<Eigen::Lower>().rankUpdate(block.topRows(many).transpose());
    }
    Matrix correlation(used.size(), used.size());
    for (Eigen::Index j = 0; j < width; ++j)
        for (Eigen::Index k = 0; k <= j; ++k)
            correlation(static_cast<std::size_t>(j), static_cast<std::size_t>(k)) = correlation(static_cast<std::size_t>(k), static_cast<std::size_t>(j))
                = products(j, k) / n;
    const auto dependent = dependentColumns(correlation, 1e-10);
    std::vector<std::size_t> kept;
    for (std::size_t c = 0; c < used.size(); ++c)
        if (!dependent[c])
            kept.push_back(c);
    if (kept.empty())
        return inflation;
    const auto many = static_cast<Eigen::Index>(kept.size());
    Eigen::MatrixXd independent(many, many);
    for (Eigen::Index j = 0; j < many; ++j)
        for (Eigen::Index k = 0; k < many; ++k)
            independent(j, k) = correlation(kept[static_cast<std::size_t>(j)], kept[static_cast<std::size_t>(k)]);
    const Eigen::MatrixXd inverse = independent.ldlt().solve(Eigen::MatrixXd::Identity(many, many));
    for (Eigen::Index j = 0; j < many; ++j)
        inflation[used[kept[static_cast<std::size_t>(j)]]] = inverse(j, j);
    return inflation;
}

} // namespace holdfast::analytics
