// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/ParetoNbd.h"

#include "analytics/value/Fit.h"
#include "analytics/value/Special.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <vector>

namespace holdfast::analytics {

namespace {

constexpr double kNothing = 42; // a factor of exp(-42) is nothing

// The unseen end: s times the integral over y from recency to age of (alpha + y)^-(r + x) (beta + y)^-(s + 1), as a sum of
// nodes y with the logarithms of their terms.
struct Ending {
    std::vector<double> y, logTerm;

    void set(const ParetoNbd& m, double x, double recency, double age)
    {
        y.clear();
        logTerm.clear();
        if (!(age > recency))
            return;
        // y = (m + recency) e^q - m with the smaller of alpha and beta: no singularity near the path.
        const double low = std::min(m.alpha, m.beta), begin = low + recency, k = m.r + x;
        double last = std::log((low + age) / begin);
        const double rate = k * begin / (m.alpha + recency) + (m.s + 1) * begin / (m.beta + recency) - 1;
        if (rate > 0) // the term falls at least so fast
            last = std::min(last, kNothing / rate);
        const double steepest = k + m.s + 2;
        const int panels = std::clamp(static_cast<int>(std::ceil(last * std::max(0.5, steepest / 25))), 1, 24);
        const double width = last / panels;
        for (int panel = 0; panel < panels; ++panel)
            for (std::size_t i = 0; i < kGaussNodes; ++i) {
                const double q = width * (panel + gaussRule().node[i]);
                const double at = begin * std::exp(q) - low;
                y.push_back(at);
                logTerm.push_back(std::log(m.s * gaussRule().weight[i] * width * (low + at)) - k * std::log(m.alpha + at)
                    - (m.s + 1) * std::log(m.beta + at));
            }
    }
};

// log(e^{stays} + sum of e^{terms}) with the shares of the parts.
double logTotal(double stays, const Ending& ending)
{
    double most = stays;
    for (const double term : ending.logTerm)
        most = std::max(most, term);
    double sum = std::exp(stays - most);
    for (const double term : ending.logTerm)
        sum += std::exp(term - most);
    return most + std::log(sum);
}

double logStays(const ParetoNbd& m, double x, double age)
{
    return -(m.r + x) * std::log(m.alpha + age) - m.s * std::log(m.beta + age);
}

// Equal rows once, in a fixed order.
struct Distinct {
    std::vector<double> x, recency, age, count;

    explicit Distinct(const RepeatPurchases& data)
    {
        std::vector<std::uint32_t> order(data.x.size());
        std::iota(order.begin(), order.end(), 0u);
        const auto key = [&](std::uint32_t i) { return std::tuple(data.x[i], data.recency[i], data.age[i]); };
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i > 0 && key(order[i]) == key(order[i - 1])) {
                ++count.back();
                continue;
            }
            x.push_back(data.x[order[i]]);
            recency.push_back(data.recency[order[i]]);
            age.push_back(data.age[order[i]]);
            count.push_back(1);
        }
    }
};

struct Rows {
    Distinct data;
    core::JobContext* job;

    bool operator()(const Eigen::VectorXd& p, Likelihood& result) const
    {
        const ParetoNbd m {p(0), p(1), p(2), p(3)};
        Ending ending;
        Eigen::Vector4d g = Eigen::Vector4d::Zero(), d, mean;
        Eigen::Matrix4d h = Eigen::Matrix4d::Zero(), second;
        double value = 0;
        for (std::size_t i = 0; i < data.x.size(); ++i) {
            if (i % 1024 == 0 && job && job->shouldStop())
                return false;
            const double x = data.x[i], k = m.r + x;
            ending.set(m, x, data.recency[i], data.age[i]);
            const double stays = logStays(m, x, data.age[i]), total = logTotal(stays, ending);
            const GammaRatio rate = gammaRatio(m.r, x);
            // Mean and second moment of the derivatives over the parts, and mean of their own second derivatives.
            mean.setZero();
            second.setZero();
            const auto part = [&](double share, double y, double ends) {
                const double a = 1 / (m.alpha + y), b = 1 / (m.beta + y);
                d << -std::log(m.alpha + y), -k * a, -std::log(m.beta + y) + ends / m.s, -(m.s + ends) * b;
                mean += share * d;
                second += share * d * d.transpose();
                second(1, 0) -= share * a;
                second(1, 1) += share * k * a * a;
                second(2, 2) -= share * ends / (m.s * m.s);
                second(3, 2) -= share * b;
                second(3, 3) += share * (m.s + ends) * b * b;
            };
            part(std::exp(stays - total), data.age[i], 0);
            for (std::size_t t = 0; t < ending.y.size(); ++t)
                if (const double share = std::exp(ending.logTerm[t] - total); share > 1e-18)
                    part(share, ending.y[t], 1);
            const double n = data.count[i];
            value += n * (rate.value + m.r * std::log(m.alpha) + m.s * std::log(m.beta) + total);
            g += n * (mean + Eigen::Vector4d(rate.first + std::log(m.alpha), m.r / m.alpha, std::log(m.beta), m.s / m.beta));
            second -= mean * mean.transpose();
            second(0, 0) += rate.second;
            second(1, 0) += 1 / m.alpha;
            second(1, 1) -= m.r / (m.alpha * m.alpha);
            second(3, 2) += 1 / m.beta;
            second(3, 3) -= m.s / (m.beta * m.beta);
            h += n * second;
        }
        result.value = value;
        result.gradient = g;
        result.hessian = h.selfadjointView<Eigen::Lower>();
        return true;
    }
};

} // namespace

