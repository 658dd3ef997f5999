// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survival/Cox.h"

#include "analytics/compare/Proportion.h"
#include "analytics/compare/Tail.h"
#include "analytics/survival/CoxSums.h"
#include "analytics/survival/Survival.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

using Vector = Eigen::VectorXd;
using Square = Eigen::MatrixXd;

constexpr int kMostIterations = 40;
constexpr double kDependent = 1e-10; // share of a covariate's information left beside the ones before it

std::string nameOf(const CoxInput& input, std::size_t column)
{
    return column < input.names.size() ? input.names[column] : std::to_string(column + 1);
}

std::vector<std::size_t> varyingColumns(const CoxInput& input, Doubts& doubts)
{
    std::vector<std::size_t> columns;
    for (std::size_t j = 0; j < input.x.columns; ++j) {
        const auto column = input.x.column(j);
        if (std::all_of(column.begin(), column.end(), [&](double v) { return v == column.front(); }))
            doubts.push_back({DoubtCode::ConstantColumn, nameOf(input, j)});
        else
            columns.push_back(j);
    }
    return columns;
}

// Columns that the ones before them do not determine: elimination in order, on the information at 0.
std::vector<std::size_t> independent(Square information)
{
    std::vector<std::size_t> kept;
    const Vector start = information.diagonal();
    for (Eigen::Index j = 0; j < information.rows(); ++j) {
        if (!(information(j, j) > kDependent * start(j)) || !(start(j) > 0))
            continue;
        kept.push_back(static_cast<std::size_t>(j));
        const Vector column = information.col(j) / information(j, j);
        information -= column * information.row(j).eval();
    }
    return kept;
}

Square inverse(const Square& information)
{
    return information.ldlt().solve(Square::Identity(information.rows(), information.cols()));
}

CoxTest chiSquare(double value, int df)
{
    CoxTest test;
    test.df = df;
    if (df > 0 && std::isfinite(value)) {
        test.chi2 = std::max(0.0, value);
        test.p = chiSquaredUpper(*test.chi2, df);
    }
    return test;
}

std::vector<double> transformed(const CoxInput& input, const CoxRows& rows, CoxTransform transform)
{
    if (transform == CoxTransform::Identity)
        return rows.times;
    const SurvivalCurve curve = curveOf(lifeTable({input.time, input.event, input.entry}), 0);
    std::vector<double> g(rows.times.size());
    double before = 1;
    std::size_t k = 0;
    for (const auto& point : curve.points) {
        if (k < g.size() && point.time == rows.times[k])
            g[k++] = 1 - before;
        before = point.survival;
    }
    return g;
}

// Is gamma 0 in a hazard with x * (beta + gamma g(t))? Score test with the information at the fit.
bool testProportionality(const CoxInput& input, const CoxRows& rows, const CoxSums& sums, const Square& information,
    CoxTransform transform, const core::JobContext& job, CoxFit& fit)
{
    std::vector<double> g = transformed(input, rows, transform);
    double mean = 0, weight = 0;
    for (std::size_t k = 0; k < g.size(); ++k) {
        mean += g[k] * rows.deaths[k];
        weight += rows.deaths[k];
    }
    for (double& value : g)
        value -= mean / weight; // the test is the same; the information is better conditioned
    std::vector<double> squares(g.size());
    std::transform(g.begin(), g.end(), squares.begin(), [](double v) { return v * v; });
    Square cross, second;
    if (!sums.information(rows, g, job, cross) || !sums.information(rows, squares, job, second))
        return false;
    const auto p = static_cast<Eigen::Index>(rows.columns());
    Vector score = Vector::Zero(p);
    for (std::size_t k = 0; k < g.size(); ++k) {
        const auto at = static_cast<Eigen::Index>(k);
        score -= g[k] * (sums.riskX.row(at) * sums.tied[k].first - sums.dyingX.row(at) * sums.tied[k].firstShare).transpose();
    }
    for (std::size_t i = 0; i < rows.rows(); ++i)
        if (rows.event[i]) {
            const auto x = rows.block(i / CoxRows::kBlock);
            score += g[rows.leave[i] - 1] * x.row(static_cast<Eigen::Index>(i % CoxRows::kBlock)).transpose();
        }
    // What is left of g x beside x.
    const Square rest = second - cross.transpose() * information.ldlt().solve(cross);
    for (Eigen::Index j = 0; j < p; ++j)
        fit.phTest.push_back(chiSquare(rest(j, j) > kDependent * second(j, j) ? score(j) * score(j) / rest(j, j) : NAN, 1));
    const Eigen::FullPivLU<Square> solver(rest);
    fit.phGlobal = chiSquare(solver.isInvertible() ? score.dot(solver.solve(score)) : NAN, static_cast<int>(p));
    return true;
}

