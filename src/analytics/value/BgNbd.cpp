// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/BgNbd.h"

#include "analytics/value/Fit.h"
#include "analytics/value/Special.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::analytics {

namespace {

constexpr double kNearOne = 1e-5; // a so close to 1 is averaged over both sides: the closed form divides by a - 1

// Purchases expected in `time` of somebody alive after x repeat purchases.
double purchasesOfAlive(const BgNbd& m, double time, double x, double age)
{
    if (std::abs(m.a - 1) < kNearOne) {
        BgNbd low = m, high = m;
        low.a = 1 - 2 * kNearOne;
        high.a = 1 + 2 * kNearOne;
        return (purchasesOfAlive(low, time, x, age) + purchasesOfAlive(high, time, x, age)) / 2;
    }
    const double b = m.b + (m.modified ? 1 : 0), c = m.a + b + x - 1;
    const double z = time / (m.alpha + age + time);
    if (m.a - 1 > m.r + x) // many more a than purchases: the transformed series below would grow like exp(a) first
        return c / (m.a - 1) * (1 - std::pow(1 - z, m.r + x) * hypergeometric(m.r + x, b + x, c, z));
    // Euler's transformation of the published 2F1: the parameters do not grow with x.
    const double f = hypergeometric(c - m.r - x, m.a - 1, c, z);
    return c / (m.a - 1) * (1 - std::pow(1 - z, m.a - 1) * f);
}

BgNbd modelOf(const Eigen::VectorXd& p, bool modified)
{
    return {p(0), p(1), p(2), p(3), modified};
}

// What the likelihood needs of the rows, once: how often each x occurs.
struct Rows {
    const RepeatPurchases& data;
    bool modified;
    std::vector<double> counts; // by whole x
    core::JobContext* job;

    Rows(const RepeatPurchases& purchases, bool isModified, core::JobContext* context)
        : data(purchases)
        , modified(isModified)
        , job(context)
    {
        for (const double x : data.x) {
            const auto at = static_cast<std::size_t>(x);
            if (at >= counts.size())
                counts.resize(at + 1, 0);
            ++counts[at];
        }
    }
    bool operator()(const Eigen::VectorXd& p, Likelihood& result) const;
};

bool Rows::operator()(const Eigen::VectorXd& p, Likelihood& result) const
{
    const double r = p(0), alpha = p(1), a = p(2), b = p(3), shift = modified ? 1 : 0;
    Eigen::Vector4d g = Eigen::Vector4d::Zero();
    Eigen::Matrix4d h = Eigen::Matrix4d::Zero();
    double value = 0;
    const auto n = static_cast<double>(data.x.size());
    // Terms that know x only.
    std::vector<double> logOfB(counts.size()), partOfB(counts.size()); // of b + x + shift - 1
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const auto x = static_cast<double>(k);
        partOfB[k] = 1 / (b + x + shift - 1);
        logOfB[k] = x + shift > 0 ? std::log(a * partOfB[k]) : 0;
        if (counts[k] == 0)
            continue;
        const GammaRatio rate = gammaRatio(r, x), kept = gammaRatio(b, x + shift), both = gammaRatio(a + b, x + shift);
        value += counts[k] * (rate.value + kept.value - both.value);
        g(0) += counts[k] * rate.first;
        h(0, 0) += counts[k] * rate.second;
        g(2) -= counts[k] * both.first;
        g(3) += counts[k] * (kept.first - both.first);
        h(2, 2) -= counts[k] * both.second;
        h(3, 2) -= counts[k] * both.second;
        h(3, 3) += counts[k] * (kept.second - both.second);
    }
    value += n * r * std::log(alpha);
    g(0) += n * std::log(alpha);
    g(1) += n * r / alpha;
    h(1, 0) += n / alpha;
    h(1, 1) -= n * r / (alpha * alpha);

