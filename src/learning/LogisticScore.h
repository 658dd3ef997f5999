// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast::learning {

// Features as a linear model can read them: long right tails (all values 0 or more, skewness over 2) by log(1 + x), a missing value by
// the median, each column at mean 0 and standard deviation 1, and a column that says "missing" where 0.5 % or more are. Columns
// that do not vary are left out.
class LinearColumns {
public:
    struct Column {
        std::size_t feature = 0;
        bool log = false, indicator = false; // indicator: 1 where the feature is missing
        double fill = 0, mean = 0, sd = 1;
        bool operator==(const Column&) const = default;
    };
    LinearColumns() = default;
    explicit LinearColumns(std::vector<Column> columns) : m_columns(std::move(columns)) { }
    static LinearColumns of(const analytics::Matrix& x);
    const std::vector<Column>& columns() const { return m_columns; }
    analytics::Matrix apply(const analytics::Matrix& x) const;
    double value(const Column& column, double x) const;

private:
    std::vector<Column> m_columns;
};

// Penalised logistic regression on LinearColumns.
struct LogisticScore {
    LinearColumns columns;
    std::vector<double> beta; // the constant first, then a column each

    // Ridge: see analytics::LogisticOptions::penalty. Failures as analytics::fitLogistic.
    static core::Result<LogisticScore> train(const analytics::Matrix& x, std::span<const double> y, double penalty, core::JobContext& job);
    // Log-odds by row: coefficient x deviation from the mean, summed by feature; the last column is the base.
    analytics::Matrix contributions(const analytics::Matrix& x) const;
    std::vector<double> logOdds(const analytics::Matrix& x) const;
    // Of each of `features`: mean size of the contribution in the training, the larger the more it moves scores.
    std::vector<double> importance(std::size_t features) const;
};

} // namespace holdfast::learning
