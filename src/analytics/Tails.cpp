// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/Tails.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace holdfast::analytics {

namespace {

namespace policies = boost::math::policies;
// Errors come back as values, so that nothing throws.
using Policy = policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>, policies::promote_double<false>>;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

} // namespace

double normalBelow(double z)
{
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double normalAbove(double z)
{
    return 0.5 * std::erfc(z / std::sqrt(2.0));
}

double normalTwoSidedP(double z)
{
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

double studentTwoSidedP(double t, double df)
{
    if (std::isnan(t) || !(df > 0))
        return kNone;
    if (std::isinf(t))
        return 0;
    if (std::isinf(df))
        return normalTwoSidedP(t);
    return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t_distribution<double, Policy>(df), std::abs(t)));
}

double chiSquareAbove(double x, double df)
{
    if (std::isnan(x) || !(df > 0))
        return kNone;
    if (x <= 0)
        return 1;
    if (std::isinf(x))
        return 0;
    return boost::math::cdf(boost::math::complement(boost::math::chi_squared_distribution<double, Policy>(df), x));
}

double fisherAbove(double f, double df1, double df2)
{
    if (std::isnan(f) || !(df1 > 0) || !(df2 > 0))
        return kNone;
    if (f <= 0)
        return 1;
    if (std::isinf(f))
        return 0;
    return boost::math::cdf(boost::math::complement(boost::math::fisher_f_distribution<double, Policy>(df1, df2), f));
}

double normalQuantile(double p)
{
    if (!(p > 0 && p < 1))
        return kNone;
    return boost::math::quantile(boost::math::normal_distribution<double, Policy>(), p);
}

double studentQuantile(double p, double df)
{
    if (!(p > 0 && p < 1) || !(df > 0))
        return kNone;
    return boost::math::quantile(boost::math::students_t_distribution<double, Policy>(df), p);
}

} // namespace holdfast::analytics
