// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/value/BgNbd.h"
#include "core/Random.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

// Customers made as the models say, and integrals by brute force.
namespace holdfast::tests {

struct History {
    std::vector<double> x, recency, age;
    analytics::RepeatPurchases rows() const { return {x, recency, age}; }
    void add(double count, double last, double until)
    {
        x.push_back(count);
        recency.push_back(last);
        age.push_back(until);
    }
};

inline double beta(core::Random& random, double a, double b)
{
    const double first = random.gamma(a, 1), second = random.gamma(b, 1);
    return first / (first + second);
}

inline History bgHistories(std::uint64_t seed, std::size_t n, const analytics::BgNbd& m)
{
    core::Random random(seed);
    History history;
    for (std::size_t i = 0; i < n; ++i) {
        const double age = 20 + static_cast<double>(random.below(30)), rate = random.gamma(m.r, 1 / m.alpha);
        const double leaves = beta(random, m.a, m.b);
        double now = 0, last = 0, count = 0;
        bool there = !m.modified || !random.chance(leaves);
        while (there && (now += random.exponential(1 / rate)) <= age) {
            ++count;
            last = now;
            there = !random.chance(leaves);
        }
        history.add(count, last, age);
    }
    return history;
}

inline History paretoHistories(std::uint64_t seed, std::size_t n, double r, double alpha, double s, double scale)
{
    core::Random random(seed);
    History history;
    for (std::size_t i = 0; i < n; ++i) {
        const double age = 20 + static_cast<double>(random.below(30)), rate = random.gamma(r, 1 / alpha);
        const double life = random.exponential(1 / random.gamma(s, 1 / scale));
        double now = 0, last = 0, count = 0;
        while ((now += random.exponential(1 / rate)) <= std::min(age, life)) {
            ++count;
            last = now;
        }
        history.add(count, last, age);
    }
    return history;
}

// Integral of f over the square (0,1) x (0,1), midpoints.
inline double overSquare(int points, const std::function<double(double, double)>& f)
{
    double sum = 0;
    for (int i = 0; i < points; ++i)
        for (int j = 0; j < points; ++j)
            sum += f((i + 0.5) / points, (j + 0.5) / points);
    return sum / points / points;
}

// Density of Gamma(shape, rate).
inline double gammaDensity(double v, double shape, double rate)
{
    return std::exp(shape * std::log(rate) + (shape - 1) * std::log(v) - rate * v - std::lgamma(shape));
}

} // namespace holdfast::tests
