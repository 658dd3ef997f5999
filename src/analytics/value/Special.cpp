// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/value/Special.h"

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include <algorithm>

namespace holdfast::analytics {

GammaRatio gammaRatio(double v, double n)
{
    if (n == 0)
        return {};
    // Short whole distances as sums: exact where the two logarithms would nearly cancel.
    if (n > 0 && n <= 16 && n == std::floor(n)) {
        GammaRatio ratio;
        double product = 1;
        for (double k = 0; k < n; ++k) {
            product *= v + k;
            ratio.first += 1 / (v + k);
            ratio.second -= 1 / ((v + k) * (v + k));
        }
        ratio.value = std::isfinite(product) ? std::log(product) : std::lgamma(v + n) - std::lgamma(v);
        return ratio;
    }
    return {std::lgamma(v + n) - std::lgamma(v), boost::math::digamma(v + n) - boost::math::digamma(v),
        boost::math::trigamma(v + n) - boost::math::trigamma(v)};
}

double logBeta(double a, double b)
{
    return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
}

double hypergeometric(double a, double b, double c, double z)
{
    constexpr int kMostTerms = 200000;
    double term = 1, sum = 1;
    for (int n = 0; n < kMostTerms; ++n) {
        term *= (a + n) * (b + n) / ((c + n) * (1.0 + n)) * z;
        sum += term;
        if (a + n <= 0 || b + n <= 0)
            continue;
        // From here on each quotient of neighbours lies under this bound, so the rest is under a geometric series.
        const double m = n + 1.0, high = std::max(a, b) + m, low = std::min(a, b) + m;
        const double bound = std::max(1.0, low / (m + 1)) * std::max(1.0, high / (c + m)) * z;
        if (bound < 1 && std::abs(term) * bound < 1e-17 * (1 - bound) * std::abs(sum))
            break;
    }
    return sum;
}

double discountedPower(double rate, double b, double power)
{
    // u = b (e^v - 1): smooth on one scale, cut where nothing is left.
    constexpr double kNothing = 45;
    double last = std::log1p(kNothing / (rate * b));
    if (power > 1)
        last = std::min(last, kNothing / (power - 1));
    const int panels = std::max(4, static_cast<int>(std::ceil(last)));
    const double width = last / panels;
    double sum = 0;
    for (int panel = 0; panel < panels; ++panel)
        for (std::size_t i = 0; i < kGaussNodes; ++i) {
            const double v = width * (panel + gaussRule().node[i]);
            sum += gaussRule().weight[i] * std::exp(v * (1 - power) - rate * b * std::expm1(v));
        }
    return sum * width * b;
}

const GaussRule& gaussRule()
{
    static const GaussRule kRule = [] {
        GaussRule rule {};
        using Gauss = boost::math::quadrature::gauss<double, kGaussNodes>;
        for (std::size_t i = 0; i < kGaussNodes / 2; ++i) {
            const double x = Gauss::abscissa()[i], w = Gauss::weights()[i];
            rule.node[i] = (1 - x) / 2;
            rule.node[kGaussNodes - 1 - i] = (1 + x) / 2;
            rule.weight[i] = rule.weight[kGaussNodes - 1 - i] = w / 2;
        }
        return rule;
    }();
    return kRule;
}

} // namespace holdfast::analytics
