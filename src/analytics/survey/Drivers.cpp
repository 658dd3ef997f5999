// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Drivers.h"

#include "analytics/compare/Quantile.h"
#include "analytics/compare/Tail.h"
#include "analytics/models/Collinearity.h"
#include "analytics/survey/Importance.h"
#include "core/Random.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <string>

namespace holdfast::analytics {

using core::Code;

namespace {

constexpr double kCollinear = 1e-10; // share of a column that the ones before it do not explain
constexpr double kRowsPerItem = 10;
constexpr std::size_t kBootstrapOrders = 200;
constexpr double kFitted = 0.9; // of the resamples, for intervals to be given

using Columns = Eigen::MatrixXd;
using Eigen::Index;

// Weighted means and centred cross products; the outcome is the last column.
struct Moments {
    Eigen::VectorXd means;
    Eigen::MatrixXd squares;
};

Moments momentsOf(const Columns& data, const Eigen::VectorXd& weights, const core::JobContext& job)
{
    constexpr Index kBlock = 1024;
    const Index n = data.rows(), p = data.cols();
    Moments m {data.transpose() * weights / weights.sum(), Eigen::MatrixXd::Zero(p, p)};
    Eigen::MatrixXd centered, weighted;
    for (Index begin = 0; begin < n && !job.shouldStop(); begin += kBlock) {
        const Index rows = std::min(kBlock, n - begin);
        centered = data.middleRows(begin, rows).rowwise() - m.means.transpose();
        weighted = weights.segment(begin, rows).asDiagonal() * centered;
        m.squares.triangularView<Eigen::Lower>() += centered.transpose() * weighted;
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

Matrix matrixOf(const Eigen::MatrixXd& from)
{
    Matrix to(static_cast<std::size_t>(from.rows()), static_cast<std::size_t>(from.cols()));
    std::copy(from.data(), from.data() + from.size(), to.values.begin());
    return to;
}

// Columns that vary and do not follow from those before them.
std::vector<Index> usableColumns(const Matrix& x, const Moments& m, Doubts& doubts)
{
    std::vector<Index> varying, kept;
    for (std::size_t c = 0; c < x.columns; ++c) {
        const auto column = x.column(c);
        if (std::all_of(column.begin(), column.end(), [&](double v) { return v == column.front(); }))
            doubts.push_back({DoubtCode::ConstantColumn, std::to_string(c)});
        else
            varying.push_back(static_cast<Index>(c));
    }
    const auto dependent = dependentColumns(matrixOf(correlationsOf(m.squares(varying, varying))), kCollinear);
    for (std::size_t i = 0; i < varying.size(); ++i)
        if (dependent[i])
            doubts.push_back({DoubtCode::Collinear, std::to_string(varying[i])});
        else
            kept.push_back(varying[i]);
    return kept;
}

struct Shares {
    std::vector<double> lmg, johnson;
};

core::Result<Shares> sharesOf(const Eigen::MatrixXd& r, std::size_t orders, std::uint64_t seed, const core::JobContext& job)
{
    const Index p = r.rows() - 1;
    const Matrix among = matrixOf(r.topLeftCorner(p, p));
    const Eigen::VectorXd outcome = r.col(p).head(p);
    const std::span<const double> with(outcome.data(), static_cast<std::size_t>(p));
    auto lmg = lmgImportance(among, with, orders, seed, job);
    if (!lmg)
        return std::unexpected(lmg.error());
    return Shares {std::move(*lmg), johnsonWeights(among, with)};
}

// Percentile intervals: the same rows weighted by how often each is drawn.
core::Status bootstrap(DriverModel& model, const Columns& data, const Eigen::VectorXd& weights, const DriverOptions& options, const core::JobContext& job)
{
    const Index n = data.rows(), p = data.cols() - 1;
    std::vector<std::vector<double>> lmg(static_cast<std::size_t>(p)), johnson(static_cast<std::size_t>(p));
    Eigen::VectorXd drawn(n);
    for (std::size_t round = 0; round < options.bootstrap; ++round) {
        core::Random random(options.seed + 0x9E3779B97F4A7C15ull * (round + 1));
        drawn.setZero();
        for (Index i = 0; i < n; ++i)
            drawn(static_cast<Index>(random.below(static_cast<std::uint64_t>(n)))) += 1;
        const Moments m = momentsOf(data, drawn.cwiseProduct(weights), job);
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        if (m.squares.diagonal().minCoeff() <= 1e-12 * static_cast<double>(n))
            continue;
        const auto shares = sharesOf(correlationsOf(m.squares), kBootstrapOrders, options.seed + round, job);
        if (!shares)
            return std::unexpected(shares.error());
        if (shares->johnson.empty())
            continue;
        for (std::size_t i = 0; i < lmg.size(); ++i) {
            lmg[i].push_back(shares->lmg[i]);
            johnson[i].push_back(shares->johnson[i]);
        }
    }
    if (lmg.empty() || static_cast<double>(lmg.front().size()) < kFitted * static_cast<double>(options.bootstrap)) {
        model.doubts.push_back({DoubtCode::IntervalNotDefined, {}, lmg.empty() ? 0 : static_cast<double>(lmg.front().size())});
        return {};
    }
    for (std::size_t i = 0; i < lmg.size(); ++i) {
        const auto sortedLmg = sorted(std::move(lmg[i])), sortedJohnson = sorted(std::move(johnson[i]));
        model.drivers[i].lmgLower = quantile7(sortedLmg, (1 - options.level) / 2);
        model.drivers[i].lmgUpper = quantile7(sortedLmg, (1 + options.level) / 2);
        model.drivers[i].johnsonLower = quantile7(sortedJohnson, (1 - options.level) / 2);
        model.drivers[i].johnsonUpper = quantile7(sortedJohnson, (1 + options.level) / 2);
    }
    return {};
}

std::optional<double> defined(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void fit(DriverModel& model, const Moments& m, const Eigen::MatrixXd& r, double level)
{
    const Index p = r.rows() - 1;
    const double n = static_cast<double>(model.n), df = n - static_cast<double>(p) - 1;
    const Eigen::MatrixXd inverse = r.topLeftCorner(p, p).llt().solve(Eigen::MatrixXd::Identity(p, p));
    const Eigen::VectorXd outcome = r.col(p).head(p), beta = inverse * outcome;
    model.r2 = std::clamp(beta.dot(outcome), 0.0, 1.0);
    const double residual = (1 - model.r2) * m.squares(p, p) / df; // variance of the residuals
    const double half = studentHalfWidth(level, df);
    model.df = static_cast<double>(p);
    model.df2 = df;
    model.adjustedR2 = 1 - (1 - model.r2) * (n - 1) / df;
    if (1 - model.r2 > 1e-14) {
        model.f = model.r2 / static_cast<double>(p) / ((1 - model.r2) / df);
        model.p = fisherUpper(*model.f, static_cast<double>(p), df);
    }
    Eigen::VectorXd center(p);
    double intercept = m.means(p);
    for (Index i = 0; i < p; ++i) {
        Driver& d = model.drivers[static_cast<std::size_t>(i)];
        const double scale = std::sqrt(m.squares(p, p) / m.squares(i, i));
        d.mean = m.means(i);
        d.beta = beta(i);
        d.correlation = outcome(i);
        d.pratt = beta(i) * outcome(i);
        d.first = outcome(i) * outcome(i);
        d.last = beta(i) * beta(i) / inverse(i, i);
        d.vif = inverse(i, i);
        const double coef = beta(i) * scale, se = std::sqrt(residual * inverse(i, i) / m.squares(i, i));
        d.coef = coef;
        d.se = se;
        d.t = defined(coef / se);
        d.p = d.t ? defined(studentTwoSided(*d.t, df)) : std::nullopt;
        d.lower = defined(coef - half * se);
        d.upper = defined(coef + half * se);
        intercept -= coef * d.mean;
        center(i) = d.mean / std::sqrt(m.squares(i, i));
    }
    const double se = std::sqrt(residual * (1 / n + center.dot(inverse * center)));
    model.intercept = intercept;
    model.interceptSe = se;
    model.interceptT = defined(intercept / se);
    model.interceptP = model.interceptT ? defined(studentTwoSided(*model.interceptT, df)) : std::nullopt;
    model.interceptLower = defined(intercept - half * se);
    model.interceptUpper = defined(intercept + half * se);
}

} // namespace

core::Result<DriverModel> keyDrivers(const Matrix& x, std::span<const double> y, std::span<const double> weights,
    const DriverOptions& options, const core::JobContext& job)
{
    const auto n = static_cast<Index>(y.size());
    if (n < 3 || x.columns == 0)
        return core::fail(Code::NotEnoughData);
    if (std::all_of(y.begin(), y.end(), [&](double v) { return v == y.front(); }))
        return core::fail(Code::NoVariation);
    DriverModel model;
    model.n = n;
    Eigen::VectorXd w = Eigen::VectorXd::Ones(n);
    if (!weights.empty()) {
        w = Eigen::Map<const Eigen::VectorXd>(weights.data(), n);
        w *= static_cast<double>(n) / w.sum();
    }
    const auto items = static_cast<Index>(x.columns);
    Columns data(n, items + 1);
    data.leftCols(items) = Eigen::Map<const Eigen::MatrixXd>(x.values.data(), n, items);
    data.col(items) = Eigen::Map<const Eigen::VectorXd>(y.data(), n);
    const Moments whole = momentsOf(data, w, job);
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    std::vector<Index> kept = usableColumns(x, whole, model.doubts);
    const auto p = static_cast<Index>(kept.size());
    if (kept.empty() || n < p + 2)
        return core::fail(Code::NotEnoughData);
    for (const Index column : kept) {
        model.drivers.emplace_back();
        model.drivers.back().column = static_cast<std::size_t>(column);
    }
    kept.push_back(items);
    const Moments m {whole.means(kept), whole.squares(kept, kept)};
    const Eigen::MatrixXd r = correlationsOf(m.squares);
    fit(model, m, r, options.level);
    if (static_cast<double>(n) < kRowsPerItem * static_cast<double>(p))
        model.doubts.push_back({DoubtCode::FewRows, {}, static_cast<double>(n)});
    if (static_cast<std::size_t>(p) > kMostExactItems)
        model.doubts.push_back({DoubtCode::SampledNotExact, {}, static_cast<double>(2 * options.orders)});
    const auto shares = sharesOf(r, options.orders, options.seed, job);
    if (!shares)
        return std::unexpected(shares.error());
    for (std::size_t i = 0; i < model.drivers.size(); ++i) {
        model.drivers[i].lmg = shares->lmg[i];
        model.drivers[i].johnson = shares->johnson.empty() ? std::nan("") : shares->johnson[i];
    }
    if (shares->johnson.empty())
        model.doubts.push_back({DoubtCode::NearlySingular});
    if (options.bootstrap > 0)
        if (auto status = bootstrap(model, data(Eigen::all, kept), w, options, job); !status)
            return std::unexpected(status.error());
    return model;
}

} // namespace holdfast::analytics
