// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/ParallelAnalysis.h"

#include "analytics/compare/Quantile.h"
#include "core/Random.h"

#include <Eigen/Eigenvalues>

#include <cmath>

namespace holdfast::analytics {

using Eigen::Index;

namespace {

// Correlations of n - 1 rows of p independent normal numbers about 0, by Bartlett's decomposition; below p of them the rows themselves.
Eigen::MatrixXd randomCorrelations(Index rows, Index p, core::Random& random)
{
    Eigen::MatrixXd root = Eigen::MatrixXd::Zero(p, std::min(rows, p));
    for (Index i = 0; i < p; ++i) {
        for (Index j = 0; j < std::min(i, root.cols()); ++j)
            root(i, j) = random.normal();
        if (i < root.cols())
            root(i, i) = std::sqrt(random.gamma(static_cast<double>(rows - i) / 2, 2));
    }
    const Eigen::VectorXd inverse = root.rowwise().norm().cwiseInverse();
    root = inverse.asDiagonal() * root;
    return root * root.transpose();
}

} // namespace

core::Result<std::vector<double>> randomEigenvalues(
    std::int64_t n, std::size_t columns, double quantile, std::size_t draws, std::uint64_t seed, const core::JobContext& job)
{
    const auto p = static_cast<Index>(columns);
    core::Random random(seed);
    std::vector<std::vector<double>> drawn(columns);
    for (std::size_t round = 0; round < draws; ++round) {
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(randomCorrelations(static_cast<Index>(n) - 1, p, random), Eigen::EigenvaluesOnly);
        for (Index i = 0; i < p; ++i)
            drawn[static_cast<std::size_t>(i)].push_back(eigen.eigenvalues()(p - 1 - i));
    }
    std::vector<double> result;
    for (auto& values : drawn)
        result.push_back(quantile7(sorted(std::move(values)), quantile).value_or(1));
    return result;
}

} // namespace holdfast::analytics