double ParetoNbd::alive(double x, double recency, double age) const
{
    Ending ending;
    ending.set(*this, x, recency, age);
    const double stays = logStays(*this, x, age);
    return std::exp(stays - logTotal(stays, ending));
}

double ParetoNbd::remainingLifetime(double horizon, double x, double recency, double age) const
{
    // The integral of (B / (B + u))^s; B ln(1 + h/B) where s = 1.
    const double from = beta + age, growth = std::log1p(horizon / from), power = 1 - s;
    const double lived = std::abs(power * growth) < 1e-12 ? from * growth : from * std::expm1(power * growth) / power;
    return horizon > 0 ? alive(x, recency, age) * lived : 0;
}

double ParetoNbd::expected(double time, double x, double recency, double age) const
{
    return (r + x) / (alpha + age) * remainingLifetime(time, x, recency, age);
}

double ParetoNbd::expectedNew(double time) const
{
    return expected(time, 0, 0, 0);
}

double ParetoNbd::chanceOf(int x, double age) const
{
    // Over the end y of the lifetime: chance of x purchases up to min(y, age), which is negative binomial.
    const auto bought = [&](double y) {
        const double share = y / (alpha + y);
        const double chance = gammaRatio(r, x).value - std::lgamma(x + 1.0) + r * std::log1p(-share);
        return x == 0 ? std::exp(chance) : share > 0 ? std::exp(chance + x * std::log(share)) : 0;
    };
    double sum = std::pow(beta / (beta + age), s) * bought(age);
    const double low = std::min(alpha, beta), last = std::log((low + age) / low);
    const int panels = std::max(4, static_cast<int>(std::ceil(2 * last)));
    for (int panel = 0; panel < panels; ++panel)
        for (std::size_t i = 0; i < kGaussNodes; ++i) {
            const double q = last / panels * (panel + gaussRule().node[i]), y = low * std::expm1(q);
            const double density = s / (beta + y) * std::pow(beta / (beta + y), s);
            sum += gaussRule().weight[i] * last / panels * (low + y) * density * bought(y);
        }
    return sum;
}

double ParetoNbd::discounted(double rate, double x, double recency, double age) const
{
    return alive(x, recency, age) * (r + x) / (alpha + age) * discountedPower(rate, beta + age, s);
}

double paretoNbdLoglik(const ParetoNbd& model, const RepeatPurchases& purchases)
{
    double value = 0;
    Ending ending;
    for (std::size_t i = 0; i < purchases.x.size(); ++i) {
        const double x = purchases.x[i];
        ending.set(model, x, purchases.recency[i], purchases.age[i]);
        value += gammaRatio(model.r, x).value + model.r * std::log(model.alpha) + model.s * std::log(model.beta)
            + logTotal(logStays(model, x, purchases.age[i]), ending);
    }
    return value;
}

core::Result<ParetoNbdFit> fitParetoNbd(const RepeatPurchases& purchases, core::JobContext& job)
{
    if (auto status = checkRepeatPurchases(purchases); !status)
        return std::unexpected(status.error());
    const double age = meanOf(purchases.age);
    const Eigen::Vector4d starts[] = {{0.5, 0.3 * age, 0.6, 0.35 * age}, {1, age, 1, age}};
    const SampledRows sample(purchases);
    const Rows few {Distinct(sample.rows()), &job}, all {Distinct(purchases), &job};
    const auto top = maximiseFrom(starts, std::cref(few), std::cref(all));
    if (!top)
        return std::unexpected(top.error());
    const auto& p = top->parameters;
    return ParetoNbdFit {{p(0), p(1), p(2), p(3)}, valueFit(*top, {"r", "alpha", "s", "beta"}, purchases)};
}

} // namespace holdfast::analytics
