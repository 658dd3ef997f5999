// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/Components.h"

#include "analytics/compare/Tail.h"
#include "analytics/models/Moments.h"
#include "analytics/survey/CaseWeights.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace holdfast::analytics {

using Eigen::Index;

namespace {

constexpr double kSingular = 1e-12; // least eigenvalue of a correlation matrix that is inverted

Eigen::Map<const Eigen::MatrixXd> view(const Matrix& matrix)
{
    return {matrix.values.data(), static_cast<Index>(matrix.rows), static_cast<Index>(matrix.columns)};
}

Eigen::Map<Eigen::MatrixXd> view(Matrix& matrix)
{
    return {matrix.values.data(), static_cast<Index>(matrix.rows), static_cast<Index>(matrix.columns)};
}

} // namespace

core::Result<Correlations> correlationMatrix(const Matrix& x, std::span<const double> weights)
{
    if (x.columns < 2 || x.rows < 3)
        return core::fail(core::Code::NotEnoughData);
    for (std::size_t c = 0; c < x.columns; ++c) {
        const auto column = x.column(c);
        if (std::all_of(column.begin(), column.end(), [&](double v) { return v == column.front(); }))
            return core::fail(core::Code::NoVariation, {{"name", std::to_string(c)}});
    }
    Correlations result;
    const double n = static_cast<double>(x.rows), sum = weights.empty() ? n : std::accumulate(weights.begin(), weights.end(), 0.0);
    result.n = std::llround(n / kishDesignEffect(weights));
    const ColumnMoments moments = columnMoments(view(x), weights, core::JobContext());
    const Eigen::VectorXd sds = (moments.squares.diagonal() / sum * (n / (n - 1))).cwiseSqrt();
    result.means.assign(moments.means.data(), moments.means.data() + moments.means.size());
    result.sds.assign(sds.data(), sds.data() + sds.size());
    result.r = Matrix(x.columns, x.columns);
    view(result.r) = correlationsOf(moments.squares);
    return result;
}

Adequacy adequacy(const Correlations& correlations)
{
    Adequacy result;
    const auto r = view(correlations.r);
    const Index p = r.rows();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(r);
    const bool singular = eigen.eigenvalues().minCoeff() < kSingular;
    result.determinant = singular ? std::max(0.0, eigen.eigenvalues().cwiseMax(0.0).prod()) : eigen.eigenvalues().prod();
    if (singular)
        return result;
    const Eigen::MatrixXd inverse = r.llt().solve(Eigen::MatrixXd::Identity(p, p));
    double allR = 0, allPartial = 0;
    for (Index i = 0; i < p; ++i) {
        double ownR = 0, ownPartial = 0;
        for (Index j = 0; j < p; ++j) {
            if (i == j)
                continue;
            ownR += r(i, j) * r(i, j);
            ownPartial += inverse(i, j) * inverse(i, j) / (inverse(i, i) * inverse(j, j));
        }
        result.kmoItems.push_back(ownR + ownPartial > 0 ? ownR / (ownR + ownPartial) : 0.5);
        allR += ownR;
        allPartial += ownPartial;
    }
    if (allR + allPartial > 0)
        result.kmo = allR / (allR + allPartial);
    const double items = static_cast<double>(p), factor = static_cast<double>(correlations.n) - 1 - (2 * items + 5) / 6;
    if (factor > 0) {
        result.chi2 = std::max(0.0, -factor * eigen.eigenvalues().array().log().sum());
        result.df = items * (items - 1) / 2;
        result.p = chiSquaredUpper(*result.chi2, *result.df);
    }
    return result;
}

Components principalComponents(const Correlations& correlations)
{
    const auto r = view(correlations.r);
    const Index p = r.rows();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(r);
    Components result;
    result.vectors = result.loadings = Matrix(correlations.r.rows, correlations.r.rows);
    double cumulative = 0;
    for (Index i = 0; i < p; ++i) {
        const Index from = p - 1 - i; // ascending there
        const double value = std::max(0.0, eigen.eigenvalues()(from));
        Eigen::VectorXd vector = eigen.eigenvectors().col(from);
        if (vector.sum() < 0)
            vector = -vector;
        view(result.vectors).col(i) = vector;
        view(result.loadings).col(i) = vector * std::sqrt(value);
        result.eigenvalues.push_back(value);
        result.explained.push_back(value / static_cast<double>(p));
        cumulative += value / static_cast<double>(p);
        result.cumulative.push_back(cumulative);
        result.kaiserCount += value > 1 ? 1 : 0;
    }
    return result;
}

Matrix scores(const Matrix& x, const Correlations& correlations, const Matrix& weights)
{
    Matrix result(x.rows, weights.columns);
    const Eigen::Map<const Eigen::RowVectorXd> means(correlations.means.data(), static_cast<Index>(x.columns)),
        sds(correlations.sds.data(), static_cast<Index>(x.columns));
    view(result) = (view(x).rowwise() - means) * (sds.cwiseInverse().asDiagonal() * view(weights));
    return result;
}

} // namespace holdfast::analytics
