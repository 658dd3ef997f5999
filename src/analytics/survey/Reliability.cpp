// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Reliability.h"

#include "analytics/compare/Tail.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <string>

namespace holdfast::analytics {

using Eigen::Index;

namespace {

constexpr Index kFewRows = 30;

// k/(k-1) (1 - sum of variances / variance of the sum)
double alphaOf(double k, double variances, double total)
{
    return k / (k - 1) * (1 - variances / total);
}

} // namespace

core::Result<Reliability> reliability(const Matrix& items, double level)
{
    const auto n = static_cast<Index>(items.rows), k = static_cast<Index>(items.columns);
    if (n < 2 || k < 2)
        return core::fail(core::Code::NotEnoughData);
    const Eigen::Map<const Eigen::MatrixXd> x(items.values.data(), n, k);
    const Eigen::RowVectorXd means = x.colwise().mean();
    const Eigen::MatrixXd centered = x.rowwise() - means;
    const Eigen::MatrixXd covariance = centered.transpose() * centered / static_cast<double>(n - 1);
    const double total = covariance.sum(), variances = covariance.trace(), count = static_cast<double>(k);
    if (!(total > 1e-14 * variances))
        return core::fail(core::Code::NoVariation);

    Reliability result;
    result.n = n;
    result.alpha = alphaOf(count, variances, total);
    const double df1 = static_cast<double>(n - 1), df2 = df1 * (count - 1);
    result.lower = 1 - (1 - result.alpha) * fisherQuantile((1 + level) / 2, df1, df2);
    result.upper = 1 - (1 - result.alpha) * fisherQuantile((1 - level) / 2, df1, df2);
    bool constant = false;
    for (Index i = 0; i < k; ++i) {
        Reliability::Item item;
        item.mean = means(i);
        item.sd = std::sqrt(covariance(i, i));
        const double withTotal = covariance.row(i).sum(), rest = total - 2 * withTotal + covariance(i, i);
        const auto cells = items.column(static_cast<std::size_t>(i));
        const bool varies = std::any_of(cells.begin(), cells.end(), [&](double v) { return v != cells.front(); });
        if (!varies) {
            constant = true;
            item.sd = 0;
            result.doubts.push_back({DoubtCode::ConstantColumn, std::to_string(i)});
        } else {
            item.withTotal = withTotal / std::sqrt(covariance(i, i) * total);
            if (rest > 1e-14 * total)
                item.withRest = (withTotal - covariance(i, i)) / std::sqrt(covariance(i, i) * rest);
        }
        if (k > 2 && rest > 1e-14 * total)
            item.alphaWithout = alphaOf(count - 1, variances - covariance(i, i), rest);
        result.items.push_back(item);
    }
    if (!constant) {
        const Eigen::VectorXd inverse = covariance.diagonal().cwiseSqrt().cwiseInverse();
        const double sum = (inverse.asDiagonal() * covariance * inverse.asDiagonal()).sum() - count;
        const double mean = sum / (count * (count - 1));
        result.meanCorrelation = mean;
        if (1 + (count - 1) * mean > 0)
            result.standardised = count * mean / (1 + (count - 1) * mean);
    }
    if (n < kFewRows)
        result.doubts.push_back({DoubtCode::FewRows, {}, static_cast<double>(n)});
    return result;
}

} // namespace holdfast::analytics
