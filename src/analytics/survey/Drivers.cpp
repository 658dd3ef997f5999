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
#include <numeric>
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

constexpr Index kMostBundles = 4096, kFewestBundles = 512; // of rows that are drawn together
constexpr Index kMostSums = 4'000'000; // numbers kept for all bundles
constexpr std::size_t kRoundsAtOnce = 16;

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

// Sums of rows, by bundle: weight, weighted distances from the whole mean, and their products (lower triangle).
Eigen::MatrixXd bundleSums(const Columns& data, const Eigen::VectorXd& weights, Index bundles, std::uint64_t seed, const core::JobContext& job)
{
    const Index n = data.rows(), p = data.cols();
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(1 + p + p * (p + 1) / 2, bundles);
    std::vector<Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Index {0});
    if (bundles < n) {
        core::Random random(seed);
        for (std::size_t i = order.size() - 1; i > 0; --i)
            std::swap(order[i], order[random.below(i + 1)]);
    }
    const Eigen::VectorXd means = data.transpose() * weights / weights.sum();
    std::vector<double> row(static_cast<std::size_t>(p));
    for (Index i = 0; i < n; ++i) {
        if (i % 1024 == 0 && job.shouldStop())
            break;
        const Index from = order[static_cast<std::size_t>(i)];
        const double w = weights(from);
        double* sum = sums.col(i % bundles).data();
        for (Index c = 0; c < p; ++c)
            row[static_cast<std::size_t>(c)] = data(from, c) - means(c);
        *sum++ += w;
        for (const double value : row)
            *sum++ += w * value;
        for (std::size_t c = 0; c < row.size(); ++c)
            for (std::size_t r = c; r < row.size(); ++r)
                *sum++ += w * row[c] * row[r];
    }
    return sums;
}

// Centred cross products of one resample.
Eigen::MatrixXd squaresOf(const Eigen::VectorXd& sums, Index p)
{
    Eigen::MatrixXd squares(p, p);
    const double* product = sums.data() + 1 + p;
    for (Index c = 0; c < p; ++c)
        for (Index r = c; r < p; ++r)
            squares(r, c) = squares(c, r) = *product++ - sums(1 + c) * sums(1 + r) / sums(0);
    return squares;
}

// Percentile intervals. Rows are drawn anew; beyond kMostBundles of them, bundles of rows put together at random are, which leaves
// the spread of every mean as it is and makes a resample cost the same whatever the number of rows.
core::Status bootstrap(DriverModel& model, const Columns& data, const Eigen::VectorXd& weights, const DriverOptions& options, const core::JobContext& job)
{
    const Index n = data.rows(), p = data.cols() - 1;
    const Index products = 1 + data.cols() + data.cols() * (data.cols() + 1) / 2;
    const Index bundles = std::min(n, std::clamp(kMostSums / products, kFewestBundles, kMostBundles));
    const Eigen::MatrixXd sums = bundleSums(data, weights, bundles, options.seed, job);
    std::vector<std::vector<double>> lmg(static_cast<std::size_t>(p)), johnson(static_cast<std::size_t>(p));
    std::vector<double> whole;
    Eigen::MatrixXd drawn, moments;
    for (std::size_t begin = 0; begin < options.bootstrap; begin += kRoundsAtOnce) {
        const std::size_t rounds = std::min(kRoundsAtOnce, options.bootstrap - begin);
        drawn = Eigen::MatrixXd::Zero(bundles, static_cast<Index>(rounds));
        for (std::size_t k = 0; k < rounds; ++k) {
            core::Random random(options.seed + 0x9E3779B97F4A7C15ull * (begin + k + 1));
            for (Index i = 0; i < bundles; ++i)
                drawn(static_cast<Index>(random.below(static_cast<std::uint64_t>(bundles))), static_cast<Index>(k)) += 1;
        }
        moments = sums * drawn;
        for (std::size_t k = 0; k < rounds; ++k) {
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            const Eigen::MatrixXd squares = squaresOf(moments.col(static_cast<Index>(k)), p + 1);
            if (squares.diagonal().minCoeff() <= 1e-12 * static_cast<double>(n))
                continue;
            const auto shares = sharesOf(correlationsOf(squares), kBootstrapOrders, options.seed + begin + k, job);
            if (!shares)
                return std::unexpected(shares.error());
            if (shares->johnson.empty())
                continue;
            whole.push_back(std::accumulate(shares->lmg.begin(), shares->lmg.end(), 0.0));
            for (std::size_t i = 0; i < lmg.size(); ++i) {
                lmg[i].push_back(shares->lmg[i]);
                johnson[i].push_back(shares->johnson[i]);
            }
        }
    }
    if (static_cast<double>(whole.size()) < kFitted * static_cast<double>(options.bootstrap)) {
        model.doubts.push_back({DoubtCode::IntervalNotDefined, {}, static_cast<double>(whole.size())});
        return {};
    }
    const auto within = [&](std::vector<double>& values, std::optional<double>& lower, std::optional<double>& upper) {
        const auto ascending = sorted(std::move(values));
        lower = quantile7(ascending, (1 - options.level) / 2);
        upper = quantile7(ascending, (1 + options.level) / 2);
    };
    within(whole, model.r2Lower, model.r2Upper);
    for (std::size_t i = 0; i < lmg.size(); ++i) {
        within(lmg[i], model.drivers[i].lmgLower, model.drivers[i].lmgUpper);
        within(johnson[i], model.drivers[i].johnsonLower, model.drivers[i].johnsonUpper);
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
