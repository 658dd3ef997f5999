// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to analytics: what linear models and factors of many rows are computed from.

#include "core/JobContext.h"

#include <Eigen/Core>

#include <span>

namespace holdfast::analytics {

// Weighted means of columns, and the sums of weight times product of the distances from them.
struct ColumnMoments {
    Eigen::VectorXd means;
    Eigen::MatrixXd squares; // symmetric
};
// `weights` empty or one > 0 a row. No missing cells. Block by block, so that the table is not copied; when the job is stopped, what
// there is.
ColumnMoments columnMoments(const Eigen::Ref<const Eigen::MatrixXd>& data, std::span<const double> weights, const core::JobContext& job);

// Correlations from the products; columns that vary.
Eigen::MatrixXd correlationsOf(const Eigen::MatrixXd& squares);

} // namespace holdfast::analytics
