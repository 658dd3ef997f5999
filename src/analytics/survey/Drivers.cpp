// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Drivers.h"

#include "analytics/compare/Quantile.h"
#include "analytics/compare/Tail.h"
#include "analytics/models/Collinearity.h"
#include "analytics/models/Moments.h"
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

Matrix matrixOf(const Eigen::MatrixXd& from)
{
    Matrix to(static_cast<std::size_t>(from.rows()), static_cast<std::size_t>(from.cols()));
    std::copy(from.data(), from.data() + from.size(), to.values.begin());
    return to;
}

// Columns that vary and do not follow from those before them.
std::vector<Index> usableColumns(const Matrix& x, const ColumnMoments& m, Doubts& doubts)
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

core::Result<Shares> sharesOf(const Eigen::MatrixXd& r, bool lmgToo, std::size_t orders, std::uint64_t seed, const core::JobContext& job)
{
    const Index p = r.rows() - 1;
    const Matrix among = matrixOf(r.topLeftCorner(p, p));
    const Eigen::VectorXd outcome = r.col(p).head(p);
    const std::span<const double> with(outcome.data(), static_cast<std::size_t>(p));
    Shares shares {std::vector<double>(with.size(), std::nan("")), johnsonWeights(among, with)};
    if (lmgToo) {
        auto lmg = lmgImportance(among, with, orders, seed, job);
        if (!lmg)
            return std::unexpected(lmg.error());
        shares.lmg = std::move(*lmg);
    }
    return shares;
}

