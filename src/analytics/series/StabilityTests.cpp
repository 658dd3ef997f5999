// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/ChangePoints.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::analytics {

namespace {

double meanOf(std::span<const double> x)
{
    double sum = 0;
    for (const double value : x)
        sum += value;
    return sum / static_cast<double>(x.size());
}

bool allEqual(std::span<const double> x)
{
    return std::all_of(x.begin(), x.end(), [&](double value) { return value == x.front(); });
}

struct HansenRow {
    double constant, slope, df;
};

// Hansen (1997), one parameter that may change: p = P(chi2(df) > constant + slope * statistic), for trimmings
// 0.49, 0.47, ... 0.01.
constexpr std::array<HansenRow, 25> kHansen {{
    {-0.0648467, 0.99671156, 1.2573241},
    {-0.15305667, 0.96757645, 1.43651315},
    {-0.23071675, 0.95825013, 1.56531261},
    {-0.29247661, 0.95715782, 1.68851898},
    {-0.35706588, 0.95237505, 1.77889686},
    {-0.40514715, 0.96055795, 1.89761322},
    {-0.45248386, 0.95810999, 1.98370422},
    {-0.50458517, 0.96149538, 2.07086519},
    {-0.55009159, 0.96684273, 2.17244338},
    {-0.60241623, 0.96518399, 2.23509053},
    {-0.64308746, 0.97354902, 2.33722161},
    {-0.68833676, 0.97829106, 2.42776524},
    {-0.73136161, 0.9820687, 2.50833918},
    {-0.78078198, 0.99475319, 2.6209551},
    {-0.82894221, 1.00023473, 2.70286643},
    {-0.88430133, 1.00162529, 2.77835798},
    {-0.9499265, 1.00384268, 2.84325795},
    {-0.98828874, 1.01604712, 2.96752918},
    {-1.04892713, 1.02570939, 3.08442682},
    {-1.11527783, 1.03526033, 3.19770394},
    {-1.14992644, 1.06643436, 3.44739573},
    {-1.24010871, 1.06929468, 3.54993605},
    {-1.38522113, 1.06808543, 3.61667211},
    {-1.48296473, 1.1283969, 4.07202473},
    {-1.78738608, 1.17220925, 4.4726701},
}};

double hansenP(double statistic, double trim)
{
    const auto at = [&](std::size_t row) {
        const auto& [constant, slope, df] = kHansen[row];
        // The approximation has a few digits; far below 1e-10, 1 - cdf is as good as the tail and agrees with the reference.
        return 1 - cdf(boost::math::chi_squared(df), std::max(0.0, constant + slope * statistic));
    };
    const double chow = 1 - cdf(boost::math::chi_squared(1), statistic);
    if (trim >= 0.5)
        return chow;
    if (trim <= 0.01)
        return at(24);
    if (trim >= 0.49)
        return ((0.5 - trim) * at(0) + (trim - 0.49) * chow) * 100;
    const double place = (0.51 - trim) * 50;
    const double below = std::floor(place);
    const auto row = static_cast<std::size_t>(below) - 1;
    return (below + 1 - place) * at(row) + (place - below) * at(std::min<std::size_t>(row + 1, 24));
}

} // namespace

core::Result<StabilityTest> cusumTest(std::span<const double> x)
{
    if (x.size() < 2)
        return core::fail(core::Code::NotEnoughData);
    StabilityTest test;
    if (allEqual(x))
        return test;
    const double n = static_cast<double>(x.size()), mean = meanOf(x);
    double squares = 0, sum = 0, largest = 0;
    for (const double value : x) {
        squares += (value - mean) * (value - mean);
        sum += value - mean;
        largest = std::max(largest, std::abs(sum));
    }
    test.statistic = largest / std::sqrt(squares / (n - 1) * n);
    // Kolmogorov's distribution; its series is of no use near 0, where p is 1.
    double p = 1;
    if (test.statistic >= 0.1) {
        p = 0;
        for (int k = 1; k <= 100; ++k)
            p -= 2 * (k % 2 == 0 ? 1 : -1) * std::exp(-2.0 * k * k * test.statistic * test.statistic);
    }
    test.p = std::clamp(p, 0.0, 1.0);
    return test;
}

core::Result<StabilityTest> supFTest(std::span<const double> x, double trim)
{
    const std::size_t n = x.size();
    if (n < 4)
        return core::fail(core::Code::NotEnoughData);
    StabilityTest test;
    if (allEqual(x))
        return test;
    const double size = static_cast<double>(n), mean = meanOf(x);
    const auto wanted = static_cast<std::size_t>(trim * size);
    const std::size_t from = std::clamp<std::size_t>(wanted, 2, n / 2);
    const std::size_t to = std::max(from, n - from);
    double total = 0, left = 0;
    for (const double value : x)
        total += (value - mean) * (value - mean);
    double between = 0; // largest sum of squares between the two sides
    for (std::size_t i = 1; i <= to; ++i) {
        left += x[i - 1] - mean;
        const double k = static_cast<double>(i);
        if (i >= from)
            between = std::max(between, left * left * size / (k * (size - k)));
    }
    const double within = total - between;
    if (within <= 1e-12 * total)
        return StabilityTest {std::numeric_limits<double>::infinity(), 0.0};
    test.statistic = between / (within / (size - 2));
    const double a = static_cast<double>(from), b = static_cast<double>(to);
    const double ratio = (size - a) * b / (a * (size - b));
    if (ratio == 1)
        test.p = cdf(complement(boost::math::fisher_f(1, size - 2), test.statistic));
    else
        test.p = std::clamp(hansenP(test.statistic, 1 / (1 + std::sqrt(ratio))), 0.0, 1.0);
    return test;
}

} // namespace holdfast::analytics
