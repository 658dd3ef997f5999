// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/GammaGamma.h"

#include "analytics/value/Fit.h"
#include "analytics/value/Special.h"

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::analytics {

namespace {

struct Rows {
    std::span<const double> x, m;
    core::JobContext* job;
    std::vector<double> counts; // by whole x
    double logs = 0; // sum of x ln(m x) …
    double rest = 0; // … and of ln m

    Rows(std::span<const double> xs, std::span<const double> ms, core::JobContext* context)
        : x(xs)
        , m(ms)
        , job(context)
    {
        for (std::size_t i = 0; i < x.size(); ++i) {
            const auto at = static_cast<std::size_t>(x[i]);
            if (at >= counts.size())
                counts.resize(at + 1, 0);
            ++counts[at];
            const double log = std::log(m[i]);
            logs += x[i] * (log + std::log(x[i]));
            rest += log;
        }
    }

    bool operator()(const Eigen::VectorXd& parameters, Likelihood& result) const
    {
        const double p = parameters(0), q = parameters(1), gamma = parameters(2), n = static_cast<double>(x.size());
        double value = p * logs - rest + n * q * std::log(gamma);
        Eigen::Vector3d g(logs, n * std::log(gamma), n * q / gamma);
        Eigen::Matrix3d h = Eigen::Matrix3d::Zero();
        h(2, 1) = n / gamma;
        h(2, 2) = -n * q / (gamma * gamma);
        for (std::size_t at = 1; at < counts.size(); ++at) {
            if (counts[at] == 0)
                continue;
            const auto k = static_cast<double>(at);
            const double px = p * k;
            const GammaRatio ratio = gammaRatio(q, px); // ln Gamma(px + q) - ln Gamma(q), by q
            const double sumFirst = boost::math::digamma(px + q), sumSecond = boost::math::trigamma(px + q);
            value += counts[at] * (ratio.value - std::lgamma(px));
            g(0) += counts[at] * k * (sumFirst - boost::math::digamma(px));
            g(1) += counts[at] * ratio.first;
            h(0, 0) += counts[at] * k * k * (sumSecond - boost::math::trigamma(px));
            h(1, 0) += counts[at] * k * sumSecond;
            h(1, 1) += counts[at] * ratio.second;
        }
        double logSum = 0, logX = 0, inverse = 0, inverseX = 0, squares = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (i % 65536 == 0 && job && job->shouldStop())
                return false;
            const double total = gamma + m[i] * x[i], log = std::log(total), k = x[i];
            value -= (p * k + q) * log;
            logX += k * log;
            logSum += log;
            inverse += 1 / total;
            inverseX += k / total;
            squares += (p * k + q) / (total * total);
        }
        g -= Eigen::Vector3d(logX, logSum, p * inverseX + q * inverse);
        h(2, 0) -= inverseX;
        h(2, 1) -= inverse;
        h(2, 2) += squares;
        result.value = value;
        result.gradient = g;
        result.hessian = h.selfadjointView<Eigen::Lower>();
        return true;
    }
};

} // namespace

double GammaGamma::expected(double x, double m) const
{
    const double weight = p * x + q - 1;
    return weight > 0 ? (gamma + m * x) * p / weight : std::numeric_limits<double>::quiet_NaN();
}

core::Result<GammaGammaFit> fitGammaGamma(std::span<const double> x, std::span<const double> m, core::JobContext& job)
{
    if (x.size() < 4)
        return core::fail(core::Code::NotEnoughData);
    if (std::all_of(m.begin(), m.end(), [&](double v) { return v == m.front(); }))
        return core::fail(core::Code::NoVariation, {{"name", "m"}});
    // In units of the mean, so that the start fits every currency.
    const double unit = meanOf(m);
    std::vector<double> scaled(m.size());
    std::transform(m.begin(), m.end(), scaled.begin(), [unit](double v) { return v / unit; });
    const RepeatPurchases purchases {x, scaled, x};
    const SampledRows sample(purchases);
    const Eigen::Vector3d starts[] = {{6, 4, 0.45}, {1, 2, 1}};
    const Rows few(sample.rows().x, sample.rows().recency, &job), all(x, scaled, &job);
    auto top = maximiseFrom(starts, std::cref(few), std::cref(all));
    if (!top)
        return std::unexpected(top.error());
    GammaGammaFit result;
    top->parameters(2) *= unit;
    result.fit = valueFit(*top, {"p", "q", "gamma"}, purchases);
    result.fit.loglik -= static_cast<double>(m.size()) * std::log(unit);
    result.model = {top->parameters(0), top->parameters(1), top->parameters(2)};
    if (result.model.q <= 1)
        result.fit.doubts.push_back({DoubtCode::AtBoundary, "q", result.model.q});
    return result;
}

} // namespace holdfast::analytics
