// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/Smoothing.h"

#include <Eigen/Core>
#include <LBFGSB.h>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/tools/minima.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace holdfast::analytics {

namespace {

struct Stopped { };

using Weights = std::array<double, 3>; // alpha, beta, gamma; 0 where the model has no such part

struct Problem {
    std::span<const double> x;
    bool hasTrend, hasSeason, factors;
    std::size_t period, first;
    Smoothing::State start;
    core::JobContext* job;
};

// The recursion. With `gradient` the derivatives of the sse by the weights, carried forward with the state.
double errors(const Problem& p, const Weights& w, Weights* gradient, std::vector<double>* fitted, Smoothing::State* end)
{
    const auto [alpha, beta, gamma] = w;
    const std::size_t period = p.hasSeason ? p.period : 1;
    std::vector<double> season = p.hasSeason ? p.start.seasonal : std::vector<double> {p.factors ? 1.0 : 0.0};
    std::vector<Weights> dSeason(period, Weights {});
    Weights dLevel {}, dTrend {}, dSse {};
    double level = p.start.level, trend = p.start.trend.value_or(0), sse = 0;
    std::size_t position = 0;
    for (std::size_t i = p.first; i < p.x.size(); ++i) {
        if ((i & 0xffff) == 0 && p.job->shouldStop())
            throw Stopped {};
        const double x = p.x[i], s = season[position], along = level + trend;
        const double expected = p.factors ? along * s : along + s;
        const double error = x - expected;
        sse += error * error;
        if (fitted)
            fitted->push_back(expected);
        const double plain = p.factors ? x / s : x - s; // the value without its season
        const double newLevel = alpha * plain + (1 - alpha) * along;
        const double newTrend = p.hasTrend ? beta * (newLevel - level) + (1 - beta) * trend : 0;
        const double apart = p.factors ? x / newLevel : x - newLevel;
        const double newSeason = p.hasSeason ? gamma * apart + (1 - gamma) * s : s;
        if (gradient) {
            for (std::size_t k = 0; k < 3; ++k) {
                const double dAlong = dLevel[k] + dTrend[k], ds = dSeason[position][k];
                dSse[k] -= 2 * error * (p.factors ? dAlong * s + along * ds : dAlong + ds);
                const double dPlain = p.factors ? -x / (s * s) * ds : -ds;
                const double nextLevel = (k == 0 ? plain - along : 0) + alpha * dPlain + (1 - alpha) * dAlong;
                if (p.hasTrend)
                    dTrend[k] = (k == 1 ? newLevel - level - trend : 0) + beta * (nextLevel - dLevel[k]) + (1 - beta) * dTrend[k];
                if (p.hasSeason) {
                    const double dApart = p.factors ? -x / (newLevel * newLevel) * nextLevel : -nextLevel;
                    dSeason[position][k] = (k == 2 ? apart - s : 0) + gamma * dApart + (1 - gamma) * ds;
                }
                dLevel[k] = nextLevel;
            }
        }
        level = newLevel;
        trend = newTrend;
        season[position] = newSeason;
        position = position + 1 == period ? 0 : position + 1;
    }
    if (gradient)
        *gradient = dSse;
    if (end) {
        end->level = level;
        if (p.hasTrend)
            end->trend = trend;
        if (p.hasSeason) {
            std::rotate(season.begin(), season.begin() + static_cast<std::ptrdiff_t>(position), season.end());
            end->seasonal = season;
        }
    }
    return sse;
}

struct Optimum {
    Weights weights {};
    double sse = std::numeric_limits<double>::infinity();
    bool converged = false;
};

Optimum fitOne(const Problem& p, Weights w, std::size_t free)
{
    const auto at = [&](double value) {
        w[free] = value;
        return errors(p, w, nullptr, nullptr, nullptr);
    };
    // The grid finds the valley, Brent its floor; the ends are looked at too.
    constexpr int kSteps = 50;
    int best = 0;
    double lowest = std::numeric_limits<double>::infinity();
    for (int step = 0; step <= kSteps; ++step)
        if (const double sse = at(static_cast<double>(step) / kSteps); sse < lowest) {
            lowest = sse;
            best = step;
        }
    const double low = std::max(0, best - 1), high = std::min(kSteps, best + 1);
    const auto [weight, sse] = boost::math::tools::brent_find_minima(at, low / kSteps, high / kSteps, 40);
    Optimum optimum {w, sse, true};
    optimum.weights[free] = sse <= lowest ? weight : static_cast<double>(best) / kSteps;
    optimum.sse = std::min(sse, lowest);
    return optimum;
}

Optimum fitSeveral(const Problem& p, Weights w, const std::vector<std::size_t>& free)
{
    const double scale = std::max(errors(p, w, nullptr, nullptr, nullptr), std::numeric_limits<double>::min());
    Optimum best;
    const auto size = static_cast<Eigen::Index>(free.size());
    const auto objective = [&](const Eigen::VectorXd& at, Eigen::VectorXd& slope) {
        for (std::size_t k = 0; k < free.size(); ++k)
            w[free[k]] = std::clamp(at[static_cast<Eigen::Index>(k)], 0.0, 1.0);
        Weights gradient {};
        const double sse = errors(p, w, &gradient, nullptr, nullptr);
        for (std::size_t k = 0; k < free.size(); ++k)
            slope[static_cast<Eigen::Index>(k)] = gradient[free[k]] / scale;
        if (sse < best.sse) {
            best.weights = w;
            best.sse = sse;
        }
        return sse / scale;
    };
    LBFGSpp::LBFGSBParam<double> settings;
    settings.epsilon = 1e-10;
    settings.epsilon_rel = 1e-10;
    settings.past = 2;
    settings.delta = 1e-13;
    settings.max_iterations = 500;
    settings.max_linesearch = 60;
    LBFGSpp::LBFGSBSolver<double> solver(settings);
    Eigen::VectorXd at(size);
    for (std::size_t k = 0; k < free.size(); ++k)
        at[static_cast<Eigen::Index>(k)] = w[free[k]];
    double value = 0;
    // The line search gives up by an exception where it can't descend further: then the slope decides.
    try {
        best.converged = solver.minimize(objective, at, value, Eigen::VectorXd::Zero(size), Eigen::VectorXd::Ones(size))
            < settings.max_iterations;
    } catch (const Stopped&) {
        throw;
    } catch (const std::exception&) {
        Weights gradient {};
        errors(p, best.weights, &gradient, nullptr, nullptr);
        double steepest = 0;
        for (const std::size_t k : free) {
            const double to = std::clamp(best.weights[k] - gradient[k] / scale, 0.0, 1.0);
            steepest = std::max(steepest, std::abs(to - best.weights[k]));
        }
        best.converged = steepest < 1e-6;
    }
    return best;
}

Optimum fitWeights(const Problem& p, const SmoothingSettings& settings)
{
    constexpr Weights kStart {0.3, 0.1, 0.1};
    const std::array given {settings.alpha, settings.beta, settings.gamma};
    const std::array used {true, p.hasTrend, p.hasSeason};
    Weights w {};
    std::vector<std::size_t> free;
    for (std::size_t k = 0; k < 3; ++k) {
        if (!used[k])
            continue;
        w[k] = given[k].value_or(kStart[k]);
        if (!given[k])
            free.push_back(k);
    }
    if (free.empty())
        return {w, errors(p, w, nullptr, nullptr, nullptr), true};
    if (free.size() == 1)
        return fitOne(p, w, free.front());
    Optimum best = fitSeveral(p, w, free);
    if (!p.hasSeason)
        return best;
    constexpr std::array<Weights, 4> kStarts {{{0.1, 0.01, 0.1}, {0.5, 0.1, 0.5}, {0.2, 0.05, 0.9}, {0.8, 0.1, 0.1}}};
    for (const auto& start : kStarts) {
        for (const std::size_t k : free)
            w[k] = start[k];
        const Optimum other = fitSeveral(p, w, free);
        if (other.sse < 0.999 * best.sse)
            best = other;
    }
    return best;
}

// Variance of the error h steps ahead in units of that of one step.
double relativeVariance(const Smoothing& s, const SmoothingSettings& settings, std::size_t h)
{
    const std::size_t period = std::max<std::size_t>(settings.period, 1);
    const double alpha = s.alpha.value_or(0), beta = s.beta.value_or(0), gamma = s.gamma.value_or(0);
    const auto psi = [&](std::size_t j) {
        return alpha * (1 + static_cast<double>(j) * beta) + (j % period == 0 ? gamma * (1 - alpha) : 0);
    };
    double sum = 0;
    if (settings.model != SmoothingModel::Seasonal || settings.composition == Composition::Additive) {
        sum = 1;
        for (std::size_t j = 1; j < h; ++j)
            sum += psi(j) * psi(j);
        return sum;
    }
    const bool asR = settings.variance == ForecastVariance::AsR;
    const std::size_t now = 1 + (h - 1) % period;
    for (std::size_t j = 0; j < h; ++j) {
        const std::size_t then = (now + period - j % period) % period; // 0 = the last of the season
        const double divisor = then > 0 ? s.end.seasonal[then - 1] : asR ? *s.end.trend : s.end.seasonal[period - 1];
        const double weight = j == 0 && !asR ? 1 : psi(j);
        const double part = weight * s.end.seasonal[now - 1] / divisor;
        sum += part * part;
    }
    return sum;
}

void addForecast(Smoothing& s, std::span<const double> x, const SmoothingSettings& settings)
{
    const std::size_t n = s.fitted.size();
    double mean = 0, sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        mean += (x[s.first + i] - s.fitted[i]) / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i)
        sum += std::pow(x[s.first + i] - s.fitted[i] - mean, 2);
    const bool defined = n > 1;
    if (!defined)
        s.doubts.push_back({DoubtCode::IntervalNotDefined});
    const double variance = defined ? sum / static_cast<double>(n - 1) : 0;
    const double z = quantile(boost::math::normal(), (1 + settings.level) / 2);
    for (std::size_t h = 1; h <= settings.horizon; ++h) {
        Smoothing::Step step {s.end.level + static_cast<double>(h) * s.end.trend.value_or(0), {}, {}};
        if (!s.end.seasonal.empty()) {
            const double part = s.end.seasonal[(h - 1) % settings.period];
            step.value = settings.composition == Composition::Additive ? step.value + part : step.value * part;
        }
        const double half = z * std::sqrt(variance * relativeVariance(s, settings, h));
        if (defined && std::isfinite(half)) {
            step.lower = step.value - half;
            step.upper = step.value + half;
        }
        s.forecast.push_back(step);
    }
}

