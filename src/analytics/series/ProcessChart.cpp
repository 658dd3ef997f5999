// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/ProcessChart.h"

#include "analytics/series/Autocorrelation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace holdfast::analytics {

namespace {

constexpr double kRangeToSigma = 1.128; // d2 of two values
constexpr double kRangeLimit = 3.267; // D4 of two values

double meanOf(std::span<const double> x)
{
    double sum = 0;
    for (const double value : x)
        sum += value;
    return sum / static_cast<double>(x.size());
}

double meanRange(std::span<const double> x)
{
    double sum = 0;
    for (std::size_t i = 1; i < x.size(); ++i)
        sum += std::abs(x[i] - x[i - 1]);
    return sum / static_cast<double>(x.size() - 1);
}

// Centre and sigma, the doubts of a chart of plain values.
core::Result<ProcessChart> begun(std::span<const double> x, const ChartBase& base)
{
    if (x.empty() || (x.size() < 2 && !base.sigma))
        return core::fail(core::Code::NotEnoughData);
    ProcessChart chart;
    chart.center = base.center ? *base.center : meanOf(x);
    chart.sigma = base.sigma ? *base.sigma : meanRange(x) / kRangeToSigma;
    if (*chart.sigma <= 0)
        chart.doubts.push_back({DoubtCode::NoVariation});
    if (x.size() < 20)
        chart.doubts.push_back({DoubtCode::ShortSeries, {}, static_cast<double>(x.size())});
    if (const auto r = dependence(x))
        chart.doubts.push_back({DoubtCode::NotIndependent, {}, *r});
    return chart;
}

void flagBeyondLimits(ProcessChart& chart)
{
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        if (chart.points[i] > chart.upper[i] || chart.points[i] < chart.lower[i])
            chart.signals.push_back({i, ChartRule::BeyondLimit});
}

// `need` of the last `among` points, and the last itself, beyond `limit` on one side.
bool oneSided(const std::vector<double>& z, std::size_t last, std::size_t among, std::size_t need, double limit)
{
    if (last + 1 < among)
        return false;
    for (const double side : {1.0, -1.0}) {
        if (side * z[last] <= limit)
            continue;
        std::size_t count = 0;
        for (std::size_t i = last + 1 - among; i <= last; ++i)
            count += side * z[i] > limit;
        if (count >= need)
            return true;
    }
    return false;
}

core::Result<void> inRange(double value, double low, double high)
{
    if (value >= low && value <= high)
        return {};
    return core::fail(core::Code::InvalidValue, {{"name", "value"}, {"value", std::to_string(value)}});
}

} // namespace

std::string_view word(ChartRule rule)
{
    switch (rule) {
    case ChartRule::Beyond3Sigma:
        return "beyond_3s";
    case ChartRule::TwoOfThree:
        return "2_of_3_beyond_2s";
    case ChartRule::FourOfFive:
        return "4_of_5_beyond_1s";
    case ChartRule::EightOneSide:
        return "8_same_side";
    case ChartRule::Range:
        return "range";
    case ChartRule::BeyondLimit:
        return "beyond_limit";
    case ChartRule::Plus:
        return "plus";
    case ChartRule::Minus:
        return "minus";
    }
    return {};
}

core::Result<ProcessChart> individualsChart(std::span<const double> x, const ChartBase& base, double width)
{
    auto chart = begun(x, base);
    if (!chart)
        return chart;
    const double center = chart->center, sigma = *chart->sigma;
    chart->points.assign(x.begin(), x.end());
    chart->lower.assign(x.size(), center - width * sigma);
    chart->upper.assign(x.size(), center + width * sigma);
    double rangeLimit = std::numeric_limits<double>::infinity();
    if (x.size() > 1) {
        const double mean = meanRange(x);
        rangeLimit = kRangeLimit * mean;
        chart->range = ProcessChart::MovingRange {mean, rangeLimit};
    }
    std::vector<double> z(x.size(), 0);
    for (std::size_t i = 0; i < x.size() && sigma > 0; ++i)
        z[i] = (x[i] - center) / sigma;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const auto flag = [&](bool found, ChartRule rule) {
            if (found)
                chart->signals.push_back({i, rule});
        };
        flag(std::abs(z[i]) > width, ChartRule::Beyond3Sigma);
        flag(oneSided(z, i, 3, 2, 2), ChartRule::TwoOfThree);
        flag(oneSided(z, i, 5, 4, 1), ChartRule::FourOfFive);
        flag(oneSided(z, i, 8, 8, 0), ChartRule::EightOneSide);
        flag(i > 0 && std::abs(x[i] - x[i - 1]) > rangeLimit, ChartRule::Range);
    }
    return chart;
}

