// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/Confirmatory.h"

#include "analytics/compare/Tail.h"
#include "analytics/models/Moments.h"
#include "analytics/survey/CaseWeights.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

namespace holdfast::analytics {

using core::Code;
using Eigen::Index;
using Kind = MeasurementParameter::Kind;

namespace {

constexpr int kMostSteps = 500;
constexpr double kStill = 1e-9;

Index at(std::size_t index)
{
    return static_cast<Index>(index);
}

// Loadings, errors and factor covariances in matrices; which entries are free is in the parameters.
struct Structure {
    Eigen::MatrixXd loadings, errors, factors;

    Eigen::MatrixXd implied() const { return loadings * factors * loadings.transpose() + errors; }
    double& entry(const MeasurementParameter& p)
    {
        switch (p.kind) {
        case Kind::Loading:
            return loadings(at(p.right), at(p.left));
        case Kind::ErrorCovariance:
            return errors(at(p.left), at(p.right));
        case Kind::FactorCovariance:
            break;
        }
        return factors(at(p.left), at(p.right));
    }
    void set(const MeasurementParameter& p, double value)
    {
        entry(p) = value;
        if (p.kind == Kind::ErrorCovariance)
            errors(at(p.right), at(p.left)) = value;
        if (p.kind == Kind::FactorCovariance)
            factors(at(p.right), at(p.left)) = value;
    }
    // Change of the implied covariances with the parameter.
    Eigen::MatrixXd derivative(const MeasurementParameter& p) const
    {
        const Index items = errors.rows();
        Eigen::MatrixXd d = Eigen::MatrixXd::Zero(items, items);
        if (p.kind == Kind::ErrorCovariance) {
            d(at(p.left), at(p.right)) = d(at(p.right), at(p.left)) = 1;
        } else if (p.kind == Kind::Loading) {
            const Eigen::VectorXd with = loadings * factors.col(at(p.left));
            d.row(at(p.right)) += with.transpose();
            d.col(at(p.right)) += with;
        } else {
            d = loadings.col(at(p.left)) * loadings.col(at(p.right)).transpose();
            if (p.left != p.right)
                d += Eigen::MatrixXd(d.transpose());
        }
        return d;
    }
};

std::vector<MeasurementParameter> parametersOf(const MeasurementModel& model, std::size_t items)
{
    std::vector<MeasurementParameter> all;
    std::vector<int> uses(items);
    for (const auto& factor : model.factors)
        for (const auto item : factor)
            ++uses[item];
    std::vector<bool> exact(items);
    for (std::size_t f = 0; f < model.factors.size(); ++f) {
        const auto& factor = model.factors[f];
        for (std::size_t i = 0; i < factor.size(); ++i)
            all.push_back({Kind::Loading, f, factor[i], 1, 0, i == 0, 0});
        if (factor.size() == 1 && uses[factor.front()] == 1)
            exact[factor.front()] = true;
    }
    for (const auto& [a, b] : model.correlatedErrors)
        all.push_back({Kind::ErrorCovariance, a, b, 0, 0, false, 0});
    for (std::size_t item = 0; item < items; ++item)
        if (uses[item] > 0)
            all.push_back({Kind::ErrorCovariance, item, item, 0, 0, static_cast<bool>(exact[item]), 0});
    for (std::size_t f = 0; f < model.factors.size(); ++f)
        all.push_back({Kind::FactorCovariance, f, f, 0, 0, false, 0});
    for (std::size_t f = 0; f < model.factors.size(); ++f)
        for (std::size_t g = f + 1; g < model.factors.size(); ++g)
            all.push_back({Kind::FactorCovariance, f, g, 0, 0, false, 0});
    return all;
}

// log det + trace - log det of the data - items; infinite where the matrix is no covariance.
double discrepancy(const Eigen::MatrixXd& implied, const Eigen::MatrixXd& s, double logDet)
{
    const Eigen::LLT<Eigen::MatrixXd> cholesky(implied);
    if (cholesky.info() != Eigen::Success)
        return std::numeric_limits<double>::infinity();
    const double log = 2 * cholesky.matrixLLT().diagonal().array().log().sum();
    return log + cholesky.solve(s).trace() - logDet - static_cast<double>(s.rows());
}

void addIndices(MeasurementFit& fit, const Eigen::MatrixXd& s, const Eigen::MatrixXd& implied, double logDet, double rmseaLevel)
{
    const double n = static_cast<double>(fit.n), p = static_cast<double>(s.rows());
    if (fit.df > 0)
        fit.p = chiSquaredUpper(fit.chi2, fit.df);
    const double baseline = n * (s.diagonal().array().log().sum() - logDet), baselineDf = p * (p - 1) / 2;
    const double beyond = std::max(0.0, fit.chi2 - fit.df), most = std::max({0.0, beyond, baseline - baselineDf});
    fit.cfi = most > 0 ? 1 - beyond / most : 1;
    if (fit.df > 0 && baselineDf > 0 && baseline / baselineDf != 1)
        fit.tli = (baseline / baselineDf - fit.chi2 / fit.df) / (baseline / baselineDf - 1);
    if (fit.df > 0) {
        fit.rmsea = std::sqrt(beyond / (fit.df * n));
        fit.rmseaLower = std::sqrt(chiSquaredNoncentrality(fit.chi2, fit.df, (1 + rmseaLevel) / 2) / (fit.df * n));
        fit.rmseaUpper = std::sqrt(chiSquaredNoncentrality(fit.chi2, fit.df, (1 - rmseaLevel) / 2) / (fit.df * n));
    }
    double squares = 0;
    for (Index i = 0; i < s.rows(); ++i)
        for (Index j = 0; j <= i; ++j) {
            const double gap = (s(i, j) - implied(i, j)) / std::sqrt(s(i, i) * s(j, j));
            squares += gap * gap;
        }
    fit.srmr = std::sqrt(squares / (p * (p + 1) / 2));
    fit.loglik = -n / 2 * (p * std::log(2 * std::numbers::pi) + logDet + p + fit.chi2 / n);
    fit.aic = -2 * fit.loglik + 2 * static_cast<double>(fit.free);
    fit.bic = -2 * fit.loglik + std::log(n) * static_cast<double>(fit.free);
}

} // namespace

core::Result<MeasurementFit> fitMeasurement(
    const Matrix& x, const MeasurementModel& model, const core::JobContext& job, double rmseaLevel, std::span<const double> weights)
{
    const auto n = static_cast<Index>(std::llround(static_cast<double>(x.rows) / kishDesignEffect(weights))), items = static_cast<Index>(x.columns);
    if (model.factors.empty() || items == 0 || n < items + 1)
        return core::fail(Code::NotEnoughData);
    for (std::size_t c = 0; c < x.columns; ++c) {
        const auto column = x.column(c);
        if (std::all_of(column.begin(), column.end(), [&](double v) { return v == column.front(); }))
            return core::fail(Code::NoVariation, {{"name", std::to_string(c)}});
    }
    const Eigen::Map<const Eigen::MatrixXd> values(x.values.data(), static_cast<Index>(x.rows), items);
    const double sum = weights.empty() ? static_cast<double>(x.rows) : std::accumulate(weights.begin(), weights.end(), 0.0);
    const Eigen::MatrixXd s = columnMoments(values, weights, job).squares / sum;
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    const Eigen::LLT<Eigen::MatrixXd> cholesky(s);
    const double smallest = cholesky.info() == Eigen::Success
        ? (cholesky.matrixLLT().diagonal().array().square() / s.diagonal().array()).minCoeff() : 0;
    if (smallest < 1e-12)
        return core::fail(Code::SingularMatrix);
    const double logDet = 2 * cholesky.matrixLLT().diagonal().array().log().sum();

    MeasurementFit fit;
    fit.n = n;
    fit.parameters = parametersOf(model, x.columns);
    std::vector<std::size_t> free;
    const auto factors = at(model.factors.size());
    Structure structure {Eigen::MatrixXd::Zero(items, factors), Eigen::MatrixXd::Zero(items, items), Eigen::MatrixXd::Zero(factors, factors)};
    for (std::size_t i = 0; i < fit.parameters.size(); ++i) {
        auto& p = fit.parameters[i];
        if (!p.fixed)
            free.push_back(i);
        // A start: half of each variance is error; loadings by the covariance with the factor's first item.
        if (p.kind == Kind::Loading) {
            const Index marker = at(model.factors[p.left].front());
            if (!p.fixed)
                p.value = std::clamp(2 * s(at(p.right), marker) / s(marker, marker), -3.0, 3.0);
            // Scales may differ by far: a loading of nothing would leave the item out.
            if (!p.fixed && std::abs(p.value) < 0.1 * std::sqrt(s(at(p.right), at(p.right)) / s(marker, marker)))
                p.value = 0.3 * std::sqrt(s(at(p.right), at(p.right)) / s(marker, marker));
        } else if (p.left == p.right && !p.fixed) {
            const Index item = p.kind == Kind::FactorCovariance ? at(model.factors[p.left].front()) : at(p.left);
            p.value = s(item, item) / 2;
        }
        structure.set(p, p.value);
    }
    fit.free = free.size();
    fit.df = static_cast<double>(items * (items + 1) / 2) - static_cast<double>(free.size());
    if (fit.df < 0)
        return core::fail(Code::NotEnoughData);

    const Index count = at(free.size());
    double value = discrepancy(structure.implied(), s, logDet);
    Eigen::MatrixXd information(count, count);
    bool settled = false;
    for (int step = 0; step < kMostSteps; ++step) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const Eigen::MatrixXd inverse = structure.implied().llt().solve(Eigen::MatrixXd::Identity(items, items));
        const Eigen::MatrixXd residual = inverse * (s - structure.implied()) * inverse;
        std::vector<Eigen::MatrixXd> scaled;
        Eigen::VectorXd score(count);
        for (Index k = 0; k < count; ++k) {
            const Eigen::MatrixXd d = structure.derivative(fit.parameters[free[static_cast<std::size_t>(k)]]);
            score(k) = residual.cwiseProduct(d).sum() / 2;
            scaled.push_back(inverse * d);
        }
        for (Index k = 0; k < count; ++k)
            for (Index l = 0; l <= k; ++l)
                information(k, l) = information(l, k)
                    = scaled[static_cast<std::size_t>(k)].cwiseProduct(scaled[static_cast<std::size_t>(l)].transpose()).sum() / 2;
        const Eigen::LDLT<Eigen::MatrixXd> solver(information);
        const Eigen::VectorXd direction = solver.solve(score);
        if (solver.info() != Eigen::Success || !direction.allFinite())
            return core::fail(Code::SingularMatrix);
        // The gain still to be had, in units of the discrepancy.
        if (score.dot(direction) < kStill * kStill) {
            settled = true;
            break;
        }
        bool lower = false;
        for (double length = 1; length > 1e-8 && !lower; length /= 2) {
            Structure next = structure;
            for (Index k = 0; k < count; ++k) {
                const auto& p = fit.parameters[free[static_cast<std::size_t>(k)]];
                next.set(p, structure.entry(p) + length * direction(k));
            }
            const double found = discrepancy(next.implied(), s, logDet);
            if (found < value) {
                structure = std::move(next);
                value = found;
                lower = true;
            }
        }
        if (!lower) { // as low as rounding lets it
            settled = score.dot(direction) < 1e-10;
            break;
        }
    }
    if (!settled)
        return core::fail(Code::NotConverged);

