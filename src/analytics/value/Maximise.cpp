// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/Maximise.h"

#include <cmath>
#include <limits>

namespace holdfast::analytics {

namespace {

constexpr int kMostIterations = 200;
constexpr double kFarthest = 14; // of a log parameter
constexpr double kLongestStep = 2;

// Derivatives by the logarithms.
Eigen::VectorXd logGradient(const Likelihood& at, const Eigen::VectorXd& parameters)
{
    return at.gradient.cwiseProduct(parameters);
}

Eigen::MatrixXd logCurvature(const Likelihood& at, const Eigen::VectorXd& parameters)
{
    Eigen::MatrixXd result = -(parameters.asDiagonal() * at.hessian * parameters.asDiagonal());
    result.diagonal() -= logGradient(at, parameters);
    return result;
}

} // namespace

core::Result<Maximum> maximise(const LikelihoodAt& likelihood, const Eigen::VectorXd& start)
{
    const Eigen::Index p = start.size();
    Maximum top {start, Likelihood(p), {}, 0, false, false};
    const auto stopped = [] { return core::fail(core::Code::Cancelled); };
    if (!likelihood(top.parameters, top.at))
        return stopped();
    bool last = false;
    for (; top.iterations < kMostIterations && !top.converged; ++top.iterations) {
        const Eigen::VectorXd gradient = logGradient(top.at, top.parameters);
        const Eigen::MatrixXd curvature = logCurvature(top.at, top.parameters);
        // As much of the identity as makes the curvature positive.
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> parts(curvature);
        if (parts.info() != Eigen::Success || !gradient.allFinite())
            break;
        const double least = parts.eigenvalues()(0), most = parts.eigenvalues()(p - 1);
        const double floor = 1e-10 * std::max(1.0, most);
        Eigen::VectorXd bent = parts.eigenvalues().cwiseAbs().cwiseMax(floor);
        Eigen::VectorXd step = parts.eigenvectors() * (parts.eigenvectors().transpose() * gradient).cwiseQuotient(bent);
        const double gain = step.dot(gradient);
        last = least > 0 && gain < 1e-9;
        step *= std::min(1.0, kLongestStep / step.cwiseAbs().maxCoeff());
        if (!(step.cwiseAbs().maxCoeff() > 0)) {
            top.converged = true;
            break;
        }
        Likelihood next(p);
        Eigen::VectorXd moved;
        bool better = false;
        for (int halving = 0; halving < 40 && !better; ++halving, step /= 2) {
            moved = top.parameters.cwiseProduct(step.array().exp().matrix());
            next = Likelihood(p);
            if (!likelihood(moved, next))
                return stopped();
            better = std::isfinite(next.value) && next.value >= top.at.value - 1e-12 * std::abs(top.at.value);
        }
        if (!better) {
            // No gain within double precision: this is the top if the gradient says so.
            top.converged = gain < 1e-6;
            break;
        }
        top.parameters = moved;
        top.at = next;
        top.converged = last;
        if (moved.array().log().abs().maxCoeff() > kFarthest) {
            top.atBoundary = true;
            break;
        }
    }
    const Eigen::MatrixXd curvature = logCurvature(top.at, top.parameters);
    const Eigen::LLT<Eigen::MatrixXd> root(curvature);
    if (!top.atBoundary && root.info() == Eigen::Success)
        top.covariance = root.solve(Eigen::MatrixXd::Identity(p, p));
    return top;
}

Eigen::VectorXd standardErrors(const Maximum& maximum)
{
    if (maximum.covariance.size() == 0)
        return Eigen::VectorXd::Constant(maximum.parameters.size(), std::numeric_limits<double>::quiet_NaN());
    return maximum.covariance.diagonal().cwiseSqrt().cwiseProduct(maximum.parameters);
}

} // namespace holdfast::analytics
