// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/Rotation.h"

#include <Eigen/Dense>

#include <cmath>

namespace holdfast::analytics {

using Eigen::Index;

namespace {

constexpr int kMostSweeps = 1000;
constexpr double kStill = 1e-14; // radians

} // namespace

Matrix varimax(const Matrix& loadings)
{
    Matrix result = loadings;
    const auto p = static_cast<Index>(loadings.rows), q = static_cast<Index>(loadings.columns);
    if (q < 2)
        return result;
    Eigen::Map<Eigen::MatrixXd> l(result.values.data(), p, q);
    Eigen::VectorXd lengths = l.rowwise().norm();
    for (Index i = 0; i < p; ++i)
        if (lengths(i) > 0)
            l.row(i) /= lengths(i);
    for (int sweep = 0; sweep < kMostSweeps; ++sweep) {
        double turned = 0;
        for (Index a = 0; a < q; ++a)
            for (Index b = a + 1; b < q; ++b) {
                const Eigen::ArrayXd u = l.col(a).array().square() - l.col(b).array().square(), v = 2 * l.col(a).array() * l.col(b).array();
                const double n = static_cast<double>(p), su = u.sum(), sv = v.sum();
                const double above = 2 * ((u * v).sum() - su * sv / n), below = (u.square() - v.square()).sum() - (su * su - sv * sv) / n;
                if (std::hypot(above, below) < 1e-300)
                    continue;
                const double angle = std::atan2(above, below) / 4;
                turned = std::max(turned, std::abs(angle));
                const Eigen::VectorXd first = l.col(a) * std::cos(angle) + l.col(b) * std::sin(angle);
                l.col(b) = l.col(b) * std::cos(angle) - l.col(a) * std::sin(angle);
                l.col(a) = first;
            }
        if (turned < kStill)
            break;
    }
    for (Index i = 0; i < p; ++i)
        l.row(i) *= lengths(i);
    return result;
}

ObliqueLoadings promax(const Matrix& varimaxLoadings, double power)
{
    const auto p = static_cast<Index>(varimaxLoadings.rows), q = static_cast<Index>(varimaxLoadings.columns);
    const Eigen::Map<const Eigen::MatrixXd> x(varimaxLoadings.values.data(), p, q);
    ObliqueLoadings result {varimaxLoadings, Matrix(varimaxLoadings.columns, varimaxLoadings.columns)};
    Eigen::Map<Eigen::MatrixXd> pattern(result.pattern.values.data(), p, q), phi(result.factorCorrelations.values.data(), q, q);
    phi.setIdentity();
    if (q < 2)
        return result;
    const Eigen::MatrixXd target = x.array() * x.array().abs().pow(power - 1);
    Eigen::MatrixXd u = x.colPivHouseholderQr().solve(target);
    const Eigen::FullPivLU<Eigen::MatrixXd> product(u.transpose() * u);
    if (!product.isInvertible())
        return result;
    const Eigen::VectorXd scale = product.inverse().diagonal().cwiseSqrt();
    u = u * scale.asDiagonal();
    pattern = x * u;
    phi = (u.transpose() * u).inverse();
    return result;
}

} // namespace holdfast::analytics
