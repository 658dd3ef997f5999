// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/Sbg.h"

#include "analytics/value/Fit.h"
#include "analytics/value/Special.h"

#include <cmath>

namespace holdfast::analytics {

double Sbg::survival(double period) const
{
    return std::exp(logBeta(alpha, beta + period) - logBeta(alpha, beta));
}

std::optional<double> Sbg::expectedLifetime() const
{
    if (alpha <= 1)
        return {};
    return (alpha + beta - 1) / (alpha - 1);
}

double Sbg::discountedLifetime(double discount) const
{
    // Sum of S(k) / (1 + d)^k = 2F1(1, beta; alpha + beta; 1 / (1 + d)).
    return hypergeometric(1, beta, alpha + beta, 1 / (1 + discount));
}

core::Result<SbgFit> fitSbg(std::span<const double> survivors, core::JobContext&)
{
    if (survivors.size() < 3)
        return core::fail(core::Code::NotEnoughData);
    for (std::size_t k = 0; k < survivors.size(); ++k)
        if (!(survivors[k] >= 0) || (k > 0 && survivors[k] > survivors[k - 1]))
            return core::fail(core::Code::InvalidValue, {{"name", "survivors"}, {"value", std::to_string(survivors[k])}});
    if (survivors.back() == survivors.front())
        return core::fail(core::Code::NoVariation, {{"name", "survivors"}});
    const auto likelihood = [&](const Eigen::VectorXd& p, Likelihood& result) {
        const double alpha = p(0), beta = p(1);
        const auto add = [&](double weight, const GammaRatio& kept, const GammaRatio& all) { // of beta and of alpha + beta
            result.value += weight * (kept.value - all.value);
            result.gradient += weight * Eigen::Vector2d(-all.first, kept.first - all.first);
            result.hessian(0, 0) -= weight * all.second;
            result.hessian(0, 1) -= weight * all.second;
            result.hessian(1, 1) += weight * (kept.second - all.second);
        };
        for (std::size_t k = 1; k < survivors.size(); ++k) {
            const double left = survivors[k - 1] - survivors[k], before = static_cast<double>(k) - 1;
            // Renewed before times, then left: alpha B(…) as a product of alpha and two ratios.
            add(left, gammaRatio(beta, before), gammaRatio(alpha + beta, before + 1));
            result.value += left * std::log(alpha);
            result.gradient(0) += left / alpha;
            result.hessian(0, 0) -= left / (alpha * alpha);
        }
        const auto last = static_cast<double>(survivors.size()) - 1;
        add(survivors.back(), gammaRatio(beta, last), gammaRatio(alpha + beta, last));
        result.hessian(1, 0) = result.hessian(0, 1);
        return true;
    };
    const Eigen::Vector2d starts[] = {{1, 1}, {0.5, 5}};
    const auto top = maximiseFrom(starts, likelihood, likelihood);
    if (!top)
        return std::unexpected(top.error());
    std::vector<double> left;
    for (std::size_t k = 1; k < survivors.size(); ++k)
        left.push_back(survivors[k - 1] - survivors[k]);
    SbgFit result {{top->parameters(0), top->parameters(1)}, valueFit(*top, {"alpha", "beta"}, {left, left, left})};
    std::erase_if(result.fit.doubts, [](const Doubt& doubt) { return doubt.code == DoubtCode::FewEvents; });
    if (survivors.front() - survivors.back() < 30)
        result.fit.doubts.push_back({DoubtCode::FewEvents, {}, survivors.front() - survivors.back()});
    return result;
}

} // namespace holdfast::analytics
