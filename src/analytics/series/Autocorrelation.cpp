// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/Autocorrelation.h"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

// Sums of products of the centred values at lags 0..lags, the largest of them as 1.
std::vector<double> laggedProducts(std::span<const double> x, std::size_t lags)
{
    std::vector<double> d(x.begin(), x.end());
    double mean = 0;
    for (const double value : d)
        mean += value / static_cast<double>(d.size());
    double most = 0;
    for (double& value : d) {
        value -= mean;
        most = std::max(most, std::abs(value));
    }
    // Only quotients are used: to this scale squares neither overflow nor vanish.
    for (double& value : d)
        value /= most > 0 ? most : 1;
    std::vector<double> products(lags + 1);
    for (std::size_t lag = 0; lag <= lags; ++lag)
        for (std::size_t i = lag; i < d.size(); ++i)
            products[lag] += d[i] * d[i - lag];
    return products;
}

bool allEqual(std::span<const double> x)
{
    return std::all_of(x.begin(), x.end(), [&](double value) { return value == x.front(); });
}

} // namespace

core::Result<Autocorrelation> autocorrelation(std::span<const double> x, std::size_t lags)
{
    const std::size_t n = x.size();
    if (n < 3 || lags == 0)
        return core::fail(core::Code::NotEnoughData);
    if (allEqual(x))
        return core::fail(core::Code::NoVariation);
    lags = std::min(lags, n - 1);
    const auto products = laggedProducts(x, lags);
    Autocorrelation result;
    for (std::size_t lag = 1; lag <= lags; ++lag)
        result.acf.push_back(products[lag] / products[0]);

    std::vector<double> phi, next;
    double rest = 1;
    for (std::size_t k = 0; k < lags; ++k) {
        double sum = result.acf[k];
        for (std::size_t j = 0; j < k; ++j)
            sum -= phi[j] * result.acf[k - 1 - j];
        const double partial = sum / rest;
        next.resize(k + 1);
        for (std::size_t j = 0; j < k; ++j)
            next[j] = phi[j] - partial * phi[k - 1 - j];
        next[k] = partial;
        phi = next;
        rest *= 1 - partial * partial;
        result.pacf.push_back(partial);
    }

    const double size = static_cast<double>(n);
    double plain = 0, weighted = 0;
    for (std::size_t k = 0; k < lags; ++k) {
        const double square = result.acf[k] * result.acf[k];
        plain += square;
        weighted += square / (size - static_cast<double>(k + 1));
    }
    const boost::math::chi_squared chi2(static_cast<double>(lags));
    const auto tested = [&](double statistic) {
        return PortmanteauTest {statistic, static_cast<std::int64_t>(lags), cdf(complement(chi2, statistic))};
    };
    result.ljungBox = tested(size * (size + 2) * weighted);
    result.boxPierce = tested(size * plain);
    return result;
}

std::optional<double> dependence(std::span<const double> x)
{
    if (x.size() < 20 || allEqual(x))
        return {};
    const auto products = laggedProducts(x, 1);
    const double r = products[1] / products[0];
    if (std::abs(r) * std::sqrt(static_cast<double>(x.size())) <= 1.96)
        return {};
    return r;
}

} // namespace holdfast::analytics
