// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Logistic.h"

#include "analytics/compare/Tail.h"
#include "analytics/models/Collinearity.h"
#include "analytics/models/LogisticPass.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

using core::Code;

namespace {

using Vector = Eigen::VectorXd;
constexpr std::size_t kBlock = 256, kSampleRows = 32768, kLargeRows = 4 * kSampleRows;
constexpr int kMaxIterations = 40;

Eigen::Map<const Eigen::MatrixXd> viewOf(const Matrix& m)
{
    return {m.values.data(), static_cast<Eigen::Index>(m.rows), static_cast<Eigen::Index>(m.columns)};
}

// Blocks left between two of a part of about kSampleRows rows; 1 = the part is the whole.
std::size_t strideFor(std::size_t rows)
{
    return rows < kLargeRows ? 1 : rows / kSampleRows;
}

// Mean and standard deviation of a column over every stride-th block; sd 0 only when the whole column is constant.
std::pair<double, double> spreadOf(std::span<const double> values, std::size_t stride)
{
    double n = 0, mean = 0, squares = 0;
    for (std::size_t begin = 0; begin < values.size(); begin += kBlock * stride) {
        const auto block = values.subspan(begin, std::min(kBlock, values.size() - begin));
        double sum = 0, around = 0;
        for (const double v : block)
            sum += v;
        const auto m = static_cast<double>(block.size());
        const double blockMean = sum / m;
        for (const double v : block)
            around += (v - blockMean) * (v - blockMean);
        const double distance = blockMean - mean;
        squares += around + distance * distance * n * m / (n + m);
        mean += distance * m / (n + m);
        n += m;
    }
    const double sd = std::sqrt(squares / n);
    if (sd > 1e-12 * std::abs(mean))
        return {mean, sd};
    if (stride > 1)
        return spreadOf(values, 1);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {mean, *low == *high ? 0 : sd};
}

struct Fit {
    ScaledColumns columns;
    Vector at; // the constant first, of the scaled columns
    LogisticSums sums; // at the point before the last step
    Vector lastStep;
    double objective = 0;
    int iterations = 0;
    bool converged = false, separated = false;
};

// Log-likelihood less the penalty, with what belongs to it in gradient and information.
double penalise(LogisticSums& sums, const Vector& at, double penalty)
{
    double objective = sums.logLikelihood;
    for (Eigen::Index j = 1; j < at.size(); ++j) {
        const auto k = static_cast<std::size_t>(j);
        objective -= 0.5 * penalty * at[j] * at[j];
        sums.gradient[k] -= penalty * at[j];
        sums.information(k, k) += penalty;
    }
    return objective;
}

// Firth: the gradient of half the log determinant of the information is added; the step stays the information's.
double firthTerms(const ScaledColumns& columns, const Vector& at, LogisticSums& sums)
{
    const Eigen::LLT<Eigen::MatrixXd> root(viewOf(sums.information));
    const auto size = at.size();
    const Eigen::MatrixXd inverse = root.solve(Eigen::MatrixXd::Identity(size, size));
    const auto eta = linearPredictor(columns, {at.data(), static_cast<std::size_t>(size)});
    Vector row(size), gradient = Vector::Zero(size);
    for (std::size_t i = 0; i < eta.size(); ++i) {
        row[0] = 1;
        for (std::size_t c = 0; c < columns.size(); ++c)
            row[static_cast<Eigen::Index>(c) + 1] = ((*columns.x)(i, columns.columns[c]) - columns.shift[c]) * columns.scale[c];
        const double p = 1 / (1 + std::exp(-eta[i]));
        const double hat = p * (1 - p) * row.dot(inverse * row);
        gradient += hat * (0.5 - p) * row;
    }
    for (Eigen::Index j = 0; j < size; ++j)
        sums.gradient[static_cast<std::size_t>(j)] += gradient[j];
    return sums.logLikelihood + root.matrixLLT().diagonal().array().log().sum();
}

// True when going along `direction` for ever lowers the likelihood of no row and raises some: no finite estimate exists.
bool separates(const ScaledColumns& columns, std::span<const double> y, const Vector& direction)
{
    const auto eta = linearPredictor(columns, {direction.data(), static_cast<std::size_t>(direction.size())});
    double least = 0, most = 0;
    for (std::size_t i = 0; i < eta.size(); ++i) {
        const double gain = y[i] > 0 ? eta[i] : -eta[i];
        least = std::min(least, gain);
        most = std::max(most, gain);
    }
    return most > 0 && least > -1e-3 * most;
}

// Newton's method with halved steps from fit.at. Stops after a step below 1e-8 of a standard deviation, or 1e-6 in a large table where
// another pass costs: what is left then is about the square of it, and the information is that of the point before the step.
core::Status iterate(Fit& fit, std::span<const double> y, const LogisticOptions& options, std::size_t stride, core::JobContext& job)
{
    const auto size = static_cast<std::size_t>(fit.at.size());
    const auto evaluate = [&](const Vector& at, LogisticSums& sums) {
        sums = logisticPass(fit.columns, y, {at.data(), size}, stride);
        return options.firth ? firthTerms(fit.columns, at, sums) : penalise(sums, at, options.penalty / static_cast<double>(stride));
    };
    fit.objective = evaluate(fit.at, fit.sums);
    for (fit.iterations = 1; fit.iterations <= kMaxIterations; ++fit.iterations) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const Vector gradient = Eigen::Map<const Vector>(fit.sums.gradient.data(), fit.at.size());
        const Eigen::LLT<Eigen::MatrixXd> root(viewOf(fit.sums.information));
        Vector step;
        if (root.info() == Eigen::Success)
            step = root.solve(gradient);
        if (root.info() != Eigen::Success || !step.allFinite())
            step = fit.lastStep.size() ? fit.lastStep : Vector(gradient / std::max(gradient.norm(), 1.0));
        else
            fit.lastStep = step;
        const double length = step.cwiseAbs().maxCoeff();
        if (length < (y.size() < kLargeRows ? 1e-8 : 1e-6)) {
            fit.at += step;
            fit.converged = true;
            return {};
        }
        if (!options.firth && options.penalty == 0 && (fit.iterations >= 15 && fit.iterations % 5 == 0) && separates(fit.columns, y, step)) {
            fit.separated = true;
            return {};
        }
        if (options.firth && length > 5)
            step *= 5 / length;
        LogisticSums next;
        double objective = 0, factor = 1;
        for (int halvings = 0; halvings < 30; ++halvings, factor /= 2) {
            objective = evaluate(fit.at + factor * step, next);
            if (objective >= fit.objective - 1e-9 * std::abs(fit.objective))
                break;
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
        }
        fit.at += factor * step;
        fit.sums = std::move(next);
        fit.objective = objective;
    }
    fit.separated = !options.firth && options.penalty == 0 && separates(fit.columns, y, fit.lastStep);
    return {};
}

