// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/survival/Cox.h"

#include <Eigen/Dense>

// The sums over risk sets that a Cox fit is made of; inside the layer only.
namespace holdfast::analytics {

// Rows ordered by the last event time they see, covariates centred and scaled. A row is at risk at event times
// [enter, leave); an event row has its event at leave - 1.
class CoxRows {
public:
    // `columns`: those of x to take, none constant.
    CoxRows(const CoxInput& input, std::span<const std::size_t> columns);

    static constexpr std::size_t kBlock = 64;
    std::size_t rows() const { return m_order.size(); }
    std::size_t columns() const { return m_mean.size(); }
    std::size_t blocks() const { return (rows() + kBlock - 1) / kBlock; }
    // Column-major, kBlock rows; rows beyond the end are 0.
    Eigen::Map<const Eigen::Matrix<double, kBlock, Eigen::Dynamic>> block(std::size_t index) const
    {
        return {m_values.data() + index * kBlock * columns(), static_cast<Eigen::Index>(kBlock), static_cast<Eigen::Index>(columns())};
    }

    std::vector<double> times; // distinct event times
    std::vector<std::uint32_t> deaths; // at times[k]
    std::vector<std::uint32_t> enter, leave; // by row in this order
    std::vector<std::uint8_t> event;
    bool lateEntry = false;
    const std::vector<std::uint32_t>& order() const { return m_order; } // this order -> row of the input
    const std::vector<double>& mean() const { return m_mean; }
    const std::vector<double>& scale() const { return m_scale; }

private:
    std::vector<std::uint32_t> m_order;
    std::vector<double> m_values, m_mean, m_scale;
};

// One pass at given coefficients.
struct CoxSums {
    using Vector = Eigen::VectorXd;
    using Square = Eigen::MatrixXd;
    // Row-major: the sums of one event time lie together.
    using ByTime = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    double loglik = 0;
    Vector score;
    std::vector<double> weight; // exp(linear), by row in the order of CoxRows
    std::vector<double> risk, dying; // sums of weight at risk and dying, by event time
    ByTime riskX, dyingX; // the same of weight * x

    // Sums over the steps in which tied events leave (s = fraction of the dying that is gone: Efron j/d, Breslow 0) of
    // 1/total, s/total, 1/total^2, s/total^2, s^2/total^2.
    struct Tied {
        double first = 0, firstShare = 0, second = 0, secondShare = 0, secondShares = 0;
    };
    std::vector<Tied> tied; // by event time; first is the step of the hazard

    // false = stopped.
    bool measure(const CoxRows& rows, const Vector& beta, CoxTies ties, const core::JobContext& job);
    // sum over event times of factor[k] * (covariance of x in the risk set); empty factor = 1.
    bool information(const CoxRows& rows, std::span<const double> factor, const core::JobContext& job, Square& result) const;
    // Expected events of each row (order of CoxRows); with `factor` each step of the hazard is multiplied.
    std::vector<double> expected(const CoxRows& rows, std::span<const double> factor) const;
};

} // namespace holdfast::analytics
