// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/LogisticScore.h"

#include "analytics/models/Logistic.h"

#include <algorithm>
#include <cmath>

namespace holdfast::learning {

using analytics::Matrix;

namespace {

constexpr double kLongTail = 2; // skewness
constexpr double kFewestMissing = 0.005;

struct Moments {
    double mean = 0, sd = 0, skewness = 0;
};

Moments momentsOf(std::span<const double> values)
{
    Moments m;
    const auto n = static_cast<double>(values.size());
    for (const double v : values)
        m.mean += v / n;
    double second = 0, third = 0;
    for (const double v : values) {
        const double d = v - m.mean;
        second += d * d / n;
        third += d * d * d / n;
    }
    m.sd = std::sqrt(second);
    m.skewness = second > 0 ? third / (second * m.sd) : 0;
    return m;
}

} // namespace

double LinearColumns::value(const Column& column, double x) const
{
    if (column.indicator)
        return ((std::isnan(x) ? 1.0 : 0.0) - column.mean) / column.sd;
    if (std::isnan(x))
        x = column.fill;
    if (column.log)
        x = std::log1p(std::max(x, 0.0));
    return (x - column.mean) / column.sd;
}

LinearColumns LinearColumns::of(const Matrix& x)
{
    LinearColumns result;
    std::vector<double> values;
    for (std::size_t f = 0; f < x.columns; ++f) {
        values.clear();
        for (const double v : x.column(f))
            if (!std::isnan(v))
                values.push_back(v);
        if (values.empty())
            continue;
        Column column;
        column.feature = f;
        const std::size_t there = values.size();
        const double missing = static_cast<double>(x.rows - there) / static_cast<double>(x.rows);
        const bool positive = *std::min_element(values.begin(), values.end()) >= 0;
        column.log = positive && momentsOf(values).skewness > kLongTail && *std::max_element(values.begin(), values.end()) > 1;
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(there / 2);
        std::nth_element(values.begin(), middle, values.end());
        column.fill = *middle;
        values.resize(x.rows, column.fill);
        if (column.log)
            for (double& v : values)
                v = std::log1p(v);
        const auto moments = momentsOf(values);
        if (moments.sd > 1e-12 * std::max(1.0, std::abs(moments.mean))) {
            column.mean = moments.mean;
            column.sd = moments.sd;
            result.m_columns.push_back(column);
        }
        if (missing >= kFewestMissing && missing < 1)
            result.m_columns.push_back({f, false, true, 0, missing, std::sqrt(missing * (1 - missing))});
    }
    return result;
}

Matrix LinearColumns::apply(const Matrix& x) const
{
    Matrix z(x.rows, m_columns.size());
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        const auto from = x.column(m_columns[c].feature);
        const auto to = z.column(c);
        for (std::size_t i = 0; i < x.rows; ++i)
            to[i] = value(m_columns[c], from[i]);
    }
    return z;
}

core::Result<LogisticScore> LogisticScore::train(const Matrix& x, std::span<const double> y, double penalty, core::JobContext& job)
{
    LogisticScore score;
    score.columns = LinearColumns::of(x);
    const Matrix z = score.columns.apply(x);
    std::vector<std::string> names;
    for (const auto& column : score.columns.columns())
        names.push_back(std::to_string(column.feature));
    analytics::LogisticOptions options;
    options.penalty = penalty;
    auto fit = analytics::fitLogistic(z, y, names, options, job);
    if (!fit)
        return std::unexpected(fit.error());
    score.beta = std::move(fit->beta);
    return score;
}

Matrix LogisticScore::contributions(const Matrix& x) const
{
    Matrix result(x.rows, x.columns + 1);
    std::fill(result.column(x.columns).begin(), result.column(x.columns).end(), beta[0]);
    for (std::size_t c = 0; c < columns.columns().size(); ++c) {
        const auto& column = columns.columns()[c];
        const auto from = x.column(column.feature);
        const auto to = result.column(column.feature);
        for (std::size_t i = 0; i < x.rows; ++i)
            to[i] += beta[c + 1] * columns.value(column, from[i]);
    }
    return result;
}

std::vector<double> LogisticScore::logOdds(const Matrix& x) const
{
    std::vector<double> sums(x.rows, beta[0]);
    for (std::size_t c = 0; c < columns.columns().size(); ++c) {
        const auto& column = columns.columns()[c];
        const auto from = x.column(column.feature);
        for (std::size_t i = 0; i < x.rows; ++i)
            sums[i] += beta[c + 1] * columns.value(column, from[i]);
    }
    return sums;
}

std::vector<double> LogisticScore::importance(std::size_t features) const
{
    std::vector<double> result(features);
    for (std::size_t c = 0; c < columns.columns().size(); ++c)
        result[columns.columns()[c].feature] += std::abs(beta[c + 1]);
    return result;
}

} // namespace holdfast::learning