// Two steps with the information of a part of the rows, `information`, instead of the costly one of all: from the part's estimate they come
// within about 1e-6 of a standard deviation. Newton's method goes on from there, so the answer does not hang on them.
void approach(Fit& fit, std::span<const double> y, const Matrix& information, double penalty)
{
    const Eigen::LLT<Eigen::MatrixXd> root(viewOf(information));
    if (root.info() != Eigen::Success)
        return;
    for (int step = 0; step < 2; ++step) {
        auto sums = logisticPass(fit.columns, y, {fit.at.data(), static_cast<std::size_t>(fit.at.size())}, 1, false);
        penalise(sums, fit.at, penalty);
        const Vector move = root.solve(Eigen::Map<const Vector>(sums.gradient.data(), fit.at.size()));
        if (!move.allFinite() || move.cwiseAbs().maxCoeff() > 0.2)
            return;
        fit.at += move;
    }
}

// Columns that vary and do not follow from the ones before; the others become doubts.
ScaledColumns usableColumns(const Matrix& x, std::span<const double> y, const std::vector<std::string>& names, std::size_t stride, Doubts& doubts)
{
    ScaledColumns columns;
    columns.x = &x;
    for (std::size_t c = 0; c < x.columns; ++c) {
        const auto [mean, sd] = spreadOf(x.column(c), stride);
        if (sd == 0) {
            doubts.push_back({DoubtCode::ConstantColumn, names[c], 0});
            continue;
        }
        columns.columns.push_back(c);
        columns.shift.push_back(mean);
        columns.scale.push_back(1 / sd);
    }
    // With all coefficients 0 every row weighs the same: the information is that of the plain products.
    const std::vector<double> zero(columns.size() + 1, 0.0);
    const auto dependent = [&](std::size_t step, double tolerance) {
        return dependentColumns(logisticPass(columns, y, zero, step).information, tolerance, 1);
    };
    auto follows = dependent(stride, stride > 1 ? 1e-4 : 1e-10);
    const auto any = [&] { return std::find(follows.begin(), follows.end(), true) != follows.end(); };
    if (stride > 1 && any())
        follows = dependent(1, 1e-10);
    if (!any())
        return columns;
    ScaledColumns kept;
    kept.x = &x;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (follows[c + 1]) {
            doubts.push_back({DoubtCode::Collinear, names[columns.columns[c]], 0});
            continue;
        }
        kept.columns.push_back(columns.columns[c]);
        kept.shift.push_back(columns.shift[c]);
        kept.scale.push_back(columns.scale[c]);
    }
    return kept;
}

