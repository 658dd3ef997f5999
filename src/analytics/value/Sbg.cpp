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

core::Result<SbgFit> fitSbg(std::span<const double> survivors, core::JobContext& job)
{
    if (survivors.size() < 3)
        return core::fail(core::Code::NotEnoughData);
    for (std::size_t k = 0; k < survivors.size(); ++k)
        if (!(survivors[k] >= 0) || (k > 0 && survivors[k] > survivors[k - 1]))
            return core::fail(core::Code::InvalidValue, {{"name", "survivors"}, {"value", std::to_string(survivors[k])}});
    if (survivors.back() == survivors.front())
        return core::fail(core::Code::NoVariation, {{"name", "survivors"}});
    std::vector<double> lost(survivors.size(), 0), open(survivors.size(), 0);
    for (std::size_t k = 1; k < survivors.size(); ++k)
        lost[k] = survivors[k - 1] - survivors[k];
    open.back() = survivors.back();
    return fitSbg(lost, open, job);
}

core::Result<SbgFit> fitSbg(std::span<const double> lost, std::span<const double> open, core::JobContext&)
{
    if (lost.size() < 3 || lost.size() != open.size())
        return core::fail(core::Code::NotEnoughData);
    double left = 0;
    for (std::size_t k = 0; k < lost.size(); ++k) {
        if (!(lost[k] >= 0) || !(open[k] >= 0) || (k == 0 && lost[k] > 0))
            return core::fail(core::Code::InvalidValue, {{"name", "lost"}, {"value", std::to_string(lost[k])}});
        left += lost[k];
    }
    if (left == 0)
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
        for (std::size_t k = 1; k < lost.size(); ++k) {
            const double before = static_cast<double>(k) - 1;
            if (lost[k] > 0) {
                // Renewed before times, then left: alpha B(…) as a product of alpha and two ratios.
                add(lost[k], gammaRatio(beta, before), gammaRatio(alpha + beta, before + 1));
                result.value += lost[k] * std::log(alpha);
                result.gradient(0) += lost[k] / alpha;
                result.hessian(0, 0) -= lost[k] / (alpha * alpha);
            }
            if (open[k] > 0)
                add(open[k], gammaRatio(beta, before + 1), gammaRatio(alpha + beta, before + 1));
        }
        result.hessian(1, 0) = result.hessian(0, 1);
        return true;
    };
    const Eigen::Vector2d starts[] = {{1, 1}, {0.5, 5}};
    const auto top = maximiseFrom(starts, likelihood, likelihood);
    if (!top)
        return std::unexpected(top.error());
    SbgFit result {{top->parameters(0), top->parameters(1)}, valueFit(*top, {"alpha", "beta"}, {lost, lost, lost})};
    std::erase_if(result.fit.doubts, [](const Doubt& doubt) { return doubt.code == DoubtCode::FewEvents; });
    if (left < 30)
        result.fit.doubts.push_back({DoubtCode::FewEvents, {}, left});
    return result;
}

} // namespace holdfast::analytics