// Sandwich of the score residuals, summed by cluster.
Square robustVariance(const CoxRows& rows, const CoxSums& sums, const Square& covariance, std::span<const std::uint32_t> clusters)
{
    const auto p = static_cast<Eigen::Index>(rows.columns());
    const std::size_t count = rows.times.size();
    // Cumulative sum of mean * hazard step, and the part that tied events do not bear.
    CoxSums::ByTime cumulative = CoxSums::ByTime::Zero(static_cast<Eigen::Index>(count) + 1, p);
    for (std::size_t k = 0; k < count; ++k) {
        const auto at = static_cast<Eigen::Index>(k);
        cumulative.row(at + 1)
            = cumulative.row(at) + sums.riskX.row(at) * sums.tied[k].second - sums.dyingX.row(at) * sums.tied[k].secondShare;
    }
    const auto expected = sums.expected(rows, {});
    const std::size_t groups = clusters.empty() ? rows.rows() : *std::max_element(clusters.begin(), clusters.end()) + 1u;
    CoxSums::ByTime byCluster = CoxSums::ByTime::Zero(static_cast<Eigen::Index>(groups), p);
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        const auto x = rows.block(i / CoxRows::kBlock).row(static_cast<Eigen::Index>(i % CoxRows::kBlock));
        Eigen::RowVectorXd score = -x * expected[i]
            + sums.weight[i] * (cumulative.row(rows.leave[i]) - cumulative.row(rows.enter[i]));
        if (rows.event[i]) {
            const auto k = rows.leave[i] - 1;
            const auto& t = sums.tied[k];
            const double d = rows.deaths[k];
            score += x - (sums.riskX.row(k) * t.first - sums.dyingX.row(k) * t.firstShare) / d;
            score -= sums.weight[i] * (sums.riskX.row(k) * t.secondShare - sums.dyingX.row(k) * t.secondShares);
        }
        byCluster.row(static_cast<Eigen::Index>(clusters.empty() ? i : clusters[rows.order()[i]])) += score;
    }
    const Square change = byCluster * covariance;
    return change.transpose() * change;
}

Matrix unscaled(const Square& square, const std::vector<double>& scale)
{
    Matrix result(scale.size(), scale.size());
    for (std::size_t i = 0; i < scale.size(); ++i)
        for (std::size_t j = 0; j < scale.size(); ++j)
            result(i, j) = square(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) / (scale[i] * scale[j]);
    return result;
}

void addCurve(const CoxRows& rows, const CoxSums& sums, CoxFit& fit)
{
    const std::size_t count = rows.times.size(), p = rows.columns();
    fit.times = rows.times;
    fit.means = rows.mean();
    fit.hazard.resize(count);
    fit.variance.resize(count);
    fit.meanHazard = Matrix(count, p);
    double hazard = 0, variance = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const auto& t = sums.tied[k];
        fit.hazard[k] = hazard += t.first;
        fit.variance[k] = variance += t.second;
        for (std::size_t j = 0; j < p; ++j) {
            const auto at = static_cast<Eigen::Index>(k), column = static_cast<Eigen::Index>(j);
            const double step = sums.riskX(at, column) * t.second - sums.dyingX(at, column) * t.secondShare;
            fit.meanHazard(k, j) = (k > 0 ? fit.meanHazard(k - 1, j) : 0) + step * rows.scale()[j];
        }
    }
}

} // namespace

