// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/survival/Cox.h"
#include "core/Random.h"

#include <cmath>
#include <functional>
#include <vector>

// Cox's model written down as its definition says, slow and plain, to hold the fit against.
namespace holdfast::tests {

struct CoxSample {
    analytics::Matrix x;
    std::vector<double> time, entry;
    std::vector<std::uint8_t> event;

    analytics::CoxInput input(bool late) const
    {
        return {x, time, event, late ? std::span<const double>(entry) : std::span<const double>()};
    }
};

// Planted coefficients 0.8 and -0.5 and none on the third; many ties.
inline CoxSample coxSample(std::uint64_t seed, std::size_t n)
{
    core::Random random(seed);
    CoxSample sample {analytics::Matrix(n, 3), {}, {}, {}};
    for (std::size_t i = 0; i < n; ++i) {
        sample.x(i, 0) = random.chance(0.4);
        sample.x(i, 1) = random.normal();
        sample.x(i, 2) = 100 + 20 * random.normal();
        const double end = std::ceil(random.exponential(12 / std::exp(0.8 * sample.x(i, 0) - 0.5 * sample.x(i, 1))));
        const double censored = 1 + static_cast<double>(random.below(20));
        sample.time.push_back(std::min(end, censored));
        sample.event.push_back(end <= censored);
        sample.entry.push_back(std::floor(sample.time.back() * random.uniform() * 0.5) - 0.5);
    }
    return sample;
}

// Log partial likelihood with hazard ratio exp(x beta + x gamma g(t)); gamma may be empty.
inline double logPartial(const CoxSample& s, bool late, analytics::CoxTies ties, const std::vector<double>& beta,
    const std::vector<double>& gamma = {}, const std::function<double(double)>& g = {})
{
    double value = 0;
    std::vector<double> times;
    for (std::size_t i = 0; i < s.time.size(); ++i)
        if (s.event[i])
            times.push_back(s.time[i]);
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    for (const double t : times) {
        double risk = 0, dying = 0, deaths = 0;
        for (std::size_t i = 0; i < s.time.size(); ++i) {
            if (s.time[i] < t || (late && s.entry[i] >= t))
                continue;
            double linear = 0;
            for (std::size_t j = 0; j < beta.size(); ++j)
                linear += s.x(i, j) * (beta[j] + (gamma.empty() ? 0 : gamma[j] * g(t)));
            risk += std::exp(linear);
            if (s.event[i] && s.time[i] == t) {
                dying += std::exp(linear);
                value += linear;
                ++deaths;
            }
        }
        for (double k = 0; k < deaths; ++k)
            value -= std::log(risk - (ties == analytics::CoxTies::Efron ? k / deaths * dying : 0));
    }
    return value;
}

} // namespace holdfast::tests
