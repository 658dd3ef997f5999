// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/Fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::analytics {

core::Status checkRepeatPurchases(const RepeatPurchases& purchases)
{
    if (purchases.x.size() < 4)
        return core::fail(core::Code::NotEnoughData);
    if (std::none_of(purchases.x.begin(), purchases.x.end(), [](double x) { return x > 0; }))
        return core::fail(core::Code::NoVariation, {{"name", "x"}});
    return {};
}

double meanOf(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

SampledRows::SampledRows(const RepeatPurchases& purchases)
    : m_rows(purchases)
{
    constexpr std::size_t kEnough = 20000;
    const std::size_t n = purchases.x.size(), stride = n / kEnough;
    if (stride < 2)
        return;
    for (std::size_t i = 0; i < n; i += stride) {
        m_x.push_back(purchases.x[i]);
        m_recency.push_back(purchases.recency[i]);
        m_age.push_back(purchases.age[i]);
    }
    // A sample without a repeat purchase has no top.
    if (std::any_of(m_x.begin(), m_x.end(), [](double x) { return x > 0; }))
        m_rows = {m_x, m_recency, m_age};
}

ValueFit valueFit(const Maximum& top, std::initializer_list<const char*> names, const RepeatPurchases& purchases)
{
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    constexpr std::int64_t kFewRepeat = 30;
    ValueFit fit;
    fit.loglik = top.at.value;
    fit.iterations = top.iterations;
    fit.se.fill(kUndefined);
    for (auto& row : fit.logCovariance)
        row.fill(kUndefined);
    const auto errors = standardErrors(top);
    for (Eigen::Index i = 0; i < errors.size(); ++i) {
        fit.se[static_cast<std::size_t>(i)] = errors(i);
        for (Eigen::Index j = 0; j < errors.size() && top.covariance.size() > 0; ++j)
            fit.logCovariance[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = top.covariance(i, j);
    }
    if (top.atBoundary) {
        Eigen::Index worst = 0;
        top.parameters.array().log().abs().maxCoeff(&worst);
        fit.doubts.push_back({DoubtCode::AtBoundary, *(names.begin() + worst), top.parameters(worst)});
    } else if (!top.converged) {
        fit.doubts.push_back({DoubtCode::NotConverged, {}, static_cast<double>(top.iterations)});
    } else if (top.covariance.size() == 0) {
        fit.doubts.push_back({DoubtCode::IntervalNotDefined});
    }
    const auto repeat = std::count_if(purchases.x.begin(), purchases.x.end(), [](double x) { return x > 0; });
    if (repeat < kFewRepeat)
        fit.doubts.push_back({DoubtCode::FewEvents, {}, static_cast<double>(repeat)});
    return fit;
}

} // namespace holdfast::analytics