core::Result<CoxFit> fitCox(const CoxInput& input, const CoxOptions& options, core::JobContext& job)
{
    CoxFit fit;
    fit.n = input.time.size();
    if (fit.n == 0)
        return core::fail(core::Code::NotEnoughData);
    for (const auto e : input.event)
        fit.events += e != 0;
    if (fit.events == 0)
        return core::fail(core::Code::NoVariation, {{"name", "event"}});
    auto candidates = varyingColumns(input, fit.doubts);
    const auto stopped = [] { return core::fail(core::Code::Cancelled); };

    CoxSums sums;
    Square information;
    std::optional<CoxRows> rows;
    // At 0: null likelihood, score test, and which covariates stand on their own.
    for (bool again = true; again;) {
        if (candidates.empty())
            return core::fail(core::Code::NoVariation, {{"name", input.names.empty() ? "x" : input.names.front()}});
        rows.emplace(input, candidates);
        if (!sums.measure(*rows, Vector::Zero(static_cast<Eigen::Index>(candidates.size())), options.ties, job)
            || !sums.information(*rows, {}, job, information))
            return stopped();
        const auto standing = independent(information);
        again = standing.size() < candidates.size();
        if (again) {
            std::vector<std::size_t> kept;
            for (const auto j : standing)
                kept.push_back(candidates[j]);
            for (const auto j : candidates)
                if (std::find(kept.begin(), kept.end(), j) == kept.end())
                    fit.doubts.push_back({DoubtCode::Collinear, nameOf(input, j)});
            candidates = std::move(kept);
        }
    }
    const auto p = static_cast<Eigen::Index>(candidates.size());
    const int df = static_cast<int>(p);
    fit.kept = candidates;
    fit.loglikNull = sums.loglik;
    fit.score = chiSquare(sums.score.dot(information.ldlt().solve(sums.score)), df);

    // Newton. The last step is taken once the gain it promises is below what double precision can show.
    Vector beta = Vector::Zero(p), step;
    bool settled = false;
    for (fit.converged = false; fit.iterations < kMostIterations && !fit.converged; ++fit.iterations) {
        step = information.ldlt().solve(sums.score);
        const double gain = step.dot(sums.score);
        settled = gain < 1e-9 || gain < 1e-12 * std::abs(sums.loglik);
        const double before = sums.loglik;
        for (int halving = 0; halving < 30; ++halving) {
            if (!sums.measure(*rows, beta + step, options.ties, job))
                return stopped();
            if (std::isfinite(sums.loglik) && sums.loglik >= before - 1e-9 * std::abs(before))
                break;
            step /= 2;
        }
        beta += step;
        if (!sums.information(*rows, {}, job, information))
            return stopped();
        fit.converged = settled;
    }
    fit.loglik = sums.loglik;
    if (!fit.converged)
        fit.doubts.push_back({DoubtCode::NotConverged, {}, static_cast<double>(fit.iterations)});
    for (Eigen::Index j = 0; j < p; ++j) {
        const auto at = static_cast<std::size_t>(j);
        const auto column = input.x.column(candidates[at]);
        const auto [low, high] = std::minmax_element(column.begin(), column.end());
        if (std::abs(step(j)) * (*high - *low) / rows->scale()[at] > 0.1) // still walking: there is no top in this direction
            fit.doubts.push_back({DoubtCode::Separation, nameOf(input, candidates[at])});
    }
    if (fit.events < 10 * candidates.size())
        fit.doubts.push_back({DoubtCode::FewEvents, {}, static_cast<double>(fit.events)});

    const Square covariance = inverse(information);
    const auto& scale = rows->scale();
    fit.coef.resize(input.x.columns);
    for (std::size_t j = 0; j < candidates.size(); ++j)
        fit.coef[candidates[j]] = beta(static_cast<Eigen::Index>(j)) / scale[j];
    fit.covariance = unscaled(covariance, scale);
    fit.lr = chiSquare(2 * (fit.loglik - fit.loglikNull), df);
    fit.wald = chiSquare(beta.dot(information * beta), df);
    if (options.robust || !options.clusters.empty()) {
        const Square robust = robustVariance(*rows, sums, covariance, options.clusters);
        fit.robustCovariance = unscaled(robust, scale);
        const Eigen::FullPivLU<Square> solver(robust);
        fit.wald = chiSquare(solver.isInvertible() ? beta.dot(solver.solve(beta)) : NAN, df);
    }
    fit.aic = 2 * df - 2 * fit.loglik;
    if (options.proportionality) {
        if (!testProportionality(input, *rows, sums, information, options.transform, job, fit))
            return stopped();
        if (fit.phGlobal.p && *fit.phGlobal.p < 0.05)
            fit.doubts.push_back({DoubtCode::NotProportional, {}, *fit.phGlobal.p});
    }
    addCurve(*rows, sums, fit);
    if (options.residuals) {
        const auto expected = sums.expected(*rows, {});
        fit.martingale.resize(fit.n);
        fit.linear.resize(fit.n);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            fit.martingale[rows->order()[i]] = (rows->event[i] ? 1 : 0) - expected[i];
            const auto x = rows->block(i / CoxRows::kBlock).row(static_cast<Eigen::Index>(i % CoxRows::kBlock));
            double linear = 0;
            for (Eigen::Index j = 0; j < p; ++j)
                linear += x(j) * beta(j);
            fit.linear[rows->order()[i]] = linear;
        }
    }
    return fit;
}