// Sums of rows, by bundle: weight, weighted distances from the whole mean, and their products (lower triangle).
Eigen::MatrixXd bundleSums(const Columns& data, const Eigen::VectorXd& weights, Index bundles, std::uint64_t seed, const core::JobContext& job)
{
    const Index n = data.rows(), p = data.cols();
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(1 + p + p * (p + 1) / 2, bundles);
    std::vector<Index> order(static_cast<std::size_t>(n)), bundle(order.size());
    std::iota(order.begin(), order.end(), Index {0});
    if (bundles < n) {
        core::Random random(seed);
        for (std::size_t i = order.size() - 1; i > 0; --i)
            std::swap(order[i], order[random.below(i + 1)]);
    }
    for (std::size_t i = 0; i < order.size(); ++i)
        bundle[static_cast<std::size_t>(order[i])] = static_cast<Index>(i) % bundles;
    const Eigen::VectorXd means = data.transpose() * weights / weights.sum();
    Eigen::ArrayXd row(p);
    for (Index i = 0; i < n; ++i) {
        if (i % 1024 == 0 && job.shouldStop())
            break;
        for (Index c = 0; c < p; ++c)
            row(c) = data(i, c) - means(c);
        auto sum = sums.col(bundle[static_cast<std::size_t>(i)]).array();
        sum(0) += weights(i);
        sum.segment(1, p) += weights(i) * row;
        for (Index c = 0, at = 1 + p; c < p; at += p - c, ++c)
            sum.segment(at, p - c) += weights(i) * row(c) * row.tail(p - c);
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

// What the importance of the items was in each resample.
class Spread {
public:
    explicit Spread(std::size_t items) : m_lmg(items), m_johnson(items), m_parts(items) { }

    void add(const Shares& shares)
    {
        const double sum = std::accumulate(shares.johnson.begin(), shares.johnson.end(), 0.0);
        m_whole.push_back(sum);
        for (std::size_t i = 0; i < m_johnson.size(); ++i) {
            m_lmg[i].push_back(shares.lmg[i]);
            m_johnson[i].push_back(shares.johnson[i]);
            m_parts[i].push_back(sum > 0 ? shares.johnson[i] / sum : 0);
        }
    }
    std::size_t size() const { return m_whole.size(); }

    // `within(values, estimate, lower, upper)` for every figure.
    template <class Within> void give(DriverModel& model, bool lmgToo, Within within)
    {
        within(m_whole, model.r2, model.r2Lower, model.r2Upper);
        for (std::size_t i = 0; i < m_johnson.size(); ++i) {
            Driver& driver = model.drivers[i];
            if (lmgToo)
                within(m_lmg[i], driver.lmg, driver.lmgLower, driver.lmgUpper);
            within(m_johnson[i], driver.johnson, driver.johnsonLower, driver.johnsonUpper);
            within(m_parts[i], model.r2 > 0 ? driver.johnson / model.r2 : 0, driver.johnsonPartLower, driver.johnsonPartUpper);
        }
    }

private:
    std::vector<double> m_whole;
    std::vector<std::vector<double>> m_lmg, m_johnson, m_parts;
};

// A resample that cannot be fitted adds nothing.
core::Status addTo(Spread& spread, const Eigen::MatrixXd& squares, double n, bool lmgToo, std::uint64_t seed, const core::JobContext& job)
{
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    if (squares.diagonal().minCoeff() <= 1e-12 * n)
        return {};
    const auto shares = sharesOf(correlationsOf(squares), lmgToo, kBootstrapOrders, seed, job);
    if (!shares)
        return std::unexpected(shares.error());
    if (!shares->johnson.empty())
        spread.add(*shares);
    return {};
}

// Whether so many of `asked` were fitted that intervals can be given.
bool enough(DriverModel& model, const Spread& spread, std::size_t asked)
{
    if (static_cast<double>(spread.size()) >= kFitted * static_cast<double>(asked))
        return true;
    model.doubts.push_back({DoubtCode::IntervalNotDefined, {}, static_cast<double>(spread.size())});
    return false;
}

// Percentile intervals. Rows are drawn anew; beyond kMostBundles of them, bundles of rows put together at random are, which leaves
// the spread of every mean as it is and makes a resample cost the same whatever the number of rows.
core::Status bootstrap(DriverModel& model, const Columns& data, const Eigen::VectorXd& weights, const DriverOptions& options, const core::JobContext& job)
{
    const Index n = data.rows(), p = data.cols() - 1;
    const Index products = 1 + data.cols() + data.cols() * (data.cols() + 1) / 2;
    const Index bundles = std::min(n, std::clamp(kMostSums / products, kFewestBundles, kMostBundles));
    const Eigen::MatrixXd sums = bundleSums(data, weights, bundles, options.seed, job);
    Spread spread(static_cast<std::size_t>(p));
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
        for (std::size_t k = 0; k < rounds; ++k)
            if (auto added = addTo(spread, squaresOf(moments.col(static_cast<Index>(k)), p + 1), static_cast<double>(n), options.lmg, options.seed + begin + k, job); !added)
                return added;
    }
    if (enough(model, spread, options.bootstrap))
        spread.give(model, options.lmg, [&](std::vector<double>& values, double, std::optional<double>& lower, std::optional<double>& upper) {
            const auto ascending = sorted(std::move(values));
            lower = quantile7(ascending, (1 - options.level) / 2);
            upper = quantile7(ascending, (1 + options.level) / 2);
        });
    return {};
}

// Intervals about the estimate from what it is without each of some groups of rows put together at random.
core::Status jackknife(DriverModel& model, const Columns& data, const Eigen::VectorXd& weights, const DriverOptions& options, const core::JobContext& job)
{
    const Index n = data.rows(), p = data.cols() - 1;
    const Index groups = std::min(n, static_cast<Index>(options.jackknife));
    const Eigen::MatrixXd sums = bundleSums(data, weights, groups, options.seed, job);
    const Eigen::VectorXd all = sums.rowwise().sum();
    Spread spread(static_cast<std::size_t>(p));
    for (Index g = 0; g < groups; ++g)
        if (auto added = addTo(spread, squaresOf(all - sums.col(g), p + 1), static_cast<double>(n), options.lmg, options.seed, job); !added)
            return added;
    if (groups > 1 && enough(model, spread, static_cast<std::size_t>(groups)))
        spread.give(model, options.lmg, [&](const std::vector<double>& values, double estimate, std::optional<double>& lower, std::optional<double>& upper) {
            const double count = static_cast<double>(values.size()), mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
            double squares = 0;
            for (const double value : values)
                squares += (value - mean) * (value - mean);
            const double half = studentHalfWidth(options.level, count - 1) * std::sqrt(squares * (count - 1) / count);
            lower = std::max(0.0, estimate - half);
            upper = std::min(1.0, estimate + half);
        });
    return {};
}

std::optional<double> defined(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void fit(DriverModel& model, const ColumnMoments& m, const Eigen::MatrixXd& r, double level)
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
    const ColumnMoments whole = columnMoments(data, {w.data(), y.size()}, job);
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
    const ColumnMoments m {whole.means(kept), whole.squares(kept, kept)};
    const Eigen::MatrixXd r = correlationsOf(m.squares);
    fit(model, m, r, options.level);
    if (static_cast<double>(n) < kRowsPerItem * static_cast<double>(p))
        model.doubts.push_back({DoubtCode::FewRows, {}, static_cast<double>(n)});
    if (options.lmg && static_cast<std::size_t>(p) > kMostExactItems)
        model.doubts.push_back({DoubtCode::SampledNotExact, {}, static_cast<double>(2 * options.orders)});
    const auto shares = sharesOf(r, options.lmg, options.orders, options.seed, job);
    if (!shares)
        return std::unexpected(shares.error());
    for (std::size_t i = 0; i < model.drivers.size(); ++i) {
        model.drivers[i].lmg = shares->lmg[i];
        model.drivers[i].johnson = shares->johnson.empty() ? std::nan("") : shares->johnson[i];
    }
    if (shares->johnson.empty())
        model.doubts.push_back({DoubtCode::NearlySingular});
    if (options.bootstrap > 0 || options.jackknife > 0)
        if (auto status = (options.bootstrap > 0 ? bootstrap : jackknife)(model, data(Eigen::all, kept), w, options, job); !status)
            return std::unexpected(status.error());
    return model;
}

} // namespace holdfast::analytics