core::Result<ProcessChart> ewmaChart(std::span<const double> x, const ChartBase& base, double lambda, double width, bool exact)
{
    auto chart = begun(x, base);
    if (!chart)
        return chart;
    double mean = chart->center, left = 1; // left: (1 - lambda)^(2i)
    for (const double value : x) {
        mean = lambda * value + (1 - lambda) * mean;
        left *= (1 - lambda) * (1 - lambda);
        const double half = width * *chart->sigma * std::sqrt(lambda / (2 - lambda) * (exact ? 1 - left : 1));
        chart->points.push_back(mean);
        chart->lower.push_back(chart->center - half);
        chart->upper.push_back(chart->center + half);
    }
    flagBeyondLimits(*chart);
    return chart;
}

core::Result<ProcessChart> cusumChart(std::span<const double> x, const ChartBase& base, double k, double h)
{
    auto chart = begun(x, base);
    if (!chart)
        return chart;
    ProcessChart::Sums sums;
    sums.slack = k * *chart->sigma;
    sums.decision = h * *chart->sigma;
    double plus = 0, minus = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        plus = std::max(0.0, x[i] - (chart->center + sums.slack) + plus);
        minus = std::max(0.0, chart->center - sums.slack - x[i] + minus);
        sums.plus.push_back(plus);
        sums.minus.push_back(minus);
        if (plus > sums.decision)
            chart->signals.push_back({i, ChartRule::Plus});
        if (minus > sums.decision)
            chart->signals.push_back({i, ChartRule::Minus});
    }
    chart->points.assign(x.begin(), x.end());
    chart->sums = std::move(sums);
    return chart;
}

core::Result<ProcessChart> countChart(std::span<const double> c, std::optional<double> center, double width)
{
    if (c.empty())
        return core::fail(core::Code::NotEnoughData);
    for (const double value : c)
        if (auto status = inRange(value, 0, std::numeric_limits<double>::infinity()); !status)
            return std::unexpected(status.error());
    ProcessChart chart;
    chart.center = center ? *center : meanOf(c);
    chart.sigma = std::sqrt(chart.center);
    chart.points.assign(c.begin(), c.end());
    chart.lower.assign(c.size(), std::max(0.0, chart.center - width * *chart.sigma));
    chart.upper.assign(c.size(), chart.center + width * *chart.sigma);
    flagBeyondLimits(chart);
    if (const auto r = dependence(c))
        chart.doubts.push_back({DoubtCode::NotIndependent, {}, *r});
    return chart;
}

core::Result<ProcessChart> shareChart(std::span<const double> k, std::span<const double> n, std::optional<double> center,
    double width)
{
    double events = 0, cases = 0;
    for (std::size_t i = 0; i < k.size(); ++i) {
        if (auto status = inRange(n[i], 0, std::numeric_limits<double>::infinity()); !status)
            return std::unexpected(status.error());
        if (auto status = inRange(k[i], 0, n[i]); !status)
            return std::unexpected(status.error());
        events += k[i];
        cases += n[i];
    }
    if (cases <= 0)
        return core::fail(core::Code::NotEnoughData);
    ProcessChart chart;
    chart.center = center ? *center : events / cases;
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < k.size(); ++i) {
        const double error = n[i] > 0 ? std::sqrt(chart.center * (1 - chart.center) / n[i]) : none;
        chart.points.push_back(n[i] > 0 ? k[i] / n[i] : none);
        chart.lower.push_back(n[i] > 0 ? std::max(0.0, chart.center - width * error) : none);
        chart.upper.push_back(n[i] > 0 ? std::min(1.0, chart.center + width * error) : none);
    }
    flagBeyondLimits(chart);
    return chart;
}

} // namespace holdfast::analytics