    const Eigen::FullPivLU<Eigen::MatrixXd> inverse(information);
    if (!inverse.isInvertible())
        return core::fail(Code::SingularMatrix);
    const Eigen::MatrixXd covariance = inverse.inverse() / static_cast<double>(n);
    for (Index k = 0; k < count; ++k)
        fit.parameters[free[static_cast<std::size_t>(k)]].se = std::sqrt(std::max(0.0, covariance(k, k)));
    const Eigen::MatrixXd implied = structure.implied();
    for (auto& p : fit.parameters) {
        p.value = structure.entry(p);
        const auto item = [&](std::size_t i) { return std::sqrt(implied(at(i), at(i))); };
        const auto factor = [&](std::size_t f) { return std::sqrt(structure.factors(at(f), at(f))); };
        if (p.kind == Kind::Loading)
            p.standardised = p.value * factor(p.left) / item(p.right);
        else if (p.kind == Kind::FactorCovariance)
            p.standardised = p.value / (factor(p.left) * factor(p.right));
        else if (p.left == p.right)
            p.standardised = p.value / implied(at(p.left), at(p.left));
        else
            p.standardised = p.value / std::sqrt(structure.errors(at(p.left), at(p.left)) * structure.errors(at(p.right), at(p.right)));
        if (p.kind == Kind::ErrorCovariance && p.left == p.right && p.value < 0)
            fit.doubts.push_back({DoubtCode::HeywoodCase, std::to_string(p.left), p.value});
    }
    fit.chi2 = static_cast<double>(n) * std::max(0.0, value);
    if (static_cast<double>(n) < 10 * static_cast<double>(fit.free))
        fit.doubts.push_back({DoubtCode::FewRows, {}, static_cast<double>(n)});
    addIndices(fit, s, implied, logDet, rmseaLevel);
    return fit;
}

} // namespace holdfast::analytics
