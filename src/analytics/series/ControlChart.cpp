// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/ControlChart.h"

#include "analytics/series/ProcessChart.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::analytics {

std::vector<ControlSignal> nelsonSignals(std::span<const double> z, double width)
{
    std::vector<ControlSignal> signals;
    int side = 0, sideRun = 0; // side of the centre and how long on it
    int slope = 0, slopeRun = 0; // direction and how many points in it
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (std::isnan(z[i])) {
            side = sideRun = slope = slopeRun = 0;
            continue;
        }
        const int nowSide = z[i] > 0 ? 1 : z[i] < 0 ? -1 : 0;
        sideRun = nowSide != 0 && nowSide == side ? sideRun + 1 : (nowSide != 0);
        side = nowSide;
        const bool first = i == 0 || std::isnan(z[i - 1]);
        const int nowSlope = first ? 0 : z[i] > z[i - 1] ? 1 : z[i] < z[i - 1] ? -1 : 0;
        slopeRun = nowSlope == 0 ? 1 : nowSlope == slope ? slopeRun + 1 : 2;
        slope = nowSlope;
        if (std::abs(z[i]) > width)
            signals.push_back({i, NelsonRule::BeyondLimits});
        if (sideRun >= 9)
            signals.push_back({i, NelsonRule::NineOnOneSide});
        if (slopeRun >= 6)
            signals.push_back({i, NelsonRule::SixInATrend});
    }
    return signals;
}

PChart pChartLimits(std::span<const std::int64_t> k, std::span<const std::int64_t> n, double width)
{
    PChart chart;
    const std::size_t points = std::min(k.size(), n.size());
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> events(k.begin(), k.begin() + static_cast<std::ptrdiff_t>(points)),
        cases(n.begin(), n.begin() + static_cast<std::ptrdiff_t>(points));
    const auto shares = shareChart(events, cases, {}, width);
    if (!shares) {
        chart.lower = chart.upper = std::vector<double>(points, none);
        return chart;
    }
    chart.center = shares->center;
    chart.lower = shares->lower;
    chart.upper = shares->upper;
    std::vector<double> z(points, none);
    for (std::size_t i = 0; i < points; ++i) {
        const double error = n[i] > 0 ? std::sqrt(shares->center * (1 - shares->center) / cases[i]) : none;
        z[i] = error > 0 ? (shares->points[i] - shares->center) / error : error; // 0 where all shares are equal, none without cases
    }
    chart.signals = nelsonSignals(z, width);
    return chart;
}

} // namespace holdfast::analytics