core::Status setStart(Problem& p, const SmoothingSettings& settings)
{
    const auto x = p.x;
    if (!p.hasSeason) {
        if (x.size() < (p.hasTrend ? 3u : 2u))
            return core::fail(core::Code::NotEnoughData);
        p.first = p.hasTrend ? 2 : 1;
        p.start.level = p.hasTrend ? x[1] : x[0];
        if (p.hasTrend)
            p.start.trend = x[1] - x[0];
        return {};
    }
    if (p.factors)
        for (const double value : x)
            if (value <= 0)
                return core::fail(core::Code::InvalidValue, {{"name", "value"}, {"value", std::to_string(value)}});
    if (x.size() < 2 * p.period)
        return core::fail(core::Code::NotEnoughData);
    const auto parts = decomposeClassical(x.first(2 * p.period), p.period, settings.composition);
    if (!parts)
        return std::unexpected(parts.error());
    double n = 0, st = 0, stt = 0, sy = 0, sty = 0;
    for (const double y : parts->trend) {
        if (std::isnan(y))
            continue;
        const double t = ++n;
        st += t, stt += t * t, sy += y, sty += t * y;
    }
    const double slope = (sty - st * sy / n) / (stt - st * st / n);
    p.first = p.period;
    p.start.level = sy / n - slope * st / n;
    p.start.trend = slope;
    p.start.seasonal = parts->figure;
    return {};
}

} // namespace