LogisticCoefficient coefficient(double coef, double se, double level)
{
    const double half = normalHalfWidth(level) * se;
    LogisticCoefficient c;
    c.coef = coef;
    c.oddsRatio = std::exp(coef);
    c.se = se;
    c.z = coef / se;
    c.p = normalTwoSided(coef / se);
    c.lower = coef - half;
    c.upper = coef + half;
    c.oddsRatioLower = std::exp(coef - half);
    c.oddsRatioUpper = std::exp(coef + half);
    return c;
}

// Coefficients and errors of the columns as given from those of the scaled ones.
void unscale(const Fit& fit, std::size_t width, const LogisticOptions& options, LogisticFit& result)
{
    const auto size = fit.at.size();
    const Eigen::LLT<Eigen::MatrixXd> root(viewOf(fit.sums.information));
    const bool solid = root.info() == Eigen::Success;
    const Eigen::MatrixXd covariance = root.solve(Eigen::MatrixXd::Identity(size, size));
    result.beta.assign(width + 1, 0);
    result.coefficients.resize(width + 1);
    const double reach = fit.separated ? fit.lastStep.cwiseAbs().maxCoeff() : 0;
    const auto finite = [&](Eigen::Index j) { return !fit.separated || std::abs(fit.lastStep[j]) < 1e-2 * reach; };

    Vector toConstant = Vector::Zero(size);
    toConstant[0] = 1;
    double constant = fit.at[0];
    bool constantFinite = finite(0);
    for (Eigen::Index j = 1; j < size; ++j) {
        const auto c = static_cast<std::size_t>(j) - 1;
        const double scale = fit.columns.scale[c], shift = fit.columns.shift[c];
        const std::size_t to = fit.columns.columns[c] + 1;
        toConstant[j] = -shift * scale;
        constant -= fit.at[j] * scale * shift;
        result.beta[to] = fit.at[j] * scale;
        if (finite(j) && solid)
            result.coefficients[to] = coefficient(result.beta[to], std::sqrt(covariance(j, j)) * scale, options.level);
    }
    if (fit.separated) { // the constant of the columns as given moves along unless its part of the direction cancels out
        const double move = fit.lastStep.dot(toConstant);
        constantFinite = std::abs(move) < 1e-2 * reach;
    }
    result.beta[0] = constant;
    if (constantFinite && solid)
        result.coefficients[0] = coefficient(constant, std::sqrt(toConstant.dot(covariance * toConstant)), options.level);
    // Without penalty the trace is the number of columns.
    result.degrees = static_cast<double>(size - 1);
    if (options.penalty > 0)
        for (Eigen::Index j = 1; j < size; ++j)
            result.degrees -= options.penalty * covariance(j, j);
}

