// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <Eigen/Dense>

#include <functional>

// Likelihoods of positive parameters; inside the layer only.
namespace holdfast::analytics {

// A log likelihood at positive parameters with its derivatives by the parameters themselves.
struct Likelihood {
    double value = 0;
    Eigen::VectorXd gradient;
    Eigen::MatrixXd hessian; // symmetric

    explicit Likelihood(Eigen::Index parameters)
        : gradient(Eigen::VectorXd::Zero(parameters))
        , hessian(Eigen::MatrixXd::Zero(parameters, parameters))
    {
    }
};

struct Maximum {
    Eigen::VectorXd parameters;
    Likelihood at;
    Eigen::MatrixXd covariance; // of the logarithms of the parameters; empty where the curvature is not that of a top
    int iterations = 0;
    bool converged = false;
    bool atBoundary = false; // a parameter ran off to 0 or infinity
};

// false = stopped.
using LikelihoodAt = std::function<bool(const Eigen::VectorXd& parameters, Likelihood& result)>;

// Newton on the logarithms of the parameters, with a ridge where the surface is not curved downwards, and step halving.
// Errors: cancelled.
core::Result<Maximum> maximise(const LikelihoodAt& likelihood, const Eigen::VectorXd& start);

// Standard errors of the parameters (delta method); NaN where the covariance is missing.
Eigen::VectorXd standardErrors(const Maximum& maximum);

} // namespace holdfast::analytics