namespace {

// Index of the last event time at or before `time`, or -1.
std::ptrdiff_t lastEventBy(const CoxFit& fit, double time)
{
    return std::upper_bound(fit.times.begin(), fit.times.end(), time) - fit.times.begin() - 1;
}

} // namespace

double CoxFit::baselineHazard(double time) const
{
    const auto at = lastEventBy(*this, time);
    if (at < 0)
        return 0;
    double shift = 0;
    for (std::size_t j = 0; j < kept.size(); ++j)
        shift += *coef[kept[j]] * means[j];
    return hazard[static_cast<std::size_t>(at)] * std::exp(-shift);
}

std::vector<CoxPrediction> predictCox(const CoxFit& fit, std::span<const double> x, std::span<const double> times, double level)
{
    const std::size_t p = fit.kept.size();
    std::vector<double> distance(p);
    double linear = 0;
    for (std::size_t j = 0; j < p; ++j) {
        distance[j] = x[fit.kept[j]] - fit.means[j];
        linear += *fit.coef[fit.kept[j]] * distance[j];
    }
    const double ratio = std::exp(linear), z = normalQuantileTwoSided(level);
    const Matrix& covariance = fit.robustCovariance.rows > 0 ? fit.robustCovariance : fit.covariance;
    std::vector<CoxPrediction> result;
    for (const double time : times) {
        CoxPrediction prediction;
        prediction.time = time;
        const auto at = lastEventBy(fit, time);
        if (at >= 0) {
            const auto k = static_cast<std::size_t>(at);
            double variance = fit.variance[k];
            for (std::size_t i = 0; i < p; ++i)
                for (std::size_t j = 0; j < p; ++j)
                    variance += (fit.meanHazard(k, i) - distance[i] * fit.hazard[k]) * covariance(i, j)
                        * (fit.meanHazard(k, j) - distance[j] * fit.hazard[k]);
            const double spread = std::sqrt(variance) * ratio; // of the cumulative hazard
            prediction.survival = std::exp(-fit.hazard[k] * ratio);
            prediction.se = prediction.survival * spread;
            prediction.lower = prediction.survival * std::exp(-z * spread);
            prediction.upper = std::min(1.0, prediction.survival * std::exp(z * spread));
        } else {
            prediction.lower = 1;
        }
        result.push_back(prediction);
    }
    return result;
}

std::vector<double> devianceResiduals(const CoxFit& fit, std::span<const std::uint8_t> event)
{
    std::vector<double> result(fit.martingale.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double m = fit.martingale[i];
        const double inside = event[i] ? m + std::log(1 - m) : m;
        result[i] = std::copysign(std::sqrt(std::max(0.0, -2 * inside)), m);
    }
    return result;
}

} // namespace holdfast::analytics
