// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Tail.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/non_central_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace holdfast::analytics {

namespace {

namespace policies = boost::math::policies;
using Quiet = policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>>;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

bool positive(double value)
{
    return std::isfinite(value) && value > 0;
}

// The root of a function that falls from above `target` at 0 to below it: doubling, then halving.
template <class Falling> double whereItFallsTo(double target, double start, Falling falling)
{
    if (!(falling(0.0) > target))
        return 0;
    double low = 0, high = start;
    for (int i = 0; i < 60 && falling(high) > target; ++i) {
        low = high;
        high *= 2;
    }
    for (int i = 0; i < 200 && high - low > 1e-13 * high; ++i) {
        const double middle = (low + high) / 2;
        (falling(middle) > target ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

double normalTwoSided(double z)
{
    return std::isnan(z) ? kUndefined : std::erfc(std::abs(z) / std::sqrt(2.0));
}

double studentTwoSided(double t, double df)
{
    if (std::isnan(t) || !positive(df))
        return kUndefined;
    if (std::isinf(t))
        return 0;
    const boost::math::students_t_distribution<double, Quiet> distribution(df);
    return 2 * boost::math::cdf(boost::math::complement(distribution, std::abs(t)));
}

double fisherUpper(double f, double df1, double df2)
{
    if (std::isnan(f) || f < 0 || !positive(df1) || !positive(df2))
        return kUndefined;
    if (std::isinf(f))
        return 0;
    const boost::math::fisher_f_distribution<double, Quiet> distribution(df1, df2);
    return boost::math::cdf(boost::math::complement(distribution, f));
}

double chiSquaredUpper(double x, double df)
{
    if (std::isnan(x) || x < 0 || !positive(df))
        return kUndefined;
    if (std::isinf(x))
        return 0;
    const boost::math::chi_squared_distribution<double, Quiet> distribution(df);
    return boost::math::cdf(boost::math::complement(distribution, x));
}

double normalHalfWidth(double level)
{
    return boost::math::quantile(boost::math::complement(boost::math::normal_distribution<double, Quiet>(), (1 - level) / 2));
}

double studentHalfWidth(double level, double df)
{
    if (!positive(df))
        return kUndefined;
    const boost::math::students_t_distribution<double, Quiet> distribution(df);
    return boost::math::quantile(boost::math::complement(distribution, (1 - level) / 2));
}

double fisherQuantile(double probability, double df1, double df2)
{
    if (!positive(df1) || !positive(df2))
        return kUndefined;
    return boost::math::quantile(boost::math::fisher_f_distribution<double, Quiet>(df1, df2), probability);
}

double betaQuantile(double probability, double a, double b)
{
    if (!positive(a) || !positive(b))
        return kUndefined;
    return boost::math::quantile(boost::math::beta_distribution<double, Quiet>(a, b), probability);
}

double chiSquaredNoncentrality(double x, double df, double probability)
{
    if (!std::isfinite(x) || x < 0 || !positive(df))
        return kUndefined;
    return whereItFallsTo(probability, x + df + 1, [&](double lambda) {
        if (lambda == 0)
            return boost::math::cdf(boost::math::chi_squared_distribution<double, Quiet>(df), x);
        return boost::math::cdf(boost::math::non_central_chi_squared_distribution<double, Quiet>(df, lambda), x);
    });
}

double fisherNoncentrality(double f, double df1, double df2, double probability)
{
    if (!std::isfinite(f) || f < 0 || !positive(df1) || !positive(df2))
        return kUndefined;
    return whereItFallsTo(probability, f * df1 + df1 + 1, [&](double lambda) {
        if (lambda == 0)
            return boost::math::cdf(boost::math::fisher_f_distribution<double, Quiet>(df1, df2), f);
        return boost::math::cdf(boost::math::non_central_f_distribution<double, Quiet>(df1, df2, lambda), f);
    });
}

} // namespace holdfast::analytics
