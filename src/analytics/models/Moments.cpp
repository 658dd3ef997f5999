// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Moments.h"

#include <algorithm>

namespace holdfast::analytics {

using Eigen::Index;

ColumnMoments columnMoments(const Eigen::Ref<const Eigen::MatrixXd>& data, std::span<const double> weights, const core::JobContext& job)
{
    constexpr Index kBlock = 1024;
    const Index n = data.rows(), p = data.cols();
    const Eigen::Map<const Eigen::VectorXd> w(weights.data(), static_cast<Index>(weights.size()));
    ColumnMoments m {weights.empty() ? Eigen::VectorXd(data.colwise().mean().transpose()) : Eigen::VectorXd(data.transpose() * w / w.sum()),
        Eigen::MatrixXd::Zero(p, p)};
    Eigen::MatrixXd centered;
    for (Index begin = 0; begin < n && !job.shouldStop(); begin += kBlock) {
        const Index rows = std::min(kBlock, n - begin);
        centered = data.middleRows(begin, rows).rowwise() - m.means.transpose();
        if (!weights.empty())
            centered = w.segment(begin, rows).cwiseSqrt().asDiagonal() * centered;
        m.squares.selfadjointView<Eigen::Lower>().rankUpdate(centered.transpose());
    }
    m.squares.triangularView<Eigen::StrictlyUpper>() = m.squares.transpose();
    return m;
}

Eigen::MatrixXd correlationsOf(const Eigen::MatrixXd& squares)
{
    const Eigen::VectorXd inverse = squares.diagonal().cwiseSqrt().cwiseInverse();
    Eigen::MatrixXd r = inverse.asDiagonal() * squares * inverse.asDiagonal();
    r.diagonal().setOnes();
    return r;
}

} // namespace holdfast::analytics
