// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/Clv.h"

#include "analytics/compare/Proportion.h"
#include "core/Random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::analytics {

namespace {

constexpr std::size_t kMostDrawn = 4000;

struct SpendRows {
    std::vector<double> x, m; // of customers with a repeat purchase of positive mean
};

SpendRows spendRows(std::span<const double> x, std::span<const double> spend)
{
    SpendRows rows;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (x[i] > 0 && spend[i] > 0) {
            rows.x.push_back(x[i]);
            rows.m.push_back(spend[i]);
        }
    return rows;
}

double expectedSpendOf(const GammaGamma& model, double x, double spend)
{
    return x > 0 && spend > 0 ? model.expected(x, spend) : model.expected(0, 0);
}

// Log of the mean value of customers drawn anew, models fitted anew; none when a fit fails.
std::optional<double> drawnLogMean(const RepeatPurchases& purchases, std::span<const double> spend, const ClvParameters& parameters,
    std::size_t size, core::Random& random, core::JobContext& job)
{
    std::vector<double> x(size), recency(size), age(size), m(size);
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t from = random.below(purchases.x.size());
        x[i] = purchases.x[from];
        recency[i] = purchases.recency[from];
        age[i] = purchases.age[from];
        m[i] = spend[from];
    }
    const auto model = fitBgNbd({x, recency, age}, false, job);
    const SpendRows rows = spendRows(x, m);
    const auto spendModel = fitGammaGamma(rows.x, rows.m, job);
    if (!model || !spendModel)
        return {};
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i)
        sum += customerValueOf(model->model, spendModel->model, x[i], recency[i], age[i], m[i], parameters);
    const double mean = sum / static_cast<double>(size);
    if (!(mean > 0) || !std::isfinite(mean))
        return {};
    return std::log(mean);
}

bool addInterval(ClvAnswer& answer, const RepeatPurchases& purchases, std::span<const double> spend, const ClvParameters& parameters,
    core::JobContext& job)
{
    const std::size_t n = purchases.x.size(), size = std::min(n, kMostDrawn);
    core::Random random(parameters.seed);
    std::vector<double> logs;
    for (int draw = 0; draw < parameters.resamples; ++draw) {
        if (job.shouldStop())
            return false;
        job.progress(static_cast<double>(draw) / parameters.resamples, "resampling");
        if (const auto log = drawnLogMean(purchases, spend, parameters, size, random, job))
            logs.push_back(*log);
    }
    if (logs.size() < 20 || !(answer.total > 0)) {
        answer.doubts.push_back({DoubtCode::IntervalNotDefined, "total", static_cast<double>(logs.size())});
        return !job.shouldStop();
    }
    double mean = 0, squares = 0;
    for (const double log : logs)
        mean += log / static_cast<double>(logs.size());
    for (const double log : logs)
        squares += (log - mean) * (log - mean);
    const double sd = std::sqrt(squares / static_cast<double>(logs.size() - 1) * static_cast<double>(size) / static_cast<double>(n));
    const double spread = normalQuantileTwoSided(parameters.level) * sd;
    answer.totalLower = answer.total * std::exp(-spread);
    answer.totalUpper = answer.total * std::exp(spread);
    if (size < n)
        answer.doubts.push_back({DoubtCode::SampledNotExact, "interval", static_cast<double>(size)});
    return true;
}

// What is expected of everybody with the same number of repeat purchases and the same age, while there.
struct WhileThere {
    double discounted = 0, purchases = 0; // over the months
    std::array<double, 4> slope {}; // of the log of the purchases by the logs of r, alpha, a, b
};

WhileThere whileThere(const BgNbd& model, double x, double age, const ClvParameters& parameters)
{
    const double factor = std::pow(1 + parameters.discountPerYear, -1.0 / 12);
    WhileThere result;
    double weight = 1;
    for (int month = 1; month <= parameters.months; ++month) {
        const double upTo = model.expectedAlive(month * parameters.monthLength, x, age);
        weight *= factor;
        result.discounted += (upTo - result.purchases) * weight;
        result.purchases = upTo;
    }
    if (!parameters.slopes || !(result.purchases > 0))
        return result;
    constexpr double kStep = 1e-4; // of a log: error below 1e-7
    double BgNbd::*const fields[] = {&BgNbd::r, &BgNbd::alpha, &BgNbd::a, &BgNbd::b};
    for (std::size_t k = 0; k < 4; ++k) {
        double log[2];
        for (const int side : {0, 1}) {
            BgNbd moved = model;
            moved.*fields[k] *= std::exp(side == 0 ? -kStep : kStep);
            log[side] = std::log(moved.expectedAlive(parameters.months * parameters.monthLength, x, age));
        }
        result.slope[k] = (log[1] - log[0]) / (2 * kStep);
    }
    return result;
}