void addFitFigures(const LogisticOptions& options, LogisticFit& result)
{
    const auto n = static_cast<double>(result.n), ones = static_cast<double>(result.events);
    result.logLikelihoodNull = ones * std::log(ones / n) + (n - ones) * std::log1p(-ones / n);
    const double parameters = result.degrees + 1;
    result.aic = -2 * result.logLikelihood + 2 * parameters;
    result.bic = -2 * result.logLikelihood + std::log(n) * parameters;
    if (!options.firth) {
        result.lr = std::max(0.0, 2 * (result.logLikelihood - result.logLikelihoodNull));
        if (result.degrees > 0)
            result.lrP = chiSquaredUpper(*result.lr, result.degrees);
    }
    result.mcfadden = 1 - result.logLikelihood / result.logLikelihoodNull;
    result.coxSnell = -std::expm1(2 * (result.logLikelihoodNull - result.logLikelihood) / n);
    result.nagelkerke = *result.coxSnell / -std::expm1(2 * result.logLikelihoodNull / n);
}

} // namespace

core::Result<LogisticFit> fitLogistic(const Matrix& x, std::span<const double> y, const std::vector<std::string>& names,
    const LogisticOptions& options, core::JobContext& job, const std::string& outcome)
{
    LogisticFit result;
    result.n = static_cast<std::int64_t>(y.size());
    result.events = std::count(y.begin(), y.end(), 1.0);
    if (y.empty())
        return core::fail(Code::NotEnoughData);
    if (result.events == 0 || result.events == result.n)
        return core::fail(Code::NoVariation, {{"name", outcome}});

    const std::size_t stride = strideFor(y.size());
    Fit fit;
    fit.columns = usableColumns(x, y, names, stride, result.doubts);
    const auto size = static_cast<Eigen::Index>(fit.columns.size()) + 1;
    fit.at = Vector::Zero(size);
    const auto n = static_cast<double>(result.n), ones = static_cast<double>(result.events);
    fit.at[0] = std::log(ones / (n - ones));
    if (stride > 1) {
        Fit part = fit;
        LogisticOptions plain = options;
        plain.firth = false;
        if (auto status = iterate(part, y, plain, stride, job); !status)
            return std::unexpected(status.error());
        if (part.converged && part.at.cwiseAbs().maxCoeff() < 20) {
            fit.at = part.at;
            for (double& value : part.sums.information.values)
                value *= n / static_cast<double>(part.sums.rows);
            if (!options.firth && !job.shouldStop())
                approach(fit, y, part.sums.information, options.penalty);
        }
    }
    if (auto status = iterate(fit, y, options, 1, job); !status)
        return std::unexpected(status.error());

    result.iterations = fit.iterations;
    result.logLikelihood = fit.sums.logLikelihood;
    unscale(fit, x.columns, options, result);
    addFitFigures(options, result);
    if (fit.separated) {
        for (std::size_t c = 0; c < fit.columns.size(); ++c)
            if (!result.coefficients[fit.columns.columns[c] + 1].coef)
                result.doubts.push_back({DoubtCode::Separation, names[fit.columns.columns[c]], 0});
    } else if (!fit.converged) {
        result.doubts.push_back({DoubtCode::NotConverged, {}, static_cast<double>(fit.iterations)});
    }
    const double rarer = std::min(ones, n - ones);
    if (rarer < 10 * static_cast<double>(fit.columns.size()))
        result.doubts.push_back({DoubtCode::FewEvents, {}, rarer});
    return result;
}

std::vector<double> logisticProbabilities(const Matrix& x, std::span<const double> beta)
{
    ScaledColumns columns;
    columns.x = &x;
    for (std::size_t c = 0; c < x.columns; ++c)
        columns.columns.push_back(c);
    columns.shift.assign(x.columns, 0);
    columns.scale.assign(x.columns, 1);
    std::vector<double> p = linearPredictor(columns, beta);
    for (double& value : p)
        value = 1 / (1 + std::exp(-value));
    return p;
}

} // namespace holdfast::analytics
