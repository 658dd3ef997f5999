// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/LeastSquares.h"

#include "analytics/compare/Tail.h"

#include <Eigen/Core>
#include <Eigen/QR>

#include <cmath>

namespace holdfast::analytics {

core::Result<LeastSquares> fitLeastSquares(
    const Matrix& x, std::span<const double> y, const std::vector<std::string>& names, double level)
{
    const auto n = static_cast<Eigen::Index>(y.size()), k = static_cast<Eigen::Index>(x.columns) + 1;
    if (n < k)
        return core::fail(core::Code::NotEnoughData);
    Eigen::MatrixXd design(n, k);
    design.col(0).setOnes();
    for (Eigen::Index j = 1; j < k; ++j)
        design.col(j) = Eigen::Map<const Eigen::VectorXd>(x.column(static_cast<std::size_t>(j) - 1).data(), n);
    Eigen::VectorXd length = design.colwise().norm();
    for (Eigen::Index j = 0; j < k; ++j)
        if (length[j] > 0)
            design.col(j) /= length[j];
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(design);
    const Eigen::MatrixXd upper = qr.matrixQR().topRows(k).triangularView<Eigen::Upper>();
    for (Eigen::Index j = 0; j < k; ++j)
        if (std::abs(upper(j, j)) < 1e-10)
            return core::fail(core::Code::SingularMatrix, {{"name", names[static_cast<std::size_t>(std::max<Eigen::Index>(j, 1)) - 1]}});

    const Eigen::Map<const Eigen::VectorXd> outcome(y.data(), n);
    const Eigen::VectorXd scaled = qr.solve(outcome);
    const Eigen::VectorXd residuals = outcome - design * scaled;
    const Eigen::MatrixXd inverse = upper.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(k, k));
    const Eigen::MatrixXd bread = inverse * inverse.transpose();
    const Eigen::MatrixXd leverage = design * bread;
    const double rss = residuals.squaredNorm(), degrees = static_cast<double>(n - k);

    LeastSquares fit;
    fit.degrees = degrees;
    fit.residuals.assign(residuals.begin(), residuals.end());
    const double total = (outcome.array() - outcome.mean()).square().sum();
    if (total > 0)
        fit.r2 = 1 - rss / total;
    for (Eigen::Index j = 0; j < k; ++j) {
        LeastSquaresCoefficient& c = fit.coefficients.emplace_back();
        c.coef = scaled[j] / length[j];
        if (!(degrees > 0))
            continue;
        const double se = std::sqrt(rss / degrees * bread(j, j)) / length[j];
        c.se = se;
        // The squared residuals weigh each row's pull on this coefficient.
        const double meat = (leverage.col(j).array() * residuals.array()).square().sum();
        c.seHc1 = std::sqrt(meat * static_cast<double>(n) / degrees) / length[j];
        if (se > 0) {
            const double half = studentHalfWidth(level, degrees) * se;
            c.t = c.coef / se;
            c.p = studentTwoSided(*c.t, degrees);
            c.lower = c.coef - half;
            c.upper = c.coef + half;
        }
    }
    return fit;
}

} // namespace holdfast::analytics
