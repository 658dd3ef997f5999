// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Reliability.h"

#include "analytics/compare/Tail.h"
#include "analytics/models/Moments.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <string>

namespace holdfast::analytics {

using Eigen::Index;

namespace {

constexpr std::int64_t kFewRows = 30;

// k/(k-1) (1 - sum of variances / variance of the sum)
double alphaOf(double k, double variances, double total)
{
    return k / (k - 1) * (1 - variances / total);
}

struct Spread {
    std::int64_t n = 0;
    Eigen::VectorXd means;
    Eigen::MatrixXd covariance;
    std::vector<bool> varies;
};

core::Result<Reliability> reliabilityOf(const Spread& items, double level)
{
    const Eigen::MatrixXd& covariance = items.covariance;
    const Index k = covariance.rows();
    const double total = covariance.sum(), variances = covariance.trace(), count = static_cast<double>(k);
    if (!(total > 1e-14 * variances))
        return core::fail(core::Code::NoVariation);

    Reliability result;
    result.n = items.n;
    result.alpha = alphaOf(count, variances, total);
    const double df1 = static_cast<double>(items.n - 1), df2 = df1 * (count - 1);
    result.lower = 1 - (1 - result.alpha) * fisherQuantile((1 + level) / 2, df1, df2);
    result.upper = 1 - (1 - result.alpha) * fisherQuantile((1 - level) / 2, df1, df2);
    bool constant = false;
    for (Index i = 0; i < k; ++i) {
        Reliability::Item item;
        item.mean = items.means(i);
        item.sd = std::sqrt(covariance(i, i));
        const double withTotal = covariance.row(i).sum(), rest = total - 2 * withTotal + covariance(i, i);
        if (!items.varies[static_cast<std::size_t>(i)]) {
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
    if (items.n < kFewRows)
        result.doubts.push_back({DoubtCode::FewRows, {}, static_cast<double>(items.n)});
    return result;
}

} // namespace

core::Result<Reliability> reliability(const Matrix& items, double level)
{
    const auto n = static_cast<Index>(items.rows), k = static_cast<Index>(items.columns);
    if (n < 2 || k < 2)
        return core::fail(core::Code::NotEnoughData);
    Spread spread {n, {}, {}, {}};
    const auto moments = columnMoments(Eigen::Map<const Eigen::MatrixXd>(items.values.data(), n, k), {}, core::JobContext());
    spread.means = moments.means;
    spread.covariance = moments.squares / static_cast<double>(n - 1);
    for (std::size_t c = 0; c < items.columns; ++c) {
        const auto cells = items.column(c);
        spread.varies.push_back(std::any_of(cells.begin(), cells.end(), [&](double v) { return v != cells.front(); }));
    }
    return reliabilityOf(spread, level);
}

core::Result<Reliability> reliability(const Correlations& all, std::span<const std::size_t> columns, const std::vector<bool>& turned, double level)
{
    const auto k = static_cast<Index>(columns.size());
    if (all.n < 2 || k < 2)
        return core::fail(core::Code::NotEnoughData);
    Spread spread {all.n, Eigen::VectorXd(k), Eigen::MatrixXd(k, k), std::vector<bool>(columns.size(), true)};
    const auto scale = [&](std::size_t i) { return all.sds[columns[i]] * (!turned.empty() && turned[i] ? -1 : 1); };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        spread.means(static_cast<Index>(i)) = all.means[columns[i]];
        for (std::size_t j = 0; j < columns.size(); ++j)
            spread.covariance(static_cast<Index>(i), static_cast<Index>(j)) = all.r(columns[i], columns[j]) * scale(i) * scale(j);
    }
    return reliabilityOf(spread, level);
}

} // namespace holdfast::analytics