    // Sums over rows; w = share of the second way (dropped out after the last purchase), spread = w (1 - w).
    double gr = 0, galpha = 0, gb = 0, ways = 0, rr = 0, ralpha = 0, alphas = 0, ar = 0, br = 0, aalpha = 0, balpha = 0;
    double aa = 0, ab = 0, bb = 0;
    for (std::size_t i = 0; i < data.x.size(); ++i) {
        if (i % 65536 == 0 && job && job->shouldStop())
            return false;
        const double x = data.x[i], k = r + x;
        const double late = 1 / (alpha + data.age[i]), logLate = -std::log(late); // first way: still there
        if (x + shift == 0) {
            value -= k * logLate;
            gr -= logLate;
            galpha -= k * late;
            ralpha -= late;
            alphas += k * late * late;
            continue;
        }
        const auto at = static_cast<std::size_t>(x);
        const double soon = 1 / (alpha + data.recency[i]), logSoon = -std::log(soon);
        const double u = -k * logLate, v = logOfB[at] - k * logSoon;
        const double odds = std::exp(-std::abs(u - v));
        const double w = (v > u ? 1 : odds) / (1 + odds), spread = odds / ((1 + odds) * (1 + odds));
        value += std::max(u, v) + std::log1p(odds);
        // Derivatives of the second way less those of the first.
        const double dr = logLate - logSoon, dalpha = k * (late - soon), db = -partOfB[at];
        gr += w * dr - logLate;
        galpha += w * dalpha - k * late;
        gb += w * db;
        ways += w;
        rr += spread * dr * dr;
        ralpha += spread * dr * dalpha - late - w * (soon - late);
        alphas += k * (late * late + w * (soon * soon - late * late)) + spread * dalpha * dalpha;
        ar += spread * dr;
        aalpha += spread * dalpha;
        aa += spread - w;
        br += spread * dr * db;
        balpha += spread * dalpha * db;
        ab += spread * db;
        bb += (w + spread) * db * db;
    }
    result.value = value;
    g += Eigen::Vector4d(gr, galpha, ways / a, gb);
    h(0, 0) += rr;
    h(1, 0) += ralpha;
    h(1, 1) += alphas;
    h(2, 0) += ar / a;
    h(2, 1) += aalpha / a;
    h(2, 2) += aa / (a * a);
    h(3, 0) += br;
    h(3, 1) += balpha;
    h(3, 2) += ab / a;
    h(3, 3) += bb;
    result.gradient = g;
    result.hessian = h.selfadjointView<Eigen::Lower>();
    return true;
}

} // namespace

double BgNbd::alive(double x, double recency, double age) const
{
    const double shift = modified ? 1 : 0;
    if (x + shift == 0)
        return 1;
    return 1 / (1 + a / (b + x + shift - 1) * std::pow((alpha + age) / (alpha + recency), r + x));
}

double BgNbd::expected(double time, double x, double recency, double age) const
{
    return alive(x, recency, age) * expectedAlive(time, x, age);
}

double BgNbd::expectedAlive(double time, double x, double age) const
{
    return time > 0 ? purchasesOfAlive(*this, time, x, age) : 0;
}

double BgNbd::expectedNew(double time) const
{
    return expected(time, 0, 0, 0);
}

double BgNbd::chanceOf(int x, double age) const
{
    const double shift = modified ? 1 : 0, share = age / (alpha + age);
    const double base = std::pow(1 - share, r), beta = logBeta(a, b);
    // Stays to the end with x purchases …
    double term = base, below = 0; // term = chance of k purchases of one who stays
    for (int k = 0; k < x; ++k) {
        below += term;
        term *= (r + k) / (k + 1) * share;
    }
    double chance = std::exp(logBeta(a, b + x + shift) - beta) * term;
    // … or has dropped out with the last of them.
    if (x > 0 || modified)
        chance += std::exp(logBeta(a + 1, b + x + shift - 1) - beta) * (1 - below);
    return chance;
}

double BgNbd::discounted(double rate, double x, double recency, double age) const
{
    // For a given p: k / (alpha + T) times the integral of exp(-rate t) (1 + p t / (alpha + T))^-(k + 1). The mean over p is a
    // trapezoid sum over its logit, where the density of Beta(a, later) falls off exponentially on both sides.
    const double k = r + x, later = b + x + (modified ? 1 : 0), top = alpha + age;
    const double middle = std::log(a / later), spread = std::sqrt(1 / a + 1 / later);
    const double step = std::min(0.5, spread / 3);
    const double scale = logBeta(a, later);
    double sum = 0;
    for (const int direction : {1, -1})
        for (int i = direction > 0 ? 0 : 1; i < 20000; ++i) {
            const double y = middle + direction * i * step;
            const double logP = -std::log1p(std::exp(-y)), logRest = -std::log1p(std::exp(y));
            const double density = std::exp(a * logP + later * logRest - scale);
            if (density < 1e-12)
                break;
            sum += density * discountedPower(rate, top / std::exp(logP), k + 1);
        }
    return alive(x, recency, age) * k / top * sum * step;
}

double bgNbdLoglik(const BgNbd& model, const RepeatPurchases& purchases)
{
    Likelihood result(4);
    const Rows rows(purchases, model.modified, nullptr);
    rows(Eigen::Vector4d(model.r, model.alpha, model.a, model.b), result);
    return result.value;
}

core::Result<BgNbdFit> fitBgNbd(const RepeatPurchases& purchases, bool modified, core::JobContext& job)
{
    if (auto status = checkRepeatPurchases(purchases); !status)
        return std::unexpected(status.error());
    const double age = meanOf(purchases.age);
    const Eigen::Vector4d starts[] = {{0.3, 0.15 * age, 0.8, 2.5}, {1, age, 1, 1}};
    const SampledRows sample(purchases);
    const Rows few(sample.rows(), modified, &job), all(purchases, modified, &job);
    const auto top = maximiseFrom(starts, std::cref(few), std::cref(all));
    if (!top)
        return std::unexpected(top.error());
    return BgNbdFit {modelOf(top->parameters, modified), valueFit(*top, {"r", "alpha", "a", "b"}, purchases)};
}

} // namespace holdfast::analytics
