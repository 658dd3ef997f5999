// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/EventStudy.h"

#include "analytics/compare/Mean.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

core::Estimate meanOf(const std::vector<double>& values, double level)
{
    // Around the first value: sums of squares of large values would lose the digits.
    const double base = values.front();
    double sum = 0, squares = 0;
    for (const double value : values) {
        sum += value - base;
        squares += (value - base) * (value - base);
    }
    auto estimate = meanInterval(static_cast<std::int64_t>(values.size()), sum, squares, level);
    for (auto* figure : {&estimate.value, &estimate.lower, &estimate.upper})
        if (*figure)
            **figure += base;
    return estimate;
}

double meanOver(std::span<const double> x)
{
    double sum = 0;
    for (const double value : x)
        sum += value;
    return sum / static_cast<double>(x.size());
}

} // namespace

core::Result<EventStudy> eventStudy(std::span<const double> x, std::span<const std::size_t> events, std::size_t before,
    std::size_t after, double level)
{
    before = std::max<std::size_t>(before, 1);
    after = std::max<std::size_t>(after, 1);
    std::vector<std::size_t> days(events.begin(), events.end());
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    EventStudy study;
    std::erase_if(days, [&](std::size_t day) {
        const bool out = day < before || day >= x.size() || x.size() - day <= after;
        study.leftOut += out;
        return out;
    });
    study.used = days.size();
    if (days.empty())
        return core::fail(core::Code::NotEnoughData);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const bool left = i > 0 && days[i] - days[i - 1] <= before + after;
        const bool right = i + 1 < days.size() && days[i + 1] - days[i] <= before + after;
        study.overlapping += left || right;
    }

    std::vector<double> values(days.size()), earlier, later, change;
    for (std::size_t step = 0; step <= before + after; ++step) {
        for (std::size_t i = 0; i < days.size(); ++i)
            values[i] = x[days[i] + step - before];
        study.profile.push_back({static_cast<std::int64_t>(step) - static_cast<std::int64_t>(before), meanOf(values, level)});
    }
    for (const std::size_t day : days) {
        earlier.push_back(meanOver(x.subspan(day - before, before)));
        later.push_back(meanOver(x.subspan(day + 1, after)));
        change.push_back(later.back() - earlier.back());
    }
    study.before = meanOf(earlier, level);
    study.after = meanOf(later, level);
    study.change = meanOf(change, level);
    if (change.size() > 1) {
        const double n = static_cast<double>(change.size()), mean = *study.change.value;
        double squares = 0;
        for (const double value : change)
            squares += (value - mean) * (value - mean);
        const double se = std::sqrt(squares / (n - 1) / n);
        if (se > 0)
            study.p = 2 * cdf(complement(boost::math::students_t(n - 1), std::abs(mean) / se));
    }
    return study;
}

} // namespace holdfast::analytics