core::Result<Smoothing> smoothExponentially(std::span<const double> x, const SmoothingSettings& settings, core::JobContext& job)
{
    Problem p {x, settings.model != SmoothingModel::Level, settings.model == SmoothingModel::Seasonal, false, settings.period, 0, {}, &job};
    p.factors = p.hasSeason && settings.composition == Composition::Multiplicative;
    if (p.hasSeason && p.period < 2)
        return core::fail(core::Code::NotEnoughData);
    if (auto status = setStart(p, settings); !status)
        return std::unexpected(status.error());

    Smoothing s;
    try {
        const Optimum optimum = fitWeights(p, settings);
        const auto [alpha, beta, gamma] = optimum.weights;
        s.alpha = alpha;
        if (p.hasTrend)
            s.beta = beta;
        if (p.hasSeason)
            s.gamma = gamma;
        s.start = p.start;
        s.first = p.first;
        s.sse = errors(p, optimum.weights, nullptr, &s.fitted, &s.end);
        if (!optimum.converged || !std::isfinite(s.sse))
            s.doubts.push_back({DoubtCode::NotConverged});
    } catch (const Stopped&) {
        return core::fail(core::Code::Cancelled);
    }
    if (p.hasSeason && x.size() < 3 * p.period)
        s.doubts.push_back({DoubtCode::ShortSeries, {}, static_cast<double>(x.size())});
    if (s.fitted.size() < 10 && !p.hasSeason)
        s.doubts.push_back({DoubtCode::ShortSeries, {}, static_cast<double>(x.size())});
    if (std::all_of(x.begin(), x.end(), [&](double value) { return value == x.front(); }))
        s.doubts.push_back({DoubtCode::NoVariation});
    addForecast(s, x, settings);
    return s;
}

} // namespace holdfast::analytics