ClvSlope slopeOf(const BgNbd& b, const GammaGamma& g, const WhileThere& there, double x, double recency, double age, double alive, double spend)
{
    ClvSlope slope {};
    std::copy(there.slope.begin(), there.slope.end(), slope.begin());
    if (x > 0) { // else alive is 1 whatever the parameters
        const double gone = alive - 1;
        slope[0] += gone * b.r * std::log((b.alpha + age) / (b.alpha + recency));
        slope[1] += gone * (b.r + x) * b.alpha * (1 / (b.alpha + age) - 1 / (b.alpha + recency));
        slope[2] += gone;
        slope[3] -= gone * b.b / (b.b + x - 1);
    }
    const double times = x > 0 && spend > 0 ? x : 0, spent = times > 0 ? times * spend : 0;
    const double below = g.p * times + g.q - 1;
    slope[4] = 1 - g.p * times / below;
    slope[5] = -g.q / below;
    slope[6] = g.gamma / (g.gamma + spent);
    return slope;
}

} // namespace

std::array<ClvSlope, 7> ClvAnswer::logCovariance() const
{
    std::array<ClvSlope, 7> covariance {};
    for (std::size_t i = 0; i < 4; ++i)
        std::copy(purchases.fit.logCovariance[i].begin(), purchases.fit.logCovariance[i].end(), covariance[i].begin());
    for (std::size_t i = 0; i < 3; ++i)
        std::copy(spend.fit.logCovariance[i].begin(), spend.fit.logCovariance[i].begin() + 3, covariance[4 + i].begin() + 4);
    return covariance;
}

double customerValueOf(const BgNbd& model, const GammaGamma& spendModel, double x, double recency, double age, double spend,
    const ClvParameters& parameters)
{
    const double factor = std::pow(1 + parameters.discountPerYear, -1.0 / 12);
    double value = 0, before = 0, weight = 1;
    for (int month = 1; month <= parameters.months; ++month) {
        const double upTo = model.expected(month * parameters.monthLength, x, recency, age);
        weight *= factor;
        value += (upTo - before) * weight;
        before = upTo;
    }
    return value * expectedSpendOf(spendModel, x, spend);
}

core::Result<ClvAnswer> customerValue(
    const RepeatPurchases& purchases, std::span<const double> spend, const ClvParameters& parameters, core::JobContext& job)
{
    ClvAnswer answer;
    auto model = fitBgNbd(purchases, false, job);
    if (!model)
        return std::unexpected(model.error());
    const SpendRows rows = spendRows(purchases.x, spend);
    auto spendModel = fitGammaGamma(rows.x, rows.m, job);
    if (!spendModel)
        return std::unexpected(spendModel.error());
    answer.purchases = *model;
    answer.spend = *spendModel;
    answer.doubts = model->fit.doubts;
    answer.doubts.insert(answer.doubts.end(), spendModel->fit.doubts.begin(), spendModel->fit.doubts.end());
    const std::size_t n = purchases.x.size();
    for (auto* column : {&answer.alive, &answer.expected, &answer.expectedSpend, &answer.clv})
        column->resize(n);
    // What is expected while there is the same for equal x and age, and is the dear part.
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t i, std::uint32_t j) {
        return purchases.x[i] != purchases.x[j] ? purchases.x[i] < purchases.x[j] : purchases.age[i] < purchases.age[j];
    });
    if (parameters.slopes)
        answer.slopes.resize(n);
    WhileThere there;
    double knownX = -1, knownAge = -1;
    for (std::size_t k = 0; k < n; ++k) {
        if (k % 1024 == 0) {
            if (job.shouldStop())
                return core::fail(core::Code::Cancelled);
            job.progress(static_cast<double>(k) / static_cast<double>(n), "valuing");
        }
        const std::size_t i = order[k];
        const double x = purchases.x[i], recency = purchases.recency[i], age = purchases.age[i];
        if (x != knownX || age != knownAge)
            there = whileThere(model->model, knownX = x, knownAge = age, parameters);
        answer.alive[i] = model->model.alive(x, recency, age);
        answer.expected[i] = answer.alive[i] * there.purchases;
        answer.expectedSpend[i] = expectedSpendOf(spendModel->model, x, spend[i]);
        answer.clv[i] = answer.alive[i] * there.discounted * answer.expectedSpend[i];
        if (parameters.slopes)
            answer.slopes[i] = slopeOf(model->model, spendModel->model, there, x, recency, age, answer.alive[i], spend[i]);
    }
    for (const double clv : answer.clv)
        answer.total += clv;
    answer.mean = answer.total / static_cast<double>(n);
    if (parameters.resamples > 0 && !addInterval(answer, purchases, spend, parameters, job))
        return core::fail(core::Code::Cancelled);
    return answer;
}

} // namespace holdfast::analytics
